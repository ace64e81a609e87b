# Ce que donne la lecture d'une liste

import-report-rows = { $rows } lignes = { $taken } prises (dont { $remarked } avec remarques) + { $refused } refusées
import-report-taken = prises : { $unchanged } sans changement, { $changed } changées, dont { $new } nouvelles
import-report-refused = refusées : { $rows } : { $why }
import-report-remarked = remarques : { $times } : { $field } : { $why }
import-report-gone = { $count } ne sont plus dans cette source : marqués, pas effacés
import-report-none-known = Ce fichier ne nomme aucune des { $count } fiches connues de cette source, et aucune n'a été marquée. Si c'est une autre liste, lisez-la avec --source NOM. Si ses identifiants sont nouveaux, fermez les anciens lieux.
import-report-undecided = { $count } absents de ce fichier et pas marqués : des lignes n'ont pas pu être lues, et nous ne savons pas si elles les nommaient
import-report-unread-columns = colonnes dont cette correspondance ne prend rien, avec le nombre de lignes où elles sont remplies : { $columns }
import-report-hidden = onglets masqués, que nous n'avons pas lus : { $tables }
import-report-fields-without-column = champs de la correspondance pour lesquels ce fichier n'a pas de colonne : { $fields }
import-report-unreached = lignes d'autres tableaux qui ne se rattachent à aucune ligne lue : { $tables }
import-report-duplicates = { $pairs } nouvelles paires sont peut-être le même lieu : passerelle duplicates list
import-report-too-many-places = trop de lieux pour chercher ceux qui sont peut-être les mêmes
import-report-cost = { $seconds } s, au plus { $mib } Mio de mémoire
import-report-dry-run = essai : rien n'a été écrit
import-report-row = ligne { $row }
import-report-row-refused = refusée
import-report-row-remark = remarque
import-report-progress = { $done } lignes sur { $rows }
import-report-nothing-taken = Aucune ligne n'a été prise. Vérifiez que la correspondance est bien celle de cette liste.

# L'importation : ce que le rapport dit de chaque ligne, et comment la corriger dans la source

# Ce que nous disons d'une valeur

import-reason-unknown-value = Ce mot n'est pas dans la liste des mots connus pour ce champ.
import-mend-unknown-value = Écrivez un mot de la liste, ou ajoutez ce mot au fichier de correspondance.
import-reason-zero-restored = Le zéro au début manquait. Nous l'avons remis.
import-mend-zero-restored = Rien à faire.
import-reason-plus-restored = Le signe + au début du numéro manquait. Nous l'avons remis.
import-mend-plus-restored = Rien à faire.
import-reason-from-serial = Un tableur avait changé cette date en nombre. Nous en avons refait une date.
import-mend-from-serial = Rien à faire.
import-reason-swapped = La latitude et la longitude étaient inversées. Nous les avons remises à leur place.
import-mend-swapped = Rien à faire.
import-reason-scheme-added = Le début de l'adresse web manquait. Nous avons ajouté https://.
import-mend-scheme-added = Rien à faire.
import-reason-taken-from-address = Le code postal et la commune étaient dans l'adresse. Nous les avons mis dans leurs champs.
import-mend-taken-from-address = Rien à faire.
import-reason-other-words-left-out = D'autres mots ou chiffres étaient dans cette cellule. Nous les avons laissés de côté.
import-mend-other-words-left-out = Vérifiez si quelque chose d'important manque. Mettez le reste dans une autre colonne.
import-reason-placeholder = Ces chiffres remplissent seulement la case. Ce n'est pas un vrai numéro.
import-mend-placeholder = Écrivez le vrai numéro, ou laissez la cellule vide.
import-reason-no-point = La latitude et la longitude sont zéro. Ce n'est pas l'endroit du lieu.
import-mend-no-point = Écrivez les vraies coordonnées, ou laissez les deux cellules vides.
import-reason-half-a-point = La latitude ou la longitude manque.
import-mend-half-a-point = Écrivez les deux coordonnées, ou laissez les deux cellules vides.
import-reason-outside-country = Ce point n'est pas dans le pays du lieu.
import-mend-outside-country = Vérifiez les coordonnées et le pays.
import-reason-not-a-number = Ce ne sont pas des coordonnées.
import-mend-not-a-number = Écrivez des nombres en degrés, par exemple 50.85 pour la latitude et 4.35 pour la longitude.
import-reason-not-a-phone = Ce n'est pas un numéro de téléphone complet.
import-mend-not-a-phone = Écrivez le numéro complet, avec le zéro du début ou avec l'indicatif du pays.
import-reason-not-a-postcode = Ce n'est pas un code postal du pays du lieu.
import-mend-not-a-postcode = Écrivez tous les chiffres du code postal. Vérifiez aussi le pays.
import-reason-not-a-commune-code = Ce n'est pas le code officiel d'une commune.
import-mend-not-a-commune-code = Écrivez le code officiel de la commune, ou laissez la cellule vide.
import-reason-not-a-date = Nous ne pouvons pas lire une date ici.
import-mend-not-a-date = Écrivez l'année, le mois et le jour, par exemple 2026-11-22.
import-reason-date-in-future = Cette date est dans le futur.
import-mend-date-in-future = Corrigez la date. Vérifiez surtout l'année.
import-reason-not-an-email = Ce n'est pas une adresse e-mail.
import-mend-not-an-email = Écrivez l'adresse complète, avec @, ou laissez la cellule vide.
import-reason-not-a-web-address = Ce n'est pas une adresse web.
import-mend-not-a-web-address = Écrivez l'adresse complète, par exemple https://example.org.
import-reason-not-a-registration = Ce n'est pas un numéro officiel d'organisation.
import-mend-not-a-registration = Écrivez tous les chiffres du numéro. Dans un tableur, choisissez le format texte.
import-reason-hours-not-read = Nous ne pouvons pas lire les heures de cette cellule.
import-mend-hours-not-read = Écrivez seulement des heures, par exemple 09:00-12:00.
import-reason-contradiction = À la même question, la ligne répond oui et non.
import-mend-contradiction = Gardez une seule réponse.
import-reason-second-value = La ligne donne plusieurs valeurs, et une seule est possible. Nous avons gardé la première.
import-mend-second-value = Gardez une seule valeur.
import-reason-too-many = Il y a ici trop de valeurs ou trop de fautes. Nous avons laissé le reste de côté.
import-mend-too-many = Gardez les valeurs importantes, et corrigez les fautes que vous voyez.

# Pourquoi une ligne n'a pas pu être lue

import-reason-cell-too-long = Une cellule de cette ligne est trop longue.
import-mend-cell-too-long = Raccourcissez le texte. Vérifiez aussi qu'aucun guillemet ne manque.
import-reason-row-too-long = Cette ligne est trop longue.
import-mend-row-too-long = Raccourcissez les textes et les listes. Vérifiez aussi qu'aucun guillemet ne manque.
import-reason-too-many-columns = Avec cette ligne, le tableau a trop de colonnes.
import-mend-too-many-columns = Enlevez les colonnes inutiles.
import-reason-too-deep = Trop de listes sont l'une dans l'autre.
import-mend-too-deep = Mettez les valeurs directement dans la ligne.
import-reason-more-cells-than-header = Cette ligne a plus de cellules que le tableau n'a de titres de colonne.
import-mend-more-cells-than-header = Mettez entre guillemets un texte qui contient une virgule ou un point-virgule, ou donnez un titre à la colonne.
import-reason-unclosed-quote = Un guillemet s'ouvre ici et ne se ferme pas.
import-mend-unclosed-quote = Ajoutez le guillemet à la fin du texte, ou enlevez celui du début.
import-reason-stray-quote = Un guillemet ferme la cellule trop tôt : il y a du texte après.
import-mend-stray-quote = Dans un texte entre guillemets, écrivez deux fois chaque guillemet.
import-reason-syntax = Ceci n'est pas du JSON correct.
import-mend-syntax = Cherchez ici une virgule, un guillemet ou un crochet qui manque ou qui est de trop.
import-reason-not-an-object = Ici se trouve une valeur sans nom, pas une ligne.
import-mend-not-an-object = Écrivez un objet JSON, avec un nom pour chaque valeur.
import-reason-broken-cell = Une cellule renvoie à quelque chose que le fichier n'a pas.
import-mend-broken-cell = Écrivez la valeur elle-même dans la cellule, et enregistrez le fichier à nouveau.

# Ce que nous disons d'un lieu

import-reason-no-name = Cette ligne ne donne pas le nom du lieu.
import-mend-no-name = Écrivez le nom du lieu.
import-reason-one-value-kept = Ce champ peut avoir une seule valeur. Nous avons gardé la première.
import-mend-one-value-kept = Gardez une seule valeur.
import-reason-too-long = Ce texte est trop long. Nous avons coupé la fin.
import-mend-too-long = Écrivez un nom plus court, et mettez le reste dans la description.
import-reason-unknown-country = Nous ne connaissons pas ce pays. Nous avons lu la ligne comme un lieu en Belgique.
import-mend-unknown-country = Écrivez les deux lettres du pays, par exemple BE ou FR.
import-reason-unknown-postcode = Ce code postal n'existe pas en Belgique.
import-mend-unknown-postcode = Vérifiez les quatre chiffres. Si le lieu n'est pas en Belgique, écrivez son pays.
import-reason-unknown-commune = Aucune commune de Belgique n'a ce code.
import-mend-unknown-commune = Écrivez les cinq chiffres du code INS, ou laissez la cellule vide.
import-reason-unknown-commune-name = Nous ne connaissons pas de commune de ce nom.
import-mend-unknown-commune-name = Écrivez le nom de la commune, ou son code postal. Le nom d'un village ou d'un quartier ne suffit pas.
import-reason-several-communes = Plusieurs communes portent ce nom.
import-mend-several-communes = Écrivez aussi le code postal, pour que nous sachions laquelle.
import-reason-merged-commune = Cette commune fait maintenant partie d'une autre. Nous avons pris le code d'aujourd'hui.
import-mend-merged-commune = Rien à faire.
import-reason-commune-not-of-postcode = Cette commune n'a pas ce code postal. Nous avons gardé le code postal.
import-mend-commune-not-of-postcode = Corrigez la commune ou le code postal.
import-reason-point-outside-country = Ce point n'est pas en Belgique.
import-mend-point-outside-country = Vérifiez les coordonnées. Si le lieu n'est pas en Belgique, écrivez son pays.
import-reason-hours-understood = Ces heures étaient écrites autrement. Nous les avons comprises.
import-mend-hours-understood = Rien à faire.
import-reason-hours-ambiguous = Ces heures ne sont pas claires. Elles peuvent vouloir dire plusieurs choses.
import-mend-hours-ambiguous = Écrivez les jours et les heures, par exemple : Mo-Fr 09:00-12:00.
import-reason-hours-not-understood = Nous ne comprenons pas ces heures.
import-mend-hours-not-understood = Écrivez les jours et les heures, par exemple : Mo-Fr 09:00-12:00.
import-reason-id-used-twice = Une autre ligne a le même identifiant. Nous avons pris l'autre.
import-mend-id-used-twice = Donnez à chaque lieu son propre identifiant. Enlevez les lignes trop vieilles.
import-reason-same-row-twice = Cette ligne est plusieurs fois dans le fichier. Nous l'avons prise une seule fois.
import-mend-same-row-twice = Rien à faire.
import-reason-no-id-of-its-own = Plusieurs lignes sans identifiant ont le même nom et la même adresse, mais ne disent pas la même chose.
import-mend-no-id-of-its-own = Donnez à chaque ligne un identifiant qui ne change jamais, ou gardez une seule ligne.

# Pourquoi un fichier n'a pas pu être lu

import-refusal-empty = Ce fichier ne contient aucune ligne. Vérifiez que c'est le bon fichier.
import-refusal-binary = Ce fichier n'est ni du texte ni un tableau que nous connaissons. Demandez le tableau en CSV ou en XLSX.
import-refusal-markup = Ce fichier est une page web ou du XML, pas un tableau. Demandez le tableau en CSV ou en XLSX.
import-refusal-pdf = Ce fichier est un PDF, pas un tableau. Demandez le tableau en CSV ou en XLSX.
import-refusal-old-or-protected-excel = Ce fichier vient d'un ancien Excel, ou un mot de passe le protège. Ouvrez-le et enregistrez-le en XLSX, sans mot de passe.
import-refusal-open-document = Nous ne lisons pas les fichiers OpenDocument. Ouvrez le fichier et enregistrez-le en XLSX ou en CSV.
import-refusal-archive = Il n'y a aucun tableau dans ce fichier ZIP. Donnez le tableau lui-même.
import-refusal-protected-archive = Un mot de passe protège ce fichier ZIP. Demandez un fichier sans mot de passe.
import-refusal-json-without-rows = Ce fichier JSON n'a pas de liste d'objets. Mettez les lieux dans une liste.
import-refusal-too-many-rows = Ce fichier a trop de lignes. Enlevez les lignes inutiles.
import-refusal-too-many-tables = Ce fichier a trop de tableaux. Enlevez les tableaux inutiles.
import-refusal-unpacked-too-big = Ce fichier est trop grand une fois ouvert, ou presque rien n'y est un tableau. Enlevez ce qui est inutile.
import-refusal-too-wide = Ce tableau a trop de colonnes. Enlevez les colonnes inutiles.
import-refusal-too-many-open-quotes = Trop de guillemets s'ouvrent et ne se ferment pas. Enregistrez le tableau à nouveau en CSV ou en XLSX.
import-refusal-joined-too-often = Trop de lignes des autres tableaux vont avec les mêmes lignes. Vérifiez les liens entre les tableaux.
import-refusal-broken = Ce fichier est abîmé, ou il s'arrête trop tôt. Téléchargez-le ou demandez-le à nouveau.
import-refusal-broken-entry = Une partie de ce fichier manque ou est abîmée. Ouvrez-le dans un tableur et enregistrez-le à nouveau.
import-refusal-no-such-table = Ce fichier n'a pas le tableau que le fichier de correspondance nomme. Corrigez le nom.
import-refusal-not-readable = L'ordinateur n'a pas pu lire ce fichier. Vérifiez qu'il existe encore, et essayez à nouveau.

# Wat het lezen van een lijst oplevert

import-report-rows = { $rows } rijen = { $taken } overgenomen ({ $remarked } met opmerkingen) + { $refused } geweigerd
import-report-taken = overgenomen: { $unchanged } zonder verandering, { $changed } veranderd, waarvan { $new } nieuw
import-report-refused = geweigerd: { $rows }: { $why }
import-report-remarked = opmerkingen: { $times }: { $field }: { $why }
import-report-gone = { $count } staan niet meer in deze bron: gemerkt, niet gewist
import-report-none-known = Dit bestand noemt geen van de { $count } bekende fiches van deze bron, en geen ervan is gemerkt. Is het een andere lijst? Lees ze dan met --source NAAM. Zijn de nummers nieuw? Sluit dan de oude plekken.
import-report-undecided = { $count } niet in dit bestand gevonden en niet gemerkt: sommige rijen konden we niet lezen, en we weten niet of ze daar stonden
import-report-unread-columns = kolommen waaruit niets wordt overgenomen, met het aantal rijen waarin iets staat: { $columns }
import-report-hidden = verborgen tabbladen, die niet gelezen zijn: { $tables }
import-report-fields-without-column = velden van de omzetting waarvoor dit bestand geen kolom heeft: { $fields }
import-report-unreached = rijen van andere tabellen die bij geen gelezen rij horen: { $tables }
import-report-duplicates = { $pairs } nieuwe paren zijn misschien dezelfde plek: passerelle duplicates list
import-report-too-many-places = te veel plekken om te zoeken welke misschien dezelfde zijn
import-report-cost = { $seconds } s, hoogstens { $mib } MiB geheugen
import-report-dry-run = proef: er is niets geschreven
import-report-row = rij { $row }
import-report-row-refused = geweigerd
import-report-row-remark = opmerking
import-report-progress = { $done } van { $rows } rijen
import-report-nothing-taken = Geen enkele rij is overgenomen. Kijk na of de omzetting bij deze lijst hoort.

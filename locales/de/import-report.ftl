# Was das Lesen einer Liste ergibt

import-report-rows = { $rows } Zeilen = { $taken } übernommen ({ $remarked } mit Anmerkungen) + { $refused } abgelehnt
import-report-taken = übernommen: { $unchanged } unverändert, { $changed } verändert, davon { $new } neu
import-report-refused = abgelehnt: { $rows }: { $why }
import-report-remarked = Anmerkungen: { $times }: { $field }: { $why }
import-report-gone = { $count } stehen nicht mehr in dieser Quelle: gekennzeichnet, nicht gelöscht
import-report-none-known = Diese Datei nennt keinen der { $count } bekannten Einträge dieser Quelle, und keiner wurde gekennzeichnet. Ist es eine andere Liste, lesen Sie sie mit --source NAME. Sind ihre Kennungen neu, schließen Sie die alten Orte.
import-report-undecided = { $count } nicht in dieser Datei gefunden und nicht gekennzeichnet: einige Zeilen waren nicht lesbar, und niemand weiß, ob sie dort standen
import-report-unread-columns = Spalten, aus denen nichts übernommen wird, mit der Zahl der Zeilen, in denen etwas steht: { $columns }
import-report-hidden = ausgeblendete Blätter, die nicht gelesen wurden: { $tables }
import-report-fields-without-column = Felder der Zuordnung, für die diese Datei keine Spalte hat: { $fields }
import-report-unreached = Zeilen anderer Tabellen, die zu keiner gelesenen Zeile gehören: { $tables }
import-report-duplicates = { $pairs } neue Paare sind vielleicht derselbe Ort: passerelle duplicates list
import-report-too-many-places = zu viele Orte, um nach gleichen zu suchen
import-report-cost = { $seconds } s, höchstens { $mib } MiB Speicher
import-report-dry-run = Probelauf: nichts wurde geschrieben
import-report-row = Zeile { $row }
import-report-row-refused = abgelehnt
import-report-row-remark = Anmerkung
import-report-progress = { $done } von { $rows } Zeilen
import-report-nothing-taken = Keine Zeile wurde übernommen. Prüfen Sie, ob die Zuordnung zu dieser Liste gehört.

# Der Import: was der Bericht über jede Zeile sagt, und wie man sie in der Quelle korrigiert

# Was wir über einen Wert sagen

import-reason-unknown-value = Dieses Wort steht nicht in der Liste der bekannten Wörter für dieses Feld.
import-mend-unknown-value = Schreiben Sie ein Wort aus der Liste, oder fügen Sie dieses Wort in die Zuordnungsdatei ein.
import-reason-zero-restored = Die Null am Anfang fehlte. Wir haben sie wieder davorgesetzt.
import-mend-zero-restored = Sie müssen nichts tun.
import-reason-plus-restored = Das Pluszeichen am Anfang der Nummer fehlte. Wir haben es wieder davorgesetzt.
import-mend-plus-restored = Sie müssen nichts tun.
import-reason-from-serial = Eine Tabellenkalkulation hatte aus diesem Datum eine Zahl gemacht. Wir haben wieder ein Datum daraus gemacht.
import-mend-from-serial = Sie müssen nichts tun.
import-reason-swapped = Breitengrad und Längengrad waren vertauscht. Wir haben sie zurückgetauscht.
import-mend-swapped = Sie müssen nichts tun.
import-reason-scheme-added = Der Anfang der Webadresse fehlte. Wir haben https:// ergänzt.
import-mend-scheme-added = Sie müssen nichts tun.
import-reason-taken-from-address = Postleitzahl und Gemeinde standen in der Adresse. Wir haben sie in ihre eigenen Felder gesetzt.
import-mend-taken-from-address = Sie müssen nichts tun.
import-reason-other-words-left-out = In dieser Zelle standen noch andere Wörter oder Ziffern. Wir haben sie weggelassen.
import-mend-other-words-left-out = Prüfen Sie, ob etwas Wichtiges fehlt. Schreiben Sie den Rest in eine andere Spalte.
import-reason-placeholder = Diese Ziffern füllen nur das Feld. Es ist keine echte Nummer.
import-mend-placeholder = Schreiben Sie die echte Nummer, oder lassen Sie die Zelle leer.
import-reason-no-point = Breitengrad und Längengrad sind null. Dort liegt die Anlaufstelle nicht.
import-mend-no-point = Schreiben Sie die echten Koordinaten, oder lassen Sie beide Zellen leer.
import-reason-half-a-point = Der Breitengrad oder der Längengrad fehlt.
import-mend-half-a-point = Schreiben Sie beide Koordinaten, oder lassen Sie beide Zellen leer.
import-reason-outside-country = Dieser Punkt liegt nicht im Land der Anlaufstelle.
import-mend-outside-country = Prüfen Sie die Koordinaten und das Land.
import-reason-not-a-number = Das sind keine Koordinaten.
import-mend-not-a-number = Schreiben Sie Zahlen in Grad, zum Beispiel 50.85 für den Breitengrad und 4.35 für den Längengrad.
import-reason-not-a-phone = Das ist keine vollständige Telefonnummer.
import-mend-not-a-phone = Schreiben Sie die ganze Nummer, mit der Null am Anfang oder mit der Landesvorwahl.
import-reason-not-a-postcode = Das ist keine Postleitzahl des Landes der Anlaufstelle.
import-mend-not-a-postcode = Schreiben Sie alle Ziffern der Postleitzahl. Prüfen Sie auch das Land.
import-reason-not-a-commune-code = Das ist kein amtlicher Code einer Gemeinde.
import-mend-not-a-commune-code = Schreiben Sie den amtlichen Code der Gemeinde, oder lassen Sie die Zelle leer.
import-reason-not-a-date = Wir können hier kein Datum lesen.
import-mend-not-a-date = Schreiben Sie das Jahr, den Monat und den Tag, zum Beispiel 2026-11-22.
import-reason-date-in-future = Dieses Datum liegt in der Zukunft.
import-mend-date-in-future = Korrigieren Sie das Datum. Prüfen Sie vor allem das Jahr.
import-reason-not-an-email = Das ist keine E-Mail-Adresse.
import-mend-not-an-email = Schreiben Sie die ganze Adresse mit @, oder lassen Sie die Zelle leer.
import-reason-not-a-web-address = Das ist keine Webadresse.
import-mend-not-a-web-address = Schreiben Sie die ganze Adresse, zum Beispiel https://example.org.
import-reason-not-a-registration = Das ist keine amtliche Nummer einer Organisation.
import-mend-not-a-registration = Schreiben Sie alle Ziffern der Nummer. Wählen Sie in der Tabellenkalkulation das Format Text.
import-reason-hours-not-read = Wir können die Zeiten in dieser Zelle nicht lesen.
import-mend-hours-not-read = Schreiben Sie nur Uhrzeiten, zum Beispiel 09:00-12:00.
import-reason-contradiction = Auf dieselbe Frage antwortet die Zeile mit Ja und mit Nein.
import-mend-contradiction = Behalten Sie nur eine Antwort.
import-reason-second-value = Die Zeile nennt mehrere Werte, und nur einer ist möglich. Wir haben den ersten behalten.
import-mend-second-value = Behalten Sie nur einen Wert.
import-reason-too-many = Hier sind zu viele Werte oder zu viele Fehler. Wir haben den Rest weggelassen.
import-mend-too-many = Behalten Sie die wichtigen Werte, und korrigieren Sie die Fehler, die Sie sehen.

# Warum eine Zeile nicht gelesen werden konnte

import-reason-cell-too-long = Eine Zelle dieser Zeile ist zu lang.
import-mend-cell-too-long = Kürzen Sie den Text. Prüfen Sie auch, ob ein Anführungszeichen fehlt.
import-reason-row-too-long = Diese Zeile ist zu lang.
import-mend-row-too-long = Kürzen Sie die Texte und Listen. Prüfen Sie auch, ob ein Anführungszeichen fehlt.
import-reason-too-many-columns = Mit dieser Zeile hat die Tabelle zu viele Spalten.
import-mend-too-many-columns = Entfernen Sie die Spalten, die Sie nicht brauchen.
import-reason-too-deep = Zu viele Listen stecken ineinander.
import-mend-too-deep = Schreiben Sie die Werte direkt in die Zeile.
import-reason-more-cells-than-header = Diese Zeile hat mehr Zellen, als die Tabelle Spaltentitel hat.
import-mend-more-cells-than-header = Setzen Sie Texte mit Komma oder Semikolon in Anführungszeichen, oder geben Sie der Spalte einen Titel.
import-reason-unclosed-quote = Hier beginnt ein Anführungszeichen und wird nicht geschlossen.
import-mend-unclosed-quote = Setzen Sie das Anführungszeichen an das Ende des Textes, oder entfernen Sie das erste.
import-reason-stray-quote = Ein Anführungszeichen schließt die Zelle zu früh: Dahinter steht noch Text.
import-mend-stray-quote = Schreiben Sie jedes Anführungszeichen innerhalb des Textes doppelt.
import-reason-syntax = Das ist kein gültiges JSON.
import-mend-syntax = Suchen Sie hier ein Komma, ein Anführungszeichen oder eine Klammer, die fehlt oder zu viel ist.
import-reason-not-an-object = Hier steht ein Wert ohne Namen, keine Zeile.
import-mend-not-an-object = Schreiben Sie ein JSON-Objekt mit einem Namen für jeden Wert.
import-reason-broken-cell = Eine Zelle verweist auf etwas, das nicht in der Datei ist.
import-mend-broken-cell = Schreiben Sie den Wert selbst in die Zelle, und speichern Sie die Datei noch einmal.

# Was wir über eine Anlaufstelle sagen

import-reason-no-name = Diese Zeile nennt keinen Namen der Anlaufstelle.
import-mend-no-name = Schreiben Sie den Namen der Anlaufstelle.
import-reason-one-value-kept = Dieses Feld kann nur einen Wert haben. Wir haben den ersten behalten.
import-mend-one-value-kept = Behalten Sie nur einen Wert.
import-reason-too-long = Dieser Text ist zu lang. Wir haben das Ende weggelassen.
import-mend-too-long = Schreiben Sie einen kürzeren Namen und den Rest in die Beschreibung.
import-reason-unknown-country = Wir kennen dieses Land nicht. Wir haben die Zeile als Anlaufstelle in Belgien gelesen.
import-mend-unknown-country = Schreiben Sie die zwei Buchstaben des Landes, zum Beispiel BE oder FR.
import-reason-unknown-postcode = Diese Postleitzahl gibt es in Belgien nicht.
import-mend-unknown-postcode = Prüfen Sie die vier Ziffern. Liegt die Anlaufstelle nicht in Belgien, schreiben Sie das Land.
import-reason-unknown-commune = Keine Gemeinde in Belgien hat diesen Code.
import-mend-unknown-commune = Schreiben Sie die fünf Ziffern des NIS-Codes, oder lassen Sie die Zelle leer.
import-reason-unknown-commune-name = Wir kennen keine Gemeinde mit diesem Namen.
import-mend-unknown-commune-name = Schreiben Sie den Namen der Gemeinde oder ihre Postleitzahl. Der Name eines Dorfes oder Viertels reicht nicht.
import-reason-several-communes = Mehrere Gemeinden haben diesen Namen.
import-mend-several-communes = Schreiben Sie auch die Postleitzahl, damit wir wissen, welche.
import-reason-merged-commune = Diese Gemeinde gehört jetzt zu einer anderen. Wir haben den heutigen Code genommen.
import-mend-merged-commune = Sie müssen nichts tun.
import-reason-commune-not-of-postcode = Diese Gemeinde hat diese Postleitzahl nicht. Wir haben die Postleitzahl behalten.
import-mend-commune-not-of-postcode = Korrigieren Sie die Gemeinde oder die Postleitzahl.
import-reason-point-outside-country = Dieser Punkt liegt nicht in Belgien.
import-mend-point-outside-country = Prüfen Sie die Koordinaten. Liegt die Anlaufstelle nicht in Belgien, schreiben Sie das Land.
import-reason-hours-understood = Diese Zeiten waren anders geschrieben. Wir haben sie verstanden.
import-mend-hours-understood = Sie müssen nichts tun.
import-reason-hours-ambiguous = Diese Zeiten sind nicht eindeutig. Sie können Verschiedenes bedeuten.
import-mend-hours-ambiguous = Schreiben Sie die Tage und die Uhrzeiten, zum Beispiel: Mo-Fr 09:00-12:00.
import-reason-hours-not-understood = Wir verstehen diese Zeiten nicht.
import-mend-hours-not-understood = Schreiben Sie die Tage und die Uhrzeiten, zum Beispiel: Mo-Fr 09:00-12:00.
import-reason-id-used-twice = Eine andere Zeile hat dieselbe Kennung. Wir haben die andere genommen.
import-mend-id-used-twice = Geben Sie jeder Anlaufstelle eine eigene Kennung. Entfernen Sie veraltete Zeilen.
import-reason-same-row-twice = Diese Zeile steht mehrmals in der Datei. Wir haben sie nur einmal genommen.
import-mend-same-row-twice = Sie müssen nichts tun.
import-reason-no-id-of-its-own = Mehrere Zeilen ohne Kennung haben denselben Namen und dieselbe Adresse, sagen aber nicht dasselbe.
import-mend-no-id-of-its-own = Geben Sie jeder Zeile eine Kennung, die sich nie ändert, oder behalten Sie nur eine Zeile.

# Warum eine Datei nicht gelesen werden konnte

import-refusal-empty = Diese Datei enthält keine Zeilen. Prüfen Sie, ob es die richtige Datei ist.
import-refusal-binary = Diese Datei ist weder Text noch eine Tabelle, die wir kennen. Bitten Sie um die Tabelle als CSV oder XLSX.
import-refusal-markup = Diese Datei ist eine Webseite oder XML, keine Tabelle. Bitten Sie um die Tabelle als CSV oder XLSX.
import-refusal-pdf = Diese Datei ist ein PDF, keine Tabelle. Bitten Sie um die Tabelle als CSV oder XLSX.
import-refusal-old-or-protected-excel = Diese Datei kommt aus einem alten Excel oder ist durch ein Passwort geschützt. Öffnen Sie sie, und speichern Sie sie als XLSX ohne Passwort.
import-refusal-open-document = Wir lesen keine OpenDocument-Dateien. Öffnen Sie die Datei, und speichern Sie sie als XLSX oder CSV.
import-refusal-archive = In dieser ZIP-Datei ist keine Tabelle. Geben Sie die Tabelle selbst an.
import-refusal-protected-archive = Diese ZIP-Datei ist durch ein Passwort geschützt. Bitten Sie um eine Datei ohne Passwort.
import-refusal-json-without-rows = Diese JSON-Datei hat keine Liste von Objekten. Schreiben Sie die Anlaufstellen in eine Liste.
import-refusal-too-many-rows = Diese Datei hat zu viele Zeilen. Entfernen Sie die Zeilen, die Sie nicht brauchen.
import-refusal-too-many-tables = Diese Datei hat zu viele Tabellen. Entfernen Sie die Tabellen, die Sie nicht brauchen.
import-refusal-unpacked-too-big = Diese Datei ist entpackt zu groß, oder fast nichts darin ist eine Tabelle. Entfernen Sie, was Sie nicht brauchen.
import-refusal-too-wide = Diese Tabelle hat zu viele Spalten. Entfernen Sie die Spalten, die Sie nicht brauchen.
import-refusal-too-many-open-quotes = Zu viele Anführungszeichen werden nicht geschlossen. Speichern Sie die Tabelle noch einmal als CSV oder XLSX.
import-refusal-joined-too-often = Zu viele Zeilen anderer Tabellen gehören zu denselben Zeilen. Prüfen Sie die Verknüpfungen zwischen den Tabellen.
import-refusal-broken = Diese Datei ist beschädigt oder bricht zu früh ab. Laden Sie sie neu herunter, oder bitten Sie noch einmal darum.
import-refusal-broken-entry = Ein Teil dieser Datei fehlt oder ist beschädigt. Öffnen Sie sie in einer Tabellenkalkulation, und speichern Sie sie neu.
import-refusal-no-such-table = Die Tabelle, die die Zuordnungsdatei nennt, ist nicht in dieser Datei. Korrigieren Sie den Namen.
import-refusal-not-readable = Der Computer konnte diese Datei nicht lesen. Prüfen Sie, ob es sie noch gibt, und versuchen Sie es noch einmal.

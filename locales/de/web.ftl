# Was um jede Seite herum steht, die Fehlerseiten, die Seiten über die Website

skip = Zum Inhalt
languages = Sprachen
choose-language = Weiter auf Deutsch
foot = Über diese Website

help-title = Sprechen Sie lieber mit einem Menschen?
help-phone = Rufen Sie uns an:
help-counter = Kommen Sie vorbei:
help-post = Schreiben Sie uns:
help-ways = Telefon, Schalter oder Brief: So geht es
contact-demonstration = Das ist eine Demoversion: Unter dieser Nummer und diesen Adressen antwortet niemand.
only-this-language = Diesen Text gibt es nur auf { $language }.

signed-in-menu = Ihr Konto
signed-in-as = Angemeldet: { $name }
my-account = Mein Konto
my-work = Zu tun
sign-out = Abmelden
sign-out-finish = Fertig: abmelden
signed-in-ends = Die Anmeldung endet um { $time }, wenn Sie nichts tun. Auch andere benutzen diesen Computer.
for-professionals = Für Fachleute: anmelden

contact-title = Mit uns sprechen, ohne Computer
contact-lead = Alles, was Sie auf dieser Website finden, können Sie auch einen Menschen fragen. Das ist kostenlos. Sie müssen Ihren Namen nicht sagen.
contact-call = Am Telefon
contact-call-what = Rufen Sie die Nummer unten auf dieser Seite an. Sagen Sie, wo Sie wohnen und was Sie brauchen. Wir suchen mit Ihnen.
contact-come = Am Schalter
contact-come-what = Kommen Sie zu der Adresse unten auf dieser Seite. Wir suchen mit Ihnen und drucken die Liste für Sie aus.
contact-write = Mit einem Brief
contact-write-what = Schreiben Sie an die Adresse unten auf dieser Seite. Nennen Sie Ihre Postleitzahl. Schreiben Sie auch, was Sie brauchen und wohin wir antworten sollen. Wir schicken Ihnen die Liste auf Papier.
contact-together = Zusammen mit jemandem
contact-together-what = Sie können dieses Telefon oder diesen Computer einer Person geben, der Sie vertrauen. Diese Person kann für Sie suchen und die Liste ausdrucken.

accessibility-title = Barrierefreiheit
accessibility-lead = { $name } will, dass alle Menschen diese Website benutzen können: mit einem alten Handy, ohne Maus, mit einem Vorleseprogramm, in großer Schrift, auf Papier.
accessibility-state = Wie weit wir sind
accessibility-state-what = Unser Ziel: Alle Seiten erfüllen die Norm WCAG 2.2, Stufe AA. Noch niemand von außen hat diese Website geprüft. Darum sagen wir nicht, dass die Website die Norm erfüllt.
accessibility-tests = Was unsere Tests gemessen haben
accessibility-tested-on = Letzte Tests: { $day }. Diese Liste kommt direkt aus den Tests. Niemand schreibt sie von Hand.
accessibility-not-tested = Noch keine Ergebnisse für diese Version.
accessibility-bar = Anforderung
accessibility-outcome = Ergebnis
bar-b01 = Die Seite ist leicht: höchstens 14.336 Bytes
bar-b02 = Die Seite braucht höchstens drei Dateien, und nichts von einer anderen Website
bar-b03 = Die Seite ist ohne JavaScript vollständig
bar-b05 = Das Prüfprogramm axe-core findet keine Hindernisse, auf kleinem und großem Bildschirm und mit festen Farben
bar-b07 = Der Code der Seite ist gültig (Prüfung des W3C)
bar-b09 = Der Text ist gut zu sehen: Kontrast mindestens 7 zu 1, hell und dunkel
bar-b10 = Was man berühren muss, ist groß genug: mindestens 44 mal 44 Pixel
bar-b11 = Auf einem kleinen Bildschirm ragt nichts hinaus, auch bei mehr Abstand zwischen den Buchstaben
bar-b12 = Die Schrift ist mindestens 18 Pixel groß
bar-b13 = Alles geht mit der Tastatur, und man sieht immer, wo man ist
bar-b14 = Telefon mit Zeiten, Schalter und Postadresse stehen auf der Seite
bar-b15 = Die Seite hat eine Hauptüberschrift, eine Sprache und einen eigenen Namen
bar-b16 = Auf Papier: höchstens zwei Blätter A4 (eines für eine Gemeinde oder eine Postleitzahl), mit Telefon, Adresse der Seite und Datum
bar-b18 = Die Seite öffnet sich in 3 Sekunden, auch bei sehr langsamer Verbindung
bar-b22 = Kein Wort ist ohne Übersetzung geblieben
bar-met = { $pages ->
    [one] Erfüllt auf { $pages } Seite
   *[other] Erfüllt auf { $pages } Seiten
}
bar-missed = Nicht erfüllt: { $faults } Fehler auf { $pages } Seiten
bar-not-measured = Nicht gemessen
accessibility-not-shown = Was die Tests nicht zeigen
accessibility-not-shown-what = Ein Programm findet nicht alle Hindernisse. Noch niemand mit einem Vorleseprogramm, mit einer Behinderung oder mit wenig Erfahrung hat diese Version mit uns ausprobiert.
accessibility-languages = Unsere Sprachen
accessibility-read = gegengelesen von einer Person mit dieser Muttersprache
accessibility-not-read = noch nicht gegengelesen von einer Person mit dieser Muttersprache
accessibility-tell = Ein Hindernis?
accessibility-tell-what = Sagen Sie es uns am Telefon, am Schalter oder mit einem Brief: Die Adressen stehen unten auf dieser Seite. Ein Mensch antwortet Ihnen. Sie können sich auch bei Unia oder bei einem Ombudsdienst beschweren.

privacy-title = Datenschutz
privacy-lead = Diese Website fragt nicht, wer Sie sind. Hier lesen Sie, was wir speichern und was nicht.
privacy-cookies = Keine Cookies, um Hilfe zu suchen
privacy-cookies-what = Wer Hilfe sucht, bekommt kein Cookie. Wir beobachten nicht, was Sie im Internet tun. Wir laden nichts von einer anderen Website. Es gibt ein Cookie, nur für Personen, die sich für ihre Arbeit anmelden: Es hält die Anmeldung, und verschwindet beim Abmelden oder wenn der Browser geschlossen wird.
privacy-searches = Was Sie suchen
privacy-searches-what = Wir speichern nie die Wörter, die Sie suchen. Wir zählen nur, wie oft jede Art von Hilfe gesucht wird und ob sie gefunden wird. Das zählen wir pro Tag und pro Gemeinde.
privacy-position = Ihr Standort
privacy-position-what = Ihr Gerät teilt Ihren Standort nur mit, wenn Sie es wollen. Vor dem Senden rundet es ihn auf etwa 100 Meter. Wir speichern ihn nicht.
privacy-reports = Wenn Sie einen Fehler melden
privacy-reports-what = Wir speichern den Text, den Sie schreiben, ohne Ihre Adresse und ohne Ihren Namen. Wir löschen den Text 90 Tage, nachdem wir Ihre Nachricht bearbeitet haben. Bearbeitet niemand Ihre Nachricht, löschen wir sie nach zwei Jahren. Nur die Personen, die die Liste verbessern, lesen ihn.
privacy-network = Die Adresse Ihres Anschlusses
privacy-network-what = Wenn Sie einen Fehler melden, merkt sich das Programm die Adresse Ihres Internetanschlusses ungefähr eine Stunde lang. So kann niemand Hunderte Nachrichten senden. Diese Adresse wird nirgends aufgeschrieben.
privacy-who = Wer verantwortlich ist
privacy-who-what = Wer für diese Website verantwortlich ist, steht im Impressum. Dort können Sie Ihre Fragen stellen.
privacy-basis = Warum wir das dürfen
privacy-basis-what = Das Gesetz erlaubt uns, diese wenigen Angaben zu speichern, denn diese Website dient dem öffentlichen Interesse: allen Menschen helfen, Hilfe zu finden (Datenschutz-Grundverordnung, Artikel 6, 1, e).
privacy-basis-to-confirm = Noch zu bestätigen: Die Person, die für den Datenschutz zuständig ist, hat diese Seite noch nicht gutgeheißen.
privacy-rights = Ihre Rechte
privacy-rights-what = Sie können fragen, was wir über Sie wissen. Sie können es berichtigen oder löschen lassen. Rufen Sie an, kommen Sie vorbei oder schreiben Sie: Die Adressen stehen unten auf dieser Seite. Sie können auch an die Datenschutzbehörde schreiben.

legal-title = Impressum
legal-who = Wer ist für diese Website verantwortlich?
legal-who-missing = Hier steht noch nicht, wer verantwortlich ist. Das ist eine Demoversion.
legal-content = Der Inhalt
legal-content-what = Bei jeder Anlaufstelle steht, woher die Information kommt und von wann sie ist. Wenn wir etwas nicht wissen, sagen wir das. Haben Sie einen weiten Weg? Dann rufen Sie vorher an.
legal-software = Das Programm
legal-software-what = Diese Website läuft mit Passerelle. Das ist freie Software mit der Lizenz EUPL 1.2.

sources-title = Quellen und Lizenzen
sources-lead = Hier lesen Sie, woher die Angaben auf dieser Website kommen. Sie lesen auch, wer sie veröffentlicht hat und was Sie damit machen dürfen.
sources-short = Die Gemeinden und ihre Grenzen kommen von Statbel, dem belgischen Statistikamt. Die Postleitzahlen kommen auch von Statbel, und ihre Lage kommt von OpenStreetMap und GeoNames. Die Feiertage stehen im Gesetz, und die Schulferien kommen von OpenHolidays. Die Anlaufstellen kommen aus öffentlichen Berichten, vor allem aus dem Brüsseler Plan d'Appropriation Numérique.
sources-details = Einzelheiten (auf Englisch)
sources-what = Was
sources-source = Quelle
sources-holder = Wer die Rechte hat
sources-licence = Lizenz
sources-changes = Was wir geändert haben

problem-home = Zurück zum Anfang
problem-contact = Mit einem Menschen sprechen
problem-reference = Wenn Sie uns anrufen, nennen Sie diesen Code: { $reference }
problem-not-found-title = Diese Seite gibt es nicht
problem-not-found-what = Vielleicht ist in der Adresse ein Fehler, oder die Seite ist umgezogen. Gehen Sie zurück zum Anfang.
problem-gone-title = Diese Anlaufstelle ist nicht mehr in der Liste
problem-gone-what = Sie ist geschlossen oder bietet keine Hilfe mehr an. Suchen Sie eine andere in Ihrer Nähe.
problem-forbidden-title = Diese Seite ist nicht für alle
problem-forbidden-what = Sie ist nur für die Personen, die die Website verwalten.
problem-signed-out-title = Sie sind nicht oder nicht mehr angemeldet
problem-signed-out-what = Für diese Seite müssen Sie sich zuerst anmelden. Was Sie gerade gesendet haben, ist nicht gespeichert. Melden Sie sich an und beginnen Sie noch einmal.
problem-elsewhere-title = Diese Nachricht kommt nicht von unserer Website
problem-elsewhere-what = Eine andere Website wollte sie in Ihrem Namen senden. Es wurde nichts gesendet. Beginnen Sie noch einmal.
problem-method-title = Das geht so nicht
problem-method-what = Diese Adresse kann das nicht annehmen. Gehen Sie zurück zum Anfang und versuchen Sie es noch einmal.
problem-too-large-title = Ihre Nachricht ist zu lang
problem-too-large-what = Gehen Sie zurück und kürzen Sie Ihren Text. Es wurde nichts gesendet.
problem-too-many-title = Zu viele Nachrichten auf einmal
problem-too-many-what = Es kommen viele Nachrichten vom selben Internetanschluss. Warten Sie eine Stunde und versuchen Sie es noch einmal, oder rufen Sie uns an. Es wurde nichts gesendet.
problem-bad-input-title = Wir verstehen nicht, was gesendet wurde
problem-bad-input-what = Gehen Sie zurück und prüfen Sie, was Sie geschrieben haben.
problem-unavailable-title = Die Website antwortet im Moment nicht
problem-unavailable-what = Versuchen Sie es in einigen Minuten noch einmal, oder rufen Sie uns an.
problem-internal-title = Ein Fehler von uns
problem-internal-what = Es ist nicht Ihre Schuld. Versuchen Sie es noch einmal, oder rufen Sie uns an.

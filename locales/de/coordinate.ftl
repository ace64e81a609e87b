# Was die Koordination einer Gemeinde sieht, und was jemand sieht, der einen Ort vorschlägt

lists-title = Meine Listen
list-work = Zu tun
list-work-reports = Gemeldete Fehler
list-work-calls = Orte zum Anrufen
list-work-board = Gemeinden im Überblick
list-work-proposals = Vorgeschlagene Orte

reports-title = Gemeldete Fehler
reports-none = Niemand hat einen Fehler bei Ihren Orten gemeldet. Es gibt nichts zu tun.
reports-total = { $count ->
    [one] { $count } Nachricht ist zu bearbeiten. Die älteste zuerst.
   *[other] { $count } Nachrichten sind zu bearbeiten. Die älteste zuerst.
}
reports-read = Diese Nachrichten können von Menschen handeln. Wir schreiben auf, welches Konto sie gelesen hat.
reports-back = Alle gemeldeten Fehler
report-read-title = Ein gemeldeter Fehler
report-mend = Diesen Ort berichtigen
report-see = Die öffentliche Seite ansehen
report-outcome = Was haben Sie getan?
report-choose = Wählen Sie eine Antwort: berichtigt, kein Fehler oder nicht hilfreich.
settle-as-mended = Es ist berichtigt
settle-as-nothing-wrong = Es gibt keinen Fehler
settle-as-not-useful = Die Nachricht ist nicht hilfreich
settled-mended = Der Ort ist berichtigt.
settled-nothing-wrong = Es gab keinen Fehler.
settled-not-useful = Die Nachricht war nicht hilfreich.
report-settled-late = Jemand anders im Team hat schon geantwortet. Ihre Antwort hat nichts geändert.
report-settled-at = Bearbeitet am { $day } um { $time }.
report-gone-on = Die Nachricht wird am { $day } gelöscht.

board-title = Gemeinden im Überblick
board-none = Ihre Organisation koordiniert keine Gemeinde. Bitten Sie die Verwaltung dieser Website, das zu ändern.
board-total = { $communes ->
    [one] { $communes } Gemeinde
   *[other] { $communes } Gemeinden
}, { $places ->
    [one] { $places } Ort
   *[other] { $places } Orte
}, davon { $due } zu prüfen. Das Dringendste zuerst.
board-csv = Diese Tabelle herunterladen (CSV)
board-places = { $count ->
    [0] Kein Ort bekannt
    [one] { $count } Ort
   *[other] { $count } Orte
}
board-due = { $count ->
    [0] Nichts zu prüfen
    [one] { $count } Ort zu prüfen
   *[other] { $count } Orte zu prüfen
}
board-reports = { $count ->
    [one] { $count } gemeldeter Fehler
   *[other] { $count } gemeldete Fehler
}
board-grade-fresh = Jünger als sechs Monate:
board-grade-ageing = Jünger als zwei Jahre:
board-grade-old = Zwei Jahre oder älter:
board-grade-unknown = Datum unbekannt:
board-gone = Stehen nicht mehr in ihrer Liste:
board-missing = Es fehlt:
board-back = Alle Gemeinden
board-commune-title = Orte zum Prüfen: { $commune }
board-commune-none = Alle Angaben dieser Gemeinde sind neu. Es gibt nichts zu prüfen.
stale-no-phone = Telefon unbekannt.
stale-missing = Zu fragen: { $missing }.

calls-title = Orte zum Anrufen
calls-none = Es gibt keinen Ort zum Anrufen.
calls-total = { $count ->
    [one] { $count } Ort zum Anrufen. Der älteste zuerst.
   *[other] { $count } Orte zum Anrufen. Der älteste zuerst.
}

reminders-title = Erinnerungen für diesen Ort
reminders-saved = Es ist gespeichert.
reminders-problems = Nichts ist gespeichert. Etwas ist noch zu berichtigen:
reminders-save = Speichern
reminder-months = Wie oft soll dieser Ort geprüft werden?
reminder-every = Alle { $months } Monate
reminder-months-missing = Wählen Sie 3, 6 oder 12 Monate.
reminder-way = Wie möchten Sie es erfahren?
reminder-by-mail = Per E-Mail
reminder-by-call = Den Ort auf die Liste zum Anrufen setzen
reminder-by-none = Keine Erinnerung: ich sehe in meiner Liste „Zu tun“ nach
reminder-way-missing = Wählen Sie, wie Sie es erfahren möchten.
reminder-address = E-Mail-Adresse
reminder-address-hint = Nur für diese Erinnerung. Wir löschen sie, wenn Sie die Organisation verlassen, oder nach zwei Jahren ohne Antwort.
reminder-address-missing = Schreiben Sie die E-Mail-Adresse.
reminder-address-wrong = Diese E-Mail-Adresse ist nicht vollständig. Beispiel: name@organisation.example

reminder-mail-subject = Zu prüfen: { $place }
reminder-mail-text =
    Guten Tag,

    es ist Zeit, die Angaben zu diesem Ort zu prüfen: { $place }.

    Öffnen Sie diese Seite. Sie können alles auf einmal bestätigen oder berichtigen:
    { $address }

    Per Telefon, ohne Computer: { $phone }

    Sie erhalten diese Nachricht, weil jemand in Ihrer Organisation diese Erinnerung gewählt hat. Um das zu ändern:
    { $change }

propose-link = Einen Ort vorschlagen, den wir nicht kennen
propose-title = Einen Ort vorschlagen
propose-what = Kennen Sie einen Ort, an dem Menschen digitale Hilfe bekommen? Sagen Sie es uns. Sie brauchen kein Konto, und wir fragen nicht nach Ihrem Namen. Jemand prüft es, bevor der Ort gezeigt wird.
propose-name = Name des Ortes
propose-name-missing = Schreiben Sie den Namen des Ortes.
propose-near-missing = Schreiben Sie die Postleitzahl oder die Gemeinde des Ortes.
propose-near-which = Mehrere Orte heißen so. Wählen Sie den richtigen.
propose-street = Straße und Nummer, wenn Sie sie kennen
propose-needs = Welche Hilfe gibt es dort?
propose-hours = Öffnungszeiten, wenn Sie sie kennen
propose-hours-hint = Schreiben Sie, wie Sie möchten. Beispiel: Montag bis Freitag, 9 bis 12 Uhr
propose-phone = Telefon des Ortes
propose-website = Website des Ortes
propose-website-wrong = Das ist keine Adresse einer Website. Beispiel: www.ort.example
propose-known = Woher kennen Sie diesen Ort?
propose-known-missing = Sagen Sie, woher Sie diesen Ort kennen.
known-by-works = Ich arbeite dort
known-by-knows = Ich war schon dort
known-by-saw = Ich habe ihn gesehen oder davon gehört
propose-more = Noch etwas, das wir wissen sollten?
propose-too-long = Dieser Text ist zu lang: höchstens { $longest } Zeichen. Kürzen Sie ihn.
propose-send = Absenden
propose-not-sent = Es ist noch nichts gesendet. Alles, was Sie geschrieben haben, ist noch da.
propose-alike = Ist es einer dieser Orte?
propose-alike-other = Wenn es ein anderer Ort ist, senden Sie noch einmal ab.
propose-hours-remark = Wir sind nicht sicher, ob wir die Zeiten verstehen. Sie können sie anders schreiben oder so absenden: jemand wird nachfragen.

proposal-title = Ihr Vorschlag
proposal-number-is = Ihre Nummer:
proposal-ask = Schreiben Sie diese Nummer auf. Mit dieser Nummer können Sie am Telefon fragen, wie weit wir sind. Diese Seite sagt es auch.
proposal-state-proposed = Erhalten. Jemand wird es prüfen.
proposal-state-accepted = Angenommen. Der Ort ist in der Liste.
proposal-state-refused = Nicht angenommen. Der Ort ist nicht in der Liste.
proposal-state-known = Diesen Ort kannten wir schon.
proposal-then-proposed = Danke. Es kann einige Wochen dauern.
proposal-then-accepted = Danke. Die Menschen können ihn jetzt finden.
proposal-then-refused = Trotzdem danke. Rufen Sie uns an, wenn Sie wissen möchten, warum.
proposal-then-known = Danke. Auf der Seite des Ortes können Sie einen Fehler melden.

proposals-title = Vorgeschlagene Orte
proposals-none = Niemand hat einen Ort in Ihren Gemeinden vorgeschlagen.
proposals-total = { $count ->
    [one] { $count } Ort zu prüfen. Der älteste zuerst.
   *[other] { $count } Orte zu prüfen. Der älteste zuerst.
}
proposals-back = Alle vorgeschlagenen Orte
proposal-read-title = Ein vorgeschlagener Ort
proposal-number = Nummer { $number }
proposed-by-works = Die Person sagt, dass sie dort arbeitet.
proposed-by-knows = Die Person sagt, dass sie schon dort war.
proposed-by-saw = Die Person sagt, dass sie ihn gesehen oder davon gehört hat.
proposal-alike = Vielleicht kennen wir diesen Ort
proposal-alike-which = Welcher?
proposal-is-known = Diesen Ort kennen wir schon
proposal-place-missing = Wählen Sie den Ort, den wir schon kennen.
proposal-accept-title = Diesen Ort hinzufügen
proposal-accept-what = Rufen Sie zuerst an. Kreuzen Sie an, was Sie geprüft haben. Der Rest wird nicht gezeigt.
proposal-checked = Das habe ich geprüft
proposed-needs = Hilfe:
proposed-street = Straße:
proposed-hours = Zeiten:
proposed-phone = Telefon:
proposed-website = Website:
hours-taken-as = (verstanden: { $hours })
hours-kept-as-written = (nicht verstanden: die Worte bleiben, wie sie sind)
proposal-accept = Den Ort hinzufügen
proposal-refuse-title = Diesen Ort nicht hinzufügen
proposal-reason = Warum?
proposal-reason-missing = Wählen Sie, warum der Ort nicht hinzugefügt wird.
proposal-decision-missing = Wählen Sie, was Sie entscheiden.
refused-as-no-help = Dieser Ort gibt keine digitale Hilfe
refused-as-not-found = Wir konnten es nicht prüfen
refused-as-closed = Dieser Ort ist für immer geschlossen
refused-as-not-public = Nicht alle dürfen dorthin
refused-as-not-useful = Wir verstehen den Vorschlag nicht
proposal-refuse = Nicht hinzufügen
proposal-decided-late = Jemand anders im Team hat schon entschieden. Ihre Antwort hat nichts geändert.
proposal-decided-on = Entschieden am { $day }.
proposed-source = Hier vorgeschlagen, geprüft von { $organisation }

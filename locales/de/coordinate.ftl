# Was die Koordination einer Gemeinde sieht, und was man sieht, wenn man eine Anlaufstelle vorschlägt

lists-title = Meine Listen

reports-title = Gemeldete Fehler
reports-none = Es gibt keinen gemeldeten Fehler zu bearbeiten.
reports-total = { $count ->
    [one] { $count } Nachricht ist zu bearbeiten. Die älteste zuerst.
   *[other] { $count } Nachrichten sind zu bearbeiten. Die älteste zuerst.
}
reports-read = Nachrichten können von Menschen handeln. Wir schreiben auf, welches Konto sie gelesen hat.
reports-back = Alle gemeldeten Fehler
report-read-title = Ein gemeldeter Fehler
report-mend = Diese Anlaufstelle berichtigen
report-see = Die öffentliche Seite ansehen
report-outcome = Was haben Sie getan?
report-choose = Wählen Sie eine Antwort: berichtigt, kein Fehler oder nicht hilfreich.
settle-as-mended = Es ist berichtigt
settle-as-nothing-wrong = Es gibt keinen Fehler
settle-as-not-useful = Die Nachricht ist nicht hilfreich
settled-mended = Die Anlaufstelle ist berichtigt.
settled-nothing-wrong = Es gab keinen Fehler.
settled-not-useful = Die Nachricht war nicht hilfreich.
answered-late = Das war schon bearbeitet. Ihre Antwort hat nichts geändert.
report-settled-at = Bearbeitet am { $day } um { $time }.
report-gone-on = Die Nachricht wird am { $day } gelöscht.

board-title = Gemeinden im Überblick
board-none = Ihre Organisation koordiniert keine Gemeinde. Bitten Sie die Verwaltung dieser Website, das zu ändern.
board-total = { $communes ->
    [one] { $communes } Gemeinde
   *[other] { $communes } Gemeinden
}, { $places ->
    [one] { $places } Anlaufstelle
   *[other] { $places } Anlaufstellen
}, davon { $due } zu prüfen. Das Dringendste zuerst.
board-csv = Diese Tabelle herunterladen (CSV)
board-places = { $count ->
    [0] Keine Anlaufstelle bekannt
    [one] { $count } Anlaufstelle
   *[other] { $count } Anlaufstellen
}
board-due = { $count ->
    [0] Nichts zu prüfen
    [one] { $count } Anlaufstelle zu prüfen
   *[other] { $count } Anlaufstellen zu prüfen
}
board-reports = { $count ->
    [one] { $count } gemeldeter Fehler
   *[other] { $count } gemeldete Fehler
}
board-grade-fresh = Vor weniger als sechs Monaten bestätigt oder veröffentlicht:
board-grade-ageing = vor weniger als zwei Jahren:
board-grade-old = vor zwei Jahren oder länger:
board-grade-unknown = Datum unbekannt:
board-gone = Stehen nicht mehr in ihrer Liste:
board-missing = Es fehlt:
board-back = Alle Gemeinden
board-commune-title = Anlaufstellen zum Prüfen: { $commune }
board-commune-none = In dieser Gemeinde ist keine Anlaufstelle zu prüfen.
stale-no-phone = Telefon unbekannt.
stale-missing = Zu fragen: { $missing }.

calls-title = Anlaufstellen zum Anrufen
calls-none = Es gibt keine Anlaufstelle zum Anrufen.
calls-total = { $count ->
    [one] { $count } Anlaufstelle zum Anrufen. Die älteste zuerst.
   *[other] { $count } Anlaufstellen zum Anrufen. Die älteste zuerst.
}

reminders-title = Erinnerungen für diese Anlaufstelle
reminders-saved = Es ist gespeichert.
reminder-months = Wie oft soll diese Anlaufstelle geprüft werden?
reminder-every = Alle { $months } Monate
reminder-months-missing = Wählen Sie 3, 6 oder 12 Monate.
reminder-way = Wie möchten Sie es erfahren?
reminder-by-mail = Per E-Mail
reminder-by-call = Die Anlaufstelle auf die Liste zum Anrufen setzen
reminder-by-none = Keine Erinnerung: Ich sehe in meiner Liste „Zu tun“ nach
reminder-way-missing = Wählen Sie, wie Sie es erfahren möchten.
reminder-address = E-Mail-Adresse
reminder-address-hint = Nur für diese Erinnerung. Wir löschen sie, wenn Sie die Organisation verlassen, oder nach zwei Jahren ohne Antwort.
reminder-address-missing = Schreiben Sie die E-Mail-Adresse.
reminder-address-wrong = Diese E-Mail-Adresse ist nicht vollständig. Beispiel: noor@mail.example

reminder-mail-subject = Zu prüfen: { $place }
reminder-mail-text =
    Guten Tag,

    es ist Zeit, die Angaben zu dieser Anlaufstelle zu prüfen: { $place }.

    Öffnen Sie diese Seite. Sie können alles auf einmal bestätigen oder berichtigen:
    { $address }

    Per Telefon, ohne Computer: { $phone }

    Sie erhalten diese Nachricht, weil jemand in Ihrer Organisation diese Erinnerung gewählt hat. Um das zu ändern:
    { $change }

propose-link = Eine Anlaufstelle vorschlagen, die wir nicht kennen
propose-title = Eine Anlaufstelle vorschlagen
propose-what = Kennen Sie eine Anlaufstelle, die Menschen digitale Hilfe gibt? Sagen Sie es uns. Sie brauchen kein Konto, und wir fragen nicht nach Ihrem Namen. Jemand prüft es, bevor die Anlaufstelle gezeigt wird.
propose-name = Name der Anlaufstelle
propose-name-missing = Schreiben Sie den Namen der Anlaufstelle.
propose-near-missing = Schreiben Sie die Postleitzahl oder die Gemeinde der Anlaufstelle.
propose-near-which = Mehrere Orte heißen so. Wählen Sie den richtigen.
propose-street = Straße und Nummer, wenn Sie sie kennen
propose-needs = Welche Hilfe gibt es dort?
propose-hours = Öffnungszeiten, wenn Sie sie kennen
propose-hours-hint = Schreiben Sie, wie Sie möchten. Beispiel: Montag bis Freitag, 9 bis 12 Uhr
propose-phone = Telefon der Anlaufstelle
propose-website = Website der Anlaufstelle
propose-website-wrong = Das ist keine Adresse einer Website. Beispiel: www.anlaufstelle.example
propose-known = Woher kennen Sie diese Anlaufstelle?
propose-known-missing = Sagen Sie, woher Sie diese Anlaufstelle kennen.
known-by-works = Ich arbeite dort
known-by-knows = Ich war schon dort
known-by-saw = Ich habe sie gesehen oder davon gehört
propose-more = Noch etwas, das wir wissen sollten?
propose-too-long = Dieser Text ist zu lang: höchstens { $longest } Zeichen. Kürzen Sie ihn.
propose-not-sent = Es ist noch nichts gesendet. Alles, was Sie geschrieben haben, steht noch im Formular.
propose-alike = Ist es eine dieser Anlaufstellen?
propose-alike-other = Wenn es eine andere Anlaufstelle ist, senden Sie noch einmal.
propose-hours-remark = Wir sind nicht sicher, ob wir die Zeiten verstehen. Sie können sie anders schreiben oder so senden: Jemand wird nachfragen.

proposal-title = Ihr Vorschlag
proposal-number-is = Ihre Nummer:
proposal-ask = Schreiben Sie diese Nummer auf. Mit dieser Nummer können Sie am Telefon fragen, wie weit wir sind. Diese Seite sagt es auch.
proposal-state-proposed = Erhalten. Jemand wird es prüfen.
proposal-state-accepted = Angenommen. Die Anlaufstelle ist in der Liste.
proposal-state-refused = Nicht angenommen. Die Anlaufstelle ist nicht in der Liste.
proposal-state-known = Diese Anlaufstelle kannten wir schon.
proposal-then-proposed = Danke. Es kann einige Wochen dauern.
proposal-then-accepted = Danke. Die Menschen können sie jetzt finden.
proposal-then-refused = Trotzdem danke. Rufen Sie uns an, wenn Sie wissen möchten, warum.
proposal-then-known = Danke. Auf der Seite der Anlaufstelle können Sie einen Fehler melden.

proposals-title = Vorgeschlagene Anlaufstellen
proposals-none = Es ist keine vorgeschlagene Anlaufstelle zu prüfen.
proposals-total = { $count ->
    [one] { $count } Anlaufstelle zu prüfen. Die älteste zuerst.
   *[other] { $count } Anlaufstellen zu prüfen. Die älteste zuerst.
}
proposals-back = Alle vorgeschlagenen Anlaufstellen
proposal-read-title = Eine vorgeschlagene Anlaufstelle
proposal-number = Nummer { $number }
proposed-by-works = Die Person sagt, dass sie dort arbeitet.
proposed-by-knows = Die Person sagt, dass sie schon dort war.
proposed-by-saw = Die Person sagt, dass sie die Anlaufstelle gesehen oder davon gehört hat.
proposal-alike = Vielleicht kennen wir diese Anlaufstelle
proposal-alike-which = Welche?
proposal-is-known = Diese Anlaufstelle kennen wir schon
proposal-place-missing = Wählen Sie die Anlaufstelle, die wir schon kennen.
proposal-accept-title = Diese Anlaufstelle hinzufügen
proposal-accept-what = Rufen Sie zuerst an. Der Name und die Gemeinde werden immer gezeigt. Vom Rest wird nur gezeigt, was Sie ankreuzen.
proposal-checked = Das habe ich geprüft
proposed-needs = Hilfe:
proposed-street = Straße:
proposed-hours = Zeiten:
proposed-website = Website:
hours-taken-as = (verstanden: { $hours })
hours-kept-as-written = (nicht verstanden: die Worte bleiben, wie sie sind)
proposal-accept = Die Anlaufstelle hinzufügen
proposal-refuse-title = Diese Anlaufstelle nicht hinzufügen
proposal-reason = Warum?
proposal-reason-missing = Wählen Sie, warum die Anlaufstelle nicht hinzugefügt wird.
proposal-decision-missing = Wählen Sie, was Sie entscheiden.
refused-as-no-help = Diese Anlaufstelle gibt keine digitale Hilfe
refused-as-not-found = Wir konnten es nicht prüfen
refused-as-closed = Diese Anlaufstelle ist für immer geschlossen
refused-as-not-public = Nicht alle dürfen dorthin
refused-as-not-useful = Wir verstehen den Vorschlag nicht
proposal-refuse = Nicht hinzufügen
proposal-decided-on = Entschieden am { $day }.
proposed-source = Hier vorgeschlagen, geprüft von { $organisation }

# Anmelden über einen amtlichen Dienst

login-services = Anmeldedienste
login-title = Mit { $service } anmelden
login-what = Sie gehen auf die Website von { $service }. Danach kommen Sie hierher zurück.
login-go = Weiter zu { $service }
login-go-public = Weiter: Auch andere benutzen diesen Computer
login-other-way = Mit Name und Passwort anmelden
login-problem-again = Die Anmeldung mit { $service } hat nicht geklappt. Versuchen Sie es noch einmal, oder rufen Sie uns an.
login-problem-refused = { $service } hat nicht bestätigt, wer Sie sind, oder nicht sicher genug. Versuchen Sie ein anderes Mittel, oder rufen Sie uns an.
login-problem-settings = Die Anmeldung mit { $service } geht im Moment nicht. Das ist nicht Ihr Fehler. Melden Sie sich mit Name und Passwort an, oder rufen Sie uns an.
login-problem-not-linked = Kein Konto ist mit { $service } verbunden. Melden Sie sich einmal mit Name und Passwort an. Verbinden Sie danach { $service } unter „Mein Konto“.
login-problem-taken = Dieses Konto oder diese Person ist schon anders mit { $service } verbunden. Es wurde nichts geändert. Stimmt das nicht? Rufen Sie uns an.
login-link-title = Mit { $service } verbinden
login-link-what = Danach können Sie sich mit { $service } anmelden, ohne Passwort. Wir speichern nur die Nummer, die { $service } Ihrem Konto gibt, sonst nichts.
login-link = Mein Konto mit { $service } verbinden
login-link-ready = Sie gehen jetzt auf die Website von { $service } und zeigen dort, wer Sie sind. Danach kommen Sie hierher zurück.
login-linked-since = Ihr Konto ist mit { $service } verbunden seit { $day }.
login-unlink-what = Ohne diese Verbindung melden Sie sich mit Name und Passwort an.
login-unlink = Nicht mehr mit { $service } verbinden
login-is-linked = verbunden
login-is-not-linked = nicht verbunden
login-way-out = Vielleicht sind Sie auf der Website von { $service } noch angemeldet. Melden Sie sich auch dort ab, damit die nächste Person nicht mit Ihrem Namen hereinkommt.
login-leave = Auch bei { $service } abmelden
login-no-way-out = { $service } hat keine Seite zum Abmelden. Schließen Sie alle Fenster des Browsers.
account-done-linked = Ihr Konto ist verbunden.
account-done-unlinked = Ihr Konto ist nicht mehr verbunden.

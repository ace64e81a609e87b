# Das Konto: was jede Person selbst pflegt

confirm-title = Sind Sie es wirklich?
confirm-what = Für das, was Sie tun möchten, geben Sie noch einmal das Passwort und einen neuen Code ein. Das gilt 5 Minuten.
confirm-wrong = Das Passwort oder der Code stimmt nicht. Ein Code gilt nur einmal.
account-back = Zurück zu meinem Konto
paper-title = Ihre Codes auf Papier
paper-what = Jeder Code gilt einmal. Streichen Sie ihn durch, wenn Sie ihn benutzt haben. Bewahren Sie die Liste nicht beim Computer auf, wie einen Schlüssel.
paper-once = Diese Seite kommt nicht wieder. Drucken Sie sie, oder schreiben Sie die Codes jetzt ab. Eine alte Liste gilt nicht mehr.
paper-done = Ich habe meine Liste: weiter
paper-lost = Liste verloren oder gestohlen? Sagen Sie es der Person, die die Konten Ihrer Organisation verwaltet, oder rufen Sie uns an:
account-moment = { $day }, { $time }
account-done-kept = Es ist gespeichert.
account-done-password = Das neue Passwort gilt. Ihre anderen Anmeldungen sind beendet.
account-done-app = Die App gilt jetzt. Bewahren Sie auch Ihre Liste auf Papier auf.
account-done-app-removed = Die App gilt nicht mehr. Benutzen Sie Ihre Liste auf Papier.
account-done-no-codes = Auf Papier ist kein Code mehr übrig. Machen Sie zuerst eine neue Liste. Entfernen Sie dann die App.
account-done-ended = Fertig: Diese Anmeldung ist beendet.
account-sign-in-name = Ihr Anmeldename: { $name }
account-name = Ihr Name auf dem Bildschirm
account-name-hint = Auch die Menschen, mit denen Sie arbeiten, sehen ihn.
account-name-problem = Schreiben Sie Ihren Namen: 1 bis 80 Zeichen.
account-language = Die Sprache für das, was wir Ihnen schicken
account-language-problem = Wählen Sie eine Sprache aus der Liste.
account-email = E-Mail-Adresse
account-email-hint = Nicht nötig. Sie dient nur dazu, Ihnen zu schreiben, und Sie können sie löschen. Ein Passwort geht nie per E-Mail.
account-email-problem = Die E-Mail-Adresse ist nicht vollständig. Beispiel: noor@beispiel.be. Das Feld darf auch leer bleiben.
account-keep = Speichern
account-hats = Meine Rollen
account-hat-until = Bis einschließlich { $day }.
account-hat-worn = In dieser Rolle arbeiten Sie jetzt.
account-change-hat = Rolle wechseln
account-proof = Passwort und Codes
account-has-app = Eine App gibt Ihre Codes.
account-has-no-app = Keine App gibt Codes.
account-codes-left = { $count ->
    [0] Auf Papier ist kein Code mehr übrig.
    [one] Auf Papier ist noch { $count } Code übrig.
   *[other] Auf Papier sind noch { $count } Codes übrig.
}
account-few-codes = { $count ->
    [0] Auf Papier ist kein Code mehr übrig. Ohne neue Liste können Sie sich nicht mehr anmelden.
    [one] Auf Papier ist noch { $count } Code übrig. Machen Sie bald eine neue Liste.
   *[other] Auf Papier sind noch { $count } Codes übrig. Machen Sie bald eine neue Liste.
}
account-sign-ins = Meine Anmeldungen
account-sign-ins-what = Sie kennen eine Anmeldung nicht? Beenden Sie sie. Ändern Sie dann das Passwort.
account-device-unknown = Unbekanntes Gerät
account-this-one = dieses Gerät
account-public-computer = Computer, den auch andere benutzen
account-began = Beginn: { $moment }.
account-last-seen = Letzter Besuch: { $moment }.
account-end-one = Die Anmeldung vom { $moment } beenden
account-end-others = Alle anderen Anmeldungen beenden
account-password-title = Passwort ändern
account-password-what = Ihre anderen Anmeldungen enden, wenn sich das Passwort ändert.
account-password-new = Neues Passwort
account-password-hint = 12 Zeichen oder mehr. Drei Wörter, die nicht zusammengehören, genügen.
account-password-again = Dasselbe Passwort noch einmal
account-password-differs = Die zwei Passwörter sind nicht gleich. Schreiben Sie sie noch einmal.
account-password-short = Dieses Passwort ist zu kurz. Es braucht 12 Zeichen oder mehr.
account-password-long = Dieses Passwort ist zu lang. Nehmen Sie weniger als 500 Zeichen.
account-password-simple = Dieses Passwort ist zu leicht zu raten. Nehmen Sie drei Wörter, die nicht zusammengehören.
account-codes-title = Eine neue Liste mit Codes machen
account-codes-what = Sie bekommen 40 neue Codes zum Drucken oder Abschreiben. Die alte Liste gilt nicht mehr.
account-codes-make = Die Liste jetzt machen
account-app-title = Eine App benutzen, die Codes gibt
account-app-what = Sie brauchen ein Telefon mit einer App für Codes. Sie geht auch ohne Netz. Eine App, die schon verbunden war, gilt nicht mehr.
account-app-scan = Die App verbinden
account-app-picture = Ein Bild für die Kamera der App. Der Schlüssel steht auch weiter unten.
account-app-here = Sind Sie auf diesem Telefon? Die App öffnen
account-app-type = Oder tippen Sie diesen Schlüssel in die App:
account-app-code = Code, den die App zeigt
account-app-code-hint = 6 Ziffern. Erst nach diesem Code gilt die App.
account-app-wrong = Dieser Code stimmt nicht. Warten Sie auf den nächsten und versuchen Sie es noch einmal. Die Uhr des Telefons muss richtig gehen.
account-app-set-up = Verbinden
account-app-remove = Die App nicht mehr benutzen

# Das Konto: was jede Person selbst pflegt

confirm-title = Sind Sie es wirklich?
confirm-what = Für das, was Sie tun möchten, geben Sie noch einmal das Passwort und einen neuen Code ein. Danach fragen wir 5 Minuten lang nicht mehr.
confirm-wrong = Das Passwort oder der Code stimmt nicht. Ein Code gilt nur einmal.
account-back = Zurück zu meinem Konto
paper-title = Ihre Codes auf Papier
paper-what = Jeder Code gilt einmal. Streichen Sie ihn durch, wenn Sie ihn benutzt haben. Bewahren Sie die Liste nicht beim Computer auf, wie einen Schlüssel.
paper-once = Diese Seite erscheint nur einmal. Drucken Sie sie, oder schreiben Sie die Codes jetzt ab. Eine alte Liste gilt nicht mehr.
paper-done = Ich habe meine Liste: weiter
paper-lost = Liste verloren oder gestohlen? Sagen Sie es der Person, die die Konten Ihrer Organisation verwaltet, oder rufen Sie uns an:
account-moment = { $day }, { $time }
account-done-kept = Es ist gespeichert.
account-done-password = Das neue Passwort gilt. Ihre anderen Anmeldungen sind beendet.
account-done-app = Die Codes der App gelten jetzt. Bewahren Sie auch Ihre Liste auf Papier auf.
account-done-app-removed = Die Codes der App gelten nicht mehr. Benutzen Sie Ihre Liste auf Papier.
account-done-no-codes = Auf Papier ist kein Code mehr übrig. Machen Sie zuerst eine neue Liste. Entfernen Sie dann die App.
account-done-ended = Fertig. Die Liste ist auf dem neuesten Stand.
account-sign-in-name = Ihr Anmeldename: { $name }
account-name = Ihr Name auf dem Bildschirm
account-name-hint = Wer die Konten Ihrer Organisation verwaltet, sieht ihn. Ein Vorname genügt.
account-name-problem = Schreiben Sie Ihren Namen: 1 bis 80 Zeichen.
account-language = Die Sprache für das, was wir Ihnen schicken
account-language-problem = Wählen Sie eine Sprache aus der Liste.
account-email = E-Mail-Adresse
account-email-hint = Nicht nötig. Sie dient nur dazu, Ihnen zu schreiben, und Sie können sie löschen. Ein Passwort geht nie per E-Mail.
account-email-problem = Die E-Mail-Adresse ist nicht vollständig. Beispiel: noor@mail.example. Das Feld darf auch leer bleiben.
account-keep = Speichern
account-hats = Meine Rollen
account-hat-until = Bis einschließlich { $day }.
account-hat-worn = In dieser Rolle arbeiten Sie jetzt.
account-change-hat = Rolle wechseln
account-proof = Passwort und Codes
account-has-app = Sie benutzen eine App für Codes.
account-has-no-app = Sie benutzen keine App für Codes.
account-codes-left = { $count ->
    [0] Auf Papier ist kein Code mehr übrig.
    [one] Auf Papier ist noch { $count } Code übrig.
   *[other] Auf Papier sind noch { $count } Codes übrig.
}
account-few-codes = { $count ->
    [0] Auf Papier ist kein Code mehr übrig. Machen Sie jetzt eine neue Liste. Ohne Liste können Sie sich nicht mehr anmelden.
    [one] Auf Papier ist noch { $count } Code übrig. Machen Sie bald eine neue Liste.
   *[other] Auf Papier sind noch { $count } Codes übrig. Machen Sie bald eine neue Liste.
}
account-no-codes = Auf Papier ist kein Code mehr übrig. Fragen Sie die Person, die die Konten Ihrer Organisation verwaltet, nach einem neuen Code, oder rufen Sie uns an.
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
account-password-hint = Mindestens 12 Zeichen. Drei Wörter ohne Zusammenhang sind ein gutes Passwort. Nehmen Sie nicht Ihren Namen und keine Reihe wie 123456.
account-password-again = Dasselbe Passwort noch einmal
account-password-differs = Die zwei Passwörter sind nicht gleich. Schreiben Sie sie noch einmal.
account-password-short = Dieses Passwort ist zu kurz: mindestens 12 Zeichen.
account-password-long = Dieses Passwort ist zu lang. Nehmen Sie ein kürzeres.
account-password-simple = Dieses Passwort ist zu leicht zu erraten. Nehmen Sie zum Beispiel drei Wörter ohne Zusammenhang.
account-codes-title = Eine neue Liste mit Codes machen
account-codes-what = Sie bekommen 40 neue Codes zum Drucken oder Abschreiben. Die alte Liste gilt dann nicht mehr.
account-codes-make = Die Liste jetzt machen
account-app-title = Eine App benutzen, die Codes gibt
account-app-what = Sie brauchen ein Telefon mit einer App für Codes. Sie geht auch ohne Netz. War schon eine App verbunden, gelten ihre Codes dann nicht mehr.
account-app-scan = Die App verbinden
account-app-picture = Ein Bild für die Kamera der App. Der Schlüssel steht auch weiter unten.
account-app-here = Sind Sie auf diesem Telefon? Die App öffnen
account-app-type = Oder tippen Sie diesen Schlüssel in die App:
account-app-code = Code, den die App zeigt
account-app-code-hint = 6 Ziffern. Erst nach diesem Code ist die App verbunden.
account-app-wrong = Dieser Code stimmt nicht. Warten Sie auf den nächsten und versuchen Sie es noch einmal. Die Uhr des Telefons muss richtig gehen.
account-app-set-up = Verbinden
account-app-remove = Die App nicht mehr benutzen

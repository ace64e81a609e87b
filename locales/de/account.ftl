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

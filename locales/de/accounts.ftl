# Die Konten: anmelden, abmelden, eine Rolle wählen

sign-in-title = Anmelden
sign-in-for-whom = Diese Seite ist für Personen, die an einem Ort oder für eine Organisation arbeiten.
sign-in-find-help = Hilfe suchen: ohne Konto
sign-in-first = Für die Seite, die Sie möchten, müssen Sie sich zuerst anmelden.
sign-in-name = Anmeldename
sign-in-name-hint = Eine E-Mail-Adresse oder ein anderer Name, wie Sie ihn gewählt haben.
sign-in-password = Passwort
sign-in-public-computer = Andere Personen benutzen diesen Computer
sign-in-public-computer-hint = Die Anmeldung endet nach 5 Minuten, wenn Sie nichts tun. Auf dem Computer bleibt nichts zurück.
sign-in-button = Weiter
sign-in-invited = Ich habe eine Einladung bekommen
sign-in-lost = Haben Sie Ihr Passwort verloren?
sign-in-lost-code = Haben Sie keinen Code?
sign-in-lost-what = Fragen Sie die Person, die die Konten Ihrer Organisation verwaltet, nach einem neuen Code, oder rufen Sie uns an. Die Nummer steht unten.
sign-in-wrong = Der Name oder das Passwort stimmt nicht. Prüfen Sie die Großbuchstaben und versuchen Sie es noch einmal.
sign-in-blocked = { $minutes ->
    [one] Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es noch einmal.
   *[other] Zu viele Versuche. Warten Sie { $minutes } Minuten und versuchen Sie es noch einmal.
}
sign-in-too-late = Die Zeit ist vorbei. Beginnen Sie noch einmal mit dem Namen und dem Passwort.
sign-in-other-ways = Sie können uns auch anrufen, vorbeikommen oder schreiben: siehe unten auf der Seite.
sign-in-code-title = Ihr Code
sign-in-code-what = Öffnen Sie die App, die Codes gibt, oder nehmen Sie Ihre Liste mit Codes auf Papier.
sign-in-code = Code
sign-in-code-hint = 6 Ziffern der App oder 16 Ziffern der Liste.
sign-in-code-wrong = Dieser Code stimmt nicht oder wurde schon benutzt. Nehmen Sie den nächsten.
sign-in-again = Noch einmal mit einem anderen Namen beginnen
signed-out-title = Fertig: Sie sind abgemeldet
signed-out-what = Auf diesem Computer bleibt nichts zurück. Sie können den Platz frei machen.
signed-out-again = Noch einmal anmelden
hats-title = Für wen arbeiten Sie jetzt?
hats-what = Sie haben mehrere Rollen. Wählen Sie eine. Sie können jederzeit wechseln.
hats-none = Ihr Konto hat keine Rolle mehr in einer Organisation. Fragen Sie die Person, die die Konten verwaltet, nach einer Einladung, oder rufen Sie uns an.
hats-legend = Meine Rolle
hats-button = Weiter
hats-choose-one = Wählen Sie eine Rolle.
role-mediator = Digitale Begleitung
role-place_manager = Leitung eines Ortes
role-referrer = Vermittlung
role-coordinator = Koordination
role-administrator = Verwaltung der Konten

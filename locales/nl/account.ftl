# Het account: wat iedereen er zelf bijhoudt

confirm-title = Ben jij het echt?
confirm-what = Voor wat je wilt doen, geef je nog eens je wachtwoord en een nieuwe code. Daarna vragen we dat 5 minuten lang niet meer.
confirm-wrong = Het wachtwoord of de code klopt niet. Een code werkt maar één keer.
account-back = Terug naar mijn account
paper-title = Je codes op papier
paper-what = Elke code werkt één keer. Streep een code door als je die gebruikt hebt. Bewaar de lijst ver van de computer, zoals een sleutel.
paper-once = Deze pagina verschijnt maar één keer. Druk ze af, of schrijf de codes nu over. Een oude lijst is niet meer geldig.
paper-done = Ik heb mijn lijst: verder
paper-lost = Lijst kwijt of gestolen? Zeg het aan wie de accounts van je organisatie beheert, of bel ons:
account-moment = { $day }, { $time }
account-done-kept = Het is bewaard.
account-done-password = Het nieuwe wachtwoord is geldig. Je andere aanmeldingen zijn gestopt.
account-done-app = De codes van de app zijn nu geldig. Bewaar ook je lijst op papier.
account-done-app-removed = De codes van de app zijn niet meer geldig. Gebruik je lijst op papier.
account-done-no-codes = Er is geen code op papier meer over. Maak eerst een nieuwe lijst, en haal dan de app weg.
account-done-ended = Klaar. De lijst is bijgewerkt.
account-sign-in-name = Je aanmeldnaam: { $name }
account-name = Je naam op het scherm
account-name-hint = Wie de accounts van je organisatie beheert, ziet die. Een voornaam is genoeg.
account-name-problem = Schrijf je naam: 1 tot 80 tekens.
account-language = De taal van wat we je sturen
account-language-problem = Kies een taal uit de lijst.
account-email = E-mailadres
account-email-hint = Niet verplicht. We gebruiken het alleen om je te schrijven, en je mag het leegmaken. Een wachtwoord gaat nooit per e-mail.
account-email-problem = Het e-mailadres is niet volledig. Voorbeeld: noor@mail.example. Leeg laten mag ook.
account-keep = Bewaren
account-hats = Mijn rollen
account-hat-until = Tot en met { $day }.
account-hat-worn = Je werkt nu in deze rol.
account-change-hat = Van rol veranderen
account-proof = Wachtwoord en codes
account-has-app = Je gebruikt een app voor codes.
account-has-no-app = Je gebruikt geen app voor codes.
account-codes-left = { $count ->
    [0] Er is geen code op papier meer over.
    [one] Er is nog { $count } code op papier.
   *[other] Er zijn nog { $count } codes op papier.
}
account-few-codes = { $count ->
    [0] Er is geen code op papier meer over. Maak nu een nieuwe lijst. Zonder lijst kun je je niet meer aanmelden.
    [one] Er is nog { $count } code op papier. Maak binnenkort een nieuwe lijst.
   *[other] Er zijn nog { $count } codes op papier. Maak binnenkort een nieuwe lijst.
}
account-no-codes = Er is geen code op papier meer over. Vraag een nieuwe code aan wie de accounts van je organisatie beheert, of bel ons.
account-sign-ins = Mijn aanmeldingen
account-sign-ins-what = Herken je een aanmelding niet? Stop die, en verander dan je wachtwoord.
account-device-unknown = Onbekend toestel
account-this-one = dit toestel
account-public-computer = computer die anderen gebruiken
account-began = Begin: { $moment }.
account-last-seen = Laatste bezoek: { $moment }.
account-end-one = Stop de aanmelding van { $moment }
account-end-others = Stop alle andere aanmeldingen
account-password-title = Wachtwoord veranderen
account-password-what = Je andere aanmeldingen stoppen als het wachtwoord verandert.
account-password-new = Nieuw wachtwoord
account-password-hint = Minstens 12 tekens. Drie woorden zonder verband zijn een goed wachtwoord. Neem niet je naam of een rij zoals 123456.
account-password-again = Hetzelfde wachtwoord nog eens
account-password-differs = De twee wachtwoorden zijn niet gelijk. Schrijf ze nog eens.
account-password-short = Dit wachtwoord is te kort: minstens 12 tekens.
account-password-long = Dit wachtwoord is te lang. Neem een korter.
account-password-simple = Dit wachtwoord is te makkelijk te raden. Neem bijvoorbeeld drie woorden zonder verband.
account-codes-title = Een nieuwe lijst met codes maken
account-codes-what = Je krijgt 40 nieuwe codes om af te drukken of over te schrijven. De oude lijst is dan niet meer geldig.
account-codes-make = Maak de lijst nu
account-app-title = Een app gebruiken die codes geeft
account-app-what = Je hebt een telefoon met een app voor codes nodig. Die werkt ook zonder netwerk. Was er al een app gekoppeld? Dan zijn de codes van die app niet meer geldig.
account-app-scan = De app koppelen
account-app-picture = Een tekening om te lezen met de camera van de app. De sleutel staat ook verder beneden.
account-app-here = Zit je op deze telefoon? Open de app
account-app-type = Of typ deze sleutel in de app:
account-app-code = Code die de app toont
account-app-code-hint = 6 cijfers. De app is pas na deze code gekoppeld.
account-app-wrong = Deze code klopt niet. Wacht op de volgende en probeer opnieuw. De klok van de telefoon moet juist staan.
account-app-set-up = Koppelen
account-app-remove = De app niet meer gebruiken

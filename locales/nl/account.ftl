# Het account: wat iedereen er zelf bijhoudt

confirm-title = Ben jij het echt?
confirm-what = Voor wat je wilt doen, geef je nog eens je wachtwoord en een nieuwe code. Dat telt 5 minuten.
confirm-wrong = Het wachtwoord of de code klopt niet. Een code werkt maar één keer.
account-back = Terug naar mijn account
paper-title = Je codes op papier
paper-what = Elke code werkt één keer. Streep een code door als je die gebruikt hebt. Bewaar de lijst ver van de computer, zoals een sleutel.
paper-once = Deze pagina komt niet terug. Druk ze af, of schrijf de codes nu over. Een oude lijst telt niet meer.
paper-done = Ik heb mijn lijst: verder
paper-lost = Lijst kwijt of gestolen? Zeg het aan wie de accounts van je organisatie beheert, of bel ons:

# De accounts: aanmelden, afmelden, een rol kiezen

sign-in-title = Aanmelden
sign-in-for-whom = Deze pagina is voor mensen die werken op een plek of voor een organisatie.
sign-in-find-help = Hulp zoeken: zonder account
sign-in-first = Voor de pagina die je vraagt, moet je je eerst aanmelden.
sign-in-name = Aanmeldnaam
sign-in-name-hint = Een e-mailadres of een andere naam, zoals je die koos.
sign-in-password = Wachtwoord
sign-in-public-computer = Andere mensen gebruiken deze computer
sign-in-public-computer-hint = De aanmelding stopt na 5 minuten zonder iets te doen. Er blijft niets op de computer.
sign-in-button = Verder
sign-in-invited = Ik kreeg een uitnodiging
sign-in-lost = Ben je je wachtwoord kwijt?
sign-in-lost-code = Heb je geen code?
sign-in-lost-what = Vraag een nieuwe code aan wie de accounts van je organisatie beheert, of bel ons. Het nummer staat onderaan.
sign-in-wrong = De naam of het wachtwoord klopt niet. Kijk de hoofdletters na en probeer opnieuw.
sign-in-blocked = { $minutes ->
    [one] Te veel pogingen. Wacht een minuut en probeer opnieuw.
   *[other] Te veel pogingen. Wacht { $minutes } minuten en probeer opnieuw.
}
sign-in-too-late = De tijd is voorbij. Begin opnieuw met de naam en het wachtwoord.
sign-in-other-ways = Je kunt ons ook bellen, langskomen of schrijven: kijk onderaan de pagina.
sign-in-code-title = Je code
sign-in-code-what = Open de app die codes geeft, of neem je lijst met codes op papier.
sign-in-code = Code
sign-in-code-hint = 6 cijfers van de app, of 16 cijfers van de lijst.
sign-in-code-wrong = Deze code klopt niet of is al gebruikt. Neem de volgende.
sign-in-again = Opnieuw beginnen met een andere naam
signed-out-title = Klaar: je bent afgemeld
signed-out-what = Er blijft niets op deze computer. Je kunt de plek vrijmaken.
signed-out-again = Opnieuw aanmelden
hats-title = Voor wie werk je nu?
hats-what = Je hebt meerdere rollen. Kies er een. Je kunt altijd veranderen.
hats-none = Je account heeft geen rol meer in een organisatie. Vraag een uitnodiging aan wie de accounts beheert, of bel ons.
hats-legend = Mijn rol
hats-button = Verder
hats-choose-one = Kies een rol.
role-mediator = Digitale begeleiding
role-place_manager = Beheer van een plek
role-referrer = Doorverwijzing
role-coordinator = Coördinatie
role-administrator = Beheer van de accounts

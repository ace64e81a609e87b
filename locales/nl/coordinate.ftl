# Wat de coördinatie van een gemeente ziet, en wat iemand ziet die een plek voorstelt

lists-title = Mijn lijsten

reports-title = Gemelde fouten
reports-none = Er is geen gemelde fout om te behandelen.
reports-total = { $count ->
    [one] { $count } bericht om te behandelen. Het oudste eerst.
   *[other] { $count } berichten om te behandelen. Het oudste eerst.
}
reports-read = Berichten kunnen over mensen gaan. We noteren welk account ze las.
reports-back = Alle gemelde fouten
report-read-title = Een gemelde fout
report-mend = Deze plek verbeteren
report-see = De openbare pagina bekijken
report-outcome = Wat heb je gedaan?
report-choose = Kies een antwoord: verbeterd, geen fout of niet bruikbaar.
settle-as-mended = Het is verbeterd
settle-as-nothing-wrong = Er is geen fout
settle-as-not-useful = Het bericht is niet bruikbaar
settled-mended = De plek is verbeterd.
settled-nothing-wrong = Er was geen fout.
settled-not-useful = Het bericht was niet bruikbaar.
answered-late = Dit was al behandeld. Je antwoord heeft niets veranderd.
report-settled-at = Behandeld op { $day } om { $time }.
report-gone-on = Het bericht wordt gewist op { $day }.

board-title = Overzicht per gemeente
board-none = Je organisatie coördineert geen gemeente. Vraag aan wie deze website beheert om dat te veranderen.
board-total = { $communes ->
    [one] { $communes } gemeente
   *[other] { $communes } gemeenten
}, { $places ->
    [one] { $places } plek
   *[other] { $places } plekken
}, waarvan { $due } na te kijken. Het dringendste eerst.
board-csv = Deze tabel downloaden (CSV)
board-places = { $count ->
    [0] Geen plek bekend
    [one] { $count } plek
   *[other] { $count } plekken
}
board-due = { $count ->
    [0] Niets na te kijken
    [one] { $count } plek na te kijken
   *[other] { $count } plekken na te kijken
}
board-reports = { $count ->
    [one] { $count } gemelde fout
   *[other] { $count } gemelde fouten
}
board-grade-fresh = Bevestigd of gepubliceerd minder dan zes maanden geleden:
board-grade-ageing = minder dan twee jaar geleden:
board-grade-old = twee jaar geleden of langer:
board-grade-unknown = Datum onbekend:
board-gone = Staan niet meer in hun lijst:
board-missing = Er ontbreekt:
board-back = Alle gemeenten
board-commune-title = Plekken om na te kijken: { $commune }
board-commune-none = Er is geen plek na te kijken in deze gemeente.
stale-no-phone = Telefoon onbekend.
stale-missing = Te vragen: { $missing }.

calls-title = Plekken om te bellen
calls-none = Er is geen plek om te bellen.
calls-total = { $count ->
    [one] { $count } plek om te bellen. De oudste eerst.
   *[other] { $count } plekken om te bellen. De oudste eerst.
}

reminders-title = Herinneringen voor deze plek
reminders-saved = Het is bewaard.
reminder-months = Hoe vaak moet deze plek worden nagekeken?
reminder-every = Om de { $months } maanden
reminder-months-missing = Kies 3, 6 of 12 maanden.
reminder-way = Hoe wil je het weten?
reminder-by-mail = Per e-mail
reminder-by-call = Zet de plek op de lijst om te bellen
reminder-by-none = Geen herinnering: ik kijk in mijn lijst “Te doen”
reminder-way-missing = Kies hoe je het wil weten.
reminder-address = E-mailadres
reminder-address-hint = Alleen voor deze herinnering. We wissen het als je de organisatie verlaat, of na twee jaar zonder antwoord.
reminder-address-missing = Schrijf het e-mailadres.
reminder-address-wrong = Dit e-mailadres is niet volledig. Voorbeeld: noor@mail.example

reminder-mail-subject = Na te kijken: { $place }
reminder-mail-text =
    Dag,

    Het is tijd om de informatie van deze plek na te kijken: { $place }.

    Open deze pagina. Je kan alles in één keer bevestigen, of verbeteren:
    { $address }

    Per telefoon, zonder computer: { $phone }

    Je krijgt dit bericht omdat iemand van je organisatie deze herinnering koos. Om dat te veranderen:
    { $change }

propose-link = Een plek voorstellen die we niet kennen
propose-title = Een plek voorstellen
propose-what = Ken je een plek waar mensen digitale hulp krijgen? Vertel het ons. Je hebt geen account nodig, en we vragen je naam niet. Iemand kijkt het na voor we de plek tonen.
propose-name = Naam van de plek
propose-name-missing = Schrijf de naam van de plek.
propose-near-missing = Schrijf de postcode of de gemeente van de plek.
propose-near-which = Meer dan één plaats heet zo. Kies de juiste.
propose-street = Straat en nummer, als je ze kent
propose-needs = Welke hulp is er?
propose-hours = Openingsuren, als je ze kent
propose-hours-hint = Schrijf zoals je wil. Voorbeeld: maandag tot vrijdag, 9 tot 12 uur
propose-phone = Telefoon van de plek
propose-website = Website van de plek
propose-website-wrong = Dit is geen adres van een website. Voorbeeld: www.plek.example
propose-known = Hoe ken je deze plek?
propose-known-missing = Zeg hoe je deze plek kent.
known-by-works = Ik werk er
known-by-knows = Ik ben er al geweest
known-by-saw = Ik heb ze gezien of ervan gehoord
propose-more = Nog iets dat we moeten weten?
propose-too-long = Deze tekst is te lang: hoogstens { $longest } tekens. Maak hem korter.
propose-not-sent = Er is nog niets verstuurd. Alles wat je schreef, staat nog in het formulier.
propose-alike = Is het een van deze plekken?
propose-alike-other = Is het een andere plek? Verstuur dan nog een keer.
propose-hours-remark = We weten niet zeker of we de uren begrijpen. Je kan ze anders schrijven, of zo versturen: iemand zal het vragen.

proposal-title = Je voorstel
proposal-number-is = Je nummer:
proposal-ask = Noteer dit nummer. Met dit nummer kan je aan de telefoon vragen hoe ver we zijn. Deze pagina zegt het ook.
proposal-state-proposed = Ontvangen. Iemand kijkt het na.
proposal-state-accepted = Aanvaard. De plek staat in de lijst.
proposal-state-refused = Niet aanvaard. De plek staat niet in de lijst.
proposal-state-known = We kenden deze plek al.
proposal-then-proposed = Dank je. Het kan enkele weken duren.
proposal-then-accepted = Dank je. Mensen kunnen ze nu vinden.
proposal-then-refused = Toch bedankt. Bel ons als je wil weten waarom.
proposal-then-known = Dank je. Op de pagina van de plek kan je een fout melden.

proposals-title = Voorgestelde plekken
proposals-none = Er is geen voorgestelde plek na te kijken.
proposals-total = { $count ->
    [one] { $count } plek na te kijken. De oudste eerst.
   *[other] { $count } plekken na te kijken. De oudste eerst.
}
proposals-back = Alle voorgestelde plekken
proposal-read-title = Een voorgestelde plek
proposal-number = Nummer { $number }
proposed-by-works = De persoon zegt er te werken.
proposed-by-knows = De persoon zegt er al geweest te zijn.
proposed-by-saw = De persoon zegt de plek gezien te hebben of ervan gehoord te hebben.
proposal-alike = Misschien kennen we deze plek al
proposal-alike-which = Welke?
proposal-is-known = We kennen deze plek al
proposal-place-missing = Kies de plek die we al kennen.
proposal-accept-title = Deze plek toevoegen
proposal-accept-what = Bel eerst. De naam en de gemeente tonen we altijd. Van de rest tonen we alleen wat je aanvinkt.
proposal-checked = Dit heb ik nagekeken
proposed-needs = Hulp:
proposed-street = Straat:
proposed-hours = Uren:
proposed-website = Website:
hours-taken-as = (begrepen: { $hours })
hours-kept-as-written = (niet begrepen: de woorden blijven zoals ze zijn)
proposal-accept = De plek toevoegen
proposal-refuse-title = Deze plek niet toevoegen
proposal-reason = Waarom?
proposal-reason-missing = Kies waarom de plek niet wordt toegevoegd.
proposal-decision-missing = Kies wat je beslist.
refused-as-no-help = Deze plek geeft geen digitale hulp
refused-as-not-found = We konden het niet nakijken
refused-as-closed = Deze plek is voorgoed gesloten
refused-as-not-public = Niet iedereen mag er komen
refused-as-not-useful = We begrijpen het voorstel niet
proposal-refuse = Niet toevoegen
proposal-decided-on = Beslist op { $day }.
proposed-source = Hier voorgesteld, nagekeken door { $organisation }

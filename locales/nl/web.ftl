# Wat rond elke pagina staat, de foutpagina's, de pagina's over de website

skip = Naar de inhoud
languages = Talen
choose-language = Verder in het Nederlands
foot = Over deze website

help-title = Praat je liever met iemand?
help-phone = Bel ons:
help-counter = Kom langs:
help-post = Schrijf ons:
help-ways = Telefoon, loket of brief: zo doe je het
contact-demonstration = Dit is een demoversie: op dit nummer en deze adressen antwoordt niemand.
only-this-language = Deze tekst bestaat alleen in het { $language }.

signed-in-menu = Je account
signed-in-as = Aangemeld: { $name }
my-account = Mijn account
my-work = Te doen
sign-out = Afmelden
sign-out-finish = Klaar: afmelden
signed-in-ends = De aanmelding stopt om { $time } als je niets doet. Anderen gebruiken deze computer ook.
for-professionals = Voor professionals: aanmelden

contact-title = Met ons praten, zonder computer
contact-lead = Alles wat je op deze website vindt, kan je ook aan een mens vragen. Dat is gratis. Je hoeft je naam niet te zeggen.
contact-call = Met de telefoon
contact-call-what = Bel het nummer onderaan deze pagina. Zeg waar je woont en wat je nodig hebt. We zoeken samen met jou.
contact-come = Aan het loket
contact-come-what = Kom naar het adres onderaan deze pagina. We zoeken samen met jou en we drukken de lijst voor je af.
contact-write = Per brief
contact-write-what = Schrijf naar het adres onderaan deze pagina. Vermeld je postcode, wat je nodig hebt en naar welk adres we mogen antwoorden. We sturen je de lijst op papier.
contact-together = Samen met iemand
contact-together-what = Je mag deze telefoon of deze computer aan iemand geven die je vertrouwt. Die persoon kan voor jou zoeken en de lijst afdrukken.

accessibility-title = Toegankelijkheid
accessibility-lead = { $name } wil dat iedereen deze website kan gebruiken: met een oude telefoon, zonder muis, met een schermlezer, in grote letters, op papier.
accessibility-state = Hoe ver we staan
accessibility-state-what = Ons doel: alle pagina's voldoen aan de norm WCAG 2.2, niveau AA. Nog niemand van buitenaf heeft deze website gecontroleerd. Daarom zeggen we niet dat de website aan de norm voldoet.
accessibility-tests = Wat onze tests hebben gemeten
accessibility-tested-on = Laatste tests: { $day }. Deze lijst komt rechtstreeks uit de tests. Niemand schrijft ze met de hand.
accessibility-not-tested = Nog geen resultaten voor deze versie.
accessibility-bar = Eis
accessibility-outcome = Resultaat
bar-b01 = De pagina is licht: ten hoogste 14.336 bytes
bar-b02 = De pagina vraagt ten hoogste drie bestanden, en niets van een andere website
bar-b03 = De pagina is volledig zonder JavaScript
bar-b05 = Het controleprogramma axe-core vindt geen hindernissen, op een klein scherm, op een groot scherm en met vaste kleuren
bar-b07 = De code van de pagina is geldig (controle van het W3C)
bar-b09 = Je ziet de tekst goed: een contrast van minstens 7 op 1, licht en donker
bar-b10 = Wat je moet aanraken, is groot genoeg: minstens 44 op 44 pixels
bar-b11 = Op een klein scherm valt niets buiten beeld, ook als er meer ruimte tussen de letters is
bar-b12 = De letters zijn minstens 18 pixels groot
bar-b13 = Alles werkt met het toetsenbord, en je ziet altijd waar je bent
bar-b14 = Het telefoonnummer met de uren, het loket en het postadres staan op de pagina
bar-b15 = De pagina heeft één grote titel, een taal en een eigen naam
bar-b16 = Op papier: ten hoogste twee bladen A4 (één voor een gemeente of een postcode), met het telefoonnummer, het adres van de pagina en de datum
bar-b18 = De pagina opent in 3 seconden, ook met een heel trage verbinding
bar-b22 = Geen woord bleef onvertaald
bar-met = { $pages ->
    [one] Gehaald op { $pages } pagina
   *[other] Gehaald op { $pages } pagina's
}
bar-missed = Niet gehaald: { $faults } fouten op { $pages } pagina's
bar-not-measured = Niet gemeten
accessibility-not-shown = Wat de tests niet tonen
accessibility-not-shown-what = Een programma vindt niet alle hindernissen. Nog niemand met een schermlezer, een handicap of weinig ervaring heeft deze versie samen met ons uitgeprobeerd.
accessibility-languages = Onze talen
accessibility-read = nagelezen door iemand met deze moedertaal
accessibility-not-read = nog niet nagelezen door iemand met deze moedertaal
accessibility-tell = Een hindernis?
accessibility-tell-what = Zeg het ons met de telefoon, aan het loket of met een brief: de adressen staan onderaan deze pagina. Je krijgt antwoord van een mens. Je kan ook een klacht indienen bij Unia of bij een ombudsdienst.

privacy-title = Privacy
privacy-lead = Deze website vraagt niet wie je bent. Hier lees je wat we bewaren en wat niet.
privacy-cookies = Geen cookies om hulp te zoeken
privacy-cookies-what = Wie hulp zoekt, krijgt geen cookie. We volgen je niet. We laden niets van een andere website. Er is één cookie, alleen voor wie zich voor het werk aanmeldt: die houdt de aanmelding vast, en verdwijnt als je je afmeldt of de browser sluit.
privacy-searches = Wat je zoekt
privacy-searches-what = We bewaren nooit de woorden die je zoekt. We tellen alleen hoe vaak mensen elke soort hulp zoeken, en of ze die vinden. Dat tellen we per dag en per gemeente.
privacy-position = Waar je bent
privacy-position-what = Je toestel zegt alleen waar je bent als jij dat vraagt. Het rondt die plaats eerst af op ongeveer 100 meter en stuurt ze dan pas door. Wij bewaren ze niet.
privacy-reports = Als je een fout meldt
privacy-reports-what = We bewaren de tekst die je schrijft, zonder je adres en zonder je naam. We wissen die tekst 90 dagen nadat we je bericht hebben behandeld. Behandelt niemand je bericht? Dan wissen we het na twee jaar. Alleen de mensen die de lijst verbeteren, lezen je tekst.
privacy-network = Het adres van je verbinding
privacy-network-what = Als je een fout meldt, onthoudt het programma het adres van je internetverbinding ongeveer een uur lang. Zo kan niemand honderden berichten sturen. Dat adres wordt nergens opgeschreven.
privacy-who = Wie is verantwoordelijk
privacy-who-what = Wie verantwoordelijk is voor deze website, staat bij de juridische informatie. Daar kan je met je vragen terecht.
privacy-basis = Waarom we dit mogen
privacy-basis-what = De wet laat toe dat we deze informatie bewaren, want deze website dient het algemeen belang: iedereen helpen om hulp te vinden (algemene verordening gegevensbescherming, artikel 6, 1, e).
privacy-basis-to-confirm = Nog te bevestigen: de functionaris voor gegevensbescherming heeft deze pagina nog niet goedgekeurd.
privacy-rights = Je rechten
privacy-rights-what = Je mag vragen wat we over je weten. Je mag dat laten verbeteren of laten wissen. Bel, kom langs of schrijf: de adressen staan onderaan deze pagina. Je kan ook schrijven naar de Gegevensbeschermingsautoriteit.

legal-title = Juridische informatie
legal-who = Wie is verantwoordelijk voor deze website?
legal-who-missing = Hier staat nog niet wie verantwoordelijk is. Dit is een demoversie.
legal-content = De inhoud
legal-content-what = Bij elke plek staat waar de informatie vandaan komt en van wanneer ze is. Wat we niet weten, zeggen we ook. Moet je ver reizen? Bel dan eerst.
legal-software = Het programma
legal-software-what = Deze website werkt met Passerelle, vrije software met de licentie EUPL 1.2.

sources-title = Bronnen en licenties
sources-lead = Hier lees je waar de gegevens op deze website vandaan komen. Je leest ook wie ze heeft gepubliceerd en wat je ermee mag doen.
sources-short = De gemeenten en hun grenzen komen van Statbel, het Belgische statistiekbureau. De postcodes komen ook van Statbel, en hun ligging komt van OpenStreetMap en GeoNames. De feestdagen komen uit de wet, en de schoolvakanties komen van OpenHolidays. De plekken komen uit openbare rapporten, vooral uit het Brusselse Plan d'Appropriation Numérique.
sources-details = Details (in het Engels)
sources-what = Wat
sources-source = Bron
sources-holder = Wie de rechten heeft
sources-licence = Licentie
sources-changes = Wat we hebben veranderd

problem-home = Terug naar het begin
problem-contact = Met iemand praten
problem-reference = Als je ons belt, geef dan deze code: { $reference }
problem-not-found-title = Deze pagina bestaat niet
problem-not-found-what = Misschien staat er een fout in het adres, of is de pagina verhuisd. Ga terug naar het begin.
problem-gone-title = Deze plek staat niet meer in de lijst
problem-gone-what = Ze is gesloten, of ze geeft geen hulp meer. Zoek een andere plek bij jou in de buurt.
problem-forbidden-title = Deze pagina is niet voor iedereen
problem-forbidden-what = Ze is alleen voor de mensen die de website beheren.
problem-signed-out-title = Je bent niet of niet meer aangemeld
problem-signed-out-what = Voor deze pagina moet je je eerst aanmelden. Wat je net verstuurde, is niet bewaard. Meld je aan en begin opnieuw.
problem-elsewhere-title = Dit bericht komt niet van onze website
problem-elsewhere-what = Een andere website probeerde het in jouw plaats te versturen. Er is niets verstuurd. Begin opnieuw.
problem-method-title = Zo lukt het niet
problem-method-what = Dit adres kan dit niet ontvangen. Ga terug naar het begin en probeer opnieuw.
problem-too-large-title = Je bericht is te lang
problem-too-large-what = Ga terug en maak je tekst korter. Er is niets verstuurd.
problem-too-many-title = Te veel berichten tegelijk
problem-too-many-what = Er komen veel berichten van dezelfde internetverbinding. Wacht een uur en probeer opnieuw, of bel ons. Er is niets verstuurd.
problem-bad-input-title = We begrijpen niet wat er verstuurd is
problem-bad-input-what = Ga terug en kijk na wat je hebt geschreven.
problem-unavailable-title = De website werkt nu even niet
problem-unavailable-what = Probeer opnieuw over enkele minuten, of bel ons.
problem-internal-title = Een fout van ons
problem-internal-what = Het is niet jouw schuld. Probeer opnieuw, of bel ons.

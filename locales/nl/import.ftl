# De import: wat het verslag over elke rij zegt, en hoe je ze in de bron verbetert

# Wat we over een waarde zeggen

import-reason-unknown-value = Dit woord staat niet in de lijst van bekende woorden voor dit veld.
import-mend-unknown-value = Schrijf een woord uit de lijst, of zet dit woord in het mappingbestand.
import-reason-zero-restored = De nul aan het begin ontbrak. We hebben ze teruggezet.
import-mend-zero-restored = Je hoeft niets te doen.
import-reason-plus-restored = Het plusteken aan het begin van het nummer ontbrak. We hebben het teruggezet.
import-mend-plus-restored = Je hoeft niets te doen.
import-reason-from-serial = Een rekenblad had van deze datum een getal gemaakt. We hebben er weer een datum van gemaakt.
import-mend-from-serial = Je hoeft niets te doen.
import-reason-swapped = De breedtegraad en de lengtegraad waren verwisseld. We hebben ze omgewisseld.
import-mend-swapped = Je hoeft niets te doen.
import-reason-scheme-added = Het begin van het webadres ontbrak. We hebben https:// toegevoegd.
import-mend-scheme-added = Je hoeft niets te doen.
import-reason-taken-from-address = De postcode en de gemeente stonden in het adres. We hebben ze in hun eigen veld gezet.
import-mend-taken-from-address = Je hoeft niets te doen.
import-reason-other-words-left-out = In deze cel stonden nog andere woorden of cijfers. We hebben ze weggelaten.
import-mend-other-words-left-out = Kijk na of er iets belangrijks ontbreekt. Zet de rest in een andere kolom.
import-reason-placeholder = Deze cijfers vullen alleen het vakje. Het is geen echt nummer.
import-mend-placeholder = Schrijf het echte nummer, of laat de cel leeg.
import-reason-no-point = De breedtegraad en de lengtegraad zijn nul. Daar ligt de plek niet.
import-mend-no-point = Schrijf de echte coördinaten, of laat de twee cellen leeg.
import-reason-half-a-point = De breedtegraad of de lengtegraad ontbreekt.
import-mend-half-a-point = Schrijf allebei de coördinaten, of laat de twee cellen leeg.
import-reason-outside-country = Dit punt ligt niet in het land van de plek.
import-mend-outside-country = Kijk de coördinaten en het land na.
import-reason-not-a-number = Dit zijn geen coördinaten.
import-mend-not-a-number = Schrijf getallen in graden, bijvoorbeeld 50.85 voor de breedtegraad en 4.35 voor de lengtegraad.
import-reason-not-a-phone = Dit is geen volledig telefoonnummer.
import-mend-not-a-phone = Schrijf het volledige nummer, met de nul vooraan of met de landcode.
import-reason-not-a-postcode = Dit is geen postcode van het land van de plek.
import-mend-not-a-postcode = Schrijf alle cijfers van de postcode. Kijk ook het land na.
import-reason-not-a-commune-code = Dit is geen officiële code van een gemeente.
import-mend-not-a-commune-code = Schrijf de officiële code van de gemeente, of laat de cel leeg.
import-reason-not-a-date = We kunnen hier geen datum lezen.
import-mend-not-a-date = Schrijf het jaar, de maand en de dag, bijvoorbeeld 2026-11-22.
import-reason-date-in-future = Deze datum ligt in de toekomst.
import-mend-date-in-future = Verbeter de datum. Kijk vooral het jaar na.
import-reason-not-an-email = Dit is geen e-mailadres.
import-mend-not-an-email = Schrijf het volledige adres, met @, of laat de cel leeg.
import-reason-not-a-web-address = Dit is geen webadres.
import-mend-not-a-web-address = Schrijf het volledige adres, bijvoorbeeld https://example.org.
import-reason-not-a-registration = Dit is geen officieel nummer van een organisatie.
import-mend-not-a-registration = Schrijf alle cijfers van het nummer. Kies in een rekenblad de opmaak tekst.
import-reason-hours-not-read = We kunnen de uren in deze cel niet lezen.
import-mend-hours-not-read = Schrijf alleen uren, bijvoorbeeld 09:00-12:00.
import-reason-contradiction = Op dezelfde vraag antwoordt de rij ja en nee.
import-mend-contradiction = Behoud één antwoord.
import-reason-second-value = De rij geeft verschillende waarden, en er kan er maar één zijn. We hebben de eerste behouden.
import-mend-second-value = Behoud één waarde.
import-reason-too-many = Er zijn hier te veel waarden of te veel fouten. We hebben de rest weggelaten.
import-mend-too-many = Behoud de belangrijke waarden, en verbeter de fouten die je ziet.

# Waarom een rij niet gelezen kon worden

import-reason-cell-too-long = Een cel van deze rij is te lang.
import-mend-cell-too-long = Maak de tekst korter. Kijk ook na of er geen aanhalingsteken ontbreekt.
import-reason-row-too-long = Deze rij is te lang.
import-mend-row-too-long = Maak de teksten en de lijsten korter. Kijk ook na of er geen aanhalingsteken ontbreekt.
import-reason-too-many-columns = Met deze rij heeft de tabel te veel kolommen.
import-mend-too-many-columns = Haal de kolommen weg die je niet nodig hebt.
import-reason-too-deep = Er zitten te veel lijsten in elkaar.
import-mend-too-deep = Zet de waarden rechtstreeks in de rij.
import-reason-more-cells-than-header = Deze rij heeft meer cellen dan de tabel kolomtitels heeft.
import-mend-more-cells-than-header = Zet een tekst met een komma of puntkomma tussen aanhalingstekens, of geef de kolom een titel.
import-reason-unclosed-quote = Hier begint een aanhalingsteken en het wordt niet gesloten.
import-mend-unclosed-quote = Zet het aanhalingsteken aan het einde van de tekst, of haal het eerste weg.
import-reason-stray-quote = Een aanhalingsteken sluit de cel te vroeg: er staat nog tekst achter.
import-mend-stray-quote = Schrijf elk aanhalingsteken binnen de tekst twee keer.
import-reason-syntax = Dit is geen geldige JSON.
import-mend-syntax = Zoek hier een komma, aanhalingsteken of haakje dat ontbreekt of te veel is.
import-reason-not-an-object = Hier staat een waarde zonder naam, geen rij.
import-mend-not-an-object = Schrijf een JSON-object, met een naam voor elke waarde.
import-reason-broken-cell = Een cel verwijst naar iets dat niet in het bestand zit.
import-mend-broken-cell = Schrijf de waarde zelf in de cel, en bewaar het bestand opnieuw.

# Wat we over een plek zeggen

import-reason-no-name = Deze rij geeft geen naam van de plek.
import-mend-no-name = Schrijf de naam van de plek.
import-reason-one-value-kept = Dit veld kan maar één waarde hebben. We hebben de eerste behouden.
import-mend-one-value-kept = Behoud één waarde.
import-reason-too-long = Deze tekst is te lang. We hebben het einde weggelaten.
import-mend-too-long = Schrijf een kortere naam, en zet de rest in de beschrijving.
import-reason-unknown-country = We kennen dit land niet. We hebben de rij gelezen als een plek in België.
import-mend-unknown-country = Schrijf de twee letters van het land, bijvoorbeeld BE of FR.
import-reason-unknown-postcode = Deze postcode bestaat niet in België.
import-mend-unknown-postcode = Kijk de vier cijfers na. Ligt de plek niet in België? Schrijf dan het land.
import-reason-unknown-commune = Geen enkele gemeente in België heeft deze code.
import-mend-unknown-commune = Schrijf de vijf cijfers van de NIS-code, of laat de cel leeg.
import-reason-unknown-commune-name = We kennen geen gemeente met deze naam.
import-mend-unknown-commune-name = Schrijf de naam van de gemeente, of haar postcode. De naam van een dorp of een wijk is niet genoeg.
import-reason-several-communes = Meer dan één gemeente heeft deze naam.
import-mend-several-communes = Schrijf ook de postcode, zodat we weten welke.
import-reason-merged-commune = Deze gemeente hoort nu bij een andere. We hebben de code van vandaag genomen.
import-mend-merged-commune = Je hoeft niets te doen.
import-reason-commune-not-of-postcode = Deze gemeente heeft deze postcode niet. We hebben de postcode behouden.
import-mend-commune-not-of-postcode = Verbeter de gemeente of de postcode.
import-reason-point-outside-country = Dit punt ligt niet in België.
import-mend-point-outside-country = Kijk de coördinaten na. Ligt de plek niet in België? Schrijf dan het land.
import-reason-hours-understood = Deze uren waren anders geschreven. We hebben ze begrepen.
import-mend-hours-understood = Je hoeft niets te doen.
import-reason-hours-ambiguous = Deze uren zijn niet duidelijk. Ze kunnen verschillende dingen betekenen.
import-mend-hours-ambiguous = Schrijf de dagen en de uren, bijvoorbeeld: Mo-Fr 09:00-12:00.
import-reason-hours-not-understood = We begrijpen deze uren niet.
import-mend-hours-not-understood = Schrijf de dagen en de uren, bijvoorbeeld: Mo-Fr 09:00-12:00.
import-reason-id-used-twice = Een andere rij heeft dezelfde id. We hebben de andere genomen.
import-mend-id-used-twice = Geef elke plek een eigen id. Haal oude rijen weg.
import-reason-same-row-twice = Deze rij staat meer dan één keer in het bestand. We hebben ze één keer genomen.
import-mend-same-row-twice = Je hoeft niets te doen.
import-reason-no-id-of-its-own = Verschillende rijen zonder id hebben dezelfde naam en hetzelfde adres, maar zeggen niet hetzelfde.
import-mend-no-id-of-its-own = Geef elke rij een id die nooit verandert, of behoud één rij.

# Waarom een bestand niet gelezen kon worden

import-refusal-empty = Er staan geen rijen in dit bestand. Kijk na of het het juiste bestand is.
import-refusal-binary = Dit bestand is geen tekst en geen tabel die we kennen. Vraag de tabel als CSV of XLSX.
import-refusal-markup = Dit bestand is een webpagina of XML, geen tabel. Vraag de tabel als CSV of XLSX.
import-refusal-pdf = Dit bestand is een PDF, geen tabel. Vraag de tabel als CSV of XLSX.
import-refusal-old-or-protected-excel = Dit bestand komt van een oude Excel, of het is beveiligd met een wachtwoord. Open het en bewaar het als XLSX, zonder wachtwoord.
import-refusal-open-document = We lezen geen OpenDocument-bestanden. Open het bestand en bewaar het als XLSX of CSV.
import-refusal-archive = Er zit geen tabel in dit ZIP-bestand. Geef de tabel zelf.
import-refusal-protected-archive = Dit ZIP-bestand is beveiligd met een wachtwoord. Vraag een bestand zonder wachtwoord.
import-refusal-json-without-rows = Dit JSON-bestand heeft geen lijst van objecten. Zet de plekken in een lijst.
import-refusal-too-many-rows = Dit bestand heeft te veel rijen. Haal de rijen weg die je niet nodig hebt.
import-refusal-too-many-tables = Dit bestand heeft te veel tabellen. Haal de tabellen weg die je niet nodig hebt.
import-refusal-unpacked-too-big = Dit bestand is te groot als het open is, of bijna niets erin is een tabel. Haal weg wat je niet nodig hebt.
import-refusal-too-wide = Deze tabel heeft te veel kolommen. Haal de kolommen weg die je niet nodig hebt.
import-refusal-too-many-open-quotes = Te veel aanhalingstekens worden niet gesloten. Bewaar de tabel opnieuw als CSV of XLSX.
import-refusal-joined-too-often = Te veel rijen van andere tabellen horen bij dezelfde rijen. Kijk de links tussen de tabellen na.
import-refusal-broken = Dit bestand is beschadigd, of het stopt te vroeg. Download het of vraag het opnieuw.
import-refusal-broken-entry = Een deel van dit bestand ontbreekt of is beschadigd. Open het in een rekenblad en bewaar het opnieuw.
import-refusal-no-such-table = De tabel die het mappingbestand noemt, zit niet in dit bestand. Verbeter de naam.
import-refusal-not-readable = De computer kon dit bestand niet lezen. Kijk na of het nog bestaat, en probeer opnieuw.

# Aanmelden via een officiële dienst

login-services = Aanmelddiensten
login-title = Aanmelden met { $service }
login-what = Je gaat naar de website van { $service }. Daarna kom je hier terug.
login-go = Verder naar { $service }
login-go-public = Verder: anderen gebruiken deze computer ook
login-other-way = Aanmelden met een naam en een wachtwoord
login-problem-again = Aanmelden met { $service } is niet gelukt. Probeer het nog eens, of bel ons.
login-problem-refused = { $service } heeft niet bevestigd wie je bent, of niet sterk genoeg. Probeer een ander middel, of bel ons.
login-problem-settings = Aanmelden met { $service } werkt nu niet. Dat is niet jouw fout. Meld je aan met je naam en je wachtwoord, of bel ons.
login-problem-not-linked = Er is geen account gekoppeld aan { $service }. Meld je één keer aan met je naam en je wachtwoord. Koppel daarna { $service } onder “Mijn account”.
login-problem-taken = Dit account of deze persoon is al anders gekoppeld aan { $service }. Er is niets veranderd. Klopt dat niet? Bel ons.
login-link-title = Koppelen aan { $service }
login-link-what = Daarna kan je je aanmelden met { $service }, zonder wachtwoord. We bewaren alleen het nummer dat { $service } aan je account geeft, en niets anders.
login-link = Mijn account koppelen aan { $service }
login-link-ready = Je gaat nu naar de website van { $service } om te tonen wie je bent. Daarna kom je hier terug.
login-linked-since = Je account is gekoppeld aan { $service } sinds { $day }.
login-unlink-what = Zonder koppeling meld je je aan met je naam en je wachtwoord.
login-unlink = Niet meer koppelen aan { $service }
login-is-linked = gekoppeld
login-is-not-linked = niet gekoppeld
login-way-out = Misschien ben je nog aangemeld op de website van { $service }. Meld je daar ook af, zodat de volgende persoon niet met jouw naam binnenkomt.
login-leave = Ook afmelden bij { $service }
login-no-way-out = { $service } heeft geen pagina om je af te melden. Sluit alle vensters van de browser.
account-done-linked = Je account is gekoppeld.
account-done-unlinked = Je account is niet meer gekoppeld.

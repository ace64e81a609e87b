# What is around every page, the error pages, the pages about the site

skip = Go to the content
languages = Languages
choose-language = Continue in English
foot = About this site

help-title = Do you prefer to talk to a person?
help-phone = Call us:
help-counter = Visit us:
help-post = Write to us:
help-ways = Phone, counter or letter: how to do it
contact-demonstration = Demonstration: nobody answers at this number or at these addresses.
only-this-language = This text exists only in { $language }.

signed-in-menu = Your account
signed-in-as = Signed in: { $name }
my-account = My account
my-work = To do
sign-out = Sign out
sign-out-finish = Finish
signed-in-ends = You are signed out at { $time } if you do nothing. Other people use this computer.
for-professionals = For professionals: sign in

contact-title = Talk to us, without a computer
contact-lead = Everything that you find on this site, you can also ask a person. It is free. You do not have to say your name.
contact-call = By phone
contact-call-what = Call the number at the bottom of this page. Say where you live and what you need. We search with you.
contact-come = At the counter
contact-come-what = Come to the address at the bottom of this page. We search with you and we print the list.
contact-write = By letter
contact-write-what = Write to the address at the bottom of this page. Tell us your postcode, what you need and where we can answer you. We send the list on paper.
contact-together = With another person
contact-together-what = You can give this phone or this computer to a person whom you trust. This person can search for you and print the list.

accessibility-title = Accessibility
accessibility-lead = { $name } wants every person to be able to use this site: with an old phone, without a mouse, with a screen reader, in large letters, on paper.
accessibility-state = What we have done so far
accessibility-state-what = We aim for the standard WCAG 2.2, level AA, on all pages. Nobody from outside has checked this site yet. This is why we do not say that the site meets the standard.
accessibility-tests = What our tests have measured
accessibility-tested-on = Last tests: { $day }. The tests write this list. It is not written by hand.
accessibility-not-tested = No results for this version yet.
accessibility-bar = Requirement
accessibility-outcome = Result
bar-b01 = The page is light: 14,336 bytes at most
bar-b02 = The page asks for three files at most, and for nothing from another site
bar-b03 = The page is complete without JavaScript
bar-b05 = The checking program axe-core finds no obstacle, on a small screen, on a large screen and with fixed colours
bar-b07 = The code of the page is valid (check of the W3C)
bar-b09 = The text is easy to see: contrast of 7 to 1 at least, light and dark
bar-b10 = What has to be touched is large enough: 44 by 44 pixels at least
bar-b11 = On a small screen nothing sticks out, even with more space between the letters
bar-b12 = The text is 18 pixels high at least
bar-b13 = Everything works with the keyboard, and it always shows where you are
bar-b14 = The phone with its hours, the counter and the postal address are on the page
bar-b15 = The page has one main heading, a language and a name of its own
bar-b16 = On paper: two sheets of A4 at most (one for a commune or a postcode), with the phone, the address of the page and the date
bar-b18 = The page opens within 3 seconds, even on a very slow connection
bar-b22 = No word is left without translation
bar-met = { $pages ->
    [one] Met on { $pages } page
   *[other] Met on { $pages } pages
}
bar-missed = Not met: { $faults } faults on { $pages } pages
bar-not-measured = Not measured
accessibility-not-shown = What the tests do not show
accessibility-not-shown-what = A program does not find every obstacle. Nobody with a screen reader, with a disability or with little experience has tried this version with us yet.
accessibility-languages = Our languages
accessibility-read = checked by a native speaker
accessibility-not-read = not yet checked by a native speaker
accessibility-tell = Did you find an obstacle?
accessibility-tell-what = Tell us by phone, at the counter or by letter: the addresses are at the bottom of this page. A person will answer you. You can also complain to Unia or to an ombudsman.

privacy-title = Privacy
privacy-lead = This site does not ask you who you are. Here is what it keeps, and what it does not keep.
privacy-cookies = No cookies to look for help
privacy-cookies-what = Whoever looks for help gets no cookie. This site does not follow you. It does not load anything from another site. There is one cookie, only for people who sign in for their work: it keeps the sign-in, and is gone when they sign out or close the browser.
privacy-searches = Your searches
privacy-searches-what = We never keep the words that you search for. We only count, for each day and each commune, how many times people search for each kind of help and whether they find it.
privacy-position = Your location
privacy-position-what = Your device gives its location only if you ask for this. It rounds the location to about 100 metres before it sends it. We do not keep it.
privacy-reports = If you report a mistake
privacy-reports-what = We keep the text that you write, without your address or your name. We delete it 90 days after we have dealt with your message. If nobody deals with your message, we delete it after two years. Only the people who correct the list read it.
privacy-network = The address of your connection
privacy-network-what = If you report a mistake, the program remembers the address of your internet connection for about one hour. In this way nobody can send hundreds of messages. This address is not written down anywhere.
privacy-who = Who is responsible
privacy-who-what = The legal notice names who is responsible for this site. You can ask them your questions.
privacy-basis = Why we may do this
privacy-basis-what = The law allows us to keep this small amount of information, because this site serves the public interest: to help every person to find help (General Data Protection Regulation, Article 6, 1, e).
privacy-basis-to-confirm = To be confirmed: the data protection officer has not approved this page yet.
privacy-rights = Your rights
privacy-rights-what = You can ask what we know about you. You can ask us to correct it or to delete it. Call, come or write: the addresses are at the bottom of this page. You can also write to the Data Protection Authority.

legal-title = Legal notice
legal-who = Who is responsible for this site
legal-who-missing = We do not know yet who is responsible for this site. It is a demonstration.
legal-content = The content
legal-content-what = For each place we say where the information comes from and how old it is. When we do not know something, we say so. Ask by phone before you travel far.
legal-software = The program
legal-software-what = This site works with Passerelle, an open-source program with the EUPL 1.2 licence.

sources-title = Sources and licences
sources-lead = Here is where the facts on this site come from, who published them and what you may do with them.
sources-short = The communes and their boundaries come from Statbel, the Belgian statistical office. The postcodes come from Statbel too, and their position comes from OpenStreetMap and GeoNames. Public holidays come from the law, and school holidays come from OpenHolidays. The places come from public reports, above all from the Brussels Plan d'Appropriation Numérique.
sources-details = Details
sources-what = What
sources-source = Source
sources-holder = Who has the rights
sources-licence = Licence
sources-changes = What we have changed

problem-home = Back to the start
problem-contact = Talk to a person
problem-reference = If you call us, give this reference: { $reference }
problem-not-found-title = This page does not exist
problem-not-found-what = There may be a mistake in the web address, or the page has moved. Begin again at the start.
problem-gone-title = This place is no longer in the list
problem-gone-what = It has closed, or it no longer gives help. Look for another place near you.
problem-forbidden-title = This page is not open to everyone
problem-forbidden-what = It is only for the people who manage the site.
problem-signed-out-title = You are not signed in, or not any more
problem-signed-out-what = You need to sign in first for this page. What you just sent was not saved. Sign in and try again.
problem-elsewhere-title = This message does not come from our site
problem-elsewhere-what = Another site tried to send it in your name. Nothing was sent. Go back to the start and try again.
problem-method-title = It does not work in this way
problem-method-what = This web address does not accept this kind of request. Go back to the start and try again.
problem-too-large-title = Your message is too long
problem-too-large-what = Go back and make your text shorter. Nothing was sent.
problem-too-many-title = Too many messages at the same time
problem-too-many-what = Many messages are coming from the same place. Wait one hour and try again, or call us. Nothing was sent.
problem-bad-input-title = We do not understand what was sent
problem-bad-input-what = Go back and check what you wrote.
problem-unavailable-title = The site is not answering at the moment
problem-unavailable-what = Try again in a few minutes, or call us.
problem-internal-title = A mistake on our side
problem-internal-what = It is not your fault. Try again, or call us.

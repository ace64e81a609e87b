# Ce qui entoure chaque page, les pages d'erreur, les pages sur le site

skip = Aller au contenu
languages = Langues
choose-language = Continuer en français
foot = À propos de ce site

help-title = Vous préférez parler à une personne ?
help-phone = Appelez-nous :
help-counter = Venez nous voir :
help-post = Écrivez-nous :
help-ways = Téléphone, guichet ou lettre : comment faire
contact-demonstration = Démonstration : personne ne répond à ce numéro ni à ces adresses.
only-this-language = Ce texte existe seulement en { $language }.

signed-in-menu = Votre compte
signed-in-as = En connexion : { $name }
my-account = Mon compte
my-work = À faire
sign-out = Se déconnecter
sign-out-finish = Terminer
signed-in-ends = La connexion s'arrête à { $time } si vous ne faites rien. D'autres personnes utilisent cet ordinateur.
for-professionals = Pour les professionnels : se connecter

contact-title = Nous parler, sans ordinateur
contact-lead = Tout ce que vous trouvez sur ce site, vous pouvez aussi le demander à une personne. C'est gratuit. Vous ne devez pas dire votre nom.
contact-call = Par téléphone
contact-call-what = Appelez le numéro en bas de cette page. Dites où vous habitez et ce dont vous avez besoin. Nous cherchons avec vous.
contact-come = Au guichet
contact-come-what = Venez à l'adresse en bas de cette page. Nous cherchons avec vous et nous imprimons la liste.
contact-write = Par lettre
contact-write-what = Écrivez à l'adresse en bas de cette page. Dites votre code postal, ce dont vous avez besoin et votre adresse pour la réponse. Nous envoyons la liste sur papier.
contact-together = Avec quelqu'un
contact-together-what = Vous pouvez donner ce téléphone ou cet ordinateur à une personne de confiance. Elle peut chercher pour vous et imprimer la liste.

accessibility-title = Accessibilité
accessibility-lead = Chaque personne doit pouvoir utiliser { $name } : avec un vieux téléphone, sans souris, avec un lecteur d'écran, en grand, sur papier.
accessibility-state = Ce que nous avons déjà fait
accessibility-state-what = Nous visons la norme WCAG 2.2, niveau AA, sur toutes les pages. Aucune personne extérieure n'a encore contrôlé ce site. C'est pourquoi nous ne disons pas que le site est conforme.
accessibility-tests = Ce que nos tests ont mesuré
accessibility-tested-on = Derniers tests : { $day }. Cette liste vient directement des tests.
accessibility-not-tested = Pas encore de résultats pour cette version.
accessibility-bar = Exigence
accessibility-outcome = Résultat
bar-b01 = La page est légère : 14 336 octets au plus
bar-b02 = La page demande trois fichiers au plus, et rien à un autre site
bar-b03 = La page est complète sans JavaScript
bar-b05 = Le programme de contrôle axe-core ne trouve aucun obstacle, en petit, en grand et avec des couleurs imposées
bar-b07 = Le code de la page est valide (contrôle du W3C)
bar-b09 = Le texte se voit bien : contraste de 7 à 1 au moins, en clair et en sombre
bar-b10 = Ce qu'il faut toucher est assez grand : 44 pixels sur 44 au moins
bar-b11 = Sur un petit écran, rien ne déborde, même avec un texte espacé
bar-b12 = Le texte a 18 pixels au moins
bar-b13 = Tout marche avec le clavier, et on voit toujours où on est
bar-b14 = Le téléphone et ses heures, le guichet et l'adresse postale sont sur la page
bar-b15 = La page a un seul grand titre, une langue et un nom à elle
bar-b16 = Sur papier : deux feuilles A4 au plus (une pour une commune ou un code postal), avec le téléphone, l'adresse de la page et la date
bar-b18 = La page s'ouvre en 3 secondes, même avec une connexion très lente
bar-b22 = Aucun mot n'est resté sans traduction
bar-met = { $pages ->
    [one] Atteint sur { $pages } page
   *[other] Atteint sur { $pages } pages
}
bar-missed = Pas atteint : { $faults } fautes sur { $pages } pages
bar-not-measured = Pas mesuré
accessibility-not-shown = Ce que les tests ne montrent pas
accessibility-not-shown-what = Un programme ne trouve pas tous les obstacles. Aucune personne avec un lecteur d'écran, un handicap ou peu d'expérience n'a encore essayé cette version avec nous.
accessibility-languages = Nos langues
accessibility-read = relue par une personne dont c'est la langue
accessibility-not-read = pas encore relue par une personne dont c'est la langue
accessibility-tell = Un obstacle ?
accessibility-tell-what = Dites-le par téléphone, au guichet ou par lettre : les adresses sont en bas de cette page. Vous recevez une réponse d'une personne. Vous pouvez aussi vous plaindre auprès d'Unia (égalité des chances) ou d'un service de médiation (ombudsman).

privacy-title = Vie privée
privacy-lead = Ce site ne vous demande pas qui vous êtes. Voici ce qu'il garde, et ce qu'il ne garde pas.
privacy-cookies = Aucun cookie pour chercher de l'aide
privacy-cookies-what = Pour chercher de l'aide, ce site ne place aucun cookie. Il ne vous suit pas. Il ne charge rien d'un autre site. Un cookie existe seulement pour les personnes qui se connectent pour leur travail : il garde la connexion, et disparaît quand on se déconnecte ou qu'on ferme le navigateur.
privacy-searches = Vos recherches
privacy-searches-what = Nous ne gardons jamais les mots que vous cherchez. Nous comptons seulement, par jour et par commune, combien de fois les gens cherchent chaque sorte d'aide, et s'ils la trouvent.
privacy-position = Votre position
privacy-position-what = Votre appareil donne sa position seulement si vous le demandez. Il l'arrondit à environ 100 mètres avant de l'envoyer. Nous ne la gardons pas.
privacy-reports = Si vous signalez une erreur
privacy-reports-what = Nous gardons le texte que vous écrivez, sans votre adresse ni votre nom. Nous l'effaçons 90 jours après avoir traité votre message. Si personne ne traite votre message, nous l'effaçons deux ans après. Seules les personnes qui corrigent la liste le lisent.
privacy-network = L'adresse de votre connexion
privacy-network-what = Si vous signalez une erreur, le programme retient l'adresse de votre connexion internet pendant une heure environ. Ainsi, personne ne peut envoyer des centaines de messages. Cette adresse n'est écrite nulle part.
privacy-who = Qui est responsable
privacy-who-what = Le responsable de ce site est nommé dans les mentions légales. C'est à lui que vous pouvez poser vos questions.
privacy-basis = Ce qui nous le permet
privacy-basis-what = La loi permet de garder ces quelques informations, parce que ce site sert l'intérêt public : aider chaque personne à trouver de l'aide (règlement général sur la protection des données, article 6, 1, e).
privacy-basis-to-confirm = À confirmer : la personne chargée de la protection des données n'a pas encore approuvé cette page.
privacy-rights = Vos droits
privacy-rights-what = Vous pouvez demander ce que nous savons de vous, le faire corriger ou effacer. Appelez, venez ou écrivez : les adresses sont en bas de cette page. Vous pouvez aussi écrire à l'Autorité de protection des données.

legal-title = Mentions légales
legal-who = Qui est responsable de ce site
legal-who-missing = Le nom du responsable n'est pas encore indiqué. C'est une démonstration.
legal-content = Le contenu
legal-content-what = Chaque lieu dit d'où vient l'information et de quand elle date. Ce que nous ne savons pas, nous le disons. Téléphonez avant de faire un long trajet.
legal-software = Le programme
legal-software-what = Ce site fonctionne avec Passerelle, un logiciel libre sous licence EUPL 1.2.

sources-title = Sources et licences
sources-lead = Voici d'où viennent les faits de ce site, qui les a publiés et ce que vous pouvez en faire.
sources-short = Les communes et leurs limites viennent de Statbel, l'office belge de statistique. Les codes postaux viennent aussi de Statbel, et leur position vient d'OpenStreetMap et de GeoNames. Les jours fériés viennent de la loi, et les vacances scolaires viennent d'OpenHolidays. Les lieux viennent de rapports publics, surtout du Plan d'Appropriation Numérique de Bruxelles.
sources-details = Détails (en anglais)
sources-what = Quoi
sources-source = Source
sources-holder = Qui a les droits
sources-licence = Licence
sources-changes = Ce que nous avons changé

problem-home = Retour au début
problem-contact = Parler à une personne
problem-reference = Si vous nous appelez, donnez cette référence : { $reference }
problem-not-found-title = Cette page n'existe pas
problem-not-found-what = L'adresse contient peut-être une faute, ou la page a changé d'endroit. Recommencez au début.
problem-gone-title = Ce lieu n'est plus dans la liste
problem-gone-what = Il a fermé, ou il n'offre plus d'aide. Cherchez un autre lieu près de chez vous.
problem-forbidden-title = Cette page n'est pas ouverte à tout le monde
problem-forbidden-what = Elle sert seulement aux personnes qui gèrent le site.
problem-signed-out-title = Vous n'êtes pas ou plus en connexion
problem-signed-out-what = Pour cette page, il faut d'abord se connecter. Ce que vous venez d'envoyer n'est pas enregistré. Connectez-vous et recommencez.
problem-elsewhere-title = Ce message ne vient pas de notre site
problem-elsewhere-what = Un autre site a essayé de l'envoyer à votre place. Rien n'a été envoyé. Recommencez au début.
problem-method-title = Cela ne marche pas comme ça
problem-method-what = Cette adresse ne peut pas recevoir cela. Retournez au début et recommencez.
problem-too-large-title = Votre message est trop long
problem-too-large-what = Retournez en arrière et raccourcissez votre texte. Rien n'a été envoyé.
problem-too-many-title = Trop de messages à la fois
problem-too-many-what = Beaucoup de messages viennent de la même connexion internet. Attendez une heure et essayez encore, ou appelez-nous. Rien n'a été envoyé.
problem-bad-input-title = Nous ne comprenons pas ce qui a été envoyé
problem-bad-input-what = Retournez en arrière et vérifiez ce que vous avez écrit.
problem-unavailable-title = Le site ne répond pas pour le moment
problem-unavailable-what = Essayez encore dans quelques minutes, ou appelez-nous.
problem-internal-title = Une erreur de notre part
problem-internal-what = Ce n'est pas votre faute. Essayez encore, ou appelez-nous.

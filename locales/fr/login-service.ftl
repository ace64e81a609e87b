# Se connecter par un service officiel

login-services = Services de connexion
login-title = Se connecter avec { $service }
login-what = Vous allez sur le site de { $service }. Après, vous revenez ici.
login-go = Continuer vers { $service }
login-go-public = Continuer : d'autres personnes utilisent cet ordinateur
login-other-way = Se connecter avec un nom et un mot de passe
login-problem-again = La connexion avec { $service } n'a pas réussi. Essayez encore une fois, ou appelez-nous.
login-problem-refused = { $service } n'a pas confirmé qui vous êtes, ou pas assez fort. Essayez un autre moyen, ou appelez-nous.
login-problem-settings = La connexion avec { $service } ne marche pas pour le moment. Ce n'est pas votre faute. Connectez-vous avec votre nom et votre mot de passe, ou appelez-nous.
login-problem-not-linked = Aucun compte n'est relié à { $service }. Connectez-vous une fois avec votre nom et votre mot de passe. Reliez ensuite { $service } sous « Mon compte ».
login-problem-taken = Ce compte ou cette personne est déjà relié autrement à { $service }. Rien n'a changé. Appelez-nous si ce n'est pas normal.
login-link-title = Relier à { $service }
login-link-what = Vous pouvez ensuite vous connecter avec { $service }, sans mot de passe. Nous ne gardons que le numéro que { $service } donne à votre compte, rien d'autre.
login-link = Relier mon compte à { $service }
login-link-ready = Vous allez maintenant sur le site de { $service } pour montrer qui vous êtes. Après, vous revenez ici.
login-linked-since = Votre compte est relié à { $service } depuis le { $day }.
login-unlink-what = Sans ce lien, vous vous connectez avec votre nom et votre mot de passe.
login-unlink = Ne plus relier à { $service }
login-is-linked = relié
login-is-not-linked = pas relié
login-way-out = Vous êtes peut-être encore en connexion sur le site de { $service }. Terminez là aussi, pour que la personne suivante n'entre pas avec votre nom.
login-leave = Terminer aussi sur { $service }
login-no-way-out = { $service } n'a pas de page pour terminer. Fermez toutes les fenêtres du navigateur.
account-done-linked = Votre compte est relié.
account-done-unlinked = Votre compte n'est plus relié.

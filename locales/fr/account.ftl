# Le compte : ce que chaque personne y garde elle-même

confirm-title = Est-ce bien vous ?
confirm-what = Pour ce que vous voulez faire, donnez encore une fois le mot de passe et un nouveau code. Cela compte pour 5 minutes.
confirm-wrong = Le mot de passe ou le code n'est pas juste. Un code ne sert qu'une fois.
account-back = Retour à mon compte
paper-title = Vos codes sur papier
paper-what = Chaque code sert une fois. Barrez-le quand il a servi. Gardez la liste loin de l'ordinateur, comme une clé.
paper-once = Cette page ne revient plus. Imprimez-la, ou recopiez les codes maintenant. Une ancienne liste ne compte plus.
paper-done = J'ai ma liste : continuer
paper-lost = Liste perdue ou volée ? Prévenez la personne qui gère les comptes de votre organisation, ou appelez-nous :
account-moment = { $day }, { $time }
account-done-kept = C'est enregistré.
account-done-password = Le nouveau mot de passe compte. Vos autres connexions sont terminées.
account-done-app = L'application compte maintenant. Gardez aussi votre liste sur papier.
account-done-app-removed = L'application ne compte plus. Utilisez votre liste sur papier.
account-done-no-codes = Il ne reste aucun code sur papier. Faites d'abord une nouvelle liste, puis enlevez l'application.
account-done-ended = C'est fait : cette connexion est terminée.
account-sign-in-name = Votre nom de connexion : { $name }
account-name = Votre nom sur l'écran
account-name-hint = Vos collègues le voient aussi.
account-name-problem = Écrivez votre nom : de 1 à 80 signes.
account-language = La langue de ce que nous vous envoyons
account-language-problem = Choisissez une langue de la liste.
account-email = Adresse e-mail
account-email-hint = Pas obligatoire. Elle sert seulement à vous écrire, et vous pouvez la vider. Le mot de passe ne passe jamais par e-mail.
account-email-problem = L'adresse e-mail n'est pas complète. Exemple : noor@exemple.be. Vous pouvez aussi laisser vide.
account-keep = Enregistrer
account-hats = Mes rôles
account-hat-until = Jusqu'au { $day } compris.
account-hat-worn = Vous travaillez maintenant dans ce rôle.
account-change-hat = Changer de rôle
account-proof = Mot de passe et codes
account-has-app = Une application donne vos codes.
account-has-no-app = Aucune application ne donne de codes.
account-codes-left = { $count ->
    [0] Il ne reste aucun code sur papier.
    [one] Il reste { $count } code sur papier.
   *[other] Il reste { $count } codes sur papier.
}
account-few-codes = { $count ->
    [0] Il ne reste aucun code sur papier. Sans nouvelle liste, vous ne pourrez plus vous connecter.
    [one] Il reste { $count } code sur papier. Faites bientôt une nouvelle liste.
   *[other] Il reste { $count } codes sur papier. Faites bientôt une nouvelle liste.
}
account-sign-ins = Mes connexions
account-sign-ins-what = Vous ne reconnaissez pas une connexion ? Arrêtez-la, puis changez le mot de passe.
account-device-unknown = Appareil inconnu
account-this-one = cet appareil-ci
account-public-computer = ordinateur que d'autres utilisent
account-began = Début : { $moment }.
account-last-seen = Dernière visite : { $moment }.
account-end-one = Arrêter la connexion du { $moment }
account-end-others = Arrêter toutes les autres connexions
account-password-title = Changer le mot de passe
account-password-what = Vos autres connexions s'arrêtent quand le mot de passe change.
account-password-new = Nouveau mot de passe
account-password-hint = 12 signes ou plus. Trois mots qui ne vont pas ensemble suffisent.
account-password-again = Le même mot de passe encore une fois
account-password-differs = Les deux mots de passe ne sont pas les mêmes. Écrivez-les encore une fois.
account-password-short = Ce mot de passe est trop court. Il faut 12 signes ou plus.
account-password-long = Ce mot de passe est trop long. Prenez moins de 500 signes.
account-password-simple = Ce mot de passe est trop facile à deviner. Prenez trois mots qui ne vont pas ensemble.
account-codes-title = Faire une nouvelle liste de codes
account-codes-what = Vous recevez 40 nouveaux codes à imprimer ou à recopier. L'ancienne liste ne compte plus.
account-codes-make = Faire la liste maintenant
account-app-title = Utiliser une application qui donne des codes
account-app-what = Il vous faut un téléphone avec une application de codes. Elle marche aussi sans réseau. Une application déjà reliée ne compte plus.
account-app-scan = Relier l'application
account-app-picture = Un dessin à lire avec l'appareil photo de l'application. La clé est aussi écrite plus bas.
account-app-here = Vous êtes sur ce téléphone ? Ouvrir l'application
account-app-type = Ou tapez cette clé dans l'application :
account-app-code = Code que l'application montre
account-app-code-hint = 6 chiffres. L'application compte seulement après ce code.
account-app-wrong = Ce code n'est pas juste. Attendez le suivant et recommencez. L'heure du téléphone doit être exacte.
account-app-set-up = Relier
account-app-remove = Ne plus utiliser l'application

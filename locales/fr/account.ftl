# Le compte : ce que chaque personne y garde elle-même

confirm-title = Est-ce bien vous ?
confirm-what = Pour ce que vous voulez faire, donnez encore une fois le mot de passe et un nouveau code. Ensuite, nous ne les demandons plus pendant 5 minutes.
confirm-wrong = Le mot de passe ou le code n'est pas juste. Un code ne sert qu'une fois.
account-back = Retour à mon compte
paper-title = Vos codes sur papier
paper-what = Chaque code sert une fois. Barrez-le quand il a servi. Gardez la liste loin de l'ordinateur, comme une clé.
paper-once = Cette page s'affiche une seule fois. Imprimez-la, ou recopiez les codes maintenant. Une ancienne liste n'est plus valable.
paper-done = J'ai ma liste : continuer
paper-lost = Liste perdue ou volée ? Prévenez la personne qui gère les comptes de votre organisation, ou appelez-nous :
account-moment = { $day }, { $time }
account-done-kept = C'est enregistré.
account-done-password = Le nouveau mot de passe est valable. Vos autres connexions sont terminées.
account-done-app = Les codes de l'application sont maintenant valables. Gardez aussi votre liste sur papier.
account-done-app-removed = Les codes de l'application ne sont plus valables. Utilisez votre liste sur papier.
account-done-no-codes = Il ne reste aucun code sur papier. Faites d'abord une nouvelle liste, puis enlevez l'application.
account-done-ended = C'est fait. La liste est à jour.
account-sign-in-name = Votre nom de connexion : { $name }
account-name = Votre nom à l'écran
account-name-hint = La personne qui gère les comptes de votre organisation le voit. Un prénom suffit.
account-name-problem = Écrivez votre nom : de 1 à 80 caractères.
account-language = La langue de ce que nous vous envoyons
account-language-problem = Choisissez une langue de la liste.
account-email = Adresse e-mail
account-email-hint = Pas obligatoire. Elle sert seulement à vous écrire, et vous pouvez la vider. Le mot de passe ne passe jamais par e-mail.
account-email-problem = L'adresse e-mail n'est pas complète. Exemple : noor@mail.example. Vous pouvez aussi laisser vide.
account-keep = Enregistrer
account-hats = Mes rôles
account-hat-until = Jusqu'au { $day } compris.
account-hat-worn = Vous travaillez maintenant dans ce rôle.
account-change-hat = Changer de rôle
account-proof = Mot de passe et codes
account-has-app = Vous utilisez une application de codes.
account-has-no-app = Vous n'utilisez pas d'application de codes.
account-codes-left = { $count ->
    [0] Il ne reste aucun code sur papier.
    [one] Il reste { $count } code sur papier.
   *[other] Il reste { $count } codes sur papier.
}
account-few-codes = { $count ->
    [0] Il ne reste aucun code sur papier. Faites maintenant une nouvelle liste. Sans elle, vous ne pourrez plus vous connecter.
    [one] Il reste { $count } code sur papier. Faites bientôt une nouvelle liste.
   *[other] Il reste { $count } codes sur papier. Faites bientôt une nouvelle liste.
}
account-no-codes = Il ne reste aucun code sur papier. Demandez un code de remplacement à la personne qui gère les comptes de votre organisation, ou appelez-nous.
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
account-password-hint = Au moins 12 caractères. Trois mots sans rapport sont un bon mot de passe. Évitez votre nom et les suites comme 123456.
account-password-again = Le même mot de passe encore une fois
account-password-differs = Les deux mots de passe ne sont pas les mêmes. Écrivez-les encore une fois.
account-password-short = Ce mot de passe est trop court : il faut au moins 12 caractères.
account-password-long = Ce mot de passe est trop long. Prenez-en un plus court.
account-password-simple = Ce mot de passe est trop facile à deviner. Prenez par exemple trois mots sans rapport.
account-codes-title = Faire une nouvelle liste de codes
account-codes-what = Vous recevez 40 nouveaux codes à imprimer ou à recopier. L'ancienne liste n'est alors plus valable.
account-codes-make = Faire la liste maintenant
account-app-title = Utiliser une application qui donne des codes
account-app-what = Il vous faut un téléphone avec une application de codes. Elle marche aussi sans réseau. Si une application était déjà reliée, ses codes ne sont alors plus valables.
account-app-scan = Relier l'application
account-app-picture = Un dessin à lire avec l'appareil photo de l'application. La clé est aussi écrite plus bas.
account-app-here = Vous êtes sur ce téléphone ? Ouvrir l'application
account-app-type = Ou tapez cette clé dans l'application :
account-app-code = Code que l'application montre
account-app-code-hint = 6 chiffres. L'application est reliée seulement après ce code.
account-app-wrong = Ce code n'est pas juste. Attendez le suivant et recommencez. L'heure du téléphone doit être exacte.
account-app-set-up = Relier
account-app-remove = Ne plus utiliser l'application

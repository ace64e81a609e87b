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

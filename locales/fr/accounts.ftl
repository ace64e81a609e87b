# Les comptes : se connecter, se déconnecter, choisir un rôle

sign-in-title = Se connecter
sign-in-for-whom = Cette page sert aux personnes qui travaillent dans un lieu ou une organisation.
sign-in-find-help = Chercher de l'aide : sans compte
sign-in-first = Pour la page que vous demandez, il faut d'abord se connecter.
sign-in-name = Nom de connexion
sign-in-name-hint = Une adresse e-mail ou un autre nom, comme vous l'avez choisi.
sign-in-password = Mot de passe
sign-in-public-computer = D'autres personnes utilisent cet ordinateur
sign-in-public-computer-hint = La connexion s'arrête après 5 minutes sans rien faire. Rien ne reste sur l'ordinateur.
sign-in-button = Continuer
sign-in-invited = J'ai reçu une invitation
sign-in-lost = Vous avez perdu votre mot de passe ?
sign-in-lost-code = Vous n'avez pas de code ?
sign-in-lost-what = Demandez un code de remplacement à la personne qui gère les comptes de votre organisation, ou appelez-nous. Le numéro est plus bas.
sign-in-wrong = Le nom ou le mot de passe n'est pas juste. Vérifiez les majuscules et recommencez.
sign-in-blocked = { $minutes ->
    [one] Trop d'essais. Attendez une minute et recommencez.
   *[other] Trop d'essais. Attendez { $minutes } minutes et recommencez.
}
sign-in-too-late = Le temps est passé. Recommencez avec le nom et le mot de passe.
sign-in-other-ways = Vous pouvez aussi nous appeler, venir ou écrire : voyez en bas de la page.
sign-in-code-title = Votre code
sign-in-code-what = Ouvrez l'application qui donne des codes, ou prenez votre liste de codes sur papier.
sign-in-code = Code
sign-in-code-hint = 6 chiffres de l'application, ou 16 chiffres de la liste.
sign-in-code-wrong = Ce code n'est pas juste, ou il a déjà servi. Prenez le suivant.
sign-in-again = Recommencer avec un autre nom
signed-out-title = C'est fini : vous n'êtes plus en connexion
signed-out-what = Rien ne reste sur cet ordinateur. Vous pouvez laisser la place.
signed-out-again = Se connecter de nouveau
hats-title = Pour qui travaillez-vous maintenant ?
hats-what = Vous avez plusieurs rôles. Choisissez-en un. Vous pouvez changer à tout moment.
hats-none = Votre compte n'a plus de rôle dans une organisation. Demandez une invitation à la personne qui gère les comptes, ou appelez-nous.
hats-legend = Mon rôle
hats-button = Continuer
hats-choose-one = Choisissez un rôle.
role-mediator = Médiation numérique
role-place_manager = Gestion d'un lieu
role-referrer = Orientation
role-coordinator = Coordination
role-administrator = Gestion des comptes

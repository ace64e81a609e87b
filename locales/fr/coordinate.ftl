# Ce que voit la coordination d'une commune, et ce que voit la personne qui propose un lieu

lists-title = Mes listes

reports-title = Erreurs signalées
reports-none = Il n'y a aucune erreur signalée à traiter.
reports-total = { $count ->
    [one] { $count } message à traiter. Le plus ancien d'abord.
   *[other] { $count } messages à traiter. Le plus ancien d'abord.
}
reports-read = Les messages peuvent parler de personnes. Nous notons quel compte les a lus.
reports-back = Toutes les erreurs signalées
report-read-title = Une erreur signalée
report-mend = Corriger ce lieu
report-see = Voir la page publique
report-outcome = Qu'avez-vous fait ?
report-choose = Choisissez une réponse : corrigé, rien à corriger ou pas utile.
settle-as-mended = C'est corrigé
settle-as-nothing-wrong = Il n'y a pas d'erreur
settle-as-not-useful = Le message n'est pas utile
settled-mended = Le lieu est corrigé.
settled-nothing-wrong = Il n'y avait pas d'erreur.
settled-not-useful = Le message n'était pas utile.
answered-late = C'était déjà traité. Votre réponse n'a rien changé.
report-settled-at = Traité le { $day } à { $time }.
report-gone-on = Le message sera effacé le { $day }.

board-title = Vue par commune
board-none = Votre organisation ne coordonne aucune commune. Demandez à la personne qui gère ce site de le changer.
board-total = { $communes ->
    [one] { $communes } commune
   *[other] { $communes } communes
}, { $places ->
    [one] { $places } lieu
   *[other] { $places } lieux
}, dont { $due } à vérifier. Le plus urgent d'abord.
board-csv = Télécharger ce tableau (CSV)
board-places = { $count ->
    [0] Aucun lieu connu
    [one] { $count } lieu
   *[other] { $count } lieux
}
board-due = { $count ->
    [0] Rien à vérifier
    [one] { $count } lieu à vérifier
   *[other] { $count } lieux à vérifier
}
board-reports = { $count ->
    [one] { $count } erreur signalée
   *[other] { $count } erreurs signalées
}
board-grade-fresh = Confirmé ou publié il y a moins de six mois :
board-grade-ageing = il y a moins de deux ans :
board-grade-old = il y a deux ans ou plus :
board-grade-unknown = Date inconnue :
board-gone = Ne sont plus dans leur liste d'origine :
board-missing = Il manque :
board-back = Toutes les communes
board-commune-title = Lieux à vérifier : { $commune }
board-commune-none = Il n'y a aucun lieu à vérifier dans cette commune.
stale-no-phone = Téléphone inconnu.
stale-missing = À demander : { $missing }.

calls-title = Lieux à appeler
calls-none = Il n'y a aucun lieu à appeler.
calls-total = { $count ->
    [one] { $count } lieu à appeler. Le plus ancien d'abord.
   *[other] { $count } lieux à appeler. Le plus ancien d'abord.
}

reminders-title = Rappels pour ce lieu
reminders-saved = C'est enregistré.
reminder-months = À quel rythme faut-il vérifier ce lieu ?
reminder-every = Tous les { $months } mois
reminder-months-missing = Choisissez 3, 6 ou 12 mois.
reminder-way = Comment voulez-vous le savoir ?
reminder-by-mail = Par e-mail
reminder-by-call = Mettre le lieu sur la liste des lieux à appeler
reminder-by-none = Pas de rappel : je regarde ma liste « À faire »
reminder-way-missing = Choisissez comment vous voulez le savoir.
reminder-address = Adresse e-mail
reminder-address-hint = Seulement pour ce rappel. Nous l'effaçons quand vous quittez l'organisation, ou après deux ans sans réponse.
reminder-address-missing = Écrivez l'adresse e-mail.
reminder-address-wrong = Cette adresse e-mail n'est pas complète. Exemple : noor@mail.example

reminder-mail-subject = À vérifier : { $place }
reminder-mail-text =
    Bonjour,

    Il est temps de vérifier les informations de ce lieu : { $place }.

    Ouvrez cette page. Vous pouvez tout confirmer en une fois, ou corriger :
    { $address }

    Par téléphone, sans ordinateur : { $phone }

    Vous recevez ce message parce que quelqu'un de votre organisation a choisi ce rappel. Pour le changer :
    { $change }

propose-link = Proposer un lieu que nous ne connaissons pas
propose-title = Proposer un lieu
propose-what = Vous connaissez un lieu qui aide les gens avec le numérique ? Dites-le-nous. Pas besoin de compte, ni de votre nom. Une personne vérifie avant que le lieu soit montré.
propose-name = Nom du lieu
propose-name-missing = Écrivez le nom du lieu.
propose-near-missing = Écrivez le code postal ou la commune du lieu.
propose-near-which = Plusieurs endroits portent ce nom. Choisissez le bon.
propose-street = Rue et numéro, si vous les connaissez
propose-needs = Quelle aide y trouve-t-on ?
propose-hours = Heures d'ouverture, si vous les connaissez
propose-hours-hint = Écrivez comme vous voulez. Exemple : lundi à vendredi, 9 h à 12 h
propose-phone = Téléphone du lieu
propose-website = Site du lieu
propose-website-wrong = Ce n'est pas une adresse de site. Exemple : www.lieu.example
propose-known = Comment connaissez-vous ce lieu ?
propose-known-missing = Dites comment vous connaissez ce lieu.
known-by-works = J'y travaille
known-by-knows = J'ai déjà visité ce lieu
known-by-saw = Je l'ai vu, ou on m'en a parlé
propose-more = Autre chose à savoir ?
propose-too-long = Ce texte est trop long : { $longest } caractères maximum. Raccourcissez-le.
propose-not-sent = Rien n'est encore envoyé. Tout ce que vous avez écrit est encore dans le formulaire.
propose-alike = Est-ce l'un de ces lieux ?
propose-alike-other = Si c'est un autre lieu, envoyez encore une fois.
propose-hours-remark = Nous avons un doute sur les heures. Vous pouvez les écrire autrement, ou envoyer comme cela : une personne demandera.

proposal-title = Votre proposition
proposal-number-is = Votre numéro :
proposal-ask = Notez ce numéro. Avec ce numéro, vous pouvez demander au téléphone où nous en sommes. Cette page le dit aussi.
proposal-state-proposed = Reçue. Une personne va vérifier.
proposal-state-accepted = Acceptée. Le lieu est dans la liste.
proposal-state-refused = Non acceptée. Le lieu n'est pas dans la liste.
proposal-state-known = Nous connaissions déjà ce lieu.
proposal-then-proposed = Merci. Cela peut prendre quelques semaines.
proposal-then-accepted = Merci. Les gens peuvent le trouver maintenant.
proposal-then-refused = Merci quand même. Pour savoir pourquoi, appelez-nous.
proposal-then-known = Merci. Vous pouvez signaler une erreur sur la page du lieu.

proposals-title = Lieux proposés
proposals-none = Il n'y a aucun lieu proposé à vérifier.
proposals-total = { $count ->
    [one] { $count } lieu à vérifier. Le plus ancien d'abord.
   *[other] { $count } lieux à vérifier. Le plus ancien d'abord.
}
proposals-back = Tous les lieux proposés
proposal-read-title = Un lieu proposé
proposal-number = Numéro { $number }
proposed-by-works = La personne dit qu'elle y travaille.
proposed-by-knows = La personne dit qu'elle y est déjà allée.
proposed-by-saw = La personne dit qu'elle l'a vu ou qu'on lui en a parlé.
proposal-alike = C'est peut-être un lieu connu
proposal-alike-which = Lequel ?
proposal-is-known = Ce lieu est déjà connu
proposal-place-missing = Choisissez le lieu qui est déjà connu.
proposal-accept-title = Ajouter ce lieu
proposal-accept-what = Appelez d'abord. Le nom et la commune sont montrés dans tous les cas. Du reste, seulement ce que vous cochez est montré.
proposal-checked = Ce que j'ai vérifié
proposed-needs = Aide :
proposed-street = Rue :
proposed-hours = Heures :
proposed-website = Site :
hours-taken-as = (compris : { $hours })
hours-kept-as-written = (pas compris : les mots restent tels quels)
proposal-accept = Ajouter le lieu
proposal-refuse-title = Ne pas ajouter ce lieu
proposal-reason = Pourquoi ?
proposal-reason-missing = Choisissez pourquoi le lieu n'est pas ajouté.
proposal-decision-missing = Choisissez ce que vous décidez.
refused-as-no-help = Ce lieu n'aide pas avec le numérique
refused-as-not-found = Nous n'avons pas pu vérifier
refused-as-closed = Ce lieu est fermé pour toujours
refused-as-not-public = Tout le monde ne peut pas y aller
refused-as-not-useful = Nous ne comprenons pas la proposition
proposal-refuse = Ne pas ajouter
proposal-decided-on = Décidé le { $day }.
proposed-source = Proposé ici, vérifié par { $organisation }

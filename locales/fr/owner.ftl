# L'espace des lieux : ce qu'il y a à faire, corriger, confirmer

work-title = À faire
work-total = { $count ->
    [one] { $count } chose à faire. Le plus urgent d'abord.
   *[other] { $count } choses à faire. Le plus urgent d'abord.
}
work-empty = Il n'y a rien à faire pour le moment.
work-empty-next = Quand il faut confirmer un lieu, ou quand une personne signale une erreur, vous le voyez ici. Vous pouvez corriger vos lieux à tout moment.
work-referrer = Vous orientez des personnes : vous n'avez pas de lieu à tenir à jour. Cherchez un lieu pour la personne que vous aidez.
work-search = Chercher un lieu
work-places = Tous mes lieux
work-confirmed = Merci, c'est confirmé :
task-now = Urgent.
task-confirm = Il est temps de vérifier ces informations.
task-gone = La liste d'où vient ce lieu ne le cite plus. Existe-t-il encore ?
task-mend = Il manque : { $missing }.
task-reported = Une personne a signalé une erreur.
task-proposed = Une personne propose un changement.
task-since = (depuis le { $day })
task-open = Voir et corriger
confirm-all = Tout est encore juste : confirmer

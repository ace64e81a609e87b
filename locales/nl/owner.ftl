# De pagina's van wie voor een plek zorgt

work-title = Te doen
work-total = { $count ->
    [one] { $count } ding te doen. Het dringendste eerst.
   *[other] { $count } dingen te doen. Het dringendste eerst.
}
work-empty = Er is nu niets te doen.
work-empty-next = Moet u een plek bevestigen, of meldt iemand een fout? Dan ziet u dat hier. U kunt uw plekken altijd verbeteren.
work-referrer = U verwijst mensen door: u hoeft geen plek bij te houden. Zoek een plek voor de persoon die u helpt.
work-search = Een plek zoeken
work-places = Al mijn plekken
work-confirmed = Bedankt, het is bevestigd:
task-now = Dringend.
task-confirm = Het is tijd om deze gegevens te controleren.
task-gone = De lijst waaruit deze plek komt, noemt ze niet meer. Bestaat ze nog?
task-mend = Dit ontbreekt: { $missing }.
task-reported = Iemand heeft een fout gemeld.
task-proposed = Iemand stelt een wijziging voor.
task-since = (sinds { $day })
task-open = Bekijken en verbeteren
confirm-all = Alles klopt nog: bevestigen

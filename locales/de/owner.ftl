# Die Seiten für alle, die einen Ort betreuen

work-title = Zu tun
work-total = { $count ->
    [one] { $count } Aufgabe. Das Dringendste zuerst.
   *[other] { $count } Aufgaben. Das Dringendste zuerst.
}
work-empty = Im Moment ist nichts zu tun.
work-empty-next = Wenn ein Ort zu bestätigen ist oder jemand einen Fehler meldet, sehen Sie es hier. Sie können Ihre Orte jederzeit ändern.
work-referrer = Sie verweisen Menschen weiter: Sie haben keinen Ort zu pflegen. Suchen Sie einen Ort für die Person, der Sie helfen.
work-search = Einen Ort suchen
work-places = Alle meine Orte
work-confirmed = Danke, es ist bestätigt:
task-now = Dringend.
task-confirm = Es ist Zeit, diese Angaben zu prüfen.
task-gone = Die Liste, aus der dieser Ort kommt, nennt ihn nicht mehr. Gibt es ihn noch?
task-mend = Es fehlt: { $missing }.
task-reported = Jemand hat einen Fehler gemeldet.
task-proposed = Jemand schlägt eine Änderung vor.
task-since = (seit { $day })
task-open = Ansehen und ändern
confirm-all = Alles stimmt noch: bestätigen

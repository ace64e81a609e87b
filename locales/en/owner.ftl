# The pages of whoever answers for a place

work-title = To do
work-total = { $count ->
    [one] { $count } thing to do. The most urgent first.
   *[other] { $count } things to do. The most urgent first.
}
work-empty = There is nothing to do right now.
work-empty-next = When a place has to be confirmed, or somebody reports a mistake, you see it here. You can change your places at any time.
work-referrer = You send people on: you have no place to keep up to date. Look for a place for the person you help.
work-search = Look for a place
work-places = All my places
work-confirmed = Thank you, it is confirmed:
task-now = Urgent.
task-confirm = It is time to check these facts.
task-gone = The list that this place comes from no longer names it. Is it still there?
task-mend = Missing: { $missing }.
task-reported = Somebody reported a mistake.
task-proposed = Somebody proposes a change.
task-since = (since { $day })
task-open = Look and change
confirm-all = Everything is still right: confirm

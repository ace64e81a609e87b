# What the coordination of a commune sees, and what somebody sees who proposes a place

lists-title = My lists

reports-title = Reported mistakes
reports-none = There is no reported mistake to deal with.
reports-total = { $count ->
    [one] { $count } message to deal with. The oldest first.
   *[other] { $count } messages to deal with. The oldest first.
}
reports-read = Messages may be about people. We note which account read them.
reports-back = All reported mistakes
report-read-title = A reported mistake
report-mend = Correct this place
report-see = See the public page
report-outcome = What have you done?
report-choose = Choose an answer: corrected, no mistake or not useful.
settle-as-mended = It is corrected
settle-as-nothing-wrong = There is no mistake
settle-as-not-useful = The message is not useful
settled-mended = The place is corrected.
settled-nothing-wrong = There was no mistake.
settled-not-useful = The message was not useful.
answered-late = This had been dealt with already. Your answer changed nothing.
report-settled-at = Dealt with on { $day } at { $time }.
report-gone-on = The message will be deleted on { $day }.

board-title = Communes at a glance
board-none = Your organisation coordinates no commune. Ask whoever runs this site to change that.
board-total = { $communes ->
    [one] { $communes } commune
   *[other] { $communes } communes
}, { $places ->
    [one] { $places } place
   *[other] { $places } places
}, of which { $due } to check. The most urgent first.
board-csv = Download this table (CSV)
board-places = { $count ->
    [0] No place known
    [one] { $count } place
   *[other] { $count } places
}
board-due = { $count ->
    [0] Nothing to check
    [one] { $count } place to check
   *[other] { $count } places to check
}
board-reports = { $count ->
    [one] { $count } reported mistake
   *[other] { $count } reported mistakes
}
board-grade-fresh = Confirmed or stated less than six months ago:
board-grade-ageing = less than two years ago:
board-grade-old = two years ago or longer:
board-grade-unknown = Date unknown:
board-gone = No longer in their own list:
board-missing = Missing:
board-back = All communes
board-commune-title = Places to check: { $commune }
board-commune-none = There is no place to check in this commune.
stale-no-phone = Phone unknown.
stale-missing = To ask: { $missing }.

calls-title = Places to call
calls-none = There is no place to call.
calls-total = { $count ->
    [one] { $count } place to call. The oldest first.
   *[other] { $count } places to call. The oldest first.
}

reminders-title = Reminders for this place
reminders-saved = It is saved.
reminder-months = How often should this place be checked?
reminder-every = Every { $months } months
reminder-months-missing = Choose 3, 6 or 12 months.
reminder-way = How do you want to know?
reminder-by-mail = By e-mail
reminder-by-call = Put the place on the list of places to call
reminder-by-none = No reminder: I look at my list “To do”
reminder-way-missing = Choose how you want to know.
reminder-address = E-mail address
reminder-address-hint = For this reminder only. We delete it when you leave the organisation, or after two years without an answer.
reminder-address-missing = Write the e-mail address.
reminder-address-wrong = This e-mail address is not complete. Example: noor@mail.example

reminder-mail-subject = To check: { $place }
reminder-mail-text =
    Hello,

    It is time to check the information about this place: { $place }.

    Open this page. You can confirm everything at once, or correct it:
    { $address }

    By phone, without a computer: { $phone }

    You get this message because somebody in your organisation chose this reminder. To change it:
    { $change }

propose-link = Propose a place that we do not know
propose-title = Propose a place
propose-what = Do you know a place that helps people with digital things? Tell us. You need no account, and we do not ask for your name. Somebody checks it before the place is shown.
propose-name = Name of the place
propose-name-missing = Write the name of the place.
propose-near-missing = Write the postcode or the commune of the place.
propose-near-which = Several places have this name. Choose the right one.
propose-street = Street and number, if you know them
propose-needs = What help is there?
propose-hours = Opening hours, if you know them
propose-hours-hint = Write as you like. Example: Monday to Friday, 9:00 to 12:00
propose-phone = Phone of the place
propose-website = Website of the place
propose-website-wrong = This is not the address of a website. Example: www.place.example
propose-known = How do you know this place?
propose-known-missing = Say how you know this place.
known-by-works = I work there
known-by-knows = I have been there
known-by-saw = I have seen it or heard of it
propose-more = Anything else to know?
propose-too-long = This text is too long: { $longest } characters at most. Make it shorter.
propose-not-sent = Nothing has been sent yet. Everything that you wrote is still in the form.
propose-alike = Is it one of these places?
propose-alike-other = If it is another place, send it once more.
propose-hours-remark = We are not sure that we understand the hours. You can write them in another way, or send it like this: somebody will ask.

proposal-title = Your proposal
proposal-number-is = Your number:
proposal-ask = Note this number. With this number you can ask by phone how far we are. This page says it too.
proposal-state-proposed = Received. Somebody will check it.
proposal-state-accepted = Accepted. The place is in the list.
proposal-state-refused = Not accepted. The place is not in the list.
proposal-state-known = We knew this place already.
proposal-then-proposed = Thank you. It may take some weeks.
proposal-then-accepted = Thank you. People can find it now.
proposal-then-refused = Thank you all the same. To know why, call us.
proposal-then-known = Thank you. You can report a mistake on the page of the place.

proposals-title = Proposed places
proposals-none = There is no proposed place to check.
proposals-total = { $count ->
    [one] { $count } place to check. The oldest first.
   *[other] { $count } places to check. The oldest first.
}
proposals-back = All proposed places
proposal-read-title = A proposed place
proposal-number = Number { $number }
proposed-by-works = The person says that they work there.
proposed-by-knows = The person says that they have been there.
proposed-by-saw = The person says that they have seen it or heard of it.
proposal-alike = It may be a place that we know
proposal-alike-which = Which one?
proposal-is-known = We know this place already
proposal-place-missing = Choose the place that we know already.
proposal-accept-title = Add this place
proposal-accept-what = Call first. The name and the commune are shown in any case. Of the rest only what you tick is shown.
proposal-checked = What I have checked
proposed-needs = Help:
proposed-street = Street:
proposed-hours = Hours:
proposed-website = Website:
hours-taken-as = (understood: { $hours })
hours-kept-as-written = (not understood: the words stay as they are)
proposal-accept = Add the place
proposal-refuse-title = Do not add this place
proposal-reason = Why?
proposal-reason-missing = Choose why the place is not added.
proposal-decision-missing = Choose what you decide.
refused-as-no-help = This place does not help with digital things
refused-as-not-found = We could not check it
refused-as-closed = This place is closed for good
refused-as-not-public = Not everybody may go there
refused-as-not-useful = We do not understand the proposal
proposal-refuse = Do not add
proposal-decided-on = Decided on { $day }.
proposed-source = Proposed here, checked by { $organisation }

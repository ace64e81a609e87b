# The account: what each person keeps themselves

confirm-title = Is it really you?
confirm-what = For what you want to do, give your password and a new code once more. This counts for 5 minutes.
confirm-wrong = The password or the code is not right. A code works only once.
account-back = Back to my account
paper-title = Your codes on paper
paper-what = Each code works once. Cross it out when you have used it. Keep the list away from the computer, like a key.
paper-once = This page does not come back. Print it, or copy the codes now. An old list counts no more.
paper-done = I have my list: continue
paper-lost = List lost or stolen? Tell whoever manages the accounts of your organisation, or call us:
account-moment = { $day }, { $time }
account-done-kept = It is saved.
account-done-password = The new password counts. Your other sign-ins have ended.
account-done-app = The app counts now. Keep your list on paper too.
account-done-app-removed = The app counts no more. Use your list on paper.
account-done-no-codes = No code on paper is left. Make a new list first, then remove the app.
account-done-ended = Done: that sign-in has ended.
account-sign-in-name = Your sign-in name: { $name }
account-name = Your name on the screen
account-name-hint = Your colleagues see it too.
account-name-problem = Write your name: 1 to 80 characters.
account-language = The language of what we send you
account-language-problem = Choose a language from the list.
account-email = E-mail address
account-email-hint = Not needed. It only serves to write to you, and you can empty it. A password is never sent by e-mail.
account-email-problem = The e-mail address is not complete. Example: noor@example.be. You can also leave it empty.
account-keep = Save
account-hats = My roles
account-hat-until = Up to and including { $day }.
account-hat-worn = You work in this role now.
account-change-hat = Change role
account-proof = Password and codes
account-has-app = An app gives your codes.
account-has-no-app = No app gives codes.
account-codes-left = { $count ->
    [0] No code on paper is left.
    [one] { $count } code on paper is left.
   *[other] { $count } codes on paper are left.
}
account-few-codes = { $count ->
    [0] No code on paper is left. Without a new list you cannot sign in any more.
    [one] { $count } code on paper is left. Make a new list soon.
   *[other] { $count } codes on paper are left. Make a new list soon.
}
account-sign-ins = My sign-ins
account-sign-ins-what = You do not know one of these? End it, then change the password.
account-device-unknown = Unknown device
account-this-one = this device
account-public-computer = computer that others use
account-began = Began: { $moment }.
account-last-seen = Last visit: { $moment }.
account-end-one = End the sign-in of { $moment }
account-end-others = End all other sign-ins
account-password-title = Change the password
account-password-what = Your other sign-ins end when the password changes.
account-password-new = New password
account-password-hint = 12 characters or more. Three words that do not belong together are enough.
account-password-again = The same password once more
account-password-differs = The two passwords are not the same. Write them once more.
account-password-short = This password is too short. It needs 12 characters or more.
account-password-long = This password is too long. Take fewer than 500 characters.
account-password-simple = This password is too easy to guess. Take three words that do not belong together.
account-codes-title = Make a new list of codes
account-codes-what = You get 40 new codes to print or to copy. The old list counts no more.
account-codes-make = Make the list now
account-app-title = Use an app that gives codes
account-app-what = You need a phone with an app for codes. It also works without a network. An app that was connected before counts no more.
account-app-scan = Connect the app
account-app-picture = A picture for the camera of the app. The key is also written below.
account-app-here = Are you on this phone? Open the app
account-app-type = Or type this key into the app:
account-app-code = Code that the app shows
account-app-code-hint = 6 digits. The app counts only after this code.
account-app-wrong = This code is not right. Wait for the next one and try again. The clock of the phone must be right.
account-app-set-up = Connect
account-app-remove = Stop using the app

# The account: what each person keeps themselves

confirm-title = Is it really you?
confirm-what = For what you want to do, give your password and a new code once more. Then you are not asked again for 5 minutes.
confirm-wrong = The password or the code is not right. A code works only once.
account-back = Back to my account
paper-title = Your codes on paper
paper-what = Each code works once. Cross it out when you have used it. Keep the list away from the computer, like a key.
paper-once = This page is shown once. Print it, or copy the codes now. An old list no longer works.
paper-done = I have my list: continue
paper-lost = List lost or stolen? Tell whoever manages the accounts of your organisation, or call us:
account-moment = { $day }, { $time }
account-done-kept = It is saved.
account-done-password = The new password is valid. Your other sign-ins have ended.
account-done-app = The codes of the app are valid now. Keep your list on paper too.
account-done-app-removed = The codes of the app are no longer valid. Use your list on paper.
account-done-no-codes = No code on paper is left. Make a new list first, then remove the app.
account-done-ended = Done. The list is up to date.
account-sign-in-name = Your sign-in name: { $name }
account-name = Your name on the screen
account-name-hint = Whoever manages the accounts of your organisation sees it. A first name is enough.
account-name-problem = Write your name: 1 to 80 characters.
account-language = The language of what we send you
account-language-problem = Choose a language from the list.
account-email = E-mail address
account-email-hint = Not needed. It only serves to write to you, and you can empty it. A password is never sent by e-mail.
account-email-problem = The e-mail address is not complete. Example: noor@mail.example. You can also leave it empty.
account-keep = Save
account-hats = My roles
account-hat-until = Up to and including { $day }.
account-hat-worn = You work in this role now.
account-change-hat = Change role
account-proof = Password and codes
account-has-app = You use an app for codes.
account-has-no-app = You use no app for codes.
account-codes-left = { $count ->
    [0] No code on paper is left.
    [one] { $count } code on paper is left.
   *[other] { $count } codes on paper are left.
}
account-few-codes = { $count ->
    [0] No code on paper is left. Make a new list now. Without one you cannot sign in again.
    [one] { $count } code on paper is left. Make a new list soon.
   *[other] { $count } codes on paper are left. Make a new list soon.
}
account-no-codes = No code on paper is left. Ask whoever manages the accounts of your organisation for a new code, or call us.
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
account-password-hint = At least 12 characters. Three unrelated words are a good password. Avoid your name and rows such as 123456.
account-password-again = The same password once more
account-password-differs = The two passwords are not the same. Write them once more.
account-password-short = This password is too short: it needs at least 12 characters.
account-password-long = This password is too long. Take a shorter one.
account-password-simple = This password is too easy to guess. Take three unrelated words, for example.
account-codes-title = Make a new list of codes
account-codes-what = You get 40 new codes to print or to copy. The old list then no longer works.
account-codes-make = Make the list now
account-app-title = Use an app that gives codes
account-app-what = You need a phone with an app for codes. It also works without a network. If an app was connected before, its codes then no longer work.
account-app-scan = Connect the app
account-app-picture = A picture for the camera of the app. The key is also written below.
account-app-here = Are you on this phone? Open the app
account-app-type = Or type this key into the app:
account-app-code = Code that the app shows
account-app-code-hint = 6 digits. The app is connected only after this code.
account-app-wrong = This code is not right. Wait for the next one and try again. The clock of the phone must be right.
account-app-set-up = Connect
account-app-remove = Stop using the app

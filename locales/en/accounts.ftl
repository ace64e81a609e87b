# Accounts: signing in, signing out, choosing a role

sign-in-title = Sign in
sign-in-for-whom = This page is for people who work at a place or for an organisation.
sign-in-find-help = Find help: no account needed
sign-in-first = You need to sign in first for the page that you asked for.
sign-in-name = Sign-in name
sign-in-name-hint = An e-mail address or another name, as you chose it.
sign-in-password = Password
sign-in-public-computer = Other people use this computer
sign-in-public-computer-hint = You are signed out after 5 minutes of doing nothing. Nothing stays on the computer.
sign-in-button = Continue
sign-in-invited = I was invited
sign-in-lost = Have you lost your password?
sign-in-lost-code = Do you have no code?
sign-in-lost-what = Ask whoever manages the accounts of your organisation for a new code, or call us. The number is further down.
sign-in-wrong = The name or the password is not right. Check the capital letters and try again.
sign-in-blocked = { $minutes ->
    [one] Too many tries. Wait a minute and try again.
   *[other] Too many tries. Wait { $minutes } minutes and try again.
}
sign-in-too-late = The time is over. Start again with the name and the password.
sign-in-other-ways = You can also call us, come by or write: see the bottom of the page.
sign-in-code-title = Your code
sign-in-code-what = Open the app that gives codes, or take your list of codes on paper.
sign-in-code = Code
sign-in-code-hint = 6 digits from the app, or 16 digits from the list.
sign-in-code-wrong = This code is not right, or was used before. Take the next one.
sign-in-again = Start again with another name
signed-out-title = Done: you are signed out
signed-out-what = Nothing stays on this computer. You can leave it to the next person.
signed-out-again = Sign in again
hats-title = For whom do you work now?
hats-what = You have several roles. Choose one. You can change at any time.
hats-none = Your account has no role in an organisation any more. Ask whoever manages the accounts for an invitation, or call us.
hats-legend = My role
hats-button = Continue
hats-choose-one = Choose a role.
role-mediator = Digital mediation
role-place_manager = Managing a place
role-referrer = Referral
role-coordinator = Coordination
role-administrator = Managing accounts

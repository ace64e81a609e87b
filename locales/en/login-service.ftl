# Signing in through an official service

login-services = Login services
login-title = Sign in with { $service }
login-what = You go to the site of { $service }. Then you come back here.
login-go = Go on to { $service }
login-go-public = Go on: other people use this computer
login-other-way = Sign in with a name and a password
login-problem-again = Signing in with { $service } did not work. Try again, or call us.
login-problem-refused = { $service } did not confirm who you are, or not strongly enough. Try another means, or call us.
login-problem-settings = Signing in with { $service } does not work at the moment. It is not your fault. Sign in with your name and your password, or call us.
login-problem-not-linked = No account is linked to { $service }. Sign in once with your name and your password. Then link { $service } under “My account”.
login-problem-taken = This account or this person is already linked to { $service } in another way. Nothing has changed. Is that wrong? Call us.
login-link-title = Link to { $service }
login-link-what = Then you can sign in with { $service }, without a password. We only keep the number that { $service } gives your account, nothing else.
login-link = Link my account to { $service }
login-link-ready = You now go to the site of { $service } to show who you are. Then you come back here.
login-linked-since = Your account is linked to { $service } since { $day }.
login-unlink-what = Without this link you sign in with your name and your password.
login-unlink = Stop linking to { $service }
login-is-linked = linked
login-is-not-linked = not linked
login-way-out = You may still be signed in on the site of { $service }. Sign out there too, so that the next person does not come in with your name.
login-leave = Sign out of { $service } too
login-no-way-out = { $service } has no page to sign out. Close all windows of the browser.
account-done-linked = Your account is linked.
account-done-unlinked = Your account is not linked any more.

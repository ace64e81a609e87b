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

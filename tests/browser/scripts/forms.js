// Forms that cannot be sent without a script.
return [...document.forms]
  .filter((form) => !form.querySelector("button:not([type]), button[type=submit], input[type=submit]"))
  .map((form) => "a form without a button that sends it: " + form.action);

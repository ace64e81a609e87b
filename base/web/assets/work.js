// For whoever has signed in; every page works without it.

// Some browsers keep a page whole for "back", whatever it says of keeping. Whoever presses it next must
// not see it: nothing is left in it, and it is asked for anew.
addEventListener("pagehide", (event) => {
  if (event.persisted) document.body.replaceChildren();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// Shows what we remark about a form while somebody writes. The button "check" shows the same.
for (const form of document.querySelectorAll("[data-check]")) {
  const region = form.querySelector("[data-remarks]");
  let timer, asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++asked;
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.check, { method: "POST", body }).catch(() => null);
      if (answer?.ok && mine === asked) region.innerHTML = await answer.text();
    }, 700);
  });
}

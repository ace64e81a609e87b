// Shows what we remark about a form while somebody writes. The button "check" shows the same without this file.
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

// Phone with its hours, counter and post, on the page itself.
const wrong = [];
const phones = [...document.querySelectorAll('a[href^="tel:"]')].filter((a) => a.getClientRects().length);
if (!phones.length) return ["no phone number"];
const words = (el) => (el.innerText || "").trim();
const withHours = phones.filter((a) => {
  const said = a.innerText.trim();
  let box = a.parentElement;
  while (box && words(box).length < said.length + 40 && box.parentElement) box = box.parentElement;
  return /\d|\p{L}{4,}/u.test(words(box).replace(said, "").slice(0, 400));
});
if (!withHours.length) wrong.push("a phone number without hours");
const help = document.querySelector(".help, [data-help]");
if (!help) wrong.push("no help strip");
else if (help.querySelectorAll("p").length < 3) wrong.push("the help strip does not name phone, counter and post");
if (![...document.links].some((a) => /\/contact$/.test(a.pathname))) wrong.push("no link to the counter and the post");
return wrong;

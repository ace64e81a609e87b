// With the rules for paper switched on.
const wrong = [];
const shown = (el) => el.getClientRects().length > 0;
const useless = new Set([...document.querySelectorAll("nav, button, input, select, textarea")].filter(shown).map((el) => el.tagName.toLowerCase()));
useless.forEach((name) => wrong.push(`${name} is printed`));
const size = parseFloat(getComputedStyle(document.querySelector("main p, main li, main dd") || document.body).fontSize);
if (size < (13 * 96) / 72 - 0.1) wrong.push(`text of ${(size * 72) / 96} points`);
return wrong;

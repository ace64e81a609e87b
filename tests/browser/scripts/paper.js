// With the rules for paper switched on.
const wrong = [];
const shown = (el) => el.getClientRects().length > 0;
for (const el of document.querySelectorAll("nav, form, button")) if (shown(el)) wrong.push(`${el.tagName.toLowerCase()} is printed`);
const size = parseFloat(getComputedStyle(document.querySelector("main p, main li, main dd") || document.body).fontSize);
if (size < (13 * 96) / 72 - 0.1) wrong.push(`text of ${(size * 72) / 96} points`);
return wrong;

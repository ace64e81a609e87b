// Controls smaller than 44 by 44 CSS pixels (WCAG 2.5.5), with that rule's own exceptions:
// a link inside a sentence, and a link in a drawing that stands in the list beside it as well.
const visible = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== "hidden";
const inSentence = (el) => {
  if (el.tagName !== "A" || getComputedStyle(el).display !== "inline") return false;
  const around = [...el.parentElement.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join("");
  return /\p{L}{2,}/u.test(around);
};
const links = [...document.querySelectorAll("a[href]")];
const listed = (el) =>
  el.closest("svg") && links.some((other) => !other.closest("svg") && other.getAttribute("href") === el.getAttribute("href"));
return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((el) => visible(el) && !el.disabled && !inSentence(el) && !listed(el))
  .flatMap((el) => {
    el.focus({ preventScroll: true });
    const boxes = [el, ...(el.labels || [])].map((part) => part.getBoundingClientRect());
    const width = Math.max(...boxes.map((b) => b.right)) - Math.min(...boxes.map((b) => b.left));
    const height = Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top));
    const name = (el.innerText || el.name || el.href?.baseVal || el.tagName).trim().slice(0, 40);
    return width < 43.5 || height < 43.5 ? [`${name}: ${width.toFixed(0)} by ${height.toFixed(0)}`] : [];
  });

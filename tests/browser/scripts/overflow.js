// What is wider than the window, and what is cut off. A field of one line cuts nothing off, it moves with what is
// typed; but where its text is longer than itself, it must not be narrower than its place allows.
const wrong = [];
const root = document.documentElement;
const name = (el) => `${el.tagName.toLowerCase()}.${el.className?.baseVal ?? el.className} ${(el.innerText || "").slice(0, 30)}`;
if (root.scrollWidth > root.clientWidth) {
  const outside = (box) => box.width > 1 && (box.right > root.clientWidth + 1 || (root.dir === "rtl" && box.left < -1));
  const widest = [...document.body.querySelectorAll("*:not(svg *, .skip)")].filter((el) => outside(el.getBoundingClientRect()));
  wrong.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${widest.slice(0, 3).map(name)}`);
}
for (const el of document.body.querySelectorAll("*")) {
  const style = getComputedStyle(el);
  const cuts = [style.overflowX, style.overflowY].some((o) => o === "hidden" || o === "clip");
  // A box of one pixel is hidden on purpose, for screen readers.
  if (!cuts || el.closest("svg") || el.clientWidth <= 1) continue;
  if (el.tagName === "INPUT") {
    const around = getComputedStyle(el.parentElement);
    const room = el.parentElement.clientWidth - parseFloat(around.paddingInlineStart) - parseFloat(around.paddingInlineEnd);
    if (el.scrollWidth > el.clientWidth + 1 && el.offsetWidth < room - 1) wrong.push(`${name(el)} is narrower than its place and its text`);
    continue;
  }
  if (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1) wrong.push(`${name(el)} cuts its text`);
}
return wrong;

// Where the focus is, and whether a person can see it.
const el = document.activeElement;
const index = window.tabbable.indexOf(el);
const what = `${el.tagName.toLowerCase()} ${(el.innerText || el.name || "").trim().slice(0, 30)}`;
const faults = [];
const style = getComputedStyle(el);
const changed = [style.outlineStyle, style.outlineWidth, style.boxShadow].join() !== window.plain[index];
const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
if (!(changed && (ring || style.boxShadow !== "none"))) faults.push("the focus is not visible");
const box = el.getClientRects()[0];
if (box && !el.closest("svg")) {
  // In a field of several lines browsers bring the caret into view, which is in its first line.
  const middle = el.tagName === "TEXTAREA" ? Math.min(box.height, parseFloat(style.lineHeight) || 24) : box.height;
  const [x, y] = [box.left + box.width / 2, box.top + middle / 2];
  const top = document.elementFromPoint(x, y);
  const within = top && (el.contains(top) || top.contains(el) && top.tagName === "LABEL");
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push("the focus is outside the window");
  else if (!within) faults.push(`covered by ${top?.tagName.toLowerCase()}.${top?.className}`);
}
return { index, what, faults, in_main: Boolean(el.closest("main")) };

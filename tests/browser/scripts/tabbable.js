// Remembers everything that Tab must reach, in the order of the page.
const seen = new Set();
window.tabbable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((el) => {
  if (el.disabled || el.type === "hidden" || el.tabIndex < 0) return false;
  // What is folded away has a box all the same (`content-visibility`), and no key reaches it.
  if (!el.checkVisibility({ visibilityProperty: true })) return false;
  if (el.type !== "radio") return true;
  // A group of radio buttons is one stop: the chosen one, else the first.
  const group = [...document.getElementsByName(el.name)].filter((other) => other.form === el.form);
  const stop = group.find((other) => other.checked) || group[0];
  return el === stop && !seen.has(stop) && seen.add(stop);
});
window.plain = window.tabbable.map((el) => { const s = getComputedStyle(el); return [s.outlineStyle, s.outlineWidth, s.boxShadow].join(); });
return [...document.querySelectorAll("[tabindex]")].filter((el) => el.tabIndex > 0).map((el) => `${el.tagName} jumps the queue (tabindex)`);

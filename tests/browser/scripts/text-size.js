// Visible text below 18 CSS pixels; drawings are scaled and have their words beside them.
const wrong = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const parent = walker.currentNode.parentElement;
  if (!/[\p{L}\p{N}]/u.test(walker.currentNode.data) || parent.closest("svg, script, style, template")) continue;
  if (!parent.getClientRects().length) continue;
  const size = parseFloat(getComputedStyle(parent).fontSize);
  if (size < 18) wrong.add(`${size} px: ${walker.currentNode.data.trim().slice(0, 40)}`);
}
return [...wrong];

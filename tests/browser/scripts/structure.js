const wrong = [];
const headings = document.querySelectorAll("h1");
if (headings.length !== 1) wrong.push(`${headings.length} main headings`);
if (!document.documentElement.lang) wrong.push("no language");
if (!document.title.trim()) wrong.push("no title");
for (const landmark of ["main", "header", "footer"])
  if (document.querySelectorAll(`body > ${landmark}`).length !== 1) wrong.push(`not one ${landmark}`);
if (!document.querySelector('meta[name="viewport"]')) wrong.push("no viewport");
return wrong;

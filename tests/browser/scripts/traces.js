// `words` stands before this: where each of them stands. Everything of the page, and of what the site keeps in the browser, in which somebody could stand.
return (async () => {
const places = {
  page: document.documentElement.outerHTML,
  words: document.body ? document.body.innerText : "",
  address: location.href,
  fields: [...document.querySelectorAll("input, textarea, select")].map((field) => field.value).join("\n"),
  cookies: "",
  storage: "",
  window: `${window.name} ${JSON.stringify(history.state)}`,
};
const attempt = async (name, read) => {
  try { places[name] = await read(); } catch { places[name] = ""; }
};
await attempt("cookies", () => document.cookie);
await attempt("storage", () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
await attempt("databases", async () => JSON.stringify(await indexedDB.databases()));
await attempt("caches", async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
  }
  return kept.join("\n");
});
const found = [];
for (const [place, text] of Object.entries(places)) {
  for (const word of words) if (text.includes(word)) found.push([place, word]);
}
return { found, kept: window.former === true };
})();

// What the explorer makes of addresses: node explorer.cjs DATA LANGUAGE QUERY… prints a JSON list, an object a query.
// DATA is the folder of its data files.
const fs = require("node:fs");
const path = require("node:path");
const explore = require(path.join(__dirname, "../../overrides/javascripts/explore.js"));

const [folder, language, ...queries] = process.argv.slice(2);
globalThis.window = globalThis;
for (const file of fs.readdirSync(folder)) eval(fs.readFileSync(path.join(folder, file), "utf8"));
const store = window.conspectusExplorer;
const shelf = explore.shelve(store[language]);
explore.settle(shelf, store[`${language}-papers`]);

// each claim's text by the file and the place in it that the page looks in
const texts = Array.from({ length: shelf.total }, (_, i) => {
  const [file, place] = explore.fileOf(shelf, i);
  return store[`${language}-${file}`][place];
});
const folded = texts.map(([, text, evidence]) => explore.fold(`${text}\n${evidence}`));
const ids = (claims) => claims.map((i) => texts[i][0]);

function counted(counts) {
  const lists = explore.MANY.map((name) => [name, shelf.values[name].map((value, place) => [value, counts[name][place]])]);
  return Object.fromEntries([...lists.map(([name, list]) => [name, Object.fromEntries(list)]), ["year", Object.fromEntries(counts.year)]]);
}

function asked(query) {
  const state = explore.known(explore.readState(query), shelf);
  const { found, papers, counts } = explore.select(shelf, state, explore.search(shelf, folded, state.words));
  const groups = explore.arrange(shelf, found, state).map(({ value, claims }) => [value, ids(claims)]);
  const rows = found.map((i) => explore.row(shelf, i, texts[i], (page) => `https://example.org/${page}`));
  const table = explore.csv([explore.COLUMNS, ...rows]);
  const marked = found.map((i) => explore.marks(texts[i][1], explore.wordsOf(state.words)).map((at) => texts[i][1].slice(...at)));
  return { found: ids(found), papers, counts: counted(counts), groups, table, marked, address: explore.writeState(state) };
}

process.stdout.write(JSON.stringify(queries.map(asked)));

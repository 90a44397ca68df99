// Asks the site's own search scripts: node search.cjs SITE, queries as a JSON list on standard input, answers as JSON.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [site] = process.argv.slice(2);
const scripts = path.join(__dirname, "../../overrides/javascripts/search");
for (const name of ["normal", "table", "index", "query", "rank", "facets"]) {
  const file = path.join(scripts, `${name}.js`);
  if (fs.existsSync(file)) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
const search = globalThis.conspectusSearch;
search.base = path.join(site, "search/");
let read = new Map();
search.fetchFile = (address, failed) => {
  const file = address.split("?")[0];
  try {
    const text = fs.readFileSync(file, "utf8");
    read.set(path.basename(file), text.length);
    vm.runInThisContext(text, { filename: file });
  } catch (error) {
    failed(error);
  }
};

async function main() {
  const answers = [];
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const asked = typeof query === "string" ? { query } : query;
    const { index, clauses, results } = await search.answer(asked.query, { language: asked.language, expand: asked.expand });
    const addresses = new Map();
    for (const { page } of results) {
      const shown = await search.load(`t${page.segment}`);
      addresses.set(page.number, shown.url);
    }
    answers.push({
      pages: results.map(({ page, literal, tier }) => [addresses.get(page.number), literal, tier]),
      also: clauses.flatMap((clause) => clause.forms),
    });
  }
  process.stdout.write(JSON.stringify(answers));
}
main();

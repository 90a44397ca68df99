// Asks the search of a built site: the theme's own worker, as a browser runs it. node search.js SITE QUERY...
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [site, ...queries] = process.argv.slice(2);
const folder = path.join(site, "assets/javascripts/workers");
const read = (file) => fs.readFileSync(path.join(folder, file), "utf-8");
let handler;
let answer;
const context = vm.createContext({
  console,
  addEventListener: (_, listener) => { handler = listener; },
  postMessage: (message) => { answer = message; },
  importScripts: (...files) => files.forEach((file) => vm.runInContext(read(file), context)),
});
context.self = context;
vm.runInContext(read(fs.readdirSync(folder).find((file) => /^search.*\.js$/.test(file))), context);

const ask = async (data) => {
  answer = undefined;
  await handler({ data });
  while (answer === undefined) await new Promise((done) => setTimeout(done, 5));
  return answer.data;
};

(async () => {
  const index = JSON.parse(fs.readFileSync(path.join(site, "search/search_index.json"), "utf-8"));
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = {};
  for (const query of queries) {
    const { items } = await ask({ type: 2, data: query });
    found[query] = items.map(([page]) => ({ location: page.location, title: page.title, text: page.text }));
  }
  process.stdout.write(JSON.stringify(found));
})();

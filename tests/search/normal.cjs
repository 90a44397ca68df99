// The normal form of each text of a JSON list, and where its units begin and end in the text.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const file = path.join(__dirname, "../../overrides/javascripts/search/normal.js");
vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const search = globalThis.conspectusSearch;
const texts = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => ({ ...search.fold(text), words: search.words(search.normalise(text)) }))));

// What the page “Verify it yourself” finds: node verify.cjs DATA FILE… prints a JSON list, an object for each file.
const fs = require("node:fs");
const path = require("node:path");
const verify = require(path.join(__dirname, "../../overrides/javascripts/verify.js"));

globalThis.window = globalThis;
eval(fs.readFileSync(process.argv[2], "utf8"));

async function one(file) {
  const bytes = new Uint8Array(fs.readFileSync(file));
  const found = await verify.verifyBytes(bytes, window.conspectusVerification);
  const papers = found.papers.map(({ paper, claims, pieces }) => [paper.key, verify.count(claims), verify.count(pieces)]);
  const marked = found.papers.flatMap(({ pieces }) => pieces.map(({ passage, mark }) => mark && passage.slice(...mark)));
  return { state: found.state, sha256: found.sha256, own: await verify.ownSha256(bytes), papers, marked };
}

Promise.all(process.argv.slice(3).map(one)).then((all) => process.stdout.write(JSON.stringify(all)));

/* The form of “Verify it yourself” and what it shows. Places and claims come from data/verification*.js, once a reader
   turns to the form: of a large review they are large. */
"use strict";
(() => {
  const host = document.getElementById("cs-verify");
  const told = document.getElementById("cs-verify-words");
  if (!host || !told) return;
  const { language, words } = JSON.parse(told.textContent);
  let data, texts; // as the data files set them
  const root = new URL("..", document.currentScript.src);
  const done = new Map(); // citekey → what was found of the paper
  const seen = new Set(); // hashes of the files that were given

  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children); // strings become text, never markup
    return element;
  }

  /* A script sets a variable where a page that is opened from a folder may not fetch. */
  function script(name) {
    return new Promise((loaded, failed) => {
      const own = make("script", { src: new URL(name, root).href });
      own.addEventListener("load", loaded);
      own.addEventListener("error", () => failed(new Error(name)));
      document.head.append(own);
    });
  }

  let coming; // the data, from the first sign that they will be needed
  function load() {
    coming ??= Promise.all(["data/verification.js", `data/verification.${language}.js`].map(script)).then(
      () => ([data, texts] = [window.conspectusVerification, window.conspectusClaims]),
    );
    coming.catch(() => (coming = undefined)); // the next file tries again
    return coming;
  }

  const input = make("input", { type: "file", multiple: "", id: "cs-verify-files", class: "cs-verify-input" });
  const zone = make("div", { class: "cs-verify-zone" });
  const status = make("p", { class: "cs-verify-status", role: "status" }, say("nothing"));
  const clear = make("button", { type: "button", class: "cs-copy", hidden: "" }, say("again"));
  const files = make("ul", { class: "cs-verify-files" });
  const table = make("div");
  const results = make("div", { class: "cs-verify-results" });

  function sums() {
    const found = data.papers.map((paper) => done.get(paper.key));
    const claims = found.reduce((sum, own) => sum + (own ? conspectusVerify.count(own.claims)[0] : 0), 0);
    const total = data.papers.reduce((sum, paper) => sum + paper.claims.length, 0);
    const sources = Object.keys(data.sources);
    return { found: claims, total, files: sources.filter((sum) => seen.has(sum)).length, sources: sources.length };
  }

  function cell(judged, all) {
    const found = judged ? conspectusVerify.count(judged)[0] : 0;
    return make("td", {}, say("of", { found, total: all.length }));
  }

  function row(paper) {
    const own = done.get(paper.key);
    const [label] = texts.papers[paper.key];
    const name = own ? make("a", { href: `#verified-${paper.key}` }, label) : label;
    const state = own ? [] : [make("span", { class: "cs-note" }, ` ${say("waiting")}`)];
    const counts = [cell(own && own.claims, paper.claims), cell(own && own.pieces, paper.evidence)];
    return make("tr", {}, make("th", { scope: "row" }, name, ...state), ...counts);
  }

  function showTable() {
    const head = ["paper", "claims", "evidence"].map((key) => make("th", { scope: "col" }, say(key)));
    const body = make("tbody", {}, ...data.papers.map(row));
    table.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...head)), body));
    status.textContent = say("done", sums());
    clear.hidden = false;
  }

  function placeOf({ section, title, paragraph }) {
    const reserved = words[section] !== undefined && section === title;
    return reserved
      ? say("reserved", { title: words[section], n: paragraph })
      : say("place", { section, title, n: paragraph });
  }

  function quoted({ passage, mark, found, language }) {
    if (!found) return make("p", { class: "cs-verify-wrong" }, say(mark ? "differs" : "missing"));
    const marked = make("mark", {}, passage.slice(...mark));
    return make("blockquote", { lang: language }, passage.slice(0, mark[0]), marked, passage.slice(mark[1]));
  }

  function shownPiece(piece) {
    if (!piece) return make("p", { class: "cs-verify-wrong" }, say("unlocked"));
    const place = make("p", { class: "cs-verify-place" }, placeOf(piece));
    return make("div", { class: "cs-verify-piece" }, place, quoted(piece));
  }

  function shownClaim(claim, address) {
    const [text, language] = texts.claims[claim.id];
    const link = make("a", { href: new URL(`${address}#${claim.id}`, root).href }, say("open"));
    const found = claim.found ? "found" : "missing";
    const state = make("span", { class: claim.found ? "cs-verify-found" : "cs-verify-wrong" }, say(found));
    const said = make("div", {}, make("p", { lang: language }, text), make("p", {}, state, " ", link));
    const passages = make("div", {}, ...claim.pieces.map(shownPiece));
    return make("li", {}, make("div", { class: "cs-verify-pair" }, said, passages));
  }

  function shownPaper({ paper, claims }) {
    const [label, title, authors, address] = texts.papers[paper.key];
    const [found, total] = conspectusVerify.count(claims);
    const sum = `${label} · ${say("of", { found, total })}`;
    const link = make("a", { href: new URL(address, root).href }, title);
    const about = make("p", { class: "cs-note" }, authors, say("colon"), link);
    const list = make("ol", { class: "cs-verify-list" }, ...claims.map((claim) => shownClaim(claim, address)));
    return make("details", { id: `verified-${paper.key}`, open: "" }, make("summary", {}, sum), about, list);
  }

  /* Papers stand in the order of the data, whichever came first; the page may breathe after each. */
  async function showResults() {
    let before = null;
    for (const { key } of data.papers) {
      const shown = document.getElementById(`verified-${key}`);
      if (shown) before = shown;
      else if (done.has(key)) {
        const made = shownPaper(done.get(key));
        if (before) before.after(made);
        else results.prepend(made);
        before = made;
        await conspectusVerify.breathe();
      }
    }
  }

  function note(file, text) {
    files.append(make("li", {}, make("code", {}, file.name), " ", text));
  }

  async function take(file) {
    if (file.size > conspectusVerify.LARGEST) return note(file, say("large"));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = await conspectusVerify.verifyBytes(bytes, data);
    if (seen.has(found.sha256)) return note(file, say("twice"));
    seen.add(found.sha256);
    for (const own of found.papers) done.set(own.paper.key, own);
    const papers = found.papers.map(({ paper }) => texts.papers[paper.key][0]).join(say("separator"));
    note(file, say(found.state, { papers, encoding: data.sources[found.sha256] }));
  }

  let queue = Promise.resolve(); // files that are dropped while others are read wait for them
  const takeLater = (list) => (queue = queue.then(() => takeAll(list)));

  async function takeAll(list) {
    zone.setAttribute("aria-busy", "true");
    for (const [place, file] of list.entries()) {
      status.textContent = say("reading", { name: file.name, n: place + 1, total: list.length });
      await conspectusVerify.breathe();
      try {
        await load();
        await take(file);
      } catch (error) {
        note(file, say("unreadable", { reason: error.message }));
      }
    }
    if (data && list.length) showTable();
    if (data) await showResults();
    zone.removeAttribute("aria-busy");
    input.value = "";
  }

  function reset() {
    done.clear();
    seen.clear();
    for (const part of [files, table, results]) part.replaceChildren();
    status.textContent = say("nothing");
    clear.hidden = true;
    input.focus();
  }

  function listen() {
    for (const kind of ["focusin", "pointerenter", "dragover"]) {
      zone.addEventListener(kind, () => load().catch(() => {}), { once: true });
    }
    input.addEventListener("change", () => takeLater([...input.files]));
    clear.addEventListener("click", reset);
    // a file that is dropped beside the zone must not replace the page
    for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
    zone.addEventListener("dragover", () => zone.classList.add("cs-verify-zone--over"));
    for (const kind of ["dragleave", "drop"]) {
      zone.addEventListener(kind, () => zone.classList.remove("cs-verify-zone--over"));
    }
    zone.addEventListener("drop", (event) => takeLater([...event.dataTransfer.files]));
  }

  zone.append(input, make("label", { for: input.id }, say("choose")), make("p", {}, say("drop")));
  const secret = make("p", { class: "cs-note" }, say("private"));
  host.append(zone, secret, status, clear, files, table, results);
  listen();
})();

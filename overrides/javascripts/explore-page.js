/* The explorer on its page: asks for the data, shows the claims of the selection, keeps the selection in the address.
   Only the claims that are seen are on the page; texts are asked for when they are shown, searched or taken away. */
"use strict";
(() => {
  const host = document.getElementById("cs-explorer");
  if (!host) return;
  const { MANY, SORTS, GROUPS } = conspectusExplore;
  const { make, say, shown: figure, List, Years } = conspectusFilters;
  const words = JSON.parse(host.dataset.words);
  const root = new URL("..", document.currentScript.src);
  const store = (window.conspectusExplorer ??= {});
  const STEP = 50; // claims that are shown at once, and added
  const PRINTED = 2000; // claims that are printed at most

  let state = conspectusExplore.readState(location.search);
  let shelf = null;
  let texts = []; // of each claim, [id, text, evidence], as far as they are here
  let folded = []; // the same, for searching
  let groups = []; // the selection in order
  let found = []; // the selection
  let shown = 0; // how many of its rows are on the page
  let turn = 0; // of drawing: what came too late is dropped

  const address = (path) => new URL(path, root).href;

  /* The data called `name`, asked for once. */
  const asked = new Map();
  function fetched(name) {
    if (store[name]) return Promise.resolve(store[name]);
    if (!asked.has(name)) {
      const wanted = new Promise((resolve, reject) => {
        const script = make("script", { src: address(`data/explorer/${encodeURIComponent(name)}.js`) });
        script.addEventListener("load", () => (store[name] ? resolve(store[name]) : reject(new Error(name))));
        script.addEventListener("error", () => reject(new Error(name)));
        document.head.append(script);
      });
      wanted.catch(() => asked.delete(name));
      asked.set(name, wanted);
    }
    return asked.get(name);
  }

  /* The texts of some claims, or of all. */
  async function textsOf(claims) {
    const own = shelf;
    const files = new Map(); // number of a file → the claim it begins with
    for (const i of claims ?? own.data.facet.keys()) {
      const [number, place] = conspectusExplore.fileOf(own, i);
      if (!texts[i]) files.set(number, i - place);
    }
    const loads = [...files].map(async ([number, start]) => {
      const part = await fetched(`${own.data.language}-${number}`);
      if (own !== shelf) return;
      part.forEach((text, place) => {
        texts[start + place] = text;
        folded[start + place] = conspectusExplore.fold(`${text[1]}\n${text[2]}`);
        if (text[3]) own.papers[own.paper[start + place]].title ??= text[3];
      });
    });
    await Promise.all(loads);
  }

  /* Titles and authors of all papers. */
  async function settled() {
    const own = shelf;
    if (own.settled) return;
    const papers = await fetched(`${own.data.language}-papers`);
    if (own.settled || own !== shelf) return;
    conspectusExplore.settle(own, papers);
    state = conspectusExplore.known(state, own);
    fillPapers();
  }

  async function hitsOf() {
    if (!conspectusExplore.wordsOf(state.words).length) return null;
    await Promise.all([textsOf(null), settled()]);
    return conspectusExplore.search(shelf, folded, state.words);
  }

  // The frame ---------------------------------------------------------------------------------------------------

  const status = make("p", { class: "cs-x-status", role: "status" }, words.loading);
  const query = make("input", { type: "search", id: "cs-x-words", name: "words", autocomplete: "off", spellcheck: "false", placeholder: words.words_hint });
  const panel = make("div", { class: "cs-x-panel", id: "cs-x-panel" });
  const toggle = make("button", { type: "button", class: "cs-x-toggle", "aria-expanded": "false", "aria-controls": panel.id }, words.filters);
  const sort = chooser("sort", SORTS, words.sorts);
  const group = chooser("group", GROUPS, words.groups);
  const lang = chooser("lang", Object.keys(words.languages), words.languages);
  const chosen = make("ul", { class: "cs-x-chosen", "aria-label": words.chosen });
  const list = make("div", { class: "cs-x-list" });
  const more = make("button", { type: "button", class: "cs-x-button cs-x-next", hidden: "" });
  const takeaway = make("div", { class: "cs-x-take" });
  const told = make("span", { class: "cs-x-told", role: "status" });

  function chooser(name, values, names) {
    const options = values.map((value) => make("option", { value }, names[value]));
    const select = make("select", { id: `cs-x-${name}`, name }, ...options);
    select.addEventListener("change", () => change(name, select.value));
    return select;
  }

  const field = (control, text) => make("div", { class: "cs-x-field" }, make("label", { for: control.id }, text), control);

  function button(text, act) {
    const made = make("button", { type: "button", class: "cs-x-button" }, text);
    made.addEventListener("click", act);
    return made;
  }

  function frame() {
    takeaway.append(button(words.copy_link, copyLink), button("CSV", takeCsv), button("BibTeX", takeBibtex), told);
    const tools = [field(sort, words.sort), field(group, words.group)];
    if (Object.keys(words.languages).length > 1) tools.push(field(lang, words.claims_in));
    const head = make("div", { class: "cs-x-head" }, field(query, words.words), toggle);
    const results = make("section", { class: "cs-x-results", "aria-label": words.results });
    results.append(make("div", { class: "cs-x-line" }, status, takeaway), make("div", { class: "cs-x-tools" }, ...tools), chosen, list, more);
    const form = make("form", { class: "cs-x", "aria-label": words.form }, head, panel, results);
    form.addEventListener("submit", (event) => event.preventDefault());
    host.classList.add("cs-explorer--on");
    host.append(form);
    listen();
  }

  function listen() {
    query.addEventListener("input", () => change("words", query.value, true));
    query.addEventListener("change", () => {
      clearTimeout(remembering);
      remember(true);
    });
    toggle.addEventListener("click", () => {
      const open = panel.classList.toggle("cs-x-panel--open");
      toggle.setAttribute("aria-expanded", String(open));
    });
    more.addEventListener("click", showMore);
    window.addEventListener("popstate", () => {
      state = conspectusExplore.readState(location.search);
      begin();
    });
    // whoever touches the page may ask for papers and authors
    for (const kind of ["focusin", "pointerdown"]) host.addEventListener(kind, reached, { once: true });
    window.addEventListener("beforeprint", () => extend(Math.min(PRINTED, rows())));
  }

  async function reached() {
    if (!shelf || shelf.settled) return;
    await settled();
    await draw();
  }

  // The selection -----------------------------------------------------------------------------------------------

  /* Take over a change: onto the page, and into the address. */
  function change(name, value, typing = false) {
    const other = name === "lang";
    told.textContent = "";
    state = { ...state, [name]: other && value === words.language ? "" : value };
    clearTimeout(remembering);
    // browsers count how often a page changes its address: what is typed is kept when the fingers rest
    if (typing) remembering = setTimeout(remember, 300, true);
    else remember(false);
    return other ? begin() : draw();
  }

  let remembering = 0;

  /* Keep the selection in the address; typing goes on in one entry of the history. */
  function remember(typing) {
    const query = conspectusExplore.writeState(state);
    if (query === location.search) return;
    const act = typing && history.state?.typing ? "replaceState" : "pushState";
    history[act]({ typing }, "", `${location.pathname}${query}`);
  }

  function reset() {
    const empty = conspectusExplore.readState("");
    state = { ...empty, sort: state.sort, group: state.group, lang: state.lang };
    remember(false);
    draw();
    query.focus();
  }

  const filters = new Map();
  let years = null;
  let placed = false; // whether the panel has the filters of these data

  function fillFilter(name, list, called = ([, text]) => text) {
    const terms = list.map((own) => conspectusExplore.fold(own.filter((part) => typeof part === "string").join(" ")));
    const shorts = list.map(([, text]) => text);
    filters.get(name).fill({ values: shelf.values[name], labels: list.map(called), shorts, terms });
  }

  /* The filters for the data at hand; those of papers and authors once more when their names are here. */
  function fill() {
    const { data } = shelf;
    for (const name of MANY) {
      const open = name === "theme" || name === "facet" || state[name].length > 0;
      filters.set(name, new List({ name, words, language: data.language, open, change }));
    }
    for (const [name, list] of [["theme", data.themes], ["facet", data.facets], ["basis", data.bases]]) fillFilter(name, list);
    years = new Years({ years: shelf.years, words, change });
    placed = false;
    fillPapers();
  }

  function fillPapers() {
    const papers = shelf.papers.map(({ key, label, title = "" }) => [key, label, title]);
    fillFilter("paper", papers, ([, label, title]) => (title ? `${label} · ${title}` : label));
    fillFilter("author", shelf.authors ?? []);
  }

  function place() {
    const made = ["theme", "facet", "", "paper", "author", "basis"].map((name) => (name ? filters.get(name) : years));
    panel.replaceChildren(...made.filter((own) => own !== years || shelf.years.length).map((own) => own.element));
    placed = true;
  }

  /* Show the selection. */
  async function draw() {
    const own = ++turn;
    const hits = await hitsOf();
    if (state.author.length) await settled();
    if (own !== turn) return;
    const selected = conspectusExplore.select(shelf, state, hits);
    found = selected.found;
    groups = conspectusExplore.arrange(shelf, found, state);
    await textsOf(rowsFrom(0, STEP).map(([, i]) => i));
    if (own !== turn) return;
    controls(selected);
    status.textContent = say(found.length ? words.shown : words.nothing, {
      claims: found.length, total: shelf.total, papers: selected.papers, of: shelf.papers.length,
    });
    list.replaceChildren();
    shown = 0;
    put(rowsFrom(0, STEP));
  }

  function controls({ counts }) {
    for (const [name, filter] of filters) filter.update(state[name], counts[name]);
    years.update(state, counts.year);
    if (!placed) place();
    if (document.activeElement !== query) query.value = state.words;
    sort.value = state.sort;
    group.value = state.group;
    lang.value = state.lang || words.language;
    const chips = [...chips_()];
    const set = chips.length;
    toggle.textContent = set ? say(words.filters_set, { n: set }) : words.filters;
    if (set > 1) chips.push(make("li", {}, button(words.reset, reset)));
    chosen.replaceChildren(...chips);
  }

  /* What the selection is made of, each with a button that takes it out. */
  function* chips_() {
    const chip = (text, act) => {
      const made = make("button", { type: "button", class: "cs-x-chip", dir: "auto" }, text);
      made.setAttribute("aria-label", say(words.remove, { what: text }));
      made.addEventListener("click", () => {
        act();
        query.focus();
      });
      return make("li", {}, made);
    };
    for (const word of conspectusExplore.wordsOf(state.words).length ? [state.words.trim()] : []) {
      yield chip(`“${word}”`, () => {
        query.value = "";
        change("words", "");
      });
    }
    for (const name of MANY) {
      const filter = filters.get(name);
      for (const value of state[name]) {
        const text = filter.shorts[shelf.places[name].get(value)];
        yield chip(text, () => change(name, state[name].filter((other) => other !== value)));
      }
    }
    for (const name of ["from", "to"]) {
      if (state[name]) yield chip(say(words[`${name}_year`], { year: String(state[name]) }), () => change(name, 0));
    }
  }

  // The claims --------------------------------------------------------------------------------------------------

  const rows = () => groups.reduce((sum, one) => sum + one.claims.length, 0);

  /* `count` rows from row `start`: [group, claim]. */
  function rowsFrom(start, count) {
    const taken = [];
    let before = 0;
    for (const one of groups) {
      if (taken.length === count) break;
      const from = Math.max(0, start - before);
      for (const i of one.claims.slice(from, from + count - taken.length)) taken.push([one, i]);
      before += one.claims.length;
    }
    return taken;
  }

  function put(taken) {
    for (const [one, i] of taken) {
      if (list.lastElementChild?.group !== one) list.append(section(one));
      list.lastElementChild.lastElementChild.append(claim(i));
    }
    shown += taken.length;
    const left = rows() - shown;
    more.hidden = left <= 0;
    more.textContent = say(words.show_more, { n: Math.min(STEP, left), left });
  }

  async function extend(to) {
    const taken = rowsFrom(shown, to - shown);
    if (taken.some(([, i]) => !texts[i])) await textsOf(taken.map(([, i]) => i));
    put(taken);
  }

  async function showMore() {
    const first = shown;
    await extend(shown + STEP);
    list.querySelectorAll(".cs-x-place")[first]?.focus();
  }

  /* A group with its heading; claims that are not grouped have none. */
  function section(one) {
    const made = make("div", { class: "cs-x-group" });
    made.group = one;
    if (state.group !== "none") made.append(heading(one));
    made.append(make("ol", { class: "cs-x-claims" }));
    return made;
  }

  function heading({ value, claims }) {
    const count = make("span", { class: "cs-x-count" }, figure(claims.length));
    if (state.group === "paper") {
      const { label, title, page } = shelf.papers[value];
      const link = make("a", { href: address(page), dir: "auto" }, title);
      return make("h2", { class: "cs-x-title" }, make("span", { class: "cs-x-short" }, label), " ", link, " ", count);
    }
    const { themes, facets } = shelf.data;
    const names = { theme: () => themes[value][1], facet: () => facets[value][1], year: () => String(value) };
    const none = { theme: words.no_theme, year: words.no_year };
    return make("h2", { class: "cs-x-title", dir: "auto" }, value < 0 ? none[state.group] : names[state.group](), " ", count);
  }

  const marked = (text) => {
    const parts = [];
    let at = 0;
    for (const [start, end] of conspectusExplore.marks(text, conspectusExplore.wordsOf(state.words))) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  };

  /* Beside a claim: which paper says it, under which facet, and what it rests on, as far as no heading says so. */
  function aside(i) {
    const { data } = shelf;
    const { label, title, page } = shelf.papers[shelf.paper[i]];
    const parts = [];
    if (state.group !== "paper") parts.push(make("a", { class: "cs-x-paper", href: address(page), title, dir: "auto" }, label));
    if (state.group !== "facet") parts.push(make("span", {}, data.facets[shelf.facet[i]][1]));
    if (shelf.basis[i] >= 0) parts.push(make("span", { class: "cs-x-basis" }, data.bases[shelf.basis[i]][1]));
    return make("p", { class: "cs-x-aside", lang: data.language }, ...parts);
  }

  function claim(i) {
    const { data } = shelf;
    const { page, language } = shelf.papers[shelf.paper[i]];
    const [id, text, evidence] = texts[i];
    const themes = shelf.theme[i].map((place) => data.themes[place]);
    const about = themes.map(([, name, own]) => make("a", { class: "cs-x-theme", href: address(own), dir: "auto" }, name));
    about.push(make("a", { class: "cs-x-place", href: address(`${page}#${id}`), title: words.open, dir: "auto" }, ...marked(evidence)));
    const said = make("p", { class: "cs-x-text", lang: language, dir: "auto" }, ...marked(text));
    const line = make("p", { class: "cs-x-about", lang: data.language }, ...about);
    return make("li", { class: "cs-x-claim" }, aside(i), said, line);
  }

  // What is taken away --------------------------------------------------------------------------------------------

  function save(name, type, text) {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    told.textContent = say(words.saved, { name });
  }

  /* The selection in its order, each claim once. */
  const inOrder = () => [...new Set(groups.flatMap((one) => one.claims))];

  async function takeCsv() {
    const claims = inOrder();
    await Promise.all([textsOf(claims), settled()]);
    const table = claims.map((i) => conspectusExplore.row(shelf, i, texts[i], address));
    save("claims.csv", "text/csv;charset=utf-8", conspectusExplore.csv([conspectusExplore.COLUMNS, ...table]));
  }

  async function takeBibtex() {
    const entries = await fetched("bibtex");
    const keys = [...new Set(inOrder().map((i) => shelf.values.paper[shelf.paper[i]]))];
    save("papers.bib", "application/x-bibtex;charset=utf-8", keys.map((key) => entries[key]).join("\n"));
  }

  async function copyLink() {
    const link = `${location.href.split(/[?#]/)[0]}${conspectusExplore.writeState(state)}`;
    try {
      await navigator.clipboard.writeText(link);
      told.textContent = words.copied;
    } catch {
      const input = make("input", { class: "cs-x-link", readonly: "", value: link, "aria-label": words.copy_link });
      told.replaceChildren(input);
      input.select();
    }
  }

  // The beginning ---------------------------------------------------------------------------------------------------

  /* Show the selection of the address, in the data of its language. */
  async function begin() {
    const language = Object.hasOwn(words.languages, state.lang) ? state.lang : words.language;
    try {
      if (shelf?.data.language !== language) {
        const data = await fetched(language);
        shelf = conspectusExplore.shelve(data);
        [texts, folded] = [[], []];
        fill();
      }
      if (state.author.length) await settled();
      state = conspectusExplore.known(state, shelf);
      query.value = state.words;
      await draw();
    } catch (error) {
      console.error(error);
      status.textContent = words.failed;
      host.classList.add("cs-explorer--failed");
    }
  }

  frame();
  begin();
})();

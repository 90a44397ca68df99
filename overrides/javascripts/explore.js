/* The explorer's own thinking: which claims a selection holds, in what order, and what is taken away of them. It knows
   nothing of the page, so that it is tested without one. A claim is its place in the columns of data/explorer/LANGUAGE.js;
   its text comes later, from another file. */
"use strict";
const conspectusExplore = (() => {
  /* The filters of which any number of values may be chosen, as they are called in addresses. */
  const MANY = ["theme", "facet", "basis", "paper", "author"];
  const SORTS = ["paper", "newest", "oldest", "facet", "theme"];
  const GROUPS = ["paper", "theme", "facet", "year", "none"];
  const COLUMNS = [
    "id", "paper", "authors", "year", "title", "facet", "claim", "evidence", "basis", "themes", "language", "url",
  ];

  /* Text as it is compared: no regard to case, nor to half and full width. */
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /* The words of a query: parted by blanks, what stands in quotation marks as one. */
  function wordsOf(query) {
    const found = fold(query.replace(/[“”„]/g, '"')).match(/"[^"]+"|[^\s"]+/g) ?? [];
    return found.map((word) => word.replaceAll('"', "").trim()).filter((word) => word);
  }

  /* The columns as arrays of numbers, and where each value stands in its list. Titles and authors come later: settle. */
  function shelve(data) {
    const total = data.facet.length;
    const paper = new Uint32Array(total);
    const year = new Int32Array(total);
    let at = 0;
    const papers = data.papers.map(([key, label, of, claims, page, language], place) => {
      paper.fill(place, at, at + claims);
      year.fill(of, at, (at += claims));
      const usual = `papers/${key}${data.suffix}.html`;
      return { key, label, year: of, page: page ?? usual, language: language ?? data.language };
    });
    const theme = data.theme.split(" ").map((own) => [...own].map((letter) => letter.codePointAt(0) - 48));
    const years = [...new Set(year)].filter((one) => one).sort((one, other) => one - other);
    const facet = Uint8Array.from(data.facet);
    const basis = Int8Array.from(data.basis);
    const shelf = { data, total, papers, paper, year, facet, basis, theme, years, values: {}, places: {}, settled: false };
    const lists = { theme: data.themes, facet: data.facets, basis: data.bases, paper: data.papers, author: [] };
    for (const name of MANY) index(shelf, name, lists[name]);
    return shelf;
  }

  function index(shelf, name, list) {
    shelf.values[name] = list.map(([value]) => value);
    shelf.places[name] = new Map(shelf.values[name].map((value, place) => [value, place]));
  }

  /* The shelf with titles and authors: an author is what addresses call it, what is shown, how it is read. */
  function settle(shelf, { titles, authors, by }) {
    shelf.authors = authors.map(([name, shown, reading]) => [name, shown || name, reading]);
    index(shelf, "author", authors);
    shelf.papers.forEach((paper, place) => {
      paper.title = titles[place];
      paper.authors = by[place];
      paper.names = called(by[place].map((own) => shelf.authors[own]));
    });
    shelf.settled = true;
  }

  /* In which file of texts a claim is, and its place there. */
  function fileOf(shelf, i) {
    const [first, size] = shelf.data.chunks;
    return i < first ? [0, i] : [1 + Math.floor((i - first) / size), (i - first) % size];
  }

  /* The names of a paper's authors as they may be typed: as printed, and as read, in one word and in two. */
  function called(authors) {
    const forms = authors.flatMap(([name, shown, reading]) => [name, shown, reading, reading.replaceAll(" ", "")]);
    return ` ${fold(forms.join(" ")).replace(/[(),]/g, " ")}`;
  }

  const isHan = (word) => /\p{Script=Han}/u.test(word);

  /* The papers one of whose authors a word names: part of a Chinese name, or the beginning of one in letters. */
  const namedBy = (shelf, word) => shelf.papers.map(({ names }) => names.includes(isHan(word) ? word : ` ${word}`));

  /* Which claims say all words of the query: in their text or evidence, or in the names of their paper's authors (so
     the shelf must be settled). texts: each claim's text and evidence, folded. */
  function search(shelf, texts, query) {
    const words = wordsOf(query);
    if (!words.length) return null;
    const hits = new Uint8Array(shelf.total).fill(1);
    for (const word of words) {
      const named = namedBy(shelf, word);
      for (let i = 0; i < shelf.total; i++) {
        if (hits[i] && !texts[i].includes(word) && !named[shelf.paper[i]]) hits[i] = 0;
      }
    }
    return hits;
  }

  const asked = (state, name) => state[name].length > 0;

  /* For each filter that is set, whether a claim passes it. */
  function tests(shelf, state, hits) {
    const chosen = (name) => {
      const flags = new Uint8Array(shelf.values[name].length);
      for (const value of state[name]) if (shelf.places[name].has(value)) flags[shelf.places[name].get(value)] = 1;
      return flags;
    };
    const made = new Map();
    if (hits) made.set("words", (i) => hits[i]);
    if (state.from || state.to) {
      const [from, to] = [state.from || -Infinity, state.to || Infinity];
      made.set("year", (i) => shelf.year[i] && shelf.year[i] >= from && shelf.year[i] <= to);
    }
    for (const name of ["facet", "basis", "paper"].filter((own) => asked(state, own))) {
      const [flags, column] = [chosen(name), shelf[name]];
      made.set(name, (i) => flags[column[i]]);
    }
    if (asked(state, "theme")) {
      const flags = chosen("theme");
      made.set("theme", (i) => shelf.theme[i].some((place) => flags[place]));
    }
    if (asked(state, "author")) {
      const flags = chosen("author");
      const papers = shelf.papers.map(({ authors }) => authors.some((place) => flags[place]));
      made.set("author", (i) => papers[shelf.paper[i]]);
    }
    return made;
  }

  /* The claims that pass every filter, and for each value of a filter how many there would be with it: a filter does not
     count against its own values. hits: from search. */
  function select(shelf, state, hits = null) {
    const fails = new Uint8Array(shelf.total);
    const failed = new Uint8Array(shelf.total); // by which filter, where it is one
    const made = [...tests(shelf, state, hits)];
    made.forEach(([, passes], number) => {
      for (let i = 0; i < shelf.total; i++) {
        if (!passes(i)) {
          fails[i]++;
          failed[i] = number;
        }
      }
    });
    const numbers = new Map(made.map(([name], number) => [name, number]));
    const found = [];
    for (let i = 0; i < shelf.total; i++) if (!fails[i]) found.push(i);
    const counted = (name, add) => {
      const own = numbers.get(name) ?? -1;
      for (let i = 0; i < shelf.total; i++) if (!fails[i] || (fails[i] === 1 && failed[i] === own)) add(i);
    };
    return { found, papers: new Set(found.map((i) => shelf.paper[i])).size, counts: countsOf(shelf, counted) };
  }

  function countsOf(shelf, counted) {
    const counts = Object.fromEntries(MANY.map((name) => [name, new Uint32Array(shelf.values[name].length)]));
    for (const name of ["facet", "paper"]) counted(name, (i) => counts[name][shelf[name][i]]++);
    counted("basis", (i) => shelf.basis[i] >= 0 && counts.basis[shelf.basis[i]]++);
    counted("theme", (i) => {
      for (const place of shelf.theme[i]) counts.theme[place]++;
    });
    const papers = new Uint32Array(shelf.papers.length);
    counted("author", (i) => papers[shelf.paper[i]]++);
    shelf.papers.forEach(({ authors = [] }, place) => authors.forEach((author) => (counts.author[author] += papers[place])));
    counts.year = new Map(shelf.years.map((year) => [year, 0]));
    counted("year", (i) => shelf.year[i] && counts.year.set(shelf.year[i], counts.year.get(shelf.year[i]) + 1));
    return counts;
  }

  const OLDEST = 10_000; // no year is later: those without one come last

  /* Where a claim stands by year: the newest first, or the oldest. */
  const byYear = (year, oldest) => (year ? (oldest ? year : OLDEST - year) : OLDEST);

  /* The found claims in order, in groups: [{ value, claims }], value being a place in the list of what they are grouped
     by, or the year; -1 for none. A claim with several themes stands under each, or under each that was asked for. */
  function arrange(shelf, found, state) {
    const papers = shelf.papers.length;
    const oldest = state.sort === "oldest";
    const ranks = {
      paper: () => 0,
      newest: (i) => byYear(shelf.year[i], false),
      oldest: (i) => byYear(shelf.year[i], true),
      facet: (i) => shelf.facet[i],
      theme: (i) => shelf.theme[i][0] ?? shelf.values.theme.length,
    };
    const rank = ranks[state.sort];
    const wanted = state.theme.map((slug) => shelf.places.theme.get(slug));
    const themes = (i) => (wanted.length ? shelf.theme[i].filter((place) => wanted.includes(place)) : shelf.theme[i]);
    const grouped = {
      none: () => [[0, -1]],
      facet: (i) => [[shelf.facet[i], shelf.facet[i]]],
      year: (i) => [[byYear(shelf.year[i], oldest), shelf.year[i] || -1]],
      theme: (i) => (themes(i).length ? themes(i).map((place) => [place, place]) : [[shelf.values.theme.length, -1]]),
      paper: (i) => [[(state.sort === "newest" || oldest ? rank(i) : 0) * papers + shelf.paper[i], shelf.paper[i]]],
    }[state.group];
    const groups = new Map();
    for (const i of found) {
      for (const [place, value] of grouped(i)) {
        if (!groups.has(place)) groups.set(place, { place, value, claims: [] });
        groups.get(place).claims.push(i);
      }
    }
    // claims come in the order of papers and pages, which sorting keeps among those that are alike
    const sorted = [...groups.values()].sort((one, other) => one.place - other.place);
    if (state.sort !== "paper") for (const group of sorted) group.claims.sort((one, other) => rank(one) - rank(other));
    return sorted.map(({ value, claims }) => ({ value, claims }));
  }

  /* A selection as the address states it; what is unknown or malformed is left out. */
  function readState(query) {
    const parameters = new URLSearchParams(query);
    const one = (name, known) => (known.includes(parameters.get(name)) ? parameters.get(name) : known[0]);
    const year = (name) => (/^\d{4}$/.test(parameters.get(name) ?? "") ? Number(parameters.get(name)) : 0);
    return {
      ...Object.fromEntries(MANY.map((name) => [name, [...new Set(parameters.getAll(name))].filter((value) => value)])),
      words: parameters.get("words") ?? "",
      from: year("from"),
      to: year("to"),
      sort: one("sort", SORTS),
      group: one("group", GROUPS),
      lang: parameters.get("lang") ?? "",
    };
  }

  /* The selection as a query, "" where it is the whole review in its usual order. */
  function writeState(state) {
    const parameters = new URLSearchParams();
    if (state.words.trim()) parameters.set("words", state.words.trim());
    for (const name of MANY) for (const value of state[name]) parameters.append(name, value);
    for (const name of ["from", "to", "lang"]) if (state[name]) parameters.set(name, state[name]);
    if (state.sort !== SORTS[0]) parameters.set("sort", state.sort);
    if (state.group !== GROUPS[0]) parameters.set("group", state.group);
    const query = parameters.toString();
    return query && `?${query}`;
  }

  /* The selection without values that this review does not have; authors are known when the shelf is settled. */
  function known(state, shelf) {
    const names = MANY.filter((name) => name !== "author" || shelf.settled);
    const kept = names.map((name) => [name, state[name].filter((value) => shelf.places[name].has(value))]);
    return { ...state, ...Object.fromEntries(kept) };
  }

  /* A folded text, and where each of its characters begins in the text. */
  function traced(text) {
    const whole = fold(text);
    if (whole.length === text.length) return [whole, Array.from({ length: text.length + 1 }, (_, at) => at)];
    const starts = [];
    let folded = "";
    for (let at = 0; at < text.length; ) {
      const letter = String.fromCodePoint(text.codePointAt(at));
      const own = fold(letter);
      for (let n = 0; n < own.length; n++) starts.push(at);
      folded += own;
      at += letter.length;
    }
    return [folded, [...starts, text.length]];
  }

  /* Where the words stand in a text: [[start, end], …], sorted, none touching another. */
  function marks(text, words) {
    if (!words.length) return [];
    const [folded, starts] = traced(text);
    const found = [];
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        found.push([starts[at], starts[at + word.length]]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const joined = [];
    for (const [start, end] of found) {
      const last = joined.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else if (end > start) joined.push([start, end]);
    }
    return joined;
  }

  /* A cell of a table: in quotes, and what a spreadsheet would take for a formula behind an apostrophe. */
  function cell(value) {
    const text = String(value);
    const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  }

  /* A table as spreadsheets open it: byte-order mark, CRLF. */
  const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  /* What the table says of a claim, under COLUMNS. text: [id, text, evidence]; address: of a page of the site. */
  function row(shelf, i, text, address) {
    const { key, title, year, authors, page, language } = shelf.papers[shelf.paper[i]];
    const [id, said, evidence] = text;
    const names = authors.map((place) => shelf.values.author[place]).join("; ");
    const themes = shelf.theme[i].map((place) => shelf.values.theme[place]).join(" ");
    const basis = shelf.basis[i] < 0 ? "" : shelf.values.basis[shelf.basis[i]];
    const facet = shelf.values.facet[shelf.facet[i]];
    return [id, key, names, year || "", title, facet, said, evidence, basis, themes, language, `${address(page)}#${id}`];
  }

  return {
    MANY, SORTS, GROUPS, COLUMNS,
    fold, wordsOf, shelve, settle, fileOf, search, select, arrange, readState, writeState, known, marks, csv, row,
  };
})();

if (typeof module !== "undefined") module.exports = conspectusExplore;

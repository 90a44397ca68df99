/* What a reader typed: clauses, all of which a page must satisfy. A clause has alternatives (what was typed, and the other
   names of a term), an alternative has parts that must all occur, a part is literal text. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const TYPED = /["“”„＂]([^"“”„＂]*)(?:["“”„＂]|$)|[「『]([^」』]*)(?:[」』]|$)|([^\s"“”„＂「『]+)/gu;
  const LONGEST = 8; // words that may be one name: xin zhi sheng chan li
  const TITLE = "~"; // before the reading of a title
  const TITLES = 5; // letters of a title's reading that are enough to look for titles
  const MOST = 6; // titles that one reading stands for

  /* The parts of a query in their order: words, and phrases in quotation marks. */
  function parse(query) {
    const parts = [];
    for (const [, straight, corner, word] of query.matchAll(TYPED)) {
      const exact = word === undefined;
      const raw = word ?? straight ?? corner ?? "";
      const text = search.normalise(raw);
      if (text) parts.push({ raw: raw.trim(), text, exact });
    }
    return parts;
  }

  const keyOf = (parts) => parts.map((part) => part.text.replaceAll(" ", "")).join("");

  /* The other names of what some parts say together, [] where it is no name. */
  async function others(index, parts) {
    const key = keyOf(parts);
    if (!key) return [];
    const known = await index.names.get(key);
    return known === undefined ? [] : JSON.parse(known).filter((form) => search.normalise(form).replaceAll(" ", "") !== key);
  }

  /* Titles whose reading begins with what was typed, where it is typed in Latin letters. */
  async function titles(index, parts) {
    const key = keyOf(parts);
    if (!/^[a-z]+$/.test(key) || key.length < TITLES) return [];
    const found = new Set();
    for (const [, forms] of await index.names.beginning(TITLE + key)) for (const form of JSON.parse(forms)) found.add(form);
    return [...found].slice(0, MOST);
  }

  const phrase = (form) => ({ raw: form, text: search.normalise(form), exact: true });

  /* The clauses of a query. From the left, the longest run of words that is a name is one clause with its other names. */
  async function clauses(index, query, expand) {
    const parts = parse(query);
    const read = expand ? await asTitle(index, parts) : null;
    if (read) return [read];
    const found = [];
    for (let at = 0; at < parts.length; ) {
      const named = expand && !parts[at].exact ? await longest(index, parts, at) : null;
      const run = parts.slice(at, at + (named ? named.length : 1));
      const forms = named ? named.forms : [];
      found.push({
        typed: run.map((part) => part.raw).join(" "),
        forms,
        alternatives: [
          { literal: true, parts: run },
          ...forms.map((form) => ({ literal: false, parts: [phrase(form)] })),
        ],
      });
      at += run.length;
    }
    return found;
  }

  /* The query as the reading of titles, null where it is none, or where the whole of it is a name. */
  async function asTitle(index, parts) {
    if (!parts.length || parts.some((part) => part.exact) || (await index.names.get(keyOf(parts))) !== undefined) return null;
    const forms = await titles(index, parts);
    if (!forms.length) return null;
    const other = forms.map((form) => ({ literal: false, parts: [phrase(form)] }));
    const typed = parts.map((part) => part.raw).join(" ");
    return { typed, forms, alternatives: [{ literal: true, parts }, ...other] };
  }

  async function longest(index, parts, at) {
    let most = at;
    while (most < parts.length && most < at + LONGEST && !parts[most].exact) most += 1;
    for (let end = most; end > at; end -= 1) {
      const forms = await others(index, parts.slice(at, end));
      if (forms.length) return { forms, length: end - at };
    }
    return null;
  }

  Object.assign(search, { parse, clauses });
})();

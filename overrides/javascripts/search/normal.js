/* The form in which texts and queries are compared; conspectus/search/normal.py is its other half, and
   tests/search/cases/normal.json holds both to it. */
"use strict";
(() => {
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
    "\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const LETTER = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{N}]`, "u");
  const WORD = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]/g;
  const CLUSTER = /[\u1100-\u11ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;
  const VARIANT = /[‘’‛′“”„‟‐‑‒–—―−ς]/g;
  const SPACE = /^\s$/;

  const isLetter = (sign) => LETTER.test(sign);
  const variant = (sign) => ("‘’‛′".includes(sign) ? "'" : "“”„‟".includes(sign) ? '"' : sign === "ς" ? "σ" : "-");
  const plain = (cluster) =>
    cluster.normalize("NFKD").replace(INVISIBLE, "").normalize("NFC").toLowerCase().replace(VARIANT, variant);

  /* The normal form of a text, and for each of its UTF-16 units where in the text its sign begins and ends. */
  function fold(text) {
    const signs = [];
    const from = [];
    const to = [];
    let last = "";
    let spaced = false;
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      for (const sign of plain(cluster)) {
        if (SPACE.test(sign)) {
          spaced = true;
          continue;
        }
        if (spaced && last && isLetter(last) && isLetter(sign)) {
          signs.push(" ");
          from.push(index);
          to.push(index);
        }
        spaced = false;
        last = sign;
        signs.push(sign);
        for (let unit = 0; unit < sign.length; unit += 1) {
          from.push(index);
          to.push(index + cluster.length);
        }
      }
    }
    return { text: signs.join(""), from, to };
  }

  const normalise = (text) => fold(text).text;

  /* The words of a normal form, with places that count code points. */
  function words(text) {
    const found = [];
    let place = 0;
    let at = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      for (; at < index; at += text.codePointAt(at) > 0xffff ? 2 : 1) place += 1;
      found.push({ place, word });
    }
    return found;
  }

  /* A word of four letters or more is also found as the beginning of a longer one, unless it stands in quotation marks:
     "chain" finds chains, "AI" does not find aim. */
  const BEGINNING = 4;
  function mayContinue(word, exact) {
    return !exact && [...word].length >= BEGINNING && !/\p{N}/u.test(word);
  }

  /* Where a part of a query stands in a folded text: pairs of UTF-16 offsets into the text as it was. */
  function occurrences(folded, part) {
    const found = [];
    const { text } = folded;
    const signs = [...part.text];
    const opens = isLetter(signs[0]);
    const ends = isLetter(signs.at(-1)) && !mayContinue(words(part.text).at(-1).word, part.exact);
    for (let at = text.indexOf(part.text); at >= 0; at = text.indexOf(part.text, at + 1)) {
      const end = at + part.text.length;
      if (opens && at > 0 && isLetter(signAt(text, at - 1))) continue;
      if (ends && end < text.length && isLetter(signAt(text, end))) continue;
      found.push([folded.from[at], folded.to[end - 1]]);
    }
    return found;
  }

  /* The sign that the UTF-16 unit at this place belongs to. */
  function signAt(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit < 0xe000 ? text.slice(at - 1, at + 1) : String.fromCodePoint(text.codePointAt(at));
  }

  globalThis.conspectusSearch = globalThis.conspectusSearch || {};
  Object.assign(globalThis.conspectusSearch, { fold, normalise, words, isLetter, mayContinue, occurrences });
})();

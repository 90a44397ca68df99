/* Which pages satisfy all clauses of a query, and in which order they are shown: literal before other names, titles before
   headings and terms before passing mention, the reader's language first, then how often and how densely. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const WEIGHTS = { theme: 1.4, paper: 1.2, glossary: 1.1, works: 0.7, guide: 0.6 };

  /* How often a part stands on each page, and how often among what is strong and in the title. */
  function tally(index, lists, accept) {
    const pages = new Map();
    for (const { scale, values, kept } of restricted(index, lists, accept)) {
      const { starts, first } = index.scales[scale];
      const [title, strong] = scale === "place" ? ["title", "strong"] : ["titleBlocks", "strongBlocks"];
      let segment = 0;
      for (const value of kept || values) {
        while (segment + 1 < starts.length && starts[segment + 1] <= value) segment += 1;
        const page = index.pages[index.owners[segment]];
        let count = pages.get(page.number);
        if (!count) pages.set(page.number, (count = { all: 0, strong: 0, title: 0, segments: new Map() }));
        count.all += 1;
        const strongly = value - page[first] < page[strong];
        if (strongly) count.strong += 1;
        if (value - page[first] < page[title]) count.title += 1;
        else count.segments.set(segment, (count.segments.get(segment) || 0) + (strongly ? 20 : 1));
      }
    }
    return pages;
  }

  function restricted(index, lists, accept) {
    if (!accept) return lists;
    return lists.map((list) => ({ ...list, kept: list.values.filter((value) => accept(list.scale, value)) }));
  }

  /* The pages that have all parts of an alternative. */
  function together(parts) {
    const [first, ...others] = parts;
    const pages = new Map();
    for (const [page, count] of first) {
      const counts = [count, ...others.map((other) => other.get(page))];
      if (counts.every(Boolean)) pages.set(page, counts);
    }
    return pages;
  }

  /* A page's standing for a clause. Where it says what was typed, other names add nothing: the order of literal results
     is the same before and after other names are searched. */
  function standing(index, clause, page) {
    let best = null;
    for (const { literal, pages } of clause.found) {
      const counts = pages.get(page);
      if (!counts) continue;
      const tier = counts.every((count) => count.title) ? 3 : counts.every((count) => count.strong) ? 2 : 1;
      const often = counts.reduce((sum, count) => sum + Math.log2(1 + count.all) + 2 * Math.log2(1 + count.strong), 0);
      const score = often / counts.length;
      if (!best) best = { literal, tier, score };
      else if (!best.literal) best = { literal, tier: Math.max(best.tier, tier), score: best.score + score / 2 };
    }
    return best;
  }

  function ranked(index, clauses, language) {
    const results = [];
    const [first] = clauses;
    const candidates = new Set(first.found.flatMap(({ pages }) => [...pages.keys()]));
    for (const number of candidates) {
      const each = clauses.map((clause) => standing(index, clause, number));
      if (!each.every(Boolean)) continue;
      const page = index.pages[number];
      const dense = 1 + Math.log10(1 + page.length / 2000);
      const typed = clauses.reduce((sum, clause) => sum + [...clause.typed].length, 0);
      const tier = Math.min(...each.map((one) => one.tier));
      const whole = tier === 3 ? (8 * Math.min(typed, page.title)) / page.title : 0;
      results.push({
        page,
        literal: each.every((one) => one.literal),
        tier,
        own: page.language.split("-")[0] === language.split("-")[0],
        score: (WEIGHTS[page.kind] || 1) * (each.reduce((sum, one) => sum + one.score, 0) / dense + whole),
      });
    }
    return results.sort(
      (one, other) =>
        other.literal - one.literal ||
        other.tier - one.tier ||
        other.own - one.own ||
        other.score - one.score ||
        one.page.number - other.page.number,
    );
  }

  /* Answer a query.

     options: language of the page that is being read; expand, whether other names are searched too; accept, a test of
     (scale, value) that restricts what is searched. */
  async function answer(query, { language = "en", expand = true, accept = null, page = null } = {}) {
    const index = await search.open();
    const clauses = await search.clauses(index, query, expand);
    await Promise.all(
      clauses.map(async (clause) => {
        clause.lists = await Promise.all(
          clause.alternatives.map(async ({ parts }) => Promise.all(parts.map((part) => index.lists(part)))),
        );
      }),
    );
    return settle(index, clauses, { language, accept, page });
  }

  /* Rank again what was found, under other restrictions. */
  function settle(index, clauses, { language, accept, page }) {
    for (const clause of clauses) {
      clause.found = clause.alternatives.map(({ literal }, at) => ({
        literal,
        pages: together(clause.lists[at].map((lists) => tally(index, lists, accept))),
      }));
    }
    const results = clauses.length ? ranked(index, clauses, language) : [];
    return { index, clauses, results: page ? results.filter((result) => page(result.page.number)) : results };
  }

  /* The part of a page's text that shows most of what was asked: the segment with most clauses, then most hits. */
  function bestSegment(answered, page) {
    const weights = new Map();
    for (const clause of answered.clauses) {
      for (const { literal, pages } of clause.found) {
        for (const count of pages.get(page.number) || []) {
          for (const [segment, hits] of count.segments) {
            weights.set(segment, (weights.get(segment) || 0) + (literal ? 100 : 50) + Math.min(hits, 40));
          }
        }
      }
    }
    const [best] = [...weights].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return best ? best[0] : page.segment;
  }

  Object.assign(search, { answer, settle, bestSegment });
})();

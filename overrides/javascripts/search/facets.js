/* By what results are narrowed: theme and facet of the blocks that match; language, paper, author and year of their pages.
   Counts are pages. A page counts for a theme where all that was asked stands in blocks of that theme. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const OF_BLOCKS = ["theme", "facet"];
  const OF_PAGES = ["language", "year", "author", "paper"];

  class Facets {
    constructor(index, data) {
      this.index = index;
      this.data = data;
      const runs = search.decode(data.runs); // blocks that are alike: characters, blocks, what they have
      this.starts = { place: [], block: [] };
      this.sets = [];
      let [place, block] = [0, 0];
      for (let at = 0; at < runs.length; at += 3) {
        this.starts.place.push(place);
        this.starts.block.push(block);
        this.sets.push(runs[at + 2]);
        place += runs[at];
        block += runs[at + 1];
      }
      this.papers = search.decode(data.pages).map((paper) => paper - 1);
    }

    /* The values of one block for a kind of facet, as texts. */
    ofSet(kind, set) {
      const [facet, themes] = this.data.sets[set];
      if (kind === "facet") return facet < 0 ? [] : [this.data.facets[facet]];
      return themes.map((theme) => this.data.themes[theme][0]);
    }

    runOf(scale, value) {
      const starts = this.starts[scale];
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= value) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    ofPage(kind, number) {
      if (kind === "language") return [this.index.pages[number].language];
      const paper = this.papers[number];
      if (paper < 0) return [];
      const [key, , authors, year] = this.data.papers[paper];
      return { paper: [key], author: authors, year: year ? [year] : [] }[kind];
    }

    /* A test of places and one of pages for what is chosen, null where nothing is. */
    restrictions(chosen) {
      const blocks = OF_BLOCKS.filter((kind) => chosen[kind]);
      const pages = OF_PAGES.filter((kind) => chosen[kind]);
      const fits = this.data.sets.map((_set, at) => blocks.every((kind) => this.ofSet(kind, at).includes(chosen[kind])));
      return {
        accept: blocks.length ? (scale, value) => fits[this.sets[this.runOf(scale, value)]] : null,
        page: pages.length ? (number) => pages.every((kind) => this.ofPage(kind, number).includes(chosen[kind])) : null,
      };
    }

    /* For each kind its values with the number of pages, most first. */
    counts(answered, accept) {
      const found = new Set(answered.results.map((result) => result.page.number));
      const counted = {};
      for (const kind of OF_BLOCKS) counted[kind] = sorted(this.ofBlocks(kind, answered, accept, found));
      for (const kind of OF_PAGES) {
        const tally = new Map();
        for (const number of found) {
          for (const value of this.ofPage(kind, number)) tally.set(value, (tally.get(value) || 0) + 1);
        }
        counted[kind] = sorted(tally);
      }
      counted.year.sort((one, other) => (one[0] < other[0] ? 1 : -1));
      return counted;
    }

    ofBlocks(kind, answered, accept, found) {
      let common = null;
      for (const clause of answered.clauses) {
        const pairs = new Set();
        for (const parts of clause.lists) for (const pair of intersection(parts.map((lists) => this.pairs(kind, lists, accept)))) pairs.add(pair);
        common = common ? intersection([common, pairs]) : pairs;
      }
      const tally = new Map();
      for (const pair of common || []) {
        const cut = pair.indexOf(" ");
        const value = pair.slice(cut + 1);
        if (found.has(Number(pair.slice(0, cut)))) tally.set(value, (tally.get(value) || 0) + 1);
      }
      return tally;
    }

    /* "page value" for every place of some lists. */
    pairs(kind, lists, accept) {
      const pairs = new Set();
      for (const { scale, values } of lists) {
        const { starts } = this.index.scales[scale];
        let segment = 0;
        let last = "";
        for (const value of values) {
          while (segment + 1 < starts.length && starts[segment + 1] <= value) segment += 1;
          const run = this.runOf(scale, value);
          const both = `${this.index.owners[segment]} ${run}`;
          if (both === last || (accept && !accept(scale, value))) continue;
          last = both;
          for (const own of this.ofSet(kind, this.sets[run])) pairs.add(`${this.index.owners[segment]} ${own}`);
        }
      }
      return pairs;
    }

    /* How a value is called. */
    label(kind, value, names) {
      if (kind === "theme" || kind === "paper") {
        const [, labels] = this.data[`${kind}s`].find(([key]) => key === value) || [value, {}];
        return labels[names.language] || Object.values(labels)[0] || value;
      }
      if (kind === "facet") return names.facets[value] || value;
      return kind === "language" ? names.languages[value] || value : value;
    }
  }

  function intersection(sets) {
    const [first, ...others] = sets;
    return new Set([...first].filter((item) => others.every((other) => other.has(item))));
  }

  function sorted(tally) {
    return [...tally].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  }

  let loading = null;
  /* The facets of the site, fetched once and behind the first results. */
  search.facets = (index) => {
    loading = loading || search.load("facets").then((data) => new Facets(index, data));
    loading.catch(() => (loading = null));
    return loading;
  };
  Object.assign(search, { FACETS: [...OF_BLOCKS, ...OF_PAGES] });
})();

/* Where the parts of a query stand: lists of places (or, for what is frequent, of blocks) for words, pairs and phrases.
   conspectus/search/postings.py says what is listed. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const PLACES = "\u0002"; // before a unit that is also listed by blocks: its list of places
  const EMPTY = new Float64Array(0);

  /* Whether a sorted list holds a value; ``from`` is where to look first, for values that ascend. */
  function holds(list, value, from) {
    let low = from;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function merged(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all.sort();
  }

  /* Which pairs of signs to ask for so that every unit of a phrase stands in one: few, and rather rare ones.
     ``kinds`` has 0 for a space, 1 for a letter, 2 for a unit by itself. */
  function cover(kinds, cost) {
    const chosen = [];
    for (let start = 0; start < kinds.length; start += 1) {
      if (kinds[start] !== 2) continue;
      let end = start;
      while (end < kinds.length && kinds[end] === 2) end += 1;
      if (end - start === 1) chosen.push(end < kinds.length ? start : start - 1);
      else chosen.push(...cheapest(start, end - 2, cost));
      start = end;
    }
    return chosen;
  }

  /* From the first pair to the last in steps of one or two, at the least cost. */
  function cheapest(first, last, cost) {
    const best = [{ cost: cost(first), pairs: [first] }];
    for (let pair = first + 1; pair <= last; pair += 1) {
      const [one, two] = [best[pair - first - 1], best[pair - first - 2]];
      const before = two && two.cost <= one.cost ? two : one;
      best.push({ cost: before.cost + cost(pair), pairs: [...before.pairs, pair] });
    }
    return best.at(-1).pairs;
  }

  class Index {
    constructor(manifest) {
      this.units = new search.Table("i", manifest.units);
      this.names = new search.Table("n", manifest.names);
      this.heavy = new Set(manifest.heavy);
      this.languages = manifest.languages;
      this.kinds = manifest.kinds;
      this.readPages(search.decode(manifest.pages));
    }

    /* Each page: language, kind, length and blocks of its title, of all that is strong, and its segments. */
    readPages(numbers) {
      this.pages = [];
      const places = [];
      const blocks = [];
      const owners = [];
      let [place, block] = [0, 0];
      for (let at = 0; at < numbers.length; ) {
        const [language, kind, title, titleBlocks, strong, strongBlocks, segments] = numbers.slice(at, at + 7);
        const page = { number: this.pages.length, place, block, language: this.languages[language] };
        Object.assign(page, { kind: this.kinds[kind], title, titleBlocks, strong, strongBlocks, segment: places.length });
        at += 7;
        for (let segment = 0; segment < segments; segment += 1, at += 2) {
          places.push(place);
          blocks.push(block);
          owners.push(page.number);
          place += numbers[at];
          block += numbers[at + 1];
        }
        page.length = place - page.place;
        this.pages.push(page);
      }
      this.owners = owners;
      this.scales = { place: { starts: places, first: "place" }, block: { starts: blocks, first: "block" } };
    }

    /* All lists of a part of a query; together they hold every place, or every block, where it stands. */
    async lists(part) {
      const signs = [...part.text];
      if (this.isWord(part.text)) return this.wordLists(part.text, search.mayContinue(part.text, part.exact));
      const whole = !search.isLetter(signs[0]) && !search.isLetter(signs.at(-1)); // else "用g" would find 用gmm
      if (whole && this.heavy.has(part.text)) return [{ scale: "block", values: await this.sorted(part.text) }];
      if (signs.length > 1) return [{ scale: "place", values: await this.phrase(signs, part) }];
      const pairs = await this.units.beginning(part.text);
      const own = pairs.filter(([pair]) => [...pair].length === 2);
      const heavy = this.placesOf(own);
      return [{ scale: "place", values: merged([EMPTY, ...(await heavy)]) }];
    }

    isWord(text) {
      const [only, more] = search.words(text);
      return Boolean(only && !more && only.word === text);
    }

    /* The places of units that a range of the table has brought; where it has blocks, the places are fetched. */
    placesOf(entries) {
      return Promise.all(
        entries.map(([unit, list]) => (this.heavy.has(unit) ? this.sorted(PLACES + unit) : search.decodeSorted(list))),
      );
    }

    async sorted(key) {
      const list = await this.units.get(key);
      return list === undefined ? EMPTY : search.decodeSorted(list);
    }

    async wordLists(word, open) {
      const entries = open ? await this.units.beginning(word) : [[word, await this.units.get(word)]];
      return entries
        .filter(([, list]) => list !== undefined)
        .map(([unit, list]) => {
          const values = search.decodeSorted(list);
          if (this.heavy.has(unit)) return { scale: "block", values, word: unit };
          return { scale: "place", values: values.map((value) => Math.floor(value / 2)), word: unit };
        });
    }

    /* The places of a word that is part of a phrase; where a space must follow, only those that have one. */
    async wordPlaces(word, open, spaced) {
      const key = this.heavy.has(word) ? PLACES + word : word;
      const lists = open ? await this.placesOf(await this.units.beginning(word)) : [await this.sorted(key)];
      const found = spaced ? lists.map((list) => list.filter((value) => value % 2 === 1)) : lists;
      return merged([EMPTY, ...found]).map((value) => Math.floor(value / 2));
    }

    async phrase(signs, part) {
      const kinds = signs.map((sign) => (sign === " " ? 0 : search.isLetter(sign) ? 1 : 2));
      const pair = (at) => signs[at] + signs[at + 1];
      const wanted = cover(kinds, (at) => (this.heavy.has(pair(at)) ? 4 : 1)).map(async (at) => ({
        at,
        places: await this.sorted(this.heavy.has(pair(at)) ? PLACES + pair(at) : pair(at)),
      }));
      for (const { place, word } of search.words(part.text)) {
        const end = place + [...word].length;
        const open = end === signs.length && search.mayContinue(word, part.exact);
        wanted.push(this.wordPlaces(word, open, signs[end] === " ").then((places) => ({ at: place, places })));
      }
      const [rarest, ...others] = (await Promise.all(wanted)).sort((one, other) => one.places.length - other.places.length);
      let found = rarest.places.map((place) => place - rarest.at);
      for (const { at, places } of others) {
        let from = 0;
        found = found.filter((place) => {
          from = holds(places, place + at, from);
          return places[from] === place + at;
        });
      }
      return found;
    }
  }

  let opened = null;
  /* The index of the site, read once. */
  search.open = () => {
    opened = opened || search.load("manifest").then((manifest) => new Index(manifest));
    opened.catch(() => (opened = null));
    return opened;
  };
  search.forget = () => (opened = null);

  Object.assign(search, { Index, cover });
})();

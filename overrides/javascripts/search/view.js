/* What a reader sees of the search: answers while typing, results by page with the claims that match, what else was
   searched, and by what the results can be narrowed. Everything is built from text, nothing from markup. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const PAUSE = 120; // milliseconds without a key before a query is asked
  const SHOWN = 8; // pages at a time
  const PLACES = 3; // passages of a page
  const AROUND = { wide: 36, narrow: 80 }; // signs of an excerpt before a match
  const LENGTH = { wide: 110, narrow: 240 };
  const VALUES = 7; // of a facet, before "more"

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
  const isWide = (text) => 4 * (text.match(/[\u3400-\u9fff]/g) || []).length > text.length;

  /* A text with what matches marked, from a little before the first match on. */
  function excerpt(text, ranges) {
    const kind = isWide(text) ? "wide" : "narrow";
    let start = ranges.length ? Math.max(0, ranges[0][0] - AROUND[kind]) : 0;
    if (start < AROUND[kind] / 2) start = 0;
    let end = Math.min(text.length, Math.max(start + LENGTH[kind], ranges.length ? ranges[0][1] : 0));
    if (text.length - end < AROUND[kind] / 2) end = text.length;
    if (kind === "narrow") {
      if (start) start = text.indexOf(" ", start) + 1 || start;
      if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), ranges.length ? ranges[0][1] : start);
    }
    return [start ? "… " : "", ...marked(text, ranges, start, end), end < text.length ? " …" : ""].filter(Boolean);
  }

  function marked(text, ranges, start = 0, end = text.length) {
    const pieces = [];
    let at = start;
    for (const [from, to] of ranges) {
      if (from < at || to > end) continue;
      pieces.push(text.slice(at, from), make("mark", "cs-search__mark", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at, end)].filter(Boolean);
  }

  /* Every place in a text where some part of the query stands, in order and without overlaps, and how many clauses do. */
  function matches(text, clauses) {
    const folded = search.fold(text);
    let asked = 0;
    const all = [];
    for (const clause of clauses) {
      const own = clause.alternatives.flatMap(({ parts }) => parts.flatMap((part) => search.occurrences(folded, part)));
      if (own.length) asked += 1;
      all.push(...own);
    }
    all.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const ranges = [];
    for (const range of all) if (!ranges.length || range[0] >= ranges.at(-1)[1]) ranges.push(range);
    return { asked, ranges };
  }

  const WEIGHT = { C: 4, D: 5, H: 2, P: 1, A: -12 }; // what stands in small beside a statement only where nothing else does

  /* The blocks of a page's text that show best why it was found, in the order of the page. */
  function places(shown, clauses, fits) {
    const found = [];
    shown.blocks.forEach(([order, kind, anchor, heading, text], at) => {
      if (kind === "T" || (fits && !fits(at))) return;
      const { asked, ranges } = matches(text, clauses);
      if (asked) found.push({ order, kind, anchor: shown.anchors[anchor], heading: shown.headings[heading], text, ranges, weight: 10 * asked + (WEIGHT[kind] ?? 1) });
    });
    found.sort((one, other) => other.weight - one.weight || one.order - other.order);
    const anchors = new Set();
    const best = found.filter((one) => !anchors.has(one.anchor + one.kind) && anchors.add(one.anchor + one.kind));
    return best.slice(0, PLACES).sort((one, other) => one.order - other.order);
  }

  class View {
    constructor(root) {
      const { language, words, facets, languages } = JSON.parse(document.getElementById("cs-search-words").textContent);
      Object.assign(this, { root, words, names: { language, facets, languages } });
      Object.assign(this, { expand: true, chosen: {}, asking: 0, shown: 0 });
      for (const part of ["field", "status", "also", "facets", "results", "form"]) {
        this[part] = root.querySelector(`.cs-search__${part}`);
      }
      this.onPage = root.classList.contains("cs-search--page");
      this.wide = matchMedia("(min-width: 60em)");
      this.listen();
      this.ask();
    }

    listen() {
      let timer = 0;
      let composing = false;
      const soon = () => {
        clearTimeout(timer);
        if (!composing) timer = setTimeout(() => this.changed(), PAUSE);
      };
      this.field.addEventListener("compositionstart", () => (composing = true));
      this.field.addEventListener("compositionend", () => {
        composing = false;
        soon();
      });
      this.field.addEventListener("input", soon);
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (composing) return;
        const first = this.results.querySelector("a");
        if (this.onPage) this.changed();
        else if (first && this.answered === this.field.value) first.click();
      });
      this.root.addEventListener("keydown", (event) => this.move(event));
    }

    /* Up and down go through the results, from the field and back to it. */
    move(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const links = [...this.results.querySelectorAll("a, button")];
      const at = links.indexOf(document.activeElement);
      const inside = at >= 0;
      if (event.key === "ArrowDown" && (inside || document.activeElement === this.field)) focus(links[at + 1]);
      else if (event.key === "ArrowUp" && inside) focus(links[at - 1] || this.field);
      else if (event.key === "Home" && inside) focus(links[0]);
      else if (event.key === "End" && inside) focus(links.at(-1));
      else return;
      event.preventDefault();
    }

    changed() {
      this.chosen = {};
      return this.ask();
    }

    /* Ask for what stands in the field; an answer that is overtaken by another question is dropped. */
    async ask(again = false) {
      const query = this.field.value;
      const asking = (this.asking += 1);
      if (this.onPage) this.remember(query);
      if (!query.trim()) return this.clear(query);
      this.results.setAttribute("aria-busy", "true");
      try {
        const restricted = await this.restrictions();
        const options = { language: this.names.language, ...restricted };
        const ask = async (expand) => ({ ...(await search.answer(query, { ...options, expand })), ...restricted });
        const overtaken = () => asking !== this.asking;
        const typed = await ask(false);
        if (overtaken()) return undefined;
        if (typed.results.length && !(await this.begin(query, typed, overtaken))) return undefined;
        const all = this.expand ? await ask(true) : typed;
        if (overtaken()) return undefined;
        if (!typed.results.length && !(await this.begin(query, all, overtaken))) return undefined;
        await this.complete(all, overtaken);
        if (!overtaken()) this.results.setAttribute("aria-busy", "false");
      } catch (error) {
        if (asking !== this.asking) return undefined;
        if (!again && error.message === "stale") {
          search.forget();
          await search.reload().catch(() => undefined);
          return this.ask(true);
        }
        this.status.textContent = this.words.failed;
        this.results.setAttribute("aria-busy", "false");
      }
      return undefined;
    }

    async restrictions() {
      const none = { accept: null, page: null };
      if (!Object.keys(this.chosen).length) return none;
      return (await search.facets(await search.open())).restrictions(this.chosen);
    }

    remember(query) {
      const address = new URL(location.href);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      history.replaceState(null, "", address);
    }

    clear(query) {
      this.answered = query;
      this.status.textContent = "";
      this.results.setAttribute("aria-busy", "false");
      this.results.replaceChildren();
      this.facets.hidden = true;
      this.also.hidden = true;
      return undefined;
    }

    /* The first results; false where another question has overtaken this one. */
    async begin(query, answered, overtaken) {
      const items = await this.items(answered, 0, SHOWN);
      if (overtaken()) return false;
      this.answered = query;
      this.results.replaceChildren(...items);
      this.shown = items.length;
      this.count(answered);
      this.more(answered);
      return true;
    }

    /* What stands behind the first results: pages that say it by another name, what was searched, the facets. */
    async complete(answered, overtaken) {
      const items = await this.items(answered, this.shown, SHOWN);
      if (overtaken()) return;
      this.results.querySelector(".cs-search__further")?.remove();
      this.results.append(...items);
      this.shown += items.length;
      this.count(answered);
      this.more(answered);
      this.showAlso(answered);
      const facets = await search.facets(answered.index);
      if (!overtaken()) this.showFacets({ ...answered, facets });
    }

    count(answered) {
      const n = answered.results.length;
      const other = answered.results.filter((result) => !result.literal).length;
      const form = n === 1 ? this.words.found.one : this.words.found.other;
      const said = n ? filled(form, { n }) : this.words.nothing;
      this.status.textContent = other && other < n ? `${said}${filled(this.words.found_otherwise, { n: other })}` : said;
    }

    items(answered, from, to) {
      return Promise.all(answered.results.slice(from, to).map((result) => this.item(answered, result)));
    }

    more(answered) {
      this.results.querySelector(".cs-search__further")?.remove();
      const left = answered.results.length - this.shown;
      if (left <= 0) return;
      const button = make("button", "cs-search__more", filled(this.words.more, { n: left }));
      button.type = "button";
      button.addEventListener("click", async () => {
        const items = await this.items(answered, this.shown, this.shown + SHOWN);
        this.shown += items.length;
        this.results.append(...items);
        this.more(answered);
        focus(items[0].querySelector("a"));
      });
      this.results.append(make("li", "cs-search__further", button));
    }

    async item(answered, { page, literal }) {
      const segment = search.bestSegment(answered, page);
      const shown = await search.load(`t${segment}`);
      const first = answered.index.scales.block.starts[segment];
      const fits = answered.accept && ((block) => answered.accept("block", first + block));
      const title = make("a", "cs-search__title", ...marked(shown.title, matches(shown.title, answered.clauses).ranges));
      title.href = this.address(shown, "", answered);
      title.lang = shown.language;
      title.dir = "auto";
      const called = this.words.kinds[shown.kind] || this.words.kinds.page;
      const said = [called === shown.title ? "" : called, literal ? "" : this.words.other_name].filter(Boolean);
      const kind = make("span", "cs-search__kind", said.join(" · "));
      const item = make("li", "cs-search__hit", make("div", "cs-search__head", title, kind));
      const list = make("ul", "cs-search__places");
      for (const place of places(shown, answered.clauses, fits)) list.append(this.place(shown, place, answered));
      if (list.children.length) item.append(list);
      return item;
    }

    place(shown, place, answered) {
      const link = make("a", `cs-search__place cs-search__place--${place.kind}`);
      link.href = this.address(shown, place.anchor, answered);
      link.lang = shown.language;
      link.dir = "auto";
      if (place.heading) link.append(make("span", "cs-search__heading", place.heading), " ");
      link.append(make("span", "cs-search__excerpt", ...excerpt(place.text, place.ranges)));
      return make("li", "", link);
    }

    /* The address of a place, with the words that are to be marked there. */
    address(shown, anchor, answered) {
      const address = new URL(shown.url.split("/").map(encodeURIComponent).join("/"), search.site);
      for (const clause of answered.clauses) {
        for (const { parts } of clause.alternatives.slice(0, 4)) {
          for (const part of parts) address.searchParams.append("h", part.exact ? `"${part.raw}"` : part.raw);
        }
      }
      if (anchor) address.hash = encodeURIComponent(anchor);
      return address.href;
    }

    /* What else was searched for, and how to leave it. */
    showAlso(answered) {
      const forms = [...new Set(answered.clauses.flatMap((clause) => clause.forms))];
      this.also.hidden = !forms.length && this.expand;
      if (this.also.hidden) return;
      const button = make("button", "cs-search__only", this.expand ? this.words.only_typed : this.words.other_names);
      button.type = "button";
      button.addEventListener("click", () => {
        this.expand = !this.expand;
        this.ask();
        this.field.focus();
      });
      const said = this.expand ? filled(this.words.also, { forms: forms.slice(0, 6).join(this.words.separator) + (forms.length > 6 ? " …" : "") }) : this.words.literally;
      this.also.replaceChildren(said, " ", button);
    }

    showFacets(answered) {
      const counted = answered.facets.counts(answered, answered.accept);
      const groups = search.FACETS.map((kind) => this.group(kind, counted[kind], answered.facets)).filter(Boolean);
      const details = make("details", "cs-search__narrow", make("summary", "", this.words.narrow), ...groups);
      details.open = this.wide.matches || Object.keys(this.chosen).length > 0;
      this.facets.replaceChildren(details);
      this.facets.hidden = !groups.length;
    }

    group(kind, values, facets) {
      if (!values.length || (values.length === 1 && !this.chosen[kind] && kind !== "theme")) return null;
      const heading = make("h3", "cs-search__facet", this.words.narrow_by[kind]);
      heading.id = `${this.root.id}-${kind}`;
      const list = make("ul", "cs-search__values");
      list.setAttribute("aria-labelledby", heading.id);
      const item = ([value, count]) => make("li", "", this.value(kind, value, count, facets));
      list.append(...values.slice(0, VALUES).map(item));
      if (values.length > VALUES) {
        const button = make("button", "cs-search__rest", filled(this.words.rest, { n: values.length - VALUES }));
        button.type = "button";
        button.addEventListener("click", () => {
          const rest = values.slice(VALUES, 200).map(item);
          button.parentElement.replaceWith(...rest);
          focus(rest[0].firstElementChild);
        });
        list.append(make("li", "", button));
      }
      return make("section", "cs-search__group", heading, list);
    }

    value(kind, value, count, facets) {
      const chosen = this.chosen[kind] === value;
      const label = make("span", "cs-search__label", facets.label(kind, value, this.names));
      label.dir = "auto";
      const button = make("button", "cs-search__value", label, " ", make("span", "cs-search__count", String(count)));
      button.type = "button";
      button.setAttribute("aria-pressed", String(chosen));
      button.addEventListener("click", async () => {
        if (chosen) delete this.chosen[kind];
        else this.chosen[kind] = value;
        await this.ask();
        const same = [...this.facets.querySelectorAll(".cs-search__value")].find((one) => one.textContent.startsWith(label.textContent));
        focus(same || this.field);
      });
      return button;
    }
  }

  function focus(element) {
    if (element) element.focus();
  }

  search.mount = (root) => new View(root);
})();

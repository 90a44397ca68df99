/* The explorer's filters: lists of values with counts, a range of years. What is chosen goes to the page through `change`;
   every text comes from the data or from the page's words, and is put on the page as text. */
"use strict";
const conspectusFilters = (() => {
  const FEW = 8; // values of a long list that are seen at once

  /* An element; strings become text, never markup. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const figure = new Intl.NumberFormat(document.documentElement.lang || undefined);

  /* A number as the page's language writes it; a year is text already. */
  const shown = (value) => (typeof value === "number" ? figure.format(value) : value);

  const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));

  /* A list of values to choose from; fill says which. */
  class List {
    constructor({ name, words, language, open, change }) {
      Object.assign(this, { name, words, change, all: false, wanted: "", chosen: [], counts: [] });
      this.sum = make("span", { class: "cs-x-sum" });
      const title = make("summary", {}, make("span", {}, words[name]), this.sum);
      this.find = this.finder();
      this.box = make("ul", { class: "cs-x-values", lang: language });
      this.more = make("button", { type: "button", class: "cs-x-more" });
      this.more.addEventListener("click", () => this.unfold());
      const inside = make("div", { role: "group", "aria-label": words[name] }, this.find, this.box, this.more);
      this.element = make("details", { class: "cs-x-filter", ...(open ? { open: "" } : {}) }, title, inside);
      this.box.addEventListener("change", (event) => this.chose(event.target));
    }

    /* values: as addresses have them; labels: what each is called, shorts: in a few words; terms: what it is found by. */
    fill({ values, labels, shorts, terms }) {
      Object.assign(this, { values, labels, shorts, terms });
      this.find.hidden = values.length <= FEW * 2;
    }

    finder() {
      const label = say(this.words.find, { what: this.words[this.name] });
      const input = make("input", { type: "search", class: "cs-x-find", "aria-label": label, placeholder: label });
      input.addEventListener("input", () => {
        this.wanted = conspectusExplore.fold(input.value.trim());
        this.draw();
      });
      return input;
    }

    unfold() {
      this.all = !this.all;
      this.draw();
      this.more.focus();
    }

    chose(input) {
      const others = this.chosen.filter((value) => value !== input.value);
      this.change(this.name, input.checked ? [...others, input.value] : others);
    }

    /* The places of the values to show: those chosen first, then the most frequent ones in the list's own order. */
    shown() {
      const chosen = new Set(this.chosen);
      const fits = (place) => !this.wanted || this.terms[place].includes(this.wanted);
      const kept = (place) => chosen.has(this.values[place]) || (fits(place) && (this.counts[place] > 0 || this.wanted));
      const places = this.values.map((_, place) => place).filter(kept);
      this.fitting = places.length;
      if (this.values.length <= FEW * 2) return places;
      const rank = (place) => (chosen.has(this.values[place]) ? -Infinity : -this.counts[place]);
      places.sort((one, other) => rank(one) - rank(other) || one - other);
      return this.all ? places.slice(0, 200) : places.slice(0, Math.max(FEW, chosen.size));
    }

    update(chosen, counts) {
      Object.assign(this, { chosen, counts });
      this.sum.textContent = chosen.length ? String(chosen.length) : "";
      this.draw();
    }

    draw() {
      const focused = this.box.contains(document.activeElement) ? document.activeElement.value : null;
      const places = this.shown();
      this.box.replaceChildren(...places.map((place) => this.item(place)));
      if (focused !== null) [...this.box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
      const hidden = this.fitting - places.length;
      this.more.hidden = !this.all && hidden <= 0;
      this.more.textContent = this.all ? this.words.fewer : say(this.words.more, { n: hidden });
      if (this.all && this.fitting <= FEW) this.more.hidden = true;
    }

    item(place) {
      const input = make("input", { type: "checkbox", name: this.name, value: this.values[place] });
      input.checked = this.chosen.includes(this.values[place]);
      const label = make("span", { class: "cs-x-label", dir: "auto" }, this.labels[place]);
      const count = make("span", { class: "cs-x-count" }, shown(this.counts[place]));
      const whole = make("label", { class: this.counts[place] ? "" : "cs-x-empty" }, input, label, " ", count);
      return make("li", {}, whole);
    }
  }

  /* The years from and to, with how many claims each has. */
  class Years {
    constructor({ years, words, change }) {
      Object.assign(this, { years, words, change });
      this.from = make("select", { name: "from" });
      this.to = make("select", { name: "to" });
      for (const select of [this.from, this.to]) {
        select.addEventListener("change", () => change(select.name, Number(select.value)));
      }
      this.bars = make("div", { class: "cs-x-bars", "aria-hidden": "true" });
      const fields = [this.from, this.to].map((select) => make("label", {}, make("span", {}, words[select.name]), select));
      this.sum = make("span", { class: "cs-x-sum" });
      const title = make("summary", {}, make("span", {}, words.year), this.sum);
      const inside = make("div", { role: "group", "aria-label": words.year }, this.bars, make("div", { class: "cs-x-range" }, ...fields));
      this.element = make("details", { class: "cs-x-filter", open: "" }, title, inside);
    }

    update(state, counts) {
      this.sum.textContent = state.from || state.to ? "1" : "";
      for (const select of [this.from, this.to]) {
        const options = [make("option", { value: "0" }, this.words.any)];
        for (const year of this.years) options.push(make("option", { value: String(year) }, String(year)));
        if (select.options.length !== options.length) select.replaceChildren(...options);
        select.value = String(this.years.includes(state[select.name]) ? state[select.name] : 0);
      }
      this.draw(state, counts);
    }

    /* A bar for each year that is between the first and the last. */
    draw(state, counts) {
      const [first, last] = [this.years[0], this.years.at(-1)];
      if (first === undefined || first === last) return this.bars.replaceChildren();
      const most = Math.max(1, ...counts.values());
      const bars = [];
      for (let year = first; year <= last; year++) {
        const count = counts.get(year) ?? 0;
        const inside = (!state.from || year >= state.from) && (!state.to || year <= state.to);
        const bar = make("span", { class: inside ? "cs-x-bar" : "cs-x-bar cs-x-bar--out", title: `${year}: ${count}` });
        bar.style.setProperty("--cs-x-height", `${count ? Math.max(4, (100 * count) / most) : 0}%`);
        bars.push(bar);
      }
      this.bars.replaceChildren(...bars);
    }
  }

  return { make, say, shown, List, Years };
})();

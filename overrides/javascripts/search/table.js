/* The files of the search, fetched one by one as they are needed. Each is a script that hands over what it holds
   (conspectusSearch.take), so that a site opened from a folder can be searched too. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const DIGIT = new Uint8Array(128);
  for (let digit = 0; digit < SIGNS.length; digit += 1) DIGIT[SIGNS.charCodeAt(digit)] = digit;

  /* Whole numbers that are written in digits of five bits, the lowest first. */
  function decode(text) {
    let count = 0;
    for (let at = 0; at < text.length; at += 1) if (DIGIT[text.charCodeAt(at)] < 32) count += 1;
    const numbers = new Float64Array(count);
    let value = 0;
    let weight = 1;
    for (let at = 0, next = 0; at < text.length; at += 1) {
      const digit = DIGIT[text.charCodeAt(at)];
      value += (digit & 31) * weight;
      weight *= 32;
      if (digit < 32) {
        numbers[next] = value;
        next += 1;
        value = 0;
        weight = 1;
      }
    }
    return numbers;
  }

  /* Numbers that are written as the differences between them. */
  function decodeSorted(text) {
    const numbers = decode(text);
    for (let at = 1; at < numbers.length; at += 1) numbers[at] += numbers[at - 1];
    return numbers;
  }

  /* Order by code points, which is not the order of UTF-16 units. */
  function compare(one, other) {
    if (one === other) return 0;
    const [first, second] = [[...one], [...other]];
    for (let at = 0; at < first.length && at < second.length; at += 1) {
      const difference = first[at].codePointAt(0) - second[at].codePointAt(0);
      if (difference) return difference;
    }
    return first.length - second.length;
  }

  const waiting = new Map();
  const kept = new Map();
  let version = "";

  /* Called by each file. A file of another build than the manifest's would answer wrongly: the caller begins again. */
  search.take = (built, name, payload) => {
    if (name === "manifest") version = built;
    const wanted = waiting.get(name);
    waiting.delete(name);
    if (!wanted && name === "manifest") kept.set(name, Promise.resolve(payload)); // fetched together with the scripts
    if (!wanted) return;
    if (built === version) wanted.resolve(payload);
    else wanted.reject(new Error("stale"));
  };

  /* Adds the script of a file; tests read it from disk instead. */
  search.fetchFile = (address, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.async = true;
    script.addEventListener("error", () => failed(new Error("missing")));
    script.addEventListener("load", () => script.remove());
    document.head.append(script);
  };

  function load(name, fresh = "") {
    if (kept.has(name)) return kept.get(name);
    const loaded = new Promise((resolve, reject) => {
      waiting.set(name, { resolve, reject });
      const query = fresh || version;
      search.fetchFile(`${search.base}${name}.js${query ? `?v=${query}` : ""}`, reject);
    });
    kept.set(name, loaded);
    loaded.catch(() => kept.delete(name));
    return loaded;
  }

  /* Forget what was loaded, and ask for the manifest past every cache. */
  function reload() {
    kept.clear();
    waiting.clear();
    version = "";
    return load("manifest", String(Date.now()));
  }

  /* A sorted table in numbered files, of which the first keys are known. */
  class Table {
    constructor(letter, directory) {
      this.letter = letter;
      this.directory = directory;
    }

    /* The number of the file that has a key, if any has. */
    fileOf(key) {
      let low = 0;
      let high = this.directory.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(this.directory[middle], key) <= 0) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    }

    async get(key) {
      if (!this.directory.length) return undefined;
      const file = await load(`${this.letter}${this.fileOf(key)}`);
      for (let at = 0; at < file.length; at += 2) if (file[at] === key) return file[at + 1];
      return undefined;
    }

    /* All entries whose keys begin with ``prefix``, as pairs. */
    async beginning(prefix) {
      if (!this.directory.length) return [];
      const numbers = [];
      for (let file = this.fileOf(prefix); file <= this.fileOf(`${prefix}\u{10ffff}`); file += 1) numbers.push(file);
      const files = await Promise.all(numbers.map((number) => load(`${this.letter}${number}`)));
      const found = [];
      for (const file of files) {
        for (let at = 0; at < file.length; at += 2) if (file[at].startsWith(prefix)) found.push([file[at], file[at + 1]]);
      }
      return found;
    }
  }

  Object.assign(search, { decode, decodeSorted, compare, load, reload, Table });
})();

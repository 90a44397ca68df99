/* Opens the search: by its control, by / or Ctrl-K. What searches is fetched with the first key that is typed.
   On a page that was opened from a result it has the words marked. */
"use strict";
(() => {
  const site = new URL("..", document.currentScript.src);
  const PARTS = ["normal", "table", "index", "query", "rank", "facets", "view"];
  const MARKING = ["normal", "mark"];

  const search = { site, base: new URL("search/", site).href };
  globalThis.conspectusSearch = search;

  const loaded = new Map();
  function load(address) {
    if (!loaded.has(address)) {
      const done = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(address, site).href;
        script.async = false; // in the order they are named
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(address)));
        document.head.append(script);
      });
      loaded.set(address, done);
    }
    return loaded.get(address);
  }

  const all = (names) => Promise.all(names.map((name) => load(`javascripts/search/${name}.js`)));

  /* The panel of a dialog or of the page of search, made to answer with the first key. */
  function prepare(root, query = "") {
    const field = root.querySelector(".cs-search__field");
    let started = null;
    const start = () => {
      started = started || Promise.all([all(PARTS), load("search/manifest.js")]).then(() => search.mount(root));
      return started;
    };
    field.addEventListener("input", () => start().catch(() => failed(root)), { once: true });
    if (query) {
      field.value = query;
      start().catch(() => failed(root));
    }
  }

  function failed(root) {
    const { words } = JSON.parse(document.getElementById("cs-search-words").textContent);
    root.querySelector(".cs-search__status").textContent = words.failed;
  }

  function open(dialog) {
    if (dialog.open) return;
    dialog.showModal();
    const field = dialog.querySelector(".cs-search__field");
    field.focus();
    field.select();
  }

  const typing = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])");

  /* Whether a key asks for the search: / outside of fields, Ctrl-K or Command-K anywhere. */
  function asks(event) {
    if (event.altKey) return false;
    const held = event.ctrlKey || event.metaKey;
    return event.key === "/" ? !held && !typing(event.target) : event.key.toLowerCase() === "k" && held && !event.shiftKey;
  }

  /* The control of every page leads to the page of search; here it opens the dialog instead. */
  function dressControl(control, dialog) {
    control.setAttribute("role", "button");
    control.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window, as of any link
      event.preventDefault();
      open(dialog);
    });
  }

  function dressDialog(dialog, page) {
    prepare(dialog);
    for (const control of document.querySelectorAll(".cs-search-open")) dressControl(control, dialog);
    dialog.querySelector(".cs-search__close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.addEventListener("keydown", (event) => {
      if (!asks(event)) return;
      event.preventDefault();
      if (page) page.querySelector(".cs-search__field").focus();
      else open(dialog);
    });
  }

  function dress() {
    const page = document.querySelector(".cs-search--page");
    const dialog = document.querySelector("dialog.cs-search");
    const asked = new URLSearchParams(location.search);
    if (page) prepare(page, asked.get("q") || "");
    if (dialog && typeof dialog.showModal === "function") dressDialog(dialog, page);
    if (asked.has("h")) all(MARKING).then(() => search.mark(asked.getAll("h")));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress);
  else dress();
})();

/* What a script adds to pages that are complete without it: buttons that copy a reference, tables that sort.
   Words on buttons come from the page (data-copy, data-copied), so that each page speaks its own language. */
"use strict";
(() => {
  /* The whole text of an element, one line. */
  const lineOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /* What is copied of a reference, or of a list: one reference a line. */
  const textOf = (element) => {
    const items = [...element.querySelectorAll("li")];
    return items.length ? items.map(lineOf).join("\n") : lineOf(element);
  };

  /* Put a reference on the clipboard with its italics, or plain where the browser or the page's origin allows no more. */
  async function copy(element) {
    const text = textOf(element);
    const html = new Blob([element.innerHTML], { type: "text/html" });
    const plain = new Blob([text], { type: "text/plain" });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
    } catch {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        select(element);
        return document.execCommand("copy");
      }
    }
    return true;
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /* Whether the text of an element was copied; where that is not allowed it is selected, so that a reader can. */
  async function copied(element, button) {
    if (!(await copy(element))) {
      select(element);
      return false;
    }
    button.classList.add("cs-copy--done");
    setTimeout(() => button.classList.remove("cs-copy--done"), 2000);
    return true;
  }

  function copyButton(reference, words, status) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cs-copy";
    button.textContent = words.copy;
    const named = reference.previousElementSibling; // the style's name stands before the reference, or heads the list
    const label = named ? lineOf(named) : "";
    if (label) button.setAttribute("aria-label", `${words.copy}: ${label}`);
    button.addEventListener("click", async () => {
      if (!(await copied(reference, button))) return;
      button.textContent = words.copied;
      status.textContent = label ? `${words.copied}: ${label}` : words.copied;
      setTimeout(() => {
        button.textContent = words.copy;
        status.textContent = "";
      }, 2000);
    });
    return button;
  }

  /* Every reference of a "cite this" box gets a button; one live region a box says what was copied. */
  function addCopyButtons(root) {
    for (const box of root.querySelectorAll(".cs-cite[data-copy]")) {
      if (box.querySelector(".cs-status")) continue;
      const words = { copy: box.dataset.copy, copied: box.dataset.copied };
      const status = document.createElement("span");
      status.className = "cs-status";
      status.setAttribute("aria-live", "polite");
      for (const list of box.querySelectorAll(".cs-list ul")) list.before(copyButton(list, words, status));
      for (const reference of box.querySelectorAll(".cs-ref")) {
        if (!reference.closest(".cs-list")) reference.after(" ", copyButton(reference, words, status));
      }
      box.append(status);
    }
    /* A button that the page has names what it copies, in its own card. */
    for (const button of root.querySelectorAll("button[data-copy-from][hidden]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        copied(button.closest("cs-card").querySelector(button.dataset.copyFrom), button);
      });
    }
  }

  /* A cell's value: the amount that the page states for it, its number where it begins with one, else its text. */
  function valueOf(row, column) {
    const stated = row.cells[column].querySelector("[data-sort]");
    if (stated) return Number(stated.dataset.sort);
    const text = lineOf(row.cells[column]);
    const number = /^\[?(\d+)/.exec(text);
    return number ? Number(number[1]) : text;
  }

  /* What a cell's amount is an amount of: percent and tonnes are not compared. */
  const unitOf = (row, column) => row.cells[column].querySelector("[data-unit]")?.dataset.unit ?? "";

  function compare(collator) {
    return (one, other) => {
      const numbers = (typeof one === "number") + (typeof other === "number");
      if (numbers === 2) return one - other;
      if (numbers === 1) return typeof one === "number" ? 1 : -1;
      return collator.compare(one, other);
    };
  }

  /* Sort by a column: numbers from the largest, text from the first letter; a second time the other way round.
     Amounts of one unit stand together, unit after unit, in either direction.
     Rows that are alike keep their order, so that sorting by year and then by author sorts by both. */
  function sort(table, column, collator) {
    const head = table.tHead.rows[0].cells[column];
    const rows = [...table.tBodies[0].rows];
    const counted = rows.some((row) => typeof valueOf(row, column) === "number");
    const before = head.getAttribute("aria-sort");
    const descending = before ? before === "ascending" : counted;
    const order = compare(collator);
    const units = (one, other) => {
      const [first, second] = [unitOf(one, column), unitOf(other, column)];
      return (first === "") - (second === "") || collator.compare(first, second);
    };
    const values = (one, other) => (descending ? -1 : 1) * order(valueOf(one, column), valueOf(other, column));
    rows.sort((one, other) => units(one, other) || values(one, other));
    for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    table.tBodies[0].append(...rows);
  }

  function makeSortable(root) {
    for (const table of root.querySelectorAll(":is(.cs-sortable, .cs-ranking) table")) {
      if (!table.tHead || table.querySelector(".cs-sort")) continue;
      const language = table.closest("[lang]")?.lang === "zh" ? "zh-CN-u-co-pinyin" : document.documentElement.lang;
      const collator = new Intl.Collator(language || undefined, { numeric: true });
      [...table.tHead.rows[0].cells].forEach((cell, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "cs-sort";
        button.append(...cell.childNodes);
        button.addEventListener("click", () => sort(table, column, collator));
        cell.append(button);
        cell.scope = "col";
      });
    }
  }

  /* A table that is wider than its place can be scrolled by keyboard, under the name of the heading above it. */
  function makeScrollable(root) {
    for (const wrap of root.querySelectorAll(".md-typeset__scrollwrap")) {
      wrap.classList.remove("cs-fits");
      const wide = wrap.scrollWidth > wrap.clientWidth;
      wrap.classList.toggle("cs-fits", !wide);
      for (const name of ["tabindex", "role", "aria-label"]) wrap.removeAttribute(name);
      if (!wide) continue;
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "group");
      const above = [...root.querySelectorAll("article :is(h1, h2, h3, h4)")].filter(
        (heading) => heading.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      if (above.length) wrap.setAttribute("aria-label", lineOf(above.at(-1)).replace(/¶$/, ""));
    }
  }

  function dress() {
    addCopyButtons(document);
    makeSortable(document);
    makeScrollable(document);
    window.addEventListener("resize", () => makeScrollable(document));
  }

  /* Material replaces the page's content itself where instant navigation is on, and says so through document$. */
  if (typeof document$ !== "undefined") document$.subscribe(dress);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress);
  else dress();
})();

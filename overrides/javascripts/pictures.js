/* Pictures answer the pointer and the keyboard. They are complete without this: every mark is a link or stands in the table
   behind the picture. A mark that is a thing has data-n, its name; one that joins things has data-e, their names. */
"use strict";
(() => {
  const names = (join) => join.dataset.e.split(" ");
  const things = (figure) => [...figure.querySelectorAll("[data-n]")];
  const joins = (figure, thing) => [...figure.querySelectorAll("[data-e]")].filter((join) => names(join).includes(thing));

  /* Marks that belong together: things by name, what joins them with others, and those others. */
  function together(figure, wanted) {
    const found = new Set(wanted);
    const between = wanted.flatMap((name) => joins(figure, name));
    between.forEach((join) => names(join).forEach((name) => found.add(name)));
    return [...between, ...things(figure).filter((thing) => found.has(thing.dataset.n))];
  }

  function show(figure, marks) {
    figure.querySelectorAll(".is-on").forEach((mark) => mark.classList.remove("is-on"));
    figure.classList.toggle("is-tracing", marks.length > 0);
    marks.forEach((mark) => mark.classList.add("is-on"));
  }

  /* What is shown at rest: what the field finds, or everything. */
  function rest(figure) {
    const field = figure.querySelector(".cs-picture-find input");
    const words = field ? field.value.trim().toLowerCase() : "";
    const found = words ? things(figure).filter((thing) => thing.textContent.toLowerCase().includes(words)) : [];
    show(figure, together(figure, [...new Set(found.map((thing) => thing.dataset.n))]));
  }

  function trace(figure, target) {
    const mark = target.closest("[data-n], [data-e]");
    if (!mark) rest(figure);
    else if (mark.dataset.n) show(figure, together(figure, [mark.dataset.n]));
    else show(figure, [mark, ...things(figure).filter((thing) => names(mark).includes(thing.dataset.n))]);
  }

  /* Arrow keys go from a thing to its joins and along them; Escape goes back. Tab passes the joins by: they are many. */
  const left = new WeakMap();
  const AHEAD = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function step(figure, event) {
    const mark = event.target.closest("a[data-n], a[data-e]");
    if (!mark || !(event.key in AHEAD)) return;
    const thing = mark.dataset.n ? mark : left.get(figure);
    if (!thing) return;
    const own = joins(mark.closest("svg"), thing.dataset.n).filter((join) => join.matches("a"));
    const next = own[own.indexOf(mark) + AHEAD[event.key]] || (mark === thing ? null : thing);
    if (!next) return;
    left.set(figure, thing);
    next.focus();
    event.preventDefault();
  }

  function escape(figure, event) {
    const back = event.target.matches("[data-e]") && left.get(figure);
    if (back) back.focus();
    else if (event.target.matches("input")) event.target.value = "";
    if (!back) rest(figure);
  }

  for (const figure of document.querySelectorAll(".cs-picture")) {
    if (!things(figure).length) continue;
    figure.querySelector(".cs-picture-find input")?.addEventListener("input", () => rest(figure));
    figure.addEventListener("pointerover", (event) => event.pointerType !== "touch" && trace(figure, event.target));
    figure.addEventListener("pointerleave", () => rest(figure));
    figure.addEventListener("focusin", (event) => event.target.closest("svg") && trace(figure, event.target));
    figure.addEventListener("focusout", () => rest(figure));
    figure.addEventListener("keydown", (event) => (event.key === "Escape" ? escape(figure, event) : step(figure, event)));
  }
})();

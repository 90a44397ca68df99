// Pictures answer the pointer and the keyboard. They are complete without this: every mark is a link or stands in the
// table behind the picture. Marks that are things have data-n, their name; marks between things have data-e, both names.
"use strict";

(() => {
  const marks = (figure) => figure.querySelectorAll("[data-n], [data-e]");
  const ends = (mark) => (mark.dataset.e || "").split(" ").filter(Boolean);

  /** What belongs to a mark: itself, what it connects, and for a thing all that it is connected with. */
  const related = (figure, mark) => {
    const names = new Set(mark.dataset.n ? [mark.dataset.n] : ends(mark));
    const between = mark.dataset.n ? [...figure.querySelectorAll("[data-e]")].filter((edge) => ends(edge).includes(mark.dataset.n)) : [mark];
    between.forEach((edge) => ends(edge).forEach((name) => names.add(name)));
    return [...between, ...[...figure.querySelectorAll("[data-n]")].filter((thing) => names.has(thing.dataset.n))];
  };

  const clear = (figure) => {
    figure.classList.remove("is-tracing");
    figure.querySelectorAll(".is-on").forEach((mark) => mark.classList.remove("is-on"));
  };

  const trace = (figure, target) => {
    const mark = target.closest("[data-n], [data-e]");
    clear(figure);
    if (!mark) return;
    figure.classList.add("is-tracing");
    related(figure, mark).forEach((one) => one.classList.add("is-on"));
  };

  document.querySelectorAll(".cs-picture").forEach((figure) => {
    if (!marks(figure).length) return;
    figure.addEventListener("pointerover", (event) => event.pointerType !== "touch" && trace(figure, event.target));
    figure.addEventListener("pointerleave", () => clear(figure));
    figure.addEventListener("focusin", (event) => trace(figure, event.target));
    figure.addEventListener("focusout", () => clear(figure));
    figure.addEventListener("keydown", (event) => event.key === "Escape" && clear(figure));
  });
})();

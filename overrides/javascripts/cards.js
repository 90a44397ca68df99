/* Cards of evidence open by click, tap and Enter without a script. With one they also open when a pointer rests on what
   opens them or the keyboard comes to it, and stay while the pointer is on the card; citations of works, which lead to
   the page's list, open a card with the entries of that list; a card can be closed by a button; where the browser
   cannot place a card beside its marker, this does. From a claim that has the focus, j and k go on and back. */
"use strict";
(() => {
  const REST = 250; // milliseconds a pointer rests before a card opens, and is away before it closes
  const PHONE = window.matchMedia("(max-width: 37.5em)"); // there cards come up from the bottom edge
  const PLACED = window.CSS?.supports?.("position-area: block-end");
  let timer = 0;
  let hovered = null; // the card that a pointer or focus opened; one opened by a click is not closed for it
  let opener = null; // what opened the last card

  const ofWorks = new Map(); // keys of works → their card, once it was asked for

  const isOpen = (card) => card.matches(":popover-open");
  const chipAt = (target) => (target instanceof Element ? target.closest(".cs-chip, .cs-about, a[data-refs]") : null);

  function cardOf(chip) {
    const keys = chip.dataset.refs;
    if (!keys) return document.getElementById(chip.getAttribute("popovertarget"));
    if (!ofWorks.has(keys)) ofWorks.set(keys, cardOfWorks(keys.split(" ")));
    return ofWorks.get(keys);
  }

  /* A card with what the page's list says of some works, without the anchors of its entries. */
  function cardOfWorks(keys) {
    const entries = keys.map((key) => document.getElementById(`ref-${key}`)?.closest("li")).filter(Boolean);
    if (!entries.length) return null;
    const card = document.createElement("cs-card");
    card.popover = "auto";
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", document.querySelector(".cs-cards").dataset.works ?? "");
    for (const entry of entries) {
      const copy = document.createElement("span");
      copy.className = "cs-card-work";
      copy.append(...entry.cloneNode(true).childNodes);
      for (const named of copy.querySelectorAll("[id]")) named.remove();
      card.append(copy);
    }
    document.querySelector(".cs-cards").append(card);
    return card;
  }

  function open(chip) {
    const card = cardOf(chip);
    if (!card || isOpen(card)) return;
    opener = chip;
    // the source is what places the card beside its chip
    card.showPopover({ source: chip });
    hovered = card;
  }

  function close() {
    if (hovered && isOpen(hovered)) hovered.hidePopover();
    hovered = null;
  }

  function later(action) {
    clearTimeout(timer);
    timer = setTimeout(action, REST);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const chip = PHONE.matches ? null : chipAt(event.target);
    if (chip) later(() => open(chip));
    else if (hovered && hovered.contains(event.target)) clearTimeout(timer);
    else if (hovered) later(close);
    else clearTimeout(timer);
  });

  document.addEventListener("focusin", (event) => {
    const chip = chipAt(event.target);
    if (hovered && !hovered.contains(event.target) && (!chip || cardOf(chip) !== hovered)) close();
    if (chip && chip.matches(":focus-visible") && !PHONE.matches) open(chip);
  });

  /* A click on the chip of a card that hovering opened keeps the card, where it would otherwise close it. */
  document.addEventListener("click", (event) => {
    const chip = chipAt(event.target);
    if (!chip) return;
    opener = chip;
    if (chip.dataset.refs) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !cardOf(chip)) return;
      event.preventDefault();
      open(chip);
      hovered = null;
    } else if (hovered === cardOf(chip) && isOpen(hovered)) {
      event.preventDefault();
      hovered = null;
    }
  });

  /* Placing, for browsers that cannot: under the chip or above it, inside the window. */
  function place(card, chip) {
    const around = chip.getBoundingClientRect();
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const below = around.bottom + height + 8 <= window.innerHeight || around.top < height + 8;
    const left = Math.max(8, Math.min(around.left, window.innerWidth - width - 8));
    const top = below ? Math.min(around.bottom + 4, window.innerHeight - height - 8) : around.top - height - 4;
    Object.assign(card.style, { position: "fixed", margin: "0", inset: `${Math.max(8, top)}px auto auto ${left}px` });
  }

  /* Every card that has once been opened has a button that closes it, for those who cannot click beside it. */
  function addClose(card) {
    if (card.querySelector(".cs-card-close")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cs-card-close";
    button.textContent = "×";
    button.setAttribute("aria-label", document.querySelector(".cs-cards")?.dataset.close ?? "×");
    button.addEventListener("click", () => card.hidePopover());
    card.append(button);
  }

  document.addEventListener(
    "toggle",
    (event) => {
      const card = event.target;
      if (card.localName !== "cs-card" || event.newState !== "open") return;
      addClose(card);
      if (!PLACED && !PHONE.matches && opener) place(card, opener);
    },
    true,
  );

  /* From claim to claim. Single letters mean something only while a claim, or something in it, has the focus. */
  function step(event) {
    const claim = event.target instanceof Element ? event.target.closest(".cs-claim") : null;
    const by = { j: 1, k: -1 }[event.key];
    if (!claim || !by || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
    const claims = [...document.querySelectorAll(".cs-claim")];
    const next = claims[claims.indexOf(claim) + by];
    if (!next) return;
    event.preventDefault();
    close();
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", step);

  /* A claim that the address names has the focus, so that the keys go on from there. */
  function arrive() {
    const claim = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".cs-claim");
    if (!claim) return;
    claim.tabIndex = -1;
    claim.focus({ preventScroll: true });
  }

  window.addEventListener("hashchange", arrive);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
})();

/* Cards open by click, tap and Enter without a script. With one they also open when a pointer rests on their chip or
   the keyboard comes to it, stay while the pointer is on the card, and the citation of a claim can be copied. */
"use strict";
(() => {
  const REST = 250; // milliseconds a pointer rests before a card opens, and is away before it closes
  let timer = 0;
  let hovered = null; // the card that a pointer or focus opened; one opened by a click is not closed for it

  const cardOf = (chip) => document.getElementById(chip.getAttribute("popovertarget"));
  const isOpen = (card) => card.matches(":popover-open");

  function open(chip) {
    const card = cardOf(chip);
    if (!card || isOpen(card)) return;
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

  const chipAt = (target) => (target instanceof Element ? target.closest("[popovertarget^=cs-card]") : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const chip = chipAt(event.target);
    if (chip) later(() => open(chip));
    else if (hovered && hovered.contains(event.target)) clearTimeout(timer);
    else if (hovered) later(close);
    else clearTimeout(timer);
  });

  document.addEventListener("focusin", (event) => {
    const chip = chipAt(event.target);
    if (chip && chip.matches(":focus-visible")) open(chip);
    else if (hovered && !hovered.contains(event.target)) close();
  });

  /* A click on the chip of a card that hovering opened keeps the card, where it would otherwise close it. */
  document.addEventListener("click", (event) => {
    const chip = chipAt(event.target);
    if (chip && hovered === cardOf(chip) && isOpen(hovered)) {
      event.preventDefault();
      hovered = null;
    }
  });

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // a page opened from a folder may not use the clipboard: select the text, so that it can be copied
      const range = document.createRange();
      range.selectNodeContents(button.parentElement.querySelector(".cs-card-citation"));
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (!document.execCommand("copy")) return;
    }
    button.classList.add("cs-copy--done");
    setTimeout(() => button.classList.remove("cs-copy--done"), 2000);
  }

  function dress() {
    for (const button of document.querySelectorAll("button[data-copy][hidden]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress);
  else dress();
})();

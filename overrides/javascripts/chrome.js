/* What stands around a page: the link to the other language keeps the place, “on this page” marks where one is, and
   what is folded is printed. The page is complete without it. */
"use strict";
(() => {
  const PLACES = "article :is(h1, h2, h3, h4)[id], article .cs-claim[id], article li > a[id]";
  const header = document.querySelector(".cs-header");
  const line = () => (header ? header.getBoundingClientRect().bottom : 0) + 24;

  // Which part of the page is being read: the last place that begins above the line, unless nothing has been scrolled.
  const here = (places, slack = 0) => {
    let found = null;
    for (const place of places) {
      const top = place.getBoundingClientRect().top;
      if (top > line() + slack) {
        break;
      }
      found = place;
    }
    return found;
  };

  // The place that the address names, while it can be seen.
  const named = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const place = id && document.getElementById(id);
    if (!place) {
      return null;
    }
    const box = (place.closest("li") ?? place).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight ? place : null;
  };

  // The link to the other language leads to the place that is read, which may have another id there.
  function keepPlace(link, anchors) {
    const whole = link.getAttribute("href");
    const aim = () => {
      const place = named() ?? (scrollY > 0 ? here(document.querySelectorAll(PLACES), innerHeight / 4) : null);
      const id = place && place.tagName !== "H1" ? (anchors[place.id] ?? place.id) : "";
      const kept = `${whole}${location.search}`; // what the explorer is asked for
      link.setAttribute("href", id ? `${kept}#${encodeURIComponent(id)}` : kept);
    };
    for (const event of ["pointerdown", "focus", "click", "mouseenter"]) {
      link.addEventListener(event, aim);
    }
  }

  for (const told of document.querySelectorAll("script[data-cs-anchors]")) {
    keepPlace(document.querySelector(`.cs-language[hreflang="${told.dataset.csAnchors}"]`), JSON.parse(told.textContent));
  }

  // A link of “on this page” is in view where the list scrolls by itself.
  function reveal(toc, link) {
    const { top, bottom } = link.getBoundingClientRect();
    const box = toc.getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) {
      toc.scrollTop += top - box.top - box.height / 3;
    }
  }

  // “On this page” marks where one is.
  function follow(toc) {
    const links = new Map([...toc.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let current = null;
    let waiting = false;
    const mark = () => {
      waiting = false;
      const link = links.get(here(headings)?.id) ?? null;
      if (link === current) {
        return;
      }
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      current = link;
      if (link && !toc.matches(":popover-open")) {
        reveal(toc, link);
      }
    };
    const later = () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(mark);
      }
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later, { passive: true });
    mark();
  }

  const toc = document.getElementById("cs-toc");
  if (toc) {
    follow(toc);
    // the list that a button opened closes when one goes somewhere
    toc.addEventListener("click", (event) => {
      if (event.target.closest("a") && toc.matches(":popover-open")) {
        toc.hidePopover();
      }
    });
  }

  // Before it is printed a page unfolds, says where it is, and leaves out addresses that its text has already.
  const folded = new Set();
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("article details:not([open])")) {
      folded.add(details);
      details.open = true;
    }
    for (const place of document.querySelectorAll("[data-cs-address]:empty")) {
      place.textContent = location.href.replace(/#.*/, "");
    }
    for (const link of document.querySelectorAll('article a[href^="http"]')) {
      const address = link.getAttribute("href").replace(/^https?:\/\//, "");
      const around = (link.closest("li, p, td, .cs-card-work") ?? link).textContent;
      link.toggleAttribute("data-cs-said", around.includes(address));
    }
  });
  addEventListener("afterprint", () => {
    for (const details of folded) {
      details.open = false;
    }
    folded.clear();
  });
})();

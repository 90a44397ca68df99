/* Light, dark, or as the system has it: the choice is known before the page is drawn, so that nothing flashes. Where
   the browser keeps nothing for the site, the choice holds for the page. */
"use strict";
(() => {
  const KEY = "conspectus.scheme";
  const CHOICES = ["auto", "light", "dark"];
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const keep = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // the choice holds for this page
    }
  };

  let choice = CHOICES.includes(kept()) ? kept() : "auto";

  const show = () => {
    const scheme = choice === "dark" || (choice === "auto" && dark.matches) ? "slate" : "default";
    root.dataset.csScheme = choice;
    if (document.body) {
      document.body.dataset.mdColorScheme = scheme;
    }
  };

  const label = (button) => {
    button.setAttribute("aria-label", `${button.dataset.label}${button.dataset[choice]}`);
    button.title = button.dataset[choice];
  };

  root.classList.replace("no-js", "js");
  show();
  dark.addEventListener("change", show);
  if (!document.body) {
    const waiting = new MutationObserver(() => {
      if (document.body) {
        waiting.disconnect();
        show();
      }
    });
    waiting.observe(root, { childList: true });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("button[data-cs-scheme]")) {
      label(button);
      button.addEventListener("click", () => {
        choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
        keep(choice);
        show();
        label(button);
      });
    }
  });
})();

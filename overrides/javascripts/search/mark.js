/* Marks on a page what was searched for when it was found (?h=…), with the browser's highlights, which leave the page as it
   is. Where a browser has none, nothing is marked. */
"use strict";
(() => {
  const search = globalThis.conspectusSearch;
  const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, summary, caption, blockquote";
  const UNREAD = "cs-card, script, style, template, svg, .headerlink, .cs-citations, .cs-meta";

  /* The text nodes of an article, by the block they belong to. */
  function runs(article) {
    const found = new Map();
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(UNREAD)) continue;
      const block = node.parentElement.closest(BLOCKS) || article;
      if (!found.has(block)) found.set(block, []);
      found.get(block).push(node);
    }
    return [...found.values()];
  }

  /* Where in the nodes of a run a place in their joined text is. */
  function placed(nodes, offset, ending) {
    let left = offset;
    for (const node of nodes) {
      if (left < node.length || (ending && left === node.length)) return [node, left];
      left -= node.length;
    }
    return [nodes.at(-1), nodes.at(-1).length];
  }

  function ranges(nodes, parts) {
    const folded = search.fold(nodes.map((node) => node.data).join(""));
    return parts.flatMap((part) =>
      search.occurrences(folded, part).map(([from, to]) => {
        const range = new Range();
        range.setStart(...placed(nodes, from, false));
        range.setEnd(...placed(nodes, to, true));
        return range;
      }),
    );
  }

  search.mark = (typed) => {
    const article = document.querySelector("article");
    if (!article || !globalThis.CSS?.highlights) return;
    const parts = typed.map((raw) => {
      const exact = /^".*"$/.test(raw);
      return { text: search.normalise(exact ? raw.slice(1, -1) : raw), exact };
    });
    const known = parts.filter((part) => part.text);
    const found = runs(article).flatMap((nodes) => ranges(nodes, known));
    CSS.highlights.set("cs-found", new Highlight(...found));
  };
})();

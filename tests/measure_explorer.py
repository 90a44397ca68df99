# ruff: noqa: T201  a script that prints its figures
"""What the explorer costs a reader of a large review: first view, and every filter, in Chromium.

``python -m tests.measure_explorer [PAPERS [CLAIMS_EACH]]``: the page of a new review with the data of an invented one.
A filter's time runs from the event until the browser has drawn what it changed (two frames, of 16 ms each, included).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.chromium import ARGUMENTS, ensure
from tests.browser.conftest import build
from tests.browser.serving import Served, served
from tests.large_review import Scale, in_memory, invent

from conspectus.disk import write_text
from conspectus.pages import read_page
from conspectus.publish.claims import explorer_files
from conspectus.publish.library import Library
from conspectus.weave.scaffold import new_review

WATCH = """
window.seen = {shift: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new MutationObserver((_, own) => {
  if (!document.querySelector(".cs-x-claim")) return;
  window.seen.claims = performance.now();
  own.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
TIMED = """async (act) => {
  const status = document.querySelector(".cs-x-list");
  const done = new Promise((resolve) => new MutationObserver((_, own) => { own.disconnect(); resolve(); })
    .observe(status, {childList: true}));
  const frame = () => new Promise(requestAnimationFrame);
  const begin = performance.now();
  (0, eval)(act);
  await done;
  await frame();
  await frame();
  return performance.now() - begin;
}"""
SET = (
    "(() => {{ const own = document.querySelector('{0}'); own.value = '{1}'; own.dispatchEvent(new Event('{2}')); }})()"
)
TICK = "document.querySelectorAll('.cs-x-values input[name={0}]')[{1}].click()"
ACTS = {
    "a theme": (TICK.format("theme", 0), TICK.format("theme", 0)),
    "a facet": (TICK.format("facet", 4), TICK.format("facet", 4)),
    "a paper": (TICK.format("paper", 3), TICK.format("paper", 0)),
    "an author": (TICK.format("author", 3), TICK.format("author", 0)),
    "years from": (SET.format("[name=from]", "2005", "change"), SET.format("[name=from]", "0", "change")),
    "words, Chinese": (SET.format("#cs-x-words", "树荫", "input"), SET.format("#cs-x-words", "", "input")),
    "words, one sign": (SET.format("#cs-x-words", "业", "input"), SET.format("#cs-x-words", "", "input")),
    "words, three": (SET.format("#cs-x-words", "作坊 出口 GMM", "input"), SET.format("#cs-x-words", "", "input")),
    "newest first": (SET.format("#cs-x-sort", "newest", "change"), SET.format("#cs-x-sort", "paper", "change")),
    "by theme": (SET.format("#cs-x-group", "theme", "change"), SET.format("#cs-x-group", "paper", "change")),
    "not grouped": (SET.format("#cs-x-group", "none", "change"), SET.format("#cs-x-group", "paper", "change")),
}
"""What a reader does, and what undoes it."""

ROUNDS = 5


def make_site(folder: Path, papers: int, claims: int) -> Path:
    """The site of a new review whose explorer has the claims of a large one."""
    for file, text in new_review("大型综述", "zh").items():
        write_text(folder / file, text)
    build(folder, folder / "site")
    large = invent(Scale(papers, claims, languages=("zh",)))
    own = read_page((folder / "docs/explore.md").read_text(encoding="utf-8"), "docs/explore.md", large.settings)
    review = in_memory(large)
    for file, text in explorer_files(Library.of(replace(review, pages=(*review.pages, own)))):
        write_text(folder / "site" / file, text)
    return folder / "site"


def first_view(tab: Page, site: Served) -> tuple[float, float, float, float]:
    """Milliseconds to the first paint and to the first claims; layout shift; KiB sent."""
    site.sent.clear()
    tab.goto(f"{site.url}explore.html")
    tab.wait_for_function("window.seen.claims")
    tab.wait_for_load_state("networkidle")
    paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return paint, tab.evaluate("seen.claims"), tab.evaluate("seen.shift"), site.transferred() / 1024


def filters(tab: Page) -> Iterator[tuple[str, float, float]]:
    """Each filter with the median and the longest of its times, in milliseconds."""
    for name, (act, undo) in ACTS.items():
        tab.focus("#cs-x-words")  # papers and authors are loaded
        tab.wait_for_selector("input[name=author]", state="attached")
        tab.evaluate("for (const own of document.querySelectorAll('.cs-x-filter')) own.open = true")
        tab.evaluate(TIMED, act)  # texts that are wanted for the first time are loaded
        times = [tab.evaluate(TIMED, undo)]
        for _ in range(ROUNDS):
            times += [tab.evaluate(TIMED, act), tab.evaluate(TIMED, undo)]
        yield name, statistics.median(times), max(times)


def main() -> None:
    """Print the tables of the guide."""
    papers, claims = (int(text) for text in (sys.argv[1:] + ["1000", "10"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = make_site(Path(folder), papers, claims)
        browser = playwright.chromium.launch(executable_path=ensure(), args=list(ARGUMENTS))
        with served(site) as host:
            views = []
            for _ in range(ROUNDS):
                tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
                tab.add_init_script(WATCH)
                views.append(first_view(tab, host))
            print("| claims | first paint | claims shown | layout shift | transferred |\n|---|---|---|---|---|")
            paint, shown, shift, size = (statistics.median(column) for column in zip(*views, strict=True))
            print(f"| {papers * claims:,} | {paint:.0f} ms | {shown:.0f} ms | {shift:.3f} | {size:.0f} KiB |\n")
            print("| filter | median | longest |\n|---|---|---|")
            for name, median, longest in filters(tab):
                print(f"| {name} | {median:.0f} ms | {longest:.0f} ms |")
        browser.close()


if __name__ == "__main__":
    main()

# ruff: noqa: T201  a script that prints its table
"""What opening a page costs: bytes, requests, the largest paint, what moves and how long scripts keep it busy.

``python -m tests.measure_pages SITE [--slow]`` opens a page of each kind of a built site, each as its first visitor,
on a wide window; ``--slow`` on a phone whose processor is four times slower, behind 1.6 Mbit/s and 150 ms.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.chromium import ARGUMENTS, HELP, installed
from tests.browser.serving import Served, served
from tests.browser.sitemap import page_kinds

WATCH = """(() => {
  const seen = window.seen = {moved: [], largest: 0, blocked: 0}
  const observe = (type, note) => {
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true})
  }
  const named = node => node?.outerHTML?.slice(0, 80) ?? node?.textContent?.slice(0, 40) ?? ""
  observe("layout-shift", shift => {
    const by = shift.sources.map(source => named(source.node)).join(" | ")
    if (!shift.hadRecentInput) seen.moved.push({value: shift.value, by})
  })
  observe("largest-contentful-paint", paint => { seen.largest = paint.startTime })
  observe("longtask", task => { seen.blocked += Math.max(0, task.duration - 50) })
})()"""
SETTLED = """async () => {
  const frames = async count => { while (count--) await new Promise(requestAnimationFrame) }
  await document.fonts.ready
  await frames(3)
  window.scrollTo({top: document.body.scrollHeight, behavior: "instant"})
  await frames(3)
  window.scrollTo({top: 0, behavior: "instant"})
  await frames(3)
  return window.seen
}"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs its first visitor."""

    page: str
    bytes: int
    """Transferred until everything was loaded, compressed, without headers."""
    requests: int
    largest: float
    """Milliseconds until the largest thing in view was painted."""
    moved: float
    """The sum of all layout shifts, scrolling to the end and back included."""
    movers: tuple[str, ...]
    blocked: float
    """Milliseconds by which tasks were longer than 50."""
    paths: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Addresses outside the site that were asked."""


def cost_of(context: BrowserContext, site: Served, page: str, *, slow: bool = False) -> Cost:
    """What ``page`` costs in a window that has never been there."""
    context.add_init_script(WATCH)
    tab = context.new_page()
    if slow:
        hinder(tab)
    site.sent.clear()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(site.url + page, wait_until="load")
    seen: Any = tab.evaluate(SETTLED)
    sent = list(site.sent)
    return Cost(
        page,
        sum(size for _path, size in sent),
        len(sent),
        seen["largest"],
        sum(shift["value"] for shift in seen["moved"]),
        tuple(f"{shift['value']:.4f} {shift['by']}" for shift in seen["moved"]),
        seen["blocked"],
        tuple(path for path, _size in sent),
        tuple(address for address in asked if not address.startswith((site.url, "data:", "blob:"))),
    )


def hinder(tab: Page) -> None:
    """A middling phone on a slow line."""
    wire = tab.context.new_cdp_session(tab)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    wire.send("Network.emulateNetworkConditions", line)


def visit(browser: Browser, site: Served, page: str, *, width: int = 1440, slow: bool = False) -> Cost:
    """The cost for a first visitor whose window is ``width`` wide."""
    context = browser.new_context(viewport={"width": width, "height": 900 if width > 500 else 844})
    try:
        return cost_of(context, site, page, slow=slow)
    finally:
        context.close()


def main() -> None:
    """Print a line for each kind of page."""
    folder, slow = Path(sys.argv[1]), "--slow" in sys.argv
    path = installed()
    assert path, HELP
    print("| page | KiB | requests | largest paint | shift | blocked |\n|---|---|---|---|---|---|")
    with sync_playwright() as playwright, served(folder) as site:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for page in page_kinds(folder):
            cost = visit(browser, site, page, width=390 if slow else 1440, slow=slow)
            times = f"{cost.largest:.0f} ms | {cost.moved:.4f} | {cost.blocked:.0f} ms"
            print(f"| {page} | {cost.bytes / 1024:.0f} | {cost.requests} | {times} |", *cost.movers, flush=True)
        browser.close()


if __name__ == "__main__":
    main()

"""axe-core in a page of the browser: what it finds wrong, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""What is asked of a page as a whole; rules may be asked for by name instead."""
RUN = """async ([wanted, within]) => {
  const found = await axe.run(within, {runOnly: wanted, resultTypes: ["violations"]})
  const told = node => `${node.target.join(" ")} ${node.html.slice(0, 160)}`
  return found.violations.map(rule => [rule.id, rule.nodes.map(told)])
}"""
SHOWN = 4
"""How many places a report names for each rule."""


def violations(tab: Page, wanted: Sequence[str] = STANDARDS, within: str = "html") -> list[str]:
    """What axe-core finds wrong with a part of the page that ``tab`` shows, a text for each rule that it breaks."""
    if not tab.evaluate("typeof axe === 'object'"):
        tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found: Any = tab.evaluate(RUN, [list(wanted), within])
    return [_told(tab.url, rule, places) for rule, places in found]


def _told(url: str, rule: str, places: list[str]) -> str:
    lines = [f"{rule}: {len(places)} on {url}", *places[:SHOWN]]
    return "\n    ".join(lines)

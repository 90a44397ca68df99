"""Access: axe-core finds nothing on any kind of page, in either language and either scheme (WCAG 2.2 AA and best practice)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.serving import Served
from tests.browser.sitemap import page_kinds

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const options = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
  const found = await axe.run(document, {...options, resultTypes: ["violations"]})
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`))
}"""


def violations(tab: Page) -> list[str]:
    """What axe-core finds wrong with the page that ``tab`` shows."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = tab.evaluate(RUN)
    return [f"{tab.url}: {text}" for text in found]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_shuts_anyone_out(
    browser: Browser, review: Served, review_site: Path, scheme: Any, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    tab = context.new_page()
    found: list[str] = []
    for file in page_kinds(review_site):
        tab.goto(review.url + file)
        found += violations(tab)
    context.close()
    assert not found, "\n".join(found[:40])

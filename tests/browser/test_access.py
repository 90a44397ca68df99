"""Access: axe-core finds nothing on any kind of page, in either language and scheme, wide and narrow, open and shut.

All rules of WCAG 2.2 AA and best practice are asked for on each page: in light in the first language, in dark in the
second. Pages that have parts of their own show their colours in the other scheme too, so that each language is met in
each. What depends on the room there is, is asked for again at the width of a phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations
from tests.browser.serving import Served, served
from tests.browser.sitemap import FOLDERS, KINDS, first_of, pages_of

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
EACH = pytest.mark.parametrize(("ending", "scheme"), [("", "light"), (".zh", "dark")])
OWN_PARTS = ("index", "papers", "themes", "works", "glossary", "verify", "explore", "search", "guide/pages")
COLOURS = ("color-contrast", "link-in-text-block")
CARD = "cs-card:popover-open"
ROOM = ("target-size", "scrollable-region-focusable", "aria-hidden-focus")


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A window in which nothing moves."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def other_scheme(tab: Page, scheme: Scheme) -> list[str]:
    """What is wrong with the page's colours in the scheme that is not ``scheme``."""
    tab.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "default" if scheme == "dark" else "slate")
    return violations(tab, COLOURS)


@pytest.mark.parametrize("kind", [*KINDS, *FOLDERS])
def test_no_kind_of_page_shuts_anyone_out(still: Page, review: Served, review_site: Path, kind: str) -> None:
    found = []
    for file, scheme in zip(pages_of(review_site, kind), SCHEMES, strict=False):
        still.set_viewport_size({"width": 1440, "height": 900})
        still.emulate_media(color_scheme=scheme)
        still.goto(review.url + file)
        found += violations(still)
        if kind in OWN_PARTS:
            found += other_scheme(still, scheme)
        if scheme == "light":
            still.set_viewport_size({"width": 390, "height": 844})
            found += violations(still, ROOM)
    assert not found, "\n".join(found)


def test_the_page_for_lost_readers_shuts_no_one_out(still: Page, review_site: Path) -> None:
    with served(review_site, "/") as site:
        still.goto(f"{site.url}404.html")
        assert not violations(still)


@EACH
def test_an_open_card_shuts_no_one_out(
    still: Page, review: Served, review_site: Path, ending: str, scheme: Scheme
) -> None:
    """Each kind of card: evidence, all about a claim, cited works."""
    pages = sorted((review_site / "papers").glob("*.zh.html"))
    paper = next(page.name.split(".")[0] for page in pages if "data-refs" in page.read_text(encoding="utf-8"))
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{review.url}papers/{paper}{ending}.html")
    for opener in (".cs-claim .cs-chip", ".cs-claim .cs-about", "a[data-refs]"):
        still.locator(opener).first.click()
        expect(still.locator(CARD)).to_be_visible()
        assert not violations(still, within=CARD), opener
        still.keyboard.press("Escape")


@EACH
def test_menus_and_folded_parts_that_are_open_shut_no_one_out(
    still: Page, review: Served, review_site: Path, ending: str, scheme: Scheme
) -> None:
    theme = first_of(review_site, "themes").removesuffix(".html")
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{review.url}{theme}{ending}.html")
    still.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert not violations(still)
    still.set_viewport_size({"width": 390, "height": 844})
    for button, panel in ((".cs-menu-button", ".cs-menu"), (".cs-toc-button", ".cs-toc")):
        still.locator(button).click()
        assert not violations(still, within=panel), button
        still.keyboard.press("Escape")


@EACH
def test_search_with_its_results_shuts_no_one_out(still: Page, review: Served, ending: str, scheme: Scheme) -> None:
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{review.url}index{ending}.html")
    still.keyboard.press("/")
    still.keyboard.type("产业链" if ending else "value chain")
    expect(still.locator("#cs-search .cs-search__results a").first).to_be_visible()
    assert not violations(still, within="#cs-search")


@EACH
def test_a_filtered_explorer_shuts_no_one_out(still: Page, review: Served, ending: str, scheme: Scheme) -> None:
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{review.url}explore{ending}.html?q=2023")
    expect(still.locator(".cs-x-claim").first).to_be_visible()
    still.locator(".cs-x-values input:visible").first.check()
    expect(still.locator(".cs-x-chosen li").first).to_be_visible()
    assert not violations(still, within="#cs-explorer")

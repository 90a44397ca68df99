"""The site with a keyboard, with a ring where one is, with spacing of one's own: what axe-core cannot judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import Served
from tests.browser.sitemap import first_of

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
AT = "document.activeElement"
FOCUSED = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one)
  const box = one.getBoundingClientRect()
  const head = document.querySelector(".md-header")
  const above = head.contains(one) || one.matches(".md-skip") || one.closest("cs-card, dialog, [popover]:popover-open")
  const under = !above && box.height > 0 && box.bottom <= head.getBoundingClientRect().bottom
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5
  return {name: one.outerHTML.slice(0, 120), ring, hidden: under || box.bottom <= 0 || box.top >= innerHeight}
}"""
"""What has the focus, whether its ring is drawn, and whether it is out of sight or behind the head."""
TEXTS = "article *, .cs-above *, .cs-neighbours *, .cs-footer *, .cs-header a, .cs-header button"
CLIPPED = """selector => [...document.querySelectorAll(selector)].filter(one => {
  const style = getComputedStyle(one)
  const hides = ["hidden", "clip"].includes(style.overflowY)
  const meant = style.clipPath !== "none" || style.webkitLineClamp !== "none" || one.closest("svg")
  return hides && !meant && one.clientHeight && one.scrollHeight > one.clientHeight + 2
}).map(one => one.outerHTML.slice(0, 120))"""
"""Elements that cut off their text."""
SPACING = """text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets.push(sheet)
}"""
WIDER = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""The spacing that WCAG 1.4.12 lets readers set, and how a page gets it."""


def tab_through(tab: Page, most: int) -> list[dict[str, Any]]:
    """What has the focus after each of ``most`` presses of Tab, until the page ends."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        tab.keyboard.press("Tab")
        at = tab.evaluate(FOCUSED)
        if at is None:
            break
        found.append(at)
    return found


def tab_to(tab: Page, selector: str, most: int = 60) -> None:
    """Press Tab until something that ``selector`` matches has the focus."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        if tab.evaluate(f"selector => {AT}.matches(selector)", selector):
            return
    raise AssertionError(f"{most} presses of Tab do not lead to {selector}")


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A window in which nothing moves."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_first_key_skips_to_the_text(still: Page, review: Served, review_site: Path) -> None:
    still.goto(review.url + first_of(review_site, "themes"))
    still.keyboard.press("Tab")
    skip = still.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    still.keyboard.press("Enter")
    still.keyboard.press("Tab")
    assert still.evaluate(f"document.querySelector('article').contains({AT})")


def test_tab_leads_through_the_head_to_a_card_into_it_and_back(still: Page, review: Served, review_site: Path) -> None:
    still.goto(review.url + first_of(review_site, "themes"))
    tab_to(still, ".cs-search-open")
    tab_to(still, ".cs-language")
    tab_to(still, ".cs-tabs a")
    tab_to(still, "article .cs-chip")
    marker = still.locator(":focus").get_attribute("popovertarget")
    still.keyboard.press("Enter")
    expect(still.locator("cs-card:popover-open")).to_have_id(marker or "")
    still.keyboard.press("Tab")
    assert still.evaluate(f"document.getElementById('{marker}').contains({AT})")
    still.keyboard.press("Escape")
    expect(still.locator("cs-card:popover-open")).to_have_count(0)
    assert still.evaluate(f"{AT}.getAttribute('popovertarget')") == marker


@pytest.mark.parametrize("page", ["index", "papers/index", "works/index", "compare/pictures", "explore", "verify"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_has_the_focus_has_a_ring_and_is_in_sight(still: Page, review: Served, page: str, scheme: Scheme) -> None:
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{review.url}{page}.html")
    still.keyboard.press("Escape")
    found = tab_through(still, 45)
    assert len(found) > 20
    assert [at["name"] for at in found if not at["ring"]] == []
    assert [at["name"] for at in found if at["hidden"]] == []


def test_going_back_through_a_page_nothing_hides_behind_the_head(still: Page, review: Served) -> None:
    still.goto(f"{review.url}method.html")
    still.locator(".cs-footer summary").focus()
    for _ in range(30):
        still.keyboard.press("Shift+Tab")
        at = still.evaluate(FOCUSED)
        assert at
        assert not at["hidden"], at["name"]


def test_the_ring_stands_out_from_paper_and_surface(still: Page, review: Served) -> None:
    """3:1 at least (WCAG 1.4.11), in either scheme."""
    still.goto(f"{review.url}index.html")
    for scheme, name in zip(SCHEMES, ("default", "slate"), strict=True):
        still.emulate_media(color_scheme=scheme)
        expect(still.locator("body")).to_have_attribute("data-md-color-scheme", name)
        accent, *grounds = (_luminance(still, f"--cs-{token}") for token in ("accent", "paper", "surface", "raised"))
        for ground in grounds:
            assert (max(accent, ground) + 0.05) / (min(accent, ground) + 0.05) >= 3


def _luminance(tab: Page, token: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    value: str = tab.evaluate("token => getComputedStyle(document.body).getPropertyValue(token).trim()", token)
    parts = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_spacing_of_one_s_own_cuts_nothing_off(still: Page, review: Served, review_site: Path) -> None:
    cut = []
    for width in (1440, 390):
        still.set_viewport_size({"width": width, "height": 900})
        for kind in ("index.html", "explore.html", first_of(review_site, "papers"), first_of(review_site, "themes")):
            still.goto(review.url + kind)
            still.evaluate(SPACING, WIDER)
            cut += [f"{kind} {width}: {name}" for name in still.evaluate(CLIPPED, TEXTS)]
            assert still.evaluate("document.documentElement.scrollWidth") <= width, kind
    assert cut == []


def test_those_who_want_no_motion_see_none(still: Page, review: Served, review_site: Path) -> None:
    still.goto(review.url + first_of(review_site, "papers"))
    moving = still.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(one => {
          const {transitionDuration, animationDuration, animationName} = getComputedStyle(one)
          return transitionDuration.split(",").some(time => parseFloat(time) > 0.01)
            || (animationName !== "none" && parseFloat(animationDuration) > 0.01)
        }).map(one => one.className)"""
    )
    assert moving == []
    assert still.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"

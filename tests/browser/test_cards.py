"""Cards of evidence: opened by click, key, hover and finger, near what opens them, in the window, scripts or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.serving import Served

PAPER = "papers/holloway2022owns.en.html"
THEME = "themes/platform-dependence.html"
WORKS = "papers/tan2024xinzhi.html"
OPEN = "cs-card:popover-open"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone of 390 px."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def _visit(tab: Page, address: str) -> None:
    """Go there and unfold what is folded: markers may stand in any part of a page."""
    tab.goto(address)
    tab.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def _inside(card: Locator, width: int, height: int) -> None:
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height


def test_a_click_opens_the_passage_with_its_phrase_marked_and_escape_closes_it(tab: Page, demo: Served) -> None:
    tab.goto(demo.url + PAPER)
    marker = tab.locator(".cs-claim .cs-chip").first
    marker.click()
    card = tab.locator(OPEN)
    expect(card.locator(".cs-card-passage mark")).to_be_visible()
    expect(card.locator(".cs-card-foot")).to_contain_text("verified against the source")
    tab.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_card_stands_beside_its_marker(tab: Page, demo: Served) -> None:
    _visit(tab, demo.url + THEME)
    for place in (0, 5, 20):
        marker = tab.locator(".cs-chip").nth(place)
        marker.click()
        card = tab.locator(OPEN)
        expect(card).to_be_visible()
        _inside(card, 1440, 900)
        at, of = marker.bounding_box(), card.bounding_box()
        assert at
        assert of
        assert min(abs(of["y"] - at["y"] - at["height"]), abs(at["y"] - of["y"] - of["height"])) < 24
        tab.keyboard.press("Escape")


def test_the_keyboard_opens_a_card_goes_into_it_and_comes_back(tab: Page, demo: Served) -> None:
    _visit(tab, demo.url + THEME)
    marker = tab.locator(".cs-chip").first
    marker.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(OPEN)).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.locator(f"{OPEN} .cs-card-link").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(OPEN)).to_have_count(0)
    expect(marker).to_be_focused()


def test_tabbing_to_a_marker_opens_its_card_and_tabbing_on_closes_it(tab: Page, demo: Served) -> None:
    tab.goto(demo.url + PAPER)
    first = tab.locator(".cs-claim .cs-about").first
    first.focus()
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.classList.contains('cs-chip')"):
            break
    expect(tab.locator(OPEN)).to_have_count(1)


def test_hovering_opens_a_card_which_stays_while_the_pointer_is_on_it(tab: Page, demo: Served) -> None:
    tab.goto(demo.url + PAPER)
    tab.locator(".cs-claim .cs-chip").first.hover()
    card = tab.locator(OPEN)
    expect(card).to_be_visible()
    card.hover()
    expect(card).to_be_visible()
    tab.locator("h1").hover()
    expect(card).to_have_count(0)


def test_a_click_keeps_a_card_that_hovering_opened(tab: Page, demo: Served) -> None:
    tab.goto(demo.url + PAPER)
    marker = tab.locator(".cs-claim .cs-chip").first
    marker.hover()
    card = tab.locator(OPEN)
    expect(card).to_be_visible()
    marker.click()
    expect(card).to_be_visible()


@pytest.mark.parametrize("page", [PAPER, THEME])
def test_on_a_phone_a_card_comes_up_from_the_bottom_and_has_a_button_that_closes_it(
    phone: Page, demo: Served, page: str
) -> None:
    _visit(phone, demo.url + page)
    phone.locator(".cs-chip").nth(3).tap()
    card = phone.locator(OPEN)
    expect(card).to_be_visible()
    _inside(card, 390, 844)
    box = card.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    card.get_by_role("button", name="关闭" if page == THEME else "Close").tap()
    expect(card).to_have_count(0)


def test_what_is_long_about_a_claim_can_be_read_with_a_finger(phone: Page, demo: Served) -> None:
    phone.goto(demo.url + PAPER)
    phone.locator(".cs-claim .cs-about").first.tap()
    card = phone.locator(OPEN)
    expect(card.locator(".cs-card-citation")).to_be_visible()
    _inside(card, 390, 844)


def test_without_a_script_markers_still_open_their_cards(browser: Browser, demo: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 820, "height": 900})
    page = context.new_page()
    page.goto(demo.url + PAPER)
    page.locator(".cs-claim .cs-chip").first.click()
    expect(page.locator(".cs-card-passage").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cs-card-passage").first).not_to_be_visible()
    page.locator(".cs-claim .cs-about").first.click()
    expect(page.locator(".cs-card-citation").first).to_be_visible()
    context.close()


def test_a_card_leads_to_the_claim_on_the_paper_s_page(tab: Page, demo: Served) -> None:
    _visit(tab, demo.url + THEME)
    tab.locator(".cs-chip").first.click()
    tab.locator(f"{OPEN} .cs-card-link").first.click()
    tab.wait_for_url("**/papers/*.html#c-*")
    expect(tab.locator(".cs-claim:target")).to_be_in_viewport()
    expect(tab.locator(".cs-claim:target")).to_be_focused()


def test_j_and_k_go_from_claim_to_claim_once_one_has_the_focus(tab: Page, demo: Served) -> None:
    tab.goto(demo.url + PAPER)
    claims = tab.locator(".cs-claim")
    tab.keyboard.press("j")
    expect(tab.locator(".cs-claim:focus")).to_have_count(0)
    claims.first.locator(".cs-about").focus()
    tab.keyboard.press("j")
    expect(claims.nth(1)).to_be_focused()
    tab.keyboard.press("k")
    expect(claims.first).to_be_focused()


def test_a_cited_work_opens_its_entry_in_a_card_and_leads_to_the_list_without_a_script(
    tab: Page, browser: Browser, review: Served
) -> None:
    tab.goto(review.url + WORKS)
    cited = tab.locator("a[data-refs]").first
    cited.click()
    expect(tab.locator(f"{OPEN} .cs-card-work a").first).to_be_visible()
    assert "#ref-" not in tab.url
    assert tab.locator("[id^=ref-]").evaluate_all("all => all.length === new Set(all.map(one => one.id)).size")
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(review.url + WORKS)
    page.locator("a[data-refs]").first.click()
    assert "#ref-" in page.url
    context.close()

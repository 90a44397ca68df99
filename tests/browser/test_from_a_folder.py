"""The site opened from a folder (file://), as the offline copy is: every page works, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.sitemap import first_of, page_kinds
from tests.browser.test_security import complaints


def test_no_page_complains_or_asks_another_place_for_anything(tab: Page, review_site: Path) -> None:
    wrong = complaints(tab)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for file in page_kinds(review_site):
        tab.goto((review_site / file).as_uri())
        assert tab.evaluate("getComputedStyle(document.querySelector('.cs-header')).position") == "sticky", file
    top = review_site.as_uri()
    assert [url for url in asked if not url.startswith((top, "data:", "blob:"))] == []
    assert wrong == []


def test_a_reader_goes_from_the_first_page_to_a_claim(tab: Page, review_site: Path) -> None:
    tab.goto((review_site / "index.html").as_uri())
    tab.locator(".cs-tabs a[href='themes/index.html']").click()
    tab.locator("article .cs-themes a").first.click()
    tab.locator("article .cs-chip").first.click()
    tab.locator("cs-card:popover-open .cs-card-link").first.click()
    tab.wait_for_url("**/papers/*.html#c-*")
    expect(tab.locator(".cs-claim:target")).to_be_in_viewport()


def test_the_language_and_the_colours_change(tab: Page, review_site: Path) -> None:
    tab.goto((review_site / first_of(review_site, "papers")).as_uri())
    tab.locator(".cs-scheme").click()
    before = tab.locator("body").get_attribute("data-md-color-scheme")
    tab.locator(".cs-language").click()
    expect(tab.locator("html")).to_have_attribute("lang", "zh")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", before or "")


@pytest.mark.parametrize(("page", "answer"), [("search", ".cs-search__hit"), ("explore", ".cs-x-claim")])
def test_search_and_explorer_answer(tab: Page, review_site: Path, page: str, answer: str) -> None:
    tab.goto(f"{(review_site / page).as_uri()}.html?q=value")
    expect(tab.locator(answer).first).to_be_visible()


def test_the_verifying_page_is_ready(tab: Page, review_site: Path) -> None:
    tab.goto((review_site / "verify.html").as_uri())
    expect(tab.locator("#cs-verify label").first).to_be_visible()

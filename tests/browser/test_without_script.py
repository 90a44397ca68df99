"""The site in a browser that runs no scripts: every page is complete, leads on, and offers nothing dead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import Served
from tests.browser.sitemap import first_of, page_kinds

DEAD = "button:not([popovertarget]):visible, :is(input, select, textarea):visible, [role=button]:visible"
"""Controls that only a script would answer."""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_page_is_complete_and_offers_nothing_that_needs_a_script(
    plain: Page, review: Served, review_site: Path
) -> None:
    for file in page_kinds(review_site):
        plain.goto(review.url + file)
        assert plain.locator("article h1:visible").count() == 1, file
        assert [control.get_attribute("class") for control in plain.locator(DEAD).all()] == [], file
        assert plain.locator("article").inner_text().count("\n") > 3, file


@pytest.mark.parametrize("ending", ["", ".zh"])
def test_a_reader_goes_from_the_menu_to_a_theme_to_a_claim(plain: Page, review: Served, ending: str) -> None:
    plain.goto(f"{review.url}index{ending}.html")
    plain.locator(".cs-menu-button").click()
    plain.locator(f".cs-menu a[href$='themes/index{ending}.html']").click()
    plain.locator("article .cs-themes a").first.click()
    expect(plain.locator("html")).to_have_attribute("lang", "zh" if ending else "en")
    plain.locator("article .cs-chip").first.click()
    card = plain.locator("cs-card:popover-open")
    expect(card).to_be_visible()
    card.locator(".cs-card-link").first.click()
    plain.wait_for_url(f"**/papers/*{ending}.html#c-*")
    expect(plain.locator(".cs-claim:target")).to_be_in_viewport()


def test_the_contents_of_a_page_open_and_lead_on(plain: Page, review: Served, review_site: Path) -> None:
    plain.goto(review.url + first_of(review_site, "papers"))
    plain.locator(".cs-toc-button").click()
    plain.locator(".cs-toc a").nth(2).click()
    expect(plain.locator("article h2:target, article h3:target")).to_be_in_viewport()


def test_the_other_language_is_a_link_away(plain: Page, review: Served, review_site: Path) -> None:
    for file in page_kinds(review_site):
        if not file.endswith(".zh.html") and (review_site / file.replace(".html", ".zh.html")).exists():
            plain.goto(review.url + file)
            other = plain.locator(".cs-language").get_attribute("href") or ""
            assert other.endswith(file.rsplit("/", 1)[-1].replace(".html", ".zh.html")), file


@pytest.mark.parametrize("page", ["search", "explore", "verify"])
@pytest.mark.parametrize("ending", ["", ".zh"])
def test_what_needs_a_script_says_so_and_names_what_does_not(
    plain: Page, review: Served, page: str, ending: str
) -> None:
    plain.goto(f"{review.url}{page}{ending}.html")
    article = plain.locator("article")
    assert "JavaScript" in article.inner_text()
    if page != "verify":  # the terminal, which its text tells of
        expect(article.locator(f"a[href='themes/index{ending}.html']").first).to_be_visible()
        expect(article.locator(f"a[href='papers/index{ending}.html']").first).to_be_visible()


def test_colours_cannot_be_chosen_and_the_button_is_not_there(plain: Page, review: Served) -> None:
    plain.goto(f"{review.url}index.html")
    expect(plain.locator(".cs-scheme")).not_to_be_visible()

"""What a page may do is said on the page, and holds: its own scripts run, nothing else does."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browser.serving import Served
from tests.browser.sitemap import first_of, page_kinds


def complaints(tab: Page) -> list[str]:
    """What the browser refuses, and every error of a script or a file, on this tab from now on, with its page."""
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(f"{tab.url}: {said.text}") if said.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(f"{tab.url}: {error}"))
    return wrong


def test_nothing_that_a_page_needs_is_refused_and_no_script_fails(tab: Page, review: Served, review_site: Path) -> None:
    wrong = complaints(tab)
    for file in page_kinds(review_site):
        tab.goto(review.url + file)
        assert tab.locator("meta[http-equiv='Content-Security-Policy']").count() == 1, file
    assert wrong == []


def test_a_site_in_a_folder_may_load_what_lies_beside_it(tab: Page, review_site: Path) -> None:
    wrong = complaints(tab)
    for file in ("index.html", first_of(review_site, "papers")):
        tab.goto((review_site / file).as_uri())
        assert tab.evaluate("getComputedStyle(document.body).display") == "flex", "the style sheet was not loaded"
        assert tab.evaluate("typeof component$") == "object", "the script was not loaded"
    assert wrong == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.ran = 1</script>",
        "<img src=x onerror='window.ran = 1'>",
        "<svg onload='window.ran = 1'></svg>",
        "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
        "<a id=go href='javascript:window.ran = 1'>go</a>",
        "<object data='data:text/html,<script>parent.ran = 1</script>'></object>",
    ],
)
def test_markup_that_got_into_an_article_does_not_run(context: BrowserContext, review: Served, markup: str) -> None:
    tab = context.new_page()

    def infected(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, body=answer.text().replace("<h1", f"{markup}<h1", 1))  # type: ignore[attr-defined]

    tab.route("**/index.html", infected)
    tab.goto(review.url + "index.html")
    link = tab.locator("#go")
    if link.count():
        link.click()
    assert tab.evaluate("window.ran") is None

"""What a reader meets on arriving."""

from playwright.sync_api import Page
from tests.browser.serving import Served


def test_the_home_page_opens_below_a_path_of_its_own_without_an_error(tab: Page, review: Served) -> None:
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    tab.goto(review.url + "index.html")
    assert tab.locator("h1").count() == 1
    assert wrong == []


def test_no_page_asks_another_host_for_anything(tab: Page, review: Served) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(review.url + "index.html")
    assert [url for url in asked if not url.startswith((review.url, "data:"))] == []

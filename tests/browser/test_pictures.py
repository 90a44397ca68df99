"""Pictures as readers meet them: on a phone and a wide screen, in the light and in the dark, by pointer and by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import Served

PAGES = ("compare/pictures.html", "compare/pictures.zh.html")
QUESTIONS = (Path(__file__).parent / "pictures.js").read_text(encoding="utf-8")
FEW = 60
"""Most links of a picture at which the tabulator stops."""


def asked(tab: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tab.evaluate(QUESTIONS)
    assert found
    return found


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_pictures_are_legible_at_every_width_and_in_both_schemes(
    browser: Browser,
    review: Served,
    page: str,
    scheme: Any,  # noqa: ANN401  Playwright's literal
) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    tab = context.new_page()
    for width in (390, 820, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(review.url + page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        for picture in asked(tab):
            name = f"{picture['name']} at {width}"
            assert picture["smallest"] >= 10.9, name
            assert picture["outside"] == [], name
            assert picture["overlapping"] == [], name
            assert picture["faint"] == [], name
            assert picture["dim"] == [], name
            assert picture["stops"] <= FEW, name
    context.close()


def test_each_picture_is_shown_once_with_its_caption_and_its_table(tab: Page, review: Served) -> None:
    tab.goto(review.url + PAGES[0])
    figures = tab.locator(".cs-picture")
    for figure in figures.all():
        assert figure.locator(".cs-svg:visible").count() == 1
        assert figure.locator("figcaption").inner_text()
    tables = tab.locator("details.cs-picture-table")
    assert tables.count() == figures.count()
    for table in tables.all():
        assert not table.locator("table").first.is_visible()
        table.locator("summary").click()
        assert table.locator("tbody tr").first.is_visible()
    assert tab.locator(".cs-picture img").count() == 0


def test_every_link_of_a_picture_leads_to_a_place_that_is_there(tab: Page, review: Served, review_site: Path) -> None:
    for page in (*PAGES, "themes/index.zh.html"):
        tab.goto(review.url + page)
        links = tab.locator(".cs-picture a[href]").evaluate_all("links => links.map(link => link.href.baseVal)")
        assert links
        chinese = page.endswith(".zh.html")
        for link in sorted(set(links)):
            address, anchor = urldefrag(link)
            file = (review_site / page).parent / urlsplit(address).path
            assert file.is_file(), link
            assert file.name.endswith(".zh.html") == chinese, link
            if anchor:
                assert re.search(rf'id="{re.escape(anchor)}"', file.read_text(encoding="utf-8")), link


def test_pointing_at_a_thing_brings_forward_what_it_has_to_do_with(tab: Page, review: Served) -> None:
    tab.goto(review.url + PAGES[0])
    figure = tab.locator("#picture-themes")
    thing = figure.locator(".cs-svg:visible [data-n]").first
    name = thing.get_attribute("data-n")
    thing.locator("rect").hover()
    expect(figure).to_have_class(re.compile("is-tracing"))
    wide = figure.locator(".cs-picture__wide")
    shown = wide.locator("[data-e].is-on")
    assert shown.count() > 0
    assert all(name in (mark.get_attribute("data-e") or "").split() for mark in shown.all())
    assert (
        figure.locator(".cs-picture__wide [data-n].is-on").count()
        < figure.locator(".cs-picture__wide [data-n]").count()
    )
    tab.locator("h1").hover()
    expect(figure).not_to_have_class(re.compile("is-tracing"))


def test_keys_go_from_a_thing_along_its_marks_and_back(tab: Page, review: Served) -> None:
    tab.goto(review.url + PAGES[0])
    thing = tab.locator("#picture-matrix .cs-svg:visible [data-n^=r]").first
    thing.focus()
    for key, place in (("ArrowRight", 0), ("ArrowRight", 1), ("ArrowLeft", 0)):
        tab.keyboard.press(key)
        assert tab.evaluate("document.activeElement.dataset.e.split(' ')[0]") == "r0"
        assert tab.evaluate("document.activeElement.dataset.e.split(' ')[1]") == f"c{place}"
    tab.keyboard.press("Escape")
    expect(thing).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("#picture-matrix")).not_to_have_class(re.compile("is-tracing"))


def test_a_reader_without_scripts_has_pictures_with_links_and_tables(plain: Page, review: Served) -> None:
    plain.goto(review.url + PAGES[1])
    assert plain.locator(".cs-svg:visible a[href]").count() > 100
    assert plain.locator(".cs-picture-find:visible").count() == 0
    plain.locator("details.cs-picture-table summary").first.click()
    assert plain.locator("details.cs-picture-table table").first.is_visible()


def test_a_picture_opened_as_a_file_is_complete(tab: Page, review: Served) -> None:
    tab.goto(review.url + "pictures/matrix.svg")
    assert tab.evaluate("document.documentElement.querySelector('title').textContent")
    assert tab.evaluate("getComputedStyle(document.querySelector('.p-cell')).fill") == "rgb(35, 80, 125)"
    tab.locator("a[href^='../themes/']").first.click()
    tab.wait_for_url("**/themes/*.html")
    assert tab.locator("h1").count() == 1


def test_pictures_weigh_little(tab: Page, review: Served) -> None:
    review.sent.clear()
    tab.goto(review.url + PAGES[0], wait_until="networkidle")
    assert review.transferred() <= 150 * 1024

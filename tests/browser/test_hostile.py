"""Text from a source, a bibliography or a data file never becomes markup or script, whatever stands in it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import build, once
from tests.browser.serving import served
from tests.hostile_review import make_hostile

from conspectus.bibliography.formats import import_works

LISTEN = "window.ran_at = []; window.ran = place => window.ran_at.push(place); window.alert = window.ran"
FOREIGN = "article :is(script, iframe, object, embed, style, base, form[action])"
OUTER = "items => items.map(item => item.outerHTML.slice(0, 200))"
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  const hidden = item => item.closest("[popover], dialog, svg, .cs-visually-hidden")
  const items = [...document.querySelectorAll("body *")].filter(item => !hidden(item))
  const out = items.filter(item => item.getBoundingClientRect().right > room + 1)
  return [document.documentElement.scrollWidth, ...out.slice(0, 4).map(item => item.outerHTML.slice(0, 120))]
}"""
OPEN_ALL = """() => {
  for (const box of document.querySelectorAll("details")) box.open = true
  for (const item of document.querySelectorAll("article *")) item.dispatchEvent(new Event("mouseover", {bubbles: true}))
  return [...document.querySelectorAll("*")].flatMap(item => [...item.attributes].map(attribute => [item, attribute]))
    .filter(([item, {name, value}]) => name.startsWith("on") || /^\\s*javascript:/i.test(value))
    .map(([item, {name, value}]) => `<${item.localName} ${name}="${value}">`)
}"""


@pytest.fixture(scope="module")
def hostile_site(shared_folder: Path) -> Path:
    def make(folder: Path) -> None:
        source = folder.with_name("hostile-source")
        make_hostile(source)
        build(source, folder)
        source.joinpath("papers").rename(folder.with_name("hostile-papers"))
        shutil.rmtree(source)

    return once(shared_folder / "hostile-site", make)


@pytest.fixture
def listening(context: BrowserContext) -> Page:
    """A page of the browser that notes what got through."""
    context.add_init_script(LISTEN)
    return context.new_page()


def through(tab: Page) -> list[str]:
    """What ran or became an element on the page that ``tab`` shows."""
    ran: list[str] = tab.evaluate(OPEN_ALL) + tab.evaluate("window.ran_at")
    outer: list[str] = tab.locator(FOREIGN).evaluate_all(OUTER)
    return [*ran, *outer]


def test_no_payload_runs_on_any_page_and_none_is_an_element_or_attribute(listening: Page, hostile_site: Path) -> None:
    tab, refused, found = listening, list[str](), list[str]()
    tab.on(
        "console", lambda said: refused.append(f"{tab.url}: {said.text}") if "Content Security" in said.text else None
    )
    with served(hostile_site) as site:
        for file in sorted(hostile_site.rglob("*.html")):
            address = file.relative_to(hostile_site).as_posix()
            tab.goto(site.url + address)
            found += [f"{address}: {text}" for text in through(tab)]
    assert not found, "\n".join(sorted(set(found)))
    assert refused == [], "a payload became markup, and only the page's policy stopped it"


@pytest.mark.parametrize("query", ["onerror", "ran('title')", "<script>", "javascript:ran"])
def test_the_search_shows_payloads_as_text(listening: Page, hostile_site: Path, query: str) -> None:
    with served(hostile_site) as site:
        listening.goto(site.url + "index.html")
        listening.keyboard.press("/")
        dialog = listening.locator("dialog.cs-search")
        dialog.locator(".cs-search__field").fill(query)
        expect(dialog.locator(".cs-search__results")).to_have_attribute("aria-busy", "false")
        expect(dialog.locator(".cs-search__place").first).to_be_visible()
        assert dialog.locator("img, iframe, svg[onload], script, style, [onerror]").count() == 0
        assert through(listening) == []


def test_the_explorer_shows_payloads_as_text(listening: Page, hostile_site: Path) -> None:
    with served(hostile_site) as site:
        listening.goto(site.url + "explore.html?words=ran")
        expect(listening.locator(".cs-x-claim").first).to_contain_text("ran(")
        assert listening.locator("#cs-explorer :is(img, iframe, script, style)").count() == 0
        assert through(listening) == []


def test_what_the_verifier_finds_in_a_hostile_source_is_text(listening: Page, hostile_site: Path) -> None:
    with served(hostile_site) as site:
        listening.goto(site.url + "verify.html")
        sources = sorted(hostile_site.with_name("hostile-papers").glob("*.[mt]*"))
        listening.locator("#cs-verify input[type=file]").set_input_files(sources)
        expect(listening.locator(".cs-verify-piece").first).to_be_visible()
        expect(listening.locator("#cs-verify .cs-verify-zone")).not_to_have_attribute("aria-busy", "true")
        assert "ran(" in listening.locator(".cs-verify-results").inner_text()
        assert listening.locator("#cs-verify :is(img, iframe, script, style, svg)").count() == 0
        assert through(listening) == []


def test_titles_of_300_signs_formulas_and_long_words_stay_inside_the_window(tab: Page, hostile_site: Path) -> None:
    wide: list[str] = []
    with served(hostile_site) as site:
        for file in sorted(hostile_site.rglob("*.html")):
            tab.goto(site.url + file.relative_to(hostile_site).as_posix())
            for width in (390, 820, 1440):
                tab.set_viewport_size({"width": width, "height": 900})
                wide += [f"{file.name} at {width}: {text}" for text in tab.evaluate(TOO_WIDE)]
    assert not wide, "\n".join(wide)


def test_what_machines_read_is_well_formed_whatever_stands_in_it(hostile_site: Path) -> None:
    files = [file for file in hostile_site.rglob("*") if file.is_file()]
    for file in files:
        assert re.fullmatch(r"[\w.-]+", file.name), file
        text = file.read_text(encoding="utf-8") if file.suffix != ".png" else ""
        if file.suffix == ".json":
            json.loads(text)
        elif file.suffix in {".xml", ".svg"}:
            ET.fromstring(text)  # noqa: S314  what this very program wrote
        elif file.suffix == ".html":
            for data in re.findall(r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', text, re.DOTALL):
                json.loads(data)
        elif file.suffix == ".bib":
            imported = import_works(text.encode(), file.name)
            assert imported.records or "title " not in text, file
    assert {".json", ".xml", ".html", ".bib", ".txt", ".md"} <= {file.suffix for file in files}

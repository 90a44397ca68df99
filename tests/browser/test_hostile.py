"""Text from a source, a bibliography or a data file never becomes markup or script, whatever stands in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from tests.browser.conftest import build, once
from tests.browser.serving import served
from tests.hostile_review import make_hostile

LISTEN = "window.ran_at = []; window.ran = place => window.ran_at.push(place); window.alert = window.ran"
FOREIGN = "article :is(script, iframe, object, embed, style, base, form[action])"
OUTER = "items => items.map(item => item.outerHTML.slice(0, 200))"
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
        shutil.rmtree(source)

    return once(shared_folder / "hostile-site", make)


def test_no_payload_runs_on_any_page_and_none_is_an_element_or_attribute(
    context: BrowserContext, hostile_site: Path
) -> None:
    context.add_init_script(LISTEN)
    tab = context.new_page()
    refused: list[str] = []
    tab.on(
        "console", lambda said: refused.append(f"{tab.url}: {said.text}") if "Content Security" in said.text else None
    )
    through: list[str] = []
    with served(hostile_site) as site:
        for file in sorted(hostile_site.rglob("*.html")):
            address = file.relative_to(hostile_site).as_posix()
            tab.goto(site.url + address)
            through += [f"{address}: {text}" for text in tab.evaluate(OPEN_ALL) + tab.evaluate("window.ran_at")]
            through += [f"{address}: {text}" for text in tab.locator(FOREIGN).evaluate_all(OUTER)]
    assert not through, "\n".join(sorted(set(through)))
    assert refused == [], "a payload became markup, and only the page's policy stopped it"

"""The offline copy in a browser, from a folder with an awkward name; and the page for addresses that are not there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.serving import Served

from conspectus.model import Settings
from conspectus.publish import archive

NAME = "Rivers & shade #1 100%"


@pytest.fixture(scope="module")
def unpacked(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(NAME)
    with zipfile.ZipFile(io.BytesIO(archive(demo_site, Settings(site_name=NAME)))) as file:
        file.extractall(folder)
    return next(folder.iterdir())


def test_the_offline_copy_opens_from_a_folder(tab: Page, unpacked: Path) -> None:
    asked: list[str] = []
    lost: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("requestfailed", lambda request: lost.append(request.url))
    tab.goto((unpacked / "index.html").as_uri())
    assert tab.locator("h1").first.is_visible()
    assert tab.evaluate("[...document.styleSheets].every(sheet => sheet.href.startsWith('file:'))")
    tab.locator("article a[href='papers/wen2023shuzi.html']").first.click()
    tab.wait_for_url("**/papers/wen2023shuzi.html")
    assert tab.locator(".cs-claim").count() > 1
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    assert [url for url in lost if not url.endswith(".json")] == []


def test_every_page_names_its_markdown_and_its_data_which_are_there(tab: Page, demo: Served) -> None:
    for page in ("index.html", "papers/holloway2022owns.en.html", "themes/craft-data.html"):
        tab.goto(demo.url + page)
        found = tab.locator("link[type='text/markdown'], link[type='application/json']")
        addresses = found.evaluate_all("links => links.map(link => link.href)")
        assert addresses[0] == demo.url + page.replace(".html", ".md")
        fetched = "links => Promise.all(links.map(link => fetch(link).then(answer => answer.ok)))"
        assert tab.evaluate(fetched, addresses) == [True, True]

"""What a page costs its first visitor: at most 150 KiB, nothing that moves, nothing unasked for."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, FilePayload, Page
from tests.browser.serving import Served
from tests.browser.sitemap import first_of, page_kinds
from tests.measure_pages import visit

LARGEST = 150 * 1024
MOVED = 0.005
"""The sum of all shifts: a button or two whose neighbour comes a moment later (a twentieth of what counts as good)."""
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src", "srcdoc"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "body": ("background",),
    "form": ("action",),
}
"""Attributes by which an element loads something, or sends something off."""
TOLD_ONLY = {"canonical", "alternate", "prev", "next", "license", "author"}
"""Relations of ``link`` that load nothing."""
ELSEWHERE = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|(?:fetch|import|importScripts)\(\s*["'`])(?:https?:)?//""")


class Loaded(HTMLParser):
    """The addresses that a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the element loads."""
        own = {name: value or "" for name, value in attrs}
        if tag == "link" and not set(own.get("rel", "").split()) & TOLD_ONLY:
            self.addresses.append(own.get("href", ""))
        self.addresses += [own[name] for name in LOADING.get(tag, ()) if own.get(name)]


def loaded(file: Path) -> list[str]:
    """What the page in ``file`` loads by itself."""
    parser = Loaded()
    parser.feed(file.read_text(encoding="utf-8"))
    return parser.addresses


@cache
def compressed(file: Path) -> int:
    """Bytes of a file on its way."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def first_view(site: Path, file: Path) -> int:
    """Bytes of a page with its style sheets and scripts."""
    parts = {(file.parent / urlsplit(address).path).resolve() for address in loaded(file) if ":" not in address}
    return sum(compressed(part) for part in {file, *parts} if part.is_file() and site in part.parents)


def test_every_page_reaches_its_reader_in_150_kib(review_site: Path, demo_site: Path) -> None:
    sizes = {
        file.relative_to(site).as_posix(): first_view(site.resolve(), file.resolve())
        for site in (review_site, demo_site)
        for file in site.rglob("*.html")
        if file.name != "404.html"  # its addresses begin at the top of the host
    }
    assert len(sizes) > 50
    assert {name: size for name, size in sizes.items() if not 20_000 < size <= LARGEST} == {}


def test_each_kind_of_page_takes_150_kib_in_a_browser_and_nothing_on_it_moves(
    browser: Browser, review: Served, review_site: Path
) -> None:
    wrong: list[str] = []
    for page in page_kinds(review_site):
        cost = visit(browser, review, page)
        wrong += [f"{page}: {cost.bytes} bytes: {cost.paths}"] if cost.bytes > LARGEST else []
        wrong += [f"{page}: {cost.movers}"] if cost.moved > MOVED else []
        wrong += [f"{page} loads {path} before anybody asked" for path in cost.paths if unasked_for(page, path)]
        wrong += [f"{page} asks another host: {address}" for address in cost.elsewhere]
    assert not wrong, "\n".join(wrong)


def unasked_for(page: str, path: str) -> bool:
    """Whether ``path`` is for what a reader of ``page`` has not turned to yet."""
    own = page.split(".", maxsplit=1)[0]
    late = "/search/" in path or "/data/verification" in path or path.endswith((".json", ".map", "xml"))
    return late or ("explore" in path and own != "explore") or ("verify" in path and own != "verify")


def test_nothing_moves_on_a_phone(browser: Browser, review: Served, review_site: Path) -> None:
    pages = [page for page in page_kinds(review_site) if ".zh." in page]
    costs = [visit(browser, review, page, width=390) for page in pages]
    assert [(cost.page, cost.movers) for cost in costs if cost.moved > MOVED] == []


def test_nothing_moves_on_a_slow_phone(browser: Browser, review: Served, review_site: Path) -> None:
    pages = ["index.html", "explore.html", first_of(review_site, "themes"), first_of(review_site, "papers")]
    costs = [visit(browser, review, page, width=390, slow=True) for page in pages]
    assert [(cost.page, cost.movers) for cost in costs if cost.moved > MOVED] == []


def absolute(site: Path) -> Iterator[str]:
    """Whatever the files of a site load from somewhere else, were it only in one of them."""
    for file in sorted(site.rglob("*")):
        if file.suffix == ".html":
            yield from (f"{file}: {one}" for one in loaded(file) if urlsplit(one).netloc or one.startswith("//"))
        if file.suffix in {".html", ".css", ".js", ".svg"}:
            text = file.read_text(encoding="utf-8")
            yield from (f"{file}: {text[found.start() : found.end() + 60]}" for found in ELSEWHERE.finditer(text))


def test_no_file_of_a_site_loads_anything_from_another_host(review_site: Path, demo_site: Path) -> None:
    assert [*absolute(review_site), *absolute(demo_site)] == []


def test_the_data_of_the_verifier_come_when_a_reader_turns_to_it(tab: Page, review: Served) -> None:
    tab.goto(review.url + "verify.html")
    review.sent.clear()
    with tab.expect_response("**/data/verification.en.js"):
        tab.locator("#cs-verify input[type=file]").focus()
    other: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"not one of the sources"}
    tab.locator("#cs-verify input[type=file]").set_input_files(other)
    tab.locator("#cs-verify table tbody tr").first.wait_for()
    came = {path.rpartition("/")[2] for path, _size in review.sent}
    assert came - {"favicon.svg"} == {"verification.js", "verification.en.js"}

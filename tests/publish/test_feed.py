"""Feeds of changes: valid by RFC 4287, one a language, made of what people write and of the release."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conspectus.model import Page, Review, Settings
from conspectus.pages import read_changes, read_page
from conspectus.publish import machines

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = """# Changes

## 2026-01-05: A ninth paper & <b>more</b>

See [the papers](papers/index.md#top), [a file](bib/papers.bib), [elsewhere](https://example.org/x.md).

## Not a date

Nothing.

## 2026-02-30

No such day.

## 2026-03-01

```
## 2020-01-01
```

## 2026-03-01

Twice in a day.
"""


def of(text: str, **settings: str) -> Review:
    own = replace(Settings(site_name="River shade", authors=("{The Rivers Group}",)), **settings)  # type: ignore[arg-type]
    return Review(Path(), own, pages=(read_page(text, "docs/changes.md", own),))


def feed(review: Review, path: str = "feed.xml") -> ET.Element:
    return ET.fromstring(machines(review).files[path])  # noqa: S314  our own text


def texts(element: ET.Element, tag: str) -> list[str]:
    return [each.text or "" for each in element.iter(f"{ATOM}{tag}")]


def valid(root: ET.Element) -> None:
    """What RFC 4287 demands of a feed (§4.1.1) and of its entries (§4.1.2)."""
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{tag}")) == 1
        identity = element.findtext(f"{ATOM}id") or ""
        assert re.match(r"[a-z][a-z0-9+.-]*:\S+$", identity), "an id is an absolute IRI (§4.2.6)"
        updated = element.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", updated), "a date is of RFC 3339 (§3.3)"
        links = [(link.get("rel"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(links) == len(set(links)), "no two alternates of one type and language"
        assert all(link.get("href") for link in element.findall(f"{ATOM}link"))
    assert root.findall(f"{ATOM}author/{ATOM}name"), "a feed names its authors unless each entry does"
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
    for entry in root.findall(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        assert len(content) == 0
    identities = texts(root, "id")
    assert len(identities) == len(set(identities))


def test_the_feeds_of_this_review_are_valid_in_both_languages(files: Mapping[str, str], hosted: Review) -> None:
    made = machines(hosted).files
    for path, language in (("feed.xml", "en"), ("feed.zh.xml", "zh")):
        for text in (files[path], made[path]):
            root = ET.fromstring(text)  # noqa: S314
            valid(root)
            assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_an_entry_is_a_dated_heading_with_its_text() -> None:
    root = feed(of(TEXT))
    valid(root)
    assert texts(root, "title") == [
        "River shade", "1 March 2026", "1 March 2026", "5 January 2026: A ninth paper & more",
    ]  # fmt: skip
    assert texts(root, "updated") == ["2026-03-01T00:00:00Z"] * 3 + ["2026-01-05T00:00:00Z"]
    links = [link.get("href") for link in root.iter(f"{ATOM}link")]
    assert links[2:] == ["changes.html#2026-03-01", "changes.html#2026-03-01-2", "changes.html#2026-01-05"]


def test_links_lead_to_pages_relative_to_the_feed_or_absolute_where_the_site_has_an_address() -> None:
    entry = texts(feed(of(TEXT)), "content")[-1]
    assert 'href="papers/index.html#top"' in entry
    assert 'href="bib/papers.bib"' in entry
    assert 'href="https://example.org/x.md"' in entry
    entry = texts(feed(of(TEXT, site_url="https://rivers.example/r/")), "content")[-1]
    assert 'href="https://rivers.example/r/papers/index.html#top"' in entry
    assert 'href="https://rivers.example/r/bib/papers.bib"' in entry
    assert 'href="https://example.org/x.md"' in entry


def test_an_id_stays_when_the_text_is_corrected_and_differs_between_reviews() -> None:
    before, after = texts(feed(of(TEXT)), "id"), texts(feed(of(TEXT.replace("Twice", "Two entries"))), "id")
    assert before == after
    assert not set(before) & set(texts(feed(of(TEXT, site_name="Other shade")), "id"))


def test_a_release_that_nobody_tells_of_is_told_with_what_there_is() -> None:
    root = feed(of(TEXT, released="2026-04-01", version="1.2"))
    assert texts(root, "title")[1] == "1 April 2026: Version 1.2"
    assert texts(root, "content")[0] == "<p>0 papers, 0 themes, 0 claims.</p>"
    valid(root)
    told = feed(of(TEXT, released="2026-03-01", version="1.2"))
    assert len(texts(told, "title")) == 4


@pytest.mark.parametrize("released", ["", "soon"])
def test_where_nothing_is_told_there_is_no_feed(released: str) -> None:
    assert "feed.xml" not in machines(of("# Changes\n", released=released)).files


def test_signs_that_xml_cannot_hold_are_replaced() -> None:
    valid(feed(of("# Changes\n\n## 2026-03-01 · a\x0cb\x01c\n\nx\x02y\n")))


def test_changes_are_read_in_the_order_of_their_days() -> None:
    assert [(change.date, change.title) for change in read_changes(TEXT)] == [
        ("2026-03-01", ""),
        ("2026-03-01", ""),
        ("2026-01-05", "A ninth paper & <b>more</b>"),
    ]


def test_the_pages_of_this_review_tell_the_same_days(review: Review) -> None:
    pages: dict[str, Page] = {page.language: page for page in review.pages if page.file.startswith("docs/changes.")}
    days = {language: [change.date for change in read_changes(page.text)] for language, page in pages.items()}
    assert days["en"] == days["zh"]
    assert review.settings.released in days["en"]

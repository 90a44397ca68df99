"""The feed of changes, one a language (Atom, RFC 4287): what people tell on the page of changes, and the release.

Every date is written on a page or in the settings, never taken from a clock, so that the same review gives the same
feed. Without an address of the site links are relative to the feed, which stands beside the page; ids are names that
need no address, made from the review's title, and stay when a day's text is corrected.
"""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import markdown

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Page
from conspectus.pages import CHANGES, Change, read_changes
from conspectus.pages.plain import plain
from conspectus.publish.library import Library
from conspectus.publish.markdown import readable

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""A feed tells what is new; the page has everything."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TO_PAGE = re.compile(r"(?<=\]\()(?![\w+.-]+:)([^()\s#]*)\.md(?=[#)])")
_TO_PLACE = re.compile(r"(?<=\]\()(?![\w+.-]+:)(?=[^()\s]+\))")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_path(library: Library, language: str) -> str:
    """Where the feed in ``language`` stands."""
    return "feed.xml" if language == library.review.settings.language else f"feed.{language}.xml"


def feeds(library: Library) -> Iterator[tuple[str, str]]:
    """The feeds by path below the site's root; none in a language in which nothing is told."""
    for language in library.languages:
        page = library.versions(CHANGES).get(language)
        changes = changes_of(library, language, page)
        if changes:
            yield feed_path(library, language), feed_text(library, language, page, changes)


def changes_of(library: Library, language: str, page: Page | None) -> tuple[Change, ...]:
    """What changed, the newest first: as people tell it, and the release where they say nothing of that day."""
    told = read_changes(readable(page)) if page else ()
    settings = library.review.settings
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", settings.released) or any(
        each.date == settings.released for each in told
    ):
        return told[:MOST]
    words = catalogue(language)
    title = words.text("changes_release", version=settings.version) if settings.version else ""
    release = Change(settings.released, title, _counts(library, words), "")
    return tuple(sorted((*told, release), key=lambda change: change.date, reverse=True))[:MOST]


def _counts(library: Library, words: Catalogue) -> str:
    review = library.review
    claims = sum(len(library.claims(key)) for key in review.papers)
    return words.text(
        "changes_counts",
        papers=words.count("papers_count", len(review.papers)),
        themes=words.count("themes_count", len(review.themes)),
        claims=words.count("claims_count", claims),
    )


def feed_text(library: Library, language: str, page: Page | None, changes: tuple[Change, ...]) -> str:
    """One feed.

    Args:
        library: the review.
        language: of the feed.
        page: the page of changes in it, if there is one.
        changes: at least one, the newest first.
    """
    settings, words = library.review.settings, catalogue(language)
    home = library.address(library.html(page)) if page else library.address("index.html")
    feed = ET.Element("feed", {"xmlns": ATOM, _XML_LANG: language})
    _add(feed, "title", library.name(language))
    _add(feed, "subtitle", page.title if page else words.text("changes"))
    _add(feed, "id", _name(library, language))
    _add(feed, "updated", _instant(changes[0]))
    ET.SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=library.address(feed_path(library, language))
    )
    ET.SubElement(feed, "link", rel="alternate", type="text/html", hreflang=language, href=home)
    for author in settings.authors or (settings.site_name,):
        _add(ET.SubElement(feed, "author"), "name", author.strip("{}"))
    for change in changes:
        feed.append(_entry(library, language, change, home))
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(library: Library, language: str, change: Change, home: str) -> ET.Element:
    entry = ET.Element("entry")
    day = catalogue(language).day(change.date)
    anchor = change.anchor or change.date
    _add(
        entry, "title", catalogue(language).text("pair", label=day, value=plain(change.title)) if change.title else day
    )
    _add(entry, "id", _name(library, language, anchor))
    _add(entry, "updated", _instant(change))
    ET.SubElement(
        entry, "link", rel="alternate", type="text/html", href=f"{home}#{change.anchor}" if change.anchor else home
    )
    _add(entry, "content", _html(library, change)).set("type", "html")
    return entry


def _html(library: Library, change: Change) -> str:
    """The text of a change as HTML, its links leading to pages of the site."""
    text = _TO_PAGE.sub(r"\1.html", change.text)
    if library.review.settings.site_url:
        text = _TO_PLACE.sub(library.address(""), text)
    return markdown.markdown(text, extensions=["tables"])


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    """An element with ``text``, without the signs that XML cannot hold."""
    made = ET.SubElement(parent, tag)
    made.text = _UNFIT.sub("\ufffd", text)
    return made


def _instant(change: Change) -> str:
    """Midnight of the day, as RFC 3339 has it."""
    return f"{change.date}T00:00:00Z"


def _name(library: Library, language: str, anchor: str = "") -> str:
    """A permanent name for the feed or an entry of it (RFC 4122, version 5)."""
    settings = library.review.settings
    space = uuid.uuid5(uuid.NAMESPACE_URL, settings.site_url or f"urn:conspectus:{settings.site_name}")
    return f"urn:uuid:{uuid.uuid5(space, f'{CHANGES}/{language}/{anchor}')}"

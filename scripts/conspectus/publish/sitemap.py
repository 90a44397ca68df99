"""The sitemap and the robots file, for a review that says where it is hosted.

The site builder's own sitemap knows nothing of languages and dates every page with the day of the build. Here each page
names its versions, and the date is that of the release. An address in a sitemap is absolute, so that there is none
where the review states no ``site_url``.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from conspectus.model import Page
from conspectus.publish.library import Library

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"

MOST = 50_000
"""Addresses that one sitemap may have (sitemaps.org)."""


def search_engine_files(library: Library) -> Iterator[tuple[str, str]]:
    """``sitemap.xml`` and ``robots.txt``; nothing without an address of the site."""
    address = library.review.settings.site_url
    if not address:
        return
    pages = library.review.pages
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)] or [()]
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap(library, parts[0])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield from ((name, _sitemap(library, part)) for name, part in zip(names, parts, strict=True))
        yield "sitemap.xml", _index([f"{address}{name}" for name in names])
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"


def _sitemap(library: Library, pages: tuple[Page, ...]) -> str:
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    released = library.review.settings.released
    for page in pages:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = library.address(library.html(page))
        if released:
            ET.SubElement(url, "lastmod").text = released
        versions = library.versions_of(page)
        if len(versions) > 1:
            for language, version in versions.items():
                _link(url, language, library.address(library.html(version)))
            _link(url, "x-default", library.address(library.html(next(iter(versions.values())))))
    return _text(root)


def _link(url: ET.Element, language: str, address: str) -> None:
    ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": address})


def _index(addresses: list[str]) -> str:
    root = ET.Element("sitemapindex", {"xmlns": _SITEMAP})
    for address in addresses:
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = address
    return _text(root)


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"

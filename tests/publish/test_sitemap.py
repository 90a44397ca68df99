"""Sitemap and robots file: absolute addresses, every version of a page, no clock; nothing without an address."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace

import pytest

from conspectus.model import Review
from conspectus.publish import machines, sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "https://example.org/review/"


def test_a_review_without_an_address_has_no_sitemap(files: Mapping[str, str]) -> None:
    assert not {"sitemap.xml", "robots.txt"} & files.keys()


def test_every_page_is_named_with_its_versions_and_the_day_of_the_release(hosted: Review) -> None:
    made = machines(hosted).files
    urls = ET.fromstring(made["sitemap.xml"]).findall(f"{MAP}url")  # noqa: S314
    found = {url.findtext(f"{MAP}loc"): url for url in urls}
    assert len(found) == len(urls) == len(hosted.pages)
    page = found[f"{SITE}papers/tan2024xinzhi.zh.html"]
    assert page.findtext(f"{MAP}lastmod") == hosted.settings.released
    assert {link.get("hreflang"): link.get("href") for link in page.findall(LINK)} == {
        "en": f"{SITE}papers/tan2024xinzhi.html",
        "zh": f"{SITE}papers/tan2024xinzhi.zh.html",
        "x-default": f"{SITE}papers/tan2024xinzhi.html",
    }
    assert not found[f"{SITE}guide/commands.html"].findall(LINK)
    assert f"Sitemap: {SITE}sitemap.xml" in made["robots.txt"].splitlines()


def test_a_review_without_a_release_dates_nothing(hosted: Review) -> None:
    undated = replace(hosted, settings=replace(hosted.settings, released=""))
    assert "lastmod" not in machines(undated).files["sitemap.xml"]


def test_more_addresses_than_a_sitemap_may_have_are_divided(hosted: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 50)
    made = machines(hosted).files
    parts = [loc.text or "" for loc in ET.fromstring(made["sitemap.xml"]).iter(f"{MAP}loc")]  # noqa: S314
    assert len(parts) == -(-len(hosted.pages) // 50)
    named = [
        loc.text
        for part in parts
        for loc in ET.fromstring(made[part.removeprefix(SITE)]).iter(f"{MAP}loc")  # noqa: S314
    ]
    assert len(named) == len(hosted.pages)

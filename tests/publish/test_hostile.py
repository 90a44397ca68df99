"""Odd names, titles and texts: every file stays well-formed, and nothing of a text becomes markup."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml

from conspectus.model import Paper, Review, Settings, Work
from conspectus.pages import read_page, split_front_matter
from conspectus.publish import machines

BAD = "</script><img src=x onerror=alert(1)>\"' & [x](javascript:alert) ]]> \u202eABC\x0c $x_1$ " + "长" * 300
SITE = "https://rivers.example/r/"
FILES = {
    "docs/index.md": f"---\ntitle: {json.dumps(BAD)}\n---\n# x\n",
    "docs/笔记 (1)/v1.0.md": "# One\n",
    "docs/笔记 (1)/v1.1.md": "# Other\n",
    "docs/notes/README.md": "# Read me\n",
    "docs/papers/nobody.md": (
        f"---\ntitle: {json.dumps(BAD)}\ncitekey: nobody\n---\n# x\n\n## Findings\n\n"
        "- A <b>claim</b> & `[@code]` with \\[signs\\]. [@nobody, §一 “甲乙丙丁”] · (assertion) · [#none]\n"
        "- \x00 0 \x00 [@nobody, §二 “甲乙丙戊”]\n"
    ),
    "docs/papers/empty.md": "",
    "docs/changes.md": f"# C\n\n## 2026-01-01 · {BAD}\n\n<script>alert(1)</script> <SCRIPT>alert(2)</SCRIPT> {BAD}\n",
}


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    settings = Settings(site_name=BAD, site_description=BAD, site_url=SITE, authors=(BAD,), released="2026-01-01")
    pages = {file: read_page(text, file, settings) for file, text in FILES.items()}
    papers = {
        "nobody": Paper("nobody", Work(title=BAD), {"en": pages["docs/papers/nobody.md"]}),
        "a/b?c": Paper("a/b?c", Work(title="")),
    }
    return machines(Review(Path(), settings, papers=papers, pages=tuple(pages.values()))).files


def test_every_document_and_every_head_is_well_formed(files: Mapping[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".json"):
            json.loads(text)
        elif path.endswith(".xml"):
            ET.fromstring(text)  # noqa: S314  our own text
        elif path.endswith(".md"):
            assert isinstance(yaml.safe_load(split_front_matter(text)[0]), dict), path
    assert yaml.safe_load(split_front_matter(files["index.md"])[0])["title"] == BAD.strip()


def test_addresses_are_encoded(files: Mapping[str, str]) -> None:
    places = [place.text or "" for place in ET.fromstring(files["sitemap.xml"]).iter() if place.tag.endswith("loc")]  # noqa: S314
    assert f"{SITE}%E7%AC%94%E8%AE%B0%20%281%29/v1.0.html" in places
    assert f"{SITE}notes/index.html" in places
    assert len(places) == len(set(places)) == len(FILES)
    assert f"]({SITE}%E7%AC%94%E8%AE%B0%20%281%29/v1.1.md)" in files["llms.txt"]


def test_pages_whose_names_only_begin_alike_are_no_versions_of_one_another(files: Mapping[str, str]) -> None:
    assert "hreflang" not in files["sitemap.xml"]
    assert "markdown_" not in files["笔记 (1)/v1.1.md"]


def test_a_line_of_llms_txt_stays_a_line(files: Mapping[str, str]) -> None:
    head = files["llms.txt"].split("\n\n")
    assert head[0].startswith("# </script>")
    assert "\n" not in head[0]
    assert head[1].startswith("> ")


def test_html_in_a_feed_is_the_texts_own_and_no_script(files: Mapping[str, str]) -> None:
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314
    (content,) = [element.text or "" for element in feed.iter("{http://www.w3.org/2005/Atom}content")]
    assert "<script" not in content.lower()
    assert "<img" not in content


def test_code_and_signs_of_a_claim_stay_as_they_are(files: Mapping[str, str]) -> None:
    text = files["papers/nobody.md"]
    assert "`[@code]`" in text
    assert "\\[signs\\]" in text
    assert "\x00" not in text


def test_a_paper_without_a_page_or_a_title_has_its_data(files: Mapping[str, str]) -> None:
    (path,) = [path for path in files if path.startswith("papers/a_b_c")]
    paper = json.loads(files[path])["paper"]
    assert (paper["citekey"], paper["pages"], paper["claims"], paper["source"]) == ("a/b?c", {}, [], None)


def test_an_odd_review_keeps_to_the_schema(files: Mapping[str, str], root: Path) -> None:
    schema = json.loads((root / "docs" / "schemas" / "review-1.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path, text in files.items():
        if path.endswith(".json") and not path.startswith(("schemas/", "data/")):
            document = json.loads(text)
            if isinstance(document, dict) and "document" in document:
                assert [error.message for error in validator.iter_errors(document)] == [], path

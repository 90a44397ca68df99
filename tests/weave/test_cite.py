"""“Cite this” boxes, and the files that they offer."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest

from conspectus.bibliography import format_work
from conspectus.bibliography.formats import FORMATS, export_works
from conspectus.model import STYLES, Review, Work
from conspectus.pages import find_blocks
from conspectus.weave import stale, weave, weave_to_disk
from conspectus.weave.downloads import paper_set
from conspectus.weave.styled import markdown_of


def _block(text: str, name: str) -> str:
    start, end = next(block.body for block in find_blocks(text)[0] if block.name == name)
    return text[start:end]


@pytest.fixture
def woven(review: Review) -> dict[str, str]:
    return weave(review)


def test_a_paper_is_cited_in_every_style(review: Review, woven: dict[str, str]) -> None:
    shown = _shown(_block(woven["docs/papers/lin2020hean.zh.md"], "cite"))
    for style in STYLES:
        assert format_work(review.papers["lin2020hean"].work, style) in shown, style


def _shown(text: str) -> str:
    """The text of a block as a page shows it."""
    return html.unescape(re.sub("<[^>]*>", "", markdown.markdown(text, extensions=["md_in_html"])))


def test_the_review_s_own_style_comes_first(review: Review) -> None:
    settings = replace(review.settings, style="apa")
    text = weave(replace(review, settings=settings))["docs/papers/moss2019shade.md"]
    box = _block(text, "cite")
    assert box.index("**APA 7**") < box.index("**GB/T 7714—2015**")


def test_a_box_speaks_the_language_of_its_page(woven: dict[str, str]) -> None:
    assert "<summary>引用本文</summary>" in woven["docs/papers/lin2020hean.zh.md"]
    assert 'data-copied="Copied"' in woven["docs/papers/moss2019shade.md"]


def test_a_page_without_the_block_gets_it_behind_its_record(review: Review) -> None:
    file = "docs/papers/moss2019shade.md"
    empty = "<!-- conspectus:begin cite -->\n<!-- conspectus:end cite -->\n\n"
    pages = tuple(replace(page, text=page.text.replace(empty, "")) for page in review.pages)
    names = [block.name for block in find_blocks(weave(replace(review, pages=pages))[file])[0]]
    assert names[:3] == ["record", "glance", "cite"]


def test_a_theme_s_works_are_listed_in_every_style_and_the_files_hold_the_same(woven: dict[str, str]) -> None:
    box = _block(woven["docs/themes/river-shade.md"], "cite")
    assert box.count('<details class="cs-list"') == len(STYLES)
    assert "(../bib/themes/river-shade.ris)" in box
    items = json.loads(woven["docs/bib/themes/river-shade.json"])
    assert [item["id"] for item in items] == ["lin2020hean", "moss2019shade", "hall2001trees"]


def test_a_theme_without_papers_has_no_box_and_empty_files(review: Review) -> None:
    assert _block(weave(replace(review, papers={}))["docs/themes/fish.md"], "cite") == ""
    assert json.loads(weave(replace(review, papers={}))["docs/bib/themes/fish.json"]) == []


def test_any_page_may_say_how_to_cite_the_review(review: Review) -> None:
    settings = replace(review.settings, authors=("林一",), version="2.0", released="2026-05-01")
    page = replace(review.pages[0], file="docs/index.md", kind="other", language="en", front_matter={})
    text = "# Home\n\n<!-- conspectus:begin cite -->\n<!-- conspectus:end cite -->\n"
    woven = weave(replace(review, settings=settings, pages=(*review.pages, replace(page, text=text))))
    box = _block(woven["docs/index.md"], "cite")
    assert "Cite this review" in box
    assert "林一" in box
    for name in ("citation", "papers", "cited", "review"):
        assert f"(bib/{name}.json)" in box
    (item,) = json.loads(woven["docs/bib/citation.json"])
    assert (item["title"], item["version"]) == ("Shade", "2.0")


def test_every_link_to_a_file_leads_to_one(woven: dict[str, str]) -> None:
    for key in ("lin2020hean", "moss2019shade"):
        for made in FORMATS.values():
            assert f"docs/bib/papers/{key}{made.suffix}" in woven


def test_files_are_what_the_export_command_writes(review: Review, woven: dict[str, str]) -> None:
    works = {key: paper.work for key, paper in review.papers.items()} | dict(review.works)
    for name, made in FORMATS.items():
        assert woven[f"docs/bib/review{made.suffix}"] == export_works(works, name)


def test_the_bib_of_the_review_is_copied_as_people_keep_it(review: Review) -> None:
    text = "@comment{mine}\n"
    assert weave(review, {"papers.bib": text})["docs/bib/papers.bib"] == text


@pytest.mark.parametrize("key", ["a/b", "a:b", "../x", ".hidden", "日本", "a b"])
def test_any_key_makes_a_name_for_a_file_in_its_folder(key: str) -> None:
    name = paper_set(key)
    assert name.startswith("papers/")
    assert name.count("/") == 1
    assert not name.startswith("papers/.")
    assert name != paper_set(key + "_")


def test_files_of_what_is_gone_are_found_and_removed(review: Review) -> None:
    weave_to_disk(review)
    less = replace(review, papers={"moss2019shade": review.papers["moss2019shade"]})
    gone = {found.file for found in stale(less) if found.code == "surplus-file"}
    assert gone == {
        *(f"docs/bib/papers/lin2020hean{suffix}" for suffix in (".bib", ".ris", ".json")),
        "overrides/citation/papers/lin2020hean.zh.html",
        # what both papers cited is now cited by one alone
        *(f"docs/pictures/works{infix}.svg" for infix in ("", ".zh", ".narrow", ".narrow.zh")),
    }
    assert gone <= set(weave_to_disk(less)[0])
    assert not any((Path(review.root) / file).exists() for file in gone)


def test_a_review_without_templates_of_its_own_gets_none(review: Review) -> None:
    texts = weave(replace(review, settings=replace(review.settings, custom_dir="")))
    assert not any("citation/" in file for file in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<em>A &amp; B</em>, <em>12</em>(3)", "<em>A &amp; B</em>, <em>12</em>(3)"),
        ('*x* <span class="bibtex-protected">[J]</span>', "\\*x\\* \\[J\\]"),
        ('<a href="https://example.org">example</a>', "example"),
        ("&lt;script&gt;", "&lt;script&gt;"),
    ],
)
def test_emphasis_of_a_style_stays_and_all_else_is_escaped(text: str, expected: str) -> None:
    assert markdown_of(text) == expected


def test_the_table_of_works_counts_papers_marks_and_claims(review: Review, woven: dict[str, str]) -> None:
    row = next(line for line in _block(woven["docs/works/index.md"], "ranking").splitlines() if "hall2001" in line)
    assert row.startswith("| Hall | 2001 | [Trees &lt;b&gt;by&lt;/b&gt; the river](h.md#hall2001trees)")
    assert " | 2 · " in row
    assert "[Moss 2019: Findings](../papers/moss2019shade.md#c-" in row
    paper = review.papers["moss2019shade"]
    assert paper.lock is not None
    counted = replace(paper, lock=replace(paper.lock, marks={4: 3}))
    again = weave(replace(review, papers={**review.papers, "moss2019shade": counted}))
    row = next(line for line in _block(again["docs/works/index.md"], "ranking").splitlines() if "hall2001" in line)
    assert " | 3 | 1 · " in row


def test_the_works_cited_most_come_first(review: Review) -> None:
    works = {**review.works, "aaa": Work("A", year="2025", language="en")}
    rows = _block(weave(replace(review, works=works))["docs/works/index.md"], "ranking").splitlines()
    cells = [line for line in rows if line.startswith("| ") and "---" not in line][1:]
    assert [("hall2001trees" in line, "#aaa" in line) for line in cells] == [(True, False), (False, True)]


def test_an_entry_leads_back_to_the_claims_that_cite_it(woven: dict[str, str]) -> None:
    entry = _block(woven["docs/works/h.md"], "works")
    assert "claims that cite it: [Moss 2019: Findings](../papers/moss2019shade.md#c-" in entry


def test_italics_are_for_western_titles() -> None:
    assert markdown_of("<em>Brooks &amp; Rivers</em>, <em>3</em>.") == "<em>Brooks &amp; Rivers</em>, <em>3</em>."
    assert markdown_of("<em>河流学报</em>, <em>3</em>（2）.") == "河流学报, <em>3</em>（2）."

"""A manuscript as DOCX reopens: every citation leads to its entry, every entry is there, comments have the evidence."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.manuscript.conftest import page

from conspectus.bibliography.styles.lists import format_list
from conspectus.manuscript import Manuscript, PandocError, compose, docx_of, scope_of
from conspectus.manuscript.pandoc import run_pandoc
from conspectus.project import open_review

TEXT = """\
As @wen2023shuzi says, and [see @qiu2023zhuqi, p. 40; @mensah2019ledgers; @zha2019yicang], and [-@wen2023shuzi, 第3页].
Costs < 5% & more. A note.[^1]

[^1]: It cites [@qiu2023zhuqi].

## Findings

- It grew. [@wen2023shuzi, §一（一） “平台依附是指生产者的订单”] · (assertion) · [#plain-ware]
"""


@pytest.fixture
def review(small_review: Path) -> Path:
    page(small_review, "papers/qiu2023zhuqi", TEXT)
    return small_review


def made(root: Path, style: str, *papers: str, language: str = "zh") -> Manuscript:
    return compose(scope_of(open_review(root, with_sources=False), papers=papers, language=language), style)


def reopened(data: bytes, tmp_path: Path) -> list[dict[str, Any]]:
    path = tmp_path / "reopened.docx"
    path.write_bytes(data)
    blocks: list[dict[str, Any]] = json.loads(
        run_pandoc(["-f", "docx", "-t", "json", "--track-changes=all", str(path)])
    )["blocks"]
    return blocks


def text_of(node: Any) -> str:  # noqa: ANN401  a tree of any shape
    if isinstance(node, list):
        return "".join(text_of(each) for each in node)
    if not isinstance(node, dict):
        return ""
    if node["t"] in {"Space", "SoftBreak"}:
        return " "
    if node["t"] == "Str":
        return str(node["c"])
    if node["t"] == "Quoted":
        return "“" + text_of(node["c"]) + "”"
    return text_of(node.get("c", []))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(f"word/{name}").decode("utf-8")


def links(data: bytes) -> list[tuple[str, str]]:
    """Each link inside the document: bookmark and text, footnotes included."""
    both = part(data, "document.xml") + part(data, "footnotes.xml")
    found = re.finditer(r'<w:hyperlink w:anchor="([^"]+)".*?</w:hyperlink>', both, re.DOTALL)
    return [(link[1], "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", link[0]))) for link in found]


def test_author_and_year_citations_lead_to_their_entries(review: Path) -> None:
    data = docx_of(made(review, "gbt7714-2025-author-year", "qiu2023zhuqi"))
    found = links(data)
    assert ("ref-wen2023shuzi", "闻砚舟等（2023）") in found
    assert [anchor for anchor, _ in found[1:4]] == ["ref-qiu2023zhuqi", "ref-mensah2019ledgers", "ref-zha2019yicang"]
    bookmarks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', part(data, "document.xml")))
    assert {anchor for anchor, _ in found} <= bookmarks


def test_numbers_are_raised_and_in_the_order_of_the_text(review: Path) -> None:
    data = docx_of(made(review, "gbt7714-2015", "qiu2023zhuqi"))
    assert ("ref-wen2023shuzi", "闻砚舟等[1]") in links(data)
    assert ("ref-wen2023shuzi", "[1]§一（一）") in links(data)
    assert part(data, "document.xml").count('w:vertAlign w:val="superscript"') >= 4


@pytest.mark.parametrize("style", ["gbt7714-2015", "gbt7714-2025-author-year", "apa", "chicago", "mla"])
def test_every_entry_is_there_as_our_own_style_prints_it(review: Path, tmp_path: Path, style: str) -> None:
    manuscript = made(review, style, "qiu2023zhuqi")
    blocks = reopened(docx_of(manuscript), tmp_path)
    text = plain(text_of(blocks))
    for entry in format_list(manuscript.works, style):
        assert plain(entry.text) in text


def plain(text: str) -> str:
    """Without blanks and with one form of quotation marks, which pandoc reads as its own."""
    return re.sub(r"\s", "", re.sub("[“”\"‘’']", "'", text))


def test_the_evidence_is_a_comment_or_left_out(review: Path) -> None:
    manuscript = made(review, "apa", "qiu2023zhuqi")
    assert "平台依附是指生产者的订单" in part(docx_of(manuscript), "comments.xml")
    assert "平台依附是指生产者的订单" not in part(docx_of(manuscript, evidence=False), "comments.xml")


def test_a_footnote_has_no_comment_because_word_has_none_there(review: Path) -> None:
    note = "A note.[^1]\n\n[^1]: It says so [@wen2023shuzi, §一（一） “平台依附是指生产者的订单”]."
    page(review, "papers/qiu2023zhuqi", note)
    data = docx_of(made(review, "apa", "qiu2023zhuqi"))
    assert "ref-wen2023shuzi" in part(data, "footnotes.xml")
    assert "commentRangeStart" not in part(data, "footnotes.xml")


def test_text_in_html_is_kept(review: Path) -> None:
    page(review, "papers/qiu2023zhuqi", '<div class="x" markdown="1">\n\nWords in a box [@wen2023shuzi].\n\n</div>')
    data = docx_of(made(review, "apa", "qiu2023zhuqi"))
    assert "Words" in part(data, "document.xml")
    assert ("ref-wen2023shuzi", "（闻砚舟等，2023）") in links(data)


def test_the_whole_review_reopens_with_every_citation(root: Path, tmp_path: Path) -> None:
    # by author and year, because numbers that follow one another are printed as a range ([3-5])
    manuscript = made(root, "gbt7714-2025-author-year")
    data = docx_of(manuscript)
    assert len(links(data)) == sum(len(citation.items) for citation in manuscript.citations)
    assert reopened(data, tmp_path)


def test_the_parts_are_well_formed_and_have_chinese_fonts(review: Path) -> None:
    data = docx_of(made(review, "apa", "qiu2023zhuqi"))
    assert 'script="Hans" typeface="宋体"' in part(data, "theme/theme1.xml")
    assert 'w:firstLineChars="200"' in part(data, "styles.xml")
    assert "标题" in part(data, "document.xml")


def test_without_pandoc_it_is_said_what_to_install(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conspectus.manuscript.pandoc.find_pandoc", lambda: None)
    with pytest.raises(PandocError, match="install"):
        docx_of(made(review, "apa", "qiu2023zhuqi"))


def test_each_work_of_a_range_of_numbers_has_a_link(review: Path) -> None:
    page(review, "papers/qiu2023zhuqi", "So it is [@wen2023shuzi; @mensah2019ledgers; @zha2019yicang].")
    found = links(docx_of(made(review, "gbt7714-2015", "qiu2023zhuqi")))
    assert found == [("ref-wen2023shuzi", "1"), ("ref-mensah2019ledgers", "-"), ("ref-zha2019yicang", "3")]

"""Pages are put together: titles and ranks, languages, works in the order of their citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.manuscript.conftest import page

from conspectus.manuscript.compose import Manuscript, compose
from conspectus.manuscript.scope import scope_of
from conspectus.project import open_review

APA = "apa"


def made(root: Path, *, themes: tuple[str, ...] = (), papers: tuple[str, ...] = (), language: str = "") -> Manuscript:
    return compose(scope_of(open_review(root, with_sources=False), themes, papers, language), APA)


def headings(manuscript: Manuscript) -> list[str]:
    return [line for part in manuscript.pages for line in part.text.splitlines() if line.startswith("#")]


def test_one_page_is_all_of_the_manuscript(small_review: Path) -> None:
    manuscript = made(small_review, papers=("wen2023shuzi",))
    assert manuscript.title.startswith("数字平台如何重塑县域竹器产业")
    assert headings(manuscript)[0] == "# 研究问题"


def test_the_whole_review_has_a_part_of_themes_and_a_part_of_papers(small_review: Path) -> None:
    found = headings(made(small_review))
    assert manuscript_parts(found) == ["# 主题", "# 论文"]
    assert "## 技艺数据" in found
    assert "### 综述" in found
    assert "### Findings" in found


def manuscript_parts(found: list[str]) -> list[str]:
    return [line for line in found if line.startswith("# ")]


def test_a_theme_has_its_text_and_then_what_the_papers_say_to_it(small_review: Path) -> None:
    (part,) = made(small_review, themes=("craft-data",)).pages
    synthesis, claims = part.text.split("# 作用机制", 1)
    assert "技艺数据该归谁，分歧最大" in synthesis
    assert "Ownership can work through exit" in claims
    assert "技艺数据归手艺人和合作社共同所有" in claims
    assert "Turnover grew no faster" not in claims


def test_a_theme_without_a_text_is_what_the_papers_say(small_review: Path) -> None:
    stub = "> 本主题的综述尚未撰写。以下由程序根据各篇论文的论点并列而成。"
    page(small_review, "themes/craft-data", f"## 综述\n\n{stub}")
    manuscript = made(small_review, themes=("craft-data",))
    assert stub[2:] not in manuscript.pages[0].text
    assert "export-unwritten" in {found.code for found in manuscript.findings}


def test_a_page_that_is_missing_in_the_language_is_replaced_and_told(small_review: Path) -> None:
    manuscript = made(small_review, papers=("holloway2022owns",), language="zh")
    assert manuscript.language == "en"
    assert manuscript.bibliography == "Bibliography"
    assert [found.code for found in manuscript.findings] == ["export-language"]


def test_works_come_in_the_order_of_their_first_citation(small_review: Path) -> None:
    page(
        small_review, "papers/qiu2023zhuqi", "[@zha2019yicang; @mensah2019ledgers] and [@zha2019yicang] @wen2023shuzi."
    )
    assert list(made(small_review, papers=("qiu2023zhuqi",)).works) == [
        "zha2019yicang",
        "mensah2019ledgers",
        "wen2023shuzi",
    ]


def test_a_paper_without_a_page_is_told(small_review: Path) -> None:
    (small_review / "docs" / "papers" / "qiu2023zhuqi.md").unlink()
    manuscript = made(small_review, papers=("qiu2023zhuqi", "wen2023shuzi"))
    assert "export-no-page" in {found.code for found in manuscript.findings}
    assert len(manuscript.pages) == 1


@pytest.mark.parametrize("text", ["```\n# no heading\n```", "~~~\n# no heading\n~~~"])
def test_code_is_no_heading(small_review: Path, text: str) -> None:
    page(small_review, "papers/wen2023shuzi", f"## 主要结论\n\n文。\n\n{text}")
    assert "\n# no heading\n" in made(small_review).pages[-1].text

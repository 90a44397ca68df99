"""The glossary's pages: every term once, in the order of the page's language, with what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conspectus.model import Attributes, Review, Term
from conspectus.pages import find_blocks, read_page
from conspectus.weave import weave

GLOSSARY = {
    "shade": Term(
        "shade",
        {"zh": "树荫", "en": "river shade"},
        also={"en": ("shading", "shadings", "river shades"), "zh": ("荫蔽",)},
    ),
    "restructuring": Term(
        "restructuring",
        {"zh": "重构", "en": "Restructuring <b>"},
        apart=("shade", "gone"),
        notes={"en": "Not the same.", "zh": "不相同。"},
    ),
    "delta": Term("delta", {"zh": "长三角", "en": "delta"}, pinyin="Chángsānjiǎo"),
    "five-g": Term("five-g", {"zh": "5G", "en": "5G"}),
}
PAGE = "---\ntitle: T\n---\n# T\n\n<!-- conspectus:begin glossary -->\n<!-- conspectus:end glossary -->\n"


@pytest.fixture
def woven(review: Review) -> dict[str, str]:
    names = ("docs/glossary.md", "docs/glossary.zh.md")
    pages = [*review.pages, *(read_page(PAGE, name, review.settings) for name in names)]
    for at, page in enumerate(pages):
        if page.file == "docs/papers/moss2019shade.md":
            first, *others = page.claims
            chained = replace(first, attributes=Attributes(chains=(("delta", "shade"),)))
            pages[at] = replace(page, claims=(chained, *others))
    return weave(replace(review, glossary=GLOSSARY, pages=tuple(pages)))


def entries(text: str) -> list[str]:
    start, end = next(block.body for block in find_blocks(text)[0] if block.name == "glossary")
    return text[start:end].splitlines()


def test_the_english_page_is_sorted_by_english_names(woven: dict[str, str]) -> None:
    lines = entries(woven["docs/glossary.md"])
    assert [line for line in lines if line.startswith("##")] == ["## 0–9", "## D", "## R"]
    assert '- <a id="restructuring"></a>**Restructuring &lt;b&gt;** · 重构 · *chónggòu*  ' in lines
    assert "  not the same as [river shade](#shade)  " in lines
    assert "  Not the same.  " in lines


def test_the_chinese_page_is_sorted_by_readings(woven: dict[str, str]) -> None:
    lines = entries(woven["docs/glossary.zh.md"])
    assert [line for line in lines if line.startswith("##")] == ["## 0–9", "## C", "## S"]
    assert [line.split("**")[1] for line in lines if line.startswith("- ")] == ["5G", "长三角", "重构", "树荫"]
    assert '- <a id="delta"></a>**长三角** · *Chángsānjiǎo* · delta  ' in lines
    assert "  亦称：荫蔽、shading  " in lines


def test_claims_that_say_a_term_or_name_it_are_counted_once_in_all_languages(woven: dict[str, str]) -> None:
    for page, none in (("docs/glossary.md", "in no claim yet"), ("docs/glossary.zh.md", "尚无论断使用")):
        lines = entries(woven[page])
        shade = next(at for at, line in enumerate(lines) if 'id="shade"' in line)
        counted = next(line for line in lines[shade + 1 :] if line[2:3].isdigit())
        assert int(counted.split()[0]) >= 2
        restructuring = next(at for at, line in enumerate(lines) if 'id="restructuring"' in line)
        assert lines[restructuring + 3] == f"  {none}"

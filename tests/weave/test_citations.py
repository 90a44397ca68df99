"""What a page cites in its text: the labels in its link definitions, and its own list of works."""

from dataclasses import replace

import pytest

from conspectus.model import Review
from conspectus.pages import read_page
from conspectus.weave import weave

FILE = "docs/notes.md"
CHINESE = "docs/notes.zh.md"
TEXT = (
    "# Notes\n\nShade [see @hall2001trees, p. 7; @moss2019shade], as @lin2020hean [p. 3] and [-@hall2001trees] say.\n"
)


def woven(review: Review, text: str, file: str = FILE, **settings: str) -> str:
    own = replace(review.settings, **settings)  # type: ignore[arg-type]
    page = read_page(text, file, own)
    return weave(replace(review, settings=own, pages=(*review.pages, page)), downloads={})[file]


@pytest.mark.parametrize(
    ("style", "labels", "expected"),
    [
        ("apa", "author-year", ["(see Hall, 2001, p. 7; Moss, 2019)", "林一 et al. ([2020], p. 3)", "(2001)"]),
        ("chicago", "author-year", ["(see Hall 2001, 7; Moss 2019)", "and 吴三 ([2020], 3)", "(2001)"]),
        ("gbt7714-2025", "numbers", ["see [1]7[2]", "林一 et al.[3]3", "[1]"]),
        ("apa", "numbers", ["see [1]7[2]", "林一 et al.[3]3", "[1]"]),
    ],
)
def test_labels_follow_style_and_settings(review: Review, style: str, labels: str, expected: list[str]) -> None:
    page = woven(review, TEXT, style=style, labels=labels)
    definitions = page.partition("begin links")[2]
    for label in expected:
        assert f'{label}"' in definitions


def test_labels_follow_the_language_of_the_page(review: Review) -> None:
    page = woven(review, "# 笔记\n\n树荫【@lin2020hean，第3页】，@hall2001trees指出\n", CHINESE, style="apa")
    assert '[@lin2020hean，第3页]: papers/lin2020hean.zh.md "（林一等，[2020]，第3页）"' in page
    assert '[… @hall2001trees]: works/h.zh.md#hall2001trees "Hall（2001）"' in page
    assert "## 本页引用的文献" in page


def test_a_page_has_a_list_of_what_it_cites_before_its_link_definitions(review: Review) -> None:
    page = woven(review, TEXT, style="apa")
    cited = page.partition("begin cited -->")[2].partition("<!-- conspectus:end cited")[0]
    assert [line[:24] for line in cited.splitlines() if line.startswith("- ")] == [
        '- <a id="ref-hall2001tre',
        '- <a id="ref-lin2020hean',
        '- <a id="ref-moss2019sha',
    ]
    assert "[entry](works/h.md#hall2001trees)" in cited
    assert "cited in [" in cited
    assert "(<https://doi.org/10.1000/rivers.2020%283%292>)" in cited
    assert page.index("begin cited") < page.index("begin links")


def test_numbers_count_as_the_page_cites(review: Review) -> None:
    page = woven(review, TEXT, style="apa", labels="numbers")
    cited = page.partition("begin cited -->")[2].partition("<!-- conspectus:end cited")[0]
    assert [line.partition("</a>")[2][:6] for line in cited.splitlines() if line.startswith("- ")] == [
        "\\[1\\] ",
        "\\[2\\] ",
        "\\[3\\] ",
    ]


def test_a_former_key_leads_to_the_work(review: Review) -> None:
    page = woven(replace(review, aliases={"old2001": "hall2001trees"}), "# Notes\n\nSee [@old2001].\n", style="apa")
    assert '[@old2001]: works/h.md#hall2001trees "(Hall, 2001)"' in page
    assert '<a id="ref-hall2001trees"></a>' in page


def test_an_unknown_key_gets_no_definition(review: Review) -> None:
    page = woven(review, TEXT + "\nSee [@nobody] and @nobody.\n")
    assert page.count("@nobody") == 2


def test_weaving_what_was_woven_changes_nothing(review: Review) -> None:
    once = woven(review, TEXT)
    assert woven(review, once) == once


def test_a_list_without_works_is_emptied(review: Review) -> None:
    page = woven(review, woven(review, TEXT).replace(TEXT, "# Notes\n"))
    assert "<!-- conspectus:begin cited -->\n<!-- conspectus:end cited -->" in page

"""Citations in the text, in seven styles and on pages of two languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bibliography.csl_items import work_of

from conspectus.bibliography.styles.intext import Cited, in_text, label_of
from conspectus.bibliography.styles.lists import format_list
from conspectus.model import STYLES, Name, Work

FILE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "intext.yml").read_text(encoding="utf-8"))
WORKS = {name: work_of(record) for name, record in FILE["works"].items()}


def rows() -> Iterator[Any]:
    for case in FILE["cases"]:
        for style in (name for name in STYLES if name in case):
            for language, shown in case[style].items():
                yield pytest.param(case, style, language, shown, id=f"{case['case']}-{style}-{language}")


@pytest.mark.parametrize(("case", "style", "language", "shown"), list(rows()))
def test_a_citation_reads_as_style_and_page_want_it(
    case: dict[str, Any], style: str, language: str, shown: str
) -> None:
    items = [Cited(**{**item, "work": WORKS[item["work"]]}) for item in case["cite"]]
    assert in_text(items, style, language, narrative=case.get("narrative", False)) == shown


def test_every_style_is_checked() -> None:
    assert {style for case in FILE["cases"] for style in case} >= set(STYLES)


def test_nothing_cited_is_nothing_shown() -> None:
    for style in STYLES:
        assert in_text([], style, "zh") == ""


def test_an_unknown_style_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="unknown citation style"):
        in_text([Cited(WORKS["lin"])], "house", "en")


def test_no_locator_is_lost() -> None:
    items = [Cited(WORKS[name], locator=str(page)) for page, name in enumerate(("lin", "ashdown", "he"), start=701)]
    for style in STYLES:
        assert all(item.locator in in_text(items, style, "zh") for item in items)


_NAMES = st.lists(
    st.builds(
        Name,
        *(st.text(alphabet="AÉz 欧阳·.-'", max_size=5) for _ in range(3)),
        suffix=st.sampled_from(["", "Jr", "III"]),
    ),
    max_size=4,
).map(tuple)


@settings(deadline=None, max_examples=50, derandomize=True)  # the first example loads the readings of characters
@given(
    authors=_NAMES,
    editors=_NAMES,
    title=st.text(max_size=20),
    year=st.sampled_from(["", "2020", "in press", "2001-2003", "民国三年"]),
    type=st.sampled_from(["J", "M", "C", "N", "EB", "A", "??", ""]),
    container=st.sampled_from(["", "刊", "Journal"]),
    locator=st.sampled_from(["", "40", "pp. 3-4", "第3章", "第二节", "-", "ii"]),
)
def test_no_record_is_too_strange_to_be_listed_and_cited(locator: str, **fields: Any) -> None:  # noqa: ANN401  any record
    work = Work(**fields)
    for style in STYLES:
        (listed,) = format_list({"k": work}, style)
        assert listed.key == "k"
        for language in ("en", "zh", "de"):
            shown = in_text([Cited(work, locator, number=1)], style, language)
            assert locator == "-" or not locator or any(character in shown for character in locator)
            in_text([Cited(work, locator, suppress_author=True)], style, language, narrative=True)


def test_gbt_estimates_a_missing_year_by_the_access() -> None:
    """GB/T 7714—2015 §8.4.3.2."""
    page = Work(title="码头", type="EB", authors=(Name("江望舒"),), accessed="2024-03-05", url="https://example.cn")
    assert in_text([Cited(page)], "gbt7714-2015-author-year", "zh") == "（江望舒，[2024]）"
    assert in_text([Cited(page)], "apa", "zh") == "（江望舒，无日期）"


def test_a_label_is_in_the_works_own_language() -> None:
    assert label_of(WORKS["he"], "apa") == "何一帆等，2023"
    assert label_of(WORKS["four"], "apa", letter="b") == "Able et al., 2020b"
    assert label_of(WORKS["he"], "apa", "en") == "何一帆 et al., 2023"

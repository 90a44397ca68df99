"""Numbers as evidence: one line of a file is one case."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.summarize.factory import make_article

from conspectus.summarize import quantities

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "quantities.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _expected(printed: str) -> list[list[str]]:
    rows = [] if printed == "-" else [part.split(" ") for part in printed.split("|")]
    return [["" if field == "-" else field.replace("_", " ") for field in row] for row in rows]


@pytest.mark.parametrize(("sentence", "printed"), CASES, ids=[case[0][:16] for case in CASES])
def test_a_number_is_found_with_its_unit_year_and_source(sentence: str, printed: str) -> None:
    language = "en" if sentence.isascii() else "zh"
    article = make_article(f"title: t\nlanguage: {language}\n\n## 1 A\n{sentence}")
    found = [[one.value, one.unit, one.year, one.source] for one in quantities(article)]
    assert found == _expected(printed)


def test_a_span_holds_the_printed_number_and_its_unit() -> None:
    article = make_article("title: t\n\n## 一、甲\n产量为 6.69 亿吨。占比达 28.87%。")
    assert [one.span.of(article.text.text) for one in quantities(article)] == ["6.69 亿吨", "28.87%"]


def test_a_sentence_that_goes_on_keeps_year_and_source() -> None:
    article = make_article("title: t\n\n## 一、甲\n据海关统计，2020年进口 50 万吨。其中，大豆 30 万吨。另有 2 万吨。")
    last = quantities(article)[1:]
    assert [(one.year, one.source) for one in last] == [("2020", "海关统计"), ("", "")]

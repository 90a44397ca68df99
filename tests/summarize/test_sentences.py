"""Sentences with exact places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.summarize.factory import make_article

from conspectus.model import CitationMark, CitedWork
from conspectus.summarize.sentences import is_speech, sentences, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一句。两句！三句", ["一句。", "两句！", "三句"]),
        ("他说：“先修路。再买车。”然后走了。", ["他说：“先修路。再买车。”", "然后走了。"]),
        ("It grew by 3.5 percent, i.e. fast. Then it fell.", ["It grew by 3.5 percent, i.e. fast.", "Then it fell."]),
        ("See Smith et al. (2018). We agree.", ["See Smith et al. (2018).", "We agree."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("主席在大会上强调，要修好农村公路。", True),
        ("《乡村物流发展规划》明确提出建设县级枢纽。", True),
        ("他只说了一句：“共用才能省钱，省钱才能长久”。", True),
        ("所谓“共用”，是指几家企业用一个仓库。", False),
        ("President Miller said that roads come first.", True),
        ("The results show that roads come first.", False),
    ],
)
def test_reports_of_speeches_are_recognised(text: str, speech: bool) -> None:
    assert is_speech(text) is speech


def test_marks_are_not_words_but_keep_their_place() -> None:
    article = make_article("title: 甲\n\n## 一、乙\n仓库可以共用^[3]，费用下降<sup>[1-2]</sup>。")
    (sentence,) = sentences(article)
    assert len(sentence.plain) == len(sentence.span)
    assert "[" not in sentence.plain
    assert sentence.plain.startswith("仓库可以共用")


def test_authors_who_are_the_subject_stay_in_their_sentence() -> None:
    article = make_article("title: 甲\n\n## 一、乙\n王林（2002）认为仓库可以共用。费用会下降（李平，2003）。")
    start = article.text.text.index("王林")
    other = article.text.text.index("（李平")
    article = replace(
        article,
        citations=(
            CitationMark(start, start + 8, works=(CitedWork("王林", "2002"),)),
            CitationMark(other, other + 9, works=(CitedWork("李平", "2003"),)),
        ),
    )
    first, second = sentences(article)
    assert first.span.of(article.text.text) == "王林（2002）认为仓库可以共用。"
    assert first.cited
    assert second.cited
    assert "李平" not in second.plain


def test_references_are_not_read() -> None:
    article = make_article("title: 甲\n\n## 一、乙\n正文一句。\n## 参考文献\n[1] 某人. 某文. 2020.")
    assert [sentence.plain for sentence in sentences(article)] == ["正文一句。"]

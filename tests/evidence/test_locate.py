"""A phrase is found exactly, in one paragraph of the section it names, or it is not found."""

from __future__ import annotations

import pytest
from tests.evidence.invented import article

from conspectus.evidence import Ambiguous, Found, NotFound, describe_phrase, locate
from conspectus.model import Article, Evidence, Locator
from conspectus.pages import format_evidence

HARBOURS = article(
    """
    abstract: 本文研究港口网络的成长。
    lead: 港口是城市的门户。
    ## 一 | 港口网络的成因
    港口网络由航线与腹地共同决定，港口密度随之上升。
    港口网络需要制度支撑，航线与腹地的联系仍然薄弱。
    ### 一(一) | 航线的作用
    航线延长了腹地， 使港口 网络更密，GVC嵌入程度提高0.5%的水平。
    航线的价格下降了二成，价格下降了，全部航线都受益。
    ### 一(二) | 腹地的作用
    腹地的人口增长带来货物，航线延长了腹地。
    ## 余论 | 余论
    结论留给以后的研究。
    ## 余论~2 | 余论
    结论留给港口管理者。
    note: 林一，虚构大学港口研究所。
    note: 本文是虚构基金的成果。
    table: 表一列出四十个港口。
    abstract_en: This paper studies the growth of port networks.
    """
)


def place(answer: object) -> tuple[str, int]:
    assert isinstance(answer, Found)
    return answer.place.path, answer.place.number


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        (Locator("一", "需要制度支撑"), ("一", 2)),
        (Locator("一", "航线与腹地", 1), ("一", 1)),
        (Locator("一（一）", "使港口网络更密"), ("一(一)", 1)),
        (Locator("一", "人口增长带来货物"), ("一(二)", 1)),
        (Locator("一(一)", "价格下降了"), ("一(一)", 2)),
        (Locator("余论", "结论留给"), ("余论", 1)),
        (Locator("余论~2", "结论留给"), ("余论~2", 1)),
        (Locator("abstract", "港口网络的成长"), ("abstract", 1)),
        (Locator("abstract", "growth of port networks"), ("abstract", 2)),
        (Locator("lead", "城市的门户"), ("lead", 1)),
        (Locator("note", "虚构基金的成果"), ("note", 2)),
        (Locator("table", "四十个港口"), ("table", 1)),
    ],
)
def test_found_in_the_section_or_below_it(locator: Locator, expected: tuple[str, int]) -> None:
    assert place(locate(HARBOURS, locator)) == expected


def test_a_phrase_may_repeat_inside_its_paragraph() -> None:
    answer = locate(HARBOURS, Locator("一(一)", "价格下降了"))
    assert isinstance(answer, Found)
    assert [span.of(HARBOURS.text.text) for span in answer.spans] == ["价格下降了"] * 2


def test_white_space_in_chinese_text_does_not_count() -> None:
    answer = locate(HARBOURS, Locator("一(一)", "延长了腹地，使港口网络"))
    assert isinstance(answer, Found)
    assert answer.spans[0].of(HARBOURS.text.text) == "延长了腹地， 使港口 网络"


@pytest.mark.parametrize(
    ("locator", "numbers"),
    [
        (Locator("一", "航线与腹地"), [("一", 1), ("一", 2)]),
        (Locator("一", "航线延长了腹地"), [("一(一)", 1), ("一(二)", 1)]),
    ],
)
def test_several_paragraphs_are_ambiguous(locator: Locator, numbers: list[tuple[str, int]]) -> None:
    answer = locate(HARBOURS, locator)
    assert isinstance(answer, Ambiguous)
    assert [place(found) for found in answer.candidates] == numbers


@pytest.mark.parametrize(
    ("locator", "missing", "nearest"),
    [
        (Locator("三", "需要制度支撑"), "section", "§一 ¶2 “需要制度支撑”"),
        (Locator("一", "需要制度支撑", 3), "paragraph", "§一 ¶2 “需要制度支撑”"),
        (Locator("一", "需要制度的支撑"), "phrase", "§一 ¶2 “需要制度支撑”"),
        (Locator("一(二)", "航线的价格下降"), "phrase", "§一（一） ¶2 “航线的价格下降”"),
        (Locator("一(一)", "ＧＶＣ嵌入"), "phrase", "§一（一） ¶1 “GVC嵌入”"),
        (Locator("abstract", "growth of ports network"), "phrase", "§abstract ¶2 “growth of port networks”"),
        (Locator("一(一)", "5%的水平"), "phrase", "§一（一） ¶1 “0.5%的水平”"),
    ],
)
def test_what_is_not_there_is_not_found_and_the_nearest_is_suggested(
    locator: Locator, missing: str, nearest: str
) -> None:
    answer = locate(HARBOURS, locator)
    assert isinstance(answer, NotFound)
    assert answer.missing == missing
    assert format_evidence(Evidence("k", answer.suggestions[0].locator)) == f"@k, {nearest}"


def test_nothing_alike_suggests_nothing() -> None:
    answer = locate(HARBOURS, Locator("一", "完全无关之词"))
    assert isinstance(answer, NotFound)
    assert answer.suggestions == ()


def test_words_and_numbers_are_found_whole() -> None:
    paper = article("## 1 | Ports\nPort value chains grew by 28.87 percent.", language="en")
    assert isinstance(locate(paper, Locator("1", "value chain")), NotFound)
    assert isinstance(locate(paper, Locator("1", "8.87 percent")), NotFound)
    assert isinstance(locate(paper, Locator("1", "value chains grew")), Found)


def test_line_breaks_between_words_do_not_count() -> None:
    paper = article("## 1 | Ports\nPort  value\tchains grew.", language="en")
    assert isinstance(locate(paper, Locator("1", "value chains")), Found)


def described(paper: Article, phrase: str) -> list[tuple[str, int, bool, str]]:
    found = describe_phrase(paper, phrase, "lin2024").occurrences
    return [(one.place.path, one.place.number, one.alone, one.evidence) for one in found]


def test_claim_shows_every_paragraph_with_the_evidence_to_write() -> None:
    assert described(HARBOURS, "航线与腹地") == [
        ("一", 1, False, "[@lin2024, §一 ¶1 “航线与腹地”]"),
        ("一", 2, False, "[@lin2024, §一 ¶2 “航线与腹地”]"),
    ]
    assert described(HARBOURS, "航线延长了腹地") == [
        ("一(一)", 1, True, "[@lin2024, §一（一） “航线延长了腹地”]"),
        ("一(二)", 1, True, "[@lin2024, §一（二） “航线延长了腹地”]"),
    ]


def test_claim_gives_evidence_only_where_there_is_one_place_for_a_fit_phrase() -> None:
    assert describe_phrase(HARBOURS, "需要制度支撑", "k").evidence == "[@k, §一 “需要制度支撑”]"
    assert describe_phrase(HARBOURS, "航线与腹地", "k").evidence is None
    assert describe_phrase(HARBOURS, "人口", "k").evidence is None


def test_claim_explains_itself() -> None:
    lines = "\n".join(describe_phrase(HARBOURS, "需要制度的支撑", "k").lines)
    assert "does not occur" in lines
    assert "nearest: §一 ¶2 “需要制度支撑”" in lines
    assert "cannot be evidence: it has 2 characters" in "\n".join(describe_phrase(HARBOURS, "人口", "k").lines)
    assert "¶ is needed" in "\n".join(describe_phrase(HARBOURS, "航线与腹地", "k").lines)

"""The phrase that is chosen for a passage always identifies it."""

from __future__ import annotations

import re

import pytest
from tests.evidence.invented import article

from conspectus.evidence import Found, choose_phrase, locate, phrases_for
from conspectus.model import Article, Evidence, Span
from conspectus.pages import format_evidence, parse_evidence, phrase_problem

PAPER = article(
    """
    ## 一 | 港口网络的成因
    随着航运技术的进步，港口网络的密度显著提高^[3]，腹地范围（见图一）也随之扩大。总之，2021年的吞吐量增长了28.87%。
    港口网络的密度显著提高。
    ## 二 | 制度支撑
    ### 二(一) | 完善口岸的通关制度
    各地口岸应当协同，口岸的通关制度需要统一。
    ## 三 | English words
    The ports of the north have grown faster than the ports of the south since 1990.
    """
)


def span_of(paper: Article, words: str) -> Span:
    at = paper.text.text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("随着航运技术的进步，港口网络的密度显著提高", "§一 “航运技术的进步”"),
        ("总之，2021年的吞吐量增长了28.87%。", "§一 “吞吐量增长了28.87%”"),
        ("完善口岸的通关制度", "§二（一） “口岸的通关制度需要统一”"),
        ("制度支撑", "§二（一） “口岸的通关制度需要统一”"),
    ],
)
def test_a_phrase_begins_and_ends_with_words_that_carry_meaning(words: str, evidence: str) -> None:
    locator = choose_phrase(PAPER, span_of(PAPER, words))
    assert locator is not None
    assert format_evidence(Evidence("k", locator)) == f"@k, {evidence}"


def test_a_paragraph_is_numbered_where_every_phrase_repeats() -> None:
    locator = choose_phrase(PAPER, Span(*re.search("(?<=\n)港口网络的密度显著提高。", PAPER.text.text).span()))  # type: ignore[union-attr]
    assert locator is not None
    assert locator.paragraph == 2


def test_no_phrase_crosses_punctuation_or_a_citation_mark() -> None:
    whole = PAPER.paragraphs[0].span
    for locator in phrases_for(PAPER, whole):
        assert not re.search(r"[，。（）^\[\]]|图一", locator.phrase)


def test_english_phrases_are_whole_words() -> None:
    locator = choose_phrase(
        PAPER, span_of(PAPER, "The ports of the north have grown faster than the ports of the south")
    )
    assert locator is not None
    assert 2 <= len(locator.phrase.split()) <= 8
    assert not locator.phrase.casefold().startswith(("the ", "of "))


def test_nothing_is_chosen_where_nothing_fits() -> None:
    paper = article("## 一 | 短\n港。港。\n港。")
    assert choose_phrase(paper, Span(0, len(paper.text.text))) is None


def test_every_choice_is_fit_and_found_in_one_place() -> None:
    for found in re.finditer(r"[^，。\n]+", PAPER.text.text):
        for locator in phrases_for(PAPER, Span(*found.span())):
            assert phrase_problem(locator.phrase) is None
            assert isinstance(locate(PAPER, locator), Found)
            assert parse_evidence(format_evidence(Evidence("k", locator))) == Evidence("k", locator)

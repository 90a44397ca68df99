"""What holds for every text whatsoever: parsing never raises, and every place is what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conspectus.model import Article, SourceText
from conspectus.parse import parse_source
from conspectus.parse.inspect import describe

_LINES = (
    "摘要：本文讨论竹器的价格。",
    "关键词：竹器；价格",
    "一、问题的提出",
    "（一）背景",
    "1.2 数据",
    "第一，要守住技艺。",
    "参考文献",
    "[1] 王某某.竹器研究[J].工艺学刊,2020(1):1-9.",
    "[2] HARLOW P. Craft[M]. London: Press, 2001.",
    "① 见县志。",
    "图1 价格走势",
    "表 2 样本",
    "作者简介：王某某，男，某某大学某某学院教授（某地 100000）。",
    "*基金项目：某某基金（20ABC001）。",
    "刘 志 远",
    "工艺学刊 2021年第3期",
    "29",
    "Abstract: We study bamboo.",
    "# Introduction",
    "**（二）结果**",
    "手艺人并不缺少订单，缺少的是在订单面前说不的余地^[1-3]，这一点",
    "The weaver sells in the market (Okafor, 1996), and",
    "<sup>1</sup> College of Craft, River University",
    "| a | b |",
    "$x^2$",
    "《某某学刊》网络首发论文",
    "",
    " ",
)
_LINE = st.one_of(st.sampled_from(_LINES), st.text(max_size=40))
_TEXT = st.lists(_LINE, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\f"]).map(lambda end: end.join(lines))
)


def source(text: str) -> SourceText:
    return SourceText(
        "any.txt", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "txt", "utf-8", text
    )


def places(article: Article) -> Iterable[tuple[int, int]]:
    for paragraph in article.paragraphs:
        yield paragraph.start, paragraph.end
    for section in article.sections:
        yield section.start, section.end
        yield section.heading.start, section.heading.end
    for mark in article.citations:
        yield mark.start, mark.end
    for caption in (*article.figures, *article.tables):
        yield caption.start, caption.end
    for note in article.footnotes:
        yield note.start, note.end
    for reference in (*article.references, *article.related):
        if reference.place_in_text is not None:
            yield reference.place_in_text.start, reference.place_in_text.end


def check(text: str) -> None:
    articles = parse_source(source(text))
    for article in articles:
        clean = article.text.text
        for piece in article.text.pieces:
            if piece.source is not None:
                assert piece.clean.of(clean) == piece.source.of(text)
        for start, end in places(article):
            assert 0 <= start < end <= len(clean)
        for aside in article.asides:
            assert all(0 <= span.start < span.end <= len(text) for span in aside.source)
        for note in article.footnotes:
            assert note.text in clean
    describe(source(text), articles)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXT)
def test_any_text_is_parsed_and_every_place_is_inside_it(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_characters_are_parsed(text: str) -> None:
    check(text)


@pytest.mark.parametrize("cut", [1, 7, 40, 130, 421, 700])
def test_a_paper_cut_off_anywhere_is_parsed(cut: int) -> None:
    text = "\n".join(_LINES * 4)
    check(text[:cut])
    check(text[cut:])
    check(text[:cut] + text)

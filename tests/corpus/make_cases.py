"""Any number of test cases for reading: articles put together from the sample papers and printed at random.

``case(seed)`` is a new article each time (paragraphs and headings of several samples, numbered in one of the ways that
journals use) in a new setting (column, spacing, page length, running heads, a title or byline inside a sentence),
together with what a reader must find in it. The same seed gives the same case on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.corpus.marked import Marked, clean_text, heading_parts, read_marked
from tests.corpus.print_like_a_journal import Layout, PageBreak, Piece, typeset

MARKED = Path(__file__).parent / "texts"
_SAMPLES = ("001", "002", "003-a", "003-b", "003-c", "003-d", "004")
_DIGITS = "一二三四五六七八九十"
_STYLES = ("{}、{}", "{}  {}", "（{}）{}")
_HEADS = ("乡村经济观察", "让手艺留在乡村", "专题：平台与手艺")


@dataclass(frozen=True, slots=True)
class Case:
    """A printed article and the truth about it; spaces and line ends do not count in comparisons."""

    text: str
    title: str
    byline: str
    headings: tuple[str, ...]
    """As printed, number included."""
    paragraphs: tuple[tuple[str, ...], ...]
    """One group for each heading, after a first group before any heading."""
    furniture: tuple[str, ...]
    """Lines of the pages that are no part of the text, in the order they are printed."""


def case(seed: int) -> Case:
    """The case of this seed: title and byline at the head or inside a sentence, three to six sections."""
    rng = random.Random(seed)  # noqa: S311  a repeatable choice, no secret
    title, byline = rng.choice(_titles())
    sections = rng.randint(3, 6)
    style = rng.choice(_STYLES)
    titles = rng.sample(_headings(), sections)
    headings = tuple(style.format(_DIGITS[at], words) for at, words in enumerate(titles))
    chosen = iter(rng.sample(_paragraphs(), sections * 3 + 2))
    sizes = [rng.randint(1, 2), *(rng.randint(1, 3) for _ in headings)]
    groups = tuple(tuple(next(chosen) for _ in range(size)) for size in sizes)
    body = tuple(_in_order(headings, groups))
    layout = Layout(rng.randint(18, 40), spaced=rng.random() < 0.7)
    pages = tuple(_pages(rng, rng.choice(_HEADS)))
    if rng.random() < 0.5:
        head = [line for line in typeset([Piece(title, 1)], layout).split("\n") if line]
        inside = (replace(pages[0], after=rng.randint(3, 9), furniture=(*head, byline)), *pages[1:])
        text = typeset(body, replace(layout, breaks=inside))
        if byline in text:
            return Case(text, title, byline, headings, groups, _that_were_reached(inside, text))
    text = typeset([Piece(title, 1), Piece(byline, -1), *body], replace(layout, breaks=pages))
    return Case(text, title, byline, headings, groups, _that_were_reached(pages, text))


def _in_order(headings: tuple[str, ...], groups: tuple[tuple[str, ...], ...]) -> Iterator[Piece]:
    yield from (Piece(paragraph) for paragraph in groups[0])
    for heading, group in zip(headings, groups[1:], strict=True):
        yield Piece(heading, 1)
        yield from (Piece(paragraph) for paragraph in group)


def _pages(rng: random.Random, head: str) -> Iterator[PageBreak]:
    """Page breaks after every page's lines, with a running head and, in half of the cases, a page number."""
    lines = rng.randint(20, 50)
    numbered = rng.random() < 0.5
    for page in range(1, 9):
        number = (str(rng.randint(3, 9) * 10 + page),) if numbered else ()
        yield PageBreak(lines * page, (head, *number))


def _that_were_reached(pages: Sequence[PageBreak], text: str) -> tuple[str, ...]:
    """The furniture that is printed: a short article ends before its last page breaks."""
    furniture = [line for page in pages for line in page.furniture]
    lines = text.split("\n")
    reached: list[str] = []
    at = 0
    for words in furniture:
        if words not in lines[at:]:
            break
        at = lines.index(words, at) + 1
        reached.append(words)
    return tuple(reached)


@cache
def _samples() -> tuple[Marked, ...]:
    return tuple(read_marked(MARKED / f"{name}.txt") for name in _SAMPLES)


@cache
def _paragraphs() -> list[str]:
    """Body paragraphs of one line, without citation marks in Markdown's or TeX's form, which no column prints."""
    texts = (clean_text(block.text) for sample in _samples() for block in sample.blocks if block.kind == "p")
    return [text for text in texts if len(text) > 50 and not set(text) & set("<^\n")]


@cache
def _headings() -> list[str]:
    parts = (heading_parts(block.text) for sample in _samples() for block in sample.blocks if block.kind == "h")
    return sorted({title for _, title in parts if 5 <= len(title) <= 22 and ":" not in title})


@cache
def _titles() -> list[tuple[str, str]]:
    return [(str(sample.meta["title"]), " ".join(sample.meta["authors"][0]["name"])) for sample in _samples()]

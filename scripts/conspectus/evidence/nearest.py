"""The phrases of a paper that are most like one that was not found, as suggestions to a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from conspectus.evidence.matching import occurrences
from conspectus.evidence.places import Place, places
from conspectus.model import Article, Locator, Span
from conspectus.pages import phrase_problem
from conspectus.pages.script import HAN, has_han

LEAST = 0.55
"""A phrase less like the one sought than this (0..1) is no help."""

_EDGES = ' \t\n,.;:!?，。；：！？、“”"「」()（）[]《》'
_WORD_PART = re.compile(rf"[^\W{HAN}]")
_AROUND_POINT = re.compile(r"(?<=[0-9])[.,](?=[0-9])")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that does stand in the paper. ``score`` is 0..1; 1 is the very phrase in another place."""

    locator: Locator
    score: float


def suggest(article: Article, phrase: str, path: str = "", limit: int = 3) -> tuple[Suggestion, ...]:
    """The nearest phrases in the whole paper, those in the section ``path`` first where they are as near.

    Full and half width, case and white space are disregarded here. ``¶n`` is always given, since a suggestion
    must point at one paragraph.
    """
    found = [scored for place in places(article) for scored in _in_place(article.text.text, place, phrase)]
    found.sort(key=lambda scored: (-scored[0], scored[1].path != path, scored[2].start))
    chosen: dict[str, Suggestion] = {}
    for score, place, span in found:
        words = " ".join(span.of(article.text.text).split())
        chosen.setdefault(
            f"{place.index} {words}", Suggestion(Locator(place.path, words, place.number), round(score, 3))
        )
    return tuple(list(chosen.values())[:limit])


def _in_place(text: str, place: Place, phrase: str) -> Iterator[tuple[float, Place, Span]]:
    exact = occurrences(text, place.span, phrase)
    if exact:
        yield 1.0, place, exact[0]
        return
    best = _most_like(text, place.span, _folded(phrase))
    if best is not None and best[0] >= LEAST:
        yield best[0], place, best[1]


def _most_like(text: str, within: Span, wanted: str) -> tuple[float, Span] | None:
    """The range of the paragraph most like ``wanted``, at least ``LEAST``, with its likeness."""
    letters, offsets = _fold_with_offsets(text, within)
    if len(wanted) < 2 or len(letters) < 2:
        return None
    start = _best_window(letters, wanted)
    if start is None:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best: tuple[float, Span] | None = None
    for first in range(max(0, start - 2), min(len(letters), start + 3)):
        for length in range(max(2, len(wanted) - 2), len(wanted) + 3):
            last = min(first + length, len(letters))
            matcher.set_seq1(letters[first:last])
            score = matcher.ratio()
            if best is None or score > best[0]:
                span = _fit(text, within, offsets[first], offsets[last - 1] + 1)
                if span is not None:
                    best = score, span
    return best


def _best_window(letters: str, wanted: str) -> int | None:
    """Where the window as long as ``wanted`` begins that shares most pairs of neighbouring characters with it."""
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    hits = [letters[at : at + 2] in pairs for at in range(len(letters) - 1)]
    if not any(hits):
        return None
    width = min(len(wanted) - 1, len(hits))
    now = best = sum(hits[:width])
    start = 0
    for at in range(1, len(hits) - width + 1):
        now += hits[at + width - 1] - hits[at - 1]
        if now > best:
            best, start = now, at
    return start if best * 3 >= len(pairs) else None


def _fit(text: str, within: Span, start: int, end: int) -> Span | None:
    """The range widened to whole words, without punctuation at its ends, if it would do as an evidence phrase."""
    while start > within.start and _splits_word(text, start):
        start -= 1
    while end < within.end and _splits_word(text, end):
        end += 1
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end and phrase_problem(text[start:end]) is None else None


def _splits_word(text: str, at: int) -> bool:
    """Whether a cut before ``at`` goes through a word or a number (``0.5``)."""
    if _AROUND_POINT.match(text, at - 1) or _AROUND_POINT.match(text, at):
        return True
    return _WORD_PART.match(text[at - 1]) is not None and _WORD_PART.match(text[at]) is not None


def _folded(phrase: str) -> str:
    return "".join(_folded_characters(phrase))


def _folded_characters(characters: Sequence[str]) -> Iterator[str]:
    keep_spaces = not has_han("".join(characters))
    for character in characters:
        if character.isspace():
            yield " " if keep_spaces else ""
        else:
            yield unicodedata.normalize("NFKC", character).casefold()


def _fold_with_offsets(text: str, within: Span) -> tuple[str, list[int]]:
    letters: list[str] = []
    offsets: list[int] = []
    for at, folded in enumerate(_folded_characters(within.of(text)), start=within.start):
        letters.append(folded)
        offsets += [at] * len(folded)
    return "".join(letters), offsets

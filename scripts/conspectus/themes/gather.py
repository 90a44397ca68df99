"""Which extracts treat a theme: those that hold its phrases and are close to the contexts these stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conspectus.themes.extracts import Extract
from conspectus.themes.phrasebook import BONUS, Phrasebook
from conspectus.themes.vectors import DECIMALS, Vectors

_HIT = 0.1
_MOST_HITS = 3
_LEAST = 0.2
_CLOSE = 0.7
"""An extract treats a second theme too if that scores at least this share of the first."""
_TERMS = 8
_PAPER = 0.1
"""What each paper that uses a phrase adds to its worth as a label."""
_FULLER = 0.4
"""Of a short phrase's extracts, from which a longer phrase that holds it stands for it."""
_IN_SUBSTANCE = 2
"""Extracts by which a paper treats a theme in substance; one is a passing mention."""
_SHORT_PAPER = 8


@dataclass(slots=True)
class Gathered:
    """A theme in the making: its phrases, the extracts that treat it, its slug where it is a known theme."""

    phrases: tuple[str, ...]
    slug: str = ""
    own: tuple[str, ...] = ()
    """Label and terms of a known theme."""
    extracts: tuple[int, ...] = ()


def gather(themes: Sequence[Gathered], pieces: Sequence[Extract], book: Phrasebook, vectors: Vectors) -> None:
    """Give every theme its extracts; an extract treats one theme, or two that fit about equally."""
    if not themes or not pieces:
        return
    profiles = np.stack([vectors.profile(_places(theme, book)) for theme in themes])
    alike = vectors.likeness(profiles)
    found: list[list[int]] = [[] for _ in themes]
    hits = [Counter(_places(theme, book)) for theme in themes]
    for at in range(len(pieces)):
        scores = [_score(hits[which][at], float(alike[at, which])) for which in range(len(themes))]
        best = max(scores)
        for which, score in enumerate(scores):
            if score >= max(_LEAST, _CLOSE * best):
                found[which].append(at)
    for theme, held in zip(themes, found, strict=True):
        theme.extracts = tuple(held)


def papers_in_substance(theme: Gathered, pieces: Sequence[Extract]) -> dict[str, int]:
    """The papers that treat the theme in substance with their number of extracts, those that treat it most first."""
    sizes = Counter(piece.citekey for piece in pieces)
    counts = Counter(pieces[at].citekey for at in theme.extracts)
    able = [key for key, count in counts.items() if count >= (_IN_SUBSTANCE if sizes[key] >= _SHORT_PAPER else 1)]
    return {key: counts[key] for key in sorted(able, key=lambda key: (-counts[key], key))}


def name(theme: Gathered, pieces: Sequence[Extract], book: Phrasebook) -> tuple[str, tuple[str, ...]]:
    """Label and terms: the phrases whose extracts come closest to the theme's (F-measure), authors' words first.

    A short phrase gives way to a longer one that holds it and is nearly as frequent: it says more.
    """
    held = frozenset(theme.extracts)
    scored: list[tuple[float, str]] = []
    for phrase in theme.phrases:
        where = book.places.get(phrase, ())
        both = sum(at in held for at in where)
        if both > 1:
            papers = len({pieces[at].citekey for at in where if at in held})
            worth = 2 * both / (len(where) + len(held)) * BONUS[book.origins.get(phrase, "text")]
            worth *= _length_worth(phrase) * (1 + _PAPER * papers)
            scored.append((round(worth, DECIMALS), phrase))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    chosen: list[str] = []
    for _, phrase in scored:
        fuller = _fuller(phrase, [other for _, other in scored], book)
        if not any(fuller in other or other in fuller for other in chosen):
            chosen.append(fuller)
    return (chosen[0] if chosen else ""), tuple(chosen[:_TERMS])


def _length_worth(phrase: str) -> float:
    """Longer phrases are clearer labels, up to a point."""
    size = len(phrase.split()) + 2 if phrase.isascii() else len(phrase)
    return {1: 0.3, 2: 0.3, 3: 0.8, 4: 1.0}.get(size, 1.1)


def _fuller(phrase: str, others: Sequence[str], book: Phrasebook) -> str:
    longer = [
        other for other in others if phrase in other and len(book.places[other]) >= _FULLER * len(book.places[phrase])
    ]
    return (
        max(longer, key=lambda other: (len(book.places[other]), other), default=phrase) if len(phrase) < 4 else phrase
    )


def _places(theme: Gathered, book: Phrasebook) -> tuple[int, ...]:
    return tuple(at for phrase in theme.phrases for at in book.where(phrase))


def _score(hits: int, alike: float) -> float:
    """An extract that holds none of a theme's phrases does not treat it."""
    return round(alike + _HIT * min(hits, _MOST_HITS), DECIMALS) if hits else 0.0


def paragraphs(theme: Gathered, pieces: Sequence[Extract], papers: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """For each of ``papers`` the indexes of the paragraphs that treat the theme."""
    held = [pieces[at] for at in theme.extracts]
    return {
        key: tuple(sorted({number for piece in held if piece.citekey == key for number in piece.paragraphs}))
        for key in papers
    }

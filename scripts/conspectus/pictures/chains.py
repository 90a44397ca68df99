"""Causal chains: which arrows matter across papers, and the drawing that suits them.

Where the arrows fit, causes stand left of what they lead to (``flow``); on a phone, and where the chains are too long
for a page's width, the terms stand under one another with rails beside them (``rails``). On every arrow stands who
states it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_ARROWS = 24
"""As many arrows can be told apart in a drawing that fits a page; the table holds all."""

FEW_ARROWS = 8
"""Where fewer are stated by several papers, those between the terms that most papers name are drawn as well."""

MOST_NAMED = 3
"""So many papers stand on an arrow by name; more are counted."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A paper that states an arrow."""

    label: str
    address: str
    """Of the claim that states it."""
    title: str
    """The whole of it in words."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a cause to an outcome, ids of terms, and who states it."""

    cause: str
    outcome: str
    stated: tuple[Stated, ...]

    @property
    def papers(self) -> int:
        """By how many papers."""
        return len(self.stated)


@dataclass(frozen=True, slots=True)
class Term:
    """What is a cause or an outcome."""

    name: str
    address: str = ""
    papers: int = 0
    """How many papers have it in their chains."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Terms by id, arrows between them, and the words of the drawing."""

    terms: Mapping[str, Term]
    arrows: tuple[Arrow, ...]
    counted: Mapping[int, str]
    """How to say that so many papers state an arrow."""
    separator: str = ", "
    """Between papers in a line of words."""


def backbone(arrows: Iterable[Arrow], terms: Mapping[str, Term]) -> tuple[Arrow, ...]:
    """The arrows to draw: those that most papers state, at most ``MOST_ARROWS``.

    Where few are stated by more than one paper, arrows between terms at which the chains of different papers meet are
    added up to ``FEW_ARROWS``.
    """

    def rank(arrow: Arrow) -> tuple[int, int, int]:
        ends = (terms[arrow.cause].papers, terms[arrow.outcome].papers)
        return -arrow.papers, -min(ends), -max(ends)

    ranked = sorted((arrow for arrow in arrows if arrow.cause != arrow.outcome), key=rank)
    shared = [arrow for arrow in ranked if arrow.papers > 1]
    return tuple(shared[:MOST_ARROWS] if len(shared) >= FEW_ARROWS else ranked[:FEW_ARROWS])


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn between two terms: arrows there, back, or both."""

    start: str
    end: str
    forth: Arrow | None = None
    back: Arrow | None = None

    @property
    def papers(self) -> int:
        """The papers of the way that more of them state."""
        return max(arrow.papers for arrow in (self.forth, self.back) if arrow)

    @property
    def turned(self) -> Line:
        """The same, seen from the other end."""
        return Line(self.end, self.start, self.back, self.forth)


def lines(arrows: Iterable[Arrow]) -> tuple[Line, ...]:
    """One line for each pair of terms; it leads the way that more papers state."""
    found: dict[tuple[str, str], Line] = {}
    for arrow in arrows:
        ends = arrow.cause, arrow.outcome
        there = found.get((arrow.outcome, arrow.cause))
        if there is None:
            found[ends] = Line(*ends, forth=arrow)
        else:
            found[ends[1], ends[0]] = Line(there.start, there.end, there.forth, arrow)
    return tuple(found.values())

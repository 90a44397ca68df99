"""A bibliographic reference as it was printed, and the fields read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conspectus.model.text import Span


@dataclass(frozen=True, slots=True)
class Name:
    """One author. ``literal`` is the name as printed; ``family`` and ``given`` are empty for a group."""

    literal: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    """``Jr``, ``III``, …"""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list. Empty string: the entry does not state the field.

    ``spans`` gives each field's range in ``raw``; what could not be placed is kept in ``rest``.
    """

    raw: str
    """The entry as cleaned (unwrapped), without its number."""
    number: int | None = None
    type: str = ""
    """Document type code of GB/T 7714 (J, M, C, D, N, R, P, S, G, A, Z, CP, DB, EB, DS, PP)."""
    carrier: str = ""
    """Carrier code of GB/T 7714 (OL, CD, DK, MT)."""
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    title: str = ""
    container: str = ""
    series: str = ""
    genre: str = ""
    """What kind of thesis or report it is, in the entry's own words."""
    edition: str = ""
    version: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    date: str = ""
    """ISO date where the entry prints one, as for a newspaper."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    accessed: str = ""
    """ISO date of access."""
    identifier: str = ""
    """Number of a patent, standard, report or archive document, where it is printed apart from the title."""
    url: str = ""
    doi: str = ""
    language: str = ""
    """``zh`` or ``en``, decided by the entry's own script."""
    rest: str = ""
    confidence: float = 1.0
    """0..1: how much of the entry was placed in a field."""
    spans: Mapping[str, Span] = field(default_factory=dict)
    place_in_text: Span | None = None
    """Where the entry stands in the article's cleaned text."""

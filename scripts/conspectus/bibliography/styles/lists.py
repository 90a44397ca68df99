"""The bibliography of a set of works: in the order of the style, its entries numbered or told apart by letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conspectus.bibliography.styles import format_work, style_named
from conspectus.bibliography.styles.intext import NUMERIC, author_label, label_of, year_label
from conspectus.bibliography.styles.order import opening, sort_key
from conspectus.model import Work


@dataclass(frozen=True, slots=True)
class ListedWork:
    """One entry of a bibliography."""

    key: str
    label: str
    """The number, or author and year as they are cited (``Gereffi, 1999``)."""
    text: str
    """The reference in the markup asked for, without a number."""
    letter: str = ""
    """What tells works of one author and year apart (``a`` for 2020a); in MLA, that the title has to."""


def format_list(works: Mapping[str, Work], style: str, *, markup: str = "plaintext") -> tuple[ListedWork, ...]:
    """The works as the bibliography of a text that cites all of them.

    Args:
        works: the records by key; numeric styles number them in this order.
        style: one of :data:`~conspectus.model.STYLES`; ``ValueError`` for another.
        markup: the name of a pybtex backend (:func:`~conspectus.bibliography.styles.format_work`).
    """
    style_named(style)
    letters = letters_of(works, style)
    return tuple(
        ListedWork(
            key,
            str(number) if style in NUMERIC else label_of(works[key], style, letter=letters.get(key, "")),
            format_work(works[key], style, markup=markup, letter=letters.get(key, "")),
            letters.get(key, ""),
        )
        for number, key in enumerate(ordered(works, style), start=1)
    )


def ordered(works: Mapping[str, Work], style: str) -> tuple[str, ...]:
    """The keys in the order of the style's list: as given for numbers, otherwise by author, year and title."""
    if style in NUMERIC:
        return tuple(works)
    return tuple(sorted(works, key=lambda key: (sort_key(works[key], style), key)))


def letters_of(works: Mapping[str, Work], style: str) -> Mapping[str, str]:
    """A letter for every work that author and year, as they are cited, do not identify; empty for numeric styles.

    MLA cites no year: there the letter only says that the author has several works in the list, so that a
    citation has to give the title too.
    """
    if style in NUMERIC:
        return {}
    groups: dict[tuple[str, str], list[str]] = {}
    for key in ordered(works, style):
        groups.setdefault(_cited_as(works[key], style), []).append(key)
    return {
        key: letters(place)
        for (who, _), keys in groups.items()
        if len(keys) > 1 and who
        for place, key in enumerate(keys)
    }


def _cited_as(work: Work, style: str) -> tuple[str, str]:
    if style != "mla":
        return author_label(work, style, "en"), year_label(work, style, "en")
    return (author_label(work, style, "en"), "") if opening(work, style) else ("", work.title)


def letters(place: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("a") + rest) + found
    return found

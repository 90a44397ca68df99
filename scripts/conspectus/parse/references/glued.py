"""Entries that hold two references: parted where it is certain where the second begins, else left as they are.

It is certain where both parts, read on their own, have author, title and year, and leave nothing unplaced. A work and
its translation are one entry, however complete both are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from conspectus.model import Finding, Reference, Span
from conspectus.parse.names import HAN
from conspectus.parse.references.entry import parse_reference
from conspectus.parse.references.fold import fold
from conspectus.parse.references.gbt import TYPE_MARK
from conspectus.parse.references.labelled import second_entry
from conspectus.parse.references.oddities import ends_twice
from conspectus.parse.references.patterns import YEAR

_CUT = re.compile(rf"(?<=[.。;；>])\s*(?=[A-ZÀ-Þ{HAN}《“\"\[])|(?<=[0-9)\]])\s+(?=[A-ZÀ-Þ{HAN}《“])")
_DATED = re.compile(rf"(?<![0-9/-]){YEAR}[a-z]?(?![0-9/-])")
_LONG = 800
"""Characters of an entry; two of them have fewer."""
_SEEN = 40
"""Places that are tried; an entry that long is no two references."""


def part_glued(references: Sequence[Reference]) -> tuple[tuple[Reference, ...], tuple[Finding, ...]]:
    """The references with every glued one as two, and a finding for each; the second has no number."""
    parted: list[Reference] = []
    findings: list[Finding] = []
    for reference in references:
        halves = _halves(reference)
        parted += halves or [reference]
        findings += [_finding(reference)] if halves else []
    return tuple(parted), tuple(findings)


def _halves(reference: Reference) -> list[Reference] | None:
    for cut in _cuts(reference.raw) if ends_twice(reference) else _western_cut(reference.raw):
        first, second = parse_reference(reference.raw[:cut].rstrip()), parse_reference(reference.raw[cut:])
        if _whole(first) and _whole(second) and not _translates(first, second):
            return _placed(reference, first, second)
    return None


def _cuts(raw: str) -> Iterator[int]:
    """Where a second reference may begin: behind the first type mark, before the last."""
    folded = fold(raw)
    marks = list(TYPE_MARK.finditer(folded))
    start, end = (marks[0].end(), marks[-1].start()) if len(marks) > 1 else (0, len(raw))
    yield from [found.end() for found in _CUT.finditer(folded, start, end)][:_SEEN]


def _western_cut(raw: str) -> Iterator[int]:
    """The same for Western entries, which have no type marks: told word by word, where two years are printed."""
    if raw.isascii() and len(_DATED.findall(raw)) > 1 and not TYPE_MARK.search(raw) and len(raw) < _LONG:
        cut = second_entry(raw)
        yield from [] if cut is None else [cut]


def _whole(reference: Reference) -> bool:
    named = reference.authors or reference.type == "N"
    hosted = reference.container or reference.publisher or reference.url or reference.identifier
    return bool(named and reference.title and reference.year and hosted) and not reference.rest


def _translates(first: Reference, second: Reference) -> bool:
    """Whether the second is the first once more, in another script: same year, and the same numbers or none."""
    if first.language == second.language or first.year[:4] != second.year[:4]:
        return False
    numbers = [
        (one, other)
        for name in ("volume", "issue", "pages")
        if (one := getattr(first, name)) and (other := getattr(second, name))
    ]
    return all(one == other for one, other in numbers)


def _placed(reference: Reference, first: Reference, second: Reference) -> list[Reference]:
    """Both with their places in the text, where the entry has one: the second's begins with its first words."""
    first = replace(first, number=reference.number, place_in_text=reference.place_in_text)
    second = replace(second, number=None, place_in_text=reference.place_in_text)
    return [first, second]


def _finding(reference: Reference) -> Finding:
    place = reference.place_in_text or Span(0, max(1, len(reference.raw)))
    return Finding(
        code="references-glued",
        message="This entry held two references; they are read as two.",
        start=place.start,
        end=place.end,
        hint="Put the second reference on a line of its own.",
    )

"""A record as an entry of RIS, which EndNote, Zotero, NoteExpress and CNKI read.

Chinese names are written whole (``谭志雄``), others as ``family, given, suffix``; 等 has no place in the format and
is left out rather than made a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conspectus.model import Name, Work

_TYPES = {
    "J": "JOUR", "N": "NEWS", "M": "BOOK", "C": "CONF", "D": "THES", "R": "RPRT", "S": "STAND", "P": "PAT",
    "G": "BOOK", "EB": "ELEC", "DB": "DBASE", "DS": "DATA", "CP": "COMP", "PP": "UNPB", "A": "MANSCPT", "CM": "MAP",
    "Z": "GEN",
}  # fmt: skip
_IN_HOST = {"C": "CPAPER", "M": "CHAP", "G": "CHAP"}
_HAN = re.compile("[\u3400-\u9fff]")
_RANGE = re.compile("([^-,]+)-([^-,]+)")


def ris_of(key: str, work: Work) -> str:
    """The record as one RIS entry, ``TY`` to ``ER``, each line ended with a line feed."""
    hosted = _IN_HOST.get(work.type) if work.container else None
    lines = [f"TY  - {hosted or _TYPES.get(work.type, 'GEN')}", f"ID  - {key}"]
    lines += [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(work) if value]
    return "\n".join([*lines, "ER  - ", ""])


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield from (("AU", _name(person)) for person in work.authors)
    yield "TI", work.title
    yield from (("A2", _name(person)) for person in work.editors)
    yield from (("A4", _name(person)) for person in work.translators)
    yield ("JO" if work.type in ("J", "N") else "T2"), work.container
    yield "J2", work.container_short
    yield "T3", work.series
    yield "ET", work.edition
    yield "PB", work.publisher
    yield "CY", work.place
    yield "PY", work.year
    yield "DA", work.date.replace("-", "/")
    yield "VL", work.volume
    yield "IS", work.issue or work.identifier
    yield from _pages(work.pages)
    yield "DO", work.doi
    yield "UR", work.url
    yield "Y2", work.accessed.replace("-", "/")
    yield "SN", work.isbn or work.issn
    yield from (("KW", word) for word in work.keywords)
    yield "N1", work.note
    yield "LA", work.language


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    """``14-23`` in two tags; anything else whole in the first, so that it comes back as it was."""
    found = _RANGE.fullmatch(pages)
    if found:
        yield from zip(("SP", "EP"), found.groups(), strict=True)
    else:
        yield "SP", pages


def _name(person: Name) -> str:
    if not person.family or _HAN.search(person.literal):
        return person.literal
    return ", ".join(part for part in (person.family, person.given, person.suffix) if part)

"""A record as an entry of RIS, which EndNote, Zotero, NoteExpress and CNKI read.

Chinese names are written whole (``谭志雄``), others as ``family, given suffix``: programs disagree about which place a
third part has. A group's name of several words ends in a comma (EndNote's rule), or its last word would be a family
name. 等 has no place in the format and is left out rather than made a person; nor has a range of dates, whose first is
written.
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
_IN_HOST = {"C": "CONF", "M": "CHAP", "G": "CHAP"}
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
    if work.type == "N":
        # citation-js follows EndNote, whose newspaper articles have a reporter and no author
        yield from (("TA", _name(person)) for person in work.authors)
    yield "TI", work.title
    yield from (("A2", _name(person)) for person in work.editors or work.holders)
    yield from (("A4", _name(person)) for person in work.translators)
    yield from _host(work)
    yield "T3", work.series
    yield "ET", work.edition or work.version
    yield "PB", work.publisher or (work.archive if work.type == "PP" else "")
    yield "CY", work.place
    yield "PY", work.year
    yield "DA", (work.date or work.year).split("/")[0].replace("-", "/")
    yield "VL", work.volume
    yield "IS", work.issue
    yield "C2", work.issue if work.type == "N" else ""
    yield "M1", work.identifier or _eprint(work)
    yield "M3", work.genre
    yield from _pages(work.pages)
    yield "SE", work.pages if work.type in ("M", "G") and not work.container else ""
    yield "C7", work.article_number
    yield "DO", work.doi
    yield "UR", work.url
    yield "Y2", work.accessed.replace("-", "/")
    yield "SN", work.isbn or work.issn
    yield "CN", work.cn
    yield from (("KW", word) for word in work.keywords)
    yield "N1", work.note
    yield "LA", work.language


def _eprint(work: Work) -> str:
    """``arXiv:2304.01234``, as Zotero numbers preprints."""
    return f"{work.archive}:{work.eprint}" if work.archive and work.eprint else work.eprint


def _host(work: Work) -> Iterator[tuple[str, str]]:
    """The container as ``T2``, which every reader knows, and once more under the tag that its type has besides."""
    yield "T2", work.container
    if work.type in ("J", "N"):
        yield "JO", work.container
        yield "J2", work.container_short
    elif work.type == "C":
        yield "C3", work.container


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    """``14-23`` in two tags; anything else whole in the first, so that it comes back as it was."""
    found = _RANGE.fullmatch(pages)
    if found:
        yield from zip(("SP", "EP"), found.groups(), strict=True)
    else:
        yield "SP", pages


def _name(person: Name) -> str:
    if _HAN.search(person.literal):
        return person.literal
    if not person.given:
        return f"{person.literal}," if " " in person.literal else person.literal
    return f"{person.family}, {person.given} {person.suffix}".strip()

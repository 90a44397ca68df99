"""Files of tagged lines: RIS, EndNote's ``.enw`` and RefWorks', in the dialects of Zotero, CNKI and NoteExpress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rispy.config import TYPE_OF_REFERENCE_MAPPING

from conspectus.bibliography.formats.records import Field, Record
from conspectus.bibliography.kinds import code_of_kind

F = Field
_HAN = re.compile("[\u3400-\u9fff]")

_RIS_KINDS = {
    "JOUR": "article", "JFULL": "journal", "EJOUR": "article", "MGZN": "magazine article", "ABST": "article",
    "INPR": "article", "NEWS": "newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "edited book",
    "CHAP": "book section",
    "ECHAP": "book section", "ENCYC": "encyclopedia", "DICT": "dictionary", "CONF": "proceedings",
    "CPAPER": "conference paper", "THES": "thesis", "RPRT": "report", "GOVDOC": "report", "PAT": "patent",
    "STAND": "standard", "ELEC": "webpage", "ICOMM": "webpage", "WEB": "webpage", "BLOG": "webpage",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "database", "COMP": "software", "UNPB": "unpublished",
    "MANSCPT": "manuscript", "MAP": "map", "LEGAL": "statute", "STAT": "statute", "BILL": "bill", "CASE": "case",
    "SER": "book", "PAMP": "booklet", "SLIDE": "presentation", "VIDEO": "video", "SOUND": "audio", "ART": "artwork",
    "PCOMM": "letter", "HEAR": "hearing", "GEN": "", "UNBILL": "bill", "ANCIENT": "book", "CLSWK": "book",
}  # fmt: skip
_RIS = {
    "TY": F.KIND, "ID": F.KEY, "AU": F.AUTHOR, "A1": F.AUTHOR, "A2": F.EDITOR, "ED": F.EDITOR, "A3": F.THIRD,
    "A4": F.TRANSLATOR, "TA": F.NOTHING, "TI": F.TITLE, "T1": F.TITLE, "CT": F.TITLE, "TT": F.TITLE_EN,
    "JF": F.CONTAINER, "JO": F.CONTAINER, "JA": F.SHORT, "J2": F.SHORT, "J1": F.SHORT, "T2": F.CONTAINER,
    "BT": F.CONTAINER, "C3": F.HOST, "T3": F.SERIES, "ET": F.EDITION, "PB": F.PUBLISHER, "CY": F.PLACE, "PP": F.PLACE,
    "PY": F.YEAR, "Y1": F.YEAR, "YR": F.YEAR, "DA": F.DATE, "VL": F.VOLUME, "VO": F.VOLUME, "IS": F.NUMBER,
    "M1": F.NUMBER, "SP": F.PAGES, "EP": F.LAST_PAGE, "C7": F.ARTICLE_NUMBER, "DO": F.DOI, "UR": F.URL, "LK": F.URL,
    "Y2": F.ACCESSED, "RD": F.ACCESSED, "SN": F.SERIAL, "CN": F.CN, "KW": F.KEYWORDS, "AB": F.ABSTRACT,
    "N2": F.ABSTRACT, "N1": F.NOTE, "LA": F.LANGUAGE, "M3": F.GENRE, "AD": F.NOTHING, "AN": F.NOTHING,
    "DB": F.NOTHING, "DP": F.NOTHING, "L1": F.NOTHING, "L2": F.NOTHING, "L4": F.NOTHING, "ER": F.NOTHING,
    "SE": F.SECTION, "C2": F.NOTHING, "CA": F.NOTHING, "DS": F.NOTHING, "SR": F.NOTHING,
    "RP": F.NOTHING, "PU": F.PUBLISHER, "PI": F.PLACE, "PA": F.NOTHING, "JI": F.SHORT, "J9": F.SHORT, "PD": F.DATE,
    "U1": F.NOTHING, "U2": F.NOTHING, "U3": F.NOTHING, "SV": F.NOTHING, "NV": F.NOTHING, "C1": F.EVENT_PLACE,
    "EF": F.NOTHING, "LB": F.NOTHING, "L3": F.NOTHING, "ST": F.NOTHING,
}  # fmt: skip
_REFWORKS = _RIS | {
    "RT": F.KIND, "OP": F.PAGES, "K1": F.KEYWORDS, "FD": F.DATE, "A3": F.TRANSLATOR, "T2": F.CONTAINER,
    "LL": F.NOTHING, "DS": F.NOTHING, "PN": F.NUMBER, "CL": F.GENRE, "WT": F.CONTAINER, "OL": F.NOTHING,
}  # fmt: skip
_ENDNOTE = {
    "0": F.KIND, "A": F.AUTHOR, "E": F.EDITOR, "Y": F.TRANSLATOR, "?": F.TRANSLATOR, "T": F.TITLE, "Q": F.TITLE_EN,
    "J": F.CONTAINER, "B": F.CONTAINER, "S": F.SERIES, "D": F.YEAR, "8": F.DATE, "V": F.VOLUME, "N": F.NUMBER,
    "P": F.PAGES, "I": F.PUBLISHER, "C": F.PLACE, "@": F.SERIAL, "R": F.DOI, "U": F.URL, "K": F.KEYWORDS,
    "X": F.ABSTRACT, "Z": F.NOTE, "G": F.LANGUAGE, "7": F.EDITION, "9": F.GENRE, "F": F.KEY, "L": F.CN,
    "[": F.ACCESSED, "O": F.SHORT, "+": F.NOTHING, "W": F.NOTHING, "~": F.NOTHING, "M": F.NOTHING, "!": F.NOTHING,
    "H": F.NOTHING, "1": F.NOTHING, "2": F.NOTHING, "3": F.NOTHING, "4": F.NOTHING, "<": F.NOTHING, ">": F.NOTHING,
    "^": F.NOTHING,
}  # fmt: skip
_JOINED = frozenset({F.ABSTRACT, F.NOTE, F.TITLE, F.CONTAINER, F.NOTHING})
"""Statements that a program may break over lines; elsewhere a line without a tag is a stray one."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """How a format writes a line, which tag opens a record and which one ends it, and what the tags mean."""

    line: re.Pattern[str]
    opening: str
    closing: str
    fields: Mapping[str, Field]


RIS = Tagging(re.compile(r"([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*)|$)"), "TY", "ER", _RIS)
ENDNOTE = Tagging(re.compile(r"%(\S)\s+(.*)"), "0", "", _ENDNOTE)
REFWORKS = Tagging(re.compile(r"([A-Za-z][A-Za-z0-9])\s+(.*)"), "RT", "", _REFWORKS)


def read_tagged(text: str, tagging: Tagging) -> Iterator[Record]:
    """The records of a file, one for each opening tag; what stands before the first is a record without a kind."""
    record: Record | None = None
    last = F.NOTHING
    for number, line in enumerate(text.split("\n"), 1):
        found = tagging.line.fullmatch(line.strip())
        tag = found[1].upper() if found else ""
        if tag == "EF":
            continue
        if tag == tagging.opening or (record is None and line.strip()):
            if record is not None:
                yield finished(record)
            record, last = Record(number), F.NOTHING
        if record is None:
            continue
        if found is None or (tag not in tagging.fields and tag not in ("", tagging.closing)):
            _take_stray(record, line.strip(), last if found is None else None)
            continue
        last = tagging.fields[tag]
        record.add(last, found[2] or "")
        if tag == tagging.closing:
            yield finished(record)
            record = None
    if record is not None:
        yield finished(record)


def _take_stray(record: Record, line: str, last: Field | None) -> None:
    """A line without a tag continues the text before it; with an unknown one, or elsewhere, it is kept apart."""
    if last is F.KEYWORDS:
        record.add(last, line)
    elif last in _JOINED and last is not None:
        if line and record.values.get(last):
            record.values[last][-1] += f" {line}"
    elif line:
        record.rest.append(line)


def finished(record: Record) -> Record:
    """The record with what depends on its kind put in its place."""
    values = record.values
    kind = record.first(F.KIND)
    if kind.isupper():
        values[F.KIND] = [_RIS_KINDS.get(kind, TYPE_OF_REFERENCE_MAPPING.get(kind, ""))]
    kind = record.first(F.KIND).lower()
    code = code_of_kind(kind)
    if code == "P":
        values[F.HOLDER] += [*values.pop(F.EDITOR, []), *values.pop(F.CONTAINER, [])]
    if not values[F.TITLE] and len(values[F.CONTAINER]) > 0 and "book" in kind:
        values[F.TITLE].append(values[F.CONTAINER].pop(0))
    if values[F.HOST]:
        values[F.EVENT] += values[F.CONTAINER]
    if code == "D":
        _finish_thesis(record)
    _finish_people(record, kind)
    _finish_pages(record, code)
    if code == "C" and not values[F.PLACE]:
        values[F.PLACE] += values.pop(F.EVENT_PLACE, [])
    for genre in list(values[F.GENRE]):
        if genre.lower().startswith(("10.", "doi")):
            values[F.GENRE].remove(genre)
            values[F.DOI].append(genre)
    values[F.ARCHIVE] += _archives(values[F.NOTE])
    _shorten(record)
    return record


def _finish_thesis(record: Record) -> None:
    """What stands where a book has its host is the university's; who is named besides the author is the adviser."""
    values = record.values
    values[F.PUBLISHER] += values.pop(F.CONTAINER, [])
    for role in (F.EDITOR, F.THIRD, F.TRANSLATOR):
        values.pop(role, None)
    if not record.first(F.VOLUME).isdigit():
        values[F.GENRE] += values.pop(F.VOLUME, [])


def _finish_people(record: Record, kind: str) -> None:
    """EndNote's edited books have editors for authors; a third role is the editor's where the second is not stated."""
    values = record.values
    third = values.pop(F.THIRD, [])
    if "book" in kind and third and "section" not in kind:
        values[F.EDITOR] = third  # a whole book's second role is the series editor's
    elif not values[F.EDITOR]:
        values[F.EDITOR] += third
    if kind in ("edited book", "book, edited") and not values[F.EDITOR]:
        values[F.EDITOR] = values.pop(F.AUTHOR, [])


def _finish_pages(record: Record, code: str) -> None:
    """The one number that a whole book or thesis has under pages is how many it has, unless its section says so too."""
    pages = record.first(F.PAGES)
    whole = code in ("D", "R") or (code in ("M", "G", "C", "P", "S") and not record.first(F.CONTAINER, F.HOST))
    section = record.values.pop(F.SECTION, [])
    if whole and pages.isdigit() and not record.first(F.LAST_PAGE) and pages not in section:
        record.values.pop(F.PAGES)


def _archives(notes: Iterable[str]) -> list[str]:
    return [note.split(":", 1)[1].strip() for note in notes if note.lower().startswith("archive:")]


def _shorten(record: Record) -> None:
    """Of several names of a journal the one in the title's script, then the longest, is its name.

    One in Latin letters beside a Chinese name is its English name; an abbreviation that stands alone is its name.
    """
    names, short = record.values[F.CONTAINER], record.values[F.SHORT]
    if not names and short:
        names.append(short.pop(0))
    if len(names) < 2:
        return
    chinese = [name for name in names if _HAN.search(name)]
    full = max(chinese if _HAN.search(record.first(F.TITLE)) and chinese else names, key=len)
    others = [name for name in names if name != full]
    if chinese:
        record.values[F.CONTAINER_EN] += [name for name in others if not _HAN.search(name)][:1]
    names[:] = [full]
    short[:] = short or [name for name in others if "." in name][:1]

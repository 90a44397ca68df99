"""A record of a foreign file, its statements under neutral names, and the work that they describe."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from conspectus.bibliography.entries import language_of, month_number
from conspectus.bibliography.kinds import code_and_carrier, genre_of
from conspectus.bibliography.people import one_by_one, person_of
from conspectus.model import Name, Work
from conspectus.parse.names import split_name

_COMMAS = re.compile(r"\s*[,，、]\s*")
_KEYWORDS = re.compile(r"\s*[;；]+\s*|\s*[,，]\s*")
_OTHERS = re.compile(r"等|others|et\.?\s*al\.?|et al", re.IGNORECASE)
_CN = re.compile(r"[0-9]{2}-[0-9]{4}(?:/[A-Z0-9.-]+)?")
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})(?:\s*[-/.月]\s*([0-9]{1,2}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


class Field(Enum):
    """What a line of a foreign record states."""

    KIND = auto()
    KEY = auto()
    TITLE = auto()
    TITLE_EN = auto()
    AUTHOR = auto()
    EDITOR = auto()
    THIRD = auto()
    """Who has a third role: a book's editor, a series editor, a thesis's adviser."""
    TRANSLATOR = auto()
    HOLDER = auto()
    CONTAINER = auto()
    HOST = auto()
    """The book or proceedings that holds it, where the format tells it from ``CONTAINER``."""
    CONTAINER_EN = auto()
    SHORT = auto()
    SERIES = auto()
    EVENT = auto()
    EVENT_PLACE = auto()
    GENRE = auto()
    EDITION = auto()
    VERSION = auto()
    PLACE = auto()
    PUBLISHER = auto()
    YEAR = auto()
    DATE = auto()
    VOLUME = auto()
    NUMBER = auto()
    """A journal's issue, or a report's, standard's or patent's own number."""
    PAGES = auto()
    LAST_PAGE = auto()
    SECTION = auto()
    ARTICLE_NUMBER = auto()
    DOI = auto()
    URL = auto()
    ACCESSED = auto()
    SERIAL = auto()
    """ISSN or ISBN, whichever it is."""
    CN = auto()
    ARCHIVE = auto()
    EPRINT = auto()
    KEYWORDS = auto()
    ABSTRACT = auto()
    NOTE = auto()
    LANGUAGE = auto()
    NOTHING = auto()
    """Understood, but no part of a record (addresses, database names, files)."""


@dataclass(slots=True)
class Record:
    """The statements of one record, in the order of the file, and the lines that are none."""

    line: int
    values: defaultdict[Field, list[str]] = field(default_factory=lambda: defaultdict(list))
    rest: list[str] = field(default_factory=list)

    def add(self, name: Field, value: str) -> None:
        """Adds a statement; an empty one states nothing."""
        if value := " ".join(value.split()):
            self.values[name].append(value)

    def first(self, *names: Field) -> str:
        """The first statement under the first of ``names`` that has one."""
        return next((self.values[name][0] for name in names if self.values.get(name)), "")


def work_of_record(record: Record) -> Work:
    """The work that a record describes. Whatever is missing stays empty."""
    first = record.first
    title = first(Field.TITLE)
    language = language_of(first(Field.LANGUAGE).strip(";；"), title)
    authors, et_al = people(record.values[Field.AUTHOR])
    container = first(Field.HOST, Field.CONTAINER)
    code, carrier = code_and_carrier(first(Field.KIND), _for_kind(record, container))
    date = iso_date(first(Field.DATE), first(Field.YEAR)) or iso_date(first(Field.YEAR))
    year = date[:4] or first(Field.YEAR)[:4]
    number = _unpadded(first(Field.NUMBER))
    issn = next((found for one in record.values[Field.SERIAL] if (found := _issn(one))), "")
    isbn = next((one for one in record.values[Field.SERIAL] if not _issn(one)), "")
    periodical = code in ("J", "N")
    return Work(
        title=title,
        type=code,
        carrier=carrier,
        authors=authors,
        et_al=et_al,
        editors=people(record.values[Field.EDITOR])[0],
        translators=people(record.values[Field.TRANSLATOR])[0],
        holders=people(record.values[Field.HOLDER])[0],
        title_en=first(Field.TITLE_EN),
        container=container,
        container_en=first(Field.CONTAINER_EN),
        container_short=first(Field.SHORT),
        series=first(Field.SERIES),
        event=first(Field.EVENT) if first(Field.EVENT) != container else "",
        genre=genre_of(first(Field.KIND), first(Field.GENRE), chinese=language == "zh"),
        edition=first(Field.EDITION),
        version=first(Field.VERSION),
        place=first(Field.PLACE),
        publisher=first(Field.PUBLISHER),
        year=year,
        date=date if len(date) > 4 else "",
        volume=first(Field.VOLUME),
        issue=number if periodical else "",
        pages=_pages(first(Field.PAGES), first(Field.LAST_PAGE)),
        article_number=first(Field.ARTICLE_NUMBER),
        doi=_DOI.sub("", first(Field.DOI)),
        identifier="" if periodical else number,
        archive=first(Field.ARCHIVE),
        eprint=first(Field.EPRINT),
        url=first(Field.URL),
        accessed=iso_date(first(Field.ACCESSED)),
        isbn=isbn,
        issn=issn,
        cn=next((cn for cn in record.values[Field.CN] if _CN.fullmatch(cn)), ""),
        keywords=_keywords(record.values[Field.KEYWORDS]),
        abstract=first(Field.ABSTRACT),
        note=first(Field.NOTE),
        language=language,
    )


def _for_kind(record: Record, container: str) -> Mapping[str, str]:
    """What decides the kind of a record whose own type does not tell."""
    return {
        "journal": container if record.first(Field.NUMBER) or record.first(Field.VOLUME) else "",
        "booktitle": container,
        "eprint": record.first(Field.EPRINT),
        "eprinttype": record.first(Field.ARCHIVE),
        "publisher": record.first(Field.PUBLISHER),
        "url": record.first(Field.URL),
        "doi": record.first(Field.DOI),
        "type": record.first(Field.GENRE),
    }


def people(stated: list[str]) -> tuple[tuple[Name, ...], bool]:
    """The people of a list with one or more a line, and whether 等 or ``et al.`` stands among them."""
    names = [name for line in stated for name in one_by_one(line) if name]
    et_al = any(_OTHERS.fullmatch(name) for name in names)
    return tuple(_person(name) for name in names if not _OTHERS.fullmatch(name)), et_al


def _person(text: str) -> Name:
    parts = _COMMAS.split(text)
    if len(parts) in (2, 3) and all(parts):
        return person_of(*parts)
    return split_name(text)


def iso_date(text: str, year: str = "") -> str:
    """A printed date as ISO 8601, as exactly as it is stated, or ``""``; ``May 3`` takes its year from ``year``."""
    text = text.strip(" /")
    if found := _DAY.match(text):
        numbers = [int(part) for part in found.groups() if part]
        if 0 < numbers[1] < 13 and (len(numbers) < 3 or 0 < numbers[2] < 32):
            return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
    if (found := _DAY_MONTH.match(text)) and (month := month_number(found[2])):
        return f"{found[3]}-{month:02}-{int(found[1]):02}"
    if (found := _MONTH_DAY.match(text)) and (month := month_number(found[1])):
        stated = re.search("[0-9]{4}", text) or re.match("[0-9]{4}", year)
        day = int(found[2]) if found[2] and 0 < int(found[2]) < 32 else 0
        return f"{stated.group()}-{month:02}" + (f"-{day:02}" if day else "") if stated else ""
    whole = re.match("[0-9]{4}(?![0-9])", text)
    return whole.group() if whole else ""


def _pages(first: str, last: str) -> str:
    """``14-23``; CNKI's ``4-13+23`` is ``4-13,23``."""
    stated = f"{first}-{last}" if last and last != first and "-" not in first else first or last
    stated = re.sub(r"(?<=[0-9])\s*\+\s*(?=[0-9])", ",", stated)
    return re.sub(r"\s*[-–—]+\s*", "-", stated)


def _unpadded(number: str) -> str:
    """CNKI writes the third issue ``03``."""
    return number.lstrip("0") or number if number.isdigit() else number


def _issn(serial: str) -> str:
    """The ISSN that is stated (``1234-5679 (Print)``), or ``""``."""
    found = re.fullmatch(r"([0-9]{4}[-–]?[0-9]{3}[0-9Xx])(?:\s*\(.*\))?", serial)
    return found[1] if found else ""


def _keywords(stated: list[str]) -> tuple[str, ...]:
    words = stated if len(stated) > 1 else [word for line in stated for word in _KEYWORDS.split(line)]
    return tuple(dict.fromkeys(word.strip(" ;；") for word in words if word.strip(" ;；")))

"""What is put right once all fields of an entry are found: parts of one field that are fields of their own.

A book's volume is printed with its title (GB/T 7714—2015 §8.1: ``国史: 第3卷``), a standard's number too; a record
keeps them apart. A host that is an archive or a press is no journal.
"""

from __future__ import annotations

import re

from conspectus.parse.references.fold import fold
from conspectus.parse.references.gbt import STANDARD
from conspectus.parse.references.reading import Reading

_VOLUME = re.compile(
    r"[\s:.,·]*[(]?\s*(?:第\s*(?P<number>[0-9]{1,3}(?:\s*[-~—]\s*[0-9]{1,3})?|[一二三四五六七八九十百]+)\s*卷|제\s*(?P<korean>[0-9]+)\s*권"
    r"|(?P<whole>第\s*[0-9一二三四五六七八九十百]+\s*[册冊辑]|[上中下][卷册冊])|[Vv]ol(?:ume|\.)?\s*(?P<latin>[0-9]{1,3}|[IVX]{1,5}))\s*[)]?$"
)
_NUMBER_BEHIND = re.compile(
    rf"(?:\s*[:.]\s*|\s+(?:[Nn]o\.?\s*)?)(?P<id>{STANDARD}|(?=[A-Z0-9./-]*[A-Z])[A-Z0-9]+(?:[-/.][A-Z0-9]+)+(?:[-/.][0-9.]+)|CN\s?[0-9]{{7,}}[0-9.]*[A-Z]?)$"
)
_NUMBER_BEFORE = re.compile(rf"(?P<id>{STANDARD})\s+(?=\S)")
_WHOLE_IN_MARKS = re.compile("《[^《》]+》")
_ARCHIVE = re.compile(
    r"(?:出版社|书局|书店|印书馆|数据中心|平台|档案馆|图书馆|研究院|研究所|实验室|委员会|公司|Xiv)(?:[-(（].*)?$|(?:Xiv|Press|Publishers?)$"
)
HOUSE = re.compile(
    r"[^\s,.:]{2,12}(?:出版社|刊行社|书局|书店|印书馆)|(?:[A-Z][A-Za-z]+\s)+(?:Press|Publishers|Publishing)"
)
_STANDARD = re.compile(
    r"(?:[A-Z]{2,5}[0-9]{0,4}(?:/[A-Z]{1,3}){0,2})\s?(?:[A-Z]\s?)?[0-9][0-9.]*[-—:](?P<year>(?:19|20)[0-9]{2})"
)
_BOOKS = frozenset({"", "M", "C", "G", "Z", "A", "R", "CM"})


def settle(reading: Reading) -> None:
    """Places volume, number and archive apart from the fields they were printed with."""
    _settle_volume(reading)
    _settle_marks(reading)
    if not reading.type:
        _settle_number(reading)
        _settle_standard(reading)
        _settle_archive(reading)
        _settle_house(reading)


def split_volume(title: str) -> tuple[str, str]:
    """A title without the volume printed behind it, and that volume: ``国史: 第3卷`` → ``国史``, ``3``."""
    found = _VOLUME.search(fold(title))
    if not found or not found.start() or (found.group("whole") and "(" in found.group()):
        return title, ""
    group = next(group for group, value in found.groupdict().items() if value)
    return title[: found.start()], found.group(group)


def _settle_volume(reading: Reading) -> None:
    """The volume of a book, or of the book an entry is part of."""
    if reading.type not in _BOOKS or "issue" in reading.spans or "volume" in reading.spans:
        return
    for name in ("title", "container"):
        span = reading.spans.get(name)
        found = _VOLUME.search(reading.text, span.start, span.end) if span else None
        if span is None or found is None or found.start() == span.start or (name == "title" and _serial(reading)):
            continue
        if found.group("whole") and "(" in found.group():
            continue  # （上册） in brackets is how a title names itself
        reading.release(name)
        reading.mark(*found.span())
        group = next(group for group, value in found.groupdict().items() if value)
        reading.take("volume", *found.span(group))
        reading.take(name, span.start, found.start())
        return


def _settle_marks(reading: Reading) -> None:
    """A journal in title marks behind a type mark: ``题名[J],《刊名》(2): 5-9``."""
    span = reading.spans.get("container")
    if span is None or not reading.type or not _WHOLE_IN_MARKS.fullmatch(reading.text, span.start, span.end):
        return
    reading.release("container")
    reading.mark(span.start, span.end)
    reading.take("container", span.start + 1, span.end - 1)


def _serial(reading: Reading) -> bool:
    """Whether the entry is an unmarked article, whose title may end in anything."""
    return not reading.type and "container" in reading.spans


def _settle_number(reading: Reading) -> None:
    """The number of a standard, patent or report that an unmarked entry prints with its title."""
    span = reading.spans.get("title")
    if span is None or "identifier" in reading.spans or "issue" in reading.spans:
        return
    behind = _NUMBER_BEHIND.search(reading.text, span.start, span.end)
    before = _NUMBER_BEFORE.match(reading.text, span.start, span.end)
    found = before or behind
    if not found or (found is behind and (found.start() == span.start or not _is_number(found.group("id")))):
        return
    reading.release("title")
    reading.mark(*found.span())
    reading.take("identifier", *found.span("id"))
    if found is before:
        reading.take("title", found.end(), span.end)
    else:
        reading.take("title", span.start, found.start())


def _settle_standard(reading: Reading) -> None:
    """An unmarked entry with the number of a standard is one; its year stands in the number where nowhere else."""
    span = reading.spans.get("identifier")
    number = _STANDARD.fullmatch(reading.text, span.start, span.end) if span else None
    if not number:
        return
    reading.type = "S"
    if "year" not in reading.spans:
        reading.take("year", *number.span("year"))


def _is_number(text: str) -> bool:
    """A number has at least three figures in a row; ``COVID-19`` and ``G-20`` are words."""
    return bool(re.search("[0-9]{3}", text))


def _settle_archive(reading: Reading) -> None:
    """A data centre or a press that stands alone before the year published the work: it is no journal."""
    span = reading.spans.get("container")
    serial = any(name in reading.spans for name in ("volume", "issue", "pages", "publisher", "editors"))
    if span is None or serial or not _ARCHIVE.search(span.of(reading.text)):
        return
    reading.release("container")
    reading.take("publisher", span.start, span.end)


def _settle_house(reading: Reading) -> None:
    """A press that stands where a title would, in an entry that prints none."""
    span = reading.spans.get("title")
    others = any(name in reading.spans for name in ("container", "publisher", "url", "volume", "issue"))
    if span is None or others or not HOUSE.fullmatch(reading.text, span.start, span.end):
        return
    reading.release("title")
    reading.take("publisher", span.start, span.end)

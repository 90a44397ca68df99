"""What follows the title of a Western entry, found by its labels rather than by one style's order.

Western styles put volume, issue, pages, date, editors, place and publisher in many orders, but print most of
them with a label or in a form of their own. So each is searched for; the container is what stands before the
first of them, and what is left over behind it is the place and the publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from conspectus.parse.references.patterns import YEAR
from conspectus.parse.references.people import looks_like_authors
from conspectus.parse.references.reading import Reading

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo"
    r"|abril|mayo|junio"
    r"|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre"
    r"|ottobre|dicembre"
    r"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b\.?"
)
_PAGE = r"[A-Za-z]{0,2}[0-9]{1,6}[A-Za-z]?"
_RANGE = rf"{_PAGE}\s*[-~—]+\s*{_PAGE}(?:\s*[,;]\s*{_PAGE}\s*[-~—]+\s*{_PAGE})*"
_DAYS = r"(?:[0-9]{1,2}(?:\s*[-/]\s*[0-9]{1,2})?(?:st|nd|rd|th)?,?\s*)?"
_MARKS = {
    "pages": re.compile(
        rf"[(,;:.\s]\s*(?:\b[Pp]{{1,2}}\b\.?|\b[Pp]ages?\b|\b[Pp]gs?\b\.?|\b[Ss]\.)\s*(?P<pages>{_RANGE}"
        rf"|{_PAGE}(?:\s?ff?\.)?)\b"
        rf"|\(\s*(?P<paren>{_RANGE})\s*\)|(?<=[0-9]),\s*(?P<solo>[0-9]{{2,6}})(?=\s*\([^()]{{0,12}}{YEAR}\))"
        rf"|(?<=[0-9)])\s*:\s*(?P<after>{_RANGE}|{_PAGE})(?=\s*(?:[.,;(]|$))"
        rf"|[,;]\s*(?P<bare>{_RANGE})(?=\s*(?:[.,;(]|$))"
        rf"|(?<=[0-9)])[\s,]\s*(?P<close>[0-9]+\s*[-~—]+\s*[0-9]+)(?=\s*(?:[.,;(]|$))",
    ),
    "volume": re.compile(
        r"[(,;.\s]\s*\b(?:[Vv]ol(?:ume|s)?\b\.?|[Bb]and|[Tt]ome|[Bb]d\."
        r"|v\.(?=\s*[0-9]))\s*(?P<volume>[0-9]+[A-Za-z]?|[IVXLC]+)\b"
        r"|(?:(?<=[,.])\s*|(?<=[a-zA-Z)])\s+)(?P<number>(?!(?:1[5-9]"
        r"|20)[0-9]{2}\s*[;,])[A-Z]?[0-9]{1,4}[A-Z]?)(?=\s*(?:\(\s*[^()]{1,14}\)|[:/]\s*[A-Za-z]?[0-9]"
        r"|\s[0-9]+\s*[-~—]\s*[0-9]|[,;]\s*(?:[0-9]{1,6}\s*\(|[Nn]o\b|[Ii]ss|[Nn]um|pp?\b"
        r"|[0-9A-Z]+\s*[-~—]\s*[0-9])))"
        rf"|(?<=[A-Za-z.)]),\s*(?P<beside>[0-9]{{1,3}})(?=,\s*\(?(?:{_MONTH}\s*)?{YEAR}\b)"
        rf"|(?:(?<=[0-9])\s*[,;]|(?<=[a-z]);)\s*(?P<later>(?!{YEAR}\b)[0-9]{{1,4}})(?=\s*(?:\(\s*[0-9][^()]{{0,8}}\)"
        rf"|[:,]\s*[A-Za-z]?[0-9]))",
    ),
    "issue": re.compile(
        r"(?<=[0-9A-Z])\s*\(\s*(?:[Nn]os?\.?|[Ii]ssue"
        r"|[Pp]t\.?)?\s*(?P<issue>[0-9]{1,4}(?:\s*[-/,]\s*[0-9]+)?[A-Z]?|[Ss]uppl\.?[^()]{0,8}"
        r"|[0-9]+\s*,?\s*(?:[Pp]t|[Pp]art)\.?\s*[0-9A-Z]+)\s*\)"
        r"|[(,;.\s]\s*\b(?:[Nn]os?\.|[Nn]o(?=\s*[0-9])|[Nn]um(?:ber)?\b\.?|[Ii]ss(?:ue)?\b\.?|[Nn]r\."
        r"|n°)\s*(?P<number>[0-9]+(?:\s*[-/]\s*[0-9]+)?)\b"
    ),
    "date": re.compile(
        rf"\(\s*(?P<early>{YEAR})[a-z]?,\s*{_MONTH}(?:\s*[0-9]{{1,2}})?\s*\)"
        rf"|[(,;.\s]\s*(?:\(\s*)?(?:{_DAYS}{_MONTH}(?:\s*[-/]\s*{_MONTH})?\s*,?\s*{_DAYS})(?P<dated>{YEAR})[a-z]?\b"
        rf"(?:\s*\))?"
        rf"|[(,;.:\s]\s*\(?\s*(?:c|©)?(?P<year>{YEAR})(?P<letter>[a-z]?)(?![-~—0-9/])(?:\s+{_MONTH}\s*(?:[0-9]{{1,2"
        rf"}})?(?:\s*[-/]\s*{_MONTH})?)?\s*\)?(?=\s*(?:[.,;:()]|$|[-~—]\s))",
        re.IGNORECASE,
    ),
    "edition": re.compile(
        r"[(,;.\s]\s*(?P<edition>(?:[0-9]+\s?(?:st|nd|rd|th|d)|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth"
        r"|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ff]irst|[Rr]ev(?:ised)?\.?|[Nn]ew"
        r"|[Ii]nternational)\s+[Ee]d(?:itio)?n?\b\.?)"
    ),
    "editors": re.compile(
        r"[.,;(]\s*\(?[Ee]d(?:ited|s?\.)\s+(?:and\s+\w+\s+)?by\s+(?P<by>[^();:]{4,160}?)(?=\)|;|:"
        r"|\.\s+(?=[A-Z][a-z])|,\s*(?:[0-9]|pp?\b|[Vv]ol)|$)"
        r"|[,.(]\s*[Ee]ds\.?:?\s+(?P<eds>(?:[A-Z][^,();:]{2,60}(?:,\s*|\s+and\s+|\s*&\s*|$|(?=[.;)(])))+)"
    ),
}
_OPENING_EDITORS = re.compile(
    r"\s*(?P<names>[^()\[\]:]{3,200}?)\s*[,.]?\s*(?:[(\[]\s*(?:[Ee]ds?\.?|[Ee]ditors?|[Hh]r?s?gg?\.?|a cura di"
    r"|[Cc]omps?\.?|[Oo]rg\.?s?)\s*[)\]]"
    r"|\b(?:[Ee]ditors?|[Ee]ds\.?|[Ee]d\.(?!\s*by))(?=\s*[,.:]))\s*[,.:]?\s*"
)
_HOUSE = re.compile(
    r"\b(?:Press|Publish(?:ers?|ing)|Verlag|Books?|Inc|Ltd|Wiley|Springer|Elsevier|Academic|Routledge|Kluwer|Sage"
    r"|SAGE|Blackwell"
    r"|McGraw|Prentice|Addison|Benjamins|Kaufmann|Edit(?:ora|ions|orial)|Éditions|Editore|Co|Company|Sons|Hall"
    r"|House|UP|Presses|Foundation|Institut[e]?|University|Universit\w+|College"
    r"|Dept|Department|Laborator\w+|Corporation|Corp|Ministry|Agency|Bureau|Office|Council|Association|Macmillan"
    r"|Penguin|Oxford|Cambridge|MIT|ACM|IEEE|Gallimard|Knopf|Harper|Norton|Erlbaum)\b"
)
_MEETING = re.compile(
    r"\b(?:Proc(?:eedings|s)?|Conf(?:erence)?|Symp(?:osium)?|Workshop|Congress|Meeting|Colloquium|Annual|Advances"
    r"|Trans(?:actions)?|Journal|Lecture Notes|Handbook|Encyclop\w+|Review|Annals|Bulletin|Letters|Magazine"
    r"|Nature|Science|Communications|Studies|Quarterly|Times|Today|News)\b"
)
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bSt)(?<!\bVol)(?<!\bInt)(?<!\bConf)(?<!\bProc)(?<!\bTrans)(?<!\bSymp)\.\s+(?=[A-Z(\[])"
)
_COMMA_HOUSE = re.compile(
    r",\s+(?=[^,.]{0,40}\b(?:Press|Publish\w+|Verlag|Wiley|Springer|Elsevier|Kaufmann|Kluwer|Routledge|UP)\b)"
)
_REPORT = re.compile(
    r"\s*(?:PEER\s+|NASA\s+|[Ii]nternal\s+|[Rr]esearch\s+)?(?:[Tt]ech(?:nical|\.)\s+(?:[Rr]ep(?:ort|\.)"
    r"|[Mm]emo(?:randum)?\b\.?|[Nn]ote)|[Rr]eport|[Ww]orking [Pp]aper)"
    r"\s*(?:[Nn](?:o|umber|r)?\b\.?\s*)?(?P<number>(?:[A-Z][A-Za-z]{0,9}[\s-])?(?:[A-Z]+[-/ ]?)*[0-9][0-9A-Za-z./-"
    r"]*)?(?=[\s,.(]|$)"
)
_PLACE = re.compile(r"(?P<place>[A-Z][^:.;()0-9]{1,50}(?:\.[^:.;()0-9]{0,20}){0,3}):\s*(?P<publisher>[^:;()]{2,120})$")
_NOTE = re.compile(
    r"(?P<label>\[(?:Online|Internet|CD-ROM|Electronic version)\]\.?(?:\s*Available(?:\s+(?:from|at|online))?\s*:?)?"
    r"|\b(?:Available|Retrieved|Accessed)\b(?:\s+(?:from|at|online))?\s*:?|\bISBN\b|\bCited(?=\s+[0-9]+\s+times)"
    r"|\[cited\b)",
    re.IGNORECASE,
)


class _Label(NamedTuple):
    """A labelled field: which, its range with the label, and the range of its value."""

    name: str
    start: int
    end: int
    value: tuple[int, int]


def is_western(reading: Reading) -> bool:
    """Whether the entry is printed in Latin letters throughout."""
    return not re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", reading.text)


def read_western(reading: Reading, start: int, end: int, *, hosted: bool) -> bool:
    """What follows the title; ``hosted``: ``In`` or quotation marks say that a container must come.

    False, and nothing placed, where no label is found in it.
    """
    close = _without_notes(reading, start, end)
    noted, (start, end) = close < end, reading.trimmed(start, close, edges=" .,;:")
    if start >= end:
        return noted
    opened = _opening_editors(reading, start, end) if hosted else _report(reading, start, end)
    marks = list(_marks(reading, opened, end))
    dated = next((mark for mark in marks if mark.name == "date" and mark.start <= opened + 1), None)
    opened = dated.end if dated else opened
    first = min((mark.start for mark in marks if mark is not dated), default=end)
    stop = _container_stop(reading.text, opened, first, end)
    serial = hosted or any(name in ("volume", "issue", "pages") for name, *_ in marks)
    piece = reading.text[opened:stop]
    if (
        not piece.strip(" .,;(")
        or (not serial and not _MEETING.search(piece))
        or _is_imprint(reading, opened, first, marks)
    ):
        _take_marks(reading, marks)
        _take_left(reading, _gaps(opened, end, marks))
        return True
    _take_container(reading, opened, stop)
    _take_marks(reading, marks)
    _take_left(reading, _gaps(stop, end, marks))
    return True


def _without_notes(reading: Reading, start: int, end: int) -> int:
    """Where the imprint ends before ``[Online]. Available:``, ``Retrieved from``, ``ISBN``; the label is placed."""
    note = _NOTE.search(reading.text, start, end)
    if not note:
        return end
    reading.mark(*note.span())
    return note.start()


def _report(reading: Reading, start: int, end: int) -> int:
    """``Technical Report TR88-12,`` before the institution; returns where the institution begins."""
    found = _REPORT.match(reading.text, start, end)
    if not found:
        return start
    reading.type = reading.type or "R"
    if found.group("number"):
        reading.take("identifier", *found.span("number"))
    reading.mark(*found.span())
    return found.end()


def _opening_editors(reading: Reading, start: int, end: int) -> int:
    """``M. Grant & S. Poole (Eds.),`` before the container; returns where the container begins."""
    found = _OPENING_EDITORS.match(reading.text, start, end)
    if not found or not looks_like_authors(found.group("names")):
        return start
    reading.take_names("editors", *found.span("names"))
    reading.mark(*found.span())
    return found.end()


def _marks(reading: Reading, start: int, end: int) -> Iterator[_Label]:
    """Every labelled field: its name, its range with the label, and the range of its value."""
    for name, pattern in _MARKS.items():
        if name in reading.spans or (name == "date" and "year" in reading.spans):
            continue
        found = list(pattern.finditer(reading.text, max(0, start - 1), end))
        if not found:
            continue
        best = found[-1] if name == "date" else found[0]
        group = next(key for key, value in best.groupdict().items() if value and key != "letter")
        close = best.end("letter") if group == "year" else best.end(group)
        yield _Label(name, best.start(), best.end(), (best.start(group), close))


def _container_stop(text: str, start: int, first: int, end: int) -> int:
    """Where the container ends: before the first label, or at a stop before it."""
    for stop in _STOP.finditer(text, start, first):
        after = text[stop.end() : first].strip(" .,;(")
        if stop.start() - start > 3 and (_PLACE.match(after) or _HOUSE.search(after)):
            return stop.start()
    house = _COMMA_HOUSE.search(text, start + 3, first)
    return house.start() if house else min(first, end)


def _is_imprint(reading: Reading, start: int, first: int, marks: list[_Label]) -> bool:
    """Whether ``place: publisher`` or a publisher stands where a container would."""
    piece = reading.text[start:first].strip(" .,;(")
    numbered = any(name in ("volume", "issue") for name, *_ in marks)
    return bool(_PLACE.match(piece)) and not numbered and not _MEETING.search(piece)


def _take_container(reading: Reading, start: int, stop: int) -> None:
    """The container without the town in which a meeting was held."""
    text = reading.text
    town = re.search(r",\s*(?P<place>[A-Z][\w .'-]{2,30}(?:,\s*[A-Z][\w .]{1,25})?)\s*[,(]?\s*$", text[start:stop])
    met = town and re.search(
        r"\b(?:Proc|Conf|Symp|Workshop|Congress|Meeting|Colloquium)", text[start : start + town.start()]
    )
    if town and met and not _HOUSE.search(town.group("place")):
        reading.take("container", start, start + town.start())
        reading.take("place", start + town.start("place"), start + town.end("place"))
    else:
        reading.take("container", start, stop)


def _take_marks(reading: Reading, marks: list[_Label]) -> None:
    for name, start, end, value in marks:
        if name == "editors":
            reading.take_names("editors", *value)
        else:
            reading.take("year" if name == "date" else name, *value)
        reading.mark(start, end)


def _gaps(start: int, end: int, marks: list[_Label]) -> Iterator[tuple[int, int]]:
    """The ranges between labelled fields, where place and publisher stand."""
    at = start
    for _, first, last, _ in sorted(marks, key=lambda mark: mark.start):
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _take_left(reading: Reading, gaps: Iterator[tuple[int, int]]) -> None:
    for gap in gaps:
        start, end = reading.trimmed(*gap, edges=" .,;:()[]")
        if end - start < 3:
            reading.mark(*gap)
            continue
        _take_imprint(reading, start, end)


def _take_imprint(reading: Reading, start: int, end: int) -> None:
    """``Place: Publisher``, ``Publisher, Place``, or only one of them."""
    placed = _PLACE.match(reading.text, start, end)
    if placed:
        reading.take("place", *placed.span("place"))
        reading.take("publisher", *placed.span("publisher"))
        return
    comma = reading.text.find(",", start, end)
    house = _HOUSE.search(reading.text, start, end)
    if comma > 0 and house and house.start() < comma:
        cut = re.search(r",\s*(?!Inc|Ltd|Co\b|LLC|and\b|&)(?=[A-Z])", reading.text[start:end])
        at = start + cut.start() if cut else end
        reading.take("publisher", start, at)
        reading.take("place", at, end)
    elif house or "place" in reading.spans:
        reading.take("publisher", start, end)
    elif re.fullmatch(r"[A-Z][\w.' -]+(?:,\s*[A-Z][\w. ]+){0,2}", reading.text[start:end]) and comma > 0:
        reading.take("place", start, end)
    else:
        reading.take("publisher", start, end)

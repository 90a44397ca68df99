"""Entries whose title stands in title marks: ``作者：《书名》，出版社2019年版`` and ``Author, "Title," Journal``."""

from __future__ import annotations

import re

from conspectus.parse.names import split_inverted
from conspectus.parse.references.patterns import PAGES, YEAR
from conspectus.parse.references.people import looks_like_authors, year_after_authors
from conspectus.parse.references.publication import read_imprint, read_serial
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.western import read_western

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》|〈(?P<article>(?:[^〈〉]|〈[^〈〉]*〉)+)〉")
_ENGLISH = re.compile(
    r"[“\"](?P<title>[^”\"]{6,300}?)[,.]?[”\"][,.]?\s*|(?:``|‘‘)(?P<tex>.{6,300}?)[,.]?(?:''|’’|\")[,.]?\s*"
    r"|«\s*(?P<guillemets>[^«»]{6,300}?)[,.]?\s*»[,.]?\s*|(?<=[,.]\s)‘(?P<single>[^‘]{6,300}?)[,.]?’[,.]?\s+(?=[a-z(A-Z])"
)
_ROLE = re.compile(r"[,，\s]*(?:主编|编著|编|著|译|撰|整理|校注|等)*\s*[:：,，。.]?\s*$")
_NUMBERS = re.compile(
    rf"[,，。\s]*(?P<year>{YEAR})?\s*年?\s*(?:第\s*(?P<volume>[0-9]+)\s*卷)?[,，\s]*(?:第\s*(?P<issue>[0-9]+(?:[-/—][0-9]+)?)\s*期)?"
    rf"[,，\s(]*(?:第|頁|页|pp?\.)?\s*(?P<pages>{PAGES})?\s*[页頁)]?"
)
_PUBLISHER = re.compile(
    rf"[,，。.\s]*(?P<publisher>[^,，。0-9]{{2,40}}?)\s*[,，]?\s*(?P<year>{YEAR})\s*年?(?:版|出版)?(?:[,，\s]*第\s*(?P<pages>{PAGES})\s*页)?"
)
_EDITION = re.compile(r"\s*(?P<bracket>\([^()]{1,16}版\))")
"""The edition of a journal or newspaper behind its closed title: ``《…学报》（人文社会科学版）``."""
_DATE = re.compile(rf"[,，\s]*(?P<y>{YEAR})年(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日")


def read_book_marks(reading: Reading, end: int) -> bool:
    """An entry in the humanities' style, title and container in 《》 or 〈〉; False where it is none."""
    text = reading.text
    title = _TITLE.search(text, 0, end)
    closed = title and re.match(r"\s*(?:[,，。.;；(\[《]|$)", text[title.end() : end])
    if not title or not closed or not _opens_title(text, title.start()):
        return False
    name = title.lastgroup or "title"
    _read_people(reading, title.start())
    reading.take(name if name == "title" else "title", *title.span(name))
    reading.mark(*title.span())
    host = _TITLE.search(text, title.end(), end)
    if host and host.start() - title.end() < 40:
        _read_numbers(reading, _take_container(reading, host, end), end)
    else:
        _read_publisher(reading, title.end(), end)
    return True


def _take_container(reading: Reading, host: re.Match[str], end: int) -> int:
    """The journal in its title marks, with the edition that stands behind them; returns where its numbers begin."""
    start, stop = host.span(host.lastgroup or "title")
    edition = _EDITION.match(reading.text, host.end(), end)
    if not edition:
        reading.take("container", start, stop)
        reading.mark(*host.span())
        return host.end()
    first, last = edition.span("bracket")
    reading.take("container", start, last, f"{reading.raw[start:stop]}{reading.raw[first:last]}")
    reading.mark(host.start(), last)
    return last


def _opens_title(text: str, at: int) -> bool:
    """Whether the title mark stands where a title begins: first, or after authors, a colon, a stop or a year."""
    before = text[:at].strip()
    if not before:
        return True
    if before[-1] in ":.。)":
        cut = before.rstrip(":.。) ")
        return looks_like_authors(re.sub(rf"\s*\(?{YEAR}[a-z]?年?.*$", "", cut))
    dated = re.sub(rf"[,，]\s*{YEAR}[a-z]?\s*[,，]?$", "", before)
    return before[-1] in ",，" and looks_like_authors(dated.rstrip(",，"))


def _read_people(reading: Reading, end: int) -> None:
    dated = year_after_authors(reading.text, 0, end)
    if dated:
        at, match = dated
        reading.take_names("authors", 0, at)
        if inverted := split_inverted(reading.raw[:at]):
            reading.names["authors"] = inverted
        if "year" in match.re.groupindex:
            reading.take("year", match.start("year"), match.end("letter"))
        reading.mark(at, end)
        return
    role = _ROLE.search(reading.text[:end])
    stop = role.start() if role else end
    reading.take_names("authors", 0, stop)
    reading.mark(stop, end)


def _read_numbers(reading: Reading, start: int, end: int) -> None:
    """What follows the journal's title: ``2010年第10期，第56—75页`` or a newspaper's date."""
    date = _DATE.match(reading.text, start, end)
    if date:
        value = f"{date.group('y')}-{date.group('m').zfill(2)}-{date.group('d').zfill(2)}"
        reading.take("date", date.start("y"), date.end(), value)
        reading.take("year", *date.span("y"))
        reading.type = "N"
        return
    numbers = _NUMBERS.match(reading.text, start, end)
    if numbers:
        for name in ("year", "volume", "issue", "pages"):
            if numbers.group(name):
                reading.take(name, *numbers.span(name))
        reading.mark(*numbers.span())


def _read_publisher(reading: Reading, start: int, end: int) -> None:
    found = _PUBLISHER.match(reading.text, start, end)
    if not found or "year" in reading.values:
        read_imprint(reading, start, end)
        return
    colon = reading.text.find(":", *found.span("publisher"))
    if colon >= 0:
        reading.take("place", found.start("publisher"), colon)
        reading.take("publisher", colon + 1, found.end("publisher"))
    else:
        reading.take("publisher", *found.span("publisher"))
    reading.take("year", *found.span("year"))
    if found.group("pages"):
        reading.take("pages", *found.span("pages"))
    reading.mark(*found.span())


def read_quoted(reading: Reading, end: int) -> bool:
    """An English entry with its title in quotation marks (Chicago, MLA, IEEE); False where it is none."""
    title = _ENGLISH.search(reading.text, 0, end)
    if not title or re.search("[\u3400-\u9fff]", title.group()):
        return False
    before = reading.text[: title.start()].rstrip(" ,.")
    if before and not looks_like_authors(re.sub(rf"[,.]?\s*\(?{YEAR}[a-z]?\)?$", "", before)):
        return False
    _read_people(reading, title.start())
    reading.take("title", *title.span(title.lastgroup or "title"))
    reading.mark(*title.span())
    start = title.end()
    host = re.match(r"in:?\s+", reading.text[start:end], re.IGNORECASE)
    if host:
        reading.mark(start, start + host.end())
        start += host.end()
    if read_western(reading, start, end, hosted=True):
        return True
    if not read_serial(reading, start, end):
        read_imprint(reading, start, end)
    return True

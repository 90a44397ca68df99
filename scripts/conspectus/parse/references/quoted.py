"""Entries whose title stands in quotation marks: ``Author, "Title," Journal``."""

from __future__ import annotations

import re

from conspectus.parse.names import HAN
from conspectus.parse.references.patterns import PAGES, YEAR
from conspectus.parse.references.people import looks_like_authors, year_after_authors
from conspectus.parse.references.publication import read_imprint, read_serial
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.western import read_western

_ENGLISH = re.compile(
    r"[“\"](?P<title>[^”\"]{6,300}?)[,.]?[”\"][,.]?\s*|(?:``|‘‘)(?P<tex>.{6,300}?)[,.]?(?:''|’’|\")[,.]?\s*"
    r"|«\s*(?P<guillemets>[^«»]{6,300}?)[,.]?\s*»[,.]?\s*|(?<=[,.]\s)‘(?P<single>[^‘]{6,300}?)[,.]?’[,.]?\s+(?=[a-z(A-Z])"
)
_CHINESE = re.compile(
    rf"[“‘](?P<title>.+?)(?:[,.][”’]|[”’]\s*,)\s*(?P<container>[{HAN}][^,，“”]*?)\s*,?"
    r"(?:\s*(?:vol\.|卷)?\s*(?P<volume>[0-9]{1,4}))?\s*,?\s*(?:\((?P<round>[A-Z]?[0-9]+(?:-[0-9]+)?|增刊\s*[0-9]?)\)"
    r"|no\.\s*(?P<issue>[A-Z]?[0-9]+(?:-[0-9]+)?|增刊\s*[0-9]?))?"
    rf"\s*(?:\((?P<year>{YEAR})\))?\s*(?:[,:]\s*(?:pp?\.\s*)?(?P<pages>{PAGES}))?(?:\s*,\s*(?P<late>{YEAR}))?\s*[.。]?\s*$"
)
"""Chinese works in the form of IEEE, Chicago or Harvard: ``张三, “题名,” 刊名, vol. 3, no. 2, pp. 4-9, 2020``."""
_ROLE = re.compile(r"[,，\s]*(?:主编|编著|编|著|译|撰|整理|校注|等)*\s*[:：,，。.]?\s*$")


def _read_people(reading: Reading, end: int) -> None:
    dated = year_after_authors(reading.text, 0, end)
    if dated:
        at, match = dated
        reading.take_names("authors", 0, at)
        if "year" in match.re.groupindex:
            reading.take("year", match.start("year"), match.end("letter"))
        reading.mark(at, end)
        return
    role = _ROLE.search(reading.text[:end])
    stop = role.start() if role else end
    reading.take_names("authors", 0, stop)
    reading.mark(stop, end)


def _read_chinese_quoted(reading: Reading, end: int) -> bool:
    found = _CHINESE.search(reading.text, 0, end)
    before = reading.text[: found.start()].rstrip(" ,.") if found else ""
    numbered = found and any(found.group(name) for name in ("volume", "round", "issue", "pages"))
    if not found or not numbered or not looks_like_authors(re.sub(rf"[,.]?\s*\(?{YEAR}[a-z]?\)?$", "", before)):
        return False
    _read_people(reading, found.start())
    for group, field in (("round", "issue"), ("late", "year")):
        if found.group(group):
            reading.take(field, *found.span(group))
    for name in ("title", "container", "volume", "issue", "year", "pages"):
        if found.group(name):
            reading.take(name, *found.span(name))
    reading.mark(*found.span())
    return True


def read_quoted(reading: Reading, end: int) -> bool:
    """An English entry with its title in quotation marks (Chicago, MLA, IEEE); False where it is none."""
    if _read_chinese_quoted(reading, end):
        return True
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

"""Entries that carry a type mark, as GB/T 7714 prints them: ``作者. 题名[J]. 刊名, 年, 卷(期): 页``.

The mark splits an entry in two. Before it stand authors, in author-year lists the year, and the title; after
it the imprint, whose form depends on the type. (GB/T 7714—2015 §8, GB/T 7714—2025 §8.)
"""

from __future__ import annotations

import re

from conspectus.parse.references.patterns import YEAR, take_parenthesised_date, take_year_after
from conspectus.parse.references.people import (
    AUTHOR_AND_TRANSLATOR,
    author_end,
    colon_after_authors,
    looks_like_authors,
    year_after_authors,
)
from conspectus.parse.references.publication import read_imprint, read_serial
from conspectus.parse.references.reading import Reading

TYPE_MARK = re.compile(
    r"\[\s*(?P<type>CM|CP|DB|DS|EB|PP|[MCJDNRPSGAZ])\s*(?:[/1l|]\s*(?P<carrier>[O0]L|CD|DK|MT|WB|[A-Z]{2}))?\s*\]"
)
STANDARD = r"[A-Z]{1,5}[0-9]{0,4}(?:/[A-Z]{1,3}){0,2}\s?(?:[A-Z]\s?)?[0-9][0-9.]*(?:[-—:][0-9]{2,4})(?![0-9])"
"""The number of a standard: ``GB/T 15618—1995``, ``JTG D60—2015``, ``DB51/T 120—2019``, ``ISO 690:2010``."""
_IDENTIFIED = frozenset("PSRA")
_CERTAIN_IDENTIFIER = re.compile(
    rf"\s*[:]\s*(?P<id>[A-Z]{{2}}[0-9]{{6,}}(?:\.[0-9X])?[A-Z]?[0-9]?|{STANDARD}"
    r"|(?:arXiv|bioRxiv|medRxiv|ChinaXiv|PsyArXiv|ChemRxiv|SSRN)\s?:?\s?[0-9][0-9A-Za-z.]+"
    r"|[0-9A-Z]+(?:[-~][0-9A-Z]+){2,}|[0-9A-Z]+[-~][0-9A-Z]+/[0-9.]+)\s*$"
)
_IDENTIFIER_AFTER = re.compile(
    r"[:]\s*(?:(?P<country>[A-Z.]{2,6}|[^\s,:]{2,6})\s*,\s*)?"
    r"(?P<id>(?=[^:]*[0-9])(?:[^:\s]{1,12}[\[〔(]\s*[0-9]{4}\s*[\]〕)]\s*(?:第\s*)?[0-9]+\s*号|[A-Za-z0-9][A-Za-z0-9/.\-—\s]*))\s*$"
)
_IDENTIFIER_BEFORE = re.compile(
    rf"^(?P<id>[A-Z]{{2,5}}(?:/[A-Z])?\s*[A-Z]?-?[0-9][0-9.]*(?:[-—][0-9]+)+|{STANDARD})(?:\s+|\s*[,:.。]\s*)"
)
_ANALYTIC = re.compile(
    r"\s*[.:。]?\s*(?://|∥)\s*|\s*[.:。]?\s*(?:见|载)\s*[::]\s*|\s*[.:。]?\s*In\s*[::]\s*", re.IGNORECASE
)

_EDITORS_IN_BRACKETS = re.compile(r"\s*(?P<names>[^:()]{3,120}?)\s*\(\s*[Ee]ds?\.?\s*\)\s*[.,:]?\s*")
_PREPRINT_NUMBER = re.compile(r"[\s.。]*(?P<id>[A-Za-z]+Xiv\s?:\s?[0-9][0-9A-Za-z.]*[0-9A-Za-z])(?=\s*[,.(\[]|\s*$)")
"""``[PP/OL]. ChinaXiv:202001.00012, 2020``."""
_OLD_HOST = re.compile(r"\s*[.。,]?\s*(?:In:?\s+(?=[A-Z]))?")
_PATENT_NUMBER = re.compile(
    r"[\s.,:。]*(?:(?P<place>[^\s,:.。0-9]{2,12}?)(?:专利)?\s*[:,]\s*)?(?P<id>(?:[A-Z]{2}\s?)?[0-9]{6,}(?:\.[0-9X])?[A-Z]?[0-9]?)\s*(?=[,.。]|$)"
)
_WHOLE_IN_MARKS = re.compile("《([^《》]+)》")
_OPENING_YEAR = re.compile(
    rf"\s*[(\[]?\s*(?P<year>{YEAR})(?P<letter>[a-z]?)年?\s*(?:[)\]]\s*[.:。,]?|[.:。,])\s*(?=[^\s0-9\[])"
)
"""The year before a title without authors: ``2012. 题名[N]``."""
_PLACE = re.compile(
    r"\s*[^.:,。]{1,20}:\s*[^\s0-9]|\s*\[\s*(?:出版|[Ss]\.)|\s*[^.:,。]{2,20}(?:社|书局|书店|馆)\s*,\s*(?:1[5-9]|20)[0-9]{2}"
)


def find_mark(reading: Reading) -> re.Match[str] | None:
    """The first type mark of the entry that follows some text or opens an entry without a title."""
    return TYPE_MARK.search(reading.text)


def read_marked(reading: Reading, mark: re.Match[str], addresses: int) -> None:
    """Reads an entry with a type mark. ``addresses``: where date of access, URL or DOI begin."""
    reading.type = mark.group("type")
    reading.carrier = (mark.group("carrier") or "").replace("0", "O")
    reading.mark(mark.start(), mark.end())
    reading.code("type", *mark.span("type"))
    if reading.carrier:
        reading.code("carrier", *mark.span("carrier"))
    read_head(reading, 0, mark.start())
    end = addresses if addresses > mark.end() else len(reading.text)
    host = _ANALYTIC.match(reading.text, mark.end(), end) or _old_host(reading, mark, end)
    if host:
        reading.mark(host.start(), host.end())
        read_host(reading, host.end(), end)
    elif reading.type in "JN":
        if not read_serial(reading, mark.end(), end):
            read_imprint(reading, mark.end(), end)
    else:
        start = _read_patent_number(reading, mark.end(), end) if reading.type == "P" else mark.end()
        _read_book(reading, start, end)


def _old_host(reading: Reading, mark: re.Match[str], end: int) -> re.Match[str] | None:
    """``题名[A]. 编者. 文集[C].``: two marks with nothing but a stop between part and host (CAJ-CD B/T 1—1998)."""
    second = TYPE_MARK.search(reading.text, mark.end(), end) if mark.group("type") == "A" else None
    return _OLD_HOST.match(reading.text, mark.end(), end) if second and second.group("type") in "CMGZ" else None


def _read_patent_number(reading: Reading, start: int, end: int) -> int:
    """``[P]. 江苏省: CN123456789A, 2020-01-02``: holder's province and number behind the mark (CNKI's export)."""
    found = _PATENT_NUMBER.match(reading.text, start, end)
    if not found or "identifier" in reading.spans:
        return start
    if found.group("place"):
        reading.take("place", *found.span("place"))
    reading.take("identifier", *found.span("id"))
    reading.mark(*found.span())
    return found.end()


def _read_book(reading: Reading, start: int, end: int) -> None:
    number = _PREPRINT_NUMBER.match(reading.text, start, end) if reading.type == "PP" else None
    if number and "identifier" not in reading.spans:
        reading.take("identifier", *number.span("id"))
        start = number.end()
    if reading.carrier or reading.type in ("EB", "DS", "PP", "CP", "DB", "A", "R", "Z"):
        dated = take_parenthesised_date(reading, start, end)
        if dated is not None:
            end = dated if dated > start else end
    read_imprint(reading, start, end)


def read_head(reading: Reading, start: int, end: int) -> None:
    """Authors, in author-year lists the year, and the title: everything before the type mark."""
    text = reading.text
    if opening := _OPENING_YEAR.match(text, start, end):
        take_year_after(reading, opening)
        take_named_title(reading, opening.end(), end)
        return
    dated = year_after_authors(text, start, end)
    if dated and (stop := author_end(text, start, end)) is not None and stop < dated[0] - 1:
        dated = dated if looks_like_authors(text[start : dated[0]]) and dated[0] - stop < 3 else None
    if dated:
        at, match = dated
        reading.take_names("authors", start, at)
        take_year_after(reading, match)
        take_named_title(reading, match.end(), end)
        return
    if both := AUTHOR_AND_TRANSLATOR.match(text, start, end):
        reading.take_names("authors", *both.span("authors"))
        reading.take_names("translators", *both.span("translators"))
        reading.mark(*both.span())
        take_named_title(reading, both.end(), end)
        return
    stop = author_end(text, start, end)
    stop = colon_after_authors(text, start, end) if stop is None else stop
    if stop is None:
        take_named_title(reading, start, end)
        return
    reading.take_names("authors", start, stop)
    take_named_title(reading, stop + 1, end)


def take_named_title(reading: Reading, start: int, end: int) -> None:
    """The title as printed; the number of a patent, standard, report or file is kept apart from it."""
    if reading.type in _IDENTIFIED:
        start, end = reading.trimmed(start, end)
        after = _IDENTIFIER_AFTER.search(reading.text, start, end)
        if after and after.start() > start:
            reading.take("identifier", after.start("id"), after.end("id"))
            if after.group("country"):
                reading.take_exactly("place", *after.span("country"))
            reading.mark(after.start(), after.end())
            end = after.start()
        before = _IDENTIFIER_BEFORE.match(reading.text[start:end])
        if before and reading.type == "S":
            reading.take("identifier", start, start + before.end("id"))
            start += before.end()
        _take_year_of_standard(reading)
    else:
        start, end = reading.trimmed(start, end)
        certain = _CERTAIN_IDENTIFIER.search(reading.text, start, end)
        if certain and certain.start() > start:
            reading.take("identifier", *certain.span("id"))
            reading.mark(*certain.span())
            end = certain.start()
    take_title(reading, start, end)


def _take_year_of_standard(reading: Reading) -> None:
    """``GB 15618—1995`` states its year where the imprint may not; the imprint's own year is preferred later."""
    place = reading.spans.get("identifier")
    if reading.type != "S" or place is None or "year" in reading.values:
        return
    year = re.search(r"[-—]((?:19|20)[0-9]{2})$", place.of(reading.text))
    if year and not re.search(r"[.,]\s*(?:19|20)[0-9]{2}\b", reading.text[place.end :]):
        reading.take("year", place.start + year.start(1), place.start + year.end(1))


def take_title(reading: Reading, start: int, end: int) -> None:
    """Places a title, keeping the question mark, quotation marks and brackets that belong to it."""
    while (
        start < end
        and reading.text[start] in " .,:;、，。：；)"
        and not (reading.text[start] == ")" and "(" in reading.text[start:end])
    ):
        start += 1
    while start < end and reading.text[end - 1] in " .,:;、，。：；/":
        end -= 1
    inside = _WHOLE_IN_MARKS.fullmatch(reading.text, start, end)
    if inside and reading.type and reading.type not in "JN":
        reading.mark(start, end)
        start, end = inside.span(1)
    if start < end and "title" not in reading.spans:
        reading.take("title", start, end, " ".join(reading.raw[start:end].split()))


def read_host(reading: Reading, start: int, end: int) -> None:
    """After ``//``: the host document with its editors, and its imprint (GB/T 7714—2015 §8.2)."""
    text = reading.text
    again = TYPE_MARK.search(text, start, end)
    stop = author_end(text, start, again.start() if again else end)
    edited = _EDITORS_IN_BRACKETS.match(text, start, end) if again else None
    if edited and looks_like_authors(edited.group("names")):
        reading.take_names("editors", *edited.span("names"))
        reading.mark(*edited.span())
        start = edited.end()
    elif stop is not None and (again or not _imprint_follows(text, stop + 1, end)):
        reading.take_names("editors", start, stop)
        start = stop + 1
    if again:
        reading.mark(again.start(), again.end())
        reading.take("container", start, again.start())
        read_imprint(reading, again.end(), end)
        return
    cut = container_end(text, start, end)
    if cut is None and not read_serial(reading, start, end):
        cut = end
    if cut is not None:
        reading.take("container", start, cut)
        read_imprint(reading, cut, end)


def _imprint_follows(text: str, start: int, end: int) -> bool:
    """Whether place and publisher come next: then what stands before them is the host's title, not its editors."""
    return bool(_PLACE.match(text, start, end)) and container_end(text, start, end) is None


def container_end(text: str, start: int, end: int) -> int | None:
    """The stop before the imprint: a stop that stands before ``place: publisher`` or the year."""
    stops = [m.start() for m in re.finditer(r"[.。](?=\s|[^\x00-\x7f]|[A-Z\[])", text[start:end])]
    for stop in stops:
        rest = text[start + stop + 1 : end]
        if rest.strip(" .") and re.search(r":\s*\S|(?:1[5-9]|20)[0-9]{2}", rest):
            return start + stop
    return None

"""Entries of the humanities and of law, whose titles stand in title marks.

``作者：《书名》，出版地：出版社，年份，第n页`` (历史研究), ``作者：《题名》，载《刊名》2020年第3期`` (法学引注手册),
``作者，2010：《题名》，《刊名》第3期`` (经济研究). What follows the title is a row of statements between commas, each
known by its own form; so they are read one by one, in whatever order a journal prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conspectus.parse.names import HAN, split_inverted
from conspectus.parse.references.patterns import YEAR, take_year_after
from conspectus.parse.references.people import looks_like_authors, year_after_authors
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.statements import read_statement

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》|〈(?P<article>(?:[^〈〉]|〈[^〈〉]*〉)+)〉")
_BARE_TITLE = re.compile(
    rf"[“\"](?P<title>[^“”\"]*[{HAN}][^“”\"]*)[”\"](?=\s*[,，。]?\s*(?:载|见)?\s*[《〈])"
    rf"|(?<=[,，])\s*(?P<article>[^,，《》“”]*[{HAN}]{{3}}[^,，《》“”]*)(?=[,，]\s*载\s*[《〈])"
)
"""A title in quotation marks or in none, told by the journal in its title marks behind it: ``“论桥”，《桥梁》``."""
_TWO_ROLES = re.compile(r"(?P<authors>.+?)\s*[著撰]\s*[,，、;]\s*(?P<translators>.+?)\s*[译譯]\s*[:：,，]?\s*$")
"""``约翰·霍特著，何以译：《…》``."""
LEAD = re.compile(r"\s*(?:参见|參見|详见|詳見|另见|又见|并见|参阅|參閱|参看|转引自|引自|见|見)\s*[::]?\s*(?=\S)")
"""Words that send the reader to a work and are no part of it."""
_CLOSED = re.compile(
    r"\s*(?:[,，。.;；:(（\[《]|$|(?:第?\s*[0-9一二三四五六七八九十]+\s*[卷册冊辑]|卷\s*[0-9一二三四五六七八九十]+|[上中下][卷册冊])(?=\s*[,，。.;；:(（《]|\s*$))"
)
"""What closes a title in its marks; words that go on (``《资本论》第一卷中的…``) make them part of a longer title."""
_ROLE = re.compile(
    r"[,，\s]*(?:主编|主編|编著|編著|总纂|总编|编译|编|編|著|译|譯|撰|纂|辑|整理|校注|点校)?\s*[:：,，。.]?\s*$"
)
_HOST = re.compile(
    rf"[\s,，。.;；:：]*(?P<label>载于|载|載|见于|见|收入|收于|刊于|刊载于|原载|\bin\b)?\s*[::]?\s*"
    rf"(?P<names>《[^《》]{{2,20}}》[{HAN}]{{2,8}}?|[^《》〈〉,。;:0-9]{{2,60}}?)?\s*(?P<role>总主编|主编|主編|编著|選編|选编|编选|编|編|辑)?\s*[:,]?\s*(?=[《〈])"
)
_VOLUME = re.compile(
    r"\s*[(（]?(?:第\s*(?P<number>[0-9一二三四五六七八九十百]+)\s*卷|(?P<whole>第\s*[0-9一二三四五六七八九十百]+\s*[册冊辑]|[上中下][卷册冊编]|卷\s*[0-9一二三四五六七八九十百之]+))[)）]?(?!第?\s*[0-9]+期)"
)
_EDITION = re.compile(r"\s*(?P<bracket>[(（][^()（）]{1,16}版[)）])")
"""An edition behind a closed title: of a book ``（第3版）``, of a journal ``（人文社会科学版）``."""
_BOOK_EDITION = re.compile(
    r"[(（]\s*(?:第\s*[0-9一二三四五六七八九十]+|最新|修订|增订|再|校订|影印|重排|典藏|插图|修訂|增訂)"
)
_PAGE_BEFORE = re.compile(r"(?:[-~—]\s*|第|[页頁]\s*)[0-9]+$")
_PAGE_BEHIND = re.compile(rf"(?!{YEAR}\s*(?:[,.。]|$))[0-9]{{1,4}}(?:\s*[-~—]\s*[0-9]{{1,4}})?\s*(?:页|[,.。]|$)")
"""Between them stands a comma that joins two ranges of pages: ``第20-33,307页``."""
_PLACE = re.compile(rf"\s*(?:[{HAN}]{{2,4}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*")
_HOUSE = re.compile(r"^[^:]*(?:社|书局|書局|书店|書店|馆|館|Press)\s*$")
"""``北京，商务印书馆，1999年``: a place that a comma divides from its press."""
_STOPS = re.compile(r"[,，。;；]\s*|(?<=[^0-9A-Za-z\s])\.\s*(?=\S)|\.\s+|\s*$")


def read_book_marks(reading: Reading, end: int) -> bool:
    """An entry with title and container in 《》 or 〈〉; False, and nothing placed, where it is none."""
    text = reading.text
    if "《" not in text and "〈" not in text:
        return False
    lead = LEAD.match(text, 0, end)
    opens = lead.end() if lead else 0
    bare = _BARE_TITLE.search(text, opens, end)
    title = _TITLE.search(text, opens, end)
    title = bare if bare and title and bare.end() <= title.start() else title
    if not title or not _CLOSED.match(text, title.end(), end) or not _opens_title(text[opens : title.start()]):
        return False
    if lead:
        reading.mark(*lead.span())
    _read_people(reading, opens, title.start())
    reading.take("title", *title.span(title.lastgroup or "title"))
    reading.mark(*title.span())
    _read_behind(reading, _read_edition(reading, _read_volume(reading, title.end(), end), end), end)
    return True


def read_marked_host(reading: Reading, start: int, end: int) -> bool:
    """A journal in title marks behind a title without them (APA in Chinese): ``题名。《刊名》，5（6），20-33``."""
    stops = re.match(r"[\s.。]*", reading.text[start:end])
    host = _TITLE.match(reading.text, start + (stops.end() if stops else 0), end)
    if not host:
        return False
    _read_behind(reading, _take_container(reading, host, end), end)
    return True


def read_titled_host(reading: Reading, start: int, end: int) -> bool:
    """Everything behind a title that stands without title marks: ``题名,载某某编《文集》,北京:…``."""
    _read_behind(reading, start, end)
    return True


def _opens_title(before: str) -> bool:
    """Whether the title mark stands where a title begins: first, or after authors, a colon, a stop or a year."""
    before = before.strip()
    if not before:
        return True
    if before[-1] in ":.。)":
        cut = before.rstrip(":.。) ")
        return looks_like_authors(re.sub(rf"\s*[,，]?\s*\(?{YEAR}[a-z]?年?[^,.。，]{{0,8}}$", "", cut))
    spaced = re.sub(rf"\s{YEAR}[a-z]?$", "", before)
    if spaced != before and looks_like_authors(spaced):
        return True
    dated = re.sub(rf"[,，]\s*{YEAR}[a-z]?\s*[,，]?$", "", before)
    return before[-1] in ",，" and looks_like_authors(dated.rstrip(",，"))


def _read_people(reading: Reading, start: int, end: int) -> None:
    dated = year_after_authors(reading.text, start, end)
    if dated:
        at, match = dated
        reading.take_names("authors", start, at)
        if inverted := split_inverted(reading.raw[start:at]):
            reading.names["authors"] = inverted
        take_year_after(reading, match)
        reading.mark(at, end)
        return
    both = _TWO_ROLES.fullmatch(reading.text, start, end)
    if both:
        reading.take_names("authors", *both.span("authors"))
        reading.take_names("translators", *both.span("translators"))
        reading.mark(both.end("authors"), both.start("translators"))
        reading.mark(both.end("translators"), end)
        return
    role = _ROLE.search(reading.text[:end], start)
    stop = role.start() if role else end
    reading.take_names("authors", start, stop)
    reading.mark(stop, end)


def _read_volume(reading: Reading, start: int, end: int) -> int:
    """``第3卷``, ``（上册）`` behind a closed title; returns where the rest begins."""
    found = _VOLUME.match(reading.text, start, end)
    if not found:
        return start
    reading.take("volume", *found.span("number" if found.group("number") else "whole"))
    reading.mark(*found.span())
    return found.end()


def _read_edition(reading: Reading, start: int, end: int) -> int:
    found = _EDITION.match(reading.text, start, end)
    if not found or not _BOOK_EDITION.match(found.group("bracket")):
        return start
    reading.take("edition", found.start("bracket") + 1, found.end("bracket") - 1)
    reading.mark(*found.span())
    return found.end()


def _read_behind(reading: Reading, start: int, end: int) -> None:
    """Everything behind the title: its host, if one comes, and the statements between commas."""
    start = _read_host(reading, start, end)
    statements = list(_statements(reading.text, start, end))
    for at, (first, last) in enumerate(statements):
        following = reading.text[slice(*statements[at + 1])] if at + 1 < len(statements) else ""
        if _PLACE.fullmatch(reading.text, first, last) and _HOUSE.search(following):
            reading.take("place", first, last)
        else:
            read_statement(reading, first, last)
    if "issue" in reading.spans and "container" not in reading.spans and "publisher" in reading.spans:
        span = reading.release("publisher")
        reading.take("container", span.start, span.end)  # 《题名》, 刊名, 卷 5, 期 6


def _read_host(reading: Reading, start: int, end: int) -> int:
    found = _HOST.match(reading.text, start, end) if "container" not in reading.spans else None
    host = _TITLE.match(reading.text, found.end(), end) if found else None
    if not found or not host:
        return start
    names = found.group("names")
    if names and not looks_like_authors(names.strip()):
        return start
    if names:
        reading.take_names("editors", *found.span("names"))
    reading.mark(found.start(), found.start("names") if names else found.end())
    reading.mark(*(found.span("role") if found.group("role") else (0, 0)))
    return _read_volume(reading, _take_container(reading, host, end), end)


def _take_container(reading: Reading, host: re.Match[str], end: int) -> int:
    """The host in its title marks, with the edition that stands behind them; returns where its numbers begin."""
    start, stop = host.span(host.lastgroup or "title")
    edition = _EDITION.match(reading.text, host.end(), end)
    if not edition or _BOOK_EDITION.match(edition.group("bracket")):
        reading.take("container", start, stop)
        reading.mark(*host.span())
        return _read_edition(reading, host.end(), end)
    first, last = edition.span("bracket")
    reading.take("container", start, last, f"{reading.raw[start:stop]}{reading.raw[first:last]}")
    reading.mark(host.start(), last)
    return last


def _statements(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between commas and stops; a comma inside brackets or between two page ranges does not divide."""
    at = start
    for stop in _STOPS.finditer(text, start, end):
        piece = text[at : stop.start()]
        if piece.count("(") > piece.count(")") or piece.count("〔") > piece.count("〕"):
            continue
        if _PAGE_BEFORE.search(piece) and _PAGE_BEHIND.match(text, stop.end(), end):
            continue
        if piece.strip():
            yield at, stop.start()
        at = stop.end()

"""One statement of an entry whose statements stand between commas: its kind is told by its own form.

``2020年第3期``, ``第12—15页``, ``李明译``, ``北京：商务印书馆``, ``海城大学2010年博士学位论文``, ``2020年3月1日``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from conspectus.parse.names import HAN
from conspectus.parse.references.patterns import PAGES, YEAR, iso
from conspectus.parse.references.people import looks_like_authors
from conspectus.parse.references.reading import Reading

_DEGREE = r"(?:博士后?|硕士|學士|学士|碩士|本科)(?:研究生)?(?:学位|學位|毕业|畢業)*(?:论文|論文|出站报告)"
_NUMBERS = re.compile(
    rf"(?P<year>{YEAR})?\s*年?\s*(?:第\s*(?P<volume>[0-9]+)\s*卷|(?P<plain>[0-9]{{1,3}})(?=\s*\())?\s*,?\s*"
    r"(?:总\s*第\s*[0-9]+\s*期|\(?\s*第?\s*(?P<issue>[A-Z]?[0-9]+(?:\s*[-/—、]\s*[A-Z]?[0-9]+)?|增刊\s*[0-9]?|[春夏秋冬][季]?)\s*(?:期|号|季?号|卷)\)?"
    r"|\((?P<bracketed>[A-Z]?[0-9]+(?:[-/—][0-9]+)?|增刊\s*[0-9]?)\))\s*(?:合刊)?\s*(?:\(?\s*总\s*第\s*[0-9]+\s*期\)?)?"
    rf"\s*(?:\(\s*(?P<late>{YEAR})\s*年?\s*\))?"
)
_DATE = re.compile(
    rf"(?P<y>{YEAR})\s*[年.-]\s*(?P<m>[0-9]{{1,2}})\s*[月.-]\s*(?P<d>[0-9]{{1,2}})\s*日?(?:发布|印发|通过|施行)?"
)
_MONTH = re.compile(rf"(?P<y>{YEAR})年(?P<m>[0-9]{{1,2}})月(?:版|刊)?")
_DAY = re.compile(r"(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日")
_SHEET_BEHIND = re.compile(r"(?<=日)\s*[,(]?\s*第?\s*(?P<pages>[A-Z]?[0-9]{1,3})\s*版\s*[)]?$")
"""The page of a newspaper right behind its date: ``3月18日第1版``."""
_PAGES = re.compile(
    rf"(?:第|頁|页|pp?\.)\s*(?P<pages>{PAGES})\s*[页頁]?(?:[ab上下左右]|及?以下|以降|注[0-9]*)?|(?P<bare>{PAGES})\s*[页頁]|(?P<range>[0-9]+\s*[-~—]\s*[0-9]+(?:[,、]\s*[0-9]+)?|[0-9]{{1,4}})"
)
_SHEET = re.compile(r"第?\s*(?P<pages>[A-Z]?[0-9]+(?:[-—~,、][A-Z]?[0-9]+)?)\s*版")
_ROLE = re.compile(
    r"(?P<names>[^《》:]{2,80}?)\s*等?\s*(?P<role>译注|译校|校译|编译|翻译|譯|译|总主编|主编|編|编著|编选|编|辑注|校注|点校|點校|标点|整理|注释|注解|校|注|辑)(?:\s*本)?"
)
_IMPRINT = re.compile(
    rf"(?:(?P<place>[^:]{{1,24}}):\s*)?(?P<publisher>(?:(?!{YEAR}年)[^:])*?[^:0-9\s])\s*(?:(?P<year>{YEAR})\s*年?)?\s*(?:版|出版|印行|刻本|影印|影印本|重印|再版)?"
)
_YEAR = re.compile(rf"(?P<year>{YEAR})\s*年?\s*(?:[0-9]{{1,2}}月)?(?:版|出版|影印|重印)?(?:\(|（)?")
_EDITION = re.compile(
    r"\(?(?P<edition>第\s*[0-9一二三四五六七八九十]+\s*版|[0-9]+版|(?:修订|增订|校订|影印|重排|修訂)[0-9]*[版本])\)?"
)
_THESIS = re.compile(
    rf"(?:(?P<place>[{HAN}]{{2,6}}):\s*)?(?P<school>[^0-9:]{{4,30}}?)?\s*(?:(?P<year>{YEAR})\s*年?(?:届)?)?\s*(?P<genre>{_DEGREE})|(?P<late>{_DEGREE})"
)
_VOLUME = re.compile(
    r"第\s*(?P<number>[0-9一二三四五六七八九十百]+)\s*卷|(?P<whole>第\s*[0-9一二三四五六七八九十百]+\s*[册冊辑]|[上中下][卷册冊编]|卷\s*[0-9一二三四五六七八九十百之上中下]+)"
)
_LETTERED = re.compile(r"(?P<name>卷|期|页)\s*(?P<value>(?:增刊\s*)?[A-Z]?[0-9]+(?:\s*[-–~—/,]\s*[0-9]+)*)")
"""Chinese lists in IEEE's style: ``卷 5, 期 6, 页 20-33``."""
_NUMBERED = re.compile(rf"[(]?(?P<id>[{HAN}]{{1,10}}[\[〔(（][0-9]{{4}}[\]〕)）]\s*(?:第\s*)?[0-9]+\s*号)[)]?")
_VOLUME_COLON = re.compile(
    rf"(?P<volume>[0-9]{{1,4}})\s*[:：]\s*(?P<issue>[0-9]{{1,4}}(?:[-/][0-9]{{1,3}})?|增刊\s*[0-9]?)\s*(?:\(\s*(?P<year>{YEAR})\s*年?(?:[0-9]{{1,2}}月)?\s*\))?"
)
"""``43：1（2020）``, as journals of Taiwan and Hong Kong print volume and issue."""
_ENCLOSED = re.compile(rf"\(\s*(?P<inside>[^()]*{YEAR}\s*年?(?:[0-9]{{1,2}}月)?\s*)\)")
"""An imprint or a year in brackets: ``（北京：商务印书馆，1999年）``."""
_BRACKETED = re.compile(
    r"\s*[(\[]\s*(?:(?P<sort>[^()\[\]]*?)\s*[Nn]o\.\s*(?P<id>[^()\[\]]+)"
    r"|[Vv]?(?P<version>[0-9]+(?:\.[0-9]+)+)|(?P<kind>[a-z ]{4,24}))\s*[)\]]"
)


def read_statement(reading: Reading, start: int, end: int) -> None:
    """Places one statement of an entry; what has no known form stays unplaced."""
    while found := _BRACKETED.match(reading.text, start, end):
        for name, field in (("id", "identifier"), ("version", "version"), ("kind", "genre"), ("sort", "genre")):
            if found.group(name):
                reading.take(field, *found.span(name))
        reading.mark(*found.span())
        start = found.end()
    start, end = reading.trimmed(start, end)
    enclosed = _ENCLOSED.fullmatch(reading.text, start, end)
    if enclosed:
        reading.mark(start, end)
        comma = reading.text.rfind(",", *enclosed.span("inside"))
        pieces = [(comma + 1, end - 1), (start + 1, comma)] if comma > 0 else [(start + 1, end - 1)]
        for first, last in pieces:
            read_statement(reading, first, last)
        return
    if start < end:
        any(reader(reading, start, end) for reader in _READERS)


def _whole(pattern: re.Pattern[str], reading: Reading, start: int, end: int) -> re.Match[str] | None:
    return pattern.fullmatch(reading.text, start, end)


def _read_fields(reading: Reading, found: re.Match[str] | None, names: dict[str, str]) -> bool:
    """Places the groups of a match in their fields, and marks all of it unless another value holds such a field."""
    if found is None:
        return False
    held = [_holds(reading, field, *found.span(group)) for group, field in names.items() if found.group(group)]
    if all(held):
        reading.mark(*found.span())
    return any(held)


def _holds(reading: Reading, field: str, start: int, end: int) -> bool:
    """Whether a field takes, or already has, what stands here."""
    if reading.take(field, start, end):
        return True
    first, last = reading.trimmed(start, end)
    return reading.values.get(field, "") == reading.text[first:last]


def _read_numbers(reading: Reading, start: int, end: int) -> bool:
    groups = {"year": "year", "volume": "volume", "plain": "volume", "issue": "issue", "bracketed": "issue"} | {
        "late": "year"
    }
    return _read_fields(reading, _whole(_NUMBERS, reading, start, end), groups)


def _read_volume_colon(reading: Reading, start: int, end: int) -> bool:
    groups = {"volume": "volume", "issue": "issue", "year": "year"}
    return _read_fields(reading, _whole(_VOLUME_COLON, reading, start, end), groups)


def _read_lettered(reading: Reading, start: int, end: int) -> bool:
    found = _whole(_LETTERED, reading, start, end)
    kinds = {"卷": "volume", "期": "issue", "页": "pages"}
    return found is not None and _read_fields(reading, found, {"value": kinds[found.group("name")]})


def _read_date(reading: Reading, start: int, end: int) -> bool:
    sheet = _SHEET_BEHIND.search(reading.text[:end], start)
    if sheet and _read_date(reading, start, sheet.start()):
        reading.take("pages", *sheet.span("pages"))
        reading.mark(*sheet.span())
        return True
    found = _whole(_DATE, reading, start, end) or _whole(_MONTH, reading, start, end)
    if found:
        day = found.groupdict().get("d")
        reading.take("date", start, end, iso(found.group("y"), found.group("m"), day))
        reading.take("year", *found.span("y"))
    else:
        found = _whole(_DAY, reading, start, end)
        year = reading.values.get("year", "")[:4]
        if not found or not year:
            return False
        reading.take("date", start, end, iso(year, found.group("m"), found.group("d")))
    reading.type = reading.type or ("N" if "container" in reading.spans else "")
    return True


def _read_pages(reading: Reading, start: int, end: int) -> bool:
    sheet = _whole(_SHEET, reading, start, end) if reading.type == "N" else None
    if sheet:
        return _read_fields(reading, sheet, {"pages": "pages"})
    found = _whole(_PAGES, reading, start, end)
    if found and found.group("range") and not _may_be_bare(reading):
        return False
    return _read_fields(reading, found, {"pages": "pages", "bare": "pages", "range": "pages"})


def _may_be_bare(reading: Reading) -> bool:
    """Pages without a word beside them stand behind a volume or an issue (APA)."""
    return "volume" in reading.spans or "issue" in reading.spans


def _read_plain_volume(reading: Reading, start: int, end: int) -> bool:
    """``5`` behind a journal whose year is known: a volume without an issue."""
    number = re.fullmatch(r"[0-9]{1,3}", reading.text[start:end])
    if not number or "container" not in reading.spans or "year" not in reading.spans or _may_be_bare(reading):
        return False
    return reading.take("volume", start, end)


def _read_role(reading: Reading, start: int, end: int) -> bool:
    found = _whole(_ROLE, reading, start, end)
    if not found or not looks_like_authors(found.group("names").strip()) or re.search("出版", found.group("names")):
        return False
    kind = "translators" if re.search("[译譯]", found.group("role")) else "editors"
    if not reading.take_names(kind, *found.span("names")):
        return False
    reading.mark(*found.span())
    return True


def _read_thesis(reading: Reading, start: int, end: int) -> bool:
    found = _whole(_THESIS, reading, start, end)
    if not found:
        return False
    reading.type = reading.type or "D"
    groups = {"place": "place", "school": "publisher", "year": "year", "genre": "genre", "late": "genre"}
    return _read_fields(reading, found, groups)


def _read_volume(reading: Reading, start: int, end: int) -> bool:
    return _read_fields(reading, _whole(_VOLUME, reading, start, end), {"number": "volume", "whole": "volume"})


def _read_edition(reading: Reading, start: int, end: int) -> bool:
    return _read_fields(reading, _whole(_EDITION, reading, start, end), {"edition": "edition"})


def _read_year(reading: Reading, start: int, end: int) -> bool:
    return _read_fields(reading, _whole(_YEAR, reading, start, end), {"year": "year"})


def _read_identifier(reading: Reading, start: int, end: int) -> bool:
    return _read_fields(reading, _whole(_NUMBERED, reading, start, end), {"id": "identifier"})


def _read_imprint(reading: Reading, start: int, end: int) -> bool:
    found = _whole(_IMPRINT, reading, start, end)
    if not found or "publisher" in reading.spans or not re.search(f"[{HAN}A-Za-z]", found.group("publisher")):
        return False
    if re.search("[《〈]", found.group()) or re.match(
        "中译本|上[網网]日期|访问|取自|检索|载|第[0-9]+条", found.group("publisher")
    ):
        return False
    return _read_fields(reading, found, {"place": "place", "publisher": "publisher", "year": "year"})


_READERS: tuple[Callable[[Reading, int, int], bool], ...] = (
    _read_date,
    _read_year,
    _read_numbers,
    _read_lettered,
    _read_volume_colon,
    _read_plain_volume,
    _read_pages,
    _read_volume,
    _read_edition,
    _read_thesis,
    _read_identifier,
    _read_role,
    _read_imprint,
)
"""From the strictest form to the loosest: whatever no other form fits may be place and publisher."""

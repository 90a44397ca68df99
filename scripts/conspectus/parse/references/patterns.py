"""The small pieces every reference style is made of: dates, addresses, identifiers, volume-issue-pages tails.

All patterns are matched against folded text (half width, same offsets). Digits are written ``[0-9]``: the class
for digits would also match those of other scripts.
"""

from __future__ import annotations

import re

from conspectus.parse.references.reading import Reading

YEAR = r"(?:1[5-9]|20)[0-9]{2}"
PAGE = r"[A-Za-z]{0,5}[0-9]+[A-Za-z]?"
_RANGE = rf"{PAGE}(?:\s*[-~—]+\s*{PAGE})?"
PAGES = rf"(?:{_RANGE}(?:\s*[,+;、]\s*(?!{YEAR}(?![0-9-])){_RANGE}(?![0-9]*[年卷期(]))*|扉页|封[面底二三])"
SPECIAL_ISSUE = r"增刊|专刊|专辑|特刊|合刊|[Ss]uppl|SUPPL|[Zz]"
ISSUE = (
    rf"(?:[^()]{{0,14}}[0-9][^()]{{0,14}}|(?:{SPECIAL_ISSUE})[^()]{{0,10}}"
    r"|[春夏秋冬][季]?[^()]{0,4}|[A-Z]|[一二三四五六七八九十]{1,3}|[上中下])"
)
END = r"(?=\s*(?:[.;。]|$|\[|\(|<|//|∥))"
_MONTH = "(?:1[0-2]|0?[0-9])(?![0-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[0-9])(?![0-9])"
DATE = (
    rf"(?P<date>(?P<dy>{YEAR})(?:\s*年\s*|(?P<dsep>\s?-\s?|[./]))(?P<dm>{_MONTH})"
    rf"(?:(?(dsep)(?P=dsep)|\s*月\s*)(?P<dd>{_DAY})\s*日?|\s*月))"
)
"""A date with one separator throughout: ``2016. 15-20`` is a year and pages."""

_NOTE_IN_WORDS = re.compile("\\([^()]*[\u3400-\u9fff][^()]*\\)")
_WHOLE_DATE = re.compile(DATE)
_ACCESSED = re.compile(
    rf"\[\s*(?:引用日期|访问日期|检索日期|cited|Accessed)?\s*[::]?\s*({YEAR})\s*[-./年]\s*([01]?[0-9])\s*[-./月]\s*([0-3]?[0-9])\s*日?\s*\]"
)
_ACCESSED_IN_WORDS = re.compile(
    rf"(?P<before>[(\[]?\s*(?:最后|最後)?(?:访问|訪問|检索|引用|查询|浏览|阅读|上網|上网|下载|登录|读取)(?:日期|时间|時間|於|于)?\s*[::]?\s*)"
    rf"(?P<y>{YEAR})\s*[年./-]\s*(?P<m>[0-9]{{1,2}})\s*[月./-]\s*(?P<d>[0-9]{{1,2}})\s*日?\s*[)\]]?"
    rf"|见于\s*[::]\s*(?P<im>[0-9]{{1,2}})月\s*(?P<id>[0-9]{{1,2}})\s*,\s*(?P<iy>{YEAR})\.?(?:\s*\[在线\]\.?)?(?:\s*载于\s*[::])?"
    rf"|[(\[]?\s*(?P<ay>{YEAR})\s*[年./-]\s*(?P<am>[0-9]{{1,2}})\s*[月./-]\s*(?P<ad>[0-9]{{1,2}})\s*日?\s*(?:最后|最後)?(?:访问|訪問|检索|引用|查询|浏览|下载|登录|读取)[)\]]?"
)
"""Law reviews and Taiwan's APA print the date of access in words: ``2024年1月9日访问``, ``上網日期：…``."""
_ANY_HAN = re.compile("[\u4e00-\u9fff]")
"""Every form of :data:`_ACCESSED_IN_WORDS` has some; asking first spares a Western entry the slow search."""
_BOTH_DATES = re.compile(
    rf"(?<=\S)\s*[,.]\s*(?P<issued>{YEAR}-[01]?[0-9]-[0-3]?[0-9])\s*/\s*(?P<accessed>{YEAR}-[01]?[0-9]-[0-3]?[0-9])\s*[.。]?\s*$"
)
"""Issue and access behind the address, as older journals print them: ``http://…, 2001-12-19/2002-04-15``."""
_ANGLE_URL = re.compile(r"<\s*((?:https?|ftp)://[^<>]*)>")
_URL = re.compile(
    r"(?:(?:https?|ftp)\s?://\s?|www\.)[!-~]+(?:(?<=[-/_?&=])\s(?=[a-z0-9%/._?&=-]+[./][!-~]))?[!-~]*"
    r"(?:(?<=[/=_?&-])(?!最后|最後|访问|訪問|检索|引用|查询|下载|上网|登录)[\u4e00-\u9fff]+(?=[!-~]|[\s.。]*$)[!-~]*)*",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:\bdoi\s*[::.]?\s*(?:https?://(?:dx\.)?doi\.org/)?|(?<![!-~]))(10\.[0-9]{4,9}/[^\s,;<>\"，。；、]+)",
    re.IGNORECASE,
)
_CSTR = re.compile(r"\bCSTR\s*:\s*[0-9]{5}\.[0-9]{2}\.[!-~]*[0-9A-Za-z]", re.IGNORECASE)
_DOI_IN_URL = re.compile(
    r"(?:doi\.org|/doi(?:/(?:abs|full|pdf|pdfplus|ipdf|epdf|epub|book))?)/(10\.[0-9]{4,9}/[!-~]+?)"
    r"(?:/(?:summary|abstract|full|pdf|epdf|meta))?/?(?:[?#].*)?$",
    re.IGNORECASE,
)
"""A DOI inside the address of its resolver or of a publisher that puts it there (``/doi/full/10.…``)."""
_PAREN_DATE = re.compile(
    rf"\(\s*(?P<y>{YEAR})(?:\s*[-./年]\s*(?P<m>[01]?[0-9])(?:\s*[-./月]\s*(?P<d>[0-3]?[0-9])\s*日?)?)?\s*\)"
)
_TRAILING = ".,;:)]}'"


def iso(year: str, month: str | None = None, day: str | None = None) -> str:
    """``2023-9-1`` as ``2023-09-01``; parts that are missing or zero are left out."""
    parts = [year]
    for part in (month, day):
        if not part or int(part) == 0:
            break
        parts.append(part.zfill(2))
    return "-".join(parts)


def take_addresses(reading: Reading) -> int:
    """Places DOI, URL and date of access wherever they stand; returns where the first of them begins."""
    found = (_take_both_dates, _take_accessed, _take_url, _take_doi, _take_cstr)
    starts = [len(reading.text), *(start for take in found for start in take(reading))]
    return min(starts)


def _take_accessed(reading: Reading) -> list[int]:
    found = list(_ACCESSED.finditer(reading.text))
    if not found:
        return _take_accessed_in_words(reading)
    last = found[-1]
    value = iso(last.group(1), last.group(2), last.group(3))
    if len(value) == 10:
        reading.take("accessed", last.start() + 1, last.end() - 1, value)
    reading.mark(last.start(), last.end())
    return [last.start()]


def _take_both_dates(reading: Reading) -> list[int]:
    found = _BOTH_DATES.search(reading.text) if "/" in reading.text else None
    if not found or not _URL.search(reading.raw, 0, found.start()):
        return []
    issued, accessed = (iso(*found.group(name).split("-")) for name in ("issued", "accessed"))
    reading.take("date", *found.span("issued"), issued)
    reading.take("year", found.start("issued"), found.start("issued") + 4)
    reading.take("accessed", *found.span("accessed"), accessed)
    return [found.start()]


def _take_accessed_in_words(reading: Reading) -> list[int]:
    found = _ACCESSED_IN_WORDS.search(reading.text) if _ANY_HAN.search(reading.text) else None
    if not found:
        return []
    form = next(form for form in ("", "a", "i") if found.group(f"{form}y"))
    value = iso(*(found.group(f"{form}{part}") for part in "ymd"))
    places = [found.span(f"{form}{part}") for part in "ymd"]
    reading.take("accessed", min(places)[0], max(places)[1], value)
    reading.mark(*found.span())
    return [found.start()]


def _take_url(reading: Reading) -> list[int]:
    angle = _ANGLE_URL.search(reading.raw) or _ANGLE_URL.search(reading.text)
    if angle:
        start, end = angle.span(1)
        value = "".join(reading.raw[start:end].split())
        reading.mark(angle.start(), angle.end())
    else:
        plain = _URL.search(reading.raw)
        if not plain:
            return []
        start, end = plain.span()
        dates = _BOTH_DATES.search(reading.text, start)
        end = min(end, dates.start()) if dates else end
        while end > start and (reading.raw[end - 1] in _TRAILING and not _closes(reading.raw[start:end])):
            end -= 1
        value = "".join(reading.raw[start:end].split())
    if "url" in reading.spans:
        return [start]
    reading.take("url", start, end, value)
    in_url = _DOI_IN_URL.search(value)
    if in_url:
        at = reading.raw.find(in_url.group(1), start)
        reading.values["doi"] = in_url.group(1)
        if at >= 0:
            reading.take("doi", at, at + len(in_url.group(1)), in_url.group(1))
    return [angle.start() if angle else start]


def _closes(address: str) -> bool:
    """Whether a closing bracket at the end of an address belongs to it."""
    return address.endswith(")") and address.count("(") >= address.count(")")


def _take_doi(reading: Reading) -> list[int]:
    starts = []
    for found in _DOI.finditer(reading.raw if ":" in reading.raw else reading.text):
        start, end = found.span(1)
        while end > start and reading.text[end - 1] in ".,;:]":
            end -= 1
        if not reading.take("doi", start, end):
            reading.mark(start, end)
        reading.mark(found.start(), start)
        starts.append(found.start())
    return starts


def _take_cstr(reading: Reading) -> list[int]:
    """China's identifier of scientific data, ``CSTR:31253.11.…`` (GB/T 7714—2025 §8.7), kept as a number."""
    found = _CSTR.search(reading.text)
    if not found or ("url" in reading.spans and found.start() < reading.spans["url"].end):
        return []
    reading.take("identifier", *found.span())
    return [found.start()]


def take_parenthesised_date(reading: Reading, start: int, end: int) -> int | None:
    """Places the date that an online entry prints in parentheses, ``(2013-09-30)``; returns where it begins."""
    found = _PAREN_DATE.search(reading.text, start, end)
    if not found:
        return None
    take_date(reading, found.start("y"), found.end() - 1, (found.group("y"), found.group("m"), found.group("d")))
    reading.mark(found.start(), found.end())
    return found.start()


def take_year_after(reading: Reading, match: re.Match[str]) -> None:
    """Places the year of an author-year list, and the date where all of it is printed: ``（1931年11月7日）``."""
    if "year" in match.re.groupindex:
        dated = _WHOLE_DATE.match(reading.text, match.start("year"), match.end())
        if dated and dated.group("dd"):
            value = iso(dated.group("dy"), dated.group("dm"), dated.group("dd"))
            reading.take("date", *dated.span("date"), value)
        reading.take("year", match.start("year"), match.end("letter"))
    mark_but_notes(reading, match)


def mark_but_notes(reading: Reading, match: re.Match[str]) -> None:
    """Marks a match as structure, but for words in brackets, as the year of a reign: ``1705（康熙四十四年）``."""
    at = match.start()
    for note in _NOTE_IN_WORDS.finditer(match.string, *match.span()):
        reading.mark(at, note.start())
        at = note.end()
    reading.mark(at, match.end())


def take_date(reading: Reading, start: int, end: int, parts: tuple[str, str | None, str | None]) -> None:
    """Places a full or partial date, and its year where the entry has not stated one yet."""
    value = iso(*parts)
    if len(value) > 4:
        reading.take("date", start, end, value)
    if "year" not in reading.values and parts[0]:
        reading.take("year", start, start + 4, parts[0])
    reading.mark(start, end)

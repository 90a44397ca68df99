"""What stands after the title: journal, year, volume, issue and pages, or place, publisher, year and pages."""

from __future__ import annotations

import re

from conspectus.parse.names import HAN
from conspectus.parse.places import OPENERS
from conspectus.parse.references.patterns import DATE, END, ISSUE, PAGES, YEAR, mark_but_notes, take_date
from conspectus.parse.references.people import looks_like_authors
from conspectus.parse.references.reading import Reading

_VOLUME = (
    r"(?:[Vv]ol(?:ume)?\.?\s*|第\s*)?(?P<volume>[A-Z]{0,2}[0-9]{1,4}(?:-?[A-Z])?(?:[-/][0-9]{1,4})?)"
    r"\s*卷?(?=\s*(?:[(:,.;\[]|$|第|[Nn]o))"
)
_ISSUES = (
    rf"(?:\(\s*(?:第\s*)?(?P<issue>{ISSUE}?)\s*期?\s*\)"
    r"|第?\s*(?P<issue_zh>[A-Z]?[0-9]+(?:[-/—][A-Z]?[0-9]+)?|增刊\s*[0-9]?)\s*期|[Nn]o\.?\s*(?P<issue_no>[0-9]+(?:[-/][0-9]+)?))"
)
_TAIL = re.compile(
    rf"\s*(?:{DATE}|(?P<year>{YEAR})(?P<letter>[a-z]?)\s*年?)?\s*[,.;]?\s*(?:{_VOLUME})?\s*,?\s*(?:{_ISSUES})?"
    rf"\s*(?:[:,.]\s*(?:pp?\.\s*|第|页|頁)?\s*(?P<pages>{PAGES})\s*[页版頁]?)?(?:\s*\(\s*(?P<late>{YEAR})\s*年?\s*\)(?=\s*\.?\s*$))?{END}"
)
_WHOLE_DATE = re.compile(DATE)
_PAGES_ONLY = re.compile(rf"\s*(?:pp?\.\s*|第|页)?\s*(?P<pages>{PAGES})\s*[页版]?{END}")
_SHEET = re.compile(
    rf"(?:[,.]\s*)?{DATE}\s*[,.]?\s*[(]?\s*第?\s*(?P<pages>[A-Z]?[0-9]{{1,3}}(?:[-,][A-Z]?[0-9]{{1,3}})?)\s*版\s*[)]?{END}"
)
"""``光明日报, 2013年7月2日第2版``: a newspaper's day and page in words."""
_COMING = re.compile(r",\s*(?:网络首发|优先出版|待刊|待发表|录用待刊|即将刊出|[Ii]n press|[Ff]orthcoming)$")
_CUTS = re.compile(r"[,.:。]\s*|\s+(?=[(0-9第])|(?<=[^\x00-\x7f])(?=[(0-9第])|(?=\()")

_ROLE = re.compile(
    r"\s*[.,。]?\s*(?P<names>[^.:。\[\]]{2,120}?)[,\s]*(?P<role>编译|译校|译注|校注|点校|译著|译|(?<![党黨学學])校|注|整理"
    r"|(?:主)?编著?|trans(?:lated|\.)?|[Ee]ds?\.?)\s*(?:[.,。]|$)(?!\s*社)"
)
_TRANSLATED = re.compile(r"\s*[.,]?\s*(?:Translated by|Trans\.?(?:lated)? by)\s+(?P<names>[^.]{3,80})\.", re.IGNORECASE)
_EDITION = re.compile(
    r"\s*[.,。]?\s*\(?(?P<edition>(?:第\s*)?[0-9一二三四五六七八九十]+\s*版|(?:修订|增订|新|再|校订|影印)[0-9]*[版本]|[0-9]+(?:st|nd|rd|th)\s+ed(?:ition|n)?\.?"
    r"|(?:Rev(?:ised)?|New|Second|Third|Fourth|Fifth|First)\.?\s+ed(?:ition|n)?\.?|V(?:er(?:sion)?\.?\s*)?[0-9]+(?:\.[0-9]+)*)\)?\s*(?:[.,;。]|$)",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?P<lead>(?:^|[,.:;。]|\s|(?<=[^\x00-\x7f]))\s*[(\[]?\s*(?:c)?)(?:{DATE}|(?P<year>{YEAR})(?P<letter>[a-z]?))"
    rf"\s*(?:年(?:版|出版)?|印刷|重印|影印)?\s*[)\]]?(?:\([^()]*\))*\s*(?:[:,.。]\s*(?:pp?\.\s*|第|页)?\s*(?P<pages>{PAGES})\s*页?)?{END}"
)
_PLACED_PAGES = re.compile(rf"(?P<lead>:)\s*(?:pp?\.\s*|第)?\s*(?P<pages>{PAGES})\s*页?{END}")
_COMMA_PAGES = re.compile(
    r"(?P<lead>[,])\s*(?:pp?\.\s*|第|页)?(?P<pages>[A-Z]?[0-9]+\s*[-~—]+\s*[A-Z]?[0-9]+)\s*页?\s*[.。]?\s*$"
)
"""Pages behind the publisher where the year stands with the authors: ``北京: 科学出版社, 27-35``."""
_DOTTED_PAGES = re.compile(rf"(?P<lead>[.。])\s*(?:pp?\.\s*|第)?(?P<pages>{PAGES})\s*页?\s*[.。]?\s*$")
"""Pages set off by a stop behind the publisher, as the journals of the Academy of Sciences print them."""
_UNKNOWN = re.compile(
    r"\[\s*(?:出版者不详|出版社不详|出版地不详|地点不详|不详|[Ss]\.?\s?[lLnN]\.?(?:\s*[:,]\s*[Ss]\.?\s?[nN]\.?)?|[Ss]\.?\s?[nN]\.?|[Nn]\.?\s?[pPdD]\.?|出版年不详|出版日期不详)\s*\]"
)
"""``[出版地不详]``, ``[S.l.: s.n.]`` (GB/T 7714—2015 §8.4.1.4, §8.4.2.3): printed, but no value."""
_HOUSE_FIRST = re.compile(rf"(?P<publisher>[^,:]{{2,40}})\s*,\s*(?P<place>[{HAN}]{{2,5}})\s*$")
_HOUSE_END = re.compile("(?:社|书局|書局|书店|馆|館|公司|中心|大学|学院|[党黨]校|研究所|Press)$")
"""``经济科学出版社, 北京``: publisher first, as journals of biology print it."""
_VERSION = re.compile(r"[Vv](?:er(?:sion)?\.?)?\s*(?P<number>[0-9]+(?:\.[0-9]+)*)")
_STATEMENT = re.compile(
    rf"(?P<before>[^.。:]*[{HAN}][^.。:]*(?:(?<=[{HAN}]):\s?[{HAN}][^.。:]*)?)[.。]\s*(?=[^.。:]{{1,20}}:)"
)
_PAPERS = re.compile(r"(?:论文集|論文集|论文选|会议录|会刊|文集|论丛)\s*$")
"""What the papers of a conference are collected in."""
_ABBREVIATED_PLACE = re.compile(r"\b[A-Z][a-z]{1,4}\.$|\b(?:[A-Z]\.){2,}$")
_BARE_PAGES = re.compile(rf"^(?P<lead>[\s.,:。]*)(?:pp?\.\s*|第)?(?P<pages>{PAGES})\s*页?{END}")


def read_serial(reading: Reading, start: int, end: int) -> bool:
    """``刊名, 年, 卷(期): 页`` and its many printed variants. Returns whether it was one."""
    start, end = reading.trimmed(start, end, edges=" .,:;。")
    return _read_sheet(reading, start, end) or _read_numbered(reading, start, end)


def _read_sheet(reading: Reading, start: int, end: int) -> bool:
    sheet = _SHEET.search(reading.text[:end], start)
    if not sheet:
        return False
    reading.take("container", start, sheet.start())
    take_date(reading, *sheet.span("date"), (sheet.group("dy"), sheet.group("dm"), sheet.group("dd")))
    reading.take("pages", *sheet.span("pages"))
    reading.mark(*sheet.span())
    return True


def _read_numbered(reading: Reading, start: int, end: int) -> bool:
    coming = _COMING.search(reading.text[:end], start)
    end = coming.start() if coming else end
    opening = _TAIL.match(reading.text, start, end)
    dated = opening and (opening.group("year") or opening.group("date") or reading.text[start:end].startswith("("))
    if opening and dated and _says_something(opening):
        _take_tail(reading, opening)
        return True
    for cut in _CUTS.finditer(reading.text, start, end):
        if cut.end() == start:
            continue
        tail = _TAIL.match(reading.text, cut.end(), end)
        if tail and _says_something(tail) and not _inside_brackets(reading.text, start, cut.start()):
            if cut.start() > start:
                reading.take("container", start, cut.start())
            _take_tail(reading, tail)
            return True
        pages = _PAGES_ONLY.match(reading.text, cut.end(), end)
        if pages and cut.group().strip() in (",", ":") and cut.start() > start:
            reading.take("container", start, cut.start())
            reading.take("pages", *pages.span("pages"))
            reading.mark(*pages.span())
            return True
    if opening and _says_something(opening):
        _take_tail(reading, opening)
        return True
    if start < end and "container" not in reading.spans and reading.type in ("J", "N") and "year" in reading.values:
        return reading.take("container", start, end)
    return bool(coming and reading.take("container", start, end))


def _inside_brackets(text: str, start: int, at: int) -> bool:
    piece = text[start:at]
    return piece.count("(") > piece.count(")") or piece.count("《") > piece.count("》")


def _says_something(tail: re.Match[str]) -> bool:
    """A tail must state more than one loose number: a year or date, an issue, or volume and pages."""
    group = tail.groupdict()
    dated = group["year"] or group["date"]
    issue = group["issue"] or group["issue_zh"] or group["issue_no"]
    return bool(dated or issue or (group["volume"] and group["pages"]) or group["volume"])


def _take_tail(reading: Reading, tail: re.Match[str]) -> None:
    reading.mark(*tail.span())
    if tail.group("date"):
        take_date(reading, *tail.span("date"), (tail.group("dy"), tail.group("dm"), tail.group("dd")))
    if tail.group("year"):
        reading.take("year", tail.start("year"), tail.end("letter"))
    if tail.group("late"):
        reading.take("year", *tail.span("late"))
    if tail.group("volume") and tail.group("pages") and _is_page_list(tail):
        reading.take("pages", tail.start("volume"), tail.end("pages"))
    elif tail.group("volume"):
        alone = not any(tail.group(name) for name in ("year", "date", "pages", "issue", "issue_zh", "issue_no"))
        pages = alone and ("-" in tail.group("volume") or reading.text[: tail.start()].rstrip().endswith(":"))
        reading.take("pages" if pages else "volume", *tail.span("volume"))
    if tail.group("pages"):
        reading.take("pages", *tail.span("pages"))
    for name in ("issue", "issue_zh", "issue_no"):
        if tail.group(name):
            newspaper = name == "issue" and (reading.type == "N" or _is_sheet(tail))
            reading.type = "N" if newspaper else reading.type
            _take_issue(reading, tail, name, "pages" if newspaper else "issue")


def _is_page_list(tail: re.Match[str]) -> bool:
    """``150-156,308`` behind a journal's name: two ranges of pages, not a volume and a page."""
    between = tail.string[tail.end("volume") : tail.start("pages")]
    issue = any(tail.group(name) for name in ("issue", "issue_zh", "issue_no"))
    return "-" in tail.group("volume") and between.strip() == "," and not issue


def _is_sheet(tail: re.Match[str]) -> bool:
    """Whether what stands in brackets behind a full date is the page of a newspaper: ``2013-03-06(A12)``."""
    return bool(tail.group("dd") and not tail.group("volume") and re.fullmatch("[A-Z]?[0-9]{1,3}", tail.group("issue")))


def _take_issue(reading: Reading, tail: re.Match[str], name: str, field: str) -> None:
    start, end = tail.span(name)
    whole = _WHOLE_DATE.fullmatch(reading.text, start, end)
    if whole and "date" not in reading.spans:
        take_date(reading, start, end, (whole.group("dy"), whole.group("dm"), whole.group("dd")))
        return
    if field == "pages":
        page = re.search(r"[A-Z]?[0-9]+(?:[-,][A-Z]?[0-9]+)*", reading.text[start:end])
        if page:
            start, end = start + page.start(), start + page.end()
    reading.take(field, start, end)


def read_imprint(reading: Reading, start: int, end: int) -> None:
    """``译者, 译. 版本. 地: 出版者, 年: 页`` in any subset, in this order."""
    start = _take_roles(reading, start, end)
    text = reading.text
    dated = (
        _DATED.search(text[:end], start)
        or _PLACED_PAGES.search(text[:end], start)
        or _COMMA_PAGES.search(text[:end], start)
        or _DOTTED_PAGES.search(text[:end], start)
        or _BARE_PAGES.search(text[start:end])
    )
    if dated is None:
        take_place(reading, start, _statement_end(text, start, end))
        return
    shift = start if dated.re is _BARE_PAGES else 0
    group = dated.groupdict()
    if group.get("date"):
        take_date(reading, *dated.span("date"), (group["dy"], group["dm"], group["dd"]))
    elif group.get("year"):
        reading.take("year", dated.start("year"), dated.end("letter"))
    if group["pages"]:
        reading.take("pages", dated.start("pages") + shift, dated.end("pages") + shift)
    if shift:
        reading.mark(dated.start() + shift, dated.end() + shift)
    else:
        mark_but_notes(reading, dated)
    take_place(reading, start, dated.start() + shift)


def _take_roles(reading: Reading, start: int, end: int) -> int:
    """Translators, editors and edition that stand before the place."""
    for _ in range(3):
        before = start
        role = _ROLE.match(reading.text, start, end)
        if role and _is_role(role):
            kind = "translators" if re.match("[^译]*译|trans", role.group("role"), re.IGNORECASE) else "editors"
            reading.take_names(kind, *role.span("names"))
            reading.mark(*role.span())
            start = role.end()
        edition = _EDITION.match(reading.text, start, end)
        if edition:
            version = _VERSION.fullmatch(reading.text, *edition.span("edition"))
            if version:
                reading.take("version", *version.span("number"))
            else:
                reading.take("edition", *edition.span("edition"))
            reading.mark(*edition.span())
            start = edition.end()
        if start == before:
            break
    return start


def _is_role(role: re.Match[str]) -> bool:
    names = role.group("names").strip()
    if re.fullmatch(
        r"(?:[0-9]+(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)?|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Nn]ew|[Ff]irst)", names
    ):
        return False
    if role.group("role").isascii():
        return bool(re.search(r"[,\s]$", role.group()[: role.start("role") - role.start()]))
    return not re.search("出版|大学|[0-9]", names)


def _statement_end(text: str, start: int, end: int) -> int:
    """Where the imprint without a year ends: at the stop that closes it, or at the end."""
    found = re.search(r"[.。](?=\s*$|\s*[(\[])", text[start:end])
    return start + found.start() if found else end


def take_place(reading: Reading, start: int, end: int) -> None:
    """``地: 出版者`` or only one of them; a colon inside the publisher's name stays in it."""
    for unknown in _UNKNOWN.finditer(reading.text, start, end):
        reading.mark(*unknown.span())
        start = start if reading.text[start : unknown.start()].strip(" .:,") else unknown.end()
        end = unknown.start() if unknown.end() + 2 > end else end
    start, end = reading.trimmed(start, end)
    if start >= end:
        return
    start = _take_statement_before(reading, start, end)
    colon = reading.text.find(":", start, end)
    inverted = _HOUSE_FIRST.fullmatch(reading.text, start, end)
    if inverted and reading.type == "C" and _PAPERS.search(inverted.group("publisher")):
        reading.take("container", *inverted.span("publisher"))
        reading.take("place", *inverted.span("place"))
    elif inverted and _is_place_last(inverted):
        reading.take("publisher", *inverted.span("publisher"))
        reading.take("place", *inverted.span("place"))
    elif 0 <= colon - start <= 60:
        _take_place_name(reading, start, colon)
        reading.take("publisher", colon + 1, end)
    else:
        reading.take("publisher", start, end)


def _is_place_last(found: re.Match[str]) -> bool:
    """Whether a publisher and then its place are printed: one of the two is known for what it is."""
    return bool(_HOUSE_END.search(found.group("publisher").strip())) or found.group("place") in OPENERS


def _take_statement_before(reading: Reading, start: int, end: int) -> int:
    """What stands between the mark and the place: authors behind their title, or a host without ``//``."""
    found = _STATEMENT.match(reading.text, start, end)
    if not found:
        return start
    if "authors" not in reading.names and looks_like_authors(found.group("before")):
        reading.take_names("authors", *found.span("before"))
    elif (
        reading.type in ("C", "M", "G") or (not reading.type and _PAPERS.search(found.group("before")))
    ) and "container" not in reading.spans:
        reading.take("container", *found.span("before"))
    else:
        return start
    return found.end()


def _take_place_name(reading: Reading, start: int, end: int) -> None:
    """The place with the stop of an abbreviated state: ``Cambridge, Mass.``."""
    first, last = reading.trimmed(start, end)
    if reading.text[last : last + 1] == "." and _ABBREVIATED_PLACE.search(reading.text[first : last + 1]):
        reading.take_exactly("place", first, last + 1)
    else:
        reading.take("place", start, end)

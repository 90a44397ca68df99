"""The figures of a Western entry: volume and issue, pages, dates and days of access in the words of many languages."""

from __future__ import annotations

import re
from datetime import date

from conspectus.parse.references.patterns import YEAR, iso
from conspectus.parse.references.reading import Reading

_MONTHS = {
    1: "jan janvier enero gennaio januar janeiro", 2: "feb février fevrier febrero febbraio februar fevereiro",
    3: "mar mars marzo märz março", 4: "apr avril abril aprile", 5: "may mai mayo maggio maio",
    6: "jun juin junio giugno junho", 7: "jul juillet julio luglio julho", 8: "aug août aout agosto",
    9: "sep septembre septiembre settembre setembro", 10: "oct octobre octubre ottobre okt outubro",
    11: "nov novembre noviembre novembro", 12: "dec décembre diciembre dicembre dez dezembro",
}  # fmt: skip
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split()}
_MONTH = rf"(?P<month>(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})[a-z]*)\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|º)?\b"
_FULL_DATES = (
    re.compile(rf"\b{_MONTH}\s*{_DAY}\s*,?\s*(?P<year>{YEAR})\b", re.IGNORECASE),
    re.compile(rf"(?<![0-9]){_DAY}\.?\s*(?:de\s+|di\s+)?{_MONTH}\s*,?\s*(?:de\s+)?(?P<year>{YEAR})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<year>{YEAR})[a-z]?\s*,?\s*{_MONTH}\s*{_DAY}", re.IGNORECASE),
    re.compile(rf"\b(?P<year>{YEAR})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])\b"),
    re.compile(rf"(?<![0-9])(?P<day>[0-3]?[0-9])[./](?P<month>[01]?[0-9])[./](?P<year>{YEAR})\b"),
)
_YEAR = re.compile(rf"(?<![0-9])(?P<year>{YEAR}(?:(?<=[0-9])[a-z](?![a-z]))?)(?![0-9])")
_UNDATED = re.compile(r"[\s(\[]*(?:n\.\s?d|s\.\s?[ad]|no date)\b[\s.,)\]]*$", re.IGNORECASE)
_NUMBER = r"(?:[A-Z]{0,2}[0-9]{1,6}[A-Za-z]?(?:[-/–][0-9]{1,4})?|[IVXLCDM]+\b)"
_VOLUME = re.compile(
    rf"[\s,;(\[]*(?:\b(?:vols?|volumes?|v|bd|band|tome|tom|t|jg)\b\s*\.?\s*)?(?P<volume>{_NUMBER})(?!\s*vols?\b)",
    re.IGNORECASE,
)
_LABELLED_VOLUME = re.compile(rf"\b(?:vols?|volumes?|v|bd|band|tome)\b\s*\.?\s*(?P<volume>{_NUMBER})", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?<![a-z])(?:nos?|numbers?|num|nr|n|issues?|iss|heft|h(?=\.)|fasc|núm|pt|part)(?:\b\.?|\s?[°º])\s*(?P<labelled>[0-9]+[A-Za-z]?(?:\s*[-/–]\s*[0-9]+)?)"
    r"|n[°º]\s*(?P<degree>[0-9]+(?:\s*[-/–]\s*[0-9]+)?)"
    r"|(?<=[0-9A-Z\s,])\(\s*(?:no\.?|issue|pt\.?|part)?\s*(?P<round>[^()]{1,16})\)?"
    r"|(?P<special>\b(?:Suppl(?:ement)?|Special\s+Issue)\b\.?(?:\s*[0-9A-Z]+)?)"
    r"|(?<=[0-9])\s*[.:/,]\s*(?P<close>[0-9]{1,4}(?:[-/–][0-9]+)?)(?=[\s.,:;)]*$)",
    re.IGNORECASE,
)
_PAGE = r"[A-Za-z]{0,5}[0-9]+(?:[.:][0-9]+)?[A-Za-z]?"
_PAGES = re.compile(
    rf"(?P<pages>{_PAGE}(?:\s*[-~—]+\s*{_PAGE})?(?:\s*(?:[,;&+]|and)\s*{_PAGE}(?:\s*[-~—]+\s*{_PAGE})?)*(?:\s*ff?\b)?(?:\s*(?:pp?|pages|S)\b)?|[ivxlc]+\s*[-~—]+\s*[ivxlc0-9]+)"
)
_PAGES_LABEL = re.compile(r"\b(?:pp?|pages?|pgs?|s|seiten?|págs?)\b\s*\.?\s*(?=[A-Za-z]{0,2}[0-9])", re.IGNORECASE)
_GLUED_YEAR = re.compile(rf"\s*(?P<year>{YEAR})\s*[;,:]")
_GLUED_PAGES = re.compile(rf"(?<=[0-9)])\s*:\s*(?P<pages>{_PAGE}(?:\s*[-~—]+\s*{_PAGE})?)[\s.,;]*$")


_SURE = re.compile(
    rf"(?:\b(?P<year>{YEAR})(?:\s+[A-Z][a-z]{{2,8}}\.?(?:-[A-Z][a-z]{{2,8}})?(?:\s+[0-9]{{1,2}})?)?\s*;\s*(?P<first>[A-Z]?[0-9]{{1,4}})?"
    r"|(?<![0-9A-Za-z/.(-])(?P<volume>[A-Z]?[0-9]{1,4}))"
    r"(?:\s*\((?:[Nn]o\.\s*|[Pp]t\.?\s*)?(?P<issue>(?!(?:1[5-9]|20)[0-9]{2}\b)[0-9]{1,4}(?:[-–/][0-9]{1,4})?|(?:[0-9]{1,3}\s)?(?:Suppl|Pt|Part)\.?(?:\s?[0-9A-Z]{1,3})?)\))?"
    rf"(?(volume)\s*(?(issue)[:,]|:)|:)\s*(?P<pages>{_PAGE}\s*[-~—]+\s*{_PAGE}|(?(year){_PAGE}|(?!)))(?=[\s.,;)]|$)"
)
"""Figures in a form that nothing else has: ``2014 Sep;9(2):1477-81``, ``48(8), 696-715``, ``48:696-715``."""


def take_sure_numbers(reading: Reading) -> tuple[int, int]:
    """Places figures whose form leaves no doubt; returns where they stand, ``(0, 0)`` where there are none."""
    found = _SURE.search(reading.text)
    if not found:
        return 0, 0
    for name in ("year", "first", "volume", "issue", "pages"):
        if found.group(name):
            reading.take("volume" if name == "first" else name, *found.span(name))
    reading.mark(*found.span())
    return found.span()


def take_numbers(reading: Reading, start: int, end: int) -> None:
    """Volume and issue, and year and pages where they are printed without a blank: ``2014;9(2):1477-81``."""
    whole = start, end
    if year := _GLUED_YEAR.match(reading.text, start, end):
        reading.take("year", *year.span("year"))
        start = year.end()
    pages = _GLUED_PAGES.search(reading.text[:end], start)
    if pages and not re.search(r"[0-9]\s*:\s*[0-9]+\s*:?\s*$", reading.text[start : pages.end()]):
        reading.take("pages", *pages.span("pages"))
        end = pages.start()
    volume = _LABELLED_VOLUME.search(reading.text, start, end)
    issue = _ISSUE.search(reading.text[:end], volume.end() if volume else start)
    if volume is None:
        volume = _VOLUME.match(reading.text, start, issue.start() if issue and _labelled(issue) else end)
    if volume:
        reading.take("volume", *volume.span("volume"))
        issue = _ISSUE.search(reading.text[:end], volume.end()) or (
            issue if issue and issue.end() <= volume.start() else None
        )
    if issue:
        reading.take("issue", *issue.span(issue.lastgroup or 0))
    if volume or issue:
        reading.mark(*whole)


def _labelled(issue: re.Match[str]) -> bool:
    return issue.lastgroup in ("labelled", "degree", "special")


def take_pages(reading: Reading, start: int, end: int) -> None:
    """Pages without the word for them; the number of a book's pages keeps it (``312 pp``)."""
    label = _PAGES_LABEL.search(reading.text, start, end)
    found = _PAGES.search(reading.text, label.end() if label else start, end)
    if found and reading.take("pages", *found.span("pages")):
        reading.mark(label.start() if label else found.start(), end)


def take_printed_date(reading: Reading, start: int, end: int) -> None:
    """The year, with its letter, and the ISO date where a day is printed."""
    full = _full_date(reading, start, end)
    if full and "year" not in reading.spans:
        reading.take("date", *full[0], full[1])
    year = _YEAR.search(reading.text, start, end)
    if (year and reading.take("year", *year.span("year"))) or _UNDATED.match(reading.text, start, end):
        reading.mark(start, end)


def take_accessed(reading: Reading, start: int, end: int) -> bool:
    """The day of access, ISO 8601, where one is printed in full."""
    full = _full_date(reading, start, end)
    return full is not None and reading.take("accessed", *full[0], full[1])


def _full_date(reading: Reading, start: int, end: int) -> tuple[tuple[int, int], str] | None:
    """Where a full date stands, and the same in ISO 8601; None where there is none or it cannot be."""
    for form in _FULL_DATES:
        found = form.search(reading.text, start, end)
        if found is None:
            continue
        month = found.group("month").casefold()
        number = (
            int(month) if month.isdigit() else next(_MONTH_OF[name] for name in _MONTH_NAMES if month.startswith(name))
        )
        value = iso(found.group("year"), str(number), found.group("day"))
        if _exists(value):
            return found.span(), value
    return None


_MONTH_NAMES = sorted(_MONTH_OF, key=len, reverse=True)


def _exists(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

"""Tails of English journal styles: APA, Vancouver, Chicago, MLA, IEEE, Harvard."""

from __future__ import annotations

import re

from conspectus.parse.references.patterns import PAGES, YEAR
from conspectus.parse.references.reading import Reading

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)[a-z]*\.?"
_PAGE_LIST = rf"(?:pp?\.?\s*|pages?\s+|Article\s+(?:No\.\s*)?)?(?P<pages>{PAGES})"
_VOLUME = r"(?:[Vv]ol(?:ume)?s?\.?\s*)?(?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?(?:[-/][0-9]{1,4})?)"
_ISSUE = (
    r"(?:\s*,?\s*\((?:[Nn]o\.\s*|[Ii]ssue\s*)?(?P<issue>[^()]{1,16})\)"
    r"|\s*,\s*(?:[Nn]o|[Ii]ss(?:ue)?|[Nn]r|[Pp]t)\.?\s*(?P<issue_no>[0-9A-Za-z]+(?:[-/][0-9]+)?))"
)
_FORMS = (
    # APA, Harvard, IEEE, MLA: 48(8), 696-715 · vol. 48, no. 8, pp. 696-715, Aug. 2010 · vol. 48, no. 8, 2010, pp. 1-2
    re.compile(
        rf"(?P<container>[^\s].*?)[,.]?\s+{_VOLUME}{_ISSUE}?(?:\s*,?\s*\(?(?:{_MONTH}\s*)?(?P<year>{YEAR})\)?)?"
        rf"\s*[,:;]\s*{_PAGE_LIST}(?:\s*,\s*(?:{_MONTH}\s*)?(?P<year_end>{YEAR}))?(?=\s*(?:[.;,]|$|\[|doi))",
        re.IGNORECASE,
    ),
    # Chicago: 48 (2010): 696-715 · 48, no. 8 (August 2010): 696-715
    re.compile(
        rf"(?P<container>[^\s].*?)[,.]?\s+{_VOLUME}{_ISSUE}?\s*\(\s*(?:{_MONTH}\s*(?:[0-9]{{1,2}},?\s*)?)?(?P<year>{YEAR})\)\s*[,:]\s*{_PAGE_LIST}(?=\s*(?:[.;,]|$))",
        re.IGNORECASE,
    ),
    # Vancouver: J Endod. 2014 Sep;9(2):1477-81
    re.compile(
        rf"(?P<container>[^\s].*?)[,.]?\s+(?P<year>{YEAR})(?:\s+{_MONTH}(?:\s*[0-9]{{1,2}})?)?\s*[;,]\s*{_VOLUME}{_ISSUE}?(?:\s*[:,]\s*{_PAGE_LIST})?(?=\s*(?:[.;,]|$))",
        re.IGNORECASE,
    ),
)
_STARTS_A_NUMBER = re.compile(r"(?:1[5-9]|20)[0-9]{2}\s*,\s*[0-9]")


def read_english_tail(reading: Reading, start: int, end: int) -> bool:
    """Journal, volume, issue, year and pages in one of the English orders; False where none fits."""
    start, end = reading.trimmed(start, end)
    if not re.search("[A-Za-z]{3}", reading.text[start:end]) or re.search("[\u3400-\u9fff]", reading.text[start:end]):
        return False
    for form in _FORMS:
        found = form.match(reading.text, start, end)
        if found and not _is_gbt(found):
            _take(reading, found)
            return True
    return False


def _is_gbt(found: re.Match[str]) -> bool:
    """``Harbours, 1991, 27: 310`` is GB/T 7714's order: the year was taken for a volume."""
    volume = found.group("volume")
    return bool(re.fullmatch(YEAR, volume)) or bool(re.search(r",\s*$|[0-9]$", found.group("container")))


def _take(reading: Reading, found: re.Match[str]) -> None:
    names = found.groupdict()
    for name in ("container", "volume", "issue", "issue_no", "pages", "year", "year_end"):
        if names.get(name):
            reading.take(name.removesuffix("_no").removesuffix("_end"), *found.span(name))
    reading.mark(found.end("container"), found.end())

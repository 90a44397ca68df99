"""Particular kinds of entries without a type mark, each known by a form that no other has.

A patent behind its country, a data set behind its version, a chapter behind its editors, a Western book in the order of
GB/T 7714, an article in an American law review.
"""

from __future__ import annotations

import re

from conspectus.parse.names import HAN
from conspectus.parse.references.gbt import container_end, take_named_title
from conspectus.parse.references.patterns import DATE, PAGES, YEAR, take_date
from conspectus.parse.references.people import looks_like_authors
from conspectus.parse.references.publication import read_imprint
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.westernnames import names_end

_HOST_EDITORS = re.compile(
    r"\s*(?P<names>(?:[^\s.,:()]+(?:[ -][^\s.,:()]+)*,\s*)*?[^.,:()]+?)\s*,?\s*"
    r"(?:(?<=[A-Z]),\s*[Ee]ds?\.?|(?<=[A-Z])\s[Ee]ds?\."
    r"|,\s*(?:主编|编著|编)[.。,])\s+(?=\S)"
)
_APA_HOST = re.compile(
    r"\s*(?P<names>[^()]{2,80}?)\s*\(\s*(?:主编|主編|编著|编|編)\s*\)\s*,\s*(?P<container>[^.。]+?)"
    rf"\s*\(\s*(?:pp?\.|第|頁|页)\s*(?P<pages>{PAGES})\s*[页頁]?\s*\)\s*[.。]?"
)
"""A chapter in the Chinese form of APA: ``陈某(主编), 文集(pp. 1-38). 出版社``."""
_GBT_IMPRINT = re.compile(
    rf"\s*[A-Z][\w .,'’-]{{1,40}}:\s*[^:;()]{{3,80}}?(?:,\s*{YEAR})?\s*[:.]\s*{PAGES}\s*\.?\s*$"
    rf"|\s*[A-Z][\w .,'’-]{{1,40}}:\s*[^:;()0-9]{{3,80}},\s*{YEAR}\s*\.?\s*$"
)
"""Place, publisher, year and pages of a Western book as GB/T 7714 orders them."""
_CHINESE_ORDER = re.compile(
    rf"(?<!:)//|[(\[]{YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}[)\]]|:\s[^.:()]+,\s{YEAR}:\s?{PAGES}\s*\.?$"
    rf"|:\s[^.:()0-9]+:\s?{PAGES}\s*\.?$|\bIn:\s[^.:()]+[A-Z],\s*eds?\.\s|^\W*Anon[.,]\s*{YEAR}[.,]"
)
"""An analytic ``//``, dates of issue and access in brackets, the place of publication before and the pages behind."""
_LAW_REVIEW = re.compile(
    rf",\s(?P<volume>[0-9]{{1,3}})\s(?P<container>[A-Z][A-Za-z.&’' ]{{3,70}}?)"
    rf"\s(?P<pages>[0-9]{{1,5}}(?:,\s*[0-9]+(?:-[0-9]+)?)?)\s*\((?P<year>{YEAR})\)\s*\.?\s*$"
)
_VERSION = re.compile(r"\s*[Vv](?:er(?:sion)?\.?)?\s*(?P<number>[0-9]+(?:\.[0-9]+)*)\s*[.。,]")
_PATENT = re.compile(
    rf"\s*(?P<place>[{HAN}]{{2,6}}?)(?:专利|,)[\s,:.]*(?:[发实外][{HAN}]{{3,5}}\s*,\s*)?(?P<id>[A-Z]{{0,2}}\s?[0-9][0-9X.]{{5,}}[A-Z]?[0-9]?)\s*(?:[.,。]|$)"
)
_PATENT_DATE = re.compile(DATE)


def printed_in_china(text: str) -> bool:
    """Whether a Western entry is in the order of GB/T 7714, whatever marks it leaves out."""
    return bool(_CHINESE_ORDER.search(text))


def read_law_review(reading: Reading, end: int) -> bool:
    """American law reviews as Chinese footnotes cite them: ``Ross, On Rivers, 24 Hill Law Review 195 (1973)``."""
    found = _LAW_REVIEW.search(reading.text, 0, end)
    if not found:
        return False
    comma = found.start()
    front = names_end(reading.text, 0, comma)
    after = front.resume if front else reading.text.find(",", 0, comma) + 1
    if after <= 0 or not reading.text[after:comma].strip(" ,"):
        return False
    reading.take_names("authors", 0, front.end if front else after - 1)
    for name in ("volume", "container", "pages", "year"):
        reading.take(name, *found.span(name))
    take_named_title(reading, after, comma)
    return True


def read_edited_host(reading: Reading, start: int, end: int) -> bool:
    """``In: Fox L, ed. Handbook. New York: Press. 79-98``, ``见: 单某, 编. 集. 地: 社. 2-9`` (GB 7714—87 §8.2)."""
    found = _HOST_EDITORS.match(reading.text, start, end) or _APA_HOST.match(reading.text, start, end)
    if not found or not looks_like_authors(found.group("names")):
        return False
    reading.take_names("editors", *found.span("names"))
    reading.mark(*found.span())
    if "container" in found.re.groupindex:
        reading.take("container", *found.span("container"))
        reading.take("pages", *found.span("pages"))
        read_imprint(reading, found.end(), end)
        return True
    cut = container_end(reading.text, found.end(), end)
    reading.take("container", found.end(), end if cut is None else cut)
    if cut is not None:
        read_imprint(reading, cut, end)
    return True


def _take_patent(reading: Reading, patent: re.Match[str], start: int) -> None:
    """``中国专利, CN1338652A. 1978-05-11`` (GB 7714—87 §8.6)."""
    reading.type = "P"
    reading.take("place", start + patent.start("place"), start + patent.end("place"))
    reading.take("identifier", start + patent.start("id"), start + patent.end("id"))
    reading.mark(start + patent.start(), start + patent.end())
    dated = _PATENT_DATE.search(reading.text, start + patent.end())
    if dated:
        take_date(reading, *dated.span("date"), (dated.group("dy"), dated.group("dm"), dated.group("dd")))


def read_particular(reading: Reading, start: int, end: int) -> bool:
    """What follows a title, where its form is one of a kind; False, and nothing placed, where it is not."""
    piece = reading.text[start:end]
    if version := _VERSION.match(piece):
        reading.take("version", start + version.start("number"), start + version.end("number"))
        reading.mark(start, start + version.end())
        read_imprint(reading, start + version.end(), end)
        return True
    if patent := _PATENT.match(piece):
        _take_patent(reading, patent, start)
        return True
    if _GBT_IMPRINT.match(piece):
        read_imprint(reading, start, end)
        return True
    return False

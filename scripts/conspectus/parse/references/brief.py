"""Brief Chinese entries of physics and chemistry, whose fields only blanks or commas divide.

``张三 李四 2016 物理学报 65 024501`` (物理学报), ``张三 2012 新概念物理 (北京: 高等教育出版社) 第12页``,
``张三, 李四, 化学学报, 2004, 62, 112`` (化学学报): most of them print no title.
"""

from __future__ import annotations

import re

from conspectus.parse.names import HAN
from conspectus.parse.references.patterns import PAGES, YEAR
from conspectus.parse.references.people import looks_like_authors
from conspectus.parse.references.publication import take_place
from conspectus.parse.references.reading import Reading

_NAMES = rf"(?P<names>[{HAN}·、,，\s]{{2,80}}?(?:等|et al\.?)?)"
_JOURNAL = rf"(?P<container>[{HAN}][{HAN}·:A-Z]*(?:\([{HAN}A-Z]{{1,12}}\))?)"
_PAGES_END = rf"(?P<pages>{PAGES})\s*[页頁]?\s*[.。]?\s*$"
_PHYSICS = re.compile(rf"{_NAMES}\s+(?P<year>{YEAR})[a-z]?\s+{_JOURNAL}(?:\s+(?P<volume>[0-9]{{1,3}}))?\s+{_PAGES_END}")
_CHEMISTRY = re.compile(
    rf"{_NAMES}(?:\s*[,，]\s*|\s+){_JOURNAL}\s*[,，]?\s*(?P<year>{YEAR})\s*(?:\((?P<only>[A-Z]?[0-9]{{1,2}}|增刊)\))?\s*[,，]\s*(?:(?P<volume>[0-9]{{1,3}})"
    rf"\s*(?:\((?P<issue>[A-Z]?[0-9]{{1,2}})\))?\s*[,，:]\s*)?{_PAGES_END}"
)
_BOOK = re.compile(
    rf"{_NAMES}\s+(?P<year>{YEAR})[a-z]?\s+(?P<title>\S[^()]*?)\s*\((?P<imprint>[{HAN}]{{2,6}}\s*:\s*[^():]{{2,30}})\)"
    rf"\s*(?:(?:pp?\.?|第)\s*(?P<pages>{PAGES})\s*[页頁]?)?\s*[.。]?\s*$"
)


def read_brief(reading: Reading, end: int) -> bool:
    """A brief entry; False, and nothing placed, where it is none."""
    for form in (_PHYSICS, _CHEMISTRY, _BOOK):
        found = form.match(reading.text, 0, end)
        if found and looks_like_authors(found.group("names").replace(" ", ",")):
            _take(reading, found)
            return True
    return False


def _take(reading: Reading, found: re.Match[str]) -> None:
    reading.take_names("authors", *found.span("names"))
    fields = found.groupdict()
    for name in ("year", "container", "title", "volume", "issue", "pages"):
        if fields.get(name):
            reading.take(name, *found.span(name))
    if fields.get("only"):
        reading.take("issue", *found.span("only"))
    if "imprint" in fields:
        take_place(reading, *found.span("imprint"))
        reading.mark(found.end("title"), found.start("imprint"))
        reading.mark(found.end("imprint"), found.end())

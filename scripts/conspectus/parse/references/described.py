"""What a Western entry prints in brackets behind a title, in a form that nothing else has.

APA puts there what kind of work it is, its version or number, and the school of a thesis (Publication Manual, 7th ed.,
§9.21, 10.4–10.11): ``(Version 2.1) [Data set]``, ``(Report No. 88-14)``, ``[Doctoral dissertation, Hill University]``.
Names of preprint servers print the number of the work with their own name before it.
"""

from __future__ import annotations

import re

from conspectus.parse.references.reading import Reading

_DESCRIPTIONS = (
    re.compile(r"\((?:Version|Ver\.|v\.?)\s?(?P<version>[0-9][\w.]*)\)", re.IGNORECASE),
    re.compile(
        r"\((?P<genre>(?:[A-Z][\w.’'/-]*\s){0,5}?(?:Report|Paper|Publication|Patent|Memorandum|Bulletin|Standard|Document|Note|Series))"
        r"\s(?:[Nn]o\.?|[Nn]umber|Nr\.?)\s?(?P<identifier>[A-Z0-9][^()\[\]]*?)\)"
    ),
    re.compile(
        r"\[(?P<genre>(?:[Uu]npublished\s)?(?:[Dd]octoral|[Mm]aster['’]?s?|[Bb]achelor['’]?s?|Ph\.?D\.?|[Uu]ndergraduate|[Hh]onou?rs)"
        r"\s(?:dissertation|thesis))(?:,\s(?P<publisher>[^\[\]]+))?\]"
    ),
    re.compile(
        r"\[(?P<genre>Data\s?set|Database|Computer software|Software|Source code|Mobile app|Preprint|Manuscript[\w ]*"
        r"|Conference [\w ]+|Paper presentation|Poster[\w ]*|Film|Video|Map|Code|Press release|White paper)\]",
        re.IGNORECASE,
    ),
)
_NUMBERED_PREPRINT = re.compile(r"\b(?P<identifier>arXiv:\s?(?:[a-z-]+(?:\.[A-Z]{2})?/)?[0-9][0-9.]*[0-9](?:v[0-9]+)?)")


def take_described(reading: Reading) -> list[tuple[int, int]]:
    """Places what stands in such brackets; returns where they stand."""
    placed = []
    for pattern in _DESCRIPTIONS:
        found = pattern.search(reading.text)
        if not found or found.start() == 0:
            continue
        for name, value in found.groupdict().items():
            if value and not (name == "genre" and value == "Publication"):
                reading.take(name, *found.span(name))
        reading.mark(*found.span())
        placed.append(found.span())
    return placed


def take_preprint_number(reading: Reading) -> None:
    """``arXiv:2103.01234`` is the number of the work, whatever field it was read into."""
    found = _NUMBERED_PREPRINT.search(reading.text)
    if not found or "identifier" in reading.spans:
        return
    start, end = found.span("identifier")
    for name in ("container", "genre", "publisher", "volume", "pages", "issue"):
        span = reading.spans.get(name)
        if span and span.start < end and start < span.end:
            reading.release(name)
            reading.mark(span.start, span.end)
    reading.take("identifier", start, end)

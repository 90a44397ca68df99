"""What kind of work a Western entry cites, from its own words: such entries print no type mark.

A guess, but one that formatting needs: a thesis, a report, a paper of a conference and an article are printed
differently. Codes are those of GB/T 7714.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from conspectus.parse.references.reading import Reading
from conspectus.parse.wordlists import word_list

_GENRES = (
    (
        "D",
        re.compile(r"thes[ie]s|dissertation|\bdiss\b|ph\.?\s?d|master|habilitation|tes[ei]\b|thèse", re.IGNORECASE),
    ),
    ("P", re.compile(r"patent", re.IGNORECASE)),
    ("CP", re.compile(r"software|computer program", re.IGNORECASE)),
    ("S", re.compile(r"\bstandards?\b|\b(?:ISO|DIN|ANSI|ASTM|BS|EN)\s*[0-9]", re.IGNORECASE)),
    ("DS", re.compile(r"data\s?set", re.IGNORECASE)),
    (
        "R",
        re.compile(r"report|\brep\b|\btech\b|(?:work|discuss|white)\w* ?paper|memo|\bRFC\b|bulletin", re.IGNORECASE),
    ),
    ("PP", re.compile(r"preprint", re.IGNORECASE)),
)  # fmt: skip
_PREPRINT = re.compile(r"\b(?:arXiv|bioRxiv|medRxiv|SSRN|ChinaXiv|preprint)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:Proc(?:eedings|s)?|Conf(?:erence)?|Symp(?:osium)?|Workshops?|Congress|Meeting|Colloquium|Convention|Actes|Atti)\b"
)
_NEWSPAPER = re.compile(
    r"\b(?:Times|Post|Daily|News|Herald|Tribune|Guardian|Gazette|Observer|Telegraph|Chronicle|Zeitung|Monde|Figaro|Globe|Mail"
    r"|Newspaper|Wall Street Journal|Economist|Independent|Sun|Star|Examiner|Inquirer|Sentinel)\b"
)
_NUMBERED = re.compile(
    r"(?:[,.\s]+(?:no|number|nr|n)\b\.?)?[,\s#:(]+(?P<number>(?:[A-Z]{1,9}[-/. ]){0,4}[A-Z]{0,6}-?[0-9][0-9A-Za-z./-]*)"
    r"[\s.,)\]]*$"
)


def settle_kind(reading: Reading, first: Mapping[str, int]) -> None:
    """Sets the type from the words for it and the fields that were read; ``first``: where each label first stands."""
    genre = reading.spans.get("genre")
    if genre:
        reading.type = reading.type or _named_kind(genre.of(reading.raw))
        if reading.type in ("R", "P", "S"):
            _divide_number(reading)
    reading.type = reading.type or _guessed(reading, first)
    if reading.type == "EB":
        reading.carrier = reading.carrier or "OL"


def settle_house(reading: Reading) -> None:
    """A place without a publisher is one where a word of it is known as a place's; else it is the publisher."""
    span = reading.spans.get("place")
    if span is None or "publisher" in reading.spans or "title" not in reading.spans or "container" not in reading.spans:
        return
    words = re.findall(r"[^\W\d_]+", span.of(reading.raw).casefold())
    if len(words) < 3 and not any(word in word_list("place") for word in words) and span.end + 2 >= len(reading.raw):
        reading.release("place")
        reading.take("publisher", span.start, span.end)


def _named_kind(words: str) -> str:
    return next((code for code, pattern in _GENRES if pattern.search(words)), "")


def _divide_number(reading: Reading) -> None:
    """``Technical Report TR88-12``: the words are the genre, the number identifies the report."""
    span = reading.spans["genre"]
    found = _NUMBERED.search(reading.text, span.start, span.end)
    if not found or "identifier" in reading.spans:
        return
    reading.release("genre")
    reading.take("genre", span.start, found.start())
    reading.take("identifier", *found.span("number"))
    reading.mark(span.start, span.end)


def _guessed(reading: Reading, first: Mapping[str, int]) -> str:
    has = reading.spans.__contains__
    if _PREPRINT.search(reading.raw) and not has("volume"):
        return "PP"
    if has("container"):
        return _hosted_kind(reading, serial="journal" in first and has("volume"), journal="journal" in first)
    if has("publisher") or has("place") or has("edition"):
        return "M"
    if has("volume") and has("pages"):
        return "J"
    return "EB" if has("url") and has("title") else ""


def _hosted_kind(reading: Reading, *, serial: bool, journal: bool) -> str:
    """Conference, newspaper, book or journal, by what is printed of the host."""
    has, container = reading.spans.__contains__, reading.values["container"]
    if _MEETING.search(container) and not serial:
        return "C"
    if has("date") and not has("volume") and _NEWSPAPER.search(container):
        return "N"
    booklike = has("editors") or has("publisher") or has("place") or not journal
    return "M" if booklike and not has("issue") and not serial else "J"

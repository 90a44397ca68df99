"""Authored prose as sentences, each with its line: what a theme's page says outside woven blocks.

A citation behind a full stop belongs to the sentence before it, as it does for a reader. Headings are no
sentences; a table's row is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from conspectus.model import Evidence, Page
from conspectus.pages.citing import BRACKET_PATTERN, NARRATIVE_PATTERN, read_citations
from conspectus.pages.items import Heading, Item
from conspectus.pages.lines import without_code_spans
from conspectus.pages.locator import parse_evidence
from conspectus.pages.page import authored_parts
from conspectus.pages.script import HAN

_CITED = "\x04"
"""Stands for a citation, a footnote's mark or a theme's tag: it may follow a full stop."""

_WORD = "\x05"
"""Stands for what ends no sentence, such as a link."""

_CLOSING = "”’\"'」』）)*_"
_BRACKET = re.compile(rf"{BRACKET_PATTERN}|\[\^[^\[\]]+\]|\[#[a-z][a-z0-9-]*\](?![\[(:])")
_ADDRESS = re.compile(
    rf"!?\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)|https?://[^\s<>\[\]（）【】，。；]+|{NARRATIVE_PATTERN}"
)
_STOP = re.compile(
    rf"(?:(?P<wide>[。！？]+)|(?P<narrow>[.!?]+)(?=[{_CLOSING}]*(?:\s|{_CITED}|$)))"
    rf"(?P<closing>[{_CLOSING}]*)(?:\s*{_CITED}+)*"
)
_CLAUSE = re.compile(rf"(?<={_CITED})\s*[;；]\s*|[;；]\s*{_CITED}+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:al|e\.g|i\.e|cf|vs|viz|approx|esp|resp|[Nn]os?|pp?|ch|vol|ed|eds|[Ff]igs?|[Ss]ec|Mr|Mrs|Ms|Dr|Prof|St)"
    r"|(?<![A-Za-z])[A-Z](?:\.[A-Z])*)$"
)
_RULED = re.compile(r"[|:\s-]+")
_GOES_ON = re.compile(r"\s*[,，;；:：、。.]|\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of authored prose, its citations with it."""

    text: str
    line: int
    """1-based: where it begins."""
    headings: tuple[str, ...] = ()
    """The headings above it, from the page's title down."""
    part: int = 0
    """The same for all sentences of one paragraph, list item or row."""
    listed: bool = False
    """It is in a list."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that the sentence cites."""
        return evidence_in(self.text)

    @property
    def introduces(self) -> bool:
        """Whether it ends in a colon: what it says stands in the list that follows."""
        return self.text.rstrip(" *_").endswith((":", "："))


@lru_cache(maxsize=8192)
def evidence_in(text: str) -> tuple[Evidence, ...]:
    """The evidence that a sentence, or a part of one, cites."""
    pieces = (piece for citation in read_citations(text) for piece in citation.pieces)
    return tuple(read for piece in pieces if (read := parse_evidence(piece.text)))


def page_statements(page: Page) -> tuple[Statement, ...]:
    """The sentences of a page's authored prose, in order; headings and woven blocks left out."""
    return _statements(page.text)


@lru_cache(maxsize=1024)
def _statements(text: str) -> tuple[Statement, ...]:
    """As ``page_statements``; remembered, because several checks ask for them one after the other."""
    above: list[Heading] = []
    found: list[Statement] = []
    for number, part in enumerate(authored_parts(text)):
        if isinstance(part, Heading):
            above = [*(heading for heading in above if heading.level < part.level), part]
            continue
        headings = tuple(heading.text for heading in above)
        sentences = (Statement(said, part.line_at(at), headings, number, part.listed) for at, said in _sentences(part))
        found += sentences
    return tuple(found)


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[str, ...]:
    """A sentence cut at those semicolons beside which it cites: each part has its own citations."""
    if ";" not in text and "；" not in text:
        return (text,)
    return tuple(part for _, part in _cut(text, [found.end() for found in _CLAUSE.finditer(_masked(text))]))


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each with the citations behind its full stop."""
    return tuple(part for _, part in _cut(text, list(_ends(text))))


def _sentences(item: Item) -> Iterator[tuple[int, str]]:
    """The sentences of an item with their offsets; a table has one a row."""
    if item.text.startswith("|"):
        rows = _cut(item.text, [*item.starts[1:]])
        return (row for row in rows if not _RULED.fullmatch(row[1]))
    return _cut(item.text, list(_ends(item.text)))


def _cut(text: str, ends: list[int]) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*ends, len(text)):
        part = text[start:end]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), part.strip()
        start = end


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of ``text`` end."""
    masked = _masked(text)
    for stop in _STOP.finditer(masked):
        if not _is_inside(masked, stop):
            yield stop.end()


def _is_inside(masked: str, stop: re.Match[str]) -> bool:
    """Whether the sentence goes on behind the stop: after an abbreviation, a quoted question, before a comma."""
    if stop["narrow"] and stop["narrow"] == "." and _ABBREVIATION.search(masked, 0, stop.start()):
        return True
    quoted = stop["closing"] and stop["wide"] and stop["wide"][-1] != "。"
    if quoted and re.match(f"[{HAN}]", masked[stop.end() : stop.end() + 1]):
        return True
    return _GOES_ON.match(masked, stop.end()) is not None


def _masked(text: str) -> str:
    """``text`` with citations, addresses and code as signs that end no sentence; as long as before."""
    plain = _BRACKET.sub(lambda found: _CITED * len(found[0]), without_code_spans(text))
    return _ADDRESS.sub(lambda found: _WORD * len(found[0]), plain)

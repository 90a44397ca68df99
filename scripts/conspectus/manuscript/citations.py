"""Citations in a page's prose, taken out of its Markdown and left as tokens that pandoc carries through.

What is a citation is written as for pandoc: ``[@key, locator]``, ``[@a; @b]``, ``[-@key]``, ``@key`` in running text,
half or full width. A token is a raw inline (`` `7`{=conspectus} ``): nothing that Markdown could read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from conspectus.manuscript.prose import ends_wide
from conspectus.manuscript.scope import Keys
from conspectus.messages import Catalogue
from conspectus.model import Finding, Severity
from conspectus.pages import RESERVED, page_lines, parse_evidence, printed_path, without_code_spans
from conspectus.pages.citing import BRACKET_PATTERN, NARRATIVE_PATTERN, CitedPiece, read_citations
from conspectus.pages.citing import Citation as Written

FORMAT = "conspectus"
"""Of the raw inlines that stand for citations, and of the raw blocks that say which page begins."""

_BRACKET = re.compile(BRACKET_PATTERN)
_NARRATIVE = re.compile(NARRATIVE_PATTERN)


@dataclass(frozen=True, slots=True)
class Cited:
    """One work in a citation. ``locator`` is as it is printed, without the words of an evidence phrase."""

    key: str
    locator: str = ""
    phrases: tuple[str, ...] = ()
    suppress_author: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands in one bracket, or one key in running text (``narrative``), on a page in ``language``."""

    items: tuple[Cited, ...]
    language: str
    narrative: bool = False


@dataclass(slots=True)
class Citations:
    """The citations of a manuscript in the order they stand; keys that are not known are findings."""

    keys: Keys
    tight: bool
    """No space stands before a citation, because it is a raised number."""
    found: list[Citation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, text: str, file: str, words: Catalogue) -> str:
        """``text`` with tokens for its citations; code, links, addresses and unknown keys stay as they are."""
        masked = _prose(text)
        made: list[str] = []
        at = 0
        for written in read_citations(masked):
            end = _end(written, masked)
            token = self._token(written, file, words)
            if token is not None:
                start = written.start - (written.narrative and written.pieces[0].suppress)
                before = text[at:start]
                made += [before if written.narrative else self._gap(before), token]
                at = end
        return "".join(made) + text[at:]

    def _gap(self, before: str) -> str:
        """What stands before a bracket without the space that its style or the Chinese script does without."""
        said = before.rstrip(" \t")
        return said if self.tight or ends_wide(said) else before

    def _token(self, written: Written, file: str, words: Catalogue) -> str | None:
        items = [_item(piece, words) for piece in written.pieces]
        unknown = [item.key for item in items if self.keys.find(item.key) is None]
        if unknown:
            message = f"{unknown[0]} is no key of bib/papers.bib or bib/cited.bib; its citation is left as text"
            if not written.narrative:
                self.findings.append(Finding("citekey-unknown", message, file, severity=Severity.ERROR))
            return None
        resolved = [replace(item, key=self.keys.of(item.key)) for item in items]
        citation = Citation(_together(resolved, words), words.language, written.narrative)
        self.found.append(citation)
        return f"`{len(self.found) - 1}`{{={FORMAT}}}"


def _item(piece: CitedPiece, words: Catalogue) -> Cited:
    evidence = parse_evidence(f"@{piece.key}, {piece.locator}")
    if evidence is None:
        return Cited(piece.key, piece.locator, suppress_author=piece.suppress, prefix=piece.prefix)
    where = evidence.locator
    place = words.name("reserved", where.section) if where.section in RESERVED else f"§{printed_path(where.section)}"
    if where.paragraph:
        place = words.join([place, words.text("card_paragraph", n=where.paragraph)])
    return Cited(piece.key, place, (where.phrase,), piece.suppress, piece.prefix)


def _together(items: Iterable[Cited], words: Catalogue) -> tuple[Cited, ...]:
    """Places in one work that follow one another as one item: ``§1, §2``."""
    made: list[Cited] = []
    for item in items:
        last = made[-1] if made else None
        if last and last.key == item.key and last.locator and item.locator and not item.prefix:
            same = item.locator == last.locator
            places = last.locator if same else words.join([last.locator, item.locator])
            made[-1] = replace(last, locator=places, phrases=(*last.phrases, *item.phrases))
        else:
            made.append(item)
    return tuple(made)


def _end(written: Written, masked: str) -> int:
    """Where a citation ends; the grammar says where it begins."""
    found = (_NARRATIVE if written.narrative else _BRACKET).match(masked, written.start)
    return found.end() if found else written.start


def _prose(text: str) -> str:
    """``text`` with code blotted out, blocks and spans, as long as before."""
    lines = "\n".join(" " * len(line.text) if line.code else line.text for line in page_lines(text))
    return without_code_spans(lines) + " " * text.endswith("\n")

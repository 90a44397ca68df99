"""The inline processors: citations and theme tags that the page defines a link for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Protocol

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from conspectus.messages import Catalogue
from conspectus.model import Evidence
from conspectus.pages import (
    bracket_label,
    is_suppressed,
    narrative_label,
    parse_evidence,
    read_bracket,
    split_evidence,
)
from conspectus.site import cards
from conspectus.site.places import Places

THEME_PATTERN = r"\[#([a-z][a-z0-9-]*)\](?![\[(:])"
MATHS_PATTERN = r"(?<![\\$])(\$\$?)(?=[^\s$])[^$@]*@[^$]*(?<=[^\s$])\1(?![\d$])"

_EVIDENCE = re.compile(r"§.*[“\"「]")
_IN_TAG = re.compile(r"<[A-Za-z/!][^<>]*\Z")
_LINK_AFTER = re.compile(r"[^\[\]]*\](?:\(|\[)")

Handled = tuple[ET.Element | str | None, int | None, int | None]


class State(Protocol):
    """What the processors need to know of the page."""

    md: Markdown
    places: Places
    quotes: str
    entries: Mapping[str, str]
    """Key → Markdown of the work's entry in the page's list of what it cites."""
    claims: dict[ET.Element, tuple[str, str]]
    """Citations → citekey and claim of the first evidence on the page's own paper in them."""

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language."""

    def next_card(self) -> str:
        """A new id for a card."""

    def store(self, html: str) -> str:
        """A placeholder for ``html``, which comes back when the page is done."""


class _Processor(InlineProcessor):
    """A processor that leaves the text of links alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, state: State) -> None:
        super().__init__(pattern, state.md)
        self._state = state

    def _reference(self, label: str) -> tuple[str, str] | None:
        """Address and title of a link definition of the page."""
        found = self._state.md.references.get(label.lower())
        return (found[0], found[1] or "") if found else None

    def _cited(self, label: str, keys: list[str], address: str) -> ET.Element:
        """A citation of works: a button with their entries in its card, or a link where the page lists none."""
        entries = [self._state.entries[key] for key in keys if key in self._state.entries]
        if not entries:
            return cards.citation(label, address)
        return cards.work(label, entries, identity=self._state.next_card())


class CitationProcessor(_Processor):
    """``[@key, §2.1 “phrase”; @other]``: a chip for each piece of evidence, or one citation of all works."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """One span with what the bracket cites, or nothing where the page does not define it."""
        label = bracket_label(m["inner"])
        whole = self._reference(label)
        if whole is None or _is_markup(m, data):
            return None, None, None
        if _EVIDENCE.search(label):
            return self._pieces(label, whole), m.start(0), m.end(0)
        pieces = read_bracket(label)
        address, title = whole
        named = title or ", ".join(piece.key for piece in pieces) or label
        made = cards.element("span", cards.CITATIONS)
        made.append(self._cited(named, [piece.key for piece in pieces], address))
        return made, m.start(0), m.end(0)

    def _pieces(self, label: str, whole: tuple[str, str]) -> ET.Element:
        """Each piece with its own address; evidence as text that Markdown is kept from, works as elements."""
        made = cards.element("span", cards.CITATIONS)
        for number, piece in enumerate(split_evidence(label)):
            address, title = self._reference(piece) or whole
            if number:
                _add_text(made, " ")
            evidence = parse_evidence(piece)
            if evidence is None:
                made.append(self._work(piece, title, address))
            else:
                self._evidence(made, evidence, title, address)
        return made

    def _work(self, piece: str, title: str, address: str) -> ET.Element:
        keys = [one.key for one in read_bracket(piece)]
        return self._cited(title or piece.lstrip("-@"), keys, address)

    def _evidence(self, made: ET.Element, evidence: Evidence, label: str, address: str) -> None:
        state = self._state
        own = address.startswith("#")
        place = state.places.find(evidence, address[1:] if own else "")
        card, says = cards.evidence(
            place, label, own=own, identity=state.next_card(), words=state.words, quotes=state.quotes
        )
        if not own:
            _add_text(made, state.store(card))
            made.append(cards.element("a", "cs-card-link", says, href=address))
            _add_text(made, state.store(cards.EVIDENCE_END))
            return
        link = f'<a class="cs-card-link" href="{address}">{says}</a>'
        _add_text(made, state.store(f"{card}{link}{cards.EVIDENCE_END}"))
        if address.startswith("#c-"):
            state.claims.setdefault(made, (evidence.citekey, address[1:]))


class NarrativeProcessor(_Processor):
    """``@key`` and ``@key [p. 3]`` in running text: the authors are part of the sentence."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """The citation, or nothing where the page does not define it: mail addresses and names of accounts stay."""
        suppress = is_suppressed(data, m.start())
        locator = m["locator"] or ""
        end = m.end(0)
        found = self._reference(narrative_label(m["key"], locator, suppress=suppress))
        if found is None and locator:
            found = self._reference(narrative_label(m["key"], "", suppress=suppress))
            end = m.end("key")
        if found is None:
            return None, None, None
        address, title = found
        made = cards.element("span", cards.CITATIONS)
        made.append(self._cited(title or m["key"], [m["key"].strip("{}")], address))
        return made, m.start(0) - suppress, end


class ThemeProcessor(_Processor):
    """``[#slug]``: a chip with the theme's label."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """The chip, or nothing where the page defines no such theme."""
        del data
        found = self._reference(f"#{m[1]}")
        if found is None:
            return None, None, None
        address, label = found
        return cards.theme(m[1], label, address), m.start(0), m.end(0)


class MathsProcessor(InlineProcessor):
    """Keeps a formula that has an ``@`` as it is, where no extension for mathematics has taken it before."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """The formula itself, put aside."""
        del data
        return m[0], m.start(0), m.end(0)


def _is_markup(m: re.Match[str], data: str) -> bool:
    """Whether the bracket stands in an HTML tag, or in the text of a link around it."""
    before = data[: m.start()]
    if "<" in before and _IN_TAG.search(before):
        return True
    return before.count("[") > before.count("]") and _LINK_AFTER.match(data, m.end()) is not None


def _add_text(made: ET.Element, text: str) -> None:
    """Add ``text`` behind what ``made`` holds, kept from Markdown."""
    if len(made):
        made[-1].tail = AtomicString((made[-1].tail or "") + text)
    else:
        made.text = AtomicString((made.text or "") + text)

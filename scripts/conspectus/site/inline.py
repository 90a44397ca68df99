"""The inline processors: citation brackets and theme tags that the page defines a link for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Protocol

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from conspectus.messages import Catalogue
from conspectus.pages import parse_evidence, split_evidence
from conspectus.site import cards
from conspectus.site.places import find_place

CITATION_PATTERN = r"\[(-?@[^\[\]]+)\](?![\[(:])"
THEME_PATTERN = r"\[#([a-z][a-z0-9-]*)\](?![\[(:])"

_LOCATOR = re.compile(r"^-?@\S+?[,，]\s*(.+)$")

Handled = tuple[ET.Element | None, int | None, int | None]


class State(Protocol):
    """What the processors need to know of the page."""

    md: Markdown
    root: Path
    quotes: str

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language."""

    def next_card(self) -> str:
        """A new id for a card."""

    def reference(self, label: str) -> tuple[str, str] | None:
        """Address and title of a link definition."""


class _Bracket(InlineProcessor):
    """A bracket that is left alone inside the text of a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, state: State) -> None:
        super().__init__(pattern, state.md)
        self._state = state


class CitationProcessor(_Bracket):
    """``[@key, §2.1 “phrase”; @other]``: one chip or link for each piece."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """One span with a chip or a link for each piece, or nothing where the page defines none of them."""
        del data
        inner = " ".join(m[1].split())
        whole = self._state.reference(inner)
        pieces = split_evidence(inner)
        addresses = [self._state.reference(piece) or whole for piece in pieces]
        if not all(addresses):
            return None, None, None
        made = cards.element("span", "cs-citations")
        for piece, found in zip(pieces, addresses, strict=True):
            if found:
                made.append(self._piece(piece, *found))
        for earlier in list(made)[:-1]:
            earlier.tail = " "
        return made, m.start(0), m.end(0)

    def _piece(self, piece: str, address: str, label: str) -> ET.Element:
        evidence = parse_evidence(piece.removeprefix("-"))
        if evidence is None:
            locator = _LOCATOR.match(piece)
            named = label or piece.lstrip("-@")
            return cards.citation(f"{named}, {locator[1]}" if locator else named, address)
        place = find_place(self._state.root, evidence)
        words = self._state.words
        identity = self._state.next_card()
        made = cards.evidence(place, label, address, identity=identity, words=words, quotes=self._state.quotes)
        made.set("data-key", evidence.citekey)
        return made


class ThemeProcessor(_Bracket):
    """``[#slug]``: a chip with the theme's label."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """The chip, or nothing where the page defines no such theme."""
        del data
        found = self._state.reference(f"#{m[1]}")
        if found is None:
            return None, None, None
        address, label = found
        return cards.theme(m[1], label, address), m.start(0), m.end(0)

"""The inline processor: citations and theme tags that the page defines a link for.

What it makes is text that Markdown is kept from, not elements: a page has hundreds of them, and every later
step of Markdown walks through all elements.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from conspectus.messages import Catalogue
from conspectus.model import Evidence
from conspectus.pages import (
    BRACKET_PATTERN,
    NARRATIVE_PATTERN,
    THEME_PATTERN,
    bracket_label,
    is_suppressed,
    label_and_basis,
    narrative_label,
    parse_evidence,
    read_bracket,
    split_evidence,
)
from conspectus.site import attributes, cards
from conspectus.site.about import NOTHING, Tail
from conspectus.site.attributes import Named
from conspectus.site.cards import Shown
from conspectus.site.places import Places

_MATHS = r"\$(?<!\\\$)(?:\$[^$@]*@[^$]*\$\$|(?<!\$\$)(?=[^\s$])[^$@]*@[^$]*(?<=[^\s$])\$(?![\d$]))"
_TAIL = r"(?P<tail>(?:\s*·\s*(?:[(（][^()（）\[\]\x02]*[)）]|\[#[a-z][a-z0-9-]*\](?![\[(:])))+)\s*\Z"

PATTERN = f"{BRACKET_PATTERN}(?:{_TAIL})?|{THEME_PATTERN}|{NARRATIVE_PATTERN}|{_MATHS}"
"""All that this extension reads in a line: one pattern, because Markdown tries each pattern on each piece of text.

With a citation the basis and the themes of a claim are read, where nothing else follows.
"""

_EVIDENCE = re.compile(r"§.*[“\"「]")
_IN_TAG = re.compile(r"<[A-Za-z/!][^<>]*\Z")
_IN_ADDRESS = re.compile(r"\]\([^()]*\Z")
_LINK_AFTER = re.compile(r"[^\[\]]*\](?:\(|\[)")
_STOPS = ".,;:!?)。，；：、！？）"
_CLOSING = "”’》〉」』】）。，；：、"
_BLANKS = (" ", "\n")
_CUTS = re.compile(r"\s*·\s*")

Handled = tuple[ET.Element | str | None, int | None, int | None]
NO_MATCH: Handled = (None, None, None)


class State(Protocol):
    """What the processor needs to know of the page."""

    md: Markdown
    places: Places
    quotes: str
    listed: Collection[str]
    """Keys of the works in the page's list of what it cites."""
    seen: set[str]
    """Claims that evidence on the page led to so far."""
    claims: dict[int, tuple[str, str]]
    """Number of a stored text → citekey and id of the first claim of the page whose evidence is in it."""
    tails: dict[int, Tail]
    """Number of a stored text → what follows the evidence in it."""
    evidence_cards: dict[tuple[str, bool], str]
    """Bracket, and whether it is a claim's own → id of its card."""
    made: list[str]
    """The cards of evidence."""

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language."""

    @property
    def named(self) -> Named:
        """What the review's data call the ids that claims name."""

    @property
    def names(self) -> Mapping[str, str]:
        """Label of a paper → the label without its year, where the page's labels are told apart without."""

    def next_card(self) -> str:
        """A new id for a card."""

    def store(self, html: str) -> str:
        """A placeholder for ``html``, which comes back when the page is done."""

    def stored(self) -> int:
        """The number that the next stored text has."""

    def url(self, address: str) -> str:
        """Where a link to ``address`` leads on the built site."""


class _Quick:
    """The pattern, asked only where a text has one of its signs: looking for a sign is a hundred times faster."""

    def __init__(self) -> None:
        self._pattern = re.compile(PATTERN, re.DOTALL)

    def finditer(self, data: str, start: int) -> Iterable[re.Match[str]]:
        """The matches from ``start`` on."""
        if "$" in data or (not data.isascii() and ("＠" in data or "［" in data or "【" in data)):
            return self._pattern.finditer(data, start)
        sign, theme = data.find("@", start), data.find("[#", start)
        if sign < 0 or 0 <= theme < sign:
            sign = theme
        if sign < 0:
            return ()
        # a bracket holds no other, so what begins before the first sign begins at the last bracket before it
        opening = data.rfind("[", start, sign + 1)
        return self._pattern.finditer(data, opening if opening >= 0 else sign)


_QUICK = _Quick()


class CitationProcessor(InlineProcessor):
    """Citations in brackets and in running text, and theme tags; the text of links is left alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, state: State) -> None:
        super().__init__(PATTERN, state.md)
        self._state = state

    def getCompiledRegExp(self) -> _Quick:  # type: ignore[override]  # noqa: N802  the name is Python-Markdown's
        """What finds the citations of a text."""
        return _QUICK

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """A placeholder for what was found, or nothing where the page defines no link for it."""
        if m["inner"]:
            return self._bracket(m, data)
        if m["theme"]:
            chip = self._theme(m["theme"])
            return (self._state.store(chip), m.start(0), m.end(0)) if chip else NO_MATCH
        if m["key"]:
            return self._narrative(m, data)
        return m[0], m.start(0), m.end(0)

    def _bracket(self, m: re.Match[str], data: str) -> Handled:
        """``[@key, §2.1 “phrase”; @other]``: a chip for each piece of evidence, or one citation of all works."""
        label = bracket_label(m["inner"])
        whole = self._reference(label)
        if whole is None or _is_markup(m, data):
            return NO_MATCH
        if not _EVIDENCE.search(label):
            return self._state.store(self._works(label, whole)), m.start(0), m.end("inner") + 1
        if m["tail"]:
            self._state.tails[self._state.stored()] = self._tail(m["tail"])
        pieces = self._pieces(label, whole, own=bool(m["tail"]))
        start, end = m.start(0), m.end(0) if m["tail"] else m.end("inner") + 1
        word = _behind_blanks(data, start)
        room, kind = self._room(data[max(word - 1, 0) : word], blank=word < start)
        behind = "" if m["tail"] else data[end : end + 1]
        stop = behind if behind and behind in _STOPS else ""
        html = f'<span class="{kind}">{room}{pieces}</span>'
        if stop:
            html = f'<span class="cs-glue">{html}{stop}</span>'
        return self._state.store(html), word, end + len(stop)

    def _room(self, before: str, *, blank: bool) -> tuple[str, str]:
        """What keeps a marker on the line of the character ``before`` it, and the marker's class.

        A Chinese page has no blanks there: the style sheet gives room, and takes some of a closing sign's own.
        """
        if self._state.words.language != "zh":
            return ("&#8239;" if blank else "&#8288;" if before else ""), cards.CITATIONS
        closing = before and before in _CLOSING
        return (
            "&#8288;" if before else ""
        ), f"{cards.CITATIONS} {cards.CITATIONS}--closing" if closing else cards.CITATIONS

    def _narrative(self, m: re.Match[str], data: str) -> Handled:
        """``@key`` and ``@key [p. 3]``: the authors are part of the sentence. Names of accounts are not defined."""
        suppress = is_suppressed(data, m.start())
        locator = m["locator"] or ""
        end = m.end(0)
        found = self._reference(narrative_label(m["key"], locator, suppress=suppress))
        if found is None and locator:
            found = self._reference(narrative_label(m["key"], "", suppress=suppress))
            end = m.end("key")
        if found is None or _is_markup(m, data):
            return NO_MATCH
        key = m["key"].strip("{}")
        return self._state.store(self._cited(found[1] or key, [key], found[0])), m.start(0) - suppress, end

    def _reference(self, label: str) -> tuple[str, str] | None:
        """Address and title of a link definition of the page."""
        found = self._state.md.references.get(label.lower())
        return (found[0], found[1] or "") if found else None

    def _works(self, label: str, defined: tuple[str, str]) -> str:
        keys = [piece.key for piece in read_bracket(label)]
        return self._cited(defined[1] or ", ".join(keys), keys, defined[0])

    def _cited(self, label: str, keys: list[str], address: str) -> str:
        """A citation of works: links to the page's list, or to the work's own place where the list lacks one."""
        state = self._state
        if all(key in state.listed for key in keys):
            return cards.works(label, keys)
        return cards.citation(label, state.url(address))

    def _pieces(self, label: str, whole: tuple[str, str], *, own: bool) -> str:
        """One marker for all evidence of a bracket, and a citation of each work that stands among it.

        ``own``: the bracket is the evidence of a claim, whose card need not lead to that claim.
        """
        shown: list[Shown] = []
        works: list[str] = []
        for piece in split_evidence(label):
            defined = whole if piece == label else self._reference(piece) or whole
            evidence = parse_evidence(piece)
            if evidence:
                shown.append(self._shown(evidence, *defined, own=own))
            else:
                works.append(self._works(piece, defined))
        return " ".join([*([self._marker(label, shown, own=own)] if shown else []), *works])

    def _marker(self, label: str, shown: list[Shown], *, own: bool) -> str:
        """The bracket's marker; a bracket that the page has again opens the card that it already has."""
        state = self._state
        here = all(piece.here for piece in shown)
        identity = state.evidence_cards.get((label, own))
        if identity is None:
            limit = cards.most(state.quotes, len(state.evidence_cards))
            identity = state.evidence_cards[label, own] = f"{cards.NOTE}{len(state.evidence_cards) + 1}"
            card = cards.evidence_card(shown, identity, state.words, own=here, limit=limit)
            state.made.append(card)
        return cards.marker(shown, identity, state.words, own=here)

    def _shown(self, evidence: Evidence, address: str, title: str, *, own: bool) -> Shown:
        state = self._state
        label, basis = label_and_basis(title)
        here = address.startswith("#")
        # the first evidence on a page that leads to a claim is the one that the claim's id was made from
        first = here and address not in state.seen
        if first:
            state.seen.add(address)
        if address.startswith("#c-"):
            state.claims.setdefault(state.stored(), (evidence.citekey, address[1:]))
        place = state.places.find(evidence, address[1:] if first else "")
        target = address if here else state.url(address)
        within = own and here
        return Shown(
            place=place,
            label=label,
            name=label if here else state.names.get(label, label),
            address="" if within else target,
            here=here,
            # of the claim that the marker stands in it is said in the line under it
            basis="" if within else basis,
        )

    def _tail(self, tail: str) -> Tail:
        """The basis, the attributes and the themes of a claim."""
        words = self._state.words
        parts = _CUTS.split(tail.strip())[1:]
        stated = [part for part in parts if (":" in part or "：" in part) and attributes.is_attribute(part)]
        told = attributes.told(stated, words, self._state.named) if stated else NOTHING
        made: list[str] = []
        for part in parts:
            slug = part[2:-1] if part.startswith("[#") else ""
            if slug:
                made.append(self._theme(slug) or cards.note(part))
            elif part not in stated:
                made.append(cards.basis(part, words))
            elif part is stated[0]:
                made += told.notes
        return Tail(tuple(made), told)

    def _theme(self, slug: str) -> str:
        """``[#slug]``: a chip with the theme's label; empty where the page defines no such theme."""
        found = self._reference(f"#{slug}")
        return cards.theme(found[1] or f"#{slug}", self._state.url(found[0])) if found else ""


def _is_markup(m: re.Match[str], data: str) -> bool:
    """Whether the match stands in an HTML tag, in a link's address, or in the text of a link around it."""
    before = data[: m.start()]
    if ("<" in before and _IN_TAG.search(before)) or ("](" in before and _IN_ADDRESS.search(before)):
        return True
    return before.count("[") > before.count("]") and _LINK_AFTER.match(data, m.end()) is not None


def _behind_blanks(data: str, start: int) -> int:
    """Where the text ends that a marker at ``start`` stands behind; a break that an author set stays."""
    end = start
    while end and data[end - 1] in _BLANKS:
        end -= 1
    return start if "  \n" in data[end:start] else end

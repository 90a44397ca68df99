"""Markers of evidence and the cards they open, as they stand on the built page.

A card is a popover: it opens by mouse, touch and keyboard and closes with Escape, all without JavaScript; the
site's script only opens it on hovering and focus too. Cards stand at the page's end, one for each bracket however often
the page has it. They are put together as text and escaped here.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote

from conspectus.messages import Catalogue, catalogue
from conspectus.pages import basis_of, has_han
from conspectus.site.passages import excerpt
from conspectus.site.places import Place

CITATIONS = "cs-citations"
CITATION = "cs-cited"
THEME = "cs-theme"
NOTE = "cs-note-"
"""Begins the id of a card of evidence; its number follows, by which the marker and the card are known on paper."""
SHORT = 120
"""Most characters of a passage that ``quotes: short`` shows."""
SHORTER, MANY = 60, 50
"""The same on a page with so many cards: a page of a whole theme is not to be heavier than its reader's patience."""
MOST_NAMED = 3
"""Most papers that a marker names; of more it names the first and counts the others."""
SEPARATOR = " · "


_BEHIND_BRACKET = re.compile(r"(?<=[)）\]])[^\s()（）\[\];；,，.。][^()（）\[\];；]*")
_PARTS = re.compile(r"(; |；)")
_OPEN, _CLOSE = ("(", "（", "[", "［"), (")", "）", "]", "］")
_IN_FRAGMENT = ":/.+-_@~"
_PARENTHESIS = re.compile(r"[(（](.*)[)）]")


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as a marker and its card show it."""

    place: Place
    label: str
    """The cited paper's short label."""
    name: str
    """The label without its year, where that is enough to tell whose it is on this page."""
    address: str
    """Of the claim; empty where the marker stands in that claim."""
    here: bool
    """Whether the claim is on this page."""
    basis: str = ""
    """What the claim rests on, in the page's language; empty where that is not known or stands beside it."""


def element(tag: str, css: str = "", **attributes: str) -> ET.Element:
    """An element with a class and further attributes."""
    return ET.Element(tag, {**({"class": css} if css else {}), **attributes})


def citation(label: str, address: str) -> str:
    """A citation of a work that the page's list does not have: a link to the work."""
    return f'<a class="{CITATION}" href="{escape(address)}">{_raised(label)}</a>'


def theme(label: str, address: str) -> str:
    """A theme's label: a link to its page."""
    return f'<a class="{THEME}" href="{escape(address)}">{escape(label, quote=False)}</a>'


def note(text: str) -> str:
    """What follows a claim's evidence and cannot be read as its basis, an attribute or a theme."""
    return f'<span class="cs-note">{escape(unescape(text), quote=False)}</span>'


@lru_cache(maxsize=1024)
def _basis(text: str, language: str) -> str:
    inner = _PARENTHESIS.fullmatch(text)
    found = basis_of(inner[1]) if inner else None
    if not found:
        return note(text)
    return f'<span class="cs-basis">{escape(catalogue(language).name("bases", found), quote=False)}</span>'


def basis(text: str, words: Catalogue) -> str:
    """A claim's basis, ``(assertion)``, called as the page's language calls it; a note where it is none."""
    return _basis(text, words.language)


def works(label: str, keys: Sequence[str]) -> str:
    """A citation of works that the page lists: links to their entries there, of which the script makes a card.

    Args:
        label: as the text has it, ``(Hall, 2001; Moss, 2019)``; a page behind the bracket is raised.
        keys: of the works, in the order of the label.

    A label in brackets with as many parts as there are works has a link for each, so that one opens one entry.
    """
    parts = _PARTS.split(label[1:-1]) if label[:1] in _OPEN and label[-1:] in _CLOSE else []
    if len(parts) != 2 * len(keys) - 1:
        return _entry_link(_raised(label), keys)
    linked = [
        escape(part, quote=False) if place % 2 else _entry_link(escape(part, quote=False), (keys[place // 2],))
        for place, part in enumerate(parts)
    ]
    return "".join([label[0], *linked, label[-1]])


def _entry_link(html: str, keys: Sequence[str]) -> str:
    address = quote(f"ref-{keys[0]}", safe=_IN_FRAGMENT)
    return f'<a class="{CITATION}" data-refs="{escape(" ".join(keys))}" href="#{address}">{html}</a>'


def marker(pieces: Sequence[Shown], identity: str, words: Catalogue, *, own: bool) -> str:
    """The button that stands in the text for one bracket of evidence.

    Args:
        pieces: the pieces of the bracket, at least one.
        identity: id of the card that it opens.
        words: messages in the page's language.
        own: whether this is the cited paper's own page, whose markers name sections and not the paper.
    """
    shown = _sections(pieces, words) if own else _names(pieces, words)
    name = words.text("evidence_button", place=shown)
    return (
        f'<button aria-label="{escape(name)}" class="cs-chip" data-note="{identity.removeprefix(NOTE)}"'
        f' popovertarget="{identity}" type="button">'
        f"{escape(shown, quote=False)}</button>"
    )


def _sections(pieces: Sequence[Shown], words: Catalogue) -> str:
    return words.join(list(dict.fromkeys(section_name(piece.place.path, words) for piece in pieces)))


def _names(pieces: Sequence[Shown], words: Catalogue) -> str:
    names = list(dict.fromkeys(piece.name for piece in pieces))
    if len(names) <= MOST_NAMED:
        return words.join(names)
    return words.text("marker_more", names=words.join(names[: MOST_NAMED - 1]), n=len(names) - MOST_NAMED + 1)


def most(quotes: str, before: int) -> int | None:
    """How much of a passage a card shows under ``quotes``, where ``before`` others stand on the page already."""
    return {"none": 0, "full": None}.get(quotes, SHORT if before < MANY else SHORTER)


def evidence_card(pieces: Sequence[Shown], identity: str, words: Catalogue, *, own: bool, limit: int | None) -> str:
    """The card of one bracket: an entry for each piece of evidence.

    Args:
        pieces: the pieces.
        identity: id of the card, unique on the page.
        words: messages in the page's language.
        own: as for :func:`marker`.
        limit: most characters of a passage; 0 for none of them, None for all.
    """
    spoken = _spoken(words.language)
    entries = "".join(_entry(piece, words, own=own, limit=limit) for piece in pieces)
    return f'<cs-card aria-label="{spoken.evidence}" id="{identity}" popover="auto" role="group">{entries}</cs-card>'


def _entry(piece: Shown, words: Catalogue, *, own: bool, limit: int | None) -> str:
    spoken = _spoken(words.language)
    place, label = piece.place, escape(piece.label, quote=False)
    source = "" if own or not label else f'<span class="cs-card-source">{label}</span> '
    foot = _known(place.paragraph, place.state, piece.basis, words.language)
    if piece.address:
        foot += f'{SEPARATOR}<a class="cs-card-link" href="{escape(piece.address)}">{spoken.open_claim}</a>'
    return (
        f'<span class="cs-card-entry"><span class="cs-card-place">{source}{_heading(place, words)}</span>'
        f"{_quotation(place, limit, words.language)}"
        f'<span class="cs-card-foot">{foot}</span></span>'
    )


def section_name(path: str, words: Catalogue) -> str:
    """How a section is called: a reserved one by name, others by path, parentheses full width beside Chinese."""
    return _section_name(path, words.language)


@lru_cache(maxsize=4096)
def _section_name(path: str, language: str) -> str:
    words = catalogue(language)
    if path in words.entries["reserved"]:
        return words.name("reserved", path)
    return "§" + (path if path.isascii() else path.replace("(", "（").replace(")", "）"))


def foreign(text: str, language: str) -> str:
    """The ``lang`` attribute of text that is not in the page's language; empty where it is."""
    own = "zh" if has_han(text) else "en"
    return f' lang="{own}"' if own != language else ""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The messages that every card has, escaped once."""

    evidence: str
    open_claim: str


@lru_cache
def _spoken(language: str) -> _Spoken:
    words = catalogue(language)
    return _Spoken(*(escape(words.text(key)) for key in ("card_evidence", "card_open_claim")))


def _raised(label: str) -> str:
    """A label with the page behind its bracket raised, as GB/T 7714 sets it (2015, §10.1.3 and §10.2.4)."""
    return _BEHIND_BRACKET.sub(lambda found: f"<sup>{found[0]}</sup>", escape(label, quote=False))


def _heading(place: Place, words: Catalogue) -> str:
    section = section_name(place.path, words)
    title, shown = place.title, escape(section, quote=False)
    if not title or title in (place.path, section) or title in words.entries["reserved"]:
        return shown
    return f"{shown} <span{foreign(title, words.language)}>{escape(title, quote=False)}</span>"


@lru_cache(maxsize=1024)
def _known(paragraph: int | None, state: str, basis: str, language: str) -> str:
    """Paragraph, state of verification and what the claim rests on, in words."""
    words = catalogue(language)
    told = words.name("states", state) if state else words.text("card_unlocked")
    counted = [words.text("card_paragraph", n=paragraph)] if paragraph else []
    rests = [words.text("card_basis", basis=basis)] if basis else []
    return escape(SEPARATOR.join([*counted, told, *rests]), quote=False)


def _quotation(place: Place, limit: int | None, language: str) -> str:
    """The passage with its phrase marked, or the phrase alone where the passage is not here or not shown."""
    foreign_to = foreign(place.phrase, language)
    if limit == 0 or not place.passage:
        return f'<q class="cs-card-phrase" dir="auto"{foreign_to}>{escape(place.phrase, quote=False)}</q>'
    shown = excerpt(place.passage, place.phrase, limit)
    before, phrase, after = (escape(part, quote=False) for part in shown)
    mark = f"<mark>{phrase}</mark>" if phrase else ""
    return f'<q class="cs-card-passage" dir="auto"{foreign_to}>{before}{mark}{after}</q>'

"""Claims on the built page: their anchors and what is said about each; facets of which the paper says nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import zip_longest
from typing import Protocol

from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from conspectus.messages import Catalogue
from conspectus.model import Settings
from conspectus.pages import facet_of
from conspectus.pages.vocabulary import is_not_stated
from conspectus.site import about, cards
from conspectus.site.about import About, Tail
from conspectus.site.citing import ClaimStyle
from conspectus.site.corrections import correction
from conspectus.site.inline import State

STORED = re.compile(f"{STX}conspectus:([0-9]+){ETX}")
"""The placeholder of a stored text."""

_MARK = f"{STX}conspectus:"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STASHED = re.compile(f"{STX}(?:wzxhzdk:([0-9]+)|(amp)|[^{ETX}]*){ETX}")
_LISTS = ("ul", "ol")
_RAW = re.compile(f"{STX}wzxhzdk:[0-9]+{ETX}")


class ClaimState(State, Protocol):
    """What the anchors and citations of claims need to know of the page, besides."""

    html: list[str]
    """The stored texts by number."""
    settings: Settings
    uses: Mapping[str, Sequence[tuple[str, str]]]
    """Claim → title and address of each page that rests on it."""

    @property
    def style(self) -> ClaimStyle:
        """How the page's claims are cited."""

    def address(self, claim: str) -> str:
        """The address of a claim on this page, below the address of the site."""


class ClaimTreeprocessor(Treeprocessor):
    """Gives each list item under a facet heading its claim's id and what is said about it, and adds the cards."""

    def __init__(self, state: ClaimState) -> None:
        super().__init__(state.md)
        self._state = state

    def run(self, root: ET.Element) -> None:
        """Work on the page in place."""
        if not self._state.html:
            return
        if self._state.claims:
            taken: set[str] = set()
            for item in claim_items(root):
                self._claim(item, taken)
        for number, tail in self._state.tails.items():
            self._state.html[number] += about.line(tail)
        _gather_silent(root, self._state.words)
        for tag in _HEADINGS:
            for heading in root.iter(tag):
                _name_heading(heading)
        self._add_cards(root)

    def _claim(self, item: ET.Element, taken: set[str]) -> None:
        """Name the item after its first evidence, once a page, and put its own citation behind its last."""
        host = _host(item)
        marks = [int(found[1]) for text in _texts(host) for found in STORED.finditer(text)]
        found = next((self._state.claims[number] for number in marks if number in self._state.claims), None)
        if found is None or found[1] in taken:
            return
        citekey, claim = found
        item.set("id", claim)
        item.set("class", "cs-claim")
        taken.add(claim)
        last = marks[-1]
        tail = self._state.tails.pop(last, Tail())
        self._state.html[last] += about.line(tail, self._about(claim, self._text(host), tail))
        for place, old in enumerate(self._state.places.old_ids(citekey, claim)):
            anchor = cards.element("span", "cs-old", id=old)
            anchor.tail, item.text = (item.text, None) if place == 0 else ("", item.text)
            item.insert(place, anchor)

    def _text(self, host: ET.Element) -> str:
        """The claim's text as it is read: without its evidence and what follows the last of it."""
        parts = [host.text or ""]
        for child in host:
            parts += [] if child.tag in _LISTS else [*child.itertext()]
            parts.append(child.tail or "")
        text = "".join(parts)
        return _STASHED.sub(self._restored, text[: text.rindex(_MARK)])

    def _restored(self, found: re.Match[str]) -> str:
        """What a placeholder of Markdown stands for in plain text: a character; of a tag nothing is read."""
        if found[2]:
            return "&"
        raw = str(self._state.md.htmlStash.rawHtmlBlocks[int(found[1])]) if found[1] else ""
        return "" if raw.startswith("<") else unescape(raw)

    def _about(self, claim: str, text: str, tail: Tail) -> str:
        """The button and the card of a claim."""
        state = self._state
        address = state.address(claim)
        used = tuple((title, state.url(page)) for title, page in state.uses.get(claim, ()))
        correct = correction(state.settings, state.words, claim, address)
        said = About(claim, state.style.cite(text, address), used, correct)
        return about.card(said, tail.told, state.next_card(), state.words)

    def _add_cards(self, root: ET.Element) -> None:
        """All cards of evidence, at the page's end, and the place for those that the script makes of works."""
        host = cards.element("div", "cs-cards")
        host.set("data-search-exclude", "")
        host.set("data-close", self._state.words.text("card_close"))
        host.set("data-title", self._state.words.text("card_evidence"))  # of the notes that the cards are on paper
        host.set("data-works", self._state.words.text("cited_here"))
        host.text = self._state.store("".join(self._state.made)) if self._state.made else None
        root.append(host)


def claim_items(root: ET.Element) -> Iterator[ET.Element]:
    """The list items that stand under a facet heading and name evidence."""
    level = 0
    for child in root:
        own = _HEADINGS.get(child.tag, 0)
        if own:
            if facet_of("".join(child.itertext())):
                level = own
            elif own <= level:
                level = 0
        elif level and child.tag in _LISTS:
            yield from (item for item in child.iter("li") if any(_MARK in text for text in _texts(_host(item))))


def _gather_silent(root: ET.Element, words: Catalogue) -> None:
    """Name the facets of which a paper says nothing in one line behind the last facet, each under its own anchor."""
    silent = list(_silent(root))
    if not silent:
        return
    line = cards.element("p", "cs-unstated")
    line.text = f"{words.text('unstated')} "
    for heading, said in silent:
        name = "".join(heading.itertext())
        anchor = ET.SubElement(line, "span", {"id": slugify_unicode(name, "-")})
        anchor.text, anchor.tail = name, words.entries["list_separator"]
        root.remove(heading)
        root.remove(said)
    anchor.tail = None
    root.insert(_end_of_facets(root), line)


def _silent(root: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """The facet headings under which nothing stands but that the paper says nothing, each with that paragraph."""
    # what stands as raw text (a woven block's comment) says nothing either
    children = [child for child in root if child.tag in _HEADINGS or not _RAW.fullmatch(child.text or "") or len(child)]
    for heading, said, after in zip_longest(children, children[1:], children[2:]):
        if said is None or heading.tag not in _HEADINGS or said.tag != "p" or heading.get("id"):
            continue
        alone = after is None or after.tag in _HEADINGS
        if alone and _says_nothing(said) and facet_of("".join(heading.itertext())):
            yield heading, said


def _says_nothing(paragraph: ET.Element) -> bool:
    only = list(paragraph)
    if len(only) != 1 or only[0].tag != "em" or (paragraph.text or "").strip() or (only[0].tail or "").strip():
        return False
    return is_not_stated("".join(only[0].itertext()))


def _end_of_facets(root: ET.Element) -> int:
    """Where the section of the last facet ends."""
    end, level = len(root), 0
    for place, child in enumerate(root):
        own = _HEADINGS.get(child.tag, 0)
        if own and facet_of("".join(child.itertext())):
            level, end = own, len(root)
        elif own and own <= level:
            level, end = 0, place
    return end


def _host(item: ET.Element) -> ET.Element:
    """Where the item's own text stands: in itself, or in its first paragraph where the list is loose."""
    if (item.text or "").strip():
        return item
    first = item.find("p")
    return item if first is None else first


def _texts(host: ET.Element) -> Iterator[str]:
    """The texts that stand in ``host`` itself, in order."""
    yield host.text or ""
    for child in host:
        yield child.tail or ""


def _name_heading(heading: ET.Element) -> None:
    """A citation in a heading must not leak into the heading's id or the table of contents."""
    text = "".join(heading.itertext())
    if _MARK in text:
        plain = " ".join(STORED.sub("", text).split())
        heading.attrib.setdefault("id", slugify_unicode(plain, "-"))
        heading.attrib.setdefault("data-toc-label", plain)

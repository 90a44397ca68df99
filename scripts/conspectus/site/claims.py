"""Claims on the built page: their anchors, and the line of labels that follows the evidence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from typing import Protocol

from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from conspectus.pages import basis_of, facet_of
from conspectus.site import cards
from conspectus.site.citing import ClaimStyle
from conspectus.site.inline import State

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CUTS = re.compile(r"\s*·\s*")
_PARENTHESIS = re.compile(r"[(（](.*)[)）]")
_STASHED = re.compile(f"{STX}(?:wzxhzdk:(\\d+)|(amp))?[^{ETX}]*{ETX}")
_LISTS = ("ul", "ol")


class ClaimState(State, Protocol):
    """What the anchors and citations of claims need to know of the page, besides."""

    @property
    def style(self) -> ClaimStyle:
        """How the page's claims are cited."""

    def address(self, claim: str) -> str:
        """The address of a claim on this page, below the address of the site."""


class ClaimTreeprocessor(Treeprocessor):
    """Gives each list item under a facet heading its claim's id, and turns basis and themes into labels."""

    def __init__(self, state: ClaimState) -> None:
        super().__init__(state.md)
        self._state = state

    def run(self, root: ET.Element) -> None:
        """Work on the page in place."""
        taken: set[str] = set()
        for item in claim_items(root):
            host = _host(item)
            claim = self._name(item, host, taken)
            text = self._text(host) if claim else ""
            self._label(host, claim, text)
        for heading in (found for tag in _HEADINGS for found in root.iter(tag)):
            if _citations(heading):
                _name_heading(heading)

    def _name(self, item: ET.Element, host: ET.Element, taken: set[str]) -> str:
        """Set the item's id from its first evidence, once a page, and anchors for the ids it once had."""
        first = next((self._state.claims[found] for found in host if found in self._state.claims), None)
        if first is None or first[1] in taken:
            return ""
        citekey, claim = first
        item.set("id", claim)
        item.set("class", "cs-claim")
        taken.add(claim)
        for place, old in enumerate(self._state.places.old_ids(citekey, claim)):
            anchor = cards.element("span", "cs-old", id=old)
            anchor.tail, item.text = (item.text, None) if place == 0 else ("", item.text)
            item.insert(place, anchor)
        return claim

    def _text(self, host: ET.Element) -> str:
        """The claim's text as it is read: without its evidence and what follows the last of it."""
        parts = [host.text or ""]
        pending = ""
        for child in host:
            if _is_citation(child):
                parts.append(pending)
                pending = child.tail or ""
            elif child.get("class") != "cs-old":
                pending += "".join(child.itertext()) + (child.tail or "")
            else:
                pending += child.tail or ""
        return _STASHED.sub(self._restored, "".join(parts))

    def _restored(self, found: re.Match[str]) -> str:
        """What a placeholder of Markdown stands for in plain text: a character; of a tag nothing is read."""
        if found[2]:
            return "&"
        raw = str(self._state.md.htmlStash.rawHtmlBlocks[int(found[1])]) if found[1] else ""
        return "" if raw.startswith("<") else unescape(raw)

    def _label(self, host: ET.Element, claim: str, text: str) -> None:
        children = list(host)
        last_place = max(place for place, child in enumerate(children) if _is_citation(child))
        last = children[last_place]
        meta = cards.element("span", "cs-meta")
        if tail := (last.tail or "").strip():
            for part in _CUTS.split(tail):
                self._part(meta, part)
        for child in children[last_place + 1 :]:
            if child.get("class") != cards.THEME:
                break
            host.remove(child)
            child.tail = " "
            meta.append(child)
        if claim:
            meta.append(self._permalink(claim, text))
        last.tail = " "
        host.insert(last_place + 1, meta)

    def _permalink(self, claim: str, text: str) -> ET.Element:
        state = self._state
        citation = state.style.cite(text, state.address(claim))
        made = ET.Element("span", {"class": "cs-cite-claim"})
        made.text = AtomicString(state.store(cards.claim_link(state.next_card(), claim, citation, state.words)))
        return made

    def _part(self, meta: ET.Element, part: str) -> None:
        """One part of what follows the evidence: a basis, numbers declared as converted, or text that stays."""
        inner = _PARENTHESIS.fullmatch(part)
        basis = basis_of(inner[1]) if inner else None
        if inner and basis:
            label = self._state.words.name("bases", basis)
            made = cards.element("span", "cs-basis", label)
            made.set("title", self._state.words.text("basis_label", basis=label))
        elif part:
            made = cards.element("span", "cs-note", part)
        else:
            return
        made.tail = " "
        meta.append(made)


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
            yield from (item for item in child.iter("li") if _citations(_host(item)))


def _host(item: ET.Element) -> ET.Element:
    """Where the item's own text stands: in itself, or in its first paragraph where the list is loose."""
    first = item.find("p")
    return first if first is not None and not (item.text or "").strip() else item


def _citations(element: ET.Element) -> list[ET.Element]:
    return [child for child in element if _is_citation(child)]


def _is_citation(element: ET.Element) -> bool:
    return element.get("class") == cards.CITATIONS


def _name_heading(heading: ET.Element) -> None:
    """A citation in a heading must not leak into the heading's id or the table of contents."""
    parts = [heading.text or ""]
    for child in heading:
        parts += ["" if _is_citation(child) else "".join(child.itertext()), child.tail or ""]
    text = " ".join("".join(parts).split())
    heading.attrib.setdefault("id", slugify_unicode(text, "-"))
    heading.attrib.setdefault("data-toc-label", text)

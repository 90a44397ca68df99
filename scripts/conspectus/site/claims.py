"""Claims on the built page: their anchors, and the line of labels that follows the evidence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor

from conspectus.pages import basis_of, facet_of
from conspectus.site import cards
from conspectus.site.inline import State
from conspectus.site.places import old_ids

_HEADING = re.compile(r"h([1-6])")
_CUTS = re.compile(r"\s*·\s*")
_PARENTHESIS = re.compile(r"[(（](.*)[)）]")
_LISTS = ("ul", "ol")


class ClaimTreeprocessor(Treeprocessor):
    """Gives each list item under a facet heading its claim's id, and turns basis and themes into labels."""

    def __init__(self, state: State) -> None:
        super().__init__(state.md)
        self._state = state

    def run(self, root: ET.Element) -> None:
        """Work on the page in place."""
        taken: set[str] = set()
        for item in claim_items(root):
            self._name(item, taken)
            self._label(_host(item))
        for heading in root.iter():
            if _HEADING.fullmatch(str(heading.tag)) and _citations(heading):
                _name_heading(heading)

    def _name(self, item: ET.Element, taken: set[str]) -> None:
        """Set the item's id from its first evidence, once a page, and anchors for the ids it once had."""
        first = next((found for found in item.iter("span") if found.get("class") == cards.EVIDENCE), None)
        link = None if first is None else first.find("cs-card/a")
        address = "" if link is None else link.get("href", "")
        if first is None or not address.startswith("#c-") or address[1:] in taken:
            return
        item.set("id", address[1:])
        item.set("class", "cs-claim")
        taken.add(address[1:])
        for place, old in enumerate(old_ids(self._state.root, first.get("data-key", ""), address[1:])):
            anchor = cards.element("span", "cs-old", id=old)
            anchor.tail, item.text = (item.text, None) if place == 0 else ("", item.text)
            item.insert(place, anchor)

    def _label(self, host: ET.Element) -> None:
        children = list(host)
        places = [place for place, child in enumerate(children) if _is_citation(child)]
        if not places:
            return
        last = children[places[-1]]
        meta = cards.element("span", "cs-meta")
        for part in _CUTS.split((last.tail or "").strip()):
            self._part(meta, part)
        for child in children[places[-1] + 1 :]:
            if child.get("class") != cards.THEME:
                break
            host.remove(child)
            child.tail = " "
            meta.append(child)
        last.tail = " "
        host.insert(places[-1] + 1, meta)

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
        heading = _HEADING.fullmatch(str(child.tag))
        if heading:
            if facet_of("".join(child.itertext())):
                level = int(heading[1])
            elif int(heading[1]) <= level:
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
    return element.get("class") == "cs-citations"


def _name_heading(heading: ET.Element) -> None:
    """A citation in a heading must not leak into the heading's id or the table of contents."""
    parts = [heading.text or ""]
    for child in heading:
        parts += ["" if _is_citation(child) else "".join(child.itertext()), child.tail or ""]
    text = " ".join("".join(parts).split())
    heading.attrib.setdefault("id", slugify_unicode(text, "-"))
    heading.attrib.setdefault("data-toc-label", text)

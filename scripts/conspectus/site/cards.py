"""The elements that citations, evidence and themes become on the built page.

Cards are popovers: they open by mouse, touch and keyboard and close with Escape, all without JavaScript.
Every text is atomic, so that nothing of a source is read as Markdown, and the serializer escapes it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from markdown.util import AtomicString

from conspectus.messages import Catalogue
from conspectus.site.passages import excerpt
from conspectus.site.places import Place

EVIDENCE = "cs-evidence"
CITATION = "cs-cite"
THEME = "cs-theme"
SHORT = 120
"""Most characters of a passage that ``quotes: short`` shows."""


def element(tag: str, css: str = "", text: str = "", **attributes: str) -> ET.Element:
    """An element with a class, atomic text and further attributes."""
    made = ET.Element(tag, {**({"class": css} if css else {}), **attributes})
    if text:
        made.text = AtomicString(text)
    return made


def citation(label: str, address: str) -> ET.Element:
    """A citation without evidence: a link to the work."""
    return element("a", CITATION, label, href=address)


def theme(slug: str, label: str, address: str) -> ET.Element:
    """A theme's chip: a link to its page."""
    return element("a", THEME, label or f"#{slug}", href=address)


def evidence(  # noqa: PLR0913  a card shows a place, a link and settings
    place: Place, label: str, address: str, *, identity: str, words: Catalogue, quotes: str
) -> ET.Element:
    """An evidence chip with its card.

    Args:
        place: what is known of the place.
        label: the cited paper's short label.
        address: the claim's address; ``#…`` on the paper's own page, whose chips leave the label out.
        identity: id of the card, unique on the page.
        words: messages in the page's language.
        quotes: ``none``, ``short`` or ``full``.
    """
    own = address.startswith("#")
    section = section_name(place.path, words)
    shown = section if own or not label else f"{label} {section}"
    made = element("span", EVIDENCE)
    chip = element("button", "cs-chip", shown, type="button", popovertarget=identity)
    chip.set("aria-label", words.text("evidence_button", place=shown))
    card = element("cs-card", id=identity, popover="auto", role="group")
    card.set("aria-label", words.text("evidence_button", place=shown))
    card.set("data-search-exclude", "true")
    card.extend(_rows(place, section, label, words, quotes))
    link = words.text("card_this_claim" if own else "card_open_claim")
    card.append(element("a", "cs-card-link", link, href=address))
    made.extend([chip, card])
    return made


def section_name(path: str, words: Catalogue) -> str:
    """How a section is called: a reserved one by name, others by path, parentheses full width beside Chinese."""
    if path in words.entries["reserved"]:
        return words.name("reserved", path)
    return "§" + (path if path.isascii() else path.replace("(", "（").replace(")", "）"))


def _rows(place: Place, section: str, label: str, words: Catalogue, quotes: str) -> Iterator[ET.Element]:
    title = place.title if place.title not in {place.path, words.name("reserved", place.path)} else ""
    heading = " ".join(part for part in (section, "" if title in words.entries["reserved"] else title) if part)
    yield element("strong", "cs-card-place", heading)
    if place.paragraph:
        yield element("span", "cs-card-paragraph", words.text("card_paragraph", n=place.paragraph))
    yield _quotation(place, quotes)
    source = words.text("card_from", label=label) if label else ""
    state = words.name("states", place.state) if place.state else words.text("card_unlocked")
    yield element("span", "cs-card-source", " · ".join(part for part in (source, state) if part))


def _quotation(place: Place, quotes: str) -> ET.Element:
    """The passage with its phrase marked, or the phrase alone where the passage is not here or not shown."""
    if quotes == "none" or not place.passage:
        return element("q", "cs-card-phrase", place.phrase)
    before, phrase, after = excerpt(place.passage, place.phrase, None if quotes == "full" else SHORT)
    made = element("q", "cs-card-passage", before)
    if phrase:
        mark = element("mark", text=phrase)
        mark.tail = AtomicString(after)
        made.append(mark)
    return made

"""The cards of evidence, works and claims, as they stand on the built page.

A card is a popover: it opens by mouse, touch and keyboard and closes with Escape, all without JavaScript; the
site's script only opens it on hovering and focus too. Cards of evidence are many and are put together as
text, escaped here and kept from Markdown by its stash; what holds links to other pages stays an element,
so that the site builder sees and checks them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown.util import AtomicString

from conspectus.messages import Catalogue, catalogue
from conspectus.site.passages import excerpt
from conspectus.site.places import Place

CITATIONS = "cs-citations"
CITATION = "cs-cited"
THEME = "cs-theme"
SHORT = 120
"""Most characters of a passage that ``quotes: short`` shows."""


EVIDENCE_END = "</cs-card></span>"
"""What closes a chip with its card, after the link to the claim."""


def element(tag: str, css: str = "", text: str = "", **attributes: str) -> ET.Element:
    """An element with a class, atomic text and further attributes."""
    made = ET.Element(tag, {**({"class": css} if css else {}), **attributes})
    if text:
        made.text = AtomicString(text)
    return made


def citation(label: str, address: str) -> ET.Element:
    """A citation of a work that the page's list does not have: a link to the work."""
    return element("a", CITATION, label, href=address)


def theme(slug: str, label: str, address: str) -> ET.Element:
    """A theme's chip: a link to its page."""
    return element("a", THEME, label or f"#{slug}", href=address)


def work(label: str, entries: Sequence[str], *, identity: str) -> ET.Element:
    """A citation as a button with its card.

    Args:
        label: as the text has it, ``(Hall, 2001)``.
        entries: Markdown of each work's entry in the page's list, still to be read inline.
        identity: id of the card, unique on the page.
    """
    made = element("span", "cs-work")
    made.append(element("button", CITATION, label, type="button", popovertarget=identity))
    card = ET.SubElement(made, "cs-card", {"id": identity, "popover": "auto", "role": "group"})
    card.set("aria-label", label)
    card.set("data-search-exclude", "true")
    for entry in entries:
        ET.SubElement(card, "span", {"class": "cs-card-work"}).text = entry
    return made


def evidence(  # noqa: PLR0913  a card shows a place, a link and settings
    place: Place, label: str, *, own: bool, identity: str, words: Catalogue, quotes: str
) -> tuple[str, str]:
    """An evidence chip with its card up to the link to the claim, as HTML, and what that link says, as plain text.

    Args:
        place: what is known of the place.
        label: the cited paper's short label.
        own: the claim is on this page, whose chips leave the label out.
        identity: id of the card, unique on the page.
        words: messages in the page's language.
        quotes: ``none``, ``short`` or ``full``.
    """
    spoken = _spoken(words.language)
    section = section_name(place.path, words)
    shown = section if own or not label else f"{label} {section}"
    name = escape(words.text("evidence_button", place=shown))
    before = (
        f'<span class="cs-evidence"><button aria-label="{name}" class="cs-chip" popovertarget="{identity}"'
        f' type="button">{escape(shown, quote=False)}</button><cs-card aria-label="{name}"'
        f' data-search-exclude="true" id="{identity}" popover="auto" role="group">'
        f'<strong class="cs-card-place">{escape(_heading(place, section, words), quote=False)}</strong>'
        f"{_paragraph(place, words)}{_quotation(place, quotes)}"
        f'<span class="cs-card-source">{_source(place, label, words, spoken)}</span>'
    )
    return before, words.entries["card_this_claim" if own else "card_open_claim"]


def claim_link(identity: str, claim: str, citation: str, words: Catalogue) -> str:
    """The sign at the end of a claim, with a card that has the claim's own citation and permanent address.

    Args:
        identity: id of the card, unique on the page.
        claim: the claim's id.
        citation: the claim cited as a part of the review; plain text.
        words: messages in the page's language.
    """
    spoken = _spoken(words.language)
    text = escape(citation)
    return (
        f'<button aria-label="{spoken.cite_claim}" class="cs-permalink" popovertarget="{identity}" type="button">¶'
        f'</button><cs-card aria-label="{spoken.cite_claim}" data-search-exclude="true" id="{identity}" popover="auto"'
        f' role="group"><strong class="cs-card-place">{spoken.cite_claim}</strong><span class="cs-card-citation">'
        f'{text}</span><a class="cs-card-link" href="#{claim}">{spoken.this_claim}</a> <button class="cs-copy"'
        f' data-copy="{text}" hidden type="button">{spoken.copy}</button></cs-card>'
    )


def section_name(path: str, words: Catalogue) -> str:
    """How a section is called: a reserved one by name, others by path, parentheses full width beside Chinese."""
    if path in words.entries["reserved"]:
        return words.name("reserved", path)
    return "§" + (path if path.isascii() else path.replace("(", "（").replace(")", "）"))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The messages that every card has, escaped once."""

    this_claim: str
    cite_claim: str
    copy: str
    unlocked: str


@lru_cache
def _spoken(language: str) -> _Spoken:
    words = catalogue(language)
    named = ("card_this_claim", "card_cite_claim", "copy", "card_unlocked")
    return _Spoken(*(escape(words.text(key)) for key in named))


def _heading(place: Place, section: str, words: Catalogue) -> str:
    title = place.title
    if not title or title in (place.path, section) or title in words.entries["reserved"]:
        return section
    return f"{section} {title}"


def _paragraph(place: Place, words: Catalogue) -> str:
    if not place.paragraph:
        return ""
    text = escape(words.text("card_paragraph", n=place.paragraph), quote=False)
    return f'<span class="cs-card-paragraph">{text}</span>'


def _source(place: Place, label: str, words: Catalogue, spoken: _Spoken) -> str:
    state = escape(words.name("states", place.state), quote=False) if place.state else spoken.unlocked
    return f"{escape(words.text('card_from', label=label), quote=False)} · {state}" if label else state


def _quotation(place: Place, quotes: str) -> str:
    """The passage with its phrase marked, or the phrase alone where the passage is not here or not shown."""
    if quotes == "none" or not place.passage:
        return f'<q class="cs-card-phrase">{escape(place.phrase, quote=False)}</q>'
    shown = excerpt(place.passage, place.phrase, None if quotes == "full" else SHORT)
    before, phrase, after = (escape(part, quote=False) for part in shown)
    mark = f"<mark>{phrase}</mark>" if phrase else ""
    return f'<q class="cs-card-passage">{before}{mark}{after}</q>'

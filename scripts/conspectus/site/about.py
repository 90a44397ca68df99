"""What stands under a claim: one quiet line of what it rests on and speaks to, and a card of all else about it.

The card holds what is too long for the line (terms, figures, causal chains), where the claim is used, how it is cited
and its permanent address. It stands beside its button, so that a printed page shows it in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from conspectus.messages import Catalogue, catalogue
from conspectus.site.cards import SEPARATOR

_KEPT = "&nbsp;· "
"""Between the parts of a line: the dot ends a line, and begins none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the card: what is told, and its values; plain text."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim's attributes tell."""

    notes: tuple[str, ...] = ()
    """Short ones, which stand in the line; HTML."""
    kinds: tuple[str, ...] = ()
    """What the card tells, in a word or two each; plain text."""
    facts: tuple[Fact, ...] = ()


NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the evidence of a claim."""

    parts: tuple[str, ...] = ()
    """Basis, notes and themes in order; HTML."""
    told: Told = NOTHING


@dataclass(frozen=True, slots=True)
class About:
    """A claim as its card speaks of it."""

    claim: str
    """Its id."""
    citation: str
    """The claim cited as a part of the review; plain text."""
    used: Sequence[tuple[str, str]] = field(default=())
    """Title and address of each page that rests on it."""
    correction: str = ""
    """Address that a correction is sent to; empty where the review names no place for them."""


def line(tail: Tail, about: str = "") -> str:
    """The line under a claim; ``about`` is the button with its card."""
    parts = _KEPT.join(tail.parts)
    return f' <span class="cs-meta">{parts} {about}</span>' if parts or about else ""


def card(about: About, told: Told, identity: str, words: Catalogue) -> str:
    """The button at the end of the line, and its card.

    Args:
        about: the claim.
        told: what its attributes tell.
        identity: id of the card, unique on the page.
        words: messages in the page's language.
    """
    spoken = _spoken(words.language)
    kinds = escape(SEPARATOR.join(told.kinds), quote=False)
    name = (
        f"{spoken.about}{escape(words.text('colon'))}{escape(words.join(list(told.kinds)))}" if kinds else spoken.about
    )
    shown = f"{kinds} " if kinds else ""
    rows = "".join(_fact(fact) for fact in told.facts)
    return (
        f'<button aria-label="{name}" class="cs-about" popovertarget="{identity}" type="button">{shown}'
        f'<span class="cs-dots">⋯</span></button><cs-card aria-label="{spoken.about}" class="cs-about-card"'
        f' data-search-exclude id="{identity}" popover="auto" role="group">{rows}{_used(about, spoken)}'
        f'<span class="cs-fact cs-cite-claim"><b>{spoken.cite}</b> <span class="cs-card-citation">'
        f"{escape(about.citation, quote=False)}</span></span>"
        f'<span class="cs-card-foot">{_actions(about, spoken)}</span></cs-card>'
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The messages that every card has, escaped once."""

    about: str
    used: str
    cite: str
    link: str
    copy: str
    correct: str


@lru_cache
def _spoken(language: str) -> _Spoken:
    words = catalogue(language)
    keys = ("card_about", "card_used", "card_cite_claim", "card_this_claim", "copy", "card_correct")
    return _Spoken(*(escape(words.text(key)) for key in keys))


def _fact(fact: Fact) -> str:
    values = "".join(f"<span>{escape(value, quote=False)}</span>" for value in fact.values)
    return f'<span class="cs-fact"><b>{escape(fact.label, quote=False)}</b> {values}</span>'


def _used(about: About, spoken: _Spoken) -> str:
    links = "".join(
        f'<span><a href="{escape(address)}">{escape(title, quote=False)}</a></span>' for title, address in about.used
    )
    return f'<span class="cs-fact"><b>{spoken.used}</b> {links}</span>' if links else ""


def _actions(about: About, spoken: _Spoken) -> str:
    made = [
        f'<a class="cs-card-link" href="#{about.claim}">{spoken.link}</a>',
        f'<button class="cs-copy" data-copy-from=".cs-card-citation" hidden type="button">{spoken.copy}</button>',
    ]
    if about.correction:
        made.append(f'<a class="cs-correct" href="{escape(about.correction)}">{spoken.correct}</a>')
    return " ".join(made)

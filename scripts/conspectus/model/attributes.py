"""What a claim says of itself besides its basis and themes: terms, figures, chains, levels, addressees."""

from __future__ import annotations

from dataclasses import dataclass

ADDRESSEES = (
    "China",
    "government",
    "central government",
    "local government",
    "firms",
    "lead firms",
    "universities and institutes",
    "not stated",
)
"""To whom a recommendation speaks; ``China`` where the paper names nobody more precise than the country."""

LEVELS = ("firm", "chain", "industry", "region", "nation", "East Asia", "world")
"""Of what a claim speaks, from small to large; a region lies within a country."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that a paper prints, for the table of figures."""

    value: str
    """Number and unit; the number as printed, or declared as converted."""
    year: str = ""
    """Of what it measures; empty where the passage states none."""
    source: str = ""
    """Whom the paper names for it; empty where it names nobody."""
    what: str = ""
    """What it measures; empty where the claim says it."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of one claim, each empty where the claim does not state it."""

    defines: tuple[str, ...] = ()
    """Ids of the terms it defines (``Review.glossary``)."""
    quotes: tuple[str, ...] = ()
    """Ids of the official texts it reports (``Review.formulations``)."""
    adds: tuple[str, ...] = ()
    """Ids of the official texts that its author reads further or extends."""
    addressees: tuple[str, ...] = ()
    """Of ``ADDRESSEES``."""
    figures: tuple[Figure, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    """Causal chains, cause first: ids of terms, 2 to 5 each."""
    levels: tuple[str, ...] = ()
    """Of ``LEVELS``."""

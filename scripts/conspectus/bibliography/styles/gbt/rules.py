"""Where the editions of GB/T 7714 differ, and the marks they give to kinds of works."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.bibliography.styles.profile import PROFILE_2015, PROFILE_2025, Profile
from conspectus.model import Work

ELECTRONIC = frozenset({"EB", "DS", "DB", "CP", "PP"})
"""Resources that change: their date is that of the last change and stands in brackets, with a date of access."""


@dataclass(frozen=True, slots=True)
class Rules:
    """One edition of the standard."""

    capitals: bool
    """Family names of persons in Latin letters are set in capitals (2015 §8.1.1; given up in 2025)."""
    number_first: bool
    """A standard opens with its number instead of its issuing body (2025 §8.9)."""
    accessed: frozenset[str] | None
    """Marks whose entries print a date of access; ``None``: all (2015 §8.6)."""
    bracketed: frozenset[str]
    """Marks whose date stands in brackets behind the publisher."""
    dated: frozenset[str]
    """Marks whose whole date, not only the year, is the date of publication."""
    marks: tuple[tuple[str, str], ...]
    """Marks that the edition does not have, and the one it uses for them."""
    profile: Profile


EDITION_2015 = Rules(
    capitals=True,
    number_first=False,
    accessed=None,
    bracketed=ELECTRONIC | {"R", "A", "Z", "G"},
    dated=frozenset({"P"}),
    marks=(("PP", "EB"),),
    profile=PROFILE_2015,
)
EDITION_2025 = Rules(
    capitals=False,
    number_first=True,
    accessed=ELECTRONIC,
    bracketed=ELECTRONIC,
    dated=frozenset({"P", "R", "A", "Z"}),
    marks=(),
    profile=PROFILE_2025,
)


def code_of(work: Work, rules: Rules) -> str:
    """The type code under which an edition prints the record.

    A picture, film or recording (``Z``) that is read at an address is an electronic bulletin.
    """
    code = dict(rules.marks).get(work.type, work.type) or "Z"
    return "EB" if code == "Z" and work.url else code


def mark_of(work: Work, rules: Rules) -> str:
    """``[J]``, ``[J/OL]``: what is read at an address or by its DOI is online (2015 annex B, 2025 §8.11).

    A record made from a printed reference keeps the carrier that is printed there.
    """
    code = code_of(work, rules)
    carrier = work.carrier or ("OL" if work.url or (work.doi and not marked(work)) else "")
    return f"[{code}/{carrier}]" if carrier else f"[{code}]"


def marked(work: Work) -> bool:
    """Whether the record was read from an entry that prints a mark, hence from a list by this standard."""
    return bool(work.type) and (f"[{work.type}]" in work.printed or f"[{work.type}/" in work.printed)

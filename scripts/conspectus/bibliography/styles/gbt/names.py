"""Names of persons and groups as GB/T 7714 prints them (2015 §8.1, 2025 §7.1)."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.gbt.terms import ANONYMOUS, Terms
from conspectus.bibliography.styles.people import small_family
from conspectus.bibliography.styles.profile import Spacing
from conspectus.bibliography.styles.scripts import CJK, HANGUL
from conspectus.model import Name

_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.\s‐-]*")
SHOWN = 3
"""Of more than three persons the first three are named (2015 §8.1.2)."""


def people_of(people: tuple[Name, ...], terms: Terms, spacing: Spacing, *, et_al: bool, capitals: bool) -> str:
    """``张三, 李四, 王五, 等``; ``ABLE A, BAKER B, et al.``; empty for nobody."""
    names = spacing.names.join(name_of(person, spacing.suffix, capitals=capitals) for person in people[:SHOWN])
    if names and (et_al or len(people) > SHOWN):
        return f"{names}{spacing.et_al}{terms.et_al}"
    return names


def name_of(person: Name, comma: str = ", ", *, capitals: bool) -> str:
    """One name: ``谭志雄``, ``GEREFFI G`` or ``Gereffi G``, ``昂温 G``, ``LUCAS R E, Jr``; a group as it is.

    A name in Latin letters has its family name first and initials without full stops; ``comma`` comes before
    ``Jr``. A translated family name may have the initials of the original (§8.1.1).
    """
    if not person.family or person.literal in ANONYMOUS:
        return person.literal
    if CJK.search(person.family):
        if _LATIN.fullmatch(person.given):
            return f"{person.family} {' '.join(initials(person.given))}"
        return f"{person.family}{person.given}" if HANGUL.search(person.family) else person.literal
    if CJK.search(person.literal):
        return person.literal
    family = person.family.upper() if capitals else small_family(person.family)
    name = " ".join(part for part in (family, " ".join(initials(person.given))) if part)
    return f"{name}{comma}{person.suffix}" if person.suffix else name


def initials(given: str) -> list[str]:
    """The initials of given names: ``Karen S.`` → ``K``, ``S``; ``Jean-Paul`` → ``J-P``; ``BB`` → ``B``, ``B``."""
    found: list[str] = []
    for word in re.split(r"[\s.]+(?![-‐])", given.strip()):
        if not word:
            continue
        if word.isupper() and word.isalpha() and len(word) <= 3:
            found.extend(word)
        else:
            found.append("-".join(part[:1].upper() for part in re.split(r"[-‐]", word) if part))
    return found

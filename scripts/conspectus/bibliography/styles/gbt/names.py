"""Names of persons and groups as GB/T 7714 prints them (2015 §8.1, 2025 §7.1)."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.gbt.terms import CJK, Terms
from conspectus.bibliography.styles.profile import Spacing
from conspectus.model import Name
from conspectus.parse.wordlists import word_list

SHOWN = 3
"""Of more than three persons the first three are named (2015 §8.1.2)."""


def people_of(people: tuple[Name, ...], terms: Terms, spacing: Spacing, *, et_al: bool, capitals: bool) -> str:
    """``张三, 李四, 王五, 等``; ``ABLE A, BAKER B, et al.``; empty for nobody."""
    names = spacing.names.join(name_of(person, capitals=capitals) for person in people[:SHOWN])
    if names and (et_al or len(people) > SHOWN):
        return f"{names}{spacing.et_al}{terms.et_al}"
    return names


def name_of(person: Name, *, capitals: bool) -> str:
    """One name: ``谭志雄``, ``GEREFFI G`` or ``Gereffi G``, ``LUCAS R E Jr``; a group as it is.

    A name in Latin letters has its family name first and initials without full stops.
    """
    if not person.family or CJK.search(person.literal):
        return person.literal
    family = person.family.upper() if capitals else _small(person.family)
    return " ".join(part for part in (family, " ".join(initials(person.given)), person.suffix.rstrip(".")) if part)


def _small(family: str) -> str:
    """A family name that a record holds in capitals, as names are written: ``DES MARAIS`` → ``Des Marais``."""
    if not family.isupper() or len(family) < 2:
        return family
    particles = word_list("particles")
    words = family.split()
    return " ".join(
        word.lower() if len(words) > 1 and word.lower() in particles and word != words[-1] else _capitalised(word)
        for word in words
    )


def _capitalised(word: str) -> str:
    lowered = re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found.group(1).upper()}", lowered)


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

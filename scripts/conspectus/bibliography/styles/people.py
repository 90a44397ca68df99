"""Names as the Western manuals print them: inverted or straight, in full or with initials.

A Chinese, Japanese or Korean name in its own characters is never divided. A family name that a record holds in
capitals, as GB/T 7714 prints it, gets small letters again. Particles stay where the record has them
(``van der Hoeven`` as a family name), because the manuals leave that to the bearer's own use (APA 7 §9.9, Chicago 17
§8.5, MLA 9 chapter 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conspectus.bibliography.styles.casing import curly
from conspectus.bibliography.styles.scripts import CJK, HAN
from conspectus.bibliography.styles.wording import Words
from conspectus.model import Name
from conspectus.parse.wordlists import word_list

_DOTTED_SUFFIX = re.compile(r"(?:Jr|Sr)$", re.IGNORECASE)


def named(people: tuple[Name, ...]) -> tuple[Name, ...]:
    """The people without 佚名 and Anon, by which GB/T 7714 says that there is nobody to name (§8.1.3)."""
    return tuple(name for name in people if name.literal.strip(". ") not in ("佚名", "Anon"))


def divided(name: Name) -> bool:
    """Whether the name is printed in parts: a Western person's with a family and a given name."""
    return bool(name.family and name.given and not CJK.search(name.literal + name.family))


def family(name: Name) -> str:
    """The family name with small letters (``GEREFFI`` → ``Gereffi``); an undivided name as it is."""
    return curly(small_family(name.family) if divided(name) else _undivided(name))


def _undivided(name: Name) -> str:
    if name.family and not name.given and not CJK.search(name.family):
        return name.family
    whole = name.family + name.given
    return whole if name.given and "·" not in name.literal else name.literal or whole


def small_family(text: str) -> str:
    """A family name in capitals as names are written: ``VAN DER BERG-MCNEIL`` → ``van der Berg-McNeil``."""
    if len(text) < 2 or not re.sub(r"\bMc", "", text).isupper():
        return text
    *front, last = text.split()
    particles = word_list("particles")
    return " ".join(
        [*(word.lower() if word.lower() in particles else _capitalised(word) for word in front), _capitalised(last)]
    )


def _capitalised(word: str) -> str:
    lowered = re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found.group(1).upper()}", lowered)


def given(name: Name) -> str:
    """The given names; initials without a full stop get one (``R E`` → ``R. E.``)."""
    return " ".join(part for word in re.split(r"[\s.]+(?![-‐])", name.given.strip()) for part in _given_parts(word))


def _given_parts(word: str) -> list[str]:
    if re.fullmatch(r"[^\W\d_]\.?(?:[-‐][^\W\d_]\.?)+", word):
        return ["-".join(f"{letter[0]}." for letter in re.split("[-‐]", word))]
    if _initials_only(word):
        return [f"{letter}." for letter in word]
    return [small_family(word)] if word else []


def _initials_only(word: str) -> bool:
    """``G``, ``RE``; a name in capitals has a vowel within and more letters."""
    return word.isalpha() and word.isupper() and len(word) <= 3 and not HAN.search(word)


def initials(name: Name) -> str:
    """``Miriam K.`` → ``M. K.``, ``Jean-Paul`` → ``J.-P.`` (APA 7 §9.8); a particle among them stays whole."""
    found: list[str] = []
    for word in given(name).split():
        if word.islower():
            found.append(word)
        else:
            found.append("-".join(f"{part[0].upper()}." for part in re.split("[-‐]", word) if part))
    return " ".join(found)


def suffix(name: Name) -> str:
    """``Jr`` → ``Jr.``; ``III`` as it is."""
    return f"{name.suffix}." if _DOTTED_SUFFIX.search(name.suffix) else name.suffix


def inverted(name: Name) -> str:
    """``Fairbanks, Lucius E., Jr.``; an undivided name as it is."""
    if not divided(name):
        return family(name)
    return ", ".join(part for part in (family(name), given(name), suffix(name)) if part)


def straight(name: Name, *, comma: str = "") -> str:
    """``Lucius E. Fairbanks Jr.``, with ``comma`` before the suffix; an undivided name as it is."""
    if not divided(name):
        return family(name)
    whole = f"{given(name)} {family(name)}"
    return f"{whole}{comma} {suffix(name)}" if name.suffix else whole


def inverted_initials(name: Name) -> str:
    """``Fairbanks, L. E., Jr.``; an undivided name as it is."""
    if not divided(name):
        return family(name)
    return ", ".join(part for part in (family(name), initials(name), suffix(name)) if part)


def straight_initials(name: Name) -> str:
    """``L. E. Fairbanks, Jr.`` as APA prints editors within a reference (APA 7 §9.28)."""
    if not divided(name):
        return family(name)
    whole = f"{initials(name)} {family(name)}"
    return f"{whole}, {suffix(name)}" if name.suffix else whole


def within_phrase(names: Sequence[str], words: Words, conjunction: str = "") -> str:
    """Names within a phrase of the entry: ``A and B``; in Chinese ``甲、乙`` (``甲、乙主编``)."""
    if words.enumeration:
        return words.enumeration.join(names)
    return listed(names, conjunction or words.conjunction)


def listed(names: Sequence[str], conjunction: str, *, serial: bool = True) -> str:
    """``A``, ``A and B``, ``A, B, and C``; ``serial`` puts a comma before the conjunction of three or more.

    ``conjunction`` comes with its blanks; where it is a comma itself, as in Chinese, none is added.
    """
    if len(names) < 2:
        return "".join(names)
    head, last = ", ".join(names[:-1]), names[-1]
    comma = "," if serial and len(names) > 2 and conjunction.startswith(" ") else ""
    return f"{head}{comma}{conjunction}{last}"

"""Names as BibTeX writes them: ``family, suffix, given``, ``{groups in braces}``, ``and`` between, ``and others``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from conspectus.bibliography.tex import balanced, escape, plain
from conspectus.model import Name
from conspectus.parse.names import is_group, is_surname, split_inverted, split_name
from conspectus.parse.wordlists import word_list

_HAN = re.compile("[\u3400-\u9fff]")
_AND = re.compile(r"(?:^|\s+)and(?:\s+|$)", re.IGNORECASE)
_LIST_WORD = re.compile(r"\b(and|others)\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,，]\s*")
_SEMICOLONS = re.compile(r"\s*[;；]+\s*")
_LIST_COMMA = re.compile(r"\s*[,，、]\s*")
_OTHERS = re.compile(r"others|等|et\s+al\.?", re.IGNORECASE)
_NAMED_PART = re.compile(
    r"\s*(?:family|given|prefix|suffix|useprefix|id|juniorcomma|gender|sortingnamekeytemplatename|nametemplates)(?:-i)?\s*="
)
_SUFFIX = re.compile(r"(?:[JS]r|JR|SR)\.?|I{2,3}|I?V|VI{1,3}")
_SUFFIX_BEHIND = re.compile(r"(.+?),?\s+((?:[JS]r|JR|SR)\.?|I{2,3}|IV|2nd|3rd)")


def format_people(people: tuple[Name, ...], *, et_al: bool = False) -> str:
    """``谭志雄 and GEREFFI, G and {World Bank} and others``."""
    printed = [_format_person(person) for person in people]
    if et_al and printed:
        printed.append("others")
    return " and ".join(printed)


def _format_person(person: Name) -> str:
    literal = _LIST_WORD.sub(r"{\1}", escape(person.literal))
    if not person.family or (_HAN.search(person.family) and not person.given):
        return "{" + literal + "}"
    if _HAN.search(person.literal) and "·" not in person.literal and split_name(person.literal) == person:
        return escape(person.literal)
    parts = [person.family, person.suffix, person.given] if person.suffix else [person.family, person.given]
    written = _LIST_WORD.sub(r"{\1}", escape(", ".join(part for part in parts if part)))
    if not person.given and not person.suffix and split_name(person.family) == person and "," not in written:
        return written if " " not in written else "{" + written + "}"
    return written if person.given else "{" + written + "}"


def read_people(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a BibTeX name list, and whether it ends in ``and others`` (or 等, ``et al.``)."""
    stated = (part.strip() for part in split_outside(" ".join(value.split()), _AND))
    parts = [name for part in stated if part for name in _without_and(part)]
    et_al = bool(parts) and bool(_OTHERS.fullmatch(parts[-1]))
    return tuple(_read_person(part) for part in (parts[:-1] if et_al else parts)), et_al


def _without_and(part: str) -> list[str]:
    """The people between two ``and``: one, unless punctuated as no name is (``甲;乙``, ``甲,乙,丙``)."""
    listed = re.search("[;；、]", part) or (_HAN.search(part) and len(_LIST_COMMA.split(part)) > 2)
    if not listed or re.search(r"[{\\=]", part):
        return [part]
    return one_by_one(part)


def one_by_one(line: str) -> list[str]:
    """``甲;乙;`` and ``甲,乙,丙`` are several people; ``谭, 志雄`` and ``Gereffi, G`` are one."""
    parts = [part for part in _SEMICOLONS.split(line) if part]
    if len(parts) != 1 or not _HAN.search(line):
        return parts
    pieces = [piece for piece in _LIST_COMMA.split(line) if piece]
    family_first = len(pieces) == 2 and (is_surname(pieces[0]) or ("、" not in line and len(pieces[1]) < 2))
    foreign = len(pieces) == 2 and any(len(piece) > 4 or "·" in piece for piece in pieces)
    return [line] if family_first or foreign else pieces


def split_outside(text: str, mark: re.Pattern[str]) -> list[str]:
    """``text`` cut at every ``mark`` that stands outside braces."""
    parts: list[str] = []
    depth, start, at = 0, 0, 0
    while at < len(text):
        if depth == 0 and (found := mark.match(text, at)):
            parts.append(text[start : found.start()])
            start = at = found.end()
            continue
        if text[at] == "\\":
            at += 1
        depth += (text[at : at + 1] == "{") - (text[at : at + 1] == "}" and depth > 0)
        at += 1
    return [*parts, text[start:]]


def _read_person(part: str) -> Name:
    if part.startswith("{") and part.endswith("}") and balanced(part[1:-1]):
        return Name(literal=plain(part))
    words = [plain(word) for word in split_outside(part, _COMMA)]
    if all(_NAMED_PART.match(word) for word in words):
        return _from_named_parts(
            {part.strip(): text.strip(' "') for part, text in (word.split("=", 1) for word in words)}
        )
    if len(words) == 3:
        family, suffix, given = words
        if is_suffix(given) and not is_suffix(suffix):
            suffix, given = given, suffix
        return person_of(family, given, suffix)
    if len(words) == 2:
        return person_of(*words)
    return _with_lower_case_part(plain(part)) or split_name(plain(part))


def _with_lower_case_part(text: str) -> Name | None:
    """``Charles de la Vallée Poussin``: the words from the first in lower case on are the family name (BibTeX)."""
    words = text.split()
    at = next((at for at, word in enumerate(words[1:-1], 1) if word in word_list("particles")), 0)
    if not at or is_group(text) or _SUFFIX.fullmatch(words[-1]):
        return None
    return Name(literal=text, family=" ".join(words[at:]), given=" ".join(words[:at]))


def _from_named_parts(parts: Mapping[str, str]) -> Name:
    """A name in biblatex's extended format: ``family=Smith, given=Ann, prefix=van`` (biblatex manual §3.6)."""
    family = " ".join(part for part in (parts.get("prefix"), parts.get("family")) if part)
    return person_of(family, parts.get("given", ""), parts.get("suffix", ""))


def person_of(family: str, given: str, suffix: str = "") -> Name:
    """A name from its parts, as programs keep them; Chinese names are put together without a blank.

    Without a given name the family name may be a whole name or a group: it is split like a printed one.
    """
    family, given, suffix = (" ".join(part.split()) for part in (family, given, suffix))
    if not given and not suffix:
        return split_name(family)
    if not family:
        return split_name(given)
    if not suffix and (found := _SUFFIX_BEHIND.fullmatch(given)):
        given, suffix = found.groups()
    family, given = _with_particles(family, given)
    if _HAN.search(family):
        joined = f"{given}·{family}" if _foreign(family, given) else family + given
        return Name(literal=joined, family=family, given=given)
    return Name(
        literal=" ".join(part for part in (family, given, suffix) if part), family=family, given=given, suffix=suffix
    )


def _with_particles(family: str, given: str) -> tuple[str, str]:
    """``Velde`` and ``Anna van der`` as ``van der Velde`` and ``Anna``, for programs disagree where particles stand."""
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1].islower() and words[at - 1] in word_list("particles"):
        at -= 1
    return " ".join([*words[at:], family]), " ".join(words[:at])


def _foreign(family: str, given: str) -> bool:
    """Whether a name in Chinese characters is a foreign one, which is written given name first."""
    if "·" in given or "·" in family:
        return True
    return not is_surname(family) and (len(family) > 2 or bool(split_inverted(f"{family}，{given}")))


def is_suffix(text: str) -> bool:
    """Whether ``text`` is what stands behind a Western name: ``Jr``, ``III``."""
    return bool(_SUFFIX.fullmatch(text.strip()))

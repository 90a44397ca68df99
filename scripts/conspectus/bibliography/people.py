"""Names as BibTeX writes them: ``family, suffix, given``, ``{groups in braces}``, ``and`` between, ``and others``."""

from __future__ import annotations

import re

from conspectus.bibliography.tex import balanced, escape, plain
from conspectus.model import Name
from conspectus.parse.names import split_name

_HAN = re.compile("[\u3400-\u9fff]")
_AND = re.compile(r"\s+and\s+(?![^{]*\})", re.IGNORECASE)


def format_people(people: tuple[Name, ...], *, et_al: bool = False) -> str:
    """``谭志雄 and GEREFFI, G and {World Bank} and others``."""
    printed = [_format_person(person) for person in people]
    if et_al and printed:
        printed.append("others")
    return " and ".join(printed)


def _format_person(person: Name) -> str:
    if not person.family or (_HAN.search(person.family) and not person.given):
        return "{" + escape(person.literal) + "}"
    if _HAN.search(person.literal) and "·" not in person.literal:
        return escape(person.literal)
    parts = [person.family, person.suffix, person.given] if person.suffix else [person.family, person.given]
    written = escape(", ".join(part for part in parts if part))
    return written if len(parts) > 1 and person.given else "{" + written + "}"


def read_people(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a BibTeX name list, and whether it ends in ``and others``."""
    parts = [part.strip() for part in _AND.split(" ".join(value.split())) if part.strip()]
    et_al = bool(parts) and parts[-1].lower() == "others"
    return tuple(_read_person(part) for part in (parts[:-1] if et_al else parts)), et_al


def _read_person(part: str) -> Name:
    if part.startswith("{") and part.endswith("}") and balanced(part[1:-1]):
        return Name(literal=plain(part))
    words = [plain(word) for word in part.split(",")]
    if len(words) == 3:
        family, suffix, given = words
        return Name(literal=f"{family} {given} {suffix}".strip(), family=family, given=given, suffix=suffix)
    if len(words) == 2:
        family, given = words
        chinese = bool(_HAN.search(family))
        return Name(literal=family + given if chinese else f"{family} {given}", family=family, given=given)
    return split_name(plain(part))

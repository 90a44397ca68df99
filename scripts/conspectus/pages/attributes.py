"""Attributes of claims: ``(name: value)`` after the evidence, read in the words of any language and printed in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from conspectus.model.attributes import ADDRESSEES, LEVELS, Attributes, Figure
from conspectus.pages.datafiles import SLUG
from conspectus.pages.vocabulary import folded, vocabulary, words

NAMES = ("defines", "quotes", "adds", "to", "figure", "chain", "level")
"""The attributes by the key of their name in the catalogues."""

_ATTRIBUTE = re.compile(r"(?P<name>[^:：|]{1,20})[:：](?P<value>.*)", re.DOTALL)
_VALUES = re.compile(r"\s*[;；、]\s*")
_CELLS = re.compile(r"\s*[|｜]\s*")
_ARROWS = re.compile(r"\s*(?:->|[>＞→])\s*")
_BRACKETS = "()（）[]"
_NONE = frozenset({"", "–", "—", "-"})
_NODES = range(2, 6)

T = TypeVar("T")


class AttributeFaultError(ValueError):
    """An attribute whose value is not as it must be: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"found {found}, expected {expected}")


def attribute_name(inner: str) -> str | None:
    """The key of the attribute that a parenthesis states, ``""`` for a name nobody knows, None for no attribute.

    ``converted`` is not among them: it declares numbers and says nothing of the claim.
    """
    found = _ATTRIBUTE.fullmatch(inner)
    return _names().get(folded(found["name"]), "") if found else None


def read_attribute(inner: str) -> Attributes:
    """The attribute that a parenthesis states, as attributes of which the others are empty.

    Raises:
        AttributeFaultError: its value is not as the attribute asks.
    """
    found = _ATTRIBUTE.fullmatch(inner)
    name = _names().get(folded(found["name"]), "") if found else ""
    if found is None or not name:
        raise AttributeFaultError(f"“{inner}”", "one of " + ", ".join(NAMES))
    value = " ".join(found["value"].split())
    if not value:
        raise AttributeFaultError("nothing", f"a value after “{name}:”")
    return _READERS[name](value)


def join_attributes(one: Attributes, other: Attributes) -> Attributes:
    """Both together, those of ``one`` first, without repeats."""
    return Attributes(
        defines=_joined(one.defines, other.defines),
        quotes=_joined(one.quotes, other.quotes),
        adds=_joined(one.adds, other.adds),
        addressees=_joined(one.addressees, other.addressees),
        figures=_joined(one.figures, other.figures),
        chains=_joined(one.chains, other.chains),
        levels=_joined(one.levels, other.levels),
    )


def format_attributes(attributes: Attributes, language: str) -> Iterator[str]:
    """Each attribute with its parentheses, as a page in ``language`` has it."""
    spoken = words(language)
    listed = {
        "defines": attributes.defines,
        "quotes": attributes.quotes,
        "adds": attributes.adds,
        "to": tuple(spoken.addressees[code] for code in attributes.addressees),
    }
    for name, values in listed.items():
        if values:
            yield f"({spoken.attributes[name]}: {'; '.join(values)})"
    for figure in attributes.figures:
        stated = (*([figure.what] if figure.what else []), figure.value, figure.year, figure.source)
        cells = " | ".join(cell or "–" for cell in stated)
        yield f"({spoken.attributes['figure']}: {cells})"
    for chain in attributes.chains:
        yield f"({spoken.attributes['chain']}: {' > '.join(chain)})"
    if attributes.levels:
        yield f"({spoken.attributes['level']}: {'; '.join(spoken.levels[code] for code in attributes.levels)})"


def _joined(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _slugs(value: str) -> tuple[str, ...]:
    found = tuple(_VALUES.split(value))
    if wrong := next((slug for slug in found if not SLUG.fullmatch(slug)), None):
        raise AttributeFaultError(f"“{wrong}”", "ids such as global-value-chain, separated by “;”")
    return found


def _codes(value: str, known: Mapping[str, str], codes: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for printed in _VALUES.split(value):
        code = known.get(folded(printed))
        if code is None:
            raise AttributeFaultError(f"“{printed}”", "one of " + ", ".join(codes))
        found.append(code)
    return tuple(found)


def _figure(value: str) -> Figure:
    cells = _CELLS.split(value)
    what, stated = (cells[0], cells[1:]) if len(cells) > 3 else ("", cells)
    if len(stated) > 3 or stated[0] in _NONE or any(sign in value for sign in _BRACKETS):
        expected = "“what | value unit | year | source” without brackets, with – for what is not stated"
        raise AttributeFaultError(f"“{value}”", expected)
    number, year, source = ("" if cell in _NONE else cell for cell in [*stated, "", ""][:3])
    return Figure(number, year, source, "" if what in _NONE else what)


def _chain(value: str) -> tuple[str, ...]:
    nodes = tuple(_ARROWS.split(value))
    if len(nodes) not in _NODES or any(not SLUG.fullmatch(node) for node in nodes):
        raise AttributeFaultError(f"“{value}”", "two to five ids of the glossary, “cause > channel > outcome”")
    return nodes


@cache
def _names() -> Mapping[str, str]:
    return {folded(spoken.attributes[name]): name for spoken in vocabulary().values() for name in NAMES}


@cache
def _addressees() -> Mapping[str, str]:
    return {folded(spoken.addressees[code]): code for spoken in vocabulary().values() for code in ADDRESSEES}


@cache
def _levels() -> Mapping[str, str]:
    return {folded(spoken.levels[code]): code for spoken in vocabulary().values() for code in LEVELS}


_READERS: Mapping[str, Callable[[str], Attributes]] = {
    "defines": lambda value: Attributes(defines=_slugs(value)),
    "quotes": lambda value: Attributes(quotes=_slugs(value)),
    "adds": lambda value: Attributes(adds=_slugs(value)),
    "to": lambda value: Attributes(addressees=_codes(value, _addressees(), ADDRESSEES)),
    "figure": lambda value: Attributes(figures=(_figure(value),)),
    "chain": lambda value: Attributes(chains=(_chain(value),)),
    "level": lambda value: Attributes(levels=_codes(value, _levels(), LEVELS)),
}

"""The words of the page grammar, in every language the program has a catalogue for.

A page may be written in any of them, so headings and bases are recognised in all languages at once;
they are printed in one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from conspectus.model import ADDRESSEES, BASES, FACETS, LEVELS, THEME_SECTIONS


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Each by its English key; of several names the first is printed."""

    facets: Mapping[str, tuple[str, ...]]
    bases: Mapping[str, tuple[str, ...]]
    not_stated: str
    """Stands for a facet that the paper does not speak to."""
    converted: str
    """Introduces the numbers of a claim that are declared as converted."""
    attributes: Mapping[str, str]
    """Introduce the attributes of claims, by their English key."""
    addressees: Mapping[str, str]
    levels: Mapping[str, str]
    sections: Mapping[str, tuple[str, ...]]
    """Headings of what people write on a theme's page, by their English key."""


@cache
def vocabulary() -> Mapping[str, Words]:
    """The words by language, read from the program's message catalogues."""
    folder = resources.files("conspectus").joinpath("messages")
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".yml")}
    return {name.removesuffix(".yml"): _words(yaml.safe_load(text)) for name, text in sorted(texts.items())}


def words(language: str) -> Words:
    """The words of ``language``, or English ones where there is no catalogue for it."""
    return vocabulary().get(language) or vocabulary()["en"]


@lru_cache(maxsize=1024)
def facet_of(heading: str) -> str | None:
    """The facet that a heading names in any language, or None."""
    return _facets().get(folded(heading))


@lru_cache(maxsize=1024)
def basis_of(printed: str) -> str | None:
    """The basis that ``printed`` names in any language, or None."""
    return _bases().get(folded(printed))


@lru_cache(maxsize=1024)
def section_of(heading: str) -> str | None:
    """The section of a theme's page (``THEME_SECTIONS``) that a heading names in any language, or None.

    Emphasis and a colon behind the name make no difference: whoever writes them means the section, and its rules.
    """
    return _sections().get(folded(folded(heading).strip("*_").rstrip(":").strip("*_")))


def is_not_stated(text: str) -> bool:
    """Whether ``text`` (without its emphasis) is the phrase for an absent facet in any language."""
    return folded(text).rstrip(".。") in {folded(found.not_stated) for found in vocabulary().values()}


def folded(text: str) -> str:
    """``text`` as words are compared: NFKC, one space between words, no regard to case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


@cache
def _facets() -> Mapping[str, str]:
    return {facet: facet for facet in FACETS} | _keys([found.facets for found in vocabulary().values()])


@cache
def _bases() -> Mapping[str, str]:
    return {basis: basis for basis in BASES} | _keys([found.bases for found in vocabulary().values()])


@cache
def _sections() -> Mapping[str, str]:
    return _keys([found.sections for found in vocabulary().values()])


def _keys(named: list[Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    return {folded(name): key for names in named for key, printed in names.items() for name in printed}


def _words(data: Mapping[str, Any]) -> Words:
    return Words(
        facets={key: _names(data["facets"][key]) for key in FACETS},
        bases={key: _names(data["bases"][key]) for key in BASES},
        not_stated=str(data["not_stated"]),
        converted=str(data["converted"]),
        attributes={key: str(name) for key, name in data["attributes"].items()},
        addressees={key: str(data["addressees"][key]) for key in ADDRESSEES},
        levels={key: str(data["levels"][key]) for key in LEVELS},
        sections={key: _names(data["theme_sections"][key]) for key in THEME_SECTIONS},
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else (str(value),)

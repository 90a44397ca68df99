"""Attributes of claims on the built page: short ones as notes, long ones as rows of the claim's card, never an id."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Attributes, Figure, Formulation, Term
from conspectus.pages.attributes import AttributeFaultError, attribute_name, join_attributes, read_attribute
from conspectus.pages.claims import NO_ATTRIBUTES, converted_numbers
from conspectus.pages.datafiles import FORMULATIONS, GLOSSARY, read_formulations, read_glossary
from conspectus.site import cards
from conspectus.site.about import Fact, Told

DATA = "data"
"""The folder of the site that holds the review's data."""

_PARENTHESIS = re.compile(r"[(（](.*)[)）]", re.DOTALL)
_UNSTATED = "not stated"


@dataclass(frozen=True, eq=False)
class Named:
    """What the review's data call the ids that claims name."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    texts: Mapping[str, Formulation] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Named:
        """The names in the data of the site at ``folder``, read once for each state of the files."""
        files = tuple(f"{folder}/{DATA}/{name}" for name in (GLOSSARY, FORMULATIONS))
        return _read(files, tuple(_state(file) for file in files))

    def term(self, slug: str, language: str) -> str:
        """The name of a term; an id that nobody knows is at least read as words."""
        found = self.terms.get(slug)
        return found.name(language) if found else slug.replace("-", " ")

    def text(self, slug: str, language: str) -> str:
        """The name of an official text."""
        found = self.texts.get(slug)
        return found.name(language) if found else slug.replace("-", " ")


def _state(file: str) -> tuple[int, int]:
    try:
        state = os.stat(file)  # noqa: PTH116  half the time that Path.stat takes
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _read(files: tuple[str, ...], _states: tuple[tuple[int, int], ...]) -> Named:
    glossary, formulations = (_text(file) for file in files)
    return Named(read_glossary(glossary, GLOSSARY)[0], read_formulations(formulations, FORMULATIONS)[0])


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


@lru_cache(maxsize=4096)
def is_attribute(part: str) -> bool:
    """Whether a part of a claim's tail is an attribute or declares numbers, and not the basis."""
    inner = _inner(part)
    return inner is not None and (bool(attribute_name(inner)) or bool(converted_numbers(inner)))


def told(parts: Sequence[str], words: Catalogue, named: Named) -> Told:
    """What the attributes of one claim tell; one that cannot be read stands as it is written."""
    return _told(tuple(parts), words.language, named)


@lru_cache(maxsize=4096)
def _told(parts: tuple[str, ...], language: str, named: Named) -> Told:
    words, attributes = catalogue(language), NO_ATTRIBUTES
    converted: list[str] = []
    wrong: list[str] = []
    for part in parts:
        inner = _inner(part) or ""
        if numbers := converted_numbers(inner):
            converted += numbers
            continue
        try:
            attributes = join_attributes(attributes, read_attribute(unescape(inner)))
        except AttributeFaultError:
            wrong.append(cards.note(part))
    rows = [*_named(attributes, words, named), *_counted(attributes, words, named), *_converted(converted, words)]
    kinds = tuple(kind for kind, _ in rows)
    return Told((*_spoken(attributes, words), *wrong), kinds, tuple(fact for _, fact in rows))


def _inner(part: str) -> str | None:
    found = _PARENTHESIS.fullmatch(part)
    return found[1] if found else None


def _spoken(attributes: Attributes, words: Catalogue) -> Iterator[str]:
    """Level and addressees, which are words themselves."""
    if attributes.levels:
        yield cards.note(words.text("note_level", values=_names("levels", attributes.levels, words)))
    if attributes.addressees == (_UNSTATED,):
        yield cards.note(words.text("note_to_nobody"))
    elif attributes.addressees:
        yield cards.note(words.text("note_to", values=_names("addressees", attributes.addressees, words)))


def _named(attributes: Attributes, words: Catalogue, named: Named) -> Iterator[tuple[str, Fact]]:
    """Terms and official texts by their names."""
    language = words.language
    terms = tuple(named.term(slug, language) for slug in attributes.defines)
    quoted = tuple(named.text(slug, language) for slug in attributes.quotes)
    added = tuple(named.text(slug, language) for slug in attributes.adds)
    if terms:
        yield words.text("note_defines"), Fact(words.text("note_defines_title"), terms)
    if quoted:
        yield words.text("note_quotes"), Fact(words.text("note_quotes_title"), quoted)
    if added:
        yield words.text("note_adds"), Fact(words.text("note_adds_title"), added)


def _counted(attributes: Attributes, words: Catalogue, named: Named) -> Iterator[tuple[str, Fact]]:
    """Figures and causal chains."""
    figures = tuple(_figure(figure, words) for figure in attributes.figures)
    chains = tuple(" → ".join(named.term(node, words.language) for node in chain) for chain in attributes.chains)
    if figures:
        yield words.count("note_figures", len(figures)), Fact(words.text("note_figures_title"), figures)
    if chains:
        yield words.count("note_chains", len(chains)), Fact(words.text("note_chains_title"), chains)


def _figure(figure: Figure, words: Catalogue) -> str:
    stated = words.join([part for part in (figure.year, figure.source) if part])
    value = words.text("with_other", name=figure.value, other=stated) if stated else figure.value
    return words.text("pair", label=figure.what, value=value) if figure.what else value


def _converted(numbers: Sequence[str], words: Catalogue) -> Iterator[tuple[str, Fact]]:
    if numbers:
        yield words.text("note_converted"), Fact(words.text("note_converted_title"), tuple(numbers))


def _names(key: str, codes: Iterable[str], words: Catalogue) -> str:
    return words.join([words.name(key, code) for code in codes])

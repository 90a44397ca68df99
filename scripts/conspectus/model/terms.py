"""What the review holds besides papers: its terms, the official texts quoted, and what was searched in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the glossary. Forms and notes are by language."""

    id: str
    names: Mapping[str, str]
    """How the pages of each language call it."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other forms that mean it."""
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Forms that are not to be written."""
    apart: tuple[str, ...] = ()
    """Ids of concepts that are near, and not the same."""
    notes: Mapping[str, str] = field(default_factory=dict)
    pinyin: str = ""
    """How its Chinese name is read, where that cannot be computed."""
    loose: bool = False
    """A word so general that a translation need not repeat it."""

    def name(self, language: str) -> str:
        """Its name in ``language``, else in the language there is, else its id."""
        return self.names.get(language) or next(iter(self.names.values()), self.id)

    def forms(self, language: str) -> tuple[str, ...]:
        """Every form that means it in ``language``, its name first."""
        own = (self.names[language],) if language in self.names else ()
        return (*own, *self.also.get(language, ()))


@dataclass(frozen=True, slots=True)
class Formulation:
    """An official text that papers quote."""

    id: str
    names: Mapping[str, str]
    date: str = ""
    """ISO date, or a part of one, as the reviewers know it; empty where they do not."""

    def name(self, language: str) -> str:
        """What it is called in ``language``, else in the language there is, else its id."""
        return self.names.get(language) or next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True)
class Query:
    """Words to be counted in the papers' text; any of them counts."""

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    """Longer words that hold one of ``words`` and mean something else: what they take is not counted."""

    @property
    def key(self) -> str:
        """How a lock calls it: ``金融|融资 not 国际金融危机``."""
        return "|".join(self.words) + (f" not {'|'.join(self.without)}" if self.without else "")


@dataclass(frozen=True, slots=True)
class Silence:
    """A subject that the papers may pass over, with the words that would show that they do not."""

    id: str
    names: Mapping[str, str]
    query: Query
    hits: int | None = None
    """How often the words stood in the papers when the notes were written."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What the reviewers make of the count, by language."""

    def name(self, language: str) -> str:
        """What it is called in ``language``, else in the language there is, else its id."""
        return self.names.get(language) or next(iter(self.names.values()), self.id)

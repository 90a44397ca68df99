"""Every word that the program puts on a page, by language, so that no page mixes two of them.

A catalogue is a YAML file beside this module. A value is a text, a mapping of ``one`` and ``other`` for
what is counted, or a mapping of names (facets, bases). Texts take their values in ``str.format`` fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language; a key that it lacks is a KeyError, because a page would show it."""

    language: str
    entries: Mapping[str, Any]

    def text(self, key: str, /, **values: object) -> str:
        """The message ``key`` with ``values`` in its fields."""
        return str(self.entries[key]).format(**values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The message ``key`` in the form for ``number``, which is its field ``n``."""
        forms = self.entries[key]
        form = forms.get("one" if number == 1 else "other", forms["other"])
        return str(form).format(n=number, **values)

    def name(self, key: str, item: str) -> str:
        """How this language calls ``item`` of the list ``key`` (a facet, a basis); the first of several names."""
        value = self.entries[key].get(item, item)
        return str(value[0]) if isinstance(value, list) else str(value)

    def day(self, written: str) -> str:
        """An ISO date as this language prints a day (``22 November 2026``, ``2026年11月22日``); other text as it is."""
        try:
            parsed = date.fromisoformat(written)
        except ValueError:
            return written
        return self.text("full_date", year=parsed.year, month=self.entries["months"][parsed.month - 1], day=parsed.day)

    def join(self, items: list[str]) -> str:
        """``items`` as a list in running text."""
        return str(self.entries["list_separator"]).join(items)


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for, sorted."""
    folder = resources.files(__name__)
    return tuple(sorted(item.name.removesuffix(".yml") for item in folder.iterdir() if item.name.endswith(".yml")))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of ``language``, or the English one where there is none."""
    known = language if language in languages() else FALLBACK
    text = resources.files(__name__).joinpath(f"{known}.yml").read_text(encoding="utf-8")
    return Catalogue(language, yaml.safe_load(text))

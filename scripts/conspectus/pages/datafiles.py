"""What people keep about a review in ``docs/data/``: its glossary, the official texts, and what was searched in vain.

Each file is a mapping from ids to entries. A file may be absent; an entry that is not as it must be is a finding
and is left out, and the others are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml

from conspectus.model import Finding, Formulation, Query, Silence, Term
from conspectus.pages.rules import DATA

GLOSSARY = "glossary.yml"
FORMULATIONS = "formulations.yml"
SILENCES = "silences.yml"

T = TypeVar("T")

_SLUG = re.compile(r"[a-z][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(slots=True)
class _Reader:
    """Reads the entries of one file and collects what is wrong with them."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def read(self, text: str, make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
        made: dict[str, T] = {}
        for name, entry in self._entries(text):
            try:
                made[name] = make(name, entry)
            except _FaultError as fault:
                self._say(f"{name}: {fault}", _line_of(text, name))
        return made

    def _entries(self, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        try:
            data = yaml.safe_load(text)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            self._say(
                f"this is not valid YAML: {getattr(error, 'problem', None) or error}", mark.line + 1 if mark else 1
            )
            return
        if data is not None and not isinstance(data, Mapping):
            self._say("expected ids with their entries", 1)
            return
        for name, entry in (data or {}).items():
            if isinstance(name, str) and _SLUG.fullmatch(name) and isinstance(entry, Mapping):
                yield name, entry
            else:
                self._say(f"{name}: expected an id such as global-value-chain, and fields", _line_of(text, str(name)))

    def _say(self, message: str, line: int) -> None:
        self.findings.append(
            DATA.at(self.file, line, message, "The fields are in the guide under “Data of the review”.")
        )


class _FaultError(ValueError):
    """A field that is not as it must be."""


def read_glossary(text: str, file: str) -> tuple[dict[str, Term], tuple[Finding, ...]]:
    """The terms of a glossary by id, in its order, and what is wrong with it."""
    reader = _Reader(file)
    return reader.read(text, _term), tuple(reader.findings)


def read_formulations(text: str, file: str) -> tuple[dict[str, Formulation], tuple[Finding, ...]]:
    """The official texts by id, in the file's order, and what is wrong with it."""
    reader = _Reader(file)
    made = reader.read(text, lambda name, raw: Formulation(name, _names(raw), str(raw.get("date") or "")))
    return made, tuple(reader.findings)


def read_silences(text: str, file: str) -> tuple[dict[str, Silence], tuple[Finding, ...]]:
    """The subjects searched in vain by id, in the file's order, and what is wrong with it."""
    reader = _Reader(file)
    return reader.read(text, _silence), tuple(reader.findings)


def _term(name: str, raw: Mapping[str, Any]) -> Term:
    return Term(
        id=name,
        names=_names(raw),
        also=_by_language(raw, "also"),
        avoid=_by_language(raw, "avoid"),
        apart=_texts(raw.get("apart"), "apart"),
        notes=_notes(raw),
        pinyin=str(raw.get("pinyin") or ""),
        loose=_flag(raw, "loose"),
    )


def _flag(raw: Mapping[str, Any], key: str) -> bool:
    value = raw.get(key, False)
    if not isinstance(value, bool):
        raise _FaultError(f"“{key}” is neither true nor false")
    return value


def _silence(name: str, raw: Mapping[str, Any]) -> Silence:
    query = _texts(raw.get("query"), "query")
    if not query:
        raise _FaultError("“query” is missing: the words that would show that a paper speaks of it")
    hits = raw.get("hits")
    if hits is not None and (not isinstance(hits, int) or isinstance(hits, bool) or hits < 0):
        raise _FaultError("“hits” is not a number: how often the words stood when the note was written")
    return Silence(name, _names(raw), Query(query, _texts(raw.get("not"), "not")), hits, _notes(raw))


def _names(raw: Mapping[str, Any]) -> dict[str, str]:
    names = {str(key): str(value) for key, value in raw.items() if _LANGUAGE.fullmatch(str(key)) and value}
    if not names:
        raise _FaultError("no name; expected one a language, such as “en: …” and “zh: …”")
    return names


def _notes(raw: Mapping[str, Any]) -> dict[str, str]:
    value = raw.get("note") or {}
    if not isinstance(value, Mapping):
        raise _FaultError("“note” is not a mapping from language to text")
    return {str(language): " ".join(str(text).split()) for language, text in value.items()}


def _by_language(raw: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    value = raw.get(key) or {}
    if not isinstance(value, Mapping):
        raise _FaultError(f"“{key}” is not a mapping from language to forms")
    return {str(language): _texts(forms, key) for language, forms in value.items()}


def _texts(value: object, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _FaultError(f"“{key}” is not a list")
    return tuple(str(item) for item in value)


def _line_of(text: str, name: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)

"""What people keep about a review in ``docs/data/``: its glossary, the official texts, and what was searched in vain.

Each file is a mapping from ids to entries. A file may be absent. An entry that is not as it must be is a finding and
is left out, and the others are read; a field that nobody knows is a finding, and its entry is read without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

import yaml

from conspectus.model import Finding, Formulation, Query, Silence, Term
from conspectus.pages.rules import DATA

GLOSSARY = "glossary.yml"
FORMULATIONS = "formulations.yml"
SILENCES = "silences.yml"

SLUG = re.compile(r"[a-z][a-z0-9-]*")
"""The form of an id."""

T = TypeVar("T")

_LANGUAGE = re.compile(r"[a-z]{2}")
_TERM = frozenset({"also", "avoid", "apart", "note", "pinyin", "loose"})
_FORMULATION = frozenset({"date"})
_SILENCE = frozenset({"query", "not", "note", "hits"})
_HINT = "The fields are in the guide under “Data of the review”."

# the glossary is read by every build, and libyaml reads it eight times as fast
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Entry = tuple[str, Mapping[str, Any], int]
"""An id, its fields, and the line it stands on, from 1."""


@dataclass(slots=True)
class _Reader:
    """Reads the entries of one file and collects what is wrong with them."""

    file: str
    known: frozenset[str]
    """The fields that an entry may have besides its names."""
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def read(self, text: str, make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
        made: dict[str, T] = {}
        for name, entry, line in self._entries(text):
            self.lines[name] = line
            self._unknown(name, entry)
            try:
                made[name] = make(name, entry)
            except _FaultError as fault:
                self.say(name, str(fault))
        return made

    def say(self, name: str, message: str) -> None:
        self._say(f"{name}: {message}", self.lines[name])

    def _entries(self, text: str) -> Iterator[_Entry]:
        """Read from the nodes, which know their lines, and of which the last does not hide the first."""
        loader = _LOADER(text)
        try:
            root = loader.get_single_node()
            if isinstance(root, yaml.MappingNode):
                for key, value in root.value:
                    yield from self._entry(loader, key, value)
            elif root is not None:
                self._say("expected ids with their entries", 1)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or error
            self._say(f"this is not valid YAML: {problem}", mark.line + 1 if mark else 1)
        finally:
            loader.dispose()

    def _entry(self, loader: Any, key: yaml.Node, value: yaml.Node) -> Iterator[_Entry]:  # noqa: ANN401  one of two
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not SLUG.fullmatch(name) or not isinstance(value, yaml.MappingNode):
            shown = name or "a key that is no text"
            self._say(f"{shown}: expected an id such as global-value-chain, and fields", line)
        elif name in self.lines:
            self._say(f"{name}: the id is used twice, first in line {self.lines[name]}", line)
        else:
            for again in _repeated(value):
                self._say(f"{name}: “{again.value}” stands twice", again.start_mark.line + 1)
            yield name, loader.construct_object(value, deep=True), line

    def _unknown(self, name: str, entry: Mapping[str, Any]) -> None:
        for key in map(str, entry):
            if key not in self.known and not _LANGUAGE.fullmatch(key):
                near = get_close_matches(key, self.known, 1)
                meant = f"did you mean “{near[0]}”?" if near else f"it knows {', '.join(sorted(self.known))}"
                self.say(name, f"there is no field “{key}”; {meant}")

    def _say(self, message: str, line: int) -> None:
        self.findings.append(DATA.at(self.file, line, message, _HINT))


class _FaultError(ValueError):
    """A field that is not as it must be."""


def read_glossary(text: str, file: str) -> tuple[dict[str, Term], tuple[Finding, ...]]:
    """The terms of a glossary by id, in its order, and what is wrong with it."""
    reader = _Reader(file, _TERM)
    terms = reader.read(text, _term)
    for name, term in terms.items():
        for other in term.apart:
            if other == name or other not in reader.lines:
                reader.say(name, f"“apart” names “{other}”, which is no other term")
    return terms, tuple(reader.findings)


def read_formulations(text: str, file: str) -> tuple[dict[str, Formulation], tuple[Finding, ...]]:
    """The official texts by id, in the file's order, and what is wrong with it."""
    reader = _Reader(file, _FORMULATION)
    made = reader.read(text, lambda name, raw: Formulation(name, _names(raw), _text(raw.get("date"), "date")))
    return made, tuple(reader.findings)


def read_silences(text: str, file: str) -> tuple[dict[str, Silence], tuple[Finding, ...]]:
    """The subjects searched in vain by id, in the file's order, and what is wrong with it."""
    reader = _Reader(file, _SILENCE)
    return reader.read(text, _silence), tuple(reader.findings)


def _term(name: str, raw: Mapping[str, Any]) -> Term:
    return Term(
        id=name,
        names=_names(raw),
        also=_by_language(raw, "also"),
        avoid=_by_language(raw, "avoid"),
        apart=_texts(raw.get("apart"), "apart"),
        notes=_notes(raw),
        pinyin=_text(raw.get("pinyin"), "pinyin"),
        loose=_flag(raw, "loose"),
    )


def _flag(raw: Mapping[str, Any], key: str) -> bool:
    value = raw.get(key, False)
    if not isinstance(value, bool):
        raise _FaultError(f"“{key}” is neither true nor false")
    return value


def _silence(name: str, raw: Mapping[str, Any]) -> Silence:
    query, without = (_words(raw, key) for key in ("query", "not"))
    if not query:
        raise _FaultError("“query” is missing: the words that would show that a paper speaks of it")
    hits = raw.get("hits")
    if hits is not None and (not isinstance(hits, int) or isinstance(hits, bool) or hits < 0):
        raise _FaultError("“hits” is not a number: how often the words stood when the note was written")
    return Silence(name, _names(raw), Query(query, without), hits, _notes(raw))


def _words(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    words = _texts(raw.get(key), key)
    if piped := next((word for word in words if "|" in word), None):
        raise _FaultError(f"“{key}” has “{piped}”, but | divides words; make them items of the list")
    return words


def _names(raw: Mapping[str, Any]) -> dict[str, str]:
    names = {str(key): _text(value, str(key)) for key, value in raw.items() if _LANGUAGE.fullmatch(str(key))}
    if not any(names.values()):
        raise _FaultError("no name; expected one a language, such as “en: …” and “zh: …”")
    return {language: name for language, name in names.items() if name}


def _notes(raw: Mapping[str, Any]) -> dict[str, str]:
    return {language: _text(text, "note") for language, text in _languages(raw, "note")}


def _by_language(raw: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    return {language: _texts(forms, key) for language, forms in _languages(raw, key)}


def _languages(raw: Mapping[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    value = raw.get(key) or {}
    if not isinstance(value, Mapping) or not all(_LANGUAGE.fullmatch(str(language)) for language in value):
        raise _FaultError(f"“{key}” is not a mapping from languages, such as {{en: …, zh: …}}")
    return value.items()


def _texts(value: object, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _FaultError(f"“{key}” is not a list")
    return tuple(text for item in value if (text := _text(item, key)))


def _text(value: object, key: str) -> str:
    """A text in one line; a number or a date that needed no quotes is one too."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise _FaultError(f"“{key}” is {value!r:.40}, expected text; put quotes around words such as no and on")
    return " ".join(str(value).split())


def _repeated(node: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """The fields of an entry, and of the mappings in it, that stand there twice: YAML would keep the last."""
    inner = [value for _, value in node.value if isinstance(value, yaml.MappingNode)]
    for mapping in (node, *inner):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key
                seen.add(key.value)

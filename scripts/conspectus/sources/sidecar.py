"""``papers/<source>.yml``: what a person corrects in a reading, and supplies where a paper prints nothing.

::

    obtain: https://…                     # where a reader can get the source
    articles:
      - starts: a phrase                  # the words an article begins with; given for all articles or for none
        corrections: {title: …}           # replaces what was read: the paper prints it, the reading got it wrong
        supplied:                         # what the paper does not print
          year: {value: 2023, from: the journal's contents page, date: 2026-11-20}

A correction is as good as print. A supplied value stands in square brackets wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from conspectus.config import yaml_finding
from conspectus.model import Article, Author, Finding, Funding, Metadata, Provenance, Severity

FIELDS = frozenset(item.name for item in fields(Metadata))
LISTS = frozenset({"keywords", "keywords_en", "clc"})


@dataclass(frozen=True, slots=True)
class Supplied:
    """A value that the paper does not print, and where it was found."""

    value: Any
    where: str
    date: str


@dataclass(frozen=True, slots=True)
class ArticleSidecar:
    """What a sidecar says of one article of its source."""

    starts: str = ""
    corrections: Mapping[str, Any] = field(default_factory=dict)
    supplied: Mapping[str, Supplied] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A sidecar file as read; ``findings`` are its mistakes, each ignored line by line, never silently."""

    file: str = ""
    obtain: str = ""
    articles: tuple[ArticleSidecar, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def starts(self) -> tuple[str, ...]:
        """The phrases that articles begin with, where the sidecar gives them."""
        return tuple(article.starts for article in self.articles if article.starts)

    def of(self, ordinal: int) -> ArticleSidecar:
        """What it says of the article with this 0-based ordinal."""
        return self.articles[ordinal] if ordinal < len(self.articles) else ArticleSidecar()


def load_sidecar(source: Path, root: Path) -> Sidecar:
    """The sidecar beside ``source``; an empty one where there is none."""
    path = source.with_name(source.name + ".yml")
    path = path if path.exists() else source.with_suffix(".yml")
    if not path.exists():
        return Sidecar()
    file = path.relative_to(root).as_posix()
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        return Sidecar(file=file, findings=(_wrong(file, f"cannot be read: {error}"),))
    except (yaml.YAMLError, ValueError) as error:
        return Sidecar(file=file, findings=(yaml_finding(error, file),))
    if raw is None:
        return Sidecar(file=file)
    if not isinstance(raw, Mapping):
        return Sidecar(file=file, findings=(_wrong(file, "a sidecar is a mapping with 'articles' and 'obtain'"),))
    return _Reader(file).sidecar(raw)


class _Reader:
    """Reads one sidecar and gathers what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def sidecar(self, raw: Mapping[str, Any]) -> Sidecar:
        self._unknown(raw, {"articles", "obtain"}, "")
        entries = raw.get("articles") or []
        if not isinstance(entries, list):
            self._say("articles: expected a list")
            entries = []
        articles = tuple(self._article(entry, f"articles[{at}]") for at, entry in enumerate(entries))
        given = [bool(article.starts) for article in articles]
        if any(given) and not all(given):
            self._say("articles: 'starts' is given for some articles and not for others; give it for all or for none")
        return Sidecar(self.file, str(raw.get("obtain") or ""), articles, tuple(self.findings))

    def _article(self, raw: Any, where: str) -> ArticleSidecar:  # noqa: ANN401  YAML holds anything
        if not isinstance(raw, Mapping):
            self._say(f"{where}: expected a mapping with starts, corrections, supplied")
            return ArticleSidecar()
        self._unknown(raw, {"starts", "corrections", "supplied"}, where)
        return ArticleSidecar(
            starts=str(raw.get("starts") or ""),
            corrections={
                name: self._value(name, value)
                for name, value in self._fields(raw, "corrections", where)
                if self._fits(name, value, f"{where}.corrections")
            },
            supplied=dict(self._supplied(raw, where)),
        )

    def _supplied(self, raw: Mapping[str, Any], where: str) -> list[tuple[str, Supplied]]:
        found = []
        for name, value in self._fields(raw, "supplied", where):
            if not isinstance(value, Mapping) or not {"value", "from", "date"} <= set(value):
                self._say(f"{where}.supplied.{name}: expected {{value: …, from: …, date: …}}")
                continue
            if not self._fits(name, value["value"], f"{where}.supplied"):
                continue
            day = value["date"]
            day = day.isoformat() if isinstance(day, date) else str(day)
            found.append((name, Supplied(self._value(name, value["value"]), str(value["from"]), day)))
        return found

    def _fields(self, raw: Mapping[str, Any], part: str, where: str) -> list[tuple[str, Any]]:
        values = raw.get(part) or {}
        if not isinstance(values, Mapping):
            self._say(f"{where}.{part}: expected a mapping from field to value")
            return []
        self._unknown(values, FIELDS, f"{where}.{part}")
        return [(name, value) for name, value in values.items() if name in FIELDS]

    def _fits(self, name: str, value: Any, where: str) -> bool:  # noqa: ANN401  YAML holds anything
        """Whether ``value`` can be the field's; what cannot must not empty the field in silence."""
        if name == "authors" and not isinstance(value, list):
            self._say(f"{where}.authors: expected a list, one author an item")
            return False
        if name == "year" and value is not None and not (str(value).isascii() and str(value).isdigit()):
            self._say(f"{where}.year: expected a year in digits, got {value!r}")
            return False
        return True

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401  YAML holds anything
        if name == "authors":
            return tuple(_author(item) for item in value)
        if name == "funding":
            return tuple(Funding(str(item)) for item in value) if isinstance(value, list) else (Funding(str(value)),)
        if name in LISTS:
            return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
        if name == "year":
            return None if value is None else int(value)
        return value.isoformat() if isinstance(value, date) else (None if value is None else str(value))

    def _unknown(self, raw: Mapping[str, Any], known: set[str] | frozenset[str], where: str) -> None:
        for name in raw:
            if name not in known:
                self._say(f"{where + ': ' if where else ''}unknown key {name!r}; expected {', '.join(sorted(known))}")

    def _say(self, message: str) -> None:
        self.findings.append(_wrong(self.file, message))


def _author(raw: Any) -> Author:  # noqa: ANN401  YAML holds anything
    if isinstance(raw, Mapping):
        affiliations = raw.get("affiliations") or ()
        return Author(str(raw.get("name", "")), raw.get("name_en"), tuple(str(item) for item in affiliations))
    return Author(str(raw))


def _wrong(file: str, message: str) -> Finding:
    return Finding(code="invalid-sidecar", message=message, file=file, severity=Severity.ERROR)


def apply_sidecar(article: Article, sidecar: Sidecar) -> Article:
    """The article with the sidecar's corrections and supplied values, each marked in its provenance.

    A supplied value never replaces a printed one: that takes a correction.
    """
    own = sidecar.of(article.ordinal)
    values: dict[str, Any] = dict(own.corrections)
    provenance = dict(article.provenance)
    provenance |= {name: Provenance("corrected", note=sidecar.file) for name in own.corrections}
    warnings = list(article.warnings)
    for name, supplied in own.supplied.items():
        if name in provenance or getattr(article.metadata, name):
            warnings.append(
                _wrong(sidecar.file, f"supplied.{name}: the paper prints it; use corrections to replace it")
            )
            continue
        values[name] = supplied.value
        provenance[name] = Provenance("supplied", note=f"{supplied.where}, {supplied.date}")
    settled = {"missing-" + name for name in values}
    return replace(
        article,
        metadata=replace(article.metadata, **values),
        provenance=provenance,
        warnings=tuple(warning for warning in warnings if warning.code not in settled),
    )

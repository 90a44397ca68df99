"""Records as files that other programs read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from conspectus.bibliography.entries import format_entry
from conspectus.bibliography.formats.csl import csl_of
from conspectus.bibliography.formats.ris import ris_of
from conspectus.model import Work


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format that records are exported in."""

    name: str
    suffix: str
    """Of its files, with the dot."""
    media_type: str
    one: Callable[[str, Work], str]
    """A key and its work → the work's part of a file."""
    join: Callable[[Iterable[str]], str]
    """The parts of several works → the whole file, which ends with a line feed."""

    def write(self, works: Mapping[str, Work]) -> str:
        """The works by key → the whole file."""
        return self.join(self.one(key, work) for key, work in works.items())


def export_works(works: Mapping[str, Work], format: str) -> str:  # noqa: A002  the interface's own word
    """The records as one file of ``format`` (a key of :data:`FORMATS`), in the order given.

    Raises:
        KeyError: there is no such format.
    """
    return FORMATS[format].write(works)


def _bibtex(key: str, work: Work) -> str:
    return f"{format_entry(key, work)}\n"


def _csl_json(key: str, work: Work) -> str:
    """One field a line: easy to compare, and ten thousand of them are written in a second."""
    fields = (f"    {_json(name)}: {_json(value)}" for name, value in csl_of(key, work).items())
    return "  {\n" + ",\n".join(fields) + "\n  }"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(items: Iterable[str]) -> str:
    inside = ",\n".join(items)
    return f"[\n{inside}\n]\n" if inside else "[]\n"


FORMATS: Mapping[str, ExportFormat] = {
    "bibtex": ExportFormat("bibtex", ".bib", "application/x-bibtex", _bibtex, "\n".join),
    "ris": ExportFormat("ris", ".ris", "application/x-research-info-systems", ris_of, "\n".join),
    "csl-json": ExportFormat("csl-json", ".json", "application/vnd.citationstyles.csl+json", _csl_json, _list),
}

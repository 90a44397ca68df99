"""Records as files that other programs read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
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
    write: Callable[[Mapping[str, Work]], str]
    """The works by key → the whole file, which ends with a line feed."""


def export_works(works: Mapping[str, Work], format: str) -> str:  # noqa: A002  the interface's own word
    """The records as one file of ``format`` (a key of :data:`FORMATS`), in the order given.

    Raises:
        KeyError: there is no such format.
    """
    return FORMATS[format].write(works)


def _bibtex(works: Mapping[str, Work]) -> str:
    return "\n".join(f"{format_entry(key, work)}\n" for key, work in works.items())


def _ris(works: Mapping[str, Work]) -> str:
    return "\n".join(ris_of(key, work) for key, work in works.items())


def _csl_json(works: Mapping[str, Work]) -> str:
    items = [csl_of(key, work) for key, work in works.items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, ExportFormat] = {
    "bibtex": ExportFormat("bibtex", ".bib", "application/x-bibtex", _bibtex),
    "ris": ExportFormat("ris", ".ris", "application/x-research-info-systems", _ris),
    "csl-json": ExportFormat("csl-json", ".json", "application/vnd.citationstyles.csl+json", _csl_json),
}

"""The user's own exports beside the sources: metadata and citation keys taken from there instead of made twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from conspectus.bibliography import same_work
from conspectus.bibliography.formats import ImportedWork, import_works
from conspectus.bibliography.works import normal
from conspectus.disk import write_bytes
from conspectus.model import Finding, Severity, Work

FILLED = (
    "authors", "editors", "translators", "title_en", "container", "container_short", "series", "event", "genre",
    "edition", "version", "place", "publisher", "year", "volume", "issue", "pages", "article_number", "doi",
    "identifier", "archive", "eprint", "url", "isbn", "issn",
)  # fmt: skip
"""Fields that a library supplies where the paper prints nothing."""


@dataclass(slots=True)
class Library:
    """The records of the user's exports, found by DOI and by title."""

    findings: list[Finding] = field(default_factory=list)
    _by_place: dict[str, list[ImportedWork]] = field(default_factory=dict)

    def add(self, records: Iterable[ImportedWork]) -> None:
        """Puts records in; of two that describe one work the first counts."""
        for record in records:
            for place in _places(record.work):
                self._by_place.setdefault(place, []).append(record)

    def find(self, work: Work) -> ImportedWork | None:
        """The record of the same work (:func:`~conspectus.bibliography.works.same_work`), if there is one."""
        candidates = (record for place in _places(work) for record in self._by_place.get(place, ()))
        return next((record for record in candidates if same_work(record.work, work)), None)

    def complete(self, work: Work) -> tuple[Work, str]:
        """The work with what it lacks and its record states, and the record's key (``""`` where there is none).

        What the paper prints stays as printed; the names of the fields filled stand in ``supplied``.
        """
        record = self.find(work)
        if record is None:
            return work, ""
        filled = {name: value for name in FILLED if not getattr(work, name) and (value := getattr(record.work, name))}
        if not work.date and record.work.date.startswith(work.year or record.work.year):
            filled["date"] = record.work.date
        if not filled:
            return work, record.key
        supplied = tuple(sorted({*work.supplied, *filled}))
        return replace(work, **filled, supplied=supplied), record.key


def _places(work: Work) -> list[str]:
    return [place for place in (work.doi.casefold(), normal(work.title)) if place]


def load_library(paths: Sequence[Path], root: Path) -> Library:
    """The records of the files; whatever is wrong in them is a note, because they are the user's own."""
    library = Library()
    for path in paths:
        imported = import_works(path.read_bytes(), path.relative_to(root).as_posix())
        library.add(imported.records)
        library.findings += [replace(finding, severity=Severity.NOTE) for finding in imported.findings]
    return library


def take_library(file: Path, folder: Path) -> Path:
    """Copies an export beside the sources, where every conversion finds it, and returns its place.

    A ``.txt`` file would be taken for a paper there: it gets the suffix ``.cnki``.

    Raises:
        FileExistsError: another file of that name is there.
    """
    if file.resolve().is_relative_to(folder.resolve()):
        return file
    target = folder / (file.with_suffix(".cnki").name if file.suffix.lower() == ".txt" else file.name)
    if target.exists() and target.read_bytes() != file.read_bytes():
        raise FileExistsError(f"{target} exists and is another file")
    write_bytes(target, file.read_bytes())
    return target

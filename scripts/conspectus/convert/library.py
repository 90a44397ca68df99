"""The user's own exports beside the sources: metadata and citation keys taken from there instead of made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from conspectus.bibliography import same_work
from conspectus.bibliography.formats import Imported, ImportedWork, import_works
from conspectus.bibliography.works import normal, same_person
from conspectus.disk import write_bytes
from conspectus.model import Finding, Severity, Work
from conspectus.sources.folder import program_hash
from conspectus.sources.memory import keep, recall

FILLED = (
    "authors", "editors", "translators", "title_en", "container", "container_short", "series", "event", "genre",
    "edition", "version", "place", "publisher", "year", "volume", "issue", "pages", "article_number", "doi",
    "identifier", "archive", "eprint", "url", "isbn", "issn", "date", "et_al",
)  # fmt: skip
"""Fields that a library supplies where the paper prints nothing; ``et_al``: the authors that it does not name."""

_OWN_WAY = frozenset({"date", "et_al"})
_PERIODICALS = frozenset({"J", "N"})
_PUBLISHED = frozenset({"publisher", "place", "edition", "isbn"})
_WHOLE = frozenset({"M", "G", "C", "D", "R"})
"""Of a whole book a program keeps how many pages it has, and a reference prints which are cited."""
_NAMED = 5
_REMEMBERED = 200_000
"""Bytes from which a file is slower to read than to remember."""


@dataclass(slots=True)
class Library:
    """The records of the user's exports, found by DOI and by title."""

    findings: list[Finding] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Citekeys of entries that keep what no export and no sidecar says any longer."""
    _by_place: dict[str, list[ImportedWork]] = field(default_factory=dict)

    def add(self, records: Iterable[ImportedWork]) -> None:
        """Puts records in, behind those that are there."""
        for record in records:
            for place in _places(record.work):
                self._by_place.setdefault(place, []).append(record)

    def records(self, work: Work) -> tuple[ImportedWork, ...]:
        """The records of the same work (:func:`~conspectus.bibliography.works.same_work`), in the order put in."""
        candidates = {id(record): record for place in _places(work) for record in self._by_place.get(place, ())}
        return tuple(record for record in candidates.values() if same_work(record.work, work))

    def complete(self, work: Work) -> tuple[Work, str]:
        """The work with what it lacks and its records state, and their key (``""`` where there is none).

        What the paper prints stays as printed, save a list of authors that ends in 等 or et al.: a record that
        names all of them completes it. Of several records the first that states a field counts. The names of the
        fields filled stand in ``supplied``; ``et_al`` there means the authors that the paper does not name.
        """
        records = self.records(work)
        for record in records:
            work = _filled(work, record.work)
        return work, next((record.key for record in records if record.key), "")

    def keep(self, key: str, before: Work, work: Work) -> Work:
        """The work with what its entry had been supplied with before and is said nowhere any longer.

        An export that is taken away must not take what it gave with it: the person may have thrown the file away
        because its work was done.
        """
        kept = _filled(work, before, [name for name in before.supplied if name in FILLED])
        if kept != work:
            self.kept.append(key)
        return kept

    def kept_finding(self) -> tuple[Finding, ...]:
        """One note for all entries that keep what is said nowhere any longer."""
        if not self.kept:
            return ()
        named = ", ".join(sorted(self.kept)[:_NAMED]) + (" …" if len(self.kept) > _NAMED else "")
        message = f"{len(self.kept)} entries keep supplied fields that no export and no sidecar states now: {named}"
        hint = "Put the export back, or take a field that is wrong out of the entry and its userb."
        return (Finding("supplied-kept", message, file="bib", severity=Severity.NOTE, hint=hint),)


def _filled(work: Work, other: Work, names: Sequence[str] = FILLED) -> Work:
    """``work`` with the fields among ``names`` that it lacks and ``other`` states."""
    passed_over = _passed_over(work)
    filled = {
        name: value
        for name in names
        if name not in passed_over and not getattr(work, name) and (value := getattr(other, name))
    }
    if "date" in names and not work.date and other.date and other.date.startswith(work.year or other.year):
        filled["date"] = other.date
    if "et_al" in names and work.et_al and _names_all(other, work):
        filled |= {"authors": other.authors, "et_al": False}
    if not filled:
        return work
    given = {"et_al" if name == "authors" and "et_al" in filled else name for name in filled}
    return replace(work, **filled, supplied=tuple(sorted({*work.supplied, *given})))


def _passed_over(work: Work) -> frozenset[str]:
    """Fields that programs keep of a work of this type and no reference to it prints."""
    if work.type in _PERIODICALS:
        return _OWN_WAY | _PUBLISHED
    return _OWN_WAY | {"pages"} if work.type in _WHOLE and not work.container else _OWN_WAY


def _names_all(other: Work, work: Work) -> bool:
    """Whether the other record names all authors, those that the paper names first and in their order."""
    if other.et_al or len(other.authors) <= len(work.authors) or not work.authors:
        return False
    return all(same_person(own, named) for own, named in zip(work.authors, other.authors, strict=False))


def _places(work: Work) -> list[str]:
    return [place for place in (work.doi.casefold(), normal(work.title)) if place]


def load_library(paths: Sequence[Path], root: Path) -> Library:
    """The records of the files; whatever is wrong in them is a note, because they are the user's own."""
    library = Library()
    for path in paths:
        imported = _imported(path.read_bytes(), path.relative_to(root).as_posix(), root)
        library.add(imported.records)
        library.findings += [replace(finding, severity=Severity.NOTE) for finding in imported.findings]
    return library


def _imported(data: bytes, name: str, root: Path) -> Imported:
    """The records of a file; ten thousand take seconds to read, so that what a large file says is remembered."""
    if len(data) < _REMEMBERED:
        return import_works(data, name)
    digest = hashlib.sha256(f"{program_hash()}\0{name}\0".encode() + data).hexdigest()
    place = root / ".conspectus" / "libraries" / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.pickle"
    match recall(place):
        case (str() as known, Imported() as imported) if known == digest:
            return imported
    imported = import_works(data, name)
    keep(place, (digest, imported))
    return imported


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

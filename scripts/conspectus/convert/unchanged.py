"""Whether anything has changed since the last conversion: all that a conversion depends on, by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from conspectus.config import CONFIG_NAME
from conspectus.convert.report import Report
from conspectus.model import Settings
from conspectus.sources.folder import program_hash
from conspectus.sources.memory import keep, recall

LAST = Path(".conspectus") / "last-conversion.pickle"


def last_report(root: Path, settings: Settings) -> Report | None:
    """The report of the last conversion, as one that wrote nothing; None where anything is different now."""
    match recall(root / LAST):
        case (str() as digest, Report() as report, _) if digest == _digest(root, _everything(root, settings)):
            return replace(report, drafted=(), written=())
        case _:
            return None


def remember_report(root: Path, settings: Settings, report: Report) -> None:
    """Keep the report with the state of everything it speaks of."""
    keep(root / LAST, (_digest(root, _everything(root, settings)), report, state_of_sources(root, settings)))


def same_sources(root: Path, settings: Settings) -> bool:
    """Whether the sources, their sidecars and the settings are those of the last conversion here."""
    match recall(root / LAST):
        case (str(), Report(), str() as state):
            return state == state_of_sources(root, settings)
        case _:
            return False


def state_of_sources(root: Path, settings: Settings) -> str:
    """A hash of the settings, the sources and their sidecars, which a conversion reads and never writes."""
    return _digest(root, _given(root, settings))


def _digest(root: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(program_hash().encode())
    for path in paths:
        digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            digest.update(str(error).encode())
    return digest.hexdigest()


def _everything(root: Path, settings: Settings) -> Iterator[Path]:
    yield from _given(root, settings)
    yield root / settings.papers / "README.md"
    docs = settings.docs_dir
    for folder, pattern in (("bib", "*"), ("evidence", "*.lock"), (docs, "*.md"), (f"{docs}/bib", "*")):
        yield from _files(root / folder, pattern)


def _given(root: Path, settings: Settings) -> Iterator[Path]:
    yield root / CONFIG_NAME
    yield from (path for path in _files(root / settings.papers, "*") if path.name != "README.md")


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if not path.is_dir())

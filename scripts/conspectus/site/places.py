"""What is known of a place in a paper when a page is shown: from the lock, and from this machine's passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from conspectus.evidence import LockError, evidence_id, load_lock, locked_entry
from conspectus.evidence.passages import read_passages
from conspectus.model import Evidence, Lock
from conspectus.pages import normal_path


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a card shows it. Empty or None: not known here."""

    path: str
    """Section path as printed in the locator, or a reserved name."""
    title: str
    paragraph: int | None
    phrase: str
    state: str
    """``verified``, ``locked``, ``unverified`` or ``moved``; empty where the lock has no entry."""
    passage: str


def find_place(root: Path, evidence: Evidence) -> Place:
    """The place that ``evidence`` names."""
    lock = read_lock(root, evidence.citekey)
    entry = locked_entry(lock, evidence)
    locator = evidence.locator
    passage = read_passages(root, evidence.citekey).get(evidence_id(evidence), "")
    state = entry.state if entry else ""
    if state == "verified" and not passage:
        state = "locked"
    return Place(
        path=locator.section,
        title=entry.title if entry else _title(lock, locator.section),
        paragraph=entry.paragraph if entry else locator.paragraph,
        phrase=locator.phrase,
        state=state,
        passage=passage,
    )


def old_ids(root: Path, citekey: str, claim: str) -> tuple[str, ...]:
    """The ids that the claim ``claim`` once had, sorted, so that their published addresses still lead to it."""
    lock = read_lock(root, citekey)
    return tuple(sorted(old for old, new in lock.retired.items() if new == claim)) if lock else ()


def read_lock(root: Path, citekey: str) -> Lock | None:
    """The lock of a paper, or None where there is none that can be read (``check`` reports it)."""
    path = root / "evidence" / f"{citekey}.lock"
    try:
        state = path.stat()
    except OSError:
        return None
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _read(path: Path, _changed: int, _size: int) -> Lock | None:
    """The file's lock; the cache's key holds what changes when the file does."""
    try:
        return load_lock(path)
    except LockError:
        return None


def _title(lock: Lock | None, section: str) -> str:
    sections = lock.sections if lock else ()
    return next((found.title for found in sections if normal_path(found.path) == normal_path(section)), "")

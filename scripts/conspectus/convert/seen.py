"""Which sources this machine has seen, so that a source that was removed is told from one that never was here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from conspectus.disk import write_text
from conspectus.model import Finding, Lock, Severity
from conspectus.sources.folder import Reading

SEEN = Path(".conspectus") / "seen.json"


def compare_seen(root: Path, readings: Sequence[Reading], locks: Mapping[str, Lock]) -> Iterator[Finding]:
    """A note for each source that is gone or has another name since the last run on this machine."""
    before = seen_sources(root)
    present = {reading.file: reading.sha256 for reading in readings}
    now = {sha256: file for file, sha256 in present.items() if sha256}
    for file, sha256 in sorted(before.items()):
        if present.get(file) == sha256:
            continue
        if sha256 in now:
            yield _note("source-renamed", f"is now {now[sha256]}; its pages and keys stay as they are", file)
        elif file not in present:
            keys = sorted(key for key, lock in locks.items() if lock.sha256 == sha256)
            pages = ", ".join(keys) or "it had none"
            yield _note("source-gone", f"is no longer in the folder; its papers are kept: {pages}", file)


def remember_seen(root: Path, readings: Iterable[Reading]) -> None:
    """Keep the present sources for the next run."""
    seen = {reading.file: reading.sha256 for reading in readings if reading.sha256}
    write_text(root / SEEN, json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def seen_sources(root: Path) -> dict[str, str]:
    """The sources of the last conversion on this machine: file → sha-256; empty where there was none."""
    try:
        raw = json.loads((root / SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(file): str(sha256) for file, sha256 in raw.items()} if isinstance(raw, dict) else {}


def _note(code: str, message: str, file: str) -> Finding:
    hint = "To drop a paper from the review, delete its page, its lock and its entry in bib/papers.bib."
    return Finding(code, message, file, severity=Severity.NOTE, hint=hint if code == "source-gone" else "")

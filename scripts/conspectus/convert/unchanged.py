"""Whether anything has changed since the last conversion: all that a conversion depends on, by content."""

from __future__ import annotations

import hashlib
import logging
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from conspectus.config import CONFIG_NAME
from conspectus.convert.report import Report
from conspectus.convert.sources import program_hash
from conspectus.disk import write_bytes
from conspectus.model import Settings

LAST = Path(".conspectus") / "last-conversion.pickle"

log = logging.getLogger(__name__)


def last_report(root: Path, settings: Settings) -> Report | None:
    """The report of the last conversion, as one that wrote nothing; None where anything is different now."""
    try:
        # our own file in the review's own folder, never one from elsewhere
        digest, report = pickle.loads((root / LAST).read_bytes())  # noqa: S301
    except FileNotFoundError:
        return None
    except Exception as error:  # noqa: BLE001  whatever a damaged file raises, the conversion is simply run
        log.debug("%s: %s; converting again", LAST, error)
        return None
    if digest != _digest(root, settings) or not isinstance(report, Report):
        return None
    return replace(report, drafted=(), written=())


def remember_report(root: Path, settings: Settings, report: Report) -> None:
    """Keep the report with the state of everything it speaks of."""
    write_bytes(root / LAST, pickle.dumps((_digest(root, settings), report)))


def _digest(root: Path, settings: Settings) -> str:
    digest = hashlib.sha256(program_hash().encode())
    for path in _inputs(root, settings):
        digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            digest.update(str(error).encode())
    return digest.hexdigest()


def _inputs(root: Path, settings: Settings) -> Iterator[Path]:
    yield root / CONFIG_NAME
    for folder, pattern in ((settings.papers, "*"), ("bib", "*"), ("evidence", "*.lock"), (settings.docs_dir, "*.md")):
        yield from sorted(path for path in (root / folder).rglob(pattern) if not path.is_dir())

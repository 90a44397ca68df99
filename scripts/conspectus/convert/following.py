"""Following a person at work: pages, locks and woven blocks brought in step after any change."""

from __future__ import annotations

import hashlib
from pathlib import Path

from conspectus.config import load_settings
from conspectus.convert.locking import refresh_locks
from conspectus.convert.pipeline import convert
from conspectus.convert.seen import seen_sources
from conspectus.model import Finding
from conspectus.project import open_review
from conspectus.sources.folder import list_sources
from conspectus.weave import weave_to_disk


def weave_review(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Refresh the locks and weave: the files written, and what kept pages from being woven."""
    review = open_review(root)
    locked = refresh_locks(review)
    written, findings = weave_to_disk(open_review(root) if locked else review)
    return (*locked, *written), findings


def follow(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Convert where a source has come or changed since the last conversion here, else only weave."""
    settings = load_settings(root)
    seen = seen_sources(root)
    for path in list_sources(root, settings):
        file = path.relative_to(root).as_posix()
        if path.is_file() and seen.get(file) != hashlib.sha256(path.read_bytes()).hexdigest():
            report = convert(root)
            return report.written, report.findings
    return weave_review(root)

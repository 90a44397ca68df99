"""Following a person at work: pages, locks and woven blocks brought in step after any change."""

from __future__ import annotations

from pathlib import Path

from conspectus.config import load_settings
from conspectus.convert.locking import keep_receipt, refresh_locks
from conspectus.convert.pipeline import convert
from conspectus.convert.unchanged import same_sources
from conspectus.model import Finding
from conspectus.project import open_review
from conspectus.sources.folder import list_sources
from conspectus.weave import weave_to_disk


def weave_review(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Refresh the locks and weave: the files written, and what kept pages from being woven."""
    review = open_review(root)
    locked = refresh_locks(review)
    review, receipt = keep_receipt(open_review(root) if locked else review)
    written, findings = weave_to_disk(review)
    return (*locked, *receipt, *written), findings


def follow(root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Convert where a source, a sidecar or a setting has changed since the last conversion here, else only weave."""
    settings = load_settings(root)
    if list_sources(root, settings) and not same_sources(root, settings):
        report = convert(root)
        return report.written, report.findings
    return weave_review(root)

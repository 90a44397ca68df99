"""The state of each piece of evidence."""

from __future__ import annotations

from conspectus.evidence.locate import Found, locate
from conspectus.evidence.lock import locked_entry
from conspectus.evidence.reports import moved_finding, unlocated_finding, unverified_finding
from conspectus.model import Claim, Evidence, Finding, Paper


def evidence_state(paper: Paper, claim: Claim, piece: Evidence) -> tuple[str, Finding | None]:
    """``verified``, ``locked``, ``moved`` or ``unverified``, and what there is to say of it.

    With the source here: *verified* where the phrase stands in one place, *moved* where it does so in other
    bytes than those that were locked. Without it: *locked* where the lock has the evidence. Else *unverified*.
    """
    entry = locked_entry(paper.lock, piece)
    if paper.article is None:
        if entry is None or entry.state == "unverified":
            return "unverified", unverified_finding(claim, piece, paper.lock)
        return "locked", None
    found = locate(paper.article, piece.locator)
    if not isinstance(found, Found):
        return "unverified", unlocated_finding(claim, piece, found)
    if entry is not None and (entry.state == "moved" or entry.sha256 != paper.article.text.source.sha256):
        return "moved", moved_finding(claim, piece, found)
    return "verified", None

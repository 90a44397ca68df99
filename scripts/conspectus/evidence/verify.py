"""The state of each piece of evidence, and of a whole paper's claims."""

from __future__ import annotations

from conspectus.evidence.locate import Found, locate
from conspectus.evidence.lock import locked_entry
from conspectus.evidence.reports import moved_finding, unlocated_finding, unverified_finding
from conspectus.model import Claim, Evidence, Finding, Paper


def verify_paper(paper: Paper) -> tuple[int, int, tuple[Finding, ...]]:
    """How many of a paper's claims were found, how many there are, and what there is to say of the others.

    A claim in two languages is one claim. It is found where every piece of its evidence in this paper stands
    in exactly one place of ``paper.article``; evidence in other papers is theirs to verify. Where the source
    is absent none is found, and evidence that is not in the lock either is a finding.
    """
    claims = {claim.id: claim for page in paper.pages.values() for claim in page.claims}
    found = 0
    findings: list[Finding] = []
    for claim in claims.values():
        own = [piece for piece in claim.evidence if piece.citekey == paper.citekey]
        states = [evidence_state(paper, claim, piece) for piece in own]
        findings += [finding for _, finding in states if finding]
        found += bool(own) and all(state in {"verified", "moved"} for state, _ in states)
    return found, len(claims), tuple(findings)


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

"""The receipt of a review: every claim and every piece of evidence looked up, counted, and hashed against the lock.

The same sources give the same figures; those that need no source are compared where there is none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from conspectus.evidence import rules
from conspectus.evidence.locate import Found, locate
from conspectus.evidence.lock import evidence_id, locked_entry, passage_hash
from conspectus.evidence.lock_file import VERSION
from conspectus.evidence.verify import evidence_state
from conspectus.model import (
    Article,
    Claim,
    Evidence,
    Finding,
    Lock,
    LockedEvidence,
    Page,
    Paper,
    PaperReceipt,
    Receipt,
    Review,
)

Piece = tuple[Claim, Evidence]


def take_receipt(review: Review) -> tuple[Receipt, tuple[Finding, ...]]:
    """What is found of ``review`` in the sources that are here, and what there is to say of the rest."""
    pieces = _pieces(review.pages)
    taken = [_take(paper, pieces.get(key, ())) for key, paper in sorted(review.papers.items())]
    papers = tuple(receipt for receipt, _ in taken)
    findings = tuple(finding for _, own in taken for finding in own)
    return Receipt(VERSION, papers, _statements(review.pages)), findings


def differences(committed: Receipt, review: Review) -> Iterator[str]:
    """What ``committed`` says otherwise than ``review``, as far as can be told without the sources."""
    papers = {key: replace(paper, article=None) for key, paper in review.papers.items()}
    now, _ = take_receipt(replace(review, papers=papers))
    if (committed.lock_format, dict(committed.statements)) != (now.lock_format, dict(now.statements)):
        yield f"counts {sum(committed.statements.values())} statements; there are {sum(now.statements.values())}"
    before = {paper.citekey: paper for paper in committed.papers}
    after = {paper.citekey: paper for paper in now.papers}
    for key in sorted(before.keys() | after.keys()):
        if key not in before or key not in after:
            yield f"{'has' if key in before else 'lacks'} {key}"
        elif _fixed(before[key]) != _fixed(after[key]):
            yield f"was taken of other claims or evidence of {key}"


def digest_of(lock: Lock | None) -> str:
    """16 hexadecimal digits over everything that ``lock`` records of the evidence."""
    entries = lock.evidence if lock else ()
    lines = sorted(f"{evidence_id(entry)} {entry.paragraph} {entry.sha256} {entry.passage}" for entry in entries)
    return hashlib.sha256("\n".join(dict.fromkeys(lines)).encode()).hexdigest()[:16]


def _fixed(paper: PaperReceipt) -> tuple[object, ...]:
    """What is the same with and without the source."""
    return paper.sha256, paper.article, paper.claims[1], paper.evidence[1], paper.digest


def _pieces(pages: Iterable[Page]) -> dict[str, list[Piece]]:
    """Citekey → its pieces of evidence on all pages, each once, with the first claim that rests on it."""
    found: dict[str, dict[tuple[str, int | None], Piece]] = {}
    for page in pages:
        for claim in page.claims:
            for piece in claim.evidence:
                place = (evidence_id(piece), piece.locator.paragraph)
                found.setdefault(piece.citekey, {}).setdefault(place, (claim, piece))
    return {key: list(own.values()) for key, own in found.items()}


def _statements(pages: Iterable[Page]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for page in pages:
        if page.claims:
            counts[page.language] = counts.get(page.language, 0) + len(page.claims)
    return dict(sorted(counts.items()))


def _take(paper: Paper, pieces: Iterable[Piece]) -> tuple[PaperReceipt, list[Finding]]:
    findings: list[Finding] = []
    found: set[str] = set()
    passages: set[str] = set()
    everything = list(pieces)
    for claim, piece in everything:
        entry, wrong = _look_up(paper, claim, piece)
        findings += wrong
        if entry is not None:
            found.add(_place(piece))
            passages.add(entry.passage)
    claims = {claim.id: claim for page in paper.pages.values() for claim in page.claims}
    whole = sum(_rests(claim, paper.citekey, found) for claim in claims.values())
    article, lock = paper.article, paper.lock
    return PaperReceipt(
        citekey=paper.citekey,
        sha256=lock.sha256 if lock else "",
        article=lock.ordinal + 1 if lock else 1,
        state=_state(article, lock),
        claims=(whole, len(claims)),
        evidence=(len(found), len(everything)),
        passages=len(passages),
        references=len(article.references) if article else 0,
        digest=digest_of(lock),
    ), findings


def _look_up(paper: Paper, claim: Claim, piece: Evidence) -> tuple[LockedEvidence | None, list[Finding]]:
    """The entry of a piece that is found in the source as it is locked; else None; and what there is to say."""
    state, finding = evidence_state(paper, claim, piece)
    said = [finding] if finding else []
    if paper.article is None or state not in {"verified", "moved"}:
        return None, said
    entry = locked_entry(paper.lock, piece)
    if entry is None:
        return None, [*said, _unlike(claim, piece, "is not in the lock yet")]
    if not _hashes(paper.article, piece, entry):
        return None, [*said, _unlike(claim, piece, "stands in a passage other than the one that was locked")]
    return entry, said


def _hashes(article: Article, piece: Evidence, entry: LockedEvidence) -> bool:
    """Whether the passage has the locked hash, read and as the lock cuts it out; in other bytes it need not."""
    source = article.text.source
    if source.sha256 != entry.sha256:
        return True
    found = locate(article, piece.locator)
    read = found.place.span.of(article.text.text) if isinstance(found, Found) else ""
    cut = "".join(span.of(source.text) for span in entry.spans)
    return passage_hash(read) == passage_hash(cut) == entry.passage


def _unlike(claim: Claim, piece: Evidence, what: str) -> Finding:
    message = f"“{piece.locator.phrase}” of {piece.citekey} {what}"
    return rules.PASSAGE.at(claim.file, claim.line, message, "Run 'conspectus weave' where the sources are.")


def _place(piece: Evidence) -> str:
    return f"{evidence_id(piece)} {piece.locator.paragraph}"


def _rests(claim: Claim, citekey: str, found: set[str]) -> bool:
    own = [piece for piece in claim.evidence if piece.citekey == citekey]
    return bool(own) and all(_place(piece) in found for piece in own)


def _state(article: Article | None, lock: Lock | None) -> str:
    if article is None:
        return "absent"
    return "verified" if lock and article.text.source.sha256 == lock.sha256 else "moved"

"""Keeping the locks true to the pages: what every claim rests on, looked up again in the sources that are here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from conspectus.disk import write_text
from conspectus.evidence import RECEIPT_FILE, dump_lock, dump_receipt, lock_paper, passages_of, relock, take_receipt
from conspectus.evidence.passages import write_passages
from conspectus.model import Article, Claim, Lock, Page, Review
from conspectus.project import EVIDENCE


def keep_lock(root: Path, lock: Lock, article: Article) -> tuple[str, ...]:
    """Write a paper's lock, and the passages it points at for the site's cards: the tracked files that changed."""
    write_passages(root, lock.citekey, passages_of(article, lock))
    return _write(root, lock)


def refresh_locks(review: Review) -> tuple[str, ...]:
    """Bring all locks in step with the pages: the files written.

    Where a paper's source is here its evidence is looked up again; elsewhere what no claim uses any more is
    retired, and new evidence waits for the source.
    """
    claims = claims_by_paper(review.pages)
    queries = [silence.query for silence in review.silences.values()]
    written: list[str] = []
    for key, paper in review.papers.items():
        own = claims.get(key, [])
        if paper.article is not None and paper.lock is not None:
            lock, _ = lock_paper(key, paper.article, paper.lock.references, own, paper.lock, queries=queries)
            written += keep_lock(review.root, lock, paper.article)
        elif paper.lock is not None:
            written += _write(review.root, relock(paper.lock, own, queries))
    return tuple(written)


def keep_receipt(review: Review) -> tuple[Review, tuple[str, ...]]:
    """Renew the receipt where every source is here in the locked bytes: the review with it, and the file if it changed.

    Elsewhere the receipt of the last who had the sources stays; ``check`` says where it is out of date.
    """
    receipt, _ = take_receipt(review)
    if not receipt.papers or any(paper.state != "verified" for paper in receipt.papers):
        return review, ()
    changed = write_text(review.root / RECEIPT_FILE, dump_receipt(receipt))
    return replace(review, receipt=receipt), (RECEIPT_FILE,) if changed else ()


def claims_by_paper(pages: Iterable[Page]) -> dict[str, list[Claim]]:
    """Every claim that has evidence in a paper, on whichever page it stands, by that paper's citekey."""
    found: dict[str, list[Claim]] = {}
    for page in pages:
        for claim in page.claims:
            for key in dict.fromkeys(piece.citekey for piece in claim.evidence):
                found.setdefault(key, []).append(claim)
    return found


def lock_file(citekey: str) -> str:
    """The file of a paper's lock, relative to the review's root."""
    return f"{EVIDENCE}/{citekey}.lock"


def _write(root: Path, lock: Lock) -> tuple[str, ...]:
    file = lock_file(lock.citekey)
    return (file,) if write_text(root / file, dump_lock(lock)) else ()

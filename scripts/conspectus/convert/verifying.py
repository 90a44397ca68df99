"""``verify``: a folder of sources held against the locks, for a reader who has the papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conspectus.bibliography import same_work, work_of_article
from conspectus.evidence import take_receipt
from conspectus.model import Article, Finding, Receipt, Review, Settings, Severity
from conspectus.project import match_articles, open_review
from conspectus.sources.folder import Reading, list_sources, read_all


@dataclass(frozen=True, slots=True)
class Verified:
    """What ``verify`` found: the receipt, and what there is to say of sources and evidence."""

    receipt: Receipt
    read: int
    """Files that were read; without one, nothing was verified."""
    findings: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        """Every source was there, and every claim was found."""
        return bool(self.read) and self.receipt.complete


def verify_folder(root: Path, folder: Path) -> Verified:
    """Hold the sources below ``folder`` against the review at ``root``.

    A source is recognised by the hash of its bytes; one with other bytes that reads as a paper of the
    review is another conversion, in which each passage must be found again in exactly one place.
    """
    review = open_review(root, with_sources=False)
    readings = read_all(list_sources(folder, replace(Settings(), papers=".")), folder, memory=root)
    same = match_articles(readings, [paper.lock for paper in review.papers.values() if paper.lock])
    found = {**_other_conversions(review, readings, same), **same}
    papers = {key: replace(paper, article=found.get(key)) for key, paper in review.papers.items()}
    receipt, findings = take_receipt(replace(review, papers=papers))
    unread = [finding for reading in readings if reading.failed for finding in reading.findings]
    return Verified(receipt, len(readings), (*unread, *_unknown(readings, found), *findings))


def _unknown(readings: tuple[Reading, ...], found: dict[str, Article]) -> Iterator[Finding]:
    """Files that could be read and hold no paper of the review."""
    for reading in readings:
        if not reading.failed and not any(article is own for article in reading.articles for own in found.values()):
            message = "no paper of this review is in this file, by its bytes or by what it prints"
            yield Finding("source-unknown", message, reading.file, severity=Severity.NOTE)


def _other_conversions(review: Review, readings: tuple[Reading, ...], same: dict[str, Article]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for reading in readings:
        for article in reading.articles:
            if any(article is known for known in same.values()):
                continue
            work = work_of_article(article, article.metadata, ())
            for key, paper in review.papers.items():
                if key not in same and same_work(work, paper.work):
                    found.setdefault(key, article)
    return found

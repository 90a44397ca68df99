"""``verify``: a folder of sources held against the locks, for a reader who has the papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from conspectus.bibliography import same_work, work_of_article
from conspectus.evidence import verify_paper
from conspectus.model import Article, Finding, Review, Settings
from conspectus.project import match_articles, open_review
from conspectus.sources.folder import Reading, list_sources, read_all


@dataclass(frozen=True, slots=True)
class Receipt:
    """What ``verify`` found: lines for people, and the findings behind them."""

    lines: tuple[str, ...]
    complete: bool
    """Every claim of every paper was found."""
    findings: tuple[Finding, ...] = ()


def verify_folder(root: Path, folder: Path) -> Receipt:
    """Hold the sources below ``folder`` against the review at ``root``.

    A source is recognised by the hash of its bytes; one with other bytes that reads as a paper of the
    review is another conversion, in which each passage must be found again in exactly one place.
    """
    review = open_review(root, with_sources=False)
    readings = read_all(list_sources(folder, replace(Settings(), papers=".")), folder, memory=root)
    same = match_articles(readings, [paper.lock for paper in review.papers.values() if paper.lock])
    other = _other_conversions(review, readings, same)
    lines: list[str] = []
    findings: list[Finding] = [finding for reading in readings if reading.failed for finding in reading.findings]
    found_all = total_all = references = 0
    for key, paper in review.papers.items():
        article = same.get(key) or other.get(key)
        found, total, own = verify_paper(replace(paper, article=article))
        how = "same bytes" if key in same else "another conversion" if key in other else "source absent"
        lines.append(f"{key:<24} {how:<20} {found} of {total} claims found")
        findings += own
        found_all, total_all = found_all + found, total_all + total
        references += len(article.references) if article else 0
    head = (
        f"{len(readings)} files, {sum(len(reading.articles) for reading in readings)} articles, "
        f"{references} references; {len(same)} of {len(review.papers)} papers recognised by their bytes"
    )
    tail = f"{found_all} of {total_all} claims found"
    return Receipt((head, *lines, tail), found_all == total_all and bool(readings), tuple(findings))


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

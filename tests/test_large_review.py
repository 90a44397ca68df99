"""The invented review for measuring is one that the program has nothing to say against, and always the same."""

from pathlib import Path

from tests.large_review import Scale, invent, make_large

from conspectus.check import check
from conspectus.model import Severity
from conspectus.project import open_review
from conspectus.weave import stale


def test_it_is_woven_and_without_errors(tmp_path: Path) -> None:
    make_large(tmp_path / "large", papers=12, themes=4, second=0.5)
    review = open_review(tmp_path / "large")
    assert stale(review) == ()
    assert [finding for finding in check(review) if finding.severity is Severity.ERROR] == []
    assert len(review.papers) == 12
    assert {len(page.claims) for paper in review.papers.values() for page in paper.pages.values()} == {10}


def test_the_same_seed_writes_the_same_review() -> None:
    small = Scale(papers=5, themes=3)
    assert invent(small).files == invent(small).files
    assert invent(small).files != invent(Scale(papers=5, themes=3, seed=8)).files

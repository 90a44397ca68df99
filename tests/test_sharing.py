"""No file of the repository repeats a source: they are their authors', and only what was written about them is here."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conspectus.check.sharing import source_index
from conspectus.model import Review, Settings
from conspectus.project import open_review
from conspectus.sources.folder import list_sources, read_all


@pytest.fixture(scope="module")
def review(root: Path, real_papers: Path) -> Review:
    """The review with its sources, wherever the clone lies; the tests are skipped where they are absent."""
    readings = read_all(list_sources(real_papers, replace(Settings(), papers=".")), real_papers)
    opened = open_review(root, readings=readings)
    assert all(paper.article for paper in opened.papers.values())
    return opened


def committed(root: Path) -> Iterator[tuple[str, str]]:
    """Every text file that git tracks, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True)  # noqa: S607
    for name in filter(None, listed.stdout.split("\0")):
        path = root / name
        try:
            yield name, path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # an image, or a file that is deleted and not yet committed


def test_no_file_shares_a_run_with_a_source(root: Path, review: Review) -> None:
    index = source_index(review)
    shared = [f"{name}:{run.line}: {run.text}" for name, text in committed(root) for run in index.shared(text)]
    assert shared == []


def test_what_stands_in_the_papers_would_be_found(review: Review) -> None:
    """Of each paper a piece of every long paragraph: an index that finds nothing would pass the test above."""
    index = source_index(review)
    for key, paper in review.papers.items():
        assert paper.article
        text = paper.article.text.text
        bodies = [one.span.of(text) for one in paper.article.paragraphs if one.role == "body"]
        long = [body for body in bodies if len(body) > 200]
        found = [body for body in long if any(index.shared(f"甲{body[100:150]}乙"))]
        assert len(found) >= 0.9 * len(long) > 0, key

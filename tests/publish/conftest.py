"""This review and the sample review as machines are shown them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conspectus.model import Review
from conspectus.project import open_review
from conspectus.publish import machines

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def review() -> Review:
    """This repository's review, without its sources."""
    return open_review(ROOT, with_sources=False)


@pytest.fixture(scope="session")
def files(review: Review) -> Mapping[str, str]:
    """What is made for machines of this review, which states no address."""
    return machines(review).files


@pytest.fixture(scope="session")
def hosted(review: Review) -> Review:
    """The same review where it says where it is hosted."""
    return replace(review, settings=replace(review.settings, site_url="https://example.org/review/"))

"""Fixtures that several rooms' tests share: where the development material lies, and the sample corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "corpus"

# an example that takes long on a busy machine is no failure
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def real_papers() -> Path:
    """The folder of the review's own sources; the test is skipped where it is absent."""
    folder = SHARED / "papers"
    if not folder.is_dir():
        pytest.skip(f"the review's sources are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def dev_data() -> Path:
    """The folder of public development data; the test is skipped where it is absent."""
    folder = SHARED / "dev-data"
    if not folder.is_dir():
        pytest.skip(f"the development data is not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The sample review written for the project."""
    return CORPUS

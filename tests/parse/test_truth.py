"""What is read of real papers and of the sample papers, against truth that was written by reading them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "papers"
CHINAXIV = ROOT.parent / "shared" / "dev-data" / "papers-zh"
SAMPLES = ROOT / "tests" / "corpus"


def _measure() -> ModuleType:
    path = ROOT / "tests" / "measure_reading.py"
    spec = importlib.util.spec_from_file_location("measure_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()
REAL = sorted((ROOT / "tests/truth").glob("0*.json"))
SAMPLE = sorted((SAMPLES / "truth").glob("*.json"))


@pytest.mark.parametrize("truth", REAL, ids=lambda path: path.stem[:3])
def test_the_real_sources_are_read_as_printed(truth: Path) -> None:
    if not PAPERS.is_dir():
        pytest.skip(f"the review's sources are not here: {PAPERS}")
    for measure in MEASURE.measure_file(truth, PAPERS):
        for what in ("articles", "metadata", "sections", "marks", "references", "related", "captions", "footnotes"):
            assert measure.score(what).wrong == [], what
        assert measure.score("paragraphs").share >= 0.98, measure.score("paragraphs").wrong
        assert measure.score("asides").wrong == []


@pytest.mark.parametrize("truth", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_papers_are_read_as_written(truth: Path) -> None:
    measures = MEASURE.measure_file(truth, SAMPLES / "papers")
    marks = [measure.score("marks") for measure in measures]
    assert sum(score.right for score in marks) >= 0.6 * sum(score.total for score in marks)
    for measure in measures:
        for what in ("articles", "metadata", "sections", "captions", "footnotes"):
            assert measure.score(what).wrong == [], what
        assert measure.score("paragraphs").share >= 0.98, measure.score("paragraphs").wrong


def test_papers_with_conversion_noise_keep_title_authors_keywords_and_headings() -> None:
    if not CHINAXIV.is_dir():
        pytest.skip(f"the development papers are not here: {CHINAXIV}")
    measures = MEASURE.measure_brief(ROOT / "tests/truth/papers-zh.json", CHINAXIV)
    for measure in measures:
        wrong = [line for line in measure.score("metadata").wrong if not line.startswith("keywords_en")]
        assert wrong == [], measure.name
    sections = [measure.score("sections") for measure in measures]
    assert sum(score.right for score in sections) >= 0.9 * sum(score.total for score in sections)

"""Drafts with sentences, made from the review's own sources: built and tested here, never committed."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from conspectus.check import check
from conspectus.convert.pipeline import convert
from conspectus.disk import write_text
from conspectus.evidence import evidence_state
from conspectus.model import FACETS, Review, Severity
from conspectus.project import open_review
from conspectus.weave.scaffold import new_review


@pytest.fixture(scope="module")
def drafted(real_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Review:
    root = tmp_path_factory.mktemp("草 稿")
    for file, text in new_review("综述", "zh").items():
        write_text(root / file, text)
    for source in real_papers.glob("*.txt"):
        shutil.copyfile(source, root / "papers" / source.name)
    convert(root)
    return open_review(root)


def test_every_drafted_statement_is_found_in_its_source(drafted: Review) -> None:
    states = Counter(
        evidence_state(paper, claim, piece)[0]
        for paper in drafted.papers.values()
        for page in paper.pages.values()
        for claim in page.claims
        for piece in claim.evidence
    )
    assert set(states) == {"verified"}
    assert states["verified"] > 150


def test_drafts_bring_no_error(drafted: Review) -> None:
    assert [finding for finding in check(drafted) if finding.severity is Severity.ERROR] == []


def test_every_facet_has_statements_or_says_that_there_are_none(drafted: Review) -> None:
    for paper in drafted.papers.values():
        page = paper.page("zh")
        assert page is not None
        told = {claim.facet for claim in page.claims}
        assert told | set(page.not_stated) == set(FACETS)
        assert {"recommendations", "mechanisms"} & told


def test_themes_are_found_without_being_told_and_rest_on_two_papers_each(drafted: Review) -> None:
    assert 6 <= len(drafted.themes) <= 16
    papers: dict[str, set[str]] = {slug: set() for slug in drafted.themes}
    for paper in drafted.papers.values():
        for page in paper.pages.values():
            for slug in (slug for claim in page.claims for slug in claim.themes):
                papers[slug].add(paper.citekey)
    assert all(len(keys) >= 2 for keys in papers.values())


def test_related_themes_are_linked_with_a_reason(drafted: Review) -> None:
    relations = [relation for theme in drafted.themes.values() for relation in theme.related]
    assert {relation.kind for relation in relations} >= {"papers", "works"}
    assert all(relation.theme in drafted.themes for relation in relations)

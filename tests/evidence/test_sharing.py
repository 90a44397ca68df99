"""Runs of characters shared with the sources: found wherever they begin, and not where only names and terms are."""

from __future__ import annotations

import pytest
from tests.evidence.invented import article

from conspectus.evidence import SourceIndex
from conspectus.evidence.sharing import LEAST

SENTENCE = "港口网络的密度自上世纪末以来持续提高，沿海各省的小港由此获得新的航线与腹地。"
PAPER = article(
    f"""
    abstract: 摘要里的一句话说明港口网络怎样把沿海与内陆的市场联系起来并且降低运费。
    ## 一 | 沿海各省港口网络的密度与小港航线的增长
    {SENTENCE}
    The density of the port network rose and new quality port infrastructure grew.
    """
)


def runs(text: str, **given: list[str]) -> list[tuple[str, int]]:
    return [(run.text, run.line) for run in SourceIndex([PAPER], **given).shared(text)]


@pytest.mark.parametrize("before", range(LEAST))
def test_a_run_is_found_wherever_it_begins(before: int) -> None:
    """One of exactly so many characters, at every distance from the places that are looked at."""
    cut = SENTENCE[3 : 3 + LEAST]
    assert runs("甲" * before + cut + "乙") == [(cut.replace("，", ","), 1)]
    assert runs("甲" * before + cut[1:] + "乙") == []


def test_a_run_goes_on_over_lines_and_blanks_and_widths() -> None:
    text = "题目\n\n他说港口 网络的密度\n自上世纪末以来持续提高,沿海各省的小港由此。\n\n" + SENTENCE[8:36]
    found = runs(text)
    assert [line for _, line in found] == [3, 6]
    assert found[0][0] == "港口网络的密度自上世纪末以来持续提高,沿海各省的小港由此"


def test_abstracts_count_and_headings_do_not() -> None:
    assert runs("说明港口网络怎样把沿海与内陆的市场联系起来并且降低运费")
    assert not runs("沿海各省港口网络的密度与小港航线的增长沿海各省港口网络的密度与小港航线的增长")


def test_names_may_be_repeated_in_any_case() -> None:
    text = "the density of the port network rose"
    assert runs(text)
    assert not runs(text, names=["Density of the Port Network"])


def test_terms_count_for_nothing() -> None:
    text = "It says that new quality port infrastructure grew."
    assert runs(text)
    assert not runs(text, terms=["New quality port infrastructure"])
    assert runs("The density of the port network rose and new quality", terms=["New quality port infrastructure"])


def test_phrases_of_evidence_are_quoted() -> None:
    assert not runs("Ports. [@lin2024, §2 “density of the port network rose”]")
    assert runs("Ports have a “density of the port network rose”.")


def test_nothing_is_shared_where_no_source_is() -> None:
    assert not SourceIndex([])
    assert list(SourceIndex([]).shared(SENTENCE)) == []

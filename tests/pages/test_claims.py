"""The grammar of a review page, case by case, and its inverse."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model import (
    ADDRESSEES,
    BASES,
    FACETS,
    LEVELS,
    Attributes,
    Claim,
    Evidence,
    Figure,
    Locator,
    Page,
    Settings,
)
from conspectus.pages import (
    claim_id,
    format_bracket,
    format_claim,
    format_evidence,
    parse_evidence,
    phrase_problem,
    read_page,
    words,
)

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "claims.yml").read_text(encoding="utf-8"))
HEAD = "---\ntitle: A paper\ncitekey: lin2024\n---\n"

LATIN = st.text("abcdefghij ", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
HAN = st.text("港口贸易增长研究方法", min_size=4, max_size=16)
PHRASES = st.one_of(
    HAN, st.lists(st.sampled_from(["port", "trade", "35%", "firms'"]), min_size=2, max_size=8).map(" ".join)
)
PHRASES = PHRASES.filter(lambda phrase: phrase_problem(phrase) is None)
PATHS = st.sampled_from(["二(三)1", "2.1", "引言", "Results and outlook", "结论~2", "abstract", "note"])
PIECES = st.builds(
    Evidence,
    st.sampled_from(["lin2024", "o-brien2020a"]),
    st.builds(Locator, PATHS, PHRASES, st.one_of(st.none(), st.integers(1, 99))),
)
TEXTS = st.lists(st.one_of(LATIN, HAN), min_size=1, max_size=4).map(" ".join)
SLUGS = st.lists(st.sampled_from(["trade", "gvc-upgrading", "a1"]), unique=True).map(tuple)
CHAINS = st.lists(st.sampled_from(["trade", "gvc-upgrading", "a1"]), min_size=2, max_size=5).map(tuple)
ATTRIBUTES = st.builds(
    Attributes,
    defines=SLUGS,
    quotes=SLUGS,
    adds=SLUGS,
    addressees=st.lists(st.sampled_from(ADDRESSEES), unique=True).map(tuple),
    figures=st.lists(
        st.builds(Figure, *map(st.sampled_from, (["28.87 %", "110 亿吨"], ["", "2022"], ["", "WTO"], ["", "出口额"]))),
        unique=True,
    ).map(tuple),
    chains=st.lists(CHAINS, unique=True, max_size=2).map(tuple),
    levels=st.lists(st.sampled_from(LEVELS), unique=True).map(tuple),
)
CLAIMS = st.builds(
    Claim,
    id=st.just(""),
    citekey=st.just("lin2024"),
    facet=st.sampled_from(FACETS),
    text=TEXTS,
    evidence=st.lists(PIECES, min_size=1, max_size=3).map(tuple),
    basis=st.sampled_from(BASES),
    themes=st.lists(st.sampled_from(["trade", "gvc-upgrading", "a1"]), unique=True).map(tuple),
    file=st.just(""),
    line=st.just(0),
    declared=st.lists(st.sampled_from(["1.2", "3,400", "35%"]), unique=True).map(tuple),
    attributes=ATTRIBUTES,
)


def page_of(text: str) -> Page:
    return read_page(HEAD + text, "docs/papers/lin2024.md", Settings())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_page_states_its_claims(case: dict[str, Any]) -> None:
    page = page_of(case["page"])
    stated = [
        [claim.facet, claim.text, [format_evidence(piece) for piece in claim.evidence], claim.basis, [*claim.themes]]
        + ([[*claim.declared]] if claim.declared else [])
        for claim in page.claims
    ]
    assert stated == case["claims"]
    assert [*page.not_stated] == case.get("not_stated", [])
    if "attributes" in case:
        assert [_stated(claim.attributes) for claim in page.claims] == case["attributes"]


def _stated(attributes: Attributes) -> dict[str, Any]:
    """The attributes that are not empty, as YAML has them."""
    fields = json.loads(json.dumps(asdict(attributes)))
    fields["figures"] = [[*figure.values()] for figure in fields["figures"]]
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_slip_has_its_line(case: dict[str, Any]) -> None:
    head = HEAD.count("\n")
    found = [[finding.code, (finding.line or 0) - head] for finding in page_of(case["page"]).findings]
    assert found == case.get("findings", [])


def test_a_finding_says_what_was_found_and_what_was_expected() -> None:
    (finding,) = page_of("## Findings\n- One. [@lin2024, 2.1 “heavy rain”] · (assertion)\n").findings
    assert "[@lin2024, 2.1 “heavy rain”]" in finding.message
    assert "expected [@key, §section “phrase”]" in finding.message
    assert finding.file == "docs/papers/lin2024.md"
    assert finding.hint


@given(CLAIMS, st.sampled_from(["en", "zh"]))
def test_a_claim_reads_back_as_it_was_printed(claim: Claim, language: str) -> None:
    line = format_claim(
        claim.text,
        claim.evidence,
        claim.basis,
        themes=claim.themes,
        declared=claim.declared,
        attributes=claim.attributes,
        language=language,
    )
    page = page_of(f"## {words(language).facets[claim.facet][0]}\n{line}\n")
    (read,) = page.claims
    assert page.findings == ()
    assert replace(read, id="", file="", line=0) == claim


@given(PIECES)
def test_evidence_reads_back_as_it_was_printed(piece: Evidence) -> None:
    assert parse_evidence(format_evidence(piece)) == piece


def test_several_pieces_stand_in_one_bracket() -> None:
    pieces = (Evidence("a", Locator("1", "x y")), Evidence("b", Locator("二(一)", "四个汉字", 2)))
    assert format_bracket(pieces) == "[@a, §1 “x y”; @b, §二（一） ¶2 “四个汉字”]"


def test_a_claims_id_is_short_and_does_not_depend_on_how_its_place_is_printed() -> None:
    identity = claim_id("lin2024", "二（三）1", "知识和技术溢出")
    assert identity == claim_id("lin2024", "二(三) １", "知识和 技术溢出")
    assert identity.startswith("c-")
    assert len(identity) == 10
    assert identity != claim_id("lin2024", "二(三)2", "知识和技术溢出")


@pytest.mark.parametrize(
    ("phrase", "fit"),
    [
        ("四个汉字", True),
        ("三个字", False),
        ("一二三四五六七八九十一二三四五六", True),
        ("一二三四五六七八九十一二三四五六七", False),
        ("GVC 嵌入", True),
        ("two words", True),
        ("word", False),
        ("one two three four five six seven eight", True),
        ("one two three four five six seven eight nine", False),
        ("extraordinarily-long-hyphenated-words and more-of-them-than-there-should-be", False),
        ("the firm's own ports", True),
        ("the ‘quoted’ word", False),
        ("港口（沿海）", False),
        ("link [label] here", False),
        ("with_underscore in it", False),
    ],
)
def test_a_phrase_has_4_to_16_characters_of_han_or_2_to_8_words(phrase: str, fit: bool) -> None:
    """Design, Pages: "4 to 16 characters of Han, or 2 to 8 words of at most 60 characters; no quotes or brackets"."""
    assert (phrase_problem(phrase) is None) is fit

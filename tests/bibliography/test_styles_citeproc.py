"""Our references against those of an engine that knows nothing of ours: the differences are the documented ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.bibliography.csl_items import invented_works
from tests.measure_styles_citeproc import citeproc, differing

from conspectus.bibliography.styles.western import Kind, kind_of

DIFFERENCES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "citeproc" / "differences.yml").read_text(encoding="utf-8")
)
MEASURES = Path(__file__).parents[2] / "docs" / "guide" / "measures.md"
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "styles.md"


@pytest.mark.parametrize("style", ["apa", "chicago", "mla"])
def test_exactly_the_documented_entries_differ(style: str) -> None:
    works = invented_works()
    assert set(differing(works, citeproc(works, style), style)) == set(DIFFERENCES[style])


def test_every_difference_has_a_reason_that_the_guide_gives_with_its_rule() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    used = {
        reason for style in ("apa", "chicago", "mla") for reasons in DIFFERENCES[style].values() for reason in reasons
    }
    assert used == set(DIFFERENCES["reasons"])
    assert [reason for reason in DIFFERENCES["reasons"].values() if reason not in guide] == []


@pytest.mark.parametrize(("style", "name"), [("apa", "APA 7"), ("chicago", "Chicago 17"), ("mla", "MLA 9")])
def test_the_guide_counts_the_differences(style: str, name: str) -> None:
    differences = DIFFERENCES[style].values()
    same = len(invented_works()) - len(differences)
    words = sum(reasons == ["chinese-words"] for reasons in differences)
    row = f"| {name} | {same} | {words} | {len(differences) - words} |"
    assert [page for page in (GUIDE, MEASURES) if row not in page.read_text(encoding="utf-8")] == []


def test_the_entries_cover_every_kind_in_both_scripts() -> None:
    works = invented_works().values()
    assert len(works) >= 30
    assert {kind_of(work) for work in works} == set(Kind) - {Kind.TALK}
    assert {work.type for work in works} >= set("JMCDRNPSAGZ") | {"EB", "DS", "CP", "PP"}
    assert min(sum(work.language == language for work in works) for language in ("zh", "en")) >= 10

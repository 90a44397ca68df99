"""A page becomes continuous prose: cases in ``cases.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.manuscript.prose import prose_of, sentence
from conspectus.model import Page, Settings
from conspectus.pages import read_page

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


def paper(body: str) -> Page:
    return read_page(f"---\ncitekey: k\n---\n\n# Title\n\n{body}", "docs/papers/k.md", Settings())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_page_becomes_this_prose(case: dict[str, Any]) -> None:
    labels = {"craft-data": "Craft data"}
    prose = prose_of(paper(case["page"]), level=1, raised=case.get("raised", False), labels=labels)
    assert prose.text == case["prose"].rstrip("\n")
    assert prose.draft == case.get("draft", False)


def test_headings_stand_below_the_title_of_their_page() -> None:
    page = paper("## Findings\n\n- One. [@k, §1 “one of the towns”]\n\n### Sub\n\nText.\n")
    assert [line for line in prose_of(page).text.splitlines() if line.startswith("#")] == ["# Findings", "## Sub"]
    assert [line for line in prose_of(page, level=2).text.splitlines() if line.startswith("#")] == [
        "### Findings",
        "#### Sub",
    ]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Sales grew.", "Sales grew [@k, §1 “a b”]."),
        ("Sales grew;", "Sales grew [@k, §1 “a b”]."),
        ("销售增长。", "销售增长[@k, §1 “a b”]。"),
        ("销售增长，", "销售增长[@k, §1 “a b”]。"),
        ("He said “no.”", "He said “no.” [@k, §1 “a b”]"),
        ("他说“不。”", "他说“不。”[@k, §1 “a b”]"),
        ("And so on …", "And so on … [@k, §1 “a b”]."),
        ("It is `a. [@x]` here.", "It is `a. [@x]` here [@k, §1 “a b”]."),
    ],
)
def test_the_citation_stands_before_the_stop(said: str, written: str) -> None:
    assert sentence(f"{said} [@k, §1 “a b”] · (assertion) · [#theme]") == written


def test_a_question_without_a_citation_ends_as_it_is() -> None:
    assert sentence("Did it?") == "Did it?"
    assert sentence("Sales grew") == "Sales grew."

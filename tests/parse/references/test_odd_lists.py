"""Lists that something happened to: each kind is read as far as it goes, named where it stands, and loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.model import Span
from conspectus.parse.references import read_list, read_strings

CASES = yaml.safe_load((Path(__file__).parent / "lists.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_odd_is_named_and_nothing_is_lost(case: dict[str, Any]) -> None:
    text = case["list"]
    references, findings = read_list(text, Span(0, len(text)))
    assert [[reference.number, reference.title] for reference in references] == case["entries"]
    assert [finding.code for finding in findings] == case["findings"]
    assert all(finding.start is not None and finding.end is not None for finding in findings)
    kept = "".join(reference.raw for reference in references)
    kept += "".join(text[finding.start : finding.end] for finding in findings if finding.code == "text-in-references")
    assert not {letter for letter in text if letter.isalnum()} - set(kept + "0123456789N①②③④")


def test_plain_lines_are_one_reference_each_whatever_their_numbers() -> None:
    lines, findings = read_strings("[64] 张三.论桥[J].桥梁,2020(1):1-9.\n\n[7] 李四.论路[J].道路,2021(2):10-19.\n")
    assert [(line.number, line.reference.number, line.reference.title) for line in lines] == [
        (1, 64, "论桥"),
        (3, 7, "论路"),
    ]
    assert findings == ()


@pytest.mark.parametrize("marks", [("[1] ", "[2] "), ("1. ", "2. "), ("①", "②"), ("（1）", "（2）")])
def test_numbers_that_run_on_make_a_list_whose_lines_may_be_wrapped(marks: tuple[str, str]) -> None:
    first, second = marks
    lines, _ = read_strings(f"{first}张三.论桥[J].桥梁,\n2020(1):1-9.\n{second}李四.论路[J].道路,2021(2):10-19.\n")
    assert [(line.number, line.reference.title, line.reference.year) for line in lines] == [
        (1, "论桥", "2020"),
        (3, "论路", "2021"),
    ]


def test_the_heading_of_a_list_is_no_reference() -> None:
    lines, _ = read_strings("参考文献\n张三.论桥[J].桥梁,2020(1):1-9.\n")
    assert [(line.number, line.reference.title) for line in lines] == [(2, "论桥")]


def test_a_doubtful_reference_says_what_to_look_at_and_where() -> None:
    _, findings = read_strings("张三.论桥[J].桥梁,2020(1):1-9.\n何处得来的一句话\n")
    assert [(finding.code, finding.line) for finding in findings] == [("reference-doubtful", 2)]
    assert "no author; no year" in findings[0].message

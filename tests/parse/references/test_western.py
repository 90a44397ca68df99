"""Western references without a type mark are read whatever their style, and say how sure the reading is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_references import Inventor

from conspectus.parse.references import parse_reference
from conspectus.parse.references.fold import fold
from conspectus.parse.references.labelled import label_words, second_entry
from conspectus.parse.references.labeller import Labeller

CASES = yaml.safe_load((Path(__file__).parent / "western.yml").read_text(encoding="utf-8"))
PEOPLE = ("authors", "editors", "translators")
DATES = ("date", "accessed")
WORDS = [
    "Smith,",
    "J.",
    "(2001).",
    "On",
    "rivers.",
    "In",
    "“Hill",
    "J”",
    "pp.",
    "2-3.",
    "vol.",
    "“",
    "[",
    "))",
    "12(3):4-5",
]


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:24] for case in CASES])
def test_every_style_is_read(case: dict[str, Any]) -> None:
    reference = parse_reference(case["raw"])
    for name, value in case["fields"].items():
        found = getattr(reference, name)
        assert ([each.literal for each in found] if name in PEOPLE else found) == value, name


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:24] for case in CASES])
def test_every_span_holds_its_field(case: dict[str, Any]) -> None:
    reference = parse_reference(case["raw"])
    for name, span in reference.spans.items():
        printed, value = span.of(reference.raw), getattr(reference, name)
        if name in PEOPLE:
            assert value[0].literal in printed
        elif name in DATES:
            assert set(re.findall("[0-9]+", printed)) <= {part.lstrip("0") for part in value.split("-")} | set(
                value.split("-")
            )
        else:
            assert "".join(fold(printed).split()) == "".join(fold(value).split())


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_words_raise_and_nothing_is_lost(words: list[str]) -> None:
    reference = parse_reference(" ".join(words))
    assert 0 <= reference.confidence <= 1
    assert all(span.of(reference.raw) for span in reference.spans.values())


@given(st.text(max_size=80))
def test_every_word_has_one_label(text: str) -> None:
    labelled = label_words(text)
    assert len(labelled) == len(text.split())
    assert all(0 <= each.sure <= 1.0001 for each in labelled)


def test_invented_references_of_many_styles_get_their_labels() -> None:
    inventor = Inventor(seed=1)
    entries = [inventor.entry() for _ in range(60)]
    pairs = [
        (tag, each.label)
        for entry in entries
        for (_, tag), each in zip(entry, label_words(" ".join(word for word, _ in entry)), strict=True)
    ]
    assert sum(tag == label for tag, label in pairs) / len(pairs) > 0.95


def test_two_references_on_one_line_are_told_apart() -> None:
    first = "Smith, J. (2001). On rivers. River Journal, 2, 3-4."
    second = "Jones, K. (2002). On lakes. Lake Journal, 5, 6-9."
    assert second_entry(f"{first} {second}") == len(first) + 1
    assert second_entry(first) is None


def test_a_doubtful_reading_says_so() -> None:
    sure = parse_reference("Smith, J. (2001). On rivers. River Journal, 2(1), 3-4.")
    odd = parse_reference("Rivers once more, Lakes (Smith in Jones) Stone, passim, see above and below 44")
    assert odd.confidence < 0.7 < sure.confidence


def test_weights_are_read_from_their_text_form() -> None:
    lines = ["# a remark", "labels\ta b", "moves\t0 1 0.5", "0:k=word\t0 2.0", "own word \t1 -1.0"]
    labels = Labeller.from_lines(lines).label(["one", "two"])
    assert [each.label for each in labels] == ["a", "a"]

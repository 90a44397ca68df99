"""Terms of the glossary in running text."""

from __future__ import annotations

import pytest

from conspectus.model import Term
from conspectus.pages.terms import TermFinder, says

GLOSSARY = {
    "chain": Term("chain", {"zh": "产业链", "en": "industrial chain"}),
    "gvc": Term("gvc", {"zh": "全球价值链", "en": "global value chain"}, also={"en": ("GVC",)}),
    "climbing": Term("climbing", {"zh": "全球价值链攀升", "en": "climbing the chain"}, also={"zh": ("攀升",)}),
    "future": Term(
        "future",
        {"zh": "未来产业", "en": "future industries"},
        avoid={"en": ("industries of tomorrow",), "zh": ("明日产业", "产业链条")},
    ),
    "r-and-d": Term("r-and-d", {"zh": "研发", "en": "R&D"}),
}


def found(text: str, language: str) -> list[tuple[str, list[str], bool]]:
    return [(one.text, sorted(one.terms), one.avoid) for one in TermFinder(GLOSSARY, language).find(text)]


def test_a_form_to_avoid_may_differ_from_its_term_by_a_hyphen_only() -> None:
    glossary = {"nq": Term("nq", {"en": "new quality forces"}, avoid={"en": ("new-quality forces",)})}
    mentions = TermFinder(glossary, "en").find("New quality forces, new-quality forces, new quality  forces")
    assert [one.avoid for one in mentions] == [False, True, False]


def test_the_longest_form_counts() -> None:
    assert found("全球价值链攀升，攀升于全球价值链与产业链", "zh") == [
        ("全球价值链攀升", ["climbing"], False),
        ("攀升", ["climbing"], False),
        ("全球价值链", ["gvc"], False),
        ("产业链", ["chain"], False),
    ]


def test_forms_to_avoid_are_found_and_known_as_such() -> None:
    assert found("Industries of tomorrow", "en") == [("Industries of tomorrow", ["future"], True)]
    assert found("明日产业，产业链条", "zh") == [("明日产业", ["future"], True), ("产业链条", ["future"], True)]


@pytest.mark.parametrize(
    "text",
    ["A future industry.", "Future industries", "FUTURE INDUSTRIES", "future-industries", "the future\nindustry"],
)
def test_latin_forms_are_found_in_any_case_and_number(text: str) -> None:
    assert [terms for _, terms, _ in found(text, "en")] == [["future"]]


def test_latin_forms_are_whole_words() -> None:
    assert found("GVCs and R&D, a nonglobal value chain, global value chaining", "en") == [
        ("GVCs", ["gvc"], False),
        ("R&D", ["r-and-d"], False),
    ]


SAID = [
    ("industrial and supply chains", "industrial chain", True),
    ("strategic emerging and future industries", "strategic emerging industries", True),
    ("Firms upgrade their industries.", "industrial upgrading", True),
    ("industrial links", "industrial chain", False),
    ("chains of industry in China", "industrial chain", True),
    ("they add value", "value added", True),
    ("firmly rooted", "rootedness", True),
    ("spending on R&D", "R&D", True),
    ("spending on research", "R&D", False),
    ("产业链与供应链", "供应链", True),
    ("产业", "产业链", False),
]


@pytest.mark.parametrize(("text", "form", "said"), SAID)
def test_a_form_is_said_where_all_its_words_are(text: str, form: str, said: bool) -> None:
    assert says(text, [form]) is said

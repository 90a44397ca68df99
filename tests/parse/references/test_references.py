"""Printed references are read field by field, and every field says where it stands."""

from __future__ import annotations

import json
import re
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model import Reference, Span
from conspectus.parse.references import parse_reference, read_list
from conspectus.parse.references.fold import fold

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]
PAPERS = REPOSITORY.parent / "shared" / "papers"
CASES = [
    case for name in ("cases.yml", "printed.yml") for case in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
]
LABELS = re.compile(
    r"参见|详见|另见|转引自|以下|见|载|等|主编|编著|编|译|著|第|出版者|出版地|出版|印刷|年|版|卷|期|页|頁|号|专利|不详"
    r"|in Chinese|et al|访问|日期|月|日|vol|no|pp?|edited by|eds?|in|see|doi|https?|[JMDCNRPSGAZ]|EB|DS"
    r"|OL|and|of|thesis|tech\w*|report"
    r"|retrieved|available|online|v|[a-z]"
)
"""Words that only say what a field is."""
PEOPLE = ("authors", "editors", "translators")
VALUES = (
    "series", "genre", "version",
    "type", "carrier", "et_al", "title", "container", "edition", "place", "publisher", "year", "date", "volume",
    "issue", "pages", "accessed", "identifier", "url", "doi", "language",
)  # fmt: skip
ISO = ("date", "accessed")
STRINGS = st.text(
    alphabet=st.sampled_from(
        "张三李四等.,:;。，：（）()[]［］JMNC/OL12023年第卷期页-~《》“”? http:www. doi10Smith AB&\n"
    ),
    max_size=80,
)


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:24] for case in CASES])
def test_every_field_is_read(case: dict[str, Any]) -> None:
    reference = parse_reference(case["raw"])
    expected = case["fields"]
    assert {name: getattr(reference, name) for name in VALUES if getattr(reference, name)} == {
        name: value for name, value in expected.items() if name not in (*PEOPLE, "rest")
    }
    for name in PEOPLE:
        assert [person.literal for person in getattr(reference, name)] == expected.get(name, [])
    assert reference.rest == expected.get("rest", "")


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:24] for case in CASES])
def test_every_span_holds_its_field(case: dict[str, Any]) -> None:
    assert_spans_hold(parse_reference(case["raw"]))


@pytest.mark.parametrize("case", CASES, ids=[case["raw"][:24] for case in CASES])
def test_every_word_is_in_a_field_in_the_rest_or_a_label(case: dict[str, Any]) -> None:
    reference = parse_reference(case["raw"])
    left = list(reference.raw)
    for span in reference.spans.values():
        left[span.start : span.end] = [" "] * len(span)
    kept = fold(reference.rest).casefold()
    words = re.findall(r"[A-Za-z]+|[0-9]+|[\u4e00-\u9fff]+", fold("".join(left)).casefold())
    unplaced = [LABELS.sub("", word) if word not in kept else "" for word in words]
    again = fold(" ".join(span.of(reference.raw) for span in reference.spans.values())).casefold()
    assert [word for word in unplaced if word and word not in again] == []


def assert_spans_hold(reference: Reference) -> None:
    """Up to the documented normalisation: width of figures and addresses, blanks, dashes, ISO dates, title marks."""
    for name, span in reference.spans.items():
        assert span.end <= len(reference.raw)
        printed = span.of(reference.raw)
        value = getattr(reference, name)
        if name in PEOPLE:
            assert "".join(value[0].literal.split()) in "".join(printed.split())
        elif name in ISO:
            figures = [int(part) for part in re.findall("[0-9]+", fold(printed))]
            assert [int(part) for part in value.split("-")][-len(figures) :] == figures
        else:
            assert alike(printed, name) == alike(value, name), name


def alike(text: str, name: str) -> str:
    flat = "".join(fold(text).split())
    flat = re.sub(r"[》〉]\(", "(", flat) if name == "container" else flat
    return re.sub("[~—]", "-", flat) if name == "pages" else flat


def test_a_year_is_never_taken_from_a_date_of_access() -> None:
    reference = parse_reference("钱七.平台治理[J/OL].山城学报:1-9[2023-11-07].http://example.org/a.")
    assert (reference.year, reference.accessed) == ("", "2023-11-07")


def test_what_cannot_be_placed_is_kept_with_less_confidence() -> None:
    whole = parse_reference("张三.论桥[J].桥梁,2020(1):1-9.")
    odd = parse_reference("张三.论桥[J].桥梁,2020(1):1-9. 责任人不详的附记三则")
    assert "附记" in odd.rest
    assert odd.confidence < whole.confidence


@pytest.mark.parametrize("front", ["[12] ", "［12］", "12. ", "(12) ", "12 ", "- [12] "])
def test_a_printed_number_is_taken_off(front: str) -> None:
    reference = parse_reference(front + "张三.论桥[J].桥梁,2020(1):1-9.")
    assert reference.number == 12
    assert reference.raw == "张三.论桥[J].桥梁,2020(1):1-9."


@given(STRINGS)
def test_no_string_raises_and_spans_stay_inside(raw: str) -> None:
    reference = parse_reference(raw)
    assert 0 <= reference.confidence <= 1
    for span in reference.spans.values():
        assert span.of(reference.raw)


@given(st.text(max_size=120))
def test_no_text_at_all_raises(raw: str) -> None:
    assert parse_reference(raw).number is None or raw.strip()[:1]


def test_all_fields_are_compared_by_these_tests() -> None:
    named = {*VALUES, *PEOPLE, "raw", "number", "rest", "confidence", "spans", "place_in_text"}
    assert {field.name for field in fields_of(Reference)} == named


def printed(text: str) -> str:
    """The comparison of ``tests/truth/README.md``."""
    text = re.sub(r"\[([^\]\[]*)\]\((https?://[^)\s]*)\)", r"\2", text)
    text = re.sub(r"</?su[bp]>", "", text)
    return "".join(re.sub(r"\*\*|[\^{}<>\\]", "", text).split())


def real_lists() -> list[tuple[str, list[dict[str, Any]]]]:
    """The sources that have a printed list, with what a reader finds in it."""
    found = []
    for path in sorted((REPOSITORY / "tests" / "truth").glob("0*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        expected = [entry for article in truth["articles"] for entry in article["references"] + article["related"]]
        if expected:
            found.append((truth["source"], expected))
    return found


@pytest.mark.parametrize(("source", "expected"), real_lists(), ids=[name for name, _ in real_lists()])
def test_every_reference_of_the_real_sources_is_right_in_every_field(
    source: str, expected: list[dict[str, Any]]
) -> None:
    if not (PAPERS / source).exists():
        pytest.skip("the real sources are not here (../shared/papers)")
    text = (PAPERS / source).read_text(encoding="utf-8")
    lines = list(re.finditer(r"^- \[[0-9]+\].*$", text, re.MULTILINE))
    references, _ = read_list(text, Span(lines[0].start(), lines[-1].end()))
    assert len(references) == len(expected)
    for reference, entry in zip(references, expected, strict=True):
        assert told(reference) == {name: flat(entry[name]) for name in told(reference)}
        assert reference.rest == ""


def told(reference: Reference) -> dict[str, Any]:
    names = (
        "title",
        "container",
        "year",
        "date",
        "volume",
        "issue",
        "pages",
        "publisher",
        "place",
        "url",
        "doi",
        "accessed",
    )
    kind = f"{reference.type}/{reference.carrier}" if reference.carrier else reference.type
    values: dict[str, Any] = {name: flat(getattr(reference, name) or None) for name in names}
    authors = [printed(name.literal) for name in reference.authors]
    return values | {"number": reference.number, "type": kind, "authors": authors, "et_al": reference.et_al}


def flat(value: Any) -> Any:  # noqa: ANN401  a JSON value
    if isinstance(value, list):
        return [flat(item) for item in value]
    return printed(value) if isinstance(value, str) else value

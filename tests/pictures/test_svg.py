"""SVG as text: valid whatever stands in it, the same on every machine, and words that stay inside their place."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pictures.frame import Drawing, Said, document
from conspectus.pictures.measure import ELLIPSIS, fit, width, wrap
from conspectus.pictures.style import RULES
from conspectus.pictures.svg import Svg, element, label, link, number, words

SHEET = Path(__file__).parents[2] / "overrides" / "stylesheets" / "pictures.css"


@given(st.text())
def test_any_text_is_valid_in_an_element_and_in_an_attribute(text: str) -> None:
    made = element("text", words(text), data_n=text)
    read = ET.fromstring(made)  # noqa: S314  our own
    assert read.get("data-n") == (read.text or "")


def test_markup_in_a_name_is_shown_and_never_becomes_markup() -> None:
    made = label(0, 0, '<script>alert("1")</script> & </text>')
    assert made == '<text x="0" y="0">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;/text&gt;</text>'


def test_signs_that_turn_the_direction_of_the_text_around_are_left_out() -> None:
    assert words("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.04, "0"), (-0.04, "0"), (1.26, "1.3"), (-2.5, "-2.5"), (1234567.0, "1234567")]
)
def test_a_length_has_at_most_one_decimal(value: float, text: str) -> None:
    assert number(value) == text


def test_a_mark_that_leads_nowhere_is_no_link() -> None:
    assert link("", "Nowhere").startswith("<g>")
    assert link("../x.html", "There").startswith('<a href="../x.html">')


def test_a_file_has_a_title_a_description_and_a_language() -> None:
    file = document(Drawing(10.2, 5, Svg("")), Said("map", "Papers & themes", "<8> papers", "zh"), narrow=True)
    root = ET.fromstring(file)  # noqa: S314  our own
    named = {part.get("id"): part.text for part in root}
    assert named[root.get("aria-labelledby")] == "Papers & themes"
    assert named[root.get("aria-describedby")] == "<8> papers"
    assert (root.get("lang"), root.get("viewBox")) == ("zh", "0 0 11 5")


def test_the_site_draws_shapes_as_the_files_do() -> None:
    assert RULES in SHEET.read_text(encoding="utf-8")


@given(st.text(max_size=200), st.floats(20, 300))
def test_what_does_not_fit_is_cut_with_an_ellipsis_and_then_fits(text: str, room: float) -> None:
    fitted = fit(text, 13, room)
    assert width(fitted, 13) <= room
    assert fitted.removesuffix(ELLIPSIS) == fitted or fitted.endswith(ELLIPSIS)


@given(st.text(alphabet="ab -，树荫“”é́مرحبا（）", max_size=120), st.floats(30, 200), st.integers(1, 4))
def test_lines_are_as_many_and_as_wide_as_there_is_room(text: str, room: float, most: int) -> None:
    lines = wrap(text, 13, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 13) <= room for line in lines)
    if not lines[-1].endswith(ELLIPSIS):
        assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_lines_are_balanced() -> None:
    assert wrap("The modern industrial system and trade", 13, 260, 3) == ("The modern industrial", "system and trade")


def test_no_line_begins_with_a_closing_sign() -> None:
    lines = wrap("自立自强、安全与开放，以及“卡脖子”技术", 13, 60, 9)
    assert not any(line[0] in "、，”" for line in lines)

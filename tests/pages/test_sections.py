"""What people write on a theme's page is known by its headings, in whichever language."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.model import THEME_SECTIONS
from conspectus.pages import section_of, theme_section, theme_sections, vocabulary

PAGE = """---
title: Trade
---
# Trade

Nothing of a section yet.

## The short answer

Trade grows [@lin2024, §一 “港口网络的密度”].

<!-- conspectus:begin matrix -->
## Evidence matrix

- woven
<!-- conspectus:end matrix -->

It goes on.

## What none of them addresses {#open}

None of the papers speaks of these:

- who gains,
  and who loses
- what it costs

### Of method

- how it is measured

## Notes

- belongs to none

## 延伸阅读

`- code`
"""


def told(text: str) -> list[tuple[str, str, int, list[tuple[str, int]]]]:
    return [
        (section.name, section.heading, section.line, [(part.text, part.line) for part in section.parts])
        for section in theme_sections(text)
    ]


def test_sections_are_told_by_their_headings_and_keep_their_lines() -> None:
    first, second, last = told(PAGE)
    assert first[:3] == ("answer", "The short answer", 8)
    assert [line for _, line in first[3]] == [10, 18]
    assert second[0] == "unaddressed"
    assert second[3][1:] == [("who gains, and who loses", 24), ("what it costs", 26), ("how it is measured", 30)]
    assert last[:3] == ("reading", "延伸阅读", 36)


def test_the_points_of_a_section_are_its_items_or_else_its_paragraphs() -> None:
    unaddressed = theme_section(PAGE, "unaddressed")
    answer = theme_section(PAGE, "answer")
    assert unaddressed
    points = [item.text for item in unaddressed.points]
    assert points == ["who gains, and who loses", "what it costs", "how it is measured"]
    assert answer
    assert len(answer.points) == 2
    assert theme_section(PAGE, "agreement") is None


@pytest.mark.parametrize("language", list(vocabulary()))
def test_every_section_has_names_of_its_own_in_every_language(language: str) -> None:
    names = vocabulary()[language].sections
    assert tuple(names) == THEME_SECTIONS
    assert [section_of(name) for key in names for name in names[key]] == [key for key in names for _ in names[key]]


@pytest.mark.parametrize(
    "heading", ["THE SHORT ANSWER", "  The  short answer ", "要点", "要点：", "**要点**", "*The short answer:*"]
)
def test_case_blanks_emphasis_and_a_colon_do_not_matter(heading: str) -> None:
    assert section_of(heading) == "answer"


@pytest.mark.parametrize("heading", ["", "The answer is short", "Answer of the short", "综述", ":", "要点与综述"])
def test_other_headings_are_none(heading: str) -> None:
    assert section_of(heading) is None


def test_the_guide_names_every_section() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "pages.md").read_text(encoding="utf-8")
    english, chinese = vocabulary()["en"].sections, vocabulary()["zh"].sections
    for name in THEME_SECTIONS:
        assert f"| `{name}` | {english[name][0]} | {chinese[name][0]} |" in guide

"""Two scripts on one page: runs of the other language, lines of Chinese, lists that can be scanned."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from conspectus.site.extension import ConspectusExtension
from conspectus.site.typography import with_languages

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "typography.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_run_of_the_other_language_says_so(case: dict[str, Any]) -> None:
    page = '<!doctype html><html lang="{}"><body>{}</body></html>'
    assert with_languages(page.format(case["own"], case["html"])) == page.format(case["own"], case["marked"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_marked_is_not_marked_again(case: dict[str, Any]) -> None:
    page = f'<html lang="{case["own"]}">{case["marked"]}</html>'
    assert with_languages(page) == page


def test_a_page_without_a_language_is_left_alone() -> None:
    assert with_languages("<p>树 and trees</p>") == "<p>树 and trees</p>"


def convert(tmp_path: Path, text: str) -> str:
    own = ConspectusExtension(root=str(tmp_path))
    return Markdown(extensions=["attr_list", "md_in_html", "pymdownx.superfences", own]).convert(text)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("树荫遮住\n水面。", "树荫遮住水面。"),
        ("树荫，\n“水面”也凉。", "树荫，“水面”也凉。"),
        ("见[树荫](#a)\n一节。", '见<a href="#a">树荫</a>一节。'),
        ("见\n[树荫](#a)。", '见<a href="#a">树荫</a>。'),
        ("见**树荫**\n一节。", "见<strong>树荫</strong>一节。"),
        ("树荫\n*水面*。", "树荫<em>水面</em>。"),
        ("树荫用 TFP\n度量。", "树荫用 TFP\n度量。"),
        ("树荫  \n水面", "树荫<br />\n水面"),
        ("the “shade”\n“trees”", "the “shade”\n“trees”"),
        ("shade\nof trees", "shade\nof trees"),
    ],
)
def test_a_line_break_inside_chinese_is_nothing(tmp_path: Path, lines: str, joined: str) -> None:
    assert convert(tmp_path, lines) == f"<p>{joined}</p>"


def test_lines_of_code_stay_lines(tmp_path: Path) -> None:
    for text in ("```\n树荫\n水面\n```", "    树荫\n    水面"):
        assert "树荫\n水面" in convert(tmp_path, text)


def test_list_items_of_chinese_are_joined_too(tmp_path: Path) -> None:
    assert "<li>树荫遮住水面。</li>" in convert(tmp_path, "- 树荫遮住\n  水面。\n- 鱼。")


def test_a_list_whose_items_all_begin_with_a_label_can_be_scanned(tmp_path: Path) -> None:
    assert 'class="cs-points"' in convert(tmp_path, "- **Shade.** Cools.\n- **Fish.** Swim.")
    assert "cs-points" not in convert(tmp_path, "- **Shade.** Cools.\n- Fish **swim**.")

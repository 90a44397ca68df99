"""Woven blocks: found, replaced, and left alone where their markers are broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.model import Settings
from conspectus.pages import BrokenBlocksError, conflict_lines, find_blocks, read_page, set_block, settle_conflicts

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "blocks.yml").read_text(encoding="utf-8"))
PAGE = "# T\n<!-- conspectus:begin a -->\nold\n<!-- conspectus:end a -->\n\nprose\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks_and_broken_markers_are_found(case: dict[str, Any]) -> None:
    blocks, findings = find_blocks(case["page"], "docs/x.md")
    assert [[finding.code, finding.line] for finding in findings] == case.get("findings", [])
    if "blocks" in case:
        assert [[block.name, case["page"][slice(*block.body)]] for block in blocks] == case["blocks"]


@pytest.mark.parametrize("case", [case for case in CASES if "findings" in case], ids=lambda case: case["name"])
def test_a_page_with_broken_markers_is_never_rewritten(case: dict[str, Any]) -> None:
    with pytest.raises(BrokenBlocksError) as caught:
        set_block(case["page"], "record", "new")
    assert caught.value.findings
    assert not read_page(case["page"], "docs/papers/x.md", Settings()).drafted


def test_only_the_body_is_replaced() -> None:
    assert set_block(PAGE, "a", "\nnew\nlines\n\n") == PAGE.replace("old", "new\nlines")


def test_setting_the_same_body_changes_nothing() -> None:
    assert set_block(PAGE, "a", "old") == PAGE


def test_a_body_may_be_empty() -> None:
    emptied = set_block(PAGE, "a", "")
    assert emptied == PAGE.replace("old\n", "")
    assert set_block(emptied, "a", "old") == PAGE


def test_a_missing_block_is_added_at_the_end() -> None:
    added = set_block("# T\n\nprose", "links", "[a]: b")
    assert added == "# T\n\nprose\n\n<!-- conspectus:begin links -->\n[a]: b\n<!-- conspectus:end links -->\n"


def test_line_ends_stay_as_the_page_has_them() -> None:
    written = set_block(PAGE.replace("\n", "\r\n"), "a", "new\nlines")
    assert written == PAGE.replace("old", "new\nlines").replace("\n", "\r\n")


def test_a_merge_conflict_inside_a_block_is_woven_over() -> None:
    conflict = "<<<<<<< ours\nold 1\n=======\nold 2\n>>>>>>> theirs"
    assert set_block(PAGE.replace("old", conflict), "a", "new") == PAGE.replace("old", "new")


def test_a_conflict_that_spans_two_neighbouring_blocks_is_settled() -> None:
    sides = [
        f"x {side}\n<!-- conspectus:end a -->\n<!-- conspectus:begin b -->\ny {side}\n" for side in ("ours", "theirs")
    ]
    page = "<!-- conspectus:begin a -->\n<<<<<<< HEAD\n{}=======\n{}>>>>>>> branch\n<!-- conspectus:end b -->\n"
    settled = settle_conflicts(page.format(*sides))
    assert settled == f"<!-- conspectus:begin a -->\n{sides[0]}<!-- conspectus:end b -->\n"


def test_a_conflict_in_authored_text_stays_and_is_reported() -> None:
    conflict = "<<<<<<< ours\nmine\n=======\nyours\n>>>>>>> theirs\n"
    page = PAGE.replace("old\n", conflict) + conflict
    settled = settle_conflicts(page)
    assert settled == PAGE.replace("old\n", "mine\n") + conflict
    assert list(conflict_lines(settled)) == [7, 11]
    codes = [finding.code for finding in read_page(settled, "docs/papers/x.md", Settings()).findings]
    assert codes == ["merge-conflict", "merge-conflict"]

"""Documentation that cannot rot: every command and option stands in the guide."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from conspectus.cli import cli

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_command_has_a_heading_in_the_guide(name: str) -> None:
    assert f"### `conspectus {name}" in GUIDE


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_option_is_explained_under_its_command(name: str) -> None:
    chapter = GUIDE.split(f"### `conspectus {name}", 1)[1].split("\n### ", 1)[0]
    options = [option for option in cli.commands[name].params if isinstance(option, click.Option)]
    shared = {"-C", "--strict", "--lang"} if name in {"new", "build"} else {"-C"}
    missing = [
        option.opts[-1]
        for option in options
        if option.opts[-1] not in shared and not any(form in chapter for form in (*option.opts, *option.secondary_opts))
    ]
    assert missing == []


def test_the_guide_has_no_command_that_does_not_exist() -> None:
    headings = [line.split()[2].strip("`") for line in GUIDE.splitlines() if line.startswith("### `conspectus ")]
    assert sorted(headings) == sorted(cli.commands)


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_command_says_what_it_does(name: str) -> None:
    assert (cli.commands[name].help or "").strip().endswith(".")


def test_the_claim_that_the_readme_traces_is_there() -> None:
    bracket = "[@deng2024jiasu, §三（三） “约占全球碳排放量的 28.87%”]"
    assert bracket in README
    page = (ROOT / "docs/papers/deng2024jiasu.md").read_text(encoding="utf-8")
    claim = next(line for line in page.splitlines() if line.startswith("- ") and bracket in line)
    quoted = README.split("> - … ", 1)[1].split("; …", 1)[0]
    assert quoted in claim
    assert all(part in claim for part in ("(cited study)", "(converted: 11; 4.2)", "[#green]"))
    assert bracket in (ROOT / "docs/papers/deng2024jiasu.zh.md").read_text(encoding="utf-8")
    lock = (ROOT / "evidence/deng2024jiasu.lock").read_text(encoding="utf-8")
    entry = lock.split("- claim: c-uukgga6s", 1)[1].split("- claim:", 1)[0]
    assert "[8671, " in entry
    assert "8909]]" in entry
    assert "c-uukgga6s" in README


def test_the_claims_that_are_said_to_be_found_are_those_of_the_receipt() -> None:
    receipt = (ROOT / "evidence/receipt.txt").read_text(encoding="utf-8")
    found = next(line for line in receipt.splitlines() if line.endswith(" claims found"))
    figure = f"| {found.removesuffix(' claims found')} |"
    assert figure in README
    assert figure in (ROOT / "docs/guide/measures.md").read_text(encoding="utf-8")

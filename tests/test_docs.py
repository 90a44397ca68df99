"""Documentation that cannot rot: every command and option stands in the guide."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from conspectus.cli import cli

GUIDE = (Path(__file__).parents[1] / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")


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
    root = Path(__file__).parents[1]
    readme = (root / "README.md").read_text(encoding="utf-8")
    bracket = "[@deng2024jiasu, §三（三） “约占全球碳排放量的 28.87%”]"
    assert bracket in readme
    assert bracket in (root / "docs/papers/deng2024jiasu.zh.md").read_text(encoding="utf-8")
    lock = (root / "evidence/deng2024jiasu.lock").read_text(encoding="utf-8")
    entry = lock.split("- claim: c-uukgga6s", 1)[1].split("- claim:", 1)[0]
    assert "[8671, " in entry
    assert "8909]]" in entry
    assert "c-uukgga6s" in readme

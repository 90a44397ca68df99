"""A new review builds strictly, with the stock builder, before anyone has written a word."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conspectus.config import load_settings
from conspectus.weave.scaffold import new_review, overrides_folder

ODD = 'Trees: a "review" & more # *y* \\ z'


def _write(root: Path, files: dict[str, str]) -> None:
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("name", "language"), [("River shade", "en"), ("河流综述", "zh"), (ODD, "en")])
def test_it_builds_without_a_warning(tmp_path: Path, name: str, language: str) -> None:
    _write(tmp_path, new_review(name, language))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(tmp_path / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in home
    assert not (tmp_path / "site" / "hooks.py").exists()


def test_its_settings_are_those_of_a_new_review(tmp_path: Path) -> None:
    _write(tmp_path, new_review("River shade", "zh"))
    settings = load_settings(tmp_path)
    assert (settings.language, settings.drafts, settings.quotes) == ("zh", "sentences", "short")
    assert settings.site_name == "River shade"


def test_it_has_every_file_of_the_theme() -> None:
    folder = Path(str(overrides_folder()))
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    woven = {file for file in present if file.startswith("citation/")}
    own = {file.removeprefix("overrides/") for file in new_review("River shade", "en") if file.startswith("overrides/")}
    assert {file for file in present - woven if "__pycache__" not in file} == own


def test_an_installed_program_has_every_file_of_the_theme() -> None:
    """The wheel names them, because they stand outside the package in the project's own checkout."""
    root = Path(__file__).parents[2]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    present = {path.name for path in (root / "overrides").iterdir()} - {"citation", "__pycache__"}
    assert {f"overrides/{name}": f"conspectus/site/overrides/{name}" for name in present} == packed


def test_its_generated_pages_are_woven() -> None:
    files = new_review("River shade", "en")
    assert {
        "docs/papers/index.md",
        "docs/themes/index.md",
        "docs/works/index.md",
        "docs/bib/papers.bib",
    } <= files.keys()

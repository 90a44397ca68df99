"""The hooks only watch, weave while serving, and index the pages after a build."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from conspectus.site import hooks
from conspectus.weave.scaffold import new_review


@pytest.fixture
def config(tmp_path: Path) -> Any:  # noqa: ANN401  the builder's configuration, of which the hooks read two values
    for file, text in new_review("River shade", "en").items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8", newline="\n")
    return SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))


@pytest.mark.parametrize(("command", "woven"), [("serve", True), ("build", False)])
def test_pages_are_woven_while_serving_only(config: Any, tmp_path: Path, command: str, woven: bool) -> None:  # noqa: ANN401
    index = tmp_path / "docs" / "papers" / "index.md"
    index.unlink()
    hooks.on_startup(command=command, dirty=False)
    hooks.on_pre_build(config=config)
    hooks.on_startup(command="build", dirty=False)
    assert index.exists() == woven


def test_the_folders_that_pages_are_woven_from_are_watched(config: Any, tmp_path: Path) -> None:  # noqa: ANN401
    watched: list[str] = []
    server = cast("Any", SimpleNamespace(watch=watched.append))
    assert hooks.on_serve(server, config=config, builder=None) is server
    assert watched == [str(tmp_path / "bib"), str(tmp_path / "papers")]


def test_the_built_pages_are_indexed(config: Any, tmp_path: Path) -> None:  # noqa: ANN401
    page = tmp_path / "site" / "shade.html"
    page.parent.mkdir()
    page.write_text('<html lang="en"><article><h1>Shade</h1><p>River shade cools.</p></article>', encoding="utf-8")
    hooks.on_post_build(config=config)
    assert "River shade cools." in (tmp_path / "site" / "search" / "t0.js").read_text(encoding="utf-8")

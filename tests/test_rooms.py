"""The rooms of the program stand in the order data moves, and no arrow points back: the imports say so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "scripts" / "conspectus"

ORDER = (
    "model",
    "disk",
    "config",
    "messages",
    "read",
    "parse",
    "sources",
    "bibliography",
    "summarize",
    "themes",
    "pages",
    "evidence",
    "project",
    "pictures",
    "weave",
    "manuscript",
    "check",
    "convert",
    "publish",
    "search",
    "site",
    "cli",
)
"""A room may use those before it."""

STRANGERS = {
    "model": set(ORDER),
    "read": {"config", "messages", "disk"},
    "parse": {"config", "messages", "disk", "read"},
    "bibliography": {"config", "messages", "read", "sources"},
    "summarize": {"bibliography", "sources", "parse", "read"},
    "themes": {"bibliography", "sources", "parse", "read"},
    "pages": {"bibliography", "parse", "read", "sources", "summarize", "themes"},
    "evidence": {"bibliography", "parse", "read", "sources", "summarize", "themes"},
    "pictures": set(ORDER),
    "weave": {"parse", "read", "sources", "summarize", "themes", "project"},
    "manuscript": {"parse", "read", "sources", "summarize", "themes", "project"},
    "check": {"parse", "read", "sources", "summarize", "themes", "project"},
    "publish": {"parse", "read", "sources", "summarize", "themes", "project", "check", "convert"},
    "search": {"config", "messages", "parse", "read", "sources", "summarize", "themes", "weave", "check", "project"},
    "site": {"parse", "read", "sources", "summarize", "themes"},
}
"""What a room knows nothing of, as the table in docs/guide/design.md states it: no import although the order allows."""


def rooms() -> list[str]:
    found = {path.stem if path.is_file() else path.name for path in PROGRAM.iterdir()}
    return sorted(found - {"__init__", "__main__", "__pycache__", "schemas", "py"})


def imported(module: Path) -> Iterator[str]:
    """The rooms that a module of the program imports from."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "conspectus":
            below = node.module.split(".")[1:]
            yield from below[:1] or (alias.name for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("conspectus."))


def uses(room: str) -> dict[str, str]:
    """The other rooms that ``room`` imports from, each with a module that does."""
    folder = PROGRAM / room
    modules = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    return {other: module.name for module in modules for other in imported(module) if other != room}


def test_every_room_has_its_place_in_the_order() -> None:
    assert rooms() == sorted(ORDER)


@pytest.mark.parametrize("room", ORDER)
def test_no_arrow_points_back(room: str) -> None:
    allowed = ORDER[: ORDER.index(room)]
    assert {other: module for other, module in uses(room).items() if other not in allowed} == {}


@pytest.mark.parametrize("room", STRANGERS)
def test_a_room_knows_nothing_of_its_strangers(room: str) -> None:
    assert {other: module for other, module in uses(room).items() if other in STRANGERS[room]} == {}


@pytest.mark.parametrize("room", ORDER)
def test_the_guide_names_every_room(room: str) -> None:
    guide = (PROGRAM.parents[1] / "docs" / "guide" / "design.md").read_text(encoding="utf-8")
    name = f"`{room}/`" if (PROGRAM / room).is_dir() else f"`{room}.py`"
    assert any(name in line for line in guide.splitlines() if line.startswith("|"))

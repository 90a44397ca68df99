"""The catalogues: the same messages in every language, each of them used, and no other words on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from conspectus.messages import catalogue, languages
from conspectus.model import ADDRESSEES, BASES, FACETS, LEVELS

PROGRAM = Path(__file__).parents[1] / "scripts" / "conspectus"

FAMILIES = {
    "papers_intro": "{name}_intro",
    "themes_intro": "{name}_intro",
    "related_papers": "related_{kind}",
    "related_works": "related_{kind}",
    "related_passages": "related_{kind}",
}
"""Messages whose key the program puts together, with the pattern it does so by."""

MODULES = [
    *(path for room in ("weave", "publish", "site") for path in sorted((PROGRAM / room).rglob("*.py"))),
    PROGRAM / "convert" / "listing.py",
]
"""The modules that put words on pages."""

_MARKUP = re.compile(r"""[\w-]+="[^"]*"?|<[^<>]*>?|^[^<>]*>|\bcs-[\w-]+""")
"""Tags, attributes and classes, whole or as the pieces of an f-string have them."""

KEYS = {*FACETS, *BASES, *ADDRESSEES, *LEVELS}
"""What the program itself calls facets, bases, addressees and levels; the catalogues have what pages call them."""


def fields(message: object) -> set[str]:
    """The fields in braces of a message, of all its forms together."""
    texts = message.values() if isinstance(message, Mapping) else [message]
    return {name for text in texts for _, name, _, _ in Formatter().parse(str(text)) if name}


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a module without its docstrings and what it says to developers and in findings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Raise, ast.Assert)) or (isinstance(node, ast.Call) and _is_finding(node)):
            passed |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"hint", "self.config"}:
            passed |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.lineno, node.value


def _is_finding(node: ast.Call) -> bool:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"Rule", "Finding", "at", "warning", "info", "debug", "compile", "sub", "TypeVar"}


@pytest.fixture(scope="module")
def entries() -> dict[str, Mapping[str, Any]]:
    return {language: catalogue(language).entries for language in languages()}


def test_every_language_has_every_message(entries: dict[str, Mapping[str, Any]]) -> None:
    english = entries["en"]
    for language, own in entries.items():
        assert list(own) == list(english), language
        for key in ("facets", "bases", "reserved", "states", "attributes", "addressees", "levels", "theme_sections"):
            assert list(own[key]) == list(english[key]), (language, key)


def test_a_message_has_the_same_fields_in_every_language(entries: dict[str, Mapping[str, Any]]) -> None:
    for key, message in entries["en"].items():
        for language, own in entries.items():
            assert fields(own[key]) == fields(message), (language, key)


def test_every_message_is_used(entries: dict[str, Mapping[str, Any]]) -> None:
    rooms = ("weave", "publish", "site", "convert", "pages", "messages")
    source = "\n".join(
        path.read_text(encoding="utf-8") for room in rooms for path in sorted((PROGRAM / room).rglob("*.py"))
    )
    templates = sorted((PROGRAM.parents[1] / "overrides").rglob("*.html"))
    source += "\n".join(path.read_text(encoding="utf-8") for path in templates)
    source = source.replace("'", '"')
    unused = [key for key in entries["en"] if FAMILIES.get(key, f'"{key}"') not in source]
    assert unused == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_words_are_put_on_a_page_but_from_the_catalogues(path: Path) -> None:
    """Two words with a blank between them, or Chinese, in a constant are text for people."""
    spoken = [
        (line, text)
        for line, text in strings(path)
        if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}|[\u4e00-\u9fff]", _MARKUP.sub("", text)) and text not in KEYS
    ]
    assert spoken == []

"""Every code that a finding can have stands in the guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "guide" / "checks.md").read_text(encoding="utf-8")
CODE = re.compile(r"""(?:Finding|SourceError|Rule)\(\s*"([a-z]+(?:-[a-z]+)*)"|code="([a-z]+(?:-[a-z]+)*)\"""")


def codes() -> list[str]:
    found: set[str] = set()
    for path in (ROOT / "scripts").rglob("*.py"):
        for match in CODE.finditer(path.read_text(encoding="utf-8")):
            found.add(match[1] or match[2])
    return sorted(found)


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained_in_the_guide(code: str) -> None:
    assert f"`{code}`" in GUIDE

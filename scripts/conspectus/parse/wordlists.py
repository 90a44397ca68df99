"""The word lists of the parsers, kept as data so that they can be read and extended without reading code."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = resources.files("conspectus.parse").joinpath("data")
    text = "\n".join(data.joinpath(name).read_text(encoding="utf-8") for name in ("words.txt", "western.txt"))
    lists: dict[str, list[str]] = {}
    label = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        opening = re.match(r"([a-z-]+): ", line)
        label = opening.group(1) if opening else label
        lists.setdefault(label, []).extend(line[opening.end() if opening else 0 :].split())
    return {name: frozenset(members) for name, members in lists.items()}


def word_list(label: str) -> frozenset[str]:
    """The list ``label`` of ``data/words.txt`` or ``data/western.txt``; raises ``KeyError`` where there is none."""
    return _lists()[label]

"""Dates in the headings of the page of changes, as the page's language prints them; their anchors stay dates."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from typing import Protocol

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from conspectus.messages import Catalogue
from conspectus.pages import change_anchor, read_date


class DateState(Protocol):
    """What the dates of a page need to know of it."""

    md: Markdown

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language."""

    @property
    def tells_changes(self) -> bool:
        """Whether it is the page of changes."""


class DateTreeprocessor(Treeprocessor):
    """``## 2026-11-22 · A ninth paper`` becomes a heading that begins with that day in words."""

    def __init__(self, state: DateState) -> None:
        super().__init__(state.md)
        self._state = state

    def run(self, root: ET.Element) -> None:
        """Work on the page in place."""
        if not self._state.tells_changes:
            return
        seen: Counter[str] = Counter()
        for heading in root.iter("h2"):
            if dated := read_date(heading.text or ""):
                day, rest = dated
                heading.set("id", change_anchor(day, seen[day]))
                seen[day] += 1
                self._write(heading, day, rest)

    def _write(self, heading: ET.Element, day: str, rest: str) -> None:
        shown = ET.Element("time", {"datetime": day})
        shown.text = self._state.words.day(day)
        shown.tail = f" · {rest}" if rest else ""
        heading.text = None
        heading.insert(0, shown)

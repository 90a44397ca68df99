"""The page on which people say what changed in the review: a heading with a date for each time, newest first or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conspectus.pages.lines import page_lines

CHANGES = "changes"
"""Name of the page, beside the first page; ``changes.zh.md`` is its Chinese version."""

_HEADING = re.compile(r"^ {0,3}##[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_END = re.compile(r"^ {0,3}##?[ \t]+\S")
_DATE = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s*[·:：,，—–-]\s*|\s+|$)(?P<title>.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on one day."""

    date: str
    """ISO date."""
    title: str
    """What stands behind the date; may be empty."""
    text: str
    """Markdown, without the heading."""
    anchor: str
    """Of its heading on the page."""


def read_date(heading: str) -> tuple[str, str] | None:
    """The ISO date that a heading begins with, and what stands behind it; None without a date of the calendar."""
    found = _DATE.match(heading.strip())
    if found is None:
        return None
    try:
        date.fromisoformat(found["date"])
    except ValueError:
        return None
    return found["date"], found["title"].strip()


def change_anchor(day: str, earlier: int) -> str:
    """The anchor of a dated heading: its date, and a number where ``earlier`` headings of the page have that date."""
    return f"{day}-{earlier + 1}" if earlier else day


def read_changes(text: str) -> tuple[Change, ...]:
    """The changes that a page tells, the newest first; those of one day in the order of the page."""
    return tuple(sorted(_changes(text), key=lambda change: change.date, reverse=True))


def _changes(text: str) -> Iterator[Change]:
    opened: tuple[str, str, str] | None = None
    lines: list[str] = []
    seen: dict[str, int] = {}
    for line in page_lines(text):
        if line.code or not _END.match(line.text):
            lines.append(line.text)
            continue
        if opened:
            yield _change(opened, lines)
        heading = _HEADING.match(line.text)
        dated = read_date(heading["text"]) if heading else None
        opened, lines = None, []
        if dated:
            day, title = dated
            opened = (day, title, change_anchor(day, seen.get(day, 0)))
            seen[day] = seen.get(day, 0) + 1
    if opened:
        yield _change(opened, lines)


def _change(opened: tuple[str, str, str], lines: list[str]) -> Change:
    day, title, anchor = opened
    return Change(day, title, "\n".join(lines).strip("\n"), anchor)

"""What the lines of a source tell about how it was set: hard-wrapped or not, blank lines between all lines or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.parse.chars import columns, ends_sentence, han_share
from conspectus.parse.lines import Line

_WINDOW = 10
_WIDEST = 70.0
"""Columns; no printed line is longer, so longer lines are whole paragraphs."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``wrapped``: one line is one printed line. ``spaced``: blank lines stand between printed lines and say nothing.

    ``full`` is, for each line of a wrapped text, the width of a full line around it in columns.
    """

    wrapped: bool
    spaced: bool
    indented: bool
    """First lines of paragraphs are indented with white space."""
    han: bool
    full: tuple[float, ...]


def measure(lines: Sequence[Line]) -> Layout:
    """The layout of a source's lines."""
    widths = [columns(line.text) for line in lines]
    text = "".join(line.text for line in lines[:400])
    wrapped = _is_wrapped(lines, widths)
    spaced = wrapped and _is_spaced(lines, widths)
    indents = sum(1 for line in lines if line.indent >= 2)
    indented = 0.02 * len(lines) < indents < 0.6 * len(lines)
    full = _full_widths(lines, widths) if wrapped else (0.0,) * len(lines)
    return Layout(wrapped, spaced, indented, han_share(text) > 0.3, full)


def _is_wrapped(lines: Sequence[Line], widths: Sequence[float]) -> bool:
    """No line is longer than a printed one, and most lines of some length stop in the middle of a sentence."""
    if len(widths) < 8:
        return False
    total = sum(widths)
    long_lines = sum(width for width in widths if width > _WIDEST)
    if long_lines > 0.2 * total:
        return False
    some = [line.text for line, width in zip(lines, widths, strict=True) if width >= 12]
    return len(some) >= 6 and sum(1 for text in some if not ends_sentence(text)) > 0.5 * len(some)


def _is_spaced(lines: Sequence[Line], widths: Sequence[float]) -> bool:
    """Blank lines stand even where a sentence goes on: they say nothing about paragraphs."""
    high = sorted(widths)[int(len(widths) * 0.75)]
    gaps = [
        after.blanks
        for line, width, after in zip(lines, widths, lines[1:], strict=False)
        if width >= 0.8 * high and not ends_sentence(line.text)
    ]
    return bool(gaps) and sum(1 for gap in gaps if gap) >= 0.7 * len(gaps)


def _full_widths(lines: Sequence[Line], widths: Sequence[float]) -> tuple[float, ...]:
    """The usual width of the lines around each line, on its own page where that is long enough."""
    pages = _pages(lines)
    return tuple(
        _usual(widths[begin:end])
        for begin, end in (_around(place, pages[place], len(widths)) for place in range(len(widths)))
    )


def _around(place: int, page: tuple[int, int], count: int) -> tuple[int, int]:
    begin, end = max(page[0], place - _WINDOW), min(page[1], place + _WINDOW + 1)
    if end - begin < 5:
        begin, end = max(0, place - _WINDOW), min(count, place + _WINDOW + 1)
    return begin, end


def _pages(lines: Sequence[Line]) -> list[tuple[int, int]]:
    starts = [place for place, line in enumerate(lines) if line.page_start or place == 0]
    ends = [*starts[1:], len(lines)]
    return [span for span in zip(starts, ends, strict=True) for _ in range(span[0], span[1])]


def _usual(widths: Sequence[float]) -> float:
    """The commonest width in the upper half, to a whole column."""
    ordered = sorted(widths)
    upper = ordered[len(ordered) // 3 :]
    counted = Counter(round(width) for width in upper)
    return float(max(counted, key=lambda width: (counted[width], width)))

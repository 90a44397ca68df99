r"""Take out what a conversion to text put in: Markdown marks, superscript wrappers, escapes, link syntax.

What remains reads as the printed paper does: ``^[3]`` and ``<sup>[1-2]</sup>`` become ``[3]`` and ``[1-2]``,
``\_`` becomes ``_``, a link becomes its address. No character is changed; some are left out. Formulas between
``$`` signs are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conspectus.parse.traced import Traced, concat

_PREFIX = re.compile(r"[ \t]{0,3}(?P<marks>#{1,6})(?:[ \t\u3000]+|(?=[^#\s!]))")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_BULLET = re.compile(r"[ \t]*[-*+•][ \t]+(?=\S)")
_TOKEN = re.compile(
    r"(?P<math>\$\$?[^$\n]+\$\$?)"
    r"|(?P<image>!\[(?P<alt>[^\]\n]*)\]\([^)\n]*\)(?:\{[^}\n]*\})?)"
    r"|(?P<link>\[(?P<label>(?:[^\[\]\n]|\\.)*)\]\((?P<target>(?:https?://|ftp://|mailto:)[^)\s]*)\))"
    r"|(?P<address><(?P<url>(?:https?|ftp)://[^>\s]+|[^@\s<>]+@[^@\s<>]+)>)"
    r"|(?P<tag></?(?:sup|sub|b|i|em|strong|u|br|span|font|p|div|center|small|a)\b[^<>\n]*>)"
    r"|(?P<caret>\^\{(?P<braced>[^{}\n]*)\}|\^(?=[\[(A-Za-z0-9*①-⑳]))"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<strong>\*\*(?P<bold>[^*\n]+)\*\*|__(?P<bold2>[^_\n]+)__)"
    r"|(?P<em>(?<![\w*])\*(?=\S)(?P<italic>[^*\n]*[^*\s])\*(?![\w*]))"
)
_WHOLE_BOLD = re.compile(r"\s*(?:\*\*|__)[^*\n]+(?:\*\*|__)\s*")


@dataclass(frozen=True, slots=True)
class Plain:
    """A line without its marks: ``level`` counts ``#``, ``bold`` is true where the whole line was bold."""

    traced: Traced
    level: int = 0
    bold: bool = False
    bullet: bool = False
    image: bool = False


def plain_line(source: str, start: int, end: int) -> Plain:
    """The line at ``start``..``end`` of the source without markup (white space at both ends is stripped)."""
    level = 0
    bullet = False
    if match := _PREFIX.match(source, start, end):
        level, start = len(match["marks"]), match.end()
    elif match := _QUOTE.match(source, start, end):
        start = match.end()
    if not level and (match := _BULLET.match(source, start, end)):
        bullet, start = True, match.end()
    bold = _WHOLE_BOLD.fullmatch(source, start, end) is not None
    image = source.startswith("![", start)
    kept = concat(Traced.of(source, begin, stop) for begin, stop in _kept(source, start, end)).strip()
    return Plain(kept, level, bold, bullet, image)


def _kept(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the source that are text, in order."""
    at = start
    for match in _TOKEN.finditer(source, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
        for group in ("alt", "label", "target", "url", "braced", "bold", "bold2", "italic", "math"):
            if match[group] and not _left_out(match, group):
                yield from _inner(source, match, group)
    if at < end:
        yield at, end


def _left_out(match: re.Match[str], group: str) -> bool:
    """Of a link only its words are printed, or its address where the words are the address."""
    if group not in ("label", "target"):
        return False
    label = match["label"]
    address = not label or "://" in label or label.lower().startswith("www.")
    return address == (group == "label")


def _inner(source: str, match: re.Match[str], group: str) -> Iterator[tuple[int, int]]:
    begin, stop = match.span(group)
    if group in ("bold", "bold2", "italic", "label", "alt"):
        yield from _kept(source, begin, stop)
    else:
        yield begin, stop

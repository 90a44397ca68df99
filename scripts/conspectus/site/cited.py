"""What was woven into the page for the extension: the list of the works it cites, and its link definitions."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence

BEGIN = "<!-- conspectus:begin cited -->"
END = "<!-- conspectus:end cited -->"

_ENTRY = re.compile(r'- <a id="ref-([^"]+)"></a>')


_LINKS_BEGIN = "<!-- conspectus:begin links -->"
_LINKS_END = "<!-- conspectus:end links -->"
_DEFINITION = re.compile(r'\[([^\[\]]+)\]: (\S+) "([^"]*)"')


def take_definitions(lines: Sequence[str], references: MutableMapping[str, tuple[str, str]]) -> Sequence[str]:
    """Move the definitions of the page's last woven block into ``references``; the lines that are left.

    Markdown would read them all the same: it takes a definition off the block and begins again with what is
    left, which for fifty of them takes longer than anything else this extension does. A block that is not the
    last thing on the page (an example in a fence) or holds anything else is left to Markdown.
    """
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    if last < 0 or lines[last].rstrip() != _LINKS_END or _LINKS_BEGIN not in lines:
        return lines
    begin = lines.index(_LINKS_BEGIN)
    found = [_DEFINITION.fullmatch(line) for line in lines[begin + 1 : last]]
    taken = {match[1].lower(): (match[2], match[3]) for match in reversed(found) if match}
    if None in found:
        return lines
    references.update(taken)
    return lines[:begin]


def listed_keys(lines: Sequence[str]) -> frozenset[str]:
    """The keys of the works in the page's list; empty where the page has no such list."""
    if BEGIN not in lines:
        return frozenset()
    start = lines.index(BEGIN)
    end = lines.index(END, start) if END in lines[start:] else len(lines)
    found = (_ENTRY.match(line) for line in lines[start:end])
    return frozenset(match[1] for match in found if match)

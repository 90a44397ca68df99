"""What was woven into the page for the extension: the works it cites, where its claims are used, its definitions."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from html import unescape

BEGIN = "<!-- conspectus:begin cited -->"
END = "<!-- conspectus:end cited -->"

_ENTRY = re.compile(r'- <a id="ref-([^"]+)"></a>')

_USES_BEGIN = "<!-- conspectus:begin backlinks -->"
_USES_END = "<!-- conspectus:end backlinks -->"
_USE = re.compile(r"- \[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]+)\)")
_CLAIM = re.compile(r"\]\(#(c-[a-z0-9]+)\)")
_ESCAPED = re.compile(r"\\(.)")

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


def uses_of_claims(lines: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Claim → title and address of each page that rests on it, as the page's woven list has them."""
    if _USES_BEGIN not in lines:
        return {}
    start = lines.index(_USES_BEGIN)
    end = lines.index(_USES_END, start) if _USES_END in lines[start:] else start
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lines[start:end]:
        if use := _USE.match(line):
            title = unescape(_ESCAPED.sub(r"\1", use[1]))
            for claim in _CLAIM.findall(line, use.end()):
                found.setdefault(claim, []).append((title, use[2]))
    return found

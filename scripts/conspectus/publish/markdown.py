"""A page as Markdown for machines: what it says, its links resolved, none of the machinery that makes it a page.

The pages on disk are Markdown already, with link definitions, markers of woven blocks and classes for the site's style
sheets. Here a citation is a link with the label that the site shows, a claim is preceded by its anchor, markup is gone.
Links to pages lead to their Markdown; code is left as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conspectus.model import Page
from conspectus.pages import (
    BRACKET_PATTERN,
    NARRATIVE_PATTERN,
    THEME_PATTERN,
    bracket_label,
    is_suppressed,
    label_and_basis,
    narrative_label,
    page_lines,
    parse_evidence,
    split_evidence,
    split_front_matter,
)
from conspectus.pages.lines import has_no_code
from conspectus.publish.library import Library

_DEFINITION = re.compile(r"^\[([^\[\]]+)\]:[ \t]+<?(\S+?)>?(?:[ \t]+\"(.*)\")?[ \t]*$")
_EVIDENCE = re.compile(r"§.*[“\"「]")
_CITED = re.compile(f"{BRACKET_PATTERN}|{THEME_PATTERN}|{NARRATIVE_PATTERN}")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->[ \t]*\n?", re.DOTALL)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[.#][^{}\n]*\}")
_SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.DOTALL)
_COINS = re.compile(r"<span class=\"Z3988\"[^<>]*>\s*</span>")
_EMPHASIS = re.compile(r"</?(?:em|i)>")
_STRONG = re.compile(r"</?(?:strong|b)>")
_ANCHORS = re.compile(r"^(?:[ \t]*<a id=\"[^\"<>]*\"></a>)+[ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"<a id=\"[^\"<>]*\"></a>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t\n]+[^<>]*)?/?>")
_BULLET = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)")
_BLANKS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_QUERY = re.compile(r"(\]\([^()\s]*)\.md(?=\?)")
_KEPT = "\x00{}\x00"
_HELD = re.compile("\x00([0-9]+)\x00")

Definitions = Mapping[str, tuple[str, str]]


def markdown_page(library: Library, page: Page) -> str:
    """The Markdown file beside a page: a head in YAML that says what it is, and the text."""
    return f"---\n{_head(library, page)}---\n\n{readable(page)}"


def _head(library: Library, page: Page) -> str:
    others = [each for each in library.versions_of(page).values() if each.file != page.file]
    rows: list[tuple[str, str | None]] = [
        ("title", page.title),
        ("language", page.language),
        ("url", library.address(library.html(page))),
        *((f"markdown_{each.language}", library.address(library.markdown(each))) for each in others),
        ("data", library.address(path) if (path := library.data(page)) else None),
    ]
    # JSON's strings are YAML's
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in rows if value)


def readable(page: Page) -> str:
    """The text of a page, from its first heading to its last line."""
    held = _Held()
    text = held.take_code(_anchored(page))
    definitions, text = _without_definitions(split_front_matter(text)[1])
    text = _COMMENT.sub("", text)
    text = _CITED.sub(lambda found: _cited(found, text, definitions, held), text)
    text = _BLANKS.sub("\n\n", _plain(text, held)).strip("\n") + "\n"
    return held.put_back(text)


@dataclass(slots=True)
class _Held:
    """Pieces of text that no rule may touch, kept aside under numbers."""

    texts: list[str] = field(default_factory=list)

    def keep(self, text: str) -> str:
        """A placeholder for ``text``."""
        self.texts.append(text)
        return _KEPT.format(len(self.texts) - 1)

    def take_code(self, text: str) -> str:
        """``text`` without its code blocks and spans."""
        if not has_no_code(text):
            text = "\n".join(self.keep(line.text) if line.code else line.text for line in page_lines(text))
        return _CODE_SPAN.sub(lambda found: self.keep(found[0]), text) + "\n"

    def put_back(self, text: str) -> str:
        """``text`` with everything in its place again; what was kept may hold what was kept before."""
        while _HELD.search(text):
            text = _HELD.sub(lambda found: self.texts[int(found[1])], text)
        return text


def _anchored(page: Page) -> str:
    """The page with each claim's anchor in front of it."""
    lines = page.text.replace("\x00", "\ufffd").split("\n")
    for claim in page.claims:
        at = claim.line - 1
        lines[at] = _BULLET.sub(rf'\g<1><a id="{claim.id}"></a>', lines[at], count=1)
    return "\n".join(lines)


def _without_definitions(text: str) -> tuple[Definitions, str]:
    """The link definitions of citations and themes by label, and the text without them."""
    found: dict[str, tuple[str, str]] = {}
    kept: list[str] = []
    for line in text.split("\n"):
        match = _DEFINITION.match(line) if line.startswith("[") else None
        if match and ("@" in match[1] or match[1].startswith("#")):
            found.setdefault(match[1].casefold(), (match[2], (match[3] or "").replace('\\"', '"')))
        else:
            kept.append(line)
    return found, "\n".join(kept)


def _cited(match: re.Match[str], text: str, definitions: Definitions, held: _Held) -> str:
    """What stands for a citation or a theme; what the page does not define stays as it is written."""
    if match["theme"]:
        return _linked(definitions.get(f"#{match['theme']}"), match["theme"], held) or match[0]
    if match["inner"]:
        label = bracket_label(match["inner"])
        if label.casefold() not in definitions:
            return match[0]
        if not _EVIDENCE.search(label):
            return _linked(definitions[label.casefold()], label, held)
        pieces = (_piece(piece, label, definitions, held) for piece in split_evidence(label))
        return f"({'; '.join(pieces)})"
    label = narrative_label(match["key"], match["locator"] or "", suppress=is_suppressed(text, match.start()))
    return _linked(definitions.get(label.casefold()), match["key"], held) or match[0]


def _piece(piece: str, whole: str, definitions: Definitions, held: _Held) -> str:
    """One piece of evidence: on its own page the place, elsewhere the paper and the place."""
    address, title = definitions.get(piece.casefold()) or definitions[whole.casefold()]
    label, _basis = label_and_basis(title)
    evidence = parse_evidence(piece)
    if evidence is None:
        return _linked((address, label), piece, held)
    place = piece.partition("§")[2]
    shown = f"§{place}" if address.startswith("#") or not label else f"{label}, §{place}"
    return _linked((address, shown), piece, held)


def _linked(definition: tuple[str, str] | None, otherwise: str, held: _Held) -> str:
    if definition is None:
        return ""
    address, label = definition
    shown = (label or otherwise).replace("[", "\\[").replace("]", "\\]")
    return held.keep(f"[{shown}]({address})")


def _plain(text: str, held: _Held) -> str:
    """``text`` without HTML and without attributes; anchors that links lead to stay."""
    steps: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (_QUERY, r"\1.html"),  # a selection is the page's, which its Markdown cannot make
        (_ATTRIBUTES, ""),
        (_COINS, ""),
        (_SUMMARY, r"**\1**"),
        (_EMPHASIS, "*"),
        (_STRONG, "**"),
        (_ANCHORS, ""),
        (_ANCHOR, lambda found: held.keep(found[0])),
        (_TAG, ""),
    )
    for pattern, made in steps:
        text = pattern.sub(made, text)
    return text

"""A line of Markdown as a reader sees it, for titles, link texts and wherever else no markup may stand."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from conspectus.pages.citing import BRACKET_PATTERN, NARRATIVE_PATTERN

_FOOTNOTE = re.compile(r"\s?\[\^[^\[\]]+\]")
_CITATION = re.compile(rf"\s*{BRACKET_PATTERN}")
_NARRATIVE = re.compile(NARRATIVE_PATTERN)
_THEME = re.compile(r"\s*\[#[a-z][a-z0-9-]*\](?![\[(:])")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CODE = re.compile(r"(`+)(.+?)\1")
_STRESS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<=\S)(?:\1)(?!\w)")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def without_footnotes(markdown: str) -> str:
    """``markdown`` without the marks of its footnotes."""
    return _FOOTNOTE.sub("", markdown)


def plain(markdown: str, called: Callable[[str], str] | None = None) -> str:
    """What a reader sees of a line of Markdown, without its citations in brackets, themes and footnotes.

    Args:
        markdown: the line.
        called: what a work that is cited in running text is called, by its key; as written where this is None.
    """
    text = _THEME.sub("", _CITATION.sub("", without_footnotes(markdown)))
    if called is not None:
        text = _NARRATIVE.sub(lambda found: called(found["key"].strip("{}")), text)
    text = _CODE.sub(r"\2", _TAG.sub("", _LINK.sub(r"\1", text)))
    for _ in range(2):  # strong around emphasis
        text = _STRESS.sub(r"\2", text)
    return " ".join(html.unescape(without_escapes(text)).split())


def without_escapes(text: str) -> str:
    """``text`` without the backslashes that keep signs from being markup."""
    return _ESCAPED.sub("", text)

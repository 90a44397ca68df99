"""The words of a claim on another page than its own: links that still lead there, or plain and short."""

from __future__ import annotations

import html
import posixpath
import re
from itertools import pairwise

from conspectus.weave.places import relative

_ADDRESS = re.compile(r"(?<=\]\()(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)<?([^()\s>]*)>?")
_FOOTNOTE = re.compile(r"\s?\[\^[^\[\]]+\]")
_CITATION = re.compile(r"\s*[\[［【][^\[\]［］【】]*[@＠][^\[\]［］【】]*[\]］】](?!\()")
_THEME = re.compile(r"\s*\[#[a-z][a-z0-9-]*\](?![\[(:])")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CODE = re.compile(r"(`+)(.+?)\1")
_STRESS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<=\S)(?:\1)(?!\w)")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_END = re.compile(
    r"[。！？](?:[”’」』]|（[^（）]*）)*|(?<![A-Z])(?<!\bal)(?<!\bNo)(?<!\bvs)(?<!\bcf)[.!?][”’\"')]*\s+(?=[\"“‘'(]?[A-Z0-9])"
)


def moved(markdown: str, start: str, end: str) -> str:
    """Markdown of the page ``start`` as it stands on the page ``end``: links lead where they led, footnotes go."""
    markdown = _FOOTNOTE.sub("", markdown)
    if start == end or "](" not in markdown:
        return markdown
    return _ADDRESS.sub(lambda found: _address(found[1], start, end), markdown)


def _address(target: str, start: str, end: str) -> str:
    path, sign, anchor = target.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(start), path)) if path else start
    return relative(end, file) + sign + anchor


def plain(markdown: str) -> str:
    """What a reader sees of a line of Markdown, without its citations, themes and footnotes."""
    text = _FOOTNOTE.sub("", _THEME.sub("", _CITATION.sub("", markdown)))
    text = _CODE.sub(r"\2", _TAG.sub("", _LINK.sub(r"\1", text)))
    for _ in range(2):  # strong around emphasis
        text = _STRESS.sub(r"\2", text)
    return " ".join(html.unescape(_ESCAPED.sub("", text)).split())


def capital(text: str) -> str:
    """``text`` as a heading begins."""
    return text[:1].upper() + text[1:]


def sentences(text: str) -> list[str]:
    """The sentences of plain text, each with its stop."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end].strip())]


def sentence_with(text: str, words: str) -> str:
    """The first sentence of plain text that holds ``words``; the first of all where none does, or none is wanted."""
    parts = sentences(text) or [text]
    return next((part for part in parts if words and words in part), parts[0])

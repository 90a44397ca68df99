"""References as a citation style sets them, in Markdown: italics stay, and nothing of a record becomes markup."""

from __future__ import annotations

import html
import re

from conspectus.bibliography import format_work
from conspectus.model import Work
from conspectus.weave.escape import escape

_EMPHASIS = ("em", "i", "strong", "b", "sup", "sub")
_TAG = re.compile(r"</?([a-z]+)(?:\s[^<>]*)?>")
_SLANTED = re.compile(r"<(em|i)>([^<>]*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][^<>]*)</\1>")
_HELD = re.compile("[\ue000-\ue7ff]")
_FIRST_HELD = 0xE000


def styled(work: Work, style: str, letter: str = "") -> str:
    """The record as one reference in Markdown, without a number; ``letter`` as in :func:`format_work`."""
    return markdown_of(format_work(work, style, markup="html", letter=letter))


def markdown_of(text: str) -> str:
    """What a style's HTML says, as one line of Markdown: emphasis as HTML elements, all else escaped.

    Emphasis stays HTML because ``*`` beside Chinese punctuation is not read as emphasis by CommonMark. Titles in
    Chinese, Japanese and Korean lose their italics, which these scripts do not have.
    """
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        if found[1] not in _EMPHASIS:
            return ""
        held.append(f"</{found[1]}>" if found[0].startswith("</") else f"<{found[1]}>")
        return chr(_FIRST_HELD + len(held) - 1)

    upright = _SLANTED.sub(r"\2", _HELD.sub("\ufffd", text))
    plain = html.unescape(_TAG.sub(hold, upright))
    return _HELD.sub(lambda found: held[ord(found[0]) - _FIRST_HELD], escape(plain))

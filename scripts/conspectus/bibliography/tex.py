"""Plain text to the contents of a BibTeX field and back, so that braces always balance."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "$": "\\$",
}
_TO_ESCAPE = re.compile(r"[\\{}~^&%#_$]")
_ESCAPED = {value: key for key, value in _ESCAPES.items()}
_TO_UNESCAPE = re.compile("|".join(re.escape(value) for value in sorted(_ESCAPED, key=len, reverse=True)))
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""}
_LEFTOVER = re.compile(r"\\[A-Za-z'`^\"~=.&%#_${}-]|\$")


def escape(text: str) -> str:
    """``text`` for a text field: the characters that TeX reserves written as TeX reads them."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found.group()], " ".join(text.split()))


def escape_address(text: str) -> str:
    """``text`` for ``url``, ``doi`` or ``file``: verbatim, save what would unbalance the entry, percent-encoded."""
    return "".join(_IN_ADDRESS.get(letter, letter) for letter in text)


def plain(value: str) -> str:
    """The text that a field's contents stand for: escapes and commands resolved, grouping braces removed."""
    text = value
    if "\\" in text:
        held: list[str] = []
        text = _TO_UNESCAPE.sub(lambda found: _hold(held, _ESCAPED[found.group()]), text)
        if _LEFTOVER.search(text):
            text = _converter().latex_to_text(text)
        text = text.replace("{", "").replace("}", "")
        text = re.sub("\ue000([0-9]+)\ue001", lambda found: held[int(found.group(1))], text)
    else:
        text = text.replace("{", "").replace("}", "").replace("~", " ")
    return " ".join(text.split())


def _hold(held: list[str], letter: str) -> str:
    """A stand-in for an unescaped character, so that it is not taken for TeX a second time."""
    held.append(letter)
    return f"\ue000{len(held) - 1}\ue001"


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def balanced(value: str) -> bool:
    """Whether the braces of a field's contents balance and it does not end in a lone backslash."""
    depth = 0
    for letter in value:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\")

"""Plain text to the contents of a BibTeX field and back, so that braces always balance."""

from __future__ import annotations

import logging
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
_BRACES = {"{": "\\{", "}": "\\}"}
"""Shorter, and known to every reader; but BibTeX counts them, so they must balance."""
_ESCAPED = {written: letter for table in (_ESCAPES, _BRACES) for letter, written in table.items()}
_TO_UNESCAPE = re.compile("|".join(re.escape(value) for value in sorted(_ESCAPED, key=len, reverse=True)))
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""}
_ESCAPED_IN_ADDRESS = re.compile(r"\{\\([_&%#$~])(?:\{\})?\}|\\([_&%#$~])(?:\{\})?")
_VERBATIM = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_LOGO = re.compile(r"\\((?:La|Bib|Xe|Xe[Ll]a|Lua|Lua[Ll]a)?TeX)(?![A-Za-z])\s*(?:\{\})?")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*(?![A-Za-z])(?=(\{)?)")
_SIGNS = {"S": "§", "P": "¶", "textendash": "–", "textemdash": "—", "textquotesingle": "'"} | dict.fromkeys(
    ("bf", "it", "em", "rm", "sc", "sf", "sl", "tt", "bfseries", "itshape", "scshape", "slshape", "upshape"), ""
)
"""Commands that the converter does not know: signs, and switches of the typeface, which print nothing."""
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
"""Between two signs that TeX would print as one."""
_LEFTOVER = re.compile(r"\\.|\$", re.DOTALL)


def escape(text: str) -> str:
    """``text`` for a text field: the characters that TeX reserves written as TeX reads them."""
    escapes = _ESCAPES | _BRACES if balanced(text.rstrip("\\")) else _ESCAPES
    written = _TO_ESCAPE.sub(lambda found: escapes[found.group()], " ".join(text.split()))
    return _LIGATURE.sub("{}", written)


def escape_address(text: str) -> str:
    """``text`` for ``url``, ``doi`` or ``file``: verbatim, save what would unbalance the entry, percent-encoded."""
    return "".join(_IN_ADDRESS.get(letter, letter) for letter in text)


def unescaped_address(value: str) -> str:
    r"""The address that ``url``, ``doi`` or ``file`` states: verbatim, save Mendeley's ``\_``."""
    return _ESCAPED_IN_ADDRESS.sub(lambda found: found[1] or found[2], value) if "\\" in value else value


def plain(value: str) -> str:
    """The text that a field's contents stand for: escapes and commands resolved, grouping braces removed.

    A command without an argument that TeX does not know stays as written; so does text that breaks TeX's rules.
    """
    text = value
    if "\\" in text:
        held: list[str] = []
        text = _VERBATIM.sub(lambda found: _hold(held, found[1] or found[2]), text)
        text = _TO_UNESCAPE.sub(lambda found: _hold(held, _ESCAPED[found.group()]), text)
        text = _LOGO.sub(lambda found: found[1], text)
        if _LEFTOVER.search(text):
            text = _COMMAND.sub(lambda found: _known_or_held(held, found), text).replace("%", _hold(held, "%"))
            text = _converted(text)
        else:
            text = _ligatures(text)
        text = text.replace("{", "").replace("}", "")
        text = re.sub("\ue000([0-9]+)\ue001", lambda found: held[int(found.group(1))], text)
    else:
        text = _ligatures(text).replace("{", "").replace("}", "").replace("~", " ")
    return " ".join(text.split())


def _ligatures(text: str) -> str:
    """Dashes and quotation marks as TeX prints them; an address keeps its hyphens."""
    if "://" not in text:
        text = text.replace("---", "—").replace("--", "–")
    return text.replace("``", "“").replace("''", "”")


def _hold(held: list[str], letter: str) -> str:
    """A stand-in for an unescaped character, so that it is not taken for TeX a second time."""
    held.append(letter)
    return f"\ue000{len(held) - 1}\ue001"


def _known_or_held(held: list[str], command: re.Match[str]) -> str:
    """The command where it is known; without its name where it takes an argument; else to be kept as written."""
    known = _converter().latex_context.get_macro_spec(command[1])
    if command[1] in _SIGNS:
        return _SIGNS[command[1]]
    if known is not None and known.macroname:
        return command.group()
    return "" if command[2] else _hold(held, command.group())


def _converted(text: str) -> str:
    try:
        return str(_converter().latex_to_text(text))
    except (LookupError, AttributeError, TypeError, ValueError):
        # what a command with missing arguments raises depends on the command
        return text


@cache
def _converter() -> LatexNodes2Text:
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it logs commands that lack arguments
    return LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def balanced(value: str) -> bool:
    """Whether the braces of a field's contents balance and it does not end in a lone backslash."""
    depth = 0
    for letter in value:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\")

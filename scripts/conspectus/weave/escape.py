"""Text from a source or a record, made safe to stand in Markdown: it can never become markup or script.

One function for every place on a page (running text, list item, table cell, heading, link text), because
two would differ in one branch. What CommonMark and Python-Markdown both let a backslash protect is
protected so, which stays readable in the file; the rest becomes a character reference.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import quote, urlsplit

_OPENS_CITATION = re.compile(r"\[(?=[@#\-^!])")
_BACKSLASHED = re.compile(r"[\\`*_{}\[\]|]")
_OPENS_KEY = re.compile(r"(?<![\w.+%&=/\\])@(?=[\w{])", re.ASCII)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]+")
_BLOCK_SIGN = re.compile(r"^([#+\-=:!]|\d+(?=[.)](?:\s|$)))")
_TILDES = re.compile(r"~{2,}")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACED = {
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **{ord(sign): html.escape(sign) for sign in "&<>"},
}
_INLINE = {ord(sign): f"&#{ord(sign)};" for sign in "`[]@＠\\"}
_SAFE_URL = "/:?#@!$&'*+,;=%~-._"


def escape(text: str) -> str:
    """``text`` as one line of Markdown that shows exactly these characters.

    White space, line ends and control characters become one space; the invisible characters that turn
    the direction of the text around are removed.
    """
    line = _BLANK.sub(" ", text.translate(_REPLACED)).strip()
    if "[" in line:
        line = _OPENS_CITATION.sub("&#91;", line)
    if "@" in line:
        line = _OPENS_KEY.sub("&#64;", line)
    line = _BACKSLASHED.sub(r"\\\g<0>", line)
    if "~~" in line:
        line = _TILDES.sub(lambda found: "&#126;" * len(found[0]), line)
    return _BLOCK_SIGN.sub(_shield, line)


def _shield(found: re.Match[str]) -> str:
    sign = found[1]
    return f"{sign}\\" if sign.isdigit() else f"&#{ord(sign)};"


def link(text: str, url: str) -> str:
    """A Markdown link with plain ``text`` to ``url``, a path inside the site that the program made."""
    return f"[{escape(text)}]({url})"


def web_link(url: str, text: str = "") -> str:
    """A link to an address that a source states, or only its escaped text where it is not a web address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return escape(text or url)
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return escape(text or url)
    return f"[{escape(text or url)}](<{quote(url.strip(), safe=_SAFE_URL)}>)"


def doi_link(doi: str) -> str:
    """A link to a DOI through its resolver."""
    return f"[{escape(doi)}](<https://doi.org/{quote(doi.strip(), safe='/:;._-+')}>)"


def plain_html(text: str) -> str:
    """``text`` as one line inside an HTML block, where Markdown is not read."""
    return html.escape(_BLANK.sub(" ", _BIDI.sub("", text)).strip(), quote=False)


def doi_html(doi: str) -> str:
    """A link to a DOI through its resolver, inside an HTML block."""
    address = html.escape(f"https://doi.org/{quote(doi.strip(), safe='/:;._-+')}")
    return f'DOI <a href="{address}">{plain_html(doi)}</a>'


def heading_anchor(text: str) -> str:
    """The id that the site gives a heading, as Python-Markdown's ``slugify_unicode`` makes it."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", text)).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def anchor(key: str) -> str:
    """The element that a link to ``#key`` leads to; a key may be anything that BibTeX lets stand before a comma."""
    return f'<a id="{html.escape(key)}"></a>'


def opening(tag: str, css: str = "", /, **attributes: str) -> str:
    """The opening tag of an HTML element with its class and further attributes (``data_copy`` is ``data-copy``)."""
    named = {"class": css, **attributes} if css else attributes
    written = "".join(f" {name.replace('_', '-')}={_quoted(value)}" for name, value in named.items())
    return f"<{tag}{written}>"


def _quoted(value: str) -> str:
    # code, links and citations are looked for before tags are: they must not be found inside one
    return f'"{html.escape(_BLANK.sub(" ", value)).translate(_INLINE)}"'


def code(text: str) -> str:
    """``text`` as a code span; plain text where it holds a backtick, which would end the span."""
    return escape(text) if "`" in text else f"`{text}`"


def fragment(key: str) -> str:
    """``key`` as the part of an address after ``#``."""
    return quote(key, safe=":/.+-_")


def title_attribute(text: str) -> str:
    """``text`` for the quoted title of a link definition: one line without quotes, backslashes, tags or code."""
    return _BLANK.sub(" ", re.sub(r'["\\<>`]', " ", _BIDI.sub("", text))).strip()

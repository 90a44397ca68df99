"""A drafted page's fingerprint: how the program knows that nobody has touched what it wrote."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from conspectus.pages.blocks import without_bodies

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_STAMP = re.compile(r"^conspectus:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def lf(text: str) -> str:
    """``text`` with LF line ends and without a byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML between the ``---`` lines and the Markdown after them, of a text with LF line ends."""
    found = _FRONT_MATTER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def fingerprint(text: str) -> str:
    """SHA-256 of a page (LF, NFC) without its ``conspectus:`` line and without the bodies of woven blocks.

    Lower-case hexadecimal. Only the line in the front matter is left out (with the indented lines under
    it, should a formatter have broken it), so the hash can stand in the page it is taken of.
    """
    page = without_bodies(_unstamped(unicodedata.normalize("NFC", lf(text))))
    return hashlib.sha256(page.encode("utf-8")).hexdigest()


def stamp(text: str) -> str:
    """``text`` (with LF line ends) with ``conspectus: {drafted: <fingerprint>}`` in its front matter."""
    page = _unstamped(lf(text))
    if _FRONT_MATTER.match(page) is None:
        page = "---\n---\n" + page
    inner = split_front_matter(page)[0]
    at = page.index("\n") + 1 + len(inner)
    return f"{page[:at]}conspectus: {{drafted: {fingerprint(page)}}}\n{page[at:]}"


def _unstamped(page: str) -> str:
    found = _FRONT_MATTER.match(page)
    if found is None:
        return page
    return page[: found.start(1)] + _STAMP.sub("", found[1], count=1) + page[found.end(1) :]

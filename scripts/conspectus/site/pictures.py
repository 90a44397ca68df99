"""A picture's image on a page becomes the picture itself, so that its links work and its colours are the page's.

The file has two arrangements beside each other, one for a phone; the style sheet shows the one that fits.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape, unescape
from pathlib import Path

from conspectus.pictures.frame import MARK

_STYLE = re.compile(r"<style>.*?</style>\n?", re.DOTALL)
_ADDRESS = re.compile(r'(?<= href=")([^"#?:]+)\.html([^"]*)(?=")')
_IMAGE = re.compile(r"^!\[.*\]\(<?([^()<>\s]+\.svg)>?\)\s*$")

FOLDER = "pictures/"

MANY = 24
"""A picture with more things than that has a field in which the script finds them."""


def pictured(lines: Iterable[str]) -> bool:
    """Whether a page shows a picture that could be one of ours."""
    return any(FOLDER in line and _IMAGE.match(line) for line in lines)


def inlined(docs: Path, image: tuple[str, str], url: Callable[[str], str], find: str) -> str:
    """The picture as HTML in place of ``image``; empty where the image is not a picture of ours.

    Args:
        docs: the folder of the site's sources.
        image: the page's path in it, and the address of the image on that page.
        url: where an address on the page leads on the built site; also checks that the page is there.
        find: what the field is called in which things of the picture are found.
    """
    page, address = image
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    if not path.startswith(FOLDER):
        return ""
    drawings = {name: _read(docs / file) for name, file in (("wide", path), ("narrow", narrow_file(path)))}
    if not drawings["wide"]:
        return ""
    back = posixpath.relpath(posixpath.dirname(path), posixpath.dirname(page) or ".")
    moved: dict[str, str] = {}

    def move(found: re.Match[str]) -> str:
        if found[0] not in moved:
            source = posixpath.normpath(posixpath.join(back, f"{found[1]}.md"))
            moved[found[0]] = escape(url(unescape(source + found[2])))
        return moved[found[0]]

    many = drawings["wide"].count(" data-n=") > MANY
    field = f'<label class="cs-picture-find">{escape(find)} <input type="search"></label>' if many else ""
    return field + "".join(
        f'<div class="cs-picture__{name}">{_ADDRESS.sub(move, svg)}</div>' for name, svg in drawings.items() if svg
    )


def narrow_file(path: str) -> str:
    """The file of the arrangement for a phone, which stands beside ``path``."""
    folder, _, name = path.rpartition("/")
    stem, _, rest = name.partition(".")
    return f"{folder}/{stem}.narrow.{rest}"


def _read(path: Path) -> str:
    try:
        state = os.stat(path)  # noqa: PTH116  it is asked for on every build of a page
    except OSError:
        return ""
    return _svg(str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _svg(path: str, _changed: int, _size: int) -> str:
    """The picture without its own style sheet; empty where it is not ours."""
    text = Path(path).read_text(encoding="utf-8")
    ours = text.startswith("<svg ") and MARK in text.partition("\n")[0]
    return _STYLE.sub("", text, count=1).strip() if ours else ""

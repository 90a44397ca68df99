"""A drawing becomes a picture: a file that any viewer shows, described for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.pictures.style import ALONE
from conspectus.pictures.svg import Svg, element, join, words

WIDE = 720
"""Width of a drawing for a screen, in its own units: the column of a page is about as many pixels wide."""

NARROW = 360
"""Width of the same for a phone held upright."""


MARK = "data-picture="
"""Stands in the first line of every file of ours."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of one arrangement of a picture, and the room they take."""

    width: float
    height: float
    body: Svg


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a picture, in the language ``language``."""

    name: str
    """Unique in the review: names the files and the elements."""
    title: str
    description: str
    """What the picture shows, for those who do not see it; plain text."""
    language: str


def document(drawing: Drawing, said: Said, *, narrow: bool = False) -> str:
    """The text of the picture's file: valid on its own, in light and dark."""
    own = f"pic-{said.name}{'-n' if narrow else ''}"
    inside = join(
        element("title", words(said.title), id=f"{own}-title"),
        element("desc", words(said.description), id=f"{own}-desc"),
        Svg(f"<style>\n{ALONE}</style>"),
        drawing.body,
    )
    svg = element(
        "svg",
        Svg(f"\n{inside}\n"),
        xmlns="http://www.w3.org/2000/svg",
        class_="cs-svg",
        data_picture=said.name,
        viewBox=f"0 0 {_whole(drawing.width)} {_whole(drawing.height)}",
        width=_whole(drawing.width),
        height=_whole(drawing.height),
        role="group",
        lang=said.language,
        aria_labelledby=f"{own}-title",
        aria_describedby=f"{own}-desc",
    )
    return f"{svg}\n"


def _whole(length: float) -> str:
    return str(-int(-length // 1))

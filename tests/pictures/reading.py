"""A picture read back: where its words stand, what its links are, what is said of its marks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from conspectus.pictures.frame import Drawing, Said, document
from conspectus.pictures.measure import width

SVG = "{http://www.w3.org/2000/svg}"
SMALL = {"p-small": 12.0, "p-muted": 12.0, "p-tiny": 11.0}
_TRANSFORM = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\) rotate\(-90\)")


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a line of words takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two lie over one another."""
        apart = self.right <= other.left or other.right <= self.left or self.bottom <= other.top
        return not (apart or other.bottom <= self.top)


def read(drawing: Drawing) -> ET.Element:
    """The picture's file, parsed as strictly as XML is."""
    return ET.fromstring(document(drawing, Said("one", "A <title>", "What & why", "en")))  # noqa: S314  our own


def boxes(root: ET.Element) -> list[Box]:
    """Every line of words in the picture."""
    middle = {
        text for group in root.iter(f"{SVG}g") if group.get("class") == "p-cells" for text in group.iter(f"{SVG}text")
    }
    return [box for text in root.iter(f"{SVG}text") for box in _of(text, centred=text in middle)]


def _of(text: ET.Element, *, centred: bool) -> Iterator[Box]:
    size = SMALL.get(text.get("class", ""), 13.0)
    anchor = "middle" if centred else text.get("text-anchor", "start")
    x, y = float(text.get("x", 0)), float(text.get("y", 0))
    for words, down in _lines(text):
        long = width(words, size)
        left = x - {"start": 0, "middle": long / 2, "end": long}[anchor]
        box = Box(words, left, y + down - size * 0.8, left + long, y + down + size * 0.2)
        yield _turned(box, text.get("transform", ""))


def _lines(text: ET.Element) -> Iterator[tuple[str, float]]:
    down = 0.0
    if text.text and text.text.strip():
        yield text.text, 0.0
    for span in text:
        down += float(span.get("dy", 0))
        if span.get("class") != "p-blank":
            yield span.text or "", down


def _turned(box: Box, transform: str) -> Box:
    """The box of words that run upwards."""
    found = _TRANSFORM.fullmatch(transform)
    if found is None:
        return box
    x, y = float(found[1]), float(found[2])
    return Box(box.text, x + box.top, y - box.right, x + box.bottom, y - box.left)


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Lines of words that lie over one another."""
    return [(one.text, other.text) for one, other in combinations(boxes(read(drawing)), 2) if one.meets(other)]


def outside(drawing: Drawing) -> list[Box]:
    """Lines of words that stand out of the picture, by more than the rounding of a length."""
    return [
        box
        for box in boxes(read(drawing))
        if box.left < -0.2 or box.top < -0.2 or box.right > drawing.width + 0.2 or box.bottom > drawing.height + 1
    ]


def links(root: ET.Element) -> list[str]:
    """The addresses of all links, as often as they stand there."""
    return [link.get("href", "") for link in root.iter(f"{SVG}a")]

"""SVG as text, written by hand: elements, escaped words, links, numbers that are the same on every machine.

What has been made into markup has a type of its own, so that a text can never be taken for it by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Svg = NewType("Svg", str)
"""Markup that may stand inside a picture."""

LINE = 16
"""From one baseline to the next."""

NOTHING = Svg("")

_SIGNS = {ord(sign): f"&{name};" for sign, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"))}
# characters that XML forbids, and those that invisibly turn the direction of the text around them
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"\s+")
_BREAK = '<tspan class="p-blank"> </tspan>'


def clean(text: str) -> str:
    """``text`` as one line that XML can hold."""
    return _BLANK.sub(" ", _FORBIDDEN.sub("", text)).strip()


def words(text: str) -> Svg:
    """``text`` as markup that shows exactly these characters, in an element or in an attribute."""
    return Svg(clean(text).translate(_SIGNS))


def number(value: float) -> str:
    """A length: at most one decimal, so that rounding differs on no machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *inside: Svg, **attributes: str | float | None) -> Svg:
    """An element; of an attribute's name the last ``_`` is dropped and others are hyphens, and None leaves it out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    content = "".join(inside)
    return Svg(f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>")


def _attribute(key: str, value: str | float) -> str:
    text = words(value) if isinstance(value, str) else number(value)
    return f' {key.removesuffix("_").replace("_", "-")}="{text}"'


def join(*parts: Svg) -> Svg:
    """Several pieces, each on a line of its own."""
    return Svg("\n".join(part for part in parts if part))


def group(*inside: Svg, **attributes: str | float | None) -> Svg:
    """A group of elements."""
    return element("g", *inside, **attributes)


def label(x: float, y: float, text: str, css: str = "", **attributes: str | float | None) -> Svg:
    """A line of words whose baseline begins at ``x``, ``y``; ``text_anchor`` is ``middle`` or ``end`` for others."""
    return element("text", words(text), x=x, y=y, class_=css or None, **attributes)


def lines(x: float, y: float, texts: tuple[str, ...], css: str = "", anchor: str = "") -> Svg:
    """Several lines of words, ``LINE`` apart; the first has its baseline at ``y``."""
    if len(texts) == 1:
        return label(x, y, texts[0], css, text_anchor=anchor or None)
    # a blank between lines, or the last word of one and the first of the next would be read as one; it has no width
    spans = [element("tspan", words(text), x=x, dy=LINE if place else None) for place, text in enumerate(texts)]
    inside = Svg(_BREAK.join(spans))
    return element("text", inside, x=x, y=y, class_=css or None, text_anchor=anchor or None)


def link(address: str, title: str, *inside: Svg, **attributes: str | float | None) -> Svg:
    """What is ``inside`` as a link to ``address``, its full name in ``title``; a group where there is no address."""
    named = element("title", words(title)) if title else NOTHING
    return element("a" if address else "g", named, *inside, href=address or None, **attributes)


def run(separator: str, parts: Iterable[Svg]) -> Svg:
    """Pieces of one line of words; a blank at the end of ``separator`` is kept."""
    between = Svg(words(separator) + (" " if separator.endswith(" ") else ""))
    return Svg(between.join(parts))

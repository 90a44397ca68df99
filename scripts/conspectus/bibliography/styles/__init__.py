"""Citation styles: one record in, one reference out, in the words and the order of a style.

Each style is a pybtex style plugin (``pybtex.style.formatting``) that composes rich text from a
:class:`~conspectus.model.Work`; the language of an entry's own words (等, et al.) is decided per entry.
"""

from __future__ import annotations

from functools import cache

from pybtex.backends import BaseBackend
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

from conspectus.bibliography.styles.apa import APA7
from conspectus.bibliography.styles.base import WorkStyle
from conspectus.bibliography.styles.chicago import Chicago17
from conspectus.bibliography.styles.gbt import (
    GBT2015,
    GBT2025,
    GBT2015AuthorYear,
    GBT2025AuthorYear,
    Profile,
)
from conspectus.bibliography.styles.mla import MLA9
from conspectus.model import STYLES, Work

__all__ = ["STYLES", "WorkStyle", "format_work", "style_named"]

_CLASSES: dict[str, type[WorkStyle]] = {
    style.name: style for style in (GBT2015, GBT2015AuthorYear, GBT2025, GBT2025AuthorYear, APA7, Chicago17, MLA9)
}


@cache
def style_named(name: str) -> WorkStyle:
    """The style called ``name``, one of :data:`~conspectus.model.STYLES`. Raises ``ValueError`` for another name."""
    if name not in _CLASSES:
        raise ValueError(f"unknown citation style {name!r}; known: {', '.join(STYLES)}")
    return _CLASSES[name]()


def format_work(
    work: Work,
    style: str = "gbt7714-2015",
    *,
    markup: str = "plaintext",
    letter: str = "",
    profile: Profile | None = None,
) -> str:
    """The record as one reference, without a number.

    Args:
        work: the record.
        style: one of :data:`~conspectus.model.STYLES`; ``ValueError`` for another.
        markup: the name of a pybtex backend: ``plaintext``, ``markdown``, ``html`` or ``latex``.
        letter: what tells works of one author and year apart in an author-year style (``a`` for 2020a).
        profile: the spacing of a printed list, for the styles of GB/T 7714; their own where none is given.
    """
    chosen = style_named(style) if profile is None else style_named(style).printed_as(profile)
    text: Text = chosen.compose(work, letter)
    return str(text.render(_backend(markup)))


@cache
def _backend(markup: str) -> BaseBackend:
    """The backend of that name; pybtex reads every installed package's entry points to find one."""
    backend: BaseBackend = find_plugin("pybtex.backends", markup)("utf-8")
    return backend

"""What people write on a theme's page: its sections, known by their headings in any language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conspectus.pages.items import Heading, Item
from conspectus.pages.page import authored_parts
from conspectus.pages.vocabulary import section_of


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """One section of a theme's page, with what stands under its heading and the headings below that."""

    name: str
    """One of ``THEME_SECTIONS``."""
    heading: str
    """As printed."""
    line: int
    """Of the heading, from 1."""
    parts: tuple[Item, ...] = ()
    """Its list items and paragraphs, each with its lines."""

    @property
    def points(self) -> tuple[Item, ...]:
        """Its list items; of a section without a list its paragraphs."""
        return tuple(part for part in self.parts if part.listed) or self.parts


def theme_sections(text: str) -> tuple[ThemeSection, ...]:
    """The known sections of a page in their order; text under any other heading belongs to none."""
    return tuple(_sections(text))


def theme_section(text: str, name: str) -> ThemeSection | None:
    """The first section of a page that is called ``name`` (one of ``THEME_SECTIONS``), if there is one."""
    return next((section for section in _sections(text) if section.name == name), None)


def _sections(text: str) -> Iterator[ThemeSection]:
    opened: tuple[str, Heading] | None = None
    parts: list[Item] = []
    for part in authored_parts(text):
        if isinstance(part, Item):
            parts.append(part)
            continue
        name = section_of(part.text)
        if name is None and opened and part.level > opened[1].level:
            continue
        if opened:
            yield ThemeSection(opened[0], opened[1].text, opened[1].line, tuple(parts))
        opened, parts = ((name, part) if name else None), []
    if opened:
        yield ThemeSection(opened[0], opened[1].text, opened[1].line, tuple(parts))

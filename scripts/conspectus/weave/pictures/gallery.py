"""The pictures by name: their files, and the blocks with which any page may show one.

A block is plain Markdown: an image, its caption, and the table behind it. The site's extension puts the picture itself
in the image's place, so that its links work and its colours are the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conspectus.model import Page
from conspectus.pages import find_blocks, page_language
from conspectus.pictures.frame import MARK, Said, document
from conspectus.weave.compare.across import Across
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, opening, title_attribute
from conspectus.weave.pictures.chains import chains_plate
from conspectus.weave.pictures.heat import facets_plate, matrix_plate
from conspectus.weave.pictures.scene import FOLDER, Plate, Scene
from conspectus.weave.pictures.terms import terms_plate
from conspectus.weave.pictures.themes import themes_plate
from conspectus.weave.pictures.works import works_plate
from conspectus.weave.pictures.years import years_plate
from conspectus.weave.places import relative

PREFIX = "picture-"
"""Begins the name of a picture's block."""

SUFFIX = ".svg"

_MAKERS: Mapping[str, Callable[[Scene], Plate | None]] = {
    "themes": themes_plate,
    "matrix": matrix_plate,
    "facets": facets_plate,
    "years": years_plate,
    "chains": chains_plate,
    "terms": terms_plate,
    "works": works_plate,
}
"""The pictures by name, in the order the guide lists them; None where the review has nothing to draw."""

NAMES = tuple(f"{PREFIX}{name}" for name in _MAKERS)
"""The blocks by name."""


@dataclass(frozen=True)
class Gallery:
    """The pictures of one review, each drawn once a language."""

    corpus: Corpus

    @cached_property
    def _plates(self) -> dict[tuple[str, str], Plate | None]:
        return {}

    def plate(self, name: str, language: str) -> Plate | None:
        """The picture ``name`` in ``language``; None where there is nothing to draw."""
        if (name, language) not in self._plates:
            self._plates[name, language] = _MAKERS[name](Scene(self.corpus, language))
        return self._plates[name, language]

    def blocks(self, page: Page) -> dict[str, str]:
        """The bodies of those blocks on ``page`` that show a picture."""
        return {f"{PREFIX}{name}": self._body(name, page) for name in _shown(page.text)}

    def files(self, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The files of the pictures that the pages ``texts`` show, by path below the review's root."""
        settings = self.corpus.review.settings
        pages = ((page_language(file, settings), text) for file, text in texts.items() if file.endswith(".md"))
        shown = {(name, language) for language, text in pages for name in _shown(text)}
        for name, language in sorted(shown):
            if plate := self.plate(name, language):
                said = Said(name, plate.told.title, plate.told.shows, language)
                yield self._file(name, language), document(plate.wide, said)
                yield self._file(f"{name}.narrow", language), document(plate.narrow, said, narrow=True)

    def _file(self, name: str, language: str) -> str:
        settings = self.corpus.review.settings
        infix = "" if language == settings.language else f".{language}"
        return f"{settings.docs_dir}/{FOLDER}/{name}{infix}{SUFFIX}"

    def _body(self, name: str, page: Page) -> str:
        words = self.corpus.words(page.language)
        plate = self.plate(name, page.language)
        if plate is None:
            return ""
        image = relative(page.file, self._file(name, page.language))
        told = words.text("picture_alternative", title=plate.told.title, text=plate.told.shows)
        figure = [
            f"## {escape(plate.told.title)}",
            opening("figure", "cs-picture", id=f"{PREFIX}{name}", markdown="1"),
            f"![{escape(title_attribute(told))}]({image})",
            '<figcaption markdown="1">',
            escape(plate.told.caption),
            "</figcaption>",
            "</figure>",
        ]
        behind = escape(words.text("picture_table", title=plate.told.title))
        table = [
            f"{opening('details', 'cs-picture-table', markdown='1')}\n<summary>{behind}</summary>",
            "\n".join(plate.table(Across(self.corpus, page))),
            "</details>",
        ]
        return "\n\n".join([*figure, *table])


def _shown(text: str) -> list[str]:
    """The pictures that a page with ``text`` has blocks for."""
    if f"conspectus:begin {PREFIX}" not in text:
        return []
    names = (block.name.removeprefix(PREFIX) for block in find_blocks(text)[0] if block.name.startswith(PREFIX))
    return [name for name in names if name in _MAKERS]


def own_files(root: Path, docs: str) -> Iterator[str]:
    """The files in the pictures' folder that were woven, by their mark: a person may keep others there."""
    for path in (root / docs / FOLDER).rglob(f"*{SUFFIX}"):
        with path.open(encoding="utf-8", errors="replace") as file:
            if MARK in file.readline():
                yield path.relative_to(root).as_posix()

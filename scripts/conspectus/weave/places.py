"""Where the pages of a review stand, in which languages, and how one links to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from conspectus.model import Review, Settings
from conspectus.weave.escape import escape, fragment, link


def page_file(settings: Settings, name: str, language: str) -> str:
    """The file of page ``name`` (``papers/tan2024xinzhi``) in ``language``, relative to the review's root."""
    infix = "" if language == settings.language else f".{language}"
    return f"{settings.docs_dir}/{name}{infix}.md"


def review_languages(review: Review) -> tuple[str, ...]:
    """The default language, then the others that any page is written in, sorted."""
    others = {page.language for page in review.pages} - {review.settings.language}
    return (review.settings.language, *sorted(others))


@dataclass(frozen=True, slots=True)
class Places:
    """The pages there are, those included that are about to be generated."""

    settings: Settings
    files: frozenset[str]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, review: Review, generated: Iterable[str] = ()) -> Places:
        """The places of ``review`` with the ``generated`` files."""
        files = frozenset([*(page.file for page in review.pages), *generated])
        return cls(review.settings, files, review_languages(review))

    def find(self, name: str, language: str) -> str | None:
        """The file of page ``name`` in ``language``, else in the first language it exists in, else None."""
        for choice in (language, *self.languages):
            if (file := page_file(self.settings, name, choice)) in self.files:
                return file
        return None

    def others(self, name: str, language: str) -> tuple[tuple[str, str], ...]:
        """The other languages that page ``name`` exists in, each with its file."""
        files = ((choice, page_file(self.settings, name, choice)) for choice in self.languages if choice != language)
        return tuple((choice, file) for choice, file in files if file in self.files)

    def link(  # noqa: PLR0913  what a link says and the parts of its address
        self, text: str, name: str, start: str, language: str, anchor: str = "", *, query: str = ""
    ) -> str:
        """A link from the file ``start`` to page ``name``, or only the text where there is no such page."""
        file = self.find(name, language)
        if file is None:
            return escape(text)
        question = f"?{query}" if query else ""
        return link(text, relative(start, file) + question + (f"#{fragment(anchor)}" if anchor else ""))


@lru_cache(maxsize=65536)
def relative(start: str, file: str) -> str:
    """The path that leads from the page ``start`` to ``file``, with forward slashes."""
    return posixpath.relpath(file, posixpath.dirname(start))


def page_name(file: str, settings: Settings) -> str:
    """The name of a page's file without folder of the site, language and suffix (``papers/tan2024xinzhi``)."""
    inside = file.removeprefix(f"{settings.docs_dir}/")
    folder, _, base = inside.rpartition("/")
    stem = base.split(".", 1)[0]
    return f"{folder}/{stem}" if folder else stem

"""Every file that is made for machines, by its path on the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources

from conspectus.model import Review
from conspectus.publish.alternates import Alternate, alternates
from conspectus.publish.claims import explorer_files
from conspectus.publish.data import SCHEMA_FILE, data_files
from conspectus.publish.feed import feeds
from conspectus.publish.library import Library
from conspectus.publish.llms import llms_text
from conspectus.publish.markdown import markdown_page
from conspectus.publish.sitemap import search_engine_files


@dataclass(frozen=True, slots=True)
class Machines:
    """All that is made for machines of one state of a review."""

    files: Mapping[str, str]
    """Texts by path below the site's root."""
    alternates: Mapping[str, tuple[Alternate, ...]]
    """File of a page → the forms that it has besides."""


def machines(review: Review, published: Collection[str] | None = None) -> Machines:
    """The files, and which of them belong to which page.

    Args:
        review: the whole review.
        published: files of the pages that the site has, relative to the review's root; None: all pages.
    """
    if published is not None:
        wanted = frozenset(published)
        review = replace(review, pages=tuple(page for page in review.pages if page.file in wanted))
    library = Library.of(review)
    files = dict(_files(library))
    return Machines(files, {page.file: tuple(alternates(library, page, files)) for page in review.pages})


def _files(library: Library) -> Iterator[tuple[str, str]]:
    yield SCHEMA_FILE, resources.files("conspectus").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    yield from data_files(library)
    yield from explorer_files(library)
    for page in library.review.pages:
        yield library.markdown(page), markdown_page(library, page)
    yield "llms.txt", llms_text(library)
    yield from feeds(library)
    yield from search_engine_files(library)

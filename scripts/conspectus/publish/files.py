"""Every file that is made for machines, by its path on the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from importlib import resources

from conspectus.model import Review
from conspectus.publish.claims import explorer_files
from conspectus.publish.data import data_files
from conspectus.publish.library import Library
from conspectus.publish.llms import llms_text
from conspectus.publish.markdown import markdown_page

SCHEMA = "review-1.json"


def machine_files(review: Review, published: Collection[str] | None = None) -> Mapping[str, str]:
    """The files with their texts, by path below the site's root.

    Args:
        review: the whole review.
        published: files of the pages that the site has, relative to the review's root; None: all pages.
    """
    if published is not None:
        wanted = frozenset(published)
        review = replace(review, pages=tuple(page for page in review.pages if page.file in wanted))
    return dict(_files(Library.of(review)))


def _files(library: Library) -> Iterator[tuple[str, str]]:
    yield f"schemas/{SCHEMA}", _schema()
    yield from data_files(library)
    yield from explorer_files(library)
    for page in library.review.pages:
        yield library.markdown(page), markdown_page(library, page)
    yield "llms.txt", llms_text(library)


def _schema() -> str:
    return resources.files("conspectus").joinpath("schemas", SCHEMA).read_text(encoding="utf-8")

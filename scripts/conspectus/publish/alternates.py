"""What else there is of a page: its Markdown, its data, the feed of its language; for the page's head and foot."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from conspectus.model import Page
from conspectus.publish.feed import feed_path
from conspectus.publish.library import Library


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of a page, by its path below the site's root."""

    kind: str
    """``markdown``, ``data`` or ``feed``."""
    type: str
    path: str


def alternates(library: Library, page: Page, made: Collection[str]) -> Iterator[Alternate]:
    """The other forms of a page that are among the files ``made``."""
    found = (
        Alternate("markdown", "text/markdown", library.markdown(page)),
        Alternate("data", "application/json", library.data(page) or "review.json"),
        Alternate("feed", "application/atom+xml", feed_path(library, page.language)),
    )
    return (each for each in found if each.path in made)

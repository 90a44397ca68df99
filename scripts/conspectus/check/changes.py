"""The page of changes: whether it tells the release, and the same days in every language."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.check import rules
from conspectus.model import Finding, Page, Review
from conspectus.pages import CHANGES, page_name, read_changes


def check_changes(review: Review) -> Iterator[Finding]:
    """Days that a page of changes leaves out: that of the release, and those that it has in another language."""
    pages = [page for page in review.pages if _is_changes(page, review)]
    told = {page.file: {change.date for change in read_changes(page.text)} for page in pages}
    released = review.settings.released
    days = {day for each in told.values() for day in each} | ({released} if released else set())
    for page in pages:
        for day in sorted(days - told[page.file]):
            what = f"version {review.settings.version} of {day}" if day == released else f"what changed on {day}"
            yield rules.UNTOLD.at(page.file, None, f"does not tell {what}", f"Write a heading: ## {day}")


def _is_changes(page: Page, review: Review) -> bool:
    return page_name(page.file) == CHANGES and page.file.rpartition("/")[0] == review.settings.docs_dir

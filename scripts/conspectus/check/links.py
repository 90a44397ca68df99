"""Link definitions in woven blocks: a strict build of the site does not validate those that nothing uses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from conspectus.check import rules
from conspectus.check.scope import review_pages
from conspectus.model import Finding, Page, Review

_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>(?:#|.*?@).*)\]:\s+<?(?P<target>[^\s<>]+)", re.MULTILINE)
# an underscore inside a word is no emphasis, and keys have them
_UNFIT = re.compile(r"[\[\]*`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_CLAIM = re.compile(r"c-[a-z2-7]{8}")


def check_links(review: Review) -> Iterator[Finding]:
    """Definitions whose label cannot match, whose page is missing, or whose claim is neither there nor retired."""
    pages = {page.file: page for page in review.pages}
    anchors = _claim_anchors(review)
    for page in review_pages(review):
        for block in page.blocks:
            for found in _DEFINITION.finditer(page.text, *block.body):
                line = page.text.count("\n", 0, found.start()) + 1
                yield from _label(page, line, found["label"])
                yield from _target(page, line, found["target"], pages, anchors)


def _label(page: Page, line: int, label: str) -> Iterator[Finding]:
    if unfit := _UNFIT.search(label):
        message = f"the label [{label}] holds “{unfit[0]}”"
        hint = "Choose an evidence phrase, section path or key without [ ] * _ and `."
        yield rules.LABEL.at(page.file, line, message, hint)


def _target(
    page: Page, line: int, target: str, pages: dict[str, Page], anchors: dict[str, set[str]]
) -> Iterator[Finding]:
    path, _, anchor = unquote(target).partition("#")
    if "://" in path:
        return
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), path)) if path else page.file
    hint = "Run: conspectus weave"
    if file not in pages:
        yield rules.TARGET.at(page.file, line, f"{target} leads to {file}, which is not there", hint)
    elif _CLAIM.fullmatch(anchor) and anchor not in anchors.get(file, set()):
        yield rules.ANCHOR.at(page.file, line, f"{file} has no claim {anchor}, and never had", hint)


def _claim_anchors(review: Review) -> dict[str, set[str]]:
    """For each paper's page the ids of its claims, and those that once were there or are locked still."""
    anchors = {page.file: {claim.id for claim in page.claims} for page in review.pages}
    for paper in review.papers.values():
        known = {*paper.lock.retired, *(entry.claim for entry in paper.lock.evidence)} if paper.lock else set()
        for page in paper.pages.values():
            anchors.setdefault(page.file, set()).update(known)
    return anchors

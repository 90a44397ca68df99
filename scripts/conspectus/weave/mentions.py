"""Where the review itself cites a work: the claims that do, and the other pages that do, for links back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conspectus.model import Claim, Page, Review
from conspectus.pages import page_lines, split_evidence, without_bodies, without_code_spans

GUIDE = "guide"
"""The folder of the site in which brackets are examples."""

_BRACKET = re.compile(r"\[(-?@[^\[\]]+)\](?![\[(:])")
_KEY = re.compile(r"-?@([A-Za-z0-9_][A-Za-z0-9_:.+/-]*)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of the review that cites a work: a claim on a paper's page, or a page as a whole."""

    page: Page
    claim: Claim | None = None


def mentions(review: Review) -> Mapping[str, tuple[Mention, ...]]:
    """Citekey → the places that cite it, in the order of the pages; a paper's own evidence does not count."""
    found: dict[str, dict[tuple[str, str], Mention]] = {}
    for page in review.pages:
        for key, mention in _on_page(page, review):
            place = (page.file, mention.claim.id if mention.claim else "")
            found.setdefault(review.aliases.get(key, key), {}).setdefault(place, mention)
    return {key: tuple(places.values()) for key, places in found.items()}


def _on_page(page: Page, review: Review) -> Iterator[tuple[str, Mention]]:
    if page.file.startswith(f"{review.settings.docs_dir}/{GUIDE}/"):
        return
    if page.kind == "paper":
        for claim in page.claims:
            own = {claim.citekey}
            cited = [*cited_keys(claim.text), *(evidence.citekey for evidence in claim.evidence)]
            yield from ((key, Mention(page, claim)) for key in cited if key not in own)
    else:
        yield from ((key, Mention(page)) for key in cited_keys(_prose(page.text)))


def cited_keys(text: str) -> Iterator[str]:
    """The keys that the citation brackets of ``text`` name."""
    for bracket in _BRACKET.finditer(text):
        for piece in split_evidence(bracket[1]):
            if found := _KEY.match(piece):
                yield found[1].rstrip(".:/")


def _prose(text: str) -> str:
    """What a person wrote on a page: no woven block, no code."""
    if "[@" not in text and "[-@" not in text:
        return ""
    lines = "\n".join("" if line.code else line.text for line in page_lines(without_bodies(text)))
    return without_code_spans(lines)

"""How a claim of the review is cited: the review's own record with the claim as its part, in the review's style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from conspectus.bibliography import format_work
from conspectus.bibliography.review import claim_title, with_place, work_of_review
from conspectus.model import Settings
from conspectus.pages import has_han

_TITLES = {True: "\u3400\ue0f0", False: "A\ue0f0"}
"""Stands for a claim with and without Chinese while the rest is formatted, once for all: styles go by script."""

_PAGE = "\ue0f1"
"""Stands for the claim's address."""


@dataclass(frozen=True, slots=True)
class ClaimStyle:
    """How the claims of one page are cited: all that is the same for each of them, formatted once."""

    frames: Mapping[bool, str]
    """The citation with places for claim and address, for a claim with Chinese (True) and one without."""

    @classmethod
    def of(cls, settings: Settings, language: str) -> ClaimStyle:
        """The style of a review's pages in ``language``; without ``site_url`` addresses stay relative."""
        own = replace(settings, language=language)
        return cls({han: _frame(own, title) for han, title in _TITLES.items()})

    def cite(self, claim: str, address: str) -> str:
        """The citation of a claim as plain text.

        Args:
            claim: its text; a long one is cut.
            address: of the claim below ``site_url``: ``papers/tan2024xinzhi.html#c-1a2b3c4d``.
        """
        title = claim_title(claim)
        han = has_han(title)
        return self.frames[han].replace(_TITLES[han], title).replace(_PAGE, address)


@lru_cache(maxsize=16)
def _frame(settings: Settings, title: str) -> str:
    work = work_of_review(settings, title=title, page=_PAGE)
    return with_place(format_work(work, settings.style), settings, _PAGE)

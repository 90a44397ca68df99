"""The review itself, and a claim in it, as works that can be cited like any other."""

from __future__ import annotations

import re

from conspectus.bibliography.entries import read_people
from conspectus.model import Settings, Work

LONGEST = 160
"""Most characters of a claim in its citation."""


def work_of_review(settings: Settings, *, title: str = "", page: str = "") -> Work:
    """The record of the review, or of a part of it.

    Args:
        settings: title, authors, version, date and address come from ``mkdocs.yml``.
        title: what is cited within the review (a theme's label, a claim's text); empty for the whole.
        page: address of that part below ``site_url`` (``papers/tan2024xinzhi.html#c-1a2b3c4d``).
    """
    authors, _ = read_people(" and ".join(settings.authors))
    return Work(
        title=title or settings.site_name,
        type="EB",
        carrier="OL",
        authors=authors,
        container=settings.site_name if title else "",
        version=settings.version,
        year=settings.released[:4],
        date=settings.released,
        url=f"{settings.site_url}{page}" if settings.site_url else "",
        language=settings.language,
    )


def claim_title(text: str) -> str:
    """What a claim says as a title: on one line, a long one cut after ``LONGEST`` characters, without its full stop."""
    said = " ".join(text.split())
    short = said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
    return re.sub(r"(?<![.])[.。]$", "", short)


def with_place(citation: str, settings: Settings, page: str) -> str:
    """A claim's citation with its address and the review's version, where the style prints none."""
    if page not in citation:
        citation = f"{citation} {settings.site_url}{page}"
    if settings.version and settings.version not in citation:
        citation = citation.replace(settings.site_name, f"{settings.site_name} ({settings.version})", 1)
    return citation

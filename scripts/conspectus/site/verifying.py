"""The words that the page “Verify it yourself” speaks to a reader."""

from __future__ import annotations

from conspectus.messages import catalogue


def verify_words(language: str) -> dict[str, str]:
    """The words of the form and its results in ``language``: they stand in the page, its data come later."""
    spoken = catalogue(language)
    signs = {"separator": spoken.text("list_separator"), "colon": spoken.text("colon")}
    return {**signs, **spoken.entries["verifying"], **spoken.entries["reserved"]}

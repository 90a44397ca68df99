"""Where readers suggest a correction of a claim or a page: an issue on the review's forge, title and place given."""

from __future__ import annotations

from conspectus.messages import Catalogue
from conspectus.model import Settings
from conspectus.publish import issue_url


def correction(settings: Settings, words: Catalogue, subject: str, address: str) -> str:
    """The address of a new issue, or nothing where the review has no forge to open one on.

    Args:
        settings: of the review.
        words: messages in the page's language.
        subject: what is to be corrected: the id of a claim, or a page's title.
        address: its place below ``site_url``. Nothing else is said of it, because a page has fifty of these.
    """
    title = words.text("correct_title", subject=subject)
    return issue_url(settings.repository, settings.forge, title, f"{settings.site_url}{address}\n\n") or ""

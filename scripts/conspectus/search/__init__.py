"""Search: the texts of the built pages as files that a browser finds words in, exactly and without a server."""

from conspectus.search.build import Facts, PaperFacts, build_search

__all__ = ["Facts", "PaperFacts", "build_search"]

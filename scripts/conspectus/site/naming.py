"""How markers call papers: as short as the page allows, because they stand in the middle of sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from conspectus.messages import Catalogue, catalogue
from conspectus.pages import label_and_basis

_YEAR = r"\[?\d{4}[a-z]?\]?"
_KEY = re.compile(r"-?@([^,，\s]+)[,，]?\s*§")


def short_names(references: Mapping[str, tuple[str, str | None]], words: Catalogue) -> dict[str, str]:
    """Label of each paper that a page's evidence cites → the label without its year.

    Args:
        references: the page's link definitions, label → address and title.
        words: messages in the page's language.

    A label is kept whole where two papers of the page would be called the same.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for label, (_, title) in references.items():
        found = _KEY.match(label)
        if found and title:
            paper, _basis = label_and_basis(title)
            names[paper] = _authors(paper, words.language)
            keys[names[paper]].add(found[1])
    return {title: name if len(keys[name]) == 1 else title for title, name in names.items()}


def _authors(label: str, language: str) -> str:
    found = _pattern(language).fullmatch(label)
    return (found[1] or found[2]) if found else label


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    words = catalogue(language)
    dated = re.escape(words.text("label", authors="\x00", year="\x01"))
    undated = re.escape(words.text("label_undated", authors="\x00", year=words.text("no_year")))
    pattern = f"{dated}|{undated}".replace(re.escape("\x00"), "(.+)").replace(re.escape("\x01"), _YEAR)
    return re.compile(pattern)

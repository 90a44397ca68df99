"""Stop lists: function words and the general vocabulary of academic prose, which say nothing of a paper's subject.

Written for this program (``data/*.txt``, one list a file, ``#`` opens a comment). No word of a particular field stands
there: what a set of papers has in common is worked out from the papers.
"""

from __future__ import annotations

from importlib.resources import files


def _words(name: str) -> frozenset[str]:
    text = files("conspectus.summarize").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


FUNCTION_ZH = _words("function-zh.txt")
"""Chinese function words, pronouns, numerals, and adverbs."""
GENERAL_ZH = _words("general-zh.txt")
"""Words of any Chinese paper in the social sciences: they may stand inside a term but do not make one."""
WEAK_HEADS_ZH = _words("weak-heads-zh.txt")
"""Nouns that end a phrase without making it a term (``工业领域``)."""
FUNCTION_EN = _words("function-en.txt")
"""English function words."""
GENERAL_EN = _words("general-en.txt")
"""Words of any English paper."""

STOP = {"zh": FUNCTION_ZH | GENERAL_ZH, "en": FUNCTION_EN | GENERAL_EN}
"""By language: words that no vector counts."""
FUNCTION = {"zh": FUNCTION_ZH, "en": FUNCTION_EN}
"""By language: words at which a term breaks."""
GENERAL = {"zh": GENERAL_ZH, "en": GENERAL_EN}
"""By language: words that may stand inside a term but do not make one."""

"""Which woven blocks run across papers, so that any page may hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conspectus.model import Page
from conspectus.pages import find_blocks
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.basis import basis_body
from conspectus.weave.compare.chains import chains_body
from conspectus.weave.compare.definitions import definitions_body
from conspectus.weave.compare.formulations import formulations_body
from conspectus.weave.compare.levels import levels_body
from conspectus.weave.compare.questions import questions_body
from conspectus.weave.compare.recommendations import by_addressee_body, by_theme_body
from conspectus.weave.compare.statistics import statistics_body
from conspectus.weave.corpus import Corpus

_BODIES: Mapping[str, Callable[[Across], str]] = {
    "definitions": definitions_body,
    "formulations": formulations_body,
    "recommendations": by_addressee_body,
    "recommendations-by-theme": by_theme_body,
    "statistics": statistics_body,
    "basis": basis_body,
    "chains": chains_body,
    "levels": levels_body,
    "questions": questions_body,
}

NAMES = tuple(_BODIES)
"""The blocks by name, in the order the guide lists them."""

CITING = frozenset({"definitions", "formulations", "recommendations", "recommendations-by-theme", "questions"})
"""Those that hold words of claims and of theme pages, and with them citations."""


def compare_blocks(corpus: Corpus, page: Page) -> dict[str, str]:
    """The bodies of those blocks on ``page`` that run across papers."""
    present = {block.name for block in find_blocks(page.text)[0]}
    across = Across(corpus, page)
    return {name: body(across) for name, body in _BODIES.items() if name in present}

"""Causal chains: each paper's own, and the single arrows of all, with how many papers draw them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from conspectus.model import Claim
from conspectus.weave.compare.across import Across
from conspectus.weave.table import table

_ARROW = " → "

Ends = tuple[str, str]
"""Cause and outcome: ids of terms."""


def chains_body(across: Across) -> str:
    """The chains of each paper, then all arrows in one table."""
    words = across.words
    arrows = _arrows(across)
    lines = [f"## {words.text('chains')}", ""]
    if not arrows:
        return "\n".join([*lines, words.text("none_yet")])
    lines.append(words.text("chains_lead"))
    for key, claims in across.by_paper.items():
        if own := list(_chains(across, claims)):
            lines += ["", f"### {across.paper(key)}", "", *own]
    alone = sum(len(claims) == 1 for claims in arrows.values())
    lines += ["", f"## {words.text('arrows')}", ""]
    lines += [words.count("arrows_lead", len(arrows), alone=alone, shared=len(arrows) - alone), ""]
    heads = [words.text(key) for key in ("cause", "outcome", "papers")]
    rows = [
        [across.term_link(cause), across.term_link(outcome), _support(across, claims, arrows.get((outcome, cause), {}))]
        for (cause, outcome), claims in arrows.items()
    ]
    return "\n".join([*lines, *table(heads, rows, "cs-sortable cs-arrows")])


def _chains(across: Across, claims: tuple[Claim, ...]) -> Iterator[str]:
    for claim in claims:
        for chain in claim.attributes.chains:
            yield f"- {across.to(claim, _ARROW.join(across.term(node) for node in chain))}"


def _arrows(across: Across) -> dict[Ends, Mapping[str, Claim]]:
    """All arrows; most papers first, then by name."""
    found = arrows_of(across.claims)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), [across.term(node) for node in item[0]])))


def arrows_of(claims: Iterable[Claim]) -> dict[Ends, Mapping[str, Claim]]:
    """Cause and outcome → citekey → the paper's first claim that draws the arrow."""
    found: dict[Ends, dict[str, Claim]] = {}
    for claim in claims:
        for chain in claim.attributes.chains:
            for arrow in pairwise(chain):
                found.setdefault(arrow, {}).setdefault(claim.citekey, claim)
    return {**found}


def _support(across: Across, claims: Mapping[str, Claim], others: Mapping[str, Claim]) -> str:
    """How many papers draw an arrow, and which; one that stands alone is said to, and who draws it the other way."""
    parts = [str(len(claims)), _drawing(across, claims)]
    if len(claims) == 1:
        parts.append(across.words.text("alone"))
    if others:
        parts.append(across.words.text("reverse", papers=_drawing(across, others)))
    return " · ".join(parts)


def _drawing(across: Across, claims: Mapping[str, Claim]) -> str:
    """The papers by label, each linked to its claim."""
    language = across.page.language
    return across.words.join([across.to(claim, across.corpus.label(key, language)) for key, claim in claims.items()])

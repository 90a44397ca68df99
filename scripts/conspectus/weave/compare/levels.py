"""Of what the claims speak: papers against levels, from the firm to the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from conspectus.model import LEVELS, Claim
from conspectus.weave.compare.across import Across
from conspectus.weave.table import table


def levels_body(across: Across) -> str:
    """A matrix of papers and levels, then a line on each paper."""
    words = across.words
    stating = {
        key: own
        for key, claims in across.by_paper.items()
        if (own := [claim for claim in claims if claim.attributes.levels])
    }
    lines = [f"## {words.text('levels_by_paper')}", ""]
    if not stating:
        return "\n".join([*lines, words.text("none_yet")])
    heads = [words.text("paper"), *(words.name("levels", level) for level in LEVELS), words.text("all_claims")]
    rows = [[across.paper(key), *_cells(across, claims)] for key, claims in stating.items()]
    rows.append([words.text("all_papers"), *_cells(across, [claim for own in stating.values() for claim in own])])
    lines += [words.text("levels_lead"), "", *table(heads, rows, "cs-matrix"), ""]
    return "\n".join([*lines, *(f"- {_line(across, key, claims)}" for key, claims in stating.items())])


def _cells(across: Across, claims: Sequence[Claim]) -> list[str]:
    counts = _counts(claims)
    return [*(across.share(counts[level], len(claims)) for level in LEVELS), str(len(claims))]


def _counts(claims: Sequence[Claim]) -> Counter[str]:
    return Counter(level for claim in claims for level in claim.attributes.levels)


def _line(across: Across, key: str, claims: Sequence[Claim]) -> str:
    """What a paper speaks of most, what else, and what never."""
    words = across.words
    counts = _counts(claims)
    ranked = sorted(
        (level for level in LEVELS if counts[level]), key=lambda level: (-counts[level], LEVELS.index(level))
    )
    first, *others = [words.text("level_count", level=words.name("levels", level), n=counts[level]) for level in ranked]
    parts = [words.text("levels_most", level=first, total=len(claims))]
    if others:
        parts.append(words.text("levels_also", levels=words.join(others)))
    if absent := [words.name("levels", level) for level in LEVELS if not counts[level]]:
        parts.append(words.text("levels_none", levels=words.join(absent)))
    said = words.text("sentence", text=words.text("clause_separator").join(parts))
    return f"{across.paper(key)}{words.text('colon')}{said}"

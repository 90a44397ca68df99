"""Why two themes belong together: papers that treat both, works that papers of both cite, passages that treat both.

Few relations a theme: the closest themes of each, kept on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from conspectus.model import Relation, Theme

_CLOSEST = 3
_DECIMALS = 4
_MOST_MEMBERS = 12


def relate(themes: Sequence[Theme], cites: Mapping[str, frozenset[str]]) -> dict[str, tuple[Relation, ...]]:
    """For each slug its relations, the closest theme first; symmetric."""
    reasons: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...], float], ...]] = {}
    for first, second in combinations(sorted(themes, key=lambda theme: theme.slug), 2):
        found = _reasons(first, second, cites)
        if found:
            reasons[first.slug, second.slug] = found
    kept = _closest(reasons)
    related: dict[str, list[Relation]] = {theme.slug: [] for theme in themes}
    for (first_slug, second_slug), found in reasons.items():
        if (first_slug, second_slug) in kept:
            for kind, members, weight in found:
                related[first_slug].append(Relation(second_slug, kind, members, weight))
                related[second_slug].append(Relation(first_slug, kind, members, weight))
    return {slug: tuple(_sorted(relations)) for slug, relations in related.items()}


def _reasons(
    first: Theme, second: Theme, cites: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    found = []
    papers = sorted(set(first.papers) & set(second.papers))
    if len(papers) > 1:
        weight = len(papers) / len(set(first.papers) | set(second.papers))
        found.append(("papers", tuple(papers)[:_MOST_MEMBERS], round(weight, _DECIMALS)))
    works = _works(first, second, cites)
    if works:
        found.append(("works", tuple(works)[:_MOST_MEMBERS], round(1 - 1 / (1 + len(works)), _DECIMALS)))
    shared, holders = _passages(first, second)
    if shared:
        found.append(("passages", tuple(holders)[:_MOST_MEMBERS], round(shared, _DECIMALS)))
    return tuple(found)


def _works(first: Theme, second: Theme, cites: Mapping[str, frozenset[str]]) -> list[str]:
    """Works that a paper of one theme and another paper of the other cite."""
    found: set[str] = set()
    for one in first.papers:
        for other in second.papers:
            if one != other:
                found |= cites.get(one, frozenset()) & cites.get(other, frozenset())
    return sorted(found)


def _passages(first: Theme, second: Theme) -> tuple[float, list[str]]:
    """The share of paragraphs that treat both themes, and the papers they stand in."""
    shared = {key: set(first.passages.get(key, ())) & set(second.passages.get(key, ())) for key in first.papers}
    both = sum(len(numbers) for numbers in shared.values())
    total = min(sum(map(len, first.passages.values())), sum(map(len, second.passages.values())))
    return (both / total if total else 0.0), sorted(key for key, numbers in shared.items() if numbers)


def _closest(reasons: Mapping[tuple[str, str], Sequence[tuple[str, tuple[str, ...], float]]]) -> set[tuple[str, str]]:
    """The pairs that are among the closest of either side."""
    strength = {pair: sum(weight for _, _, weight in found) for pair, found in reasons.items()}
    kept: set[tuple[str, str]] = set()
    for slug in sorted({slug for pair in reasons for slug in pair}):
        mine = sorted((pair for pair in reasons if slug in pair), key=lambda pair: (-strength[pair], pair))
        kept.update(mine[:_CLOSEST])
    return kept


def _sorted(relations: list[Relation]) -> list[Relation]:
    total: dict[str, float] = {}
    for relation in relations:
        total[relation.theme] = total.get(relation.theme, 0.0) + relation.weight
    return sorted(relations, key=lambda relation: (-total[relation.theme], relation.theme, relation.kind))

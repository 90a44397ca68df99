"""Groups of phrases used in the same contexts: nearest neighbours joined to a graph, Louvain communities in it.

Phrases are grouped rather than extracts because a phrase's context is the sum of many extracts, which a paragraph of
320 characters is too short to show on its own; each group then gathers its extracts (``gather``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from conspectus.themes.phrasebook import count_words, parts_of
from conspectus.themes.vectors import DECIMALS, Numbers, Vectors, unit

_NEIGHBOURS = 5
_LEAST_ALIKE = 0.1
_SHARED_PARTS = 0.7
"""Weight of common characters or words beside common contexts."""
_RUNS = 12


def group_phrases(places: Mapping[str, Sequence[int]], vectors: Vectors) -> list[tuple[str, ...]]:
    """Groups of the phrases of ``places`` (phrase → extracts), each sorted, the largest first."""
    phrases = sorted(places)
    if len(phrases) < 2:
        return []
    contexts = np.stack([vectors.profile(places[phrase]) for phrase in phrases])
    contexts = unit(contexts - contexts.mean(axis=0))
    alike = np.round(contexts @ contexts.T + _SHARED_PARTS * _shared_parts(phrases), DECIMALS)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(phrases)))
    for at in range(len(phrases)):
        for other in _nearest(alike[at], at):
            graph.add_edge(at, other, weight=float(alike[at][other]))
    found = _best_partition(graph)
    groups = [tuple(phrases[at] for at in sorted(group)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def _best_partition(graph: nx.Graph[int]) -> list[set[int]]:
    """The partition with the greatest modularity among several runs: one run alone depends on the order of visits."""
    best: list[set[int]] = []
    best_quality = -1.0
    for seed in range(_RUNS):
        found = nx.community.louvain_communities(graph, weight="weight", seed=seed)
        quality = round(float(nx.community.modularity(graph, found, weight="weight")), DECIMALS)
        if quality > best_quality:
            best, best_quality = found, quality
    return best


def _nearest(alike: Numbers, at: int) -> list[int]:
    """The nearest phrases; between equals the earlier one in the alphabet."""
    order = np.lexsort((np.arange(alike.size), -alike))
    near = [int(other) for other in order[: _NEIGHBOURS + 1] if other != at]
    return [other for other in near[:_NEIGHBOURS] if alike[other] >= _LEAST_ALIKE]


def _shared_parts(phrases: Sequence[str]) -> Numbers:
    """Cosine of the phrases by the rarer of their characters pairs or words."""
    counts = count_words(phrases)
    place = {part: at for at, part in enumerate(sorted(counts))}
    rows = np.zeros((len(phrases), len(place)))
    for at, phrase in enumerate(phrases):
        for part in parts_of(phrase):
            rows[at, place[part]] = math.log(len(phrases) / counts[part])
    rows = unit(rows)
    return np.asarray(rows @ rows.T, dtype=np.float64)

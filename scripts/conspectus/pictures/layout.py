"""Where things stand in a drawing: layers, orders and heights, from plain arithmetic.

A drawing is kept in git and drawn again on other machines, so the same review must give the same coordinates: there is
no chance in here, ties are settled by the order in which things were given, and nothing needs more than the four
operations, which every machine rounds alike. Places are rounded to a tenth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]
"""From, to."""

_SETTLING = 24
"""How often the heights in the columns are settled, to and fro."""

_SWEEPS = 12
"""How often the orders of the layers are improved: more has changed nothing in graphs of a picture's size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def tenth(value: float) -> float:
    """``value`` as it is written into a drawing."""
    return round(value * 10) / 10


def reversals(nodes: Sequence[str], edges: Mapping[Edge, float]) -> frozenset[Edge]:
    """Edges of little weight without which nothing leads back to itself (greedy, after Eades, Lin and Smyth 1993)."""
    place = {node: number for number, node in enumerate(_line(nodes, edges))}
    return frozenset(edge for edge in edges if place[edge[0]] >= place[edge[1]])


def _line(nodes: Sequence[str], edges: Mapping[Edge, float]) -> list[str]:
    """The nodes in a row such that little weight leads backwards."""
    left = dict.fromkeys(nodes)
    first: list[str] = []
    last: list[str] = []
    while left:
        into, out = _weights(left, edges)
        sink = next((node for node in left if not out[node]), None)
        source = next((node for node in left if not into[node]), None)
        if sink is not None:
            last.append(sink)
        elif source is not None:
            first.append(source)
        else:
            first.append(max(left, key=lambda node: out[node] - into[node]))
        del left[sink if sink is not None else first[-1]]
    return [*first, *reversed(last)]


def _weights(left: Collection[str], edges: Mapping[Edge, float]) -> tuple[dict[str, float], dict[str, float]]:
    into, out = dict.fromkeys(left, 0.0), dict.fromkeys(left, 0.0)
    for (start, end), weight in edges.items():
        if start in out and end in into and start != end:
            out[start] += weight
            into[end] += weight
    return into, out


def components(nodes: Sequence[str], edges: Iterable[Edge]) -> list[list[str]]:
    """The parts that no edge connects, the largest first, each in the order of ``nodes``."""
    part = {node: node for node in nodes}

    def root(node: str) -> str:
        while part[node] != node:
            node = part[node]
        return node

    for start, end in edges:
        part[root(end)] = root(start)
    found: dict[str, list[str]] = {}
    for node in nodes:
        found.setdefault(root(node), []).append(node)
    return sorted(found.values(), key=len, reverse=True)


def layers(nodes: Sequence[str], edges: Collection[Edge]) -> dict[str, int]:
    """The layer of each node, from 0: behind all that lead to it, and as near to its neighbours as that allows.

    Args:
        nodes: each once.
        edges: without cycles.

    Raises:
        ValueError: the edges lead in a circle.
    """
    before, after = neighbours(nodes, edges)
    found: dict[str, int] = {}
    for node in _sorted(nodes, before, after):
        found[node] = max((found[other] + 1 for other in before[node]), default=0)
    for node in sorted(nodes, key=lambda node: -found[node]):
        if after[node] and len(after[node]) >= len(before[node]):
            found[node] = max(found[node], min(found[other] for other in after[node]) - 1)
    return found


def neighbours(nodes: Sequence[str], edges: Iterable[Edge]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each node those with an edge to it, and those that it has an edge to."""
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for start, end in edges:
        before[end].append(start)
        after[start].append(end)
    return before, after


def _sorted(nodes: Sequence[str], before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> Iterator[str]:
    """Causes before outcomes (Kahn 1962)."""
    waiting = {node: len(before[node]) for node in nodes}
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        yield node
        for other in after[node]:
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    if len(ready) < len(nodes):
        raise ValueError("the edges lead in a circle")


def ordered(rows: Sequence[Sequence[str]], edges: Collection[Edge]) -> list[list[str]]:
    """The nodes of each layer in an order with few crossings: by the mean place of their neighbours, to and fro.

    Args:
        rows: the nodes layer by layer.
        edges: from one layer to the next.
    """
    nodes = [node for row in rows for node in row]
    before, after = neighbours(nodes, edges)
    now = [list(row) for row in rows]
    best, least = [list(row) for row in now], crossings(now, after)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for number in range(1, len(now)) if down else range(len(now) - 2, -1, -1):
            fixed = {node: place for place, node in enumerate(now[number - 1 if down else number + 1])}
            now[number].sort(key=_mean(fixed, before if down else after, now[number]))
        _switch(now, before, after)
        count = crossings(now, after)
        if count < least:
            best, least = [list(row) for row in now], count
    return best


def _switch(rows: Sequence[list[str]], before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> None:
    """Let neighbours in a layer change places where fewer of their edges cross then."""
    place = {node: number for row in rows for number, node in enumerate(row)}
    for row in rows:
        for number in range(len(row) - 1):
            upper, lower = row[number], row[number + 1]
            if _cross(lower, upper, before, after, place) < _cross(upper, lower, before, after, place):
                row[number], row[number + 1] = lower, upper
                place[lower], place[upper] = number, number + 1


def _cross(
    upper: str, lower: str, before: Mapping[str, list[str]], after: Mapping[str, list[str]], place: Mapping[str, int]
) -> int:
    """How many edges of two nodes cross while the one stands above the other."""
    return sum(place[high] > place[low] for near in (before, after) for high in near[upper] for low in near[lower])


def _mean(fixed: Mapping[str, int], near: Mapping[str, list[str]], row: Sequence[str]) -> Callable[[str], float]:
    own = {node: place for place, node in enumerate(row)}

    def place(node: str) -> float:
        places = [fixed[other] for other in near[node] if other in fixed]
        return sum(places) / len(places) if places else float(own[node])

    return place


def crossings(rows: Sequence[Sequence[str]], after: Mapping[str, Sequence[str]]) -> int:
    """How often edges between neighbouring layers cross."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {node: number for number, node in enumerate(lower)}
        ends = [sorted(place[other] for other in after[node] if other in place) for node in upper]
        total += sum(
            low > high
            for number, lows in enumerate(ends)
            for highs in ends[number + 1 :]
            for low in lows
            for high in highs
        )
    return total


def settled(wished: Sequence[float], heights: Sequence[float], gap: float, weights: Sequence[float]) -> list[float]:
    """The middles of things in a column, in the given order, as near to ``wished`` as they fit without touching.

    The least squares under the order (isotonic regression by pooling neighbours): things that would overlap move
    together, and the heavy ones move least.
    """
    offsets = [0.0]
    for upper, lower in pairwise(heights):
        offsets.append(offsets[-1] + (upper + lower) / 2 + gap)
    pools: list[tuple[float, float, int]] = []
    for wish, offset, weight in zip(wished, offsets, weights, strict=True):
        pools.append((wish - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, light, few), (two, heavy, many) = pools[-2:]
            pools[-2:] = [((one * light + two * heavy) / (light + heavy), light + heavy, few + many)]
    levels = [level for level, _, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]


def stacked(heights: Sequence[float], gap: float) -> list[float]:
    """The middles of things under one another from 0."""
    found: list[float] = []
    y = 0.0
    for height in heights:
        found.append(y + height / 2)
        y += height + gap
    return found


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each span of rows the number of a lane where nothing else lies, short spans nearest (lane 0)."""
    taken: list[list[tuple[int, int]]] = []
    found = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda number: (spans[number][1] - spans[number][0], number)):
        top, bottom = spans[number]
        lane = next(
            (place for place, others in enumerate(taken) if all(bottom < low or high < top for low, high in others)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((top, bottom))
        found[number] = lane
    return found


def ports(wished: Sequence[float], top: float, bottom: float, gap: float) -> list[float]:
    """Where lines meet the side of a box: in the given order, near ``wished``, between ``top`` and ``bottom``."""
    if not wished:
        return []
    gap = min(gap, (bottom - top) / max(len(wished) - 1, 1))
    found = settled(wished, [0.0] * len(wished), gap, [1.0] * len(wished))
    least = [max(place, top + number * gap) for number, place in enumerate(found)]
    last = len(least) - 1
    return [min(place, bottom - (last - number) * gap) for number, place in enumerate(least)]


def columns(
    rows: Sequence[Sequence[str]],
    edges: Collection[Edge],
    heights: Mapping[str, float],
    anchors: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """The middle of everything that stands in columns, so that lines between neighbouring columns run straight.

    Args:
        rows: for each column what stands in it, in its order.
        edges: from one column to the next.
        heights: how high everything is.
        anchors: how far below its middle its lines meet it.
        gap: least distance in a column.
    """
    near: dict[str, list[str]] = {}
    for start, end in edges:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    middles: dict[str, float] = {}
    for row in rows:
        places = stacked([heights[node] for node in row], gap)
        shift = (places[-1] + heights[row[-1]] / 2) / 2 if row else 0.0
        middles.update({node: place - shift for node, place in zip(row, places, strict=True)})
    for sweep in range(_SETTLING):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wished = [_wish(node, near, middles, anchors) for node in row]
            weights = [float(len(near.get(node, ()))) or 0.1 for node in row]
            middles.update(zip(row, settled(wished, [heights[node] for node in row], gap, weights), strict=True))
    top = min((middles[node] - heights[node] / 2 for node in middles), default=0.0)
    return {node: tenth(middle - top) for node, middle in middles.items()}


def _wish(
    node: str, near: Mapping[str, list[str]], middles: Mapping[str, float], anchors: Mapping[str, float]
) -> float:
    others = near.get(node, ())
    if not others:
        return middles[node]
    return sum(middles[other] + anchors.get(other, 0.0) for other in others) / len(others) - anchors.get(node, 0.0)

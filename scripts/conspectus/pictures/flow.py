"""Arrows from left to right: a layered drawing after Sugiyama, Tagawa and Toda (1981).

Circles are broken, every term gets a column behind its causes, the columns are ordered so that few lines cross, and
heights are settled so that lines run straight. Who states an arrow has a place of its own between two columns, on the
arrow's line, so that words never lie over a line or over one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from conspectus.pictures.chains import MOST_NAMED, Arrow, Chains, Line, lines
from conspectus.pictures.frame import WIDE
from conspectus.pictures.layout import Box, Edge, columns, components, layers, ordered, ports, reversals, tenth
from conspectus.pictures.measure import snug, width, wrap
from conspectus.pictures.svg import LINE

MOST_COLUMNS = 4
"""More would leave no room for the words."""

SIZE = 12.0
_PAD = 5.0
_GAP = 9.0
_BETWEEN = 24.0
"""Between parts of the drawing that no arrow connects."""
_NARROW, _BROAD = 12.0, 26.0
"""Between a term and what stands on its lines, where few lines meet and where many do."""
_MANY = 3
_PORT = 9.0
_YIELD = 1.15
_LABEL = 104.0
_TERM = 168.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words on an arrow."""

    text: str
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands on a line: its place, and the words; the line runs along its lower edge."""

    box: Box
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands."""

    lines: tuple[Line, ...]
    terms: Mapping[str, Box]
    """By columns, in the order in which they are read."""
    texts: Mapping[str, tuple[str, ...]]
    """The names of the terms, in lines."""
    signs: tuple[Sign, ...]
    """For each line."""
    routes: tuple[tuple[tuple[float, float], ...], ...]
    """For each line the points it runs through: bent from the first to the second, then straight and bent by turns."""
    height: float


def plan_flow(chains: Chains, arrows: Sequence[Arrow]) -> Plan | None:
    """Where terms and words stand; None where the chains are longer than there is room for."""
    drawn = forward(lines(arrows))
    names = list(dict.fromkeys(name for line in drawn for name in (line.start, line.end)))
    edges = [(line.start, line.end) for line in drawn]
    depth = layers(names, edges)
    parts = components(names, edges)
    if not drawn or max(map(depth.__getitem__, names)) >= MOST_COLUMNS:
        return None
    shelves = _shelves(parts, depth)
    grid = _Grid.of(chains, drawn, depth)
    return _stacked(grid, [[_part(grid, part) for part in shelf] for shelf in shelves])


def _shelves(parts: Sequence[Sequence[str]], depth: dict[str, int]) -> list[list[Sequence[str]]]:
    """The parts row by row: beside one another where columns are left; ``depth`` is changed to where they stand."""
    count = max(depth.values()) + 1
    found: list[list[Sequence[str]]] = []
    free = 0
    for part in parts:
        first = min(depth[name] for name in part)
        wide = max(depth[name] for name in part) + 1 - first
        if not found or free + wide > count:
            found.append([])
            free = 0
        for name in part:
            depth[name] += free - first
        found[-1].append(part)
        free += wide
    return found


def forward(drawn: Sequence[Line]) -> tuple[Line, ...]:
    """The lines such that none leads backwards: some are turned, and drawn with their heads at the start."""
    names = list(dict.fromkeys(name for line in drawn for name in (line.start, line.end)))
    drawn = _spread(drawn)
    weights = {(line.start, line.end): float(line.papers) for line in drawn}
    turned = reversals(names, weights)
    return tuple(line.turned if (line.start, line.end) in turned else line for line in drawn)


def _spread(drawn: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that as many papers state this way as that way leave the term with more causes: its other side is free."""
    into = Counter(line.end for line in drawn)
    into.subtract(line.start for line in drawn)
    return tuple(
        line.turned
        if line.forth and line.back and line.forth.papers == line.back.papers and into[line.start] < into[line.end]
        else line
        for line in drawn
    )


def rows_of(line: Line, counted: Mapping[int, str]) -> tuple[Row, ...]:
    """Who states the line's arrows; where not all lead one way from left to right, each row says which."""
    said = ((line.forth, "→ " if line.back else ""), (line.back, "← "))
    return tuple(row for arrow, sign in said if arrow for row in _rows(arrow, sign, counted))


def _rows(arrow: Arrow, sign: str, counted: Mapping[int, str]) -> Iterator[Row]:
    if arrow.papers > MOST_NAMED:
        yield Row(sign + counted[arrow.papers])
        return
    for stated in arrow.stated:
        yield Row(sign + stated.label, stated.address, stated.title)


@dataclass(frozen=True, slots=True)
class _Grid:
    """What all parts of a drawing have in common: the columns and what stands in them."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[Row, ...], ...]
    depth: Mapping[str, int]
    gaps: tuple[int, ...]
    """For each line the number of the gap between columns in which its words stand."""
    xs: tuple[tuple[float, float], ...]
    """Left edge and width of each column: terms, words, terms, and so on."""
    texts: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, chains: Chains, drawn: tuple[Line, ...], depth: Mapping[str, int]) -> _Grid:
        degree = Counter(name for line in drawn for name in (line.start, line.end))
        rows = tuple(rows_of(line, chains.counted) for line in drawn)
        gaps = tuple(
            depth[line.start] if degree[line.start] <= degree[line.end] else depth[line.end] - 1 for line in drawn
        )
        xs = _columns(max(depth.values()) + 1, _margins(drawn, depth), _label_widths(rows, gaps))
        texts = {name: _wrapped(chains.terms[name].name, xs[0][1] - 2 * _PAD) for name in depth}
        return cls(drawn, rows, depth, gaps, xs, texts)

    def term(self, name: str) -> float:
        """The height of a term's box: room for its words, and for the lines that meet it."""
        into = sum(line.end == name for line in self.lines)
        out = sum(line.start == name for line in self.lines)
        return max(len(self.texts[name]) * LINE + 9, max(into, out) * _PORT + 2 * _PAD)


def _wrapped(name: str, room: float) -> tuple[str, ...]:
    """A term's name in lines; a word that is hardly too long is not broken, since the estimate is a wide one."""
    size = snug(name, SIZE)
    longest = max((width(word, size) for word in name.split()), default=0.0)
    return wrap(name, size, max(room, min(longest, room * _YIELD)), 4)


def _label_widths(rows: Sequence[tuple[Row, ...]], gaps: Sequence[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for words, gap in zip(rows, gaps, strict=True):
        wide = max((width(row.text, snug(row.text, SIZE)) for row in words), default=0.0)
        found[gap] = min(max(found.get(gap, 0.0), wide), _LABEL)
    return found


def _margins(drawn: Sequence[Line], depth: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """(gap, 0 for its left side and 1 for its right) → how broad it is."""
    out = Counter(line.start for line in drawn)
    into = Counter(line.end for line in drawn)
    found: dict[tuple[int, int], float] = {}
    for name, layer in depth.items():
        for side, count in (((layer, 0), out[name]), ((layer - 1, 1), into[name])):
            found[side] = max(found.get(side, _NARROW), _BROAD if count >= _MANY else _NARROW)
    return found


def _columns(
    count: int, margins: Mapping[tuple[int, int], float], labels: Mapping[int, float]
) -> tuple[tuple[float, float], ...]:
    between = [
        (margins.get((gap, 0), _NARROW), labels.get(gap, 0.0), margins.get((gap, 1), _NARROW))
        for gap in range(count - 1)
    ]
    room = (WIDE - 2 - sum(map(sum, between))) / count
    spare = max(room - _TERM, 0.0) * count / max(2 * len(between), 1)
    found = [(1.0, min(room, _TERM))]
    for left, words, right in between:
        edge = sum(found[-1]) + left + spare
        found += [(tenth(edge), tenth(words)), (tenth(edge + words + right + spare), tenth(min(room, _TERM)))]
    return tuple((tenth(x), tenth(wide)) for x, wide in found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that nothing connects with the others, as if it stood alone."""

    terms: Mapping[str, Box]
    signs: Mapping[int, Sign]
    routes: Mapping[int, tuple[tuple[float, float], ...]]

    @property
    def height(self) -> float:
        """Down to the lowest edge."""
        boxes = [*self.terms.values(), *(sign.box for sign in self.signs.values())]
        return max(box.y + box.height for box in boxes)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Something in a column: a term, the words on a line, or a line that passes."""

    column: int
    height: float
    anchor: float = 0.0
    """How far below its middle a line meets it."""


def _way(grid: _Grid, number: int) -> dict[str, _Cell]:
    """What stands for a line in the columns between its ends."""
    line = grid.lines[number]
    found: dict[str, _Cell] = {}
    for column in range(2 * grid.depth[line.start] + 1, 2 * grid.depth[line.end]):
        high = len(grid.rows[number]) * LINE + 4
        here = column == 2 * grid.gaps[number] + 1
        found[f"{number} {column}"] = _Cell(column, high, high / 2 - 2) if here else _Cell(column, 6.0)
    return found


def _part(grid: _Grid, names: Sequence[str]) -> _Part:
    ways = {number: _way(grid, number) for number, line in enumerate(grid.lines) if line.start in set(names)}
    cells = {f"={name}": _Cell(2 * grid.depth[name], grid.term(name)) for name in names}
    edges: list[Edge] = []
    for number, way in ways.items():
        cells |= way
        edges += pairwise([f"={grid.lines[number].start}", *way, f"={grid.lines[number].end}"])
    used = sorted({cell.column for cell in cells.values()})
    rows = ordered([[key for key, cell in cells.items() if cell.column == column] for column in used], edges)
    heights = {key: cell.height for key, cell in cells.items()}
    middles = columns(rows, edges, heights, {key: cell.anchor for key, cell in cells.items()}, _GAP)
    reading = [key for row in rows for key in row]
    boxes = {key: _box(grid, cells[key], middles[key]) for key in reading}
    levels = {key: middles[key] + cells[key].anchor for key in reading}
    terms = {key[1:]: box for key, box in boxes.items() if key.startswith("=")}
    signs = {
        number: Sign(boxes[key], grid.rows[number]) for number, way in ways.items() for key in way if way[key].anchor
    }
    return _Part(terms, signs, _routes(grid, ways, boxes, levels))


def _box(grid: _Grid, cell: _Cell, middle: float) -> Box:
    x, wide = grid.xs[cell.column]
    return Box(x, tenth(middle - cell.height / 2), wide, tenth(cell.height))


def _routes(
    grid: _Grid, ways: Mapping[int, Mapping[str, _Cell]], boxes: Mapping[str, Box], levels: Mapping[str, float]
) -> dict[int, tuple[tuple[float, float], ...]]:
    """The points of each line; lines that meet a box meet it one under the other."""
    leaving: dict[str, list[tuple[float, int]]] = {}
    coming: dict[str, list[tuple[float, int]]] = {}
    for number, way in ways.items():
        stops = list(way)
        leaving.setdefault(grid.lines[number].start, []).append((levels[stops[0]], number))
        coming.setdefault(grid.lines[number].end, []).append((levels[stops[-1]], number))
    starts, ends = _meeting(leaving, boxes), _meeting(coming, boxes)
    found: dict[int, tuple[tuple[float, float], ...]] = {}
    for number, way in ways.items():
        start, end = boxes[f"={grid.lines[number].start}"], boxes[f"={grid.lines[number].end}"]
        between = [
            (tenth(x), tenth(levels[key])) for key in way for x in (boxes[key].x, boxes[key].x + boxes[key].width)
        ]
        found[number] = ((tenth(start.x + start.width), starts[number]), *between, (end.x, ends[number]))
    return found


def _meeting(lines_at: Mapping[str, list[tuple[float, int]]], boxes: Mapping[str, Box]) -> dict[int, float]:
    """For each line the height at which it meets its box."""
    found: dict[int, float] = {}
    for name, wished in lines_at.items():
        box = boxes[f"={name}"]
        wished.sort()
        places = ports([level for level, _ in wished], box.y + _PAD, box.y + box.height - _PAD, _PORT)
        found |= {number: tenth(place) for (_, number), place in zip(wished, places, strict=True)}
    return found


def _stacked(grid: _Grid, shelves: Sequence[Sequence[_Part]]) -> Plan:
    """All parts on one drawing, shelf under shelf."""
    terms: dict[str, Box] = {}
    signs: dict[int, Sign] = {}
    routes: dict[int, tuple[tuple[float, float], ...]] = {}
    top = 3.0
    for shelf in shelves:
        for part in shelf:
            terms |= {name: _down(box, top) for name, box in part.terms.items()}
            signs |= {number: Sign(_down(sign.box, top), sign.rows) for number, sign in part.signs.items()}
            routes |= {number: tuple((x, tenth(y + top)) for x, y in points) for number, points in part.routes.items()}
        top = tenth(top + max(part.height for part in shelf) + _BETWEEN)
    numbers = range(len(grid.lines))
    return Plan(
        grid.lines,
        terms,
        grid.texts,
        tuple(map(signs.__getitem__, numbers)),
        tuple(map(routes.__getitem__, numbers)),
        tenth(top - _BETWEEN + 2),
    )


def _down(box: Box, by: float) -> Box:
    return Box(box.x, tenth(box.y + by), box.width, box.height)

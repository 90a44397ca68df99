"""A matrix of counts: rows by columns, every count printed in its cell, and the deeper the more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.measure import fit, width, wrap
from conspectus.pictures.svg import LINE, NOTHING, Svg, element, group, join, label, lines, link

STEPS = 5
"""How many depths a cell can have, beside none."""

_NAME, _GAP = 13.0, 2.0
_SIZES = {"": 13.0, "p-small": 12.0, "p-tiny": 11.0}


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column is: its name, where its page is (empty: nowhere), and its count as a whole."""

    name: str
    address: str
    total: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How many, where they stand, and what that is in words; ``weak`` cells are drawn with a broken outline."""

    count: int
    address: str
    title: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole matrix; ``cells`` by row and column, both from 0, without those of nothing."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[int, int], Cell]

    @property
    def most(self) -> int:
        """The highest count."""
        return max((cell.count for cell in self.cells.values()), default=0)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where things are."""

    left: float
    top: float
    side: float
    tops: tuple[float, ...]
    """Of the rows, and where the last one ends."""


def draw_heat(heat: Heat, *, narrow: bool) -> Drawing:
    """The matrix for a screen, or ``narrow`` for a phone."""
    room = float(NARROW if narrow else WIDE)
    names = [wrap(row.name, _NAME, _label_room(heat, room), 3) for row in heat.rows]
    heads = [fit(column.name, _NAME, 176) for column in heat.columns]
    grid = _grid(heat, names, heads, room)
    body = join(
        *(
            _column(grid, place, column, text)
            for place, (column, text) in enumerate(zip(heat.columns, heads, strict=True))
        ),
        *(_row(heat, grid, place, name) for place, name in enumerate(names)),
    )
    return Drawing(room, grid.tops[-1] + 4, body)


def _label_room(heat: Heat, room: float) -> float:
    """How wide the names of the rows may be: as they need, at most two fifths."""
    needed = max((width(row.name, _NAME) for row in heat.rows), default=0.0)
    least = 22 if len(heat.columns) <= 11 else 18
    return max(min(needed + 2, room * 0.4, room - least * len(heat.columns) - 8), 60)


def _grid(heat: Heat, names: list[tuple[str, ...]], heads: list[str], room: float) -> _Grid:
    left = _label_room(heat, room) + 8
    side = min((room - left) / max(len(heat.columns), 1), 56.0)
    top = max((width(head, _NAME) for head in heads), default=0.0) + 12
    tops = [top]
    for name in names:
        tops.append(tops[-1] + max(30.0, len(name) * LINE + 6))
    return _Grid(left, top, side, tuple(tops))


def _column(grid: _Grid, place: int, head: Head, text: str) -> Svg:
    x = grid.left + (place + 0.5) * grid.side + 4.5
    name = label(0, 0, text, transform=f"translate({x:.1f} {grid.top - 6:.1f}) rotate(-90)")
    return link(head.address, head.name, name, data_n=f"c{place}")


def _row(heat: Heat, grid: _Grid, place: int, name: tuple[str, ...]) -> Svg:
    top, bottom = grid.tops[place], grid.tops[place + 1]
    first = (top + bottom) / 2 - (len(name) - 1) * LINE / 2 + 4.5
    head = heat.rows[place]
    text = lines(grid.left - 8, first, name, anchor="end")
    cells = (_cell(heat, grid, place, column) for column in range(len(heat.columns)))
    return join(link(head.address, head.name, text, data_n=f"r{place}"), group(*cells, class_="p-cells"))


def _cell(heat: Heat, grid: _Grid, row: int, column: int) -> Svg:
    x, y = grid.left + column * grid.side, grid.tops[row]
    high = grid.tops[row + 1] - y
    cell = heat.cells.get((row, column))
    middle = {"x": x + grid.side / 2, "y": y + high / 2 + 4.5}
    if cell is None:
        return label(middle["x"], middle["y"], "·", "p-muted")
    box = element(
        "rect",
        x=x + _GAP / 2,
        y=y + _GAP / 2,
        width=grid.side - _GAP,
        height=high - _GAP,
        class_=f"p-cell p-depth-{depth(cell.count, heat.most)}{' p-passing' if cell.weak else ''}",
    )
    count = _printed(cell.count, middle["x"], middle["y"], grid.side)
    # heads come in the order of the keyboard; the cells' links stand in the table too, and arrow keys reach them here
    return link(cell.address, cell.title, box, count, data_e=f"r{row} c{column}", tabindex="-1")


def _printed(count: int, x: float, y: float, room: float) -> Svg:
    """A count in the largest size that the cell has room for; a cell without any has it in its title and the table."""
    for text in dict.fromkeys([short(count), f"{round(count / 1000)}k" if count >= 1000 else short(count)]):
        for css, size in _SIZES.items():
            if width(text, size) <= room:
                return label(x, y, text, css)
    return NOTHING


def depth(count: int, most: int) -> int:
    """1 to ``STEPS``: how deep the cell of a count is; 0 for nothing."""
    return -(-count * STEPS // most) if most else 0


def short(count: int) -> str:
    """A count in at most four characters (999, 1.2k, 34k)."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 9950 else f"{round(count / 1000)}k"

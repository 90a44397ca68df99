"""Papers and the works that they have in common: the works in the middle, their readers on both sides.

A work that only one paper cites joins nothing, so it is not drawn but counted where the paper stands. Every line ends
in the numbers that the work has in the paper's list. On a phone all papers stand on the left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.layout import Box, Edge, columns, ordered, ports, tenth
from conspectus.pictures.measure import fit, snug, width, wrap
from conspectus.pictures.svg import LINE, Svg, element, group, join, label, lines, link, number, run, words

_NAME, _NOTE = 13.0, 12.0
_PAD = 7.0
_GAP = 14.0
_PORT = 16.0
_MARK = 34.0
"""Room at the end of a line for the work's numbers."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A paper that cites; what is said of its list stands below its name."""

    name: str
    address: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A cited work, who cites it, and with which numbers."""

    name: str
    title: str
    address: str
    by: Mapping[str, str]
    """Id of a reader → the work's numbers in its list."""
    note: str = ""
    """Said of a work that is itself under review."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Papers that are in no line, and why."""

    why: str
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """All of it; readers and works by ids without blanks."""

    readers: Mapping[str, Reader]
    works: Mapping[str, Read]
    asides: tuple[Aside, ...] = ()
    separator: str = ", "


@dataclass(frozen=True, slots=True)
class Form:
    """Where the columns stand: left edge and width of the readers', the works', and the readers' on the right."""

    left: tuple[float, float]
    middle: tuple[float, float]
    right: tuple[float, float] | None = None

    @property
    def width(self) -> float:
        """Of the whole drawing."""
        last = self.right or self.middle
        return last[0] + last[1]


WIDE_FORM = Form((1.0, 158.0), (250.0, 220.0), (561.0, 158.0))
NARROW_FORM = Form((1.0, 106.0), (170.0, 189.0))


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands."""

    readers: Mapping[str, Box]
    """Column by column, from top to bottom."""
    works: Mapping[str, Box]
    ends: Mapping[Edge, tuple[tuple[float, float], tuple[float, float]]]
    """(reader, work) → where its line leaves the reader, and where it meets the work."""
    height: float


def plan_network(network: Network, form: Form) -> Plan:
    """Readers and works in columns, such that few lines cross and nothing overlaps."""
    right = _right(network) if form.right else frozenset()
    pairs = [(reader, work) for work, read in network.works.items() for reader in read.by]
    edges = [_ends(reader, work, right) for reader, work in pairs]
    rows = ordered(
        [
            [f"r{key}" for key in network.readers if key not in right],
            [f"w{key}" for key in network.works],
            *([[f"r{key}" for key in network.readers if key in right]] if right else []),
        ],
        edges,
    )
    heights = {f"r{key}": _reader_height(network, key, form) for key in network.readers}
    heights |= {f"w{key}": _work_height(read, form) for key, read in network.works.items()}
    middles = columns(rows, edges, heights, {}, _GAP)
    boxes: dict[str, Box] = {}
    for row, place in zip(rows, (form.left, form.middle, form.right), strict=False):
        x, wide = place or form.left
        boxes |= {node: Box(x, tenth(middles[node] - heights[node] / 2 + 1), wide, heights[node]) for node in row}
    readers = {node[1:]: box for node, box in boxes.items() if node.startswith("r")}
    works = {node[1:]: box for node, box in boxes.items() if node.startswith("w")}
    height = max(box.y + box.height for box in boxes.values()) + 1
    return Plan(readers, works, _lines(pairs, readers, works), tenth(height))


def _right(network: Network) -> frozenset[str]:
    """The readers on the right: half of what is read, those that read most by turns."""
    counts = {key: sum(key in read.by for read in network.works.values()) for key in network.readers}
    sums = [0, 0]
    found = set()
    for key in sorted(counts, key=lambda key: -counts[key]):
        side = 0 if sums[0] <= sums[1] else 1
        sums[side] += counts[key]
        if side:
            found.add(key)
    return frozenset(found)


def _ends(reader: str, work: str, right: frozenset[str]) -> Edge:
    return (f"w{work}", f"r{reader}") if reader in right else (f"r{reader}", f"w{work}")


def _reader_texts(network: Network, key: str, form: Form) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a reader's name, and those of its notes."""
    reader, room = network.readers[key], form.left[1] - 2 * _PAD
    notes = (line for note in reader.notes for line in wrap(note, snug(note, _NOTE), room, 3))
    return wrap(reader.name, snug(reader.name, _NAME), room, 3), tuple(notes)


def _reader_height(network: Network, key: str, form: Form) -> float:
    name, notes = _reader_texts(network, key, form)
    count = sum(key in read.by for read in network.works.values())
    return max((len(name) + len(notes)) * LINE + 2 * _PAD - 3, (count - 1) * _PORT + 2 * _PAD)


def _work_texts(read: Read, form: Form) -> tuple[str, tuple[str, ...]]:
    """The line of a work's name, and those of its title and its note."""
    room = form.middle[1] - 2 * _PAD
    title = wrap(read.title, snug(read.title, _NOTE), room, 3)
    return fit(read.name, snug(read.name, _NOTE), room), (*title, read.note) if read.note else title


def _work_height(read: Read, form: Form) -> float:
    sides = max(len(read.by) - (len(read.by) // 2 if form.right else 0), 1)
    return max((1 + len(_work_texts(read, form)[1])) * LINE + 2 * _PAD - 3, (sides - 1) * _PORT + 2 * _PAD)


def _lines(
    pairs: Sequence[Edge], readers: Mapping[str, Box], works: Mapping[str, Box]
) -> dict[Edge, tuple[tuple[float, float], tuple[float, float]]]:
    """Where lines begin and end: on each side of a box one below the other, in the order of their other ends."""
    at: dict[tuple[str, Edge], float] = {}
    for kind, own, others, mine in (("r", readers, works, 0), ("w", works, readers, 1)):
        for key, box in own.items():
            for side in (True, False):
                ends = [pair for pair in pairs if pair[mine] == key and (others[pair[1 - mine]].x > box.x) is side]
                ends.sort(key=lambda pair: others[pair[1 - mine]].middle)
                wished = [box.middle if mine else others[pair[0 if mine else 1]].middle for pair in ends]
                places = ports(wished, box.y + _PAD, box.y + box.height - _PAD, _PORT)
                at |= {(kind, pair): tenth(place) for pair, place in zip(ends, places, strict=True)}
    found = {}
    for pair in pairs:
        reader, work = readers[pair[0]], works[pair[1]]
        start, end = (reader.x + reader.width, work.x) if reader.x < work.x else (reader.x, work.x + work.width)
        found[pair] = ((start, at["r", pair]), (end, at["w", pair]))
    return found


def draw_network(network: Network, *, narrow: bool) -> Drawing:
    """The drawing; below it the papers that are in no line, and why."""
    form = NARROW_FORM if narrow else WIDE_FORM
    plan = plan_network(network, form)
    curves = (_line(network, pair, ends) for pair, ends in plan.ends.items())
    left = [key for key, box in plan.readers.items() if box.x == form.left[0]]
    right = [key for key in plan.readers if key not in left]
    things = [_reader(network, key, plan.readers[key], form) for key in left]
    things += [_work(key, network.works[key], box, form) for key, box in plan.works.items()]
    things += [_reader(network, key, plan.readers[key], form) for key in right]
    room = float(NARROW if narrow else WIDE)
    below, height = _asides(network, plan.height, room)
    return Drawing(room, height, join(*curves, *things, *below))


def _line(network: Network, pair: Edge, ends: tuple[tuple[float, float], tuple[float, float]]) -> Svg:
    (x, y), (end, low) = ends
    way = 1 if end > x else -1
    mark = end - way * _MARK
    half = number((x + mark) / 2)
    path = (
        f"M{number(x)} {number(y)}C{half} {number(y)} {half} {number(low)} {number(mark)} {number(low)}H{number(end)}"
    )
    numbers = fit(network.works[pair[1]].by[pair[0]], _NOTE - 1, _MARK - 2)
    said = label(mark + way * _MARK / 2, low - 3, numbers, "p-muted", text_anchor="middle") if numbers else Svg("")
    dot = element("circle", cx=end, cy=low, r=2.5, class_="p-arrowhead")
    return group(element("path", d=path, class_="p-edge", stroke_width=1.5), dot, said, data_e=f"{pair[0]} {pair[1]}")


def _reader(network: Network, key: str, box: Box, form: Form) -> Svg:
    shown = network.readers[key]
    name, notes = _reader_texts(network, key, form)
    first = box.middle - (len(name) + len(notes)) * LINE / 2 + 12
    frame = element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3.0, class_="p-axis p-zone")
    head = lines(box.x + _PAD, first, name, "p-head")
    below = lines(box.x + _PAD, first + len(name) * LINE, notes, "p-muted") if notes else Svg("")
    return link(shown.address, shown.name, frame, head, below, data_n=key)


def _work(key: str, read: Read, box: Box, form: Form) -> Svg:
    """A work; one that is itself under review has a second frame."""
    name, title = _work_texts(read, form)
    first = box.middle - (1 + len(title)) * LINE / 2 + 12
    frame = element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3.0, class_="p-axis")
    inner = (
        element("rect", x=box.x + 3, y=box.y + 3, width=box.width - 6, height=box.height - 6, rx=2.0, class_="p-axis")
        if read.note
        else Svg("")
    )
    head = label(box.x + _PAD, first, name, "p-small")
    return link(
        read.address, read.title, frame, inner, head, lines(box.x + _PAD, first + LINE, title, "p-muted"), data_n=key
    )


def _asides(network: Network, top: float, room: float) -> tuple[list[Svg], float]:
    """Papers that are in no line: a heading, and their names in lines as broad as the drawing."""
    made: list[Svg] = []
    for aside in network.asides:
        top += LINE + 14
        for place, text in enumerate(wrap(aside.why, _NOTE, room, 3)):
            top += LINE if place else 0
            made.append(label(0, top, text, "p-muted"))
        for row in _rows(aside.readers, network.separator, room):
            top += LINE + 2
            made.append(_names(row, network.separator, top, room))
    return made, tenth(top + (8 if network.asides else 0))


def _rows(readers: Sequence[Reader], separator: str, room: float) -> list[list[Reader]]:
    rows: list[list[Reader]] = [[]]
    used = 0.0
    for reader in readers:
        wide = width(reader.name + separator, _NOTE)
        if rows[-1] and used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append(reader)
        used += wide
    return rows


def _names(row: Sequence[Reader], separator: str, y: float, room: float) -> Svg:
    each = (link(reader.address, "", words(fit(reader.name, _NOTE, room))) for reader in row)
    return element("text", run(separator, each), x=0.0, y=y, class_="p-small")

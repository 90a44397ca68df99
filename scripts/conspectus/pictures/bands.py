"""Two lists and what joins them: bands from left to right as broad as they weigh, arcs between items of the right list.

Items stand in the order in which bands cross least, as far as going back and forth between the two sides finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.measure import fit, width, wrap
from conspectus.pictures.svg import LINE, NOTHING, Svg, element, join, label, lines, link

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")

_NAME, _NOTE = 13.0, 12.0
_GAP = 10.0
_SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in a list: its name, what is said below it, and where its page is (empty: nowhere)."""

    id: str
    name: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Band:
    """What joins an item of the left list with one of the right, both by their place in it."""

    left: int
    right: int
    weight: int
    address: str
    title: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """What two items of the right list have in common."""

    one: int
    other: int
    weight: int
    title: str


@dataclass(frozen=True, slots=True)
class Bands:
    """The whole picture."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    bands: tuple[Band, ...]
    arcs: tuple[Arc, ...]
    in_order: bool = False
    """Whether the items of the left list follow each other (in time), and keep their order."""

    def weights(self, side: Side) -> list[int]:
        """Of the items of a list, the sum of their bands."""
        sums = [0] * len(self.left if side == "left" else self.right)
        for band in self.bands:
            sums[band.left if side == "left" else band.right] += band.weight
        return sums


@dataclass(frozen=True, slots=True)
class _Form:
    """Where things are from left to right, and how high the heavier list is at least."""

    names: float
    bar: float
    between: float
    labels: float
    arcs: float
    tall: float
    lines: int


_WIDE = _Form(names=126, bar=10, between=250, labels=216, arcs=84, tall=420, lines=3)
_NARROW = _Form(names=86, bar=7, between=88, labels=122, arcs=34, tall=420, lines=4)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item in its place: its names in lines, its row, and its bar in the row."""

    item: Item
    text: tuple[str, ...]
    top: float
    height: float
    bar: float

    @property
    def begin(self) -> float:
        """Where its bar begins."""
        return self.top + (self.height - self.bar) / 2

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


def draw_bands(picture: Bands, *, narrow: bool) -> Drawing:
    """The picture for a screen, or ``narrow`` for a phone."""
    form = _fitted(_NARROW if narrow else _WIDE, picture, NARROW if narrow else WIDE)
    scale = form.tall / max(sum(picture.weights("left")), 1)
    order = _order(picture)
    bars = {side: [max(weight * scale, 2.0) for weight in picture.weights(side)] for side in SIDES}
    left = _placed(picture.left, order[0], bars["left"], (form.names, form.lines))
    right = _placed(picture.right, order[1], bars["right"], (form.labels, form.lines))
    tall = max((max(one.top + one.height for one in side.values()) for side in (left, right) if side), default=0.0)
    left, right = (_spread(side, tall) for side in (left, right))
    foot = float(NARROW if narrow else WIDE) - form.arcs
    body = join(
        *_drawn_arcs(picture, right, foot, form),
        *_drawn_bands(picture, left, right, scale, form),
        *(_left(left[place], form) for place in order[0]),
        *(_right(right[place], form) for place in order[1]),
    )
    return Drawing(NARROW if narrow else WIDE, tall + 4, body)


def _fitted(form: _Form, picture: Bands, room: float) -> _Form:
    """The form with no more room for words than they take; the bands have the rest."""
    names = _widest(picture.left, form.names, form.lines)
    labels = _widest(picture.right, form.labels, form.lines) + 12
    between = room - names - labels - form.arcs - 2 * (form.bar + 8)
    return replace(form, names=names, labels=labels, between=between)


def _widest(items: Sequence[Item], room: float, most: int) -> float:
    words = [width(line, _NAME) for item in items for line in wrap(item.name, _NAME, room, most)]
    notes = [width(fit(item.note, _NOTE, room), _NOTE) for item in items]
    # words that were wrapped are wrapped alike in the room that they take, but for the rounding of a sum
    return min(max((*words, *notes), default=0.0) + 0.1, room)


def _order(picture: Bands) -> tuple[list[int], list[int]]:
    """The places of the items from top to bottom: each near the middle of those it is joined with."""
    left, right = list(range(len(picture.left))), list(range(len(picture.right)))
    best = (left, right)
    least = _crossings(picture, left, right)
    for sweep in range(_SWEEPS):
        if sweep % 2 and picture.in_order:
            continue
        if sweep % 2:
            left = _settled(left, right, [(band.left, band.right, band.weight) for band in picture.bands])
        else:
            right = _settled(right, left, [(band.right, band.left, band.weight) for band in picture.bands])
        if (crossings := _crossings(picture, left, right)) < least:
            best, least = (left, right), crossings
    return best


def _settled(own: Sequence[int], others: Sequence[int], joined: Iterable[tuple[int, int, int]]) -> list[int]:
    rank = {other: place for place, other in enumerate(others)}
    sums = {one: [0.0, 0.0] for one in own}
    for one, other, weight in joined:
        sums[one][0] += weight * rank[other]
        sums[one][1] += weight
    now = {one: place for place, one in enumerate(own)}
    middle = {one: total / weight if weight else float(now[one]) for one, (total, weight) in sums.items()}
    return sorted(own, key=lambda one: (round(middle[one], 6), now[one]))


def _crossings(picture: Bands, left: Sequence[int], right: Sequence[int]) -> int:
    """How much crosses: for each two bands that do, the weight of the one times that of the other."""
    above, below = ({one: place for place, one in enumerate(side)} for side in (left, right))
    before = [0] * len(right)
    found = 0
    for _, own in groupby(sorted(picture.bands, key=lambda band: above[band.left]), key=lambda band: band.left):
        bands = list(own)
        found += sum(band.weight * sum(before[below[band.right] + 1 :]) for band in bands)
        for band in bands:
            before[below[band.right]] += band.weight
    return found


def _placed(
    items: Sequence[Item], order: Sequence[int], bars: Sequence[float], room: tuple[float, int]
) -> dict[int, _Placed]:
    """The items one below the other, each as high as its bar and as its name, in so much room and so many lines."""
    made: dict[int, _Placed] = {}
    y = 2.0
    for place in order:
        text = wrap(items[place].name, _NAME, *room)
        bar = bars[place]
        high = max((len(text) + bool(items[place].note)) * LINE, bar)
        made[place] = _Placed(items[place], text, y, high, bar)
        y += high + _GAP
    return made


def _spread(side: dict[int, _Placed], tall: float) -> dict[int, _Placed]:
    """The shorter list, spread over the height of the longer one."""
    if not side:
        return side
    ended = max(one.top + one.height for one in side.values())
    more = (tall - ended) / max(len(side), 1)
    return {
        place: _Placed(one.item, one.text, one.top + more * (rank + 0.5), one.height, one.bar)
        for rank, (place, one) in enumerate(side.items())
    }


def _left(one: _Placed, form: _Form) -> Svg:
    return _named(one, form.names, form.names + 8, form, anchor="end")


def _right(one: _Placed, form: _Form) -> Svg:
    bar = form.names + 8 + form.bar + form.between
    return _named(one, bar + form.bar + 8, bar, form, anchor="")


def _named(one: _Placed, x: float, bar: float, form: _Form, *, anchor: str) -> Svg:
    first = one.middle - (len(one.text) + bool(one.item.note)) * LINE / 2 + 12.5
    box = element("rect", x=bar, y=one.begin, width=form.bar, height=one.bar, class_="p-mark")
    names = lines(x, first, one.text, anchor=anchor)
    room = form.names if anchor else form.labels
    note = fit(one.item.note, _NOTE, room)
    below = label(x, first + len(one.text) * LINE, note, "p-muted", text_anchor=anchor or None) if note else NOTHING
    return link(one.item.address, one.item.name, box, names, below, data_n=one.item.id)


def _drawn_bands(
    picture: Bands, left: dict[int, _Placed], right: dict[int, _Placed], scale: float, form: _Form
) -> Iterator[Svg]:
    """The bands, each beginning where the one before it in its bar ends, in the order of their other ends."""
    rank = {side: {place: at for at, place in enumerate(placed)} for side, placed in (("l", left), ("r", right))}
    starts = {place: one.begin for place, one in left.items()}
    ends = {place: one.begin for place, one in right.items()}
    at: dict[tuple[int, int], tuple[float, float]] = {}
    by_left = sorted(picture.bands, key=lambda band: (rank["l"][band.left], rank["r"][band.right]))
    for band in by_left:
        at[band.left, band.right] = (starts[band.left], 0.0)
        starts[band.left] += band.weight * scale
    for band in sorted(picture.bands, key=lambda band: (rank["r"][band.right], rank["l"][band.left])):
        at[band.left, band.right] = (at[band.left, band.right][0], ends[band.right])
        ends[band.right] += band.weight * scale
    x = form.names + 8 + form.bar
    for band in by_left:
        path = _band(x, x + form.between, at[band.left, band.right], band.weight * scale)
        shape = element("path", d=path, class_="p-band p-passing-band" if band.weak else "p-band")
        names = f"{picture.left[band.left].id} {picture.right[band.right].id}"
        yield link(band.address, band.title, shape, data_e=names, tabindex="-1" if band.address else None)


def _band(x: float, end: float, at: tuple[float, float], high: float) -> str:
    """The outline of a band from ``x`` to ``end``."""
    middle = (x + end) / 2
    one, two = at
    there = f"M{x:.1f} {one:.1f}C{middle:.1f} {one:.1f} {middle:.1f} {two:.1f} {end:.1f} {two:.1f}"
    back = f"v{high:.1f}C{middle:.1f} {two + high:.1f} {middle:.1f} {one + high:.1f} {x:.1f} {one + high:.1f}Z"
    return there + back


def _drawn_arcs(picture: Bands, right: dict[int, _Placed], foot: float, form: _Form) -> Iterator[Svg]:
    most = max((arc.weight for arc in picture.arcs), default=1)
    far = max((abs(right[arc.one].middle - right[arc.other].middle) for arc in picture.arcs), default=1.0)
    feet = sorted({place for arc in picture.arcs for place in (arc.one, arc.other)})
    for arc in sorted(picture.arcs, key=lambda arc: arc.weight):
        one, other = sorted((right[arc.one].middle, right[arc.other].middle))
        out = (form.arcs - 6) * 4 / 3 * (0.2 + 0.8 * (other - one) / far)
        path = f"M{foot:.1f} {one:.1f}C{foot + out:.1f} {one:.1f} {foot + out:.1f} {other:.1f} {foot:.1f} {other:.1f}"
        broad = 1 + min(form.arcs / 20, 60 / len(picture.arcs)) * arc.weight / most
        shape = element("path", d=path, class_="p-edge", stroke_width=broad)
        names = f"{picture.right[arc.one].id} {picture.right[arc.other].id}"
        yield link("", arc.title, shape, data_e=names)
    for place in feet:
        yield element("circle", cx=foot, cy=right[place].middle, r=3, class_="p-mark")

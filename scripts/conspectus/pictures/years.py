"""When things appeared: two kinds, one above the line of time and one below; on a phone time runs downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.heat import short
from conspectus.pictures.measure import width
from conspectus.pictures.svg import NOTHING, Svg, element, group, join, label, link

_TALL = 150.0
"""Of the longest column on a screen."""

_ROW, _SMALL = 22.0, 12.0
_AXIS = 22.0
_APART = 14.0
"""Between the line of time and what is beside it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind in one span of years; ``title`` says it in words."""

    count: int
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Bin:
    """A span of years; ``apart`` for what is not a step of the line of time: earlier than it, or undated."""

    name: str
    upper: Count
    lower: Count
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """The bins in the order of time, and what the two kinds are called."""

    bins: tuple[Bin, ...]
    upper: str
    lower: str

    def most(self, kind: str) -> int:
        """The highest count of the ``upper`` or the ``lower`` kind, at least 1."""
        return max((getattr(one, kind).count for one in self.bins), default=0) or 1


def draw_years(years: Years, *, narrow: bool) -> Drawing:
    """The bins side by side, or ``narrow`` one below the other."""
    return _down(years) if narrow else _across(years)


@dataclass(frozen=True, slots=True)
class _Slot:
    """The room of a bin: where it begins, how wide it is, and its columns."""

    x: float
    wide: float
    column: float

    @property
    def middle(self) -> float:
        """Where its columns and its name have their middle."""
        return self.x + self.wide / 2


def _across(years: Years) -> Drawing:
    """Columns above and below the line of time."""
    up, down = (_heights(years, kind) for kind in ("upper", "lower"))
    line = 36 + max(up, default=0)
    slots = _slots(years)
    placed = zip(years.bins, slots, zip(up, down, strict=True), strict=True)
    columns = (_column(one, slot, line, high) for one, slot, high in placed)
    below = line + _AXIS + max(down, default=0)
    kinds = (label(0, 14, years.upper, "p-head"), label(0, below + 40, years.lower, "p-head"))
    end = slots[-1].x + slots[-1].wide if slots else 0
    rules = (element("path", d=f"M0 {at:.1f}H{end:.1f}", class_="p-axis") for at in (line, line + _AXIS))
    body = join(kinds[0], *_names(years, slots, line + 15.5), *columns, *rules, kinds[1])
    return Drawing(WIDE, below + 48, body)


def _slots(years: Years) -> list[_Slot]:
    """The steps of the line of time are equally wide; what is beside them has the room of its name."""
    apart = {place: max(width(one.name, _SMALL) + 4, 24) for place, one in enumerate(years.bins) if one.apart}
    room = WIDE - sum(wide + _APART for wide in apart.values())
    step = min(room / max(len(years.bins) - len(apart), 1), 64)
    slots: list[_Slot] = []
    x = 0.0
    for place in range(len(years.bins)):
        x += _APART if place and (place in apart or place - 1 in apart) else 0
        wide = apart.get(place, step)
        slots.append(_Slot(x, wide, min(wide, step)))
        x += wide
    return slots


def _names(years: Years, slots: list[_Slot], y: float) -> Iterator[Svg]:
    """The names of the bins, of the steps only as many as there is room for; none reaches beyond the line of time."""
    steps = [place for place, one in enumerate(years.bins) if not one.apart]
    every = _every(years, slots[steps[0]].wide) if steps else 1
    begin = slots[steps[0]].x - 4 if steps and steps[0] else 0.0
    end = slots[steps[-1]].x + slots[steps[-1]].wide + 4 if steps and steps[-1] < len(slots) - 1 else float(WIDE)
    for place, (one, slot) in enumerate(zip(years.bins, slots, strict=True)):
        half = width(one.name, _SMALL) / 2
        if one.apart:
            yield label(slot.middle, y, one.name, "p-small", text_anchor="middle")
        elif (place - steps[0]) % every == 0:
            inside = min(max(slot.middle, begin + half), end - half)
            yield label(inside, y, one.name, "p-small", text_anchor="middle")


def _heights(years: Years, kind: str) -> list[float]:
    """Of the columns of a kind: all have one scale, unless one kind would vanish beside the other."""
    most = max(years.most("upper"), years.most("lower"))
    own = years.most(kind)
    scale = _TALL / most if own * 12 > most else _TALL / 3 / own
    return [max(getattr(one, kind).count * min(scale, 16), 0) for one in years.bins]


def _every(years: Years, step: float) -> int:
    """Each how-manieth bin has room for its name."""
    widest = max((width(one.name, _SMALL) for one in years.bins if not one.apart), default=0)
    # the names at both ends are moved inwards by what they are wider than their column
    between = max(6.0, (widest - step) / 2 + 2)
    return max(1, -int(-(widest + between) // step))


def _column(one: Bin, slot: _Slot, line: float, high: tuple[float, float]) -> Svg:
    gap = min(slot.column * 0.12, 3)
    x, wide = slot.middle - slot.column / 2 + gap, slot.column - 2 * gap
    above = _bar(one.upper, (x, line - high[0], wide, high[0]), (slot.middle, line - high[0] - 5), "p-mark")
    low = line + _AXIS
    below = _bar(one.lower, (x, low, wide, high[1]), (slot.middle, low + high[1] + 14), "p-hollow")
    return join(above, below)


def _long(count: Count) -> float:
    """How wide a count is when it is printed."""
    return width(short(count.count), _SMALL)


def fits(counts: Iterable[int], bins: int) -> bool:
    """Whether each of the counts can be printed on a column, where there are so many."""
    widest = max((width(short(count), _SMALL) for count in counts), default=0)
    return widest * bins <= WIDE - 2 * (_APART + 24)


def _bar(
    count: Count, box: tuple[float, float, float, float], printed: tuple[float, float], css: str, anchor: str = "middle"
) -> Svg:
    if not count.count:
        return NOTHING
    x, y, wide, high = box
    bar = element("rect", x=x, y=y, width=wide, height=high, class_=css)
    # a column that is narrower than its count has it in its title and in the table only
    room = min(wide / 0.76, wide + 6) if anchor == "middle" else WIDE
    number = label(*printed, short(count.count), "p-small", text_anchor=anchor) if _long(count) <= room else NOTHING
    return link(count.address, count.title, bar, number)


def _down(years: Years) -> Drawing:
    """Rows of two bars, time running downwards."""
    left = max((width(one.name, _SMALL) for one in years.bins), default=0) + 10
    beside = max((_long(count) for one in years.bins for count in (one.upper, one.lower)), default=0) + 8
    half = (NARROW - left) / 2 - beside
    scale = {kind: half / years.most(kind) for kind in ("upper", "lower")}
    middle = left + half + beside
    parts = [
        label(middle - 6, 14, years.upper, "p-head", text_anchor="end"),
        label(middle + 6, 14, years.lower, "p-head"),
    ]
    y = 24.0
    for place, one in enumerate(years.bins):
        y += 10 if place and (one.apart or years.bins[place - 1].apart) else 0
        parts.append(_line(one, y, (left, middle), {kind: min(scale[kind], 16) for kind in scale}))
        y += _ROW
    parts.append(element("path", d=f"M{middle:.1f} 22V{y:.1f}", class_="p-axis"))
    return Drawing(NARROW, y + 4, join(*parts))


def _line(one: Bin, y: float, at: tuple[float, float], scale: dict[str, float]) -> Svg:
    left, middle = at
    base = y + 15
    name = label(left - 10, base, one.name, "p-small", text_anchor="end")
    long = {"upper": one.upper.count * scale["upper"], "lower": one.lower.count * scale["lower"]}
    upper = _bar(
        one.upper,
        (middle - long["upper"], y + 3, long["upper"], _ROW - 6),
        (middle - long["upper"] - 5, base),
        "p-mark",
        "end",
    )
    lower = _bar(
        one.lower, (middle, y + 3, long["lower"], _ROW - 6), (middle + long["lower"] + 5, base), "p-hollow", "start"
    )
    return group(name, upper, lower)

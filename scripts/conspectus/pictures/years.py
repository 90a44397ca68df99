"""When things appeared: two kinds, one above the line of time and one below; on a phone time runs downwards."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.heat import short
from conspectus.pictures.measure import width
from conspectus.pictures.svg import NOTHING, Svg, element, group, join, label, link

_TALL = 150.0
"""Of the longest column on a screen."""

_ROW, _SMALL = 22.0, 12.0
_AXIS = 22.0


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


def _across(years: Years) -> Drawing:
    """Columns above and below the line of time."""
    apart = {place: max(width(one.name, _SMALL) + 4, 24) for place, one in enumerate(years.bins) if one.apart}
    room = WIDE - sum(wide + 14 for wide in apart.values())
    step = min(room / max(len(years.bins) - len(apart), 1), 64)
    up, down = (_heights(years, kind) for kind in ("upper", "lower"))
    line = 36 + max(up, default=0)
    parts, x = [], 0.0
    every = _every(years, step)
    skipped = int(bool(years.bins) and years.bins[0].apart)
    for place, one in enumerate(years.bins):
        behind = place > 0 and years.bins[place - 1].apart
        x += 14 if behind or (one.apart and place) else 0
        named = one.apart or (place - skipped) % every == 0
        wide = apart.get(place, step)
        parts.append(_column(one, (x, line), (wide, min(wide, step)), (up[place], down[place]), named=named))
        x += wide
    below = line + _AXIS + max(down, default=0)
    kinds = (label(0, 14, years.upper, "p-head"), label(0, below + 40, years.lower, "p-head"))
    rules = (element("path", d=f"M0 {at:.1f}H{x:.1f}", class_="p-axis") for at in (line, line + _AXIS))
    return Drawing(WIDE, below + 48, join(kinds[0], *parts, *rules, kinds[1]))


def _heights(years: Years, kind: str) -> list[float]:
    """Of the columns of a kind: all have one scale, unless one kind would vanish beside the other."""
    most = max(years.most("upper"), years.most("lower"))
    own = years.most(kind)
    scale = _TALL / most if own * 12 > most else _TALL / 3 / own
    return [max(getattr(one, kind).count * min(scale, 16), 0) for one in years.bins]


def _every(years: Years, step: float) -> int:
    """Each how-manieth bin has room for its name."""
    widest = max((width(one.name, _SMALL) for one in years.bins if not one.apart), default=0)
    return max(1, -int(-(widest + 6) // step))


def _column(
    one: Bin, at: tuple[float, float], wide: tuple[float, float], high: tuple[float, float], *, named: bool
) -> Svg:
    """A bin at its left end and the line of time; how wide it is and its columns are; how high they are."""
    x, line = at
    middle = x + wide[0] / 2
    gap = min(wide[1] * 0.12, 3)
    inner = (middle - wide[1] / 2 + gap, wide[1] - 2 * gap)
    inside = max(middle, width(one.name, _SMALL) / 2)
    name = label(inside, line + 15.5, one.name, "p-small", text_anchor="middle") if named else NOTHING
    above = _bar(one.upper, (inner[0], line - high[0], inner[1], high[0]), (middle, line - high[0] - 5), "p-mark")
    low = line + _AXIS
    below = _bar(one.lower, (inner[0], low, inner[1], high[1]), (middle, low + high[1] + 14), "p-hollow")
    return group(name, above, below)


def _bar(
    count: Count, box: tuple[float, float, float, float], printed: tuple[float, float], css: str, anchor: str = "middle"
) -> Svg:
    if not count.count:
        return NOTHING
    x, y, wide, high = box
    bar = element("rect", x=x, y=y, width=wide, height=high, class_=css)
    number = label(*printed, short(count.count), "p-small", text_anchor=anchor)
    return link(count.address, count.title, bar, number)


def _down(years: Years) -> Drawing:
    """Rows of two bars, time running downwards."""
    left = max((width(one.name, _SMALL) for one in years.bins), default=0) + 10
    half = (NARROW - left - 64) / 2
    scale = {kind: half / years.most(kind) for kind in ("upper", "lower")}
    middle = left + half + 32
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

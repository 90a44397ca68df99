"""Arrows on a phone: the terms under one another, their arrows as rails at the side.

Every term stands once, causes above what they lead to. An arrow is written below that of its terms which has fewer; a
rail leads from there to the other one, and all arrows into one term, or out of it, share a rail. So there are as many
rails as there are terms in the thick of things, and words have the width of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.pictures.chains import MOST_NAMED, Arrow, Chains, Line, lines
from conspectus.pictures.flow import forward
from conspectus.pictures.frame import Drawing
from conspectus.pictures.layout import components, lanes, layers, tenth
from conspectus.pictures.measure import fit, width, wrap
from conspectus.pictures.svg import LINE, Svg, element, group, join, link, number, run, words
from conspectus.pictures.svg import lines as text_lines

_SIZE = 13.0
_SMALL = 12.0
_ABOVE = 10.0
"""Over each term."""
_LANE = 11.0
_LEFT = 7.0
_STUB = 12.0
_ASIDE = 4.0
"""Between the rail that comes in to a term and the one that leaves it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An arrow as it is written below one of its terms."""

    arrow: Arrow
    hub: str
    """Its other term."""
    leads: bool
    """Whether it leads to ``hub``; else it comes from there."""
    y: float
    said: tuple[str, ...]
    """The lines: the other term, then who states it, on one line where there is room."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A term with its arrows."""

    name: str
    y: float
    texts: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Rail:
    """All arrows into a term, or out of it."""

    hub: str
    leads: bool
    x: float
    at: float
    """Where it meets its term."""
    ys: tuple[float, ...]
    """Where it meets the others."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands."""

    stops: tuple[Stop, ...]
    rails: tuple[Rail, ...]
    left: float
    """Where words begin."""
    height: float


def order(drawn: Sequence[Line]) -> list[str]:
    """The terms, causes first, what belongs together side by side; ``drawn`` leads forward only."""
    names = list(dict.fromkeys(name for line in drawn for name in (line.start, line.end)))
    edges = [(line.start, line.end) for line in drawn]
    depth = layers(names, edges)
    return [name for part in components(names, edges) for name in sorted(part, key=depth.__getitem__)]


def plan_rails(chains: Chains, arrows: Sequence[Arrow], room: float) -> Plan:
    """Where terms and rails stand on a drawing ``room`` wide."""
    degree = Counter(name for arrow in arrows for name in (arrow.cause, arrow.outcome))
    hubs = [arrow.outcome if degree[arrow.cause] <= degree[arrow.outcome] else arrow.cause for arrow in arrows]
    count = len({(hub, hub == arrow.outcome) for hub, arrow in zip(hubs, arrows, strict=True)})
    names = order(forward(lines(arrows)))
    # rails are known only once the rows are, and rows only once it is known how many rails stand beside them
    for beside in range(1, count + 1):
        left = _LEFT + beside * _LANE + _STUB
        stops, height = _stops(chains, names, list(zip(arrows, hubs, strict=True)), left, room)
        rails, used = _rails(stops, left)
        if used <= beside:
            break
    return Plan(stops, rails, left, height)


def _stops(
    chains: Chains, names: Sequence[str], arrows: Sequence[tuple[Arrow, str]], left: float, room: float
) -> tuple[tuple[Stop, ...], float]:
    below: dict[str, list[tuple[Arrow, str]]] = {}
    for arrow, hub in arrows:
        below.setdefault(arrow.cause if hub == arrow.outcome else arrow.outcome, []).append((arrow, hub))
    found: list[Stop] = []
    y = 0.0
    for name in names:
        texts = wrap(chains.terms[name].name, _SIZE, room - left, 2)
        y += _ABOVE + LINE
        top = y
        y += (len(texts) - 1) * LINE
        entries: list[Entry] = []
        for arrow, hub in below.get(name, ()):
            said = _said(chains, arrow, hub, room - left)
            entries.append(Entry(arrow, hub, hub == arrow.outcome, tenth(y + LINE), said))
            y += len(said) * LINE
        found.append(Stop(name, tenth(top), texts, tuple(entries)))
    return tuple(found), tenth(y + _ABOVE)


def who(chains: Chains, arrow: Arrow) -> str:
    """The papers by name, or how many they are."""
    if arrow.papers > MOST_NAMED:
        return chains.counted[arrow.papers]
    return chains.separator.join(stated.label for stated in arrow.stated)


def _said(chains: Chains, arrow: Arrow, hub: str, room: float) -> tuple[str, ...]:
    sign = "→" if hub == arrow.outcome else "←"
    other = f"{sign} {chains.terms[hub].name}"
    names = who(chains, arrow)
    if width(f"{other}  {names}", _SMALL) <= room:
        return (other,)
    return (fit(other, _SMALL, room), names)


def _rails(stops: Sequence[Stop], left: float) -> tuple[tuple[Rail, ...], int]:
    places = {stop.name: stop.y for stop in stops}
    found: dict[tuple[str, bool], list[float]] = {}
    for stop in stops:
        for entry in stop.entries:
            found.setdefault((entry.hub, entry.leads), []).append(entry.y)
    at = {(hub, leads): places[hub] + (-_ASIDE if leads else _ASIDE) for hub, leads in found}
    spans = [(round(min(*ys, at[key])), round(max(*ys, at[key]))) for key, ys in found.items()]
    beside = lanes(spans)
    rails = tuple(
        Rail(*key, tenth(left - _STUB - lane * _LANE), at[key], tuple(ys))
        for (key, ys), lane in zip(found.items(), beside, strict=True)
    )
    return rails, max(beside, default=-1) + 1


def draw_rails(chains: Chains, arrows: Sequence[Arrow], room: float) -> Drawing:
    """The drawing, ``room`` wide."""
    found = plan_rails(chains, arrows, room)
    rails = (_rail(rail, found) for rail in found.rails)
    return Drawing(room, found.height, join(*rails, *(_stop(chains, stop, found, room) for stop in found.stops)))


def _rail(rail: Rail, found: Plan) -> Svg:
    """A rail with its branches; each branch belongs to an arrow, and ends in a head where the arrow does."""
    end = found.left - 4
    ys = (*rail.ys, rail.at)
    up = element("path", d=f"M{number(rail.x)} {number(min(ys) - 5)}V{number(max(ys) - 5)}", class_="p-edge")
    hub = _branch(rail.x, rail.at - 5, end, headed=rail.leads)
    leaves = (_branch(rail.x, y - 5, end, headed=not rail.leads) for y in rail.ys)
    return group(up, hub, *leaves)


def _branch(x: float, y: float, end: float, *, headed: bool) -> Svg:
    stop = end - 6 if headed else end
    parts = [element("path", d=f"M{number(x)} {number(y)}H{number(stop)}", class_="p-edge")]
    if headed:
        shape = f"M{number(end)} {number(y)}L{number(stop)} {number(y - 3.5)}V{number(y + 3.5)}Z"
        parts.append(element("path", d=shape, class_="p-arrowhead"))
    parts.append(element("circle", cx=x, cy=y, r=2.0, class_="p-arrowhead"))
    return join(*parts)


def _stop(chains: Chains, stop: Stop, found: Plan, room: float) -> Svg:
    shown = chains.terms[stop.name]
    head = link(shown.address, shown.name, text_lines(found.left, stop.y, stop.texts, "p-head"), data_n=stop.name)
    return join(head, *(_entry(chains, entry, found.left, room) for entry in stop.entries))


def _entry(chains: Chains, entry: Entry, left: float, room: float) -> Svg:
    names = _names(chains, entry, room - left)
    apart: dict[str, float] = {"x": left, "dy": LINE} if len(entry.said) > 1 else {"dx": 6.0}
    papers = element("tspan", names, class_="p-muted", **apart)
    text = element("text", words(entry.said[0]), Svg(" "), papers, x=left, y=entry.y, class_="p-small")
    return group(text, data_e=f"{entry.arrow.cause} {entry.arrow.outcome}")


def _names(chains: Chains, entry: Entry, room: float) -> Svg:
    """The papers one after another in a line of words, each linked to the claim."""
    arrow = entry.arrow
    if arrow.papers > MOST_NAMED:
        return words(chains.counted[arrow.papers])
    # names are cut only where they do not fit together
    each = room if width(who(chains, arrow), _SMALL) <= room else room / arrow.papers - 12
    named = {"data_e": f"{arrow.cause} {arrow.outcome}", "tabindex": "-1"}
    papers = (
        link(paper.address, paper.title, words(fit(paper.label, _SMALL, each)), **(named if paper.address else {}))
        for paper in arrow.stated
    )
    return run(chains.separator, papers)

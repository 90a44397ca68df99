"""The drawing of causal chains: lines with heads, the words on them, and the terms in boxes."""

from __future__ import annotations

from collections.abc import Sequence

from conspectus.pictures.chains import Arrow, Chains, Line
from conspectus.pictures.flow import SIZE, Plan, Sign, plan_flow
from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.layout import Box
from conspectus.pictures.measure import fit, snug
from conspectus.pictures.rails import draw_rails
from conspectus.pictures.svg import LINE, Svg, element, group, join, label, lines, link, number

_HEAD = 7.0


LEAST = 10
"""Rather than fewer from left to right, more are drawn with rails."""


def fitting(chains: Chains, arrows: Sequence[Arrow]) -> Sequence[Arrow]:
    """As many of the first ``arrows`` as a page is wide enough for; all, where those would be too few."""
    for count in range(len(arrows), min(LEAST, len(arrows)) - 1, -1):
        if plan_flow(chains, arrows[:count]):
            return arrows[:count]
    return arrows


def draw_chains(chains: Chains, arrows: Sequence[Arrow], *, narrow: bool) -> Drawing:
    """``arrows`` from left to right; with rails on a narrow drawing, and where chains are too long for a page."""
    if not narrow and (found := plan_flow(chains, arrows)):
        return draw_flow(chains, found)
    return draw_rails(chains, arrows, NARROW if narrow else WIDE)


def draw_flow(chains: Chains, plan: Plan) -> Drawing:
    """The whole plan: column by column, so that the keyboard follows the eye from left to right."""
    most = max(line.papers for line in plan.lines)
    paths = (path(line, route, line.papers / most) for line, route in zip(plan.lines, plan.routes, strict=True))
    places = [(box.x, box.y, term(chains, name, box, plan.texts[name])) for name, box in plan.terms.items()]
    places += [(sign.box.x, sign.box.y, words(line, sign)) for line, sign in zip(plan.lines, plan.signs, strict=True)]
    things = (thing for _, _, thing in sorted(places, key=lambda place: place[:2]))
    return Drawing(WIDE, plan.height, join(*paths, *things))


def path(line: Line, route: tuple[tuple[float, float], ...], share: float) -> Svg:
    """A line with a head where an arrow ends, the thicker the greater the ``share`` of papers that state it (0..1)."""
    (x, y), *rest = route
    ends = [right for right, _ in rest]
    ends[-1] -= _HEAD if line.forth else 0
    at = (x + _HEAD if line.back else x, y)
    parts = [f"M{number(at[0])} {number(y)}"]
    for place, (right, (_, low)) in enumerate(zip(ends, rest, strict=True)):
        half = number((at[0] + right) / 2)
        curve = f"C{half} {number(at[1])} {half} {number(low)} {number(right)} {number(low)}"
        parts.append(curve if place % 2 == 0 and low != at[1] else f"H{number(right)}")
        at = (right, low)
    heads = [head(*rest[-1], 1)] if line.forth else []
    heads += [head(x, y, -1)] if line.back else []
    css = "p-edge" if line.papers > 1 else "p-edge p-weak"
    return group(
        element("path", d="".join(parts), class_=css, stroke_width=1 + 1.5 * share),
        *heads,
        data_e=f"{line.start} {line.end}",
    )


def head(x: float, y: float, way: int) -> Svg:
    """A triangle with its point at ``x``, ``y``, to the right (1) or to the left (-1)."""
    back = number(x - way * _HEAD)
    return element("path", d=f"M{number(x)} {number(y)}L{back} {number(y - 4)}V{number(y + 4)}Z", class_="p-arrowhead")


def words(line: Line, sign: Sign) -> Svg:
    """Who states the arrows of a line, each linked to the claim; keys come there from a term."""
    made = []
    for place, row in enumerate(sign.rows):
        y = sign.box.y + (place + 1) * LINE - 4
        said = fit(row.text, snug(row.text, SIZE), sign.box.width + 1)
        made.append(
            link(
                row.address,
                row.title,
                label(sign.box.x, y, said, "p-muted"),
                data_e=f"{line.start} {line.end}",
                tabindex="-1" if row.address else None,
            )
        )
    return join(*made)


def term(chains: Chains, name: str, box: Box, texts: tuple[str, ...]) -> Svg:
    """A term in its box, linked to the glossary."""
    shown = chains.terms[name]
    first = box.middle - (len(texts) - 1) * LINE / 2 + 4.2
    frame = element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3.0, class_="p-axis p-zone")
    text = lines(box.x + box.width / 2, first, texts, "p-small", "middle")
    return link(shown.address, shown.name, frame, text, data_n=name)

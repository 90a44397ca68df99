from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pictures.arrows import draw_chains
from conspectus.pictures.chains import FEW_ARROWS, MOST_ARROWS, Arrow, Chains, Stated, Term, backbone, lines
from conspectus.pictures.flow import MOST_COLUMNS, Plan, plan_flow
from conspectus.pictures.frame import NARROW, Said, document
from conspectus.pictures.rails import plan_rails

HOSTILE = "</text><script>alert(1)</script> & \"quoted\" 'x' \u202e \x07 𝛼 שלום 新质" + "very" * 60
SVG = "{http://www.w3.org/2000/svg}"
SAID = Said("chains", "Chains", "Arrows", "en")


def stated(*papers: str) -> tuple[Stated, ...]:
    return tuple(Stated(paper, f"../papers/{paper}.html#c", f"{paper} says so") for paper in papers)


def chains(*arrows: tuple[str, str, str], name: str = "") -> Chains:
    """Arrows as cause, outcome and the papers that state them."""
    made = tuple(Arrow(cause, outcome, stated(*papers.split())) for cause, outcome, papers in arrows)
    ends = [end for arrow in made for end in (arrow.cause, arrow.outcome)]
    terms = {end: Term(name or f"term {end}", f"../glossary.html#{end}", ends.count(end)) for end in ends}
    return Chains(terms, made, {number: f"{number} papers" for number in range(2000)})


HUB = chains(
    ("rain", "flood", "Lin Moss"),
    ("snow", "flood", "Lin Moss Hall"),
    ("dam", "flood", "Hall"),
    ("flood", "dam", "Moss"),
    ("flood", "harvest", "Lin"),
    ("trees", "shade", "Hall Moss"),
)

INVENTED = st.lists(
    st.tuples(
        st.sampled_from("abcdefghijkl"), st.sampled_from("abcdefghijkl"), st.sampled_from(("A", "A B", "A B C D E"))
    ).filter(lambda arrow: arrow[0] != arrow[1]),
    min_size=1,
    max_size=24,
    unique_by=lambda arrow: arrow[:2],
)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  our own


def plan(given_chains: Chains) -> Plan:
    found = plan_flow(given_chains, given_chains.arrows)
    assert found is not None
    return found


def test_arrows_of_several_papers_are_drawn_and_the_rest_is_left_to_the_table() -> None:
    many = chains(*((f"c{number}", "hub", "A B" if number % 2 else "A") for number in range(2 * MOST_ARROWS + 20)))
    drawn = backbone(many.arrows, many.terms)
    assert len(drawn) == MOST_ARROWS
    assert all(arrow.papers == 2 for arrow in drawn)


def test_where_nothing_is_shared_the_arrows_between_terms_that_most_papers_name_are_drawn() -> None:
    alone = chains(*((f"c{number}", "hub", "A") for number in range(20)), ("hub", "end", "B"), ("hub", "end2", "B"))
    assert len(backbone(alone.arrows, alone.terms)) == FEW_ARROWS


def test_two_ways_between_terms_are_one_line_with_two_heads() -> None:
    found = [line for line in lines(HUB.arrows) if line.forth and line.back]
    assert [{line.start, line.end} for line in found] == [{"dam", "flood"}]


def test_nothing_overlaps() -> None:
    found = plan(HUB)
    boxes = [*found.terms.values(), *(sign.box for sign in found.signs)]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@given(INVENTED)
def test_nothing_ever_overlaps_and_every_line_leads_to_the_right(arrows: list[tuple[str, str, str]]) -> None:
    invented = chains(*arrows)
    found = plan_flow(invented, invented.arrows)
    if found is None:
        return
    boxes = [*found.terms.values(), *(sign.box for sign in found.signs)]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(box.x >= 0 and box.x + box.width <= 720 and box.y + box.height <= found.height for box in boxes)
    for line, route in zip(found.lines, found.routes, strict=True):
        assert found.terms[line.start].x < found.terms[line.end].x
        assert all(left[0] < right[0] for left, right in pairwise(route))


def test_chains_longer_than_the_page_is_wide_get_rails() -> None:
    long = chains(*((str(number), str(number + 1), "A B") for number in range(MOST_COLUMNS)))
    assert plan_flow(long, long.arrows) is None
    assert 'viewBox="0 0 720' in document(draw_chains(long, long.arrows, narrow=False), SAID)


@given(INVENTED)
def test_on_rails_every_arrow_is_written_once_and_lines_do_not_overlap(arrows: list[tuple[str, str, str]]) -> None:
    invented = chains(*arrows)
    found = plan_rails(invented, invented.arrows, NARROW)
    entries = [entry for stop in found.stops for entry in stop.entries]
    assert sorted((entry.arrow.cause, entry.arrow.outcome) for entry in entries) == sorted(a[:2] for a in arrows)
    baselines = [y for stop in found.stops for y in (stop.y, *(entry.y for entry in stop.entries))]
    assert all(lower - upper >= 15 for upper, lower in pairwise(baselines))
    assert len(found.stops) == len({end for arrow in arrows for end in arrow[:2]})
    assert all(0 < rail.x < found.left for rail in found.rails)


def test_on_rails_causes_stand_above_what_they_lead_to() -> None:
    names = [stop.name for stop in plan_rails(HUB, HUB.arrows, NARROW).stops]
    assert names.index("rain") < names.index("flood") < names.index("harvest")


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_stay_words(narrow: bool) -> None:
    hostile = chains(("a", "b", "A B"), ("b", "c", "A"), name=HOSTILE)
    root = parsed(document(draw_chains(hostile, hostile.arrows, narrow=narrow), SAID, narrow=narrow))
    assert not list(root.iter(f"{SVG}script"))
    assert "\x07" not in "".join(root.itertext())


@pytest.mark.parametrize("narrow", [False, True])
def test_a_drawing_is_the_same_every_time_and_links_every_claim(narrow: bool) -> None:
    one, other = (document(draw_chains(HUB, HUB.arrows, narrow=narrow), SAID, narrow=narrow) for _ in range(2))
    assert one == other
    links = {link.get("href") for link in parsed(one).iter(f"{SVG}a")}
    assert links >= {f"../papers/{paper}.html#c" for paper in ("Lin", "Moss", "Hall")}
    assert links >= {f"../glossary.html#{name}" for name in HUB.terms}


def test_of_many_papers_the_number_stands_on_the_arrow() -> None:
    crowd = chains(("a", "b", " ".join(f"P{number}" for number in range(1000))))
    text = document(draw_chains(crowd, crowd.arrows, narrow=False), SAID)
    assert "1000 papers" in text
    assert len(text) < 10_000


def test_names_stand_on_the_arrows_in_both_drawings() -> None:
    for narrow in (False, True):
        texts = "".join(parsed(document(draw_chains(HUB, HUB.arrows, narrow=narrow), SAID)).itertext())
        assert all(paper in texts for paper in ("Lin", "Moss", "Hall"))

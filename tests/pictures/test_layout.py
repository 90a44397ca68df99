from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pictures.layout import (
    Box,
    columns,
    components,
    crossings,
    lanes,
    layers,
    neighbours,
    ordered,
    ports,
    reversals,
    settled,
)
from conspectus.pictures.measure import wrap

NODES = tuple("abcdefghij")
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda edge: edge[0] != edge[1]),
    st.integers(1, 9).map(float),
    max_size=30,
)


def without_circles(edges: dict[tuple[str, str], float]) -> list[tuple[str, str]]:
    back = reversals(NODES, edges)
    return list(dict.fromkeys(edge[::-1] if edge in back else edge for edge in edges))


@given(EDGES)
def test_every_edge_leads_to_a_later_layer_once_circles_are_broken(edges: dict[tuple[str, str], float]) -> None:
    forward = without_circles(edges)
    found = layers(NODES, forward)
    assert all(found[start] < found[end] for start, end in forward)
    assert min(found.values()) == 0


def test_a_graph_without_circles_is_left_as_it_is() -> None:
    assert reversals("abc", {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}) == frozenset()


def test_the_lighter_of_two_ways_is_turned() -> None:
    assert reversals("ab", {("a", "b"): 1.0, ("b", "a"): 3.0}) == {("a", "b")}


def test_edges_in_a_circle_have_no_layers() -> None:
    with pytest.raises(ValueError, match="circle"):
        layers("ab", [("a", "b"), ("b", "a")])


def test_a_cause_stands_beside_what_it_leads_to_and_not_at_the_far_left() -> None:
    assert layers("abcd", [("a", "b"), ("b", "c"), ("d", "c")])["d"] == 1


def test_the_largest_part_comes_first() -> None:
    assert components("abcde", [("b", "e"), ("e", "c")]) == [["b", "c", "e"], ["a"], ["d"]]


def test_an_order_without_crossings_is_found() -> None:
    rows = [["a", "b", "c"], ["x", "y", "z"]]
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    assert crossings(rows, neighbours("abcxyz", edges)[1]) == 3
    assert crossings(ordered(rows, edges), neighbours("abcxyz", edges)[1]) == 0


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 80)), min_size=1, max_size=20), st.floats(0, 20))
def test_what_is_settled_keeps_its_order_and_its_distance(things: list[tuple[float, float]], gap: float) -> None:
    wished, heights = zip(*things, strict=True)
    found = settled(wished, heights, gap, [1.0] * len(things))
    for upper, lower in combinations(range(len(found)), 2):
        least = (heights[upper] + heights[lower]) / 2 + gap
        assert found[lower] - found[upper] >= least - 1e-6


def test_what_has_room_stands_where_it_wishes() -> None:
    assert settled([0.0, 100.0], [10.0, 10.0], 5.0, [1.0, 1.0]) == [0.0, 100.0]


@given(st.lists(st.floats(-500, 500), max_size=12))
def test_lines_meet_a_box_between_its_corners(wished: list[float]) -> None:
    found = ports(sorted(wished), 10.0, 60.0, 9.0)
    assert all(10.0 - 1e-6 <= place <= 60.0 + 1e-6 for place in found)
    assert found == sorted(found)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: (min(ends), max(ends))), max_size=20)
)
def test_spans_in_one_lane_do_not_touch(spans: list[tuple[int, int]]) -> None:
    found = lanes(spans)
    for one, other in combinations(range(len(spans)), 2):
        if found[one] == found[other]:
            assert spans[one][1] < spans[other][0] or spans[other][1] < spans[one][0]


def test_columns_have_room_and_begin_at_the_top() -> None:
    heights = {"a": 20.0, "b": 30.0, "c": 10.0, "d": 10.0}
    found = columns([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")], heights, {}, 5.0)
    assert min(found[node] - heights[node] / 2 for node in found) == 0.0
    assert found["b"] - found["a"] >= 30.0


def test_boxes_side_by_side_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))


def test_a_word_that_has_room_on_a_line_is_not_broken_for_the_sake_of_even_lines() -> None:
    assert wrap("technological innovation", 10.0, 80.0, 3) == ("technological", "innovation")

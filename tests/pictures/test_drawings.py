"""Whatever is counted: words never lie over one another, nothing stands outside, and every mark says what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pictures.reading import SVG, boxes, collisions, links, outside, read

from conspectus.pictures.bands import Arc, Band, Bands, Item, draw_bands
from conspectus.pictures.frame import NARROW, WIDE, Drawing
from conspectus.pictures.heat import STEPS, Cell, Head, Heat, depth, draw_heat, short
from conspectus.pictures.years import Bin, Count, Years, draw_years

NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "Tan et al. 2024",
            "沈铭辉、李天国（未注年份）",
            "The modern industrial system and traditional industry",
            "Pneumonoultramicroscopicsilicovolcanoconiosis",
            "جيل جديد من قوى الإنتاج",
            "<b>&\"'</b>",
            "题" * 300,
            "",
        ]
    ),
)
COUNTS = st.sampled_from([1, 2, 7, 41, 380, 5000, 123456])


@st.composite
def heats(draw: st.DrawFn) -> Heat:
    rows = [Head(draw(NAMES), "../a.html", 1) for _ in range(draw(st.integers(1, 9)))]
    columns = [Head(draw(NAMES), "", 1) for _ in range(draw(st.integers(1, 12)))]
    places = [(row, column) for row in range(len(rows)) for column in range(len(columns))]
    some = draw(st.lists(st.sampled_from(places), unique=True))
    return Heat(
        tuple(rows),
        tuple(columns),
        {place: Cell(draw(COUNTS), "../b.html#c", "x", draw(st.booleans())) for place in some},
    )


@st.composite
def bands(draw: st.DrawFn) -> Bands:
    sides = [
        tuple(Item(f"{side}{at}", draw(NAMES), draw(NAMES), "../a.html") for at in range(draw(st.integers(1, 8))))
        for side in "pt"
    ]
    ends = st.tuples(st.integers(0, len(sides[0]) - 1), st.integers(0, len(sides[1]) - 1))
    made = [
        Band(*end, draw(COUNTS), "../b.html", "x", draw(st.booleans())) for end in draw(st.lists(ends, unique=True))
    ]
    pairs = [(one, other) for one in range(len(sides[1])) for other in range(one)]
    arcs = [
        Arc(*pair, draw(COUNTS), "x") for pair in (draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [])
    ]
    return Bands(sides[0], sides[1], tuple(made), tuple(arcs), in_order=draw(st.booleans()))


@st.composite
def years(draw: st.DrawFn) -> Years:
    counts = st.one_of(st.just(0), COUNTS)
    first, step = draw(st.integers(1000, 2000)), draw(st.sampled_from([1, 5, 25]))
    spans = [
        (str(first + at) if step == 1 else f"{first + at * step}–99", False) for at in range(draw(st.integers(1, 32)))
    ]
    early, late = ([(name, True)] if draw(st.booleans()) else [] for name in ("before 1960", "无年份"))
    made = [
        Bin(name, Count(draw(counts), "../a.html", "x"), Count(draw(counts), "../b.html", "x"), apart=apart)
        for name, apart in (*early, *spans, *late)
    ]
    return Years(tuple(made), "Papers under review", "所引文献")


DRAWN: list[tuple[str, st.SearchStrategy[Any], Callable[..., Drawing]]] = [
    ("heat", heats(), draw_heat),
    ("bands", bands(), draw_bands),
    ("years", years(), draw_years),
]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("values", "draw"), [(values, draw) for _, values, draw in DRAWN], ids=[name for name, *_ in DRAWN]
)
def test_words_never_lie_over_one_another_and_nothing_stands_outside(
    values: st.SearchStrategy[Any], draw: Callable[..., Drawing], narrow: bool
) -> None:
    @settings(max_examples=60, deadline=None)
    @given(values)
    def holds(value: Any) -> None:  # noqa: ANN401  any of the three
        drawing = draw(value, narrow=narrow)
        assert drawing.width == (NARROW if narrow else WIDE)
        assert collisions(drawing) == []
        assert outside(drawing) == []
        assert drawing == draw(value, narrow=narrow)

    holds()


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_the_marks_that_join_things_name_both_and_are_passed_by_the_tabulator(narrow: bool) -> None:
    items = tuple(Item(f"{side}{at}", "A", "b", "../a.html") for side in "pt" for at in range(2))
    picture = Bands(items[:2], items[2:], (Band(0, 1, 3, "../c.html", "three"),), (Arc(0, 1, 2, "two"),))
    root = read(draw_bands(picture, narrow=narrow))
    named = {thing.get("data-n") for thing in root.iter() if thing.get("data-n")}
    joined = {mark.get("data-e"): mark for mark in root.iter() if mark.get("data-e")}
    assert named == {"p0", "p1", "t0", "t1"}
    assert set(joined) == {"p0 t1", "t0 t1"}
    assert joined["p0 t1"].get("tabindex") == "-1"
    assert links(root).count("../c.html") == 1


def test_bands_are_as_broad_as_they_weigh_and_cross_as_little_as_they_must() -> None:
    items = tuple(Item(f"{side}{at}", "A", "", "") for side in "pt" for at in range(3))
    crossed = Bands(items[:3], items[3:], tuple(Band(at, 2 - at, 5, "", "x") for at in range(3)), ())
    order = [
        thing.get("data-n") for thing in read(draw_bands(crossed, narrow=False)).iter(f"{SVG}g") if thing.get("data-n")
    ]
    left, right = order[:3], order[3:]
    assert [f"t{2 - int(name[1:])}" for name in left if name] == right


def test_every_count_is_printed_in_its_cell_and_deepens_it() -> None:
    cells = {(0, at): Cell(count, "", "x") for at, count in enumerate((1, 50, 100))}
    heat = Heat((Head("R", "", 151),), tuple(Head(str(at), "", 1) for at in range(3)), cells)
    printed = [box.text for box in boxes(read(draw_heat(heat, narrow=True)))]
    assert [text for text in printed if text in {"1", "50", "100"}][-3:] == ["1", "50", "100"]
    assert [depth(count, 100) for count in (1, 50, 100)] == [1, 3, STEPS]


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (999, "999"), (1000, "1.0k"), (1249, "1.2k"), (9960, "10k"), (123456, "123k")]
)
def test_large_counts_are_short(count: int, text: str) -> None:
    assert short(count) == text


def test_nothing_at_all_can_be_drawn() -> None:
    for drawing in (draw_heat(Heat((), (), {}), narrow=True), draw_bands(Bands((), (), (), ()), narrow=False)):
        assert boxes(read(drawing)) == []
    assert collisions(draw_years(Years((), "A", "B"), narrow=False)) == []

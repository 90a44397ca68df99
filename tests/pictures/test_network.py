from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pictures.frame import Said, document
from conspectus.pictures.network import (
    NARROW_FORM,
    WIDE_FORM,
    Aside,
    Form,
    Network,
    Read,
    Reader,
    draw_network,
    plan_network,
)

SVG = "{http://www.w3.org/2000/svg}"
SAID = Said("works", "Works", "Papers and works", "en")
HOSTILE = "</text><script>alert(1)</script> & \"quoted\" 'x' \u202e \x07 שלום 新质" + "very" * 60


def network(works: dict[str, str], *, name: str = "", note: str = "") -> Network:
    """Works, each with its readers' letters."""
    readers = {key: Reader(name or f"Paper {key}", f"../papers/{key}.html", ("9 works",)) for key in "abcdefghijkl"}
    reading = {key for by in works.values() for key in by}
    return Network(
        {key: reader for key, reader in readers.items() if key in reading},
        {
            key: Read(
                name or f"Work {key}", name or "A title", f"../works/w.html#{key}", dict.fromkeys(by, "[1]"), note
            )
            for key, by in works.items()
        },
        (Aside(name or "Without a list:", (Reader(name or "Moss", "../papers/moss.html"),)),),
    )


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  our own


INVENTED = st.dictionaries(
    st.sampled_from([f"w{number}" for number in range(24)]),
    st.sets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=6).map(lambda by: "".join(sorted(by))),
    min_size=1,
    max_size=16,
)


@pytest.mark.parametrize("form", [WIDE_FORM, NARROW_FORM])
@given(works=INVENTED)
def test_nothing_overlaps_and_every_line_has_an_end_of_its_own(form: Form, works: dict[str, str]) -> None:
    found = plan_network(network(works), form)
    boxes = [*found.readers.values(), *found.works.values()]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(
        box.x >= 0 and box.x + box.width <= form.width + 1 and box.y + box.height <= found.height for box in boxes
    )
    assert len(found.ends) == sum(map(len, works.values()))
    ends = [end for _, end in found.ends.values()]
    assert len(ends) == len(set(ends))
    for (reader, work), ((_, start), (_, end)) in found.ends.items():
        own, other = found.readers[reader], found.works[work]
        assert own.y <= start <= own.y + own.height
        assert other.y <= end <= other.y + other.height


def test_the_works_stand_between_their_readers() -> None:
    found = plan_network(network({"w0": "ab", "w1": "ab"}), WIDE_FORM)
    assert found.readers["a"].x < found.works["w0"].x < found.readers["b"].x


def test_on_a_phone_all_readers_stand_on_one_side() -> None:
    found = plan_network(network({"w0": "ab", "w1": "ab"}), NARROW_FORM)
    assert {box.x for box in found.readers.values()} == {1.0}


@pytest.mark.parametrize("narrow", [False, True])
def test_readers_works_and_papers_apart_are_links_and_numbers_stand_on_the_lines(narrow: bool) -> None:
    root = parsed(document(draw_network(network({"w0": "ab"}), narrow=narrow), SAID))
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {
        "../papers/a.html",
        "../papers/b.html",
        "../works/w.html#w0",
        "../papers/moss.html",
    }
    assert "".join(root.itertext()).count("[1]") == 2


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_stay_words(narrow: bool) -> None:
    hostile = network({"w0": "ab", "w1": "b"}, name=HOSTILE, note=HOSTILE)
    root = parsed(document(draw_network(hostile, narrow=narrow), SAID, narrow=narrow))
    assert not list(root.iter(f"{SVG}script"))
    assert "\x07" not in "".join(root.itertext())


def test_a_drawing_is_the_same_every_time() -> None:
    one, other = (draw_network(network({"w0": "abc", "w1": "bcd", "w2": "da"}), narrow=False) for _ in range(2))
    assert one == other


def test_a_work_under_review_has_a_second_frame() -> None:
    plain, reviewed = (
        draw_network(network({"w0": "ab"}, note=note), narrow=False).body.count("<rect")
        for note in ("", "under review")
    )
    assert reviewed == plain + 1

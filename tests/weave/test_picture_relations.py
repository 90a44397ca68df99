"""The pictures of what leads to what, and of what the papers cite in common."""

from pathlib import Path

from conspectus.model import Attributes, Claim, Evidence, Locator, Lock, Name, Page, Paper, Review, Settings, Term, Work
from conspectus.weave.corpus import Corpus
from conspectus.weave.pictures.chains import chains_plate
from conspectus.weave.pictures.scene import Plate, Scene
from conspectus.weave.pictures.terms import terms_plate
from conspectus.weave.pictures.works import MOST_READERS, MOST_WORKS, in_common, works_plate
from conspectus.weave.places import Places

SETTINGS = Settings(language="en")


def claim(key: str, number: int, chain: tuple[str, ...]) -> Claim:
    evidence = (Evidence(key, Locator("1", "some words")),)
    attributes = Attributes(chains=(chain,))
    return Claim(
        f"c-{key}-{number}", key, "mechanisms", "It does.", evidence, "assertion", (), f"docs/papers/{key}.md", 9,
        attributes=attributes,
    )  # fmt: skip


def paper(key: str, *chains: tuple[str, ...], cites: tuple[str, ...] = (), year: str = "2020") -> Paper:
    claims = tuple(claim(key, number, chain) for number, chain in enumerate(chains))
    page = Page(f"docs/papers/{key}.md", "paper", "en", "", {"citekey": key}, key, claims=claims)
    references = dict(enumerate(cites, 1))
    lock = Lock(key, f"{key}.txt", "0" * 64, 0, "en", (), references, (), {})
    return Paper(key, Work(f"On {key}", authors=(Name(key.title()),), year=year, language="en"), {"en": page}, lock)


def scene(*papers: Paper, works: int = 0) -> Scene:
    review = Review(
        Path("nowhere"),
        SETTINGS,
        {paper.citekey: paper for paper in papers},
        {f"w{number}": Work(f"Book {number} | <b>", year="1990", language="en") for number in range(works)},
        glossary={"rain": Term("rain", {"en": "rain"}), "flood": Term("flood", {"en": "flood"})},
        pages=tuple(page for paper in papers for page in paper.pages.values()),
    )
    generated = ["docs/works/w.md", "docs/glossary.md", "docs/works/index.md"]
    return Scene(Corpus(review, Places.of(review, generated)), "en")


def made(plate: Plate | None) -> Plate:
    assert plate is not None
    return plate


def test_an_arrow_is_linked_to_the_claims_that_state_it_and_its_terms_to_the_glossary() -> None:
    plate = made(chains_plate(scene(paper("lin", ("rain", "flood")), paper("moss", ("rain", "flood", "loss")))))
    for drawing in (plate.wide, plate.narrow):
        assert 'href="../papers/lin.html#c-lin-0"' in drawing.body
        assert 'href="../papers/moss.html#c-moss-0"' in drawing.body
        assert 'href="../glossary.html#rain"' in drawing.body
        assert "<title>Moss 2020: rain → flood</title>" in drawing.body
    assert "2 arrows, 1 of them in more than one paper" in plate.told.caption


def test_arrows_that_run_both_ways_are_counted() -> None:
    plate = made(chains_plate(scene(paper("lin", ("rain", "flood")), paper("moss", ("flood", "rain")))))
    assert "Between two terms arrows run both ways." in plate.told.caption


def test_without_chains_there_is_nothing_to_draw() -> None:
    assert chains_plate(scene(paper("lin"))) is None


def test_works_in_common_are_drawn_with_their_numbers_and_others_are_counted() -> None:
    plate = made(
        works_plate(scene(paper("lin", cites=("w0", "w1")), paper("moss", cites=("w1",)), paper("hall"), works=2))
    )
    for drawing in (plate.wide, plate.narrow):
        assert 'href="../works/w.html#w1"' in drawing.body
        assert "w.html#w0" not in drawing.body
        assert "[2]" in drawing.body
        assert 'href="../papers/hall.html"' in drawing.body
    assert "1 of 3 papers" in plate.told.caption


def test_a_reviewed_paper_that_another_cites_is_drawn_as_such() -> None:
    found = scene(paper("lin", cites=("moss",)), paper("moss", cites=("w0",)), works=1)
    assert in_common(found.corpus) == ["moss"]
    plate = made(works_plate(found))
    assert "under review here" in plate.wide.body
    assert 'href="../papers/moss.html"' in plate.wide.body


def test_where_nothing_is_in_common_there_is_nothing_to_draw() -> None:
    assert works_plate(scene(paper("lin", cites=("w0",)), paper("moss", cites=("w1",)), works=2)) is None


def test_of_more_papers_than_lines_can_be_followed_works_and_papers_cross_in_a_matrix() -> None:
    keys = tuple(f"w{number}" for number in range(5))
    plate = made(works_plate(scene(*(paper(f"p{number}", cites=keys) for number in range(MOST_READERS + 1)), works=5)))
    assert plate.wide.body.count('data-n="r') == 5
    assert plate.wide.body.count('data-n="c') == MOST_READERS + 1
    assert 'href="../papers/p3.html"' in plate.narrow.body


def test_in_a_large_review_works_are_counted_by_the_years_of_the_papers_that_cite_them() -> None:
    keys = tuple(f"w{number}" for number in range(40))
    papers = [paper(f"p{number}", cites=keys, year=str(1900 + number % 100)) for number in range(MOST_READERS * 10)]
    plate = made(works_plate(scene(*papers, works=40)))
    assert plate.wide.body.count('data-n="r') == MOST_WORKS
    assert len(plate.wide.body) < 80_000
    assert "40 are cited by more than one paper" in plate.told.caption


def test_terms_of_several_papers_have_a_row_and_each_cell_opens_the_claim() -> None:
    plate = made(
        terms_plate(scene(paper("lin", ("rain", "flood"), ("snow", "flood")), paper("moss", ("rain", "loss"))))
    )
    assert plate.wide.body.count('data-n="r') == 1
    assert "<title>rain; Lin 2020: leads to it 0, from it 1</title>" in plate.wide.body
    assert 'href="../papers/moss.html#c-moss-0"' in plate.narrow.body
    assert "Of the 4 terms" in plate.told.caption


def test_in_a_large_review_terms_are_counted_by_year() -> None:
    papers = (paper(f"p{number}", ("rain", "flood"), year=str(1990 + number % 30)) for number in range(60))
    plate = made(terms_plate(scene(*papers)))
    assert "by the papers' years" in plate.told.caption
    assert 'href="../glossary.html#rain"' in plate.wide.body


def test_where_no_chains_meet_there_is_no_matrix_of_terms() -> None:
    assert terms_plate(scene(paper("lin", ("rain", "flood")), paper("moss", ("snow", "loss")))) is None

"""The pictures of a review: every mark stands in the table behind it and leads somewhere, at every size."""

from __future__ import annotations

import gzip
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest
from tests.large_review import Scale, in_memory, invent
from tests.pictures.reading import links

from conspectus.model import Name, Page, Paper, Review, Work
from conspectus.pages import read_page
from conspectus.pictures.frame import Said, document
from conspectus.weave import review as weaving
from conspectus.weave import weave
from conspectus.weave.blocks import empty_block
from conspectus.weave.compare.across import Across
from conspectus.weave.corpus import Corpus
from conspectus.weave.pictures import Gallery, themes
from conspectus.weave.pictures.scene import Plate
from conspectus.weave.places import Places

OWN = ("themes", "matrix", "facets", "years")
LINK = re.compile(r"\]\(([^()\s]+)\)")
HOSTILE = "</title><script>alert(1)</script> \"q\" 'a' & | [x](y) `c` \u202e\x07 $E=mc^2$ ورقة " + "very " * 60


@lru_cache(maxsize=4)
def large(papers: int, claims: int = 8, themes: int = 6) -> Review:
    scale = Scale(papers, claims, themes, works=1, cites=3, languages=("en",), second=0)
    return in_memory(invent(scale))


def gallery(review: Review, *more: str) -> Gallery:
    letters = (f"docs/works/{letter}.md" for letter in "abcdefghijklmnopqrstuvwxyz0")
    return Gallery(Corpus(review, Places.of(review, ["docs/papers/index.md", "docs/works/index.md", *letters, *more])))


def made(own: Gallery, name: str, language: str = "en") -> Plate:
    plate = own.plate(name, language)
    assert plate is not None
    return plate


def page(name: str = "compare/pictures", language: str = "en", *blocks: str) -> Page:
    infix = "" if language == "en" else f".{language}"
    text = f"---\nlang: {language}\n---\n# Pictures\n\n" + "\n\n".join(map(empty_block, blocks)) + "\n"
    return Page(f"docs/{name}{infix}.md", "other", language, text, {"lang": language}, "Pictures")


def drawn(plate: Plate) -> Iterator[ET.Element]:
    for narrow, drawing in ((False, plate.wide), (True, plate.narrow)):
        yield ET.fromstring(document(drawing, Said("x", plate.told.title, plate.told.shows, "en"), narrow=narrow))  # noqa: S314


def in_picture(root: ET.Element) -> set[str]:
    """Where the picture leads, as paths of pages below the site's folder."""
    return {posixpath.normpath(f"pictures/{link.replace('.html', '.md', 1)}") for link in links(root)}


def in_table(own: Gallery, plate: Plate) -> set[str]:
    lines = plate.table(Across(own.corpus, page()))
    return {posixpath.normpath(f"compare/{unescape(link)}") for line in lines for link in LINK.findall(line)}


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("papers", [1, 8, 40])
@pytest.mark.parametrize("more", [(), ("docs/explore.md",)], ids=["no explorer", "explorer"])
def test_every_mark_stands_in_the_table_and_every_entry_of_the_table_is_a_mark(
    name: str, papers: int, more: tuple[str, ...]
) -> None:
    own = gallery(large(papers), *more)
    plate = made(own, name)
    for root in drawn(plate):
        listed = in_table(own, plate)
        # the table of years also names the works of a span that is one mark
        assert in_picture(root) <= listed if name == "years" else in_picture(root) == listed


def test_several_claims_lead_to_the_explorer_and_a_single_one_to_itself(review: Review) -> None:
    own = gallery(review, "docs/explore.md")
    addresses = in_picture(next(drawn(made(own, "matrix"))))
    assert "explore.md?theme=river-shade&paper=lin2020hean" in addresses
    assert any(address.startswith("papers/moss2019shade.md#c-") for address in addresses)


@pytest.mark.parametrize("name", OWN)
def test_a_picture_of_a_thousand_papers_is_as_legible_and_as_light_as_one_of_forty(name: str) -> None:
    plate = made(gallery(large(1000, 3, 40), "docs/explore.md"), name)
    texts = [document(drawing, Said(name, "", "", "en")) for drawing in (plate.wide, plate.narrow)]
    assert max(drawing.height for drawing in (plate.wide, plate.narrow)) < 2400
    assert sum(len(gzip.compress(text.encode())) for text in texts) < 24 * 1024


@pytest.mark.parametrize("name", OWN)
def test_nothing_is_drawn_of_a_review_without_papers(name: str, review: Review) -> None:
    empty = replace(review, papers={}, works={}, pages=())
    assert gallery(empty).plate(name, "en") is None
    assert gallery(empty).blocks(page("pictures", "en", f"picture-{name}")) == {f"picture-{name}": ""}


@pytest.mark.parametrize("name", OWN)
def test_names_of_any_kind_are_shown_and_escaped_everywhere(name: str, review: Review) -> None:
    papers = {
        key: Paper(key, Work(HOSTILE, authors=(Name(HOSTILE),) if key.startswith("m") else ()), one.pages, one.lock)
        for key, one in review.papers.items()
    }
    themes = {slug: replace(theme, label=HOSTILE) for slug, theme in review.themes.items()}
    pages = tuple(replace(one, front_matter={**one.front_matter, "label": HOSTILE}) for one in review.pages)
    own = gallery(replace(review, papers=papers, themes=themes, pages=pages))
    plate = made(own, name)
    for root in drawn(plate):
        assert not [part for part in root.iter() if part.tag.endswith("script")]
    body = own.blocks(page("compare/pictures", "en", f"picture-{name}"))[f"picture-{name}"]
    assert "<script" not in body
    rows = [line for line in body.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_a_theme_nobody_treats_is_not_drawn_and_one_that_is_only_touched_on_has_a_broken_outline(
    review: Review,
) -> None:
    bare = replace(
        review, themes={**review.themes, "ponds": replace(review.themes["fish"], slug="ponds", label="Ponds")}
    )
    plate = made(gallery(bare), "matrix")
    assert "Ponds" not in plate.wide.body
    assert "p-passing" in plate.wide.body
    assert "(in passing)" in plate.wide.body


def test_of_very_many_bands_the_strongest_are_drawn_and_the_caption_says_how_many_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = gallery(large(24, 20, 12))
    every = made(own, "themes").wide.body.count('class="p-band')
    monkeypatch.setattr(themes, "_MOST_BANDS", 20)
    fewer = gallery(large(24, 20, 12))
    plate = made(fewer, "themes")
    shown = plate.wide.body.count('class="p-band')
    # each of the papers and of the themes keeps its strongest
    assert 20 <= shown <= 20 + 24 + 12 < every
    assert f"{every - shown} weaker ones are left to the matrix" in plate.told.caption
    for root in drawn(plate):
        assert in_picture(root) == in_table(fewer, plate)


def test_old_works_are_put_together_before_the_line_of_time_and_undated_ones_stand_behind_it(review: Review) -> None:
    works = {f"w{year}": Work("A", year=str(year)) for year in (1776, *range(1990, 2020))} | {"undated": Work("B")}
    plate = made(gallery(replace(review, works=works)), "years")
    names = [line.split("|")[1].strip() for line in plate.table(Across(gallery(review).corpus, page()))[2:]]
    assert names[0] == "before 1990"
    assert names[1:3] == ["1990", "1991"]
    assert names[-2:] == ["2020", "n.d."]
    assert "1776 to 2019" in plate.told.caption


def test_a_page_shows_the_picture_of_its_language_with_links_of_its_own(review: Review) -> None:
    own = gallery(review)
    english, chinese = (
        own.blocks(page("themes/map", language, "picture-matrix"))["picture-matrix"] for language in ("en", "zh")
    )
    assert "](../pictures/matrix.svg)" in english
    assert "](../pictures/matrix.zh.svg)" in chinese
    assert "](../papers/lin2020hean.zh.md" in chinese
    assert "顺带提及" in chinese


def test_only_the_pictures_that_a_page_shows_have_files(review: Review) -> None:
    shown = page("pictures", "en", "picture-years", "picture-nothing")
    texts = weave(replace(review, pages=(*review.pages, shown)), downloads={})
    files = {file.removeprefix("docs/pictures/") for file in texts if file.endswith(".svg")}
    assert {file for file in files if file.startswith("years")} == {"years.svg", "years.narrow.svg"}
    assert not [file for file in files if file.startswith(("matrix", "nothing"))]
    assert "![" in texts["docs/pictures.md"]


def test_a_picture_that_no_page_shows_any_more_is_removed_and_one_of_a_person_is_kept(review: Review) -> None:
    texts = weave(replace(review, pages=(*review.pages, page("pictures", "en", "picture-years"))), downloads={})
    weaving.write_woven(review, texts)
    own = review.root / "docs" / "pictures" / "photograph.svg"
    own.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    removed = weaving.surplus(review, weave(review, downloads={}))
    assert removed == ("docs/pictures/years.narrow.svg", "docs/pictures/years.svg")


def test_the_block_is_read_as_one_again(review: Review, tmp_path: Path) -> None:
    shown = page("pictures", "en", *(f"picture-{name}" for name in OWN))
    text = weave(replace(review, pages=(*review.pages, shown)), downloads={})["docs/pictures.md"]
    again = read_page(text, "docs/pictures.md", review.settings)
    assert [block.name for block in again.blocks if block.name.startswith("picture-")] == [f"picture-{x}" for x in OWN]
    assert weave(replace(review, root=tmp_path, pages=(*review.pages, again)), downloads={})["docs/pictures.md"] == text

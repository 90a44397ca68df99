"""A picture's image on a page becomes the picture: its links lead from the page, and its style is the page's."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.pictures.frame import Drawing, Said, document
from conspectus.pictures.svg import join, link, words
from conspectus.site.pictures import MANY, inlined, narrow_file, pictured


def drawing(things: int = 1) -> Drawing:
    names = (link(f"../papers/lin.html#c{at}", "A & B", words("Lin"), data_n=f"p{at}") for at in range(things))
    return Drawing(10, 10, join(*names, link("../explore.html?theme=a&paper=b", "", words("3"))))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    for file, narrow in (("map.svg", False), ("map.narrow.svg", True)):
        text = document(drawing(), Said("map", "Map", "A map", "en"), narrow=narrow)
        (tmp_path / "pictures" / file).write_text(text, encoding="utf-8")
    return tmp_path


def as_built(address: str) -> str:
    return address.replace(".md", ".html")


def test_links_lead_from_the_page_that_shows_the_picture(docs: Path) -> None:
    asked: list[str] = []

    def url(address: str) -> str:
        asked.append(address)
        return as_built(address)

    for page, image, back in (("index.md", "pictures/map.svg", ""), ("a/b.md", "../pictures/map.svg", "../")):
        html = inlined(docs, (page, image), url, "Find")
        assert html.count(f'href="{back}papers/lin.html#c0"') == 2
        assert html.count(f'href="{back}explore.html?theme=a&amp;paper=b"') == 2
    # each address is asked for once a page, so that a page that is missing is one warning
    pages = ["papers/lin.md#c0", "explore.md?theme=a&paper=b"]
    assert asked == [*pages, *(f"../{address}" for address in pages)]


def test_both_arrangements_are_there_and_neither_brings_a_style_sheet(docs: Path) -> None:
    html = inlined(docs, ("index.md", "pictures/map.svg"), as_built, "Find")
    assert html.index('class="cs-picture__wide"') < html.index('class="cs-picture__narrow"')
    assert "<style" not in html
    assert html.count('id="pic-map-title"') == html.count('id="pic-map-n-title"') == 1


@pytest.mark.parametrize("image", ["photo.svg", "pictures/none.svg", "pictures/own.svg", "../../etc/pictures/map.svg"])
def test_other_images_stay_images(docs: Path, image: str) -> None:
    (docs / "pictures" / "own.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert not inlined(docs, ("index.md", image), as_built, "Find")


def test_a_picture_of_many_things_has_a_field_to_find_them_in(docs: Path) -> None:
    assert "cs-picture-find" not in inlined(docs, ("index.md", "pictures/map.svg"), as_built, "Find")
    text = document(drawing(MANY + 1), Said("map", "Map", "A map", "en"))
    (docs / "pictures" / "map.svg").write_text(text, encoding="utf-8")
    html = inlined(docs, ("index.md", "pictures/map.svg"), as_built, "Find <it>")
    assert '<label class="cs-picture-find">Find &lt;it&gt; <input type="search"></label>' in html


def test_a_picture_that_changes_is_read_again(docs: Path) -> None:
    first = inlined(docs, ("index.md", "pictures/map.svg"), as_built, "")
    text = document(Drawing(20, 20, words("Now")), Said("map", "Map", "A map", "en"))
    (docs / "pictures" / "map.svg").write_text(text, encoding="utf-8")
    assert inlined(docs, ("index.md", "pictures/map.svg"), as_built, "") != first


def test_a_page_without_a_picture_is_not_looked_through() -> None:
    assert not pictured(["![a photograph](photo.svg)", "pictures/ and .svg in words", "[![x](pictures/a.png)](b.md)"])
    assert pictured(["", "![A map. Of all](../pictures/map.zh.svg)"])


@pytest.mark.parametrize(
    ("file", "narrow"),
    [("pictures/map.svg", "pictures/map.narrow.svg"), ("pictures/map.zh.svg", "pictures/map.narrow.zh.svg")],
)
def test_the_arrangement_for_a_phone_stands_beside(file: str, narrow: str) -> None:
    assert narrow_file(file) == narrow

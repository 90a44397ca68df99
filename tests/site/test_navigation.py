"""Where a page stands: the same tree in every language, and places for pages that no navigation lists."""

from __future__ import annotations

import pytest

from conspectus.messages import catalogue
from conspectus.site.navigation import Entry, Item, Navigation, Place
from conspectus.weave.scaffold import NAVIGATION

ITEMS = (
    Item("Home", "index"),
    Item("Themes", "themes/index"),
    Item("Papers", "papers/index"),
    Item(
        "Side by side", children=(Item("", "compare/index"), Item("Terms", "compare/terms"), Item("Levels", "levels"))
    ),
    Item("About", children=(Item("Method", "method"), Item("Guide", children=(Item("", "guide/index"),)))),
    Item("Forge", url="https://forge.example/"),
)
TITLES = {"zh": {"About": "关于", "Guide": "指南", "Forge": "代码"}}


def place(name: str, language: str, title: str, **more: str | tuple[str, ...]) -> Place:
    infix = ".zh" if language == "zh" else ""
    return Place(name, language, f"{name}{infix}.html", title, **more)  # type: ignore[arg-type]


def both(name: str, english: str, chinese: str) -> list[Place]:
    return [place(name, "en", english), place(name, "zh", chinese)]


PLACES = [
    *both("index", "Shade and water", "树荫与水"),
    *both("themes/index", "Themes", "主题"),
    *both("themes/shade", "Shade", "树荫"),
    place("papers/index", "en", "Papers", lists=("papers/moss", "papers/elm")),
    place("papers/index", "zh", "论文", lists=("papers/elm", "papers/moss")),
    *both("papers/ash", "Ash by the river", "河边的白蜡树"),
    place("papers/elm", "en", "Elm by the river", label="Elm 2019"),
    place("papers/elm", "zh", "河边的榆树", label="榆（2019）"),
    *both("papers/moss", "Moss", "苔藓"),
    *both("compare/index", "Papers side by side", "论文对照"),
    *both("compare/terms", "Terms of the papers", "各家术语"),
    place("levels", "en", "Levels"),
    place("levels", "zh", "论述的层面", menu="层面"),
    *both("method", "How it was made", "如何写成"),
    place("guide/index", "en", "The guide"),
]


@pytest.fixture(scope="module")
def navigation() -> Navigation:
    return Navigation.of(ITEMS, PLACES, "en", TITLES)


def told(entries: tuple[Entry, ...]) -> list[object]:
    """Titles, with those below them in lists."""
    return [[entry.title, *told(entry.children)] if entry.children else entry.title for entry in entries]


def test_the_site_s_own_language_says_what_the_settings_say(navigation: Navigation) -> None:
    assert told(navigation.trees["en"]) == [
        "Home",
        "Themes",
        "Papers",
        ["Side by side", "Terms", "Levels"],
        ["About", "Method", "Guide"],
        "Forge",
    ]


def test_another_language_has_the_same_tree_in_its_own_words(navigation: Navigation) -> None:
    """What is known is said by the catalogue, else by the settings, else by the page itself or its front matter."""
    assert told(navigation.trees["zh"]) == [
        "首页",
        "主题",
        "论文",
        ["论文对照", "各家术语", "层面"],
        ["关于", "如何写成", "指南"],
        "代码",
    ]


def test_a_page_without_a_translation_is_led_to_in_its_own_language(navigation: Navigation) -> None:
    guide = navigation.trees["zh"][4].children[1]
    assert (guide.title, guide.url, guide.language) == ("指南", "guide/index.html", "en")


def test_what_is_known_by_name_is_called_so_even_where_its_page_is_not_translated() -> None:
    """As on an English page of a review in Chinese: the title's language is not the page's."""
    places = [Place("index", "zh", "index.html", "树荫与水"), Place("papers/elm", "en", "papers/elm.en.html", "Elm")]
    home = Navigation.of((Item("首页", "index"),), places, "zh", {}).trees["en"][0]
    assert (home.title, home.spoken, home.language) == ("Home", "en", "zh")


@pytest.mark.parametrize("key", NAVIGATION)
def test_what_a_new_review_s_navigation_begins_with_is_known_in_every_language(key: str) -> None:
    places = [Place("page", "zh", "page.html", "树荫"), Place("other", "en", "other.en.html", "Shade")]
    items = (Item(catalogue("zh").text(key), "page"),)
    assert told(Navigation.of(items, places, "zh", {}).trees["en"]) == [catalogue("en").text(key)]


def test_an_index_page_is_its_section_s_own(navigation: Navigation) -> None:
    section = navigation.trees["zh"][3]
    assert (section.name, section.url) == ("compare/index", "compare/index.zh.html")
    assert navigation.trees["en"][4].name == ""  # the guide's index is the guide's, not this section's


@pytest.mark.parametrize(
    ("name", "language", "steps"),
    [
        ("index", "en", []),
        ("themes/index", "zh", ["主题"]),
        ("papers/elm", "en", ["Papers", "Elm 2019"]),
        ("papers/elm", "zh", ["论文", "榆（2019）"]),
        ("compare/terms", "zh", ["论文对照", "各家术语"]),
        ("guide/index", "en", ["About", "Guide"]),
        ("nowhere", "en", []),
    ],
)
def test_the_way_leads_from_the_tab_to_the_page(
    navigation: Navigation, name: str, language: str, steps: list[str]
) -> None:
    assert [step.title for step in navigation.view(name, language).path] == steps


def test_the_tab_of_an_unlisted_page_is_that_of_its_folder(navigation: Navigation) -> None:
    view = navigation.view("papers/elm", "zh")
    assert [entry.title for entry in view.entries if view.leads_here(entry)] == ["论文"]
    assert view.section is None


def test_the_part_of_a_page_stands_beside_it(navigation: Navigation) -> None:
    view = navigation.view("levels", "en")
    assert view.section is not None
    assert view.section.title == "Side by side"
    assert [entry.title for entry in view.section.leaves() if view.is_here(entry)] == ["Levels"]


def test_the_first_page_is_its_own_tab(navigation: Navigation) -> None:
    view = navigation.view("index", "zh")
    assert [entry.title for entry in view.entries if view.is_here(entry)] == ["首页"]


def test_a_page_that_is_not_there_is_nowhere(navigation: Navigation) -> None:
    view = navigation.view("404", "en")
    assert [entry for entry in view.entries if view.leads_here(entry)] == []


def beside(navigation: Navigation, name: str, language: str) -> list[str | None]:
    view = navigation.view(name, language)
    return [entry.title if entry else None for entry in (view.previous, view.next)]


def test_papers_follow_one_another_as_their_index_has_them(navigation: Navigation) -> None:
    """What the index leaves out comes last."""
    assert beside(navigation, "papers/moss", "en") == [None, "Elm 2019"]
    assert beside(navigation, "papers/elm", "en") == ["Moss", "Ash by the river"]
    assert beside(navigation, "papers/elm", "zh") == [None, "苔藓"]


def test_a_short_title_comes_with_the_whole_one(navigation: Navigation) -> None:
    after = navigation.view("papers/moss", "en").next
    assert after is not None
    assert after.detail == "Elm by the river"


def test_pages_of_a_part_follow_one_another_within_it(navigation: Navigation) -> None:
    assert beside(navigation, "compare/index", "en") == [None, "Terms"]
    assert beside(navigation, "levels", "zh") == ["各家术语", None]
    assert beside(navigation, "themes/index", "en") == [None, None]


def test_a_thousand_papers_leave_the_navigation_as_it_is(navigation: Navigation) -> None:
    many = [place(f"papers/p{number:04}", "en", f"Paper {number}") for number in range(1000)]
    large = Navigation.of(ITEMS, [*PLACES, *many], "en", TITLES)
    assert large.trees == navigation.trees
    view = large.view("papers/p0500", "en")
    assert (view.previous and view.previous.title, view.next and view.next.title) == ("Paper 499", "Paper 501")


def test_a_review_without_anything_has_a_home_all_the_same() -> None:
    view = Navigation.of((), (), "zh", {}).view("index", "zh")
    assert (view.home.title, view.path, view.previous) == ("首页", (), None)

"""Bibliographies in the order of a style, and letters that agree between list and text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from tests.bibliography.csl_items import invented_works

from conspectus.bibliography.entries import read_people
from conspectus.bibliography.styles.intext import NUMERIC, Cited, in_text
from conspectus.bibliography.styles.lists import format_list, letters_of, ordered
from conspectus.model import STYLES, Name, Work


def book(authors: str, year: str = "2020", title: str = "T", language: str = "en") -> Work:
    return Work(title=title, type="M", authors=read_people(authors)[0], year=year, language=language)


def in_order(works: Sequence[Work], style: str) -> list[str]:
    named = {f"k{place}": work for place, work in enumerate(works)}
    return [" ".join(name.literal for name in named[key].authors) or named[key].title for key in ordered(named, style)]


@pytest.mark.parametrize("style", STYLES)
def test_every_work_is_listed_once(style: str) -> None:
    works = invented_works()
    listed = format_list(works, style)
    assert sorted(item.key for item in listed) == sorted(works)
    assert all(item.text and item.label for item in listed)


@pytest.mark.parametrize("style", ["gbt7714-2015", "gbt7714-2025"])
def test_numbers_follow_the_order_given(style: str) -> None:
    works = dict(reversed(invented_works().items()))
    listed = format_list(works, style)
    assert [item.key for item in listed] == list(works)
    assert [item.label for item in listed] == [str(number) for number in range(1, len(works) + 1)]


@pytest.mark.parametrize("style", ["apa", "chicago", "mla"])
def test_western_styles_have_one_alphabet_with_chinese_names_by_pinyin(style: str) -> None:
    works = [
        book("Zimmer, A"),
        book("张三", language="zh"),
        book("Able, A"),
        book("单一", language="zh"),
        book("Sato, K"),
    ]
    assert in_order(works, style) == ["Able A", "Sato K", "单一", "张三", "Zimmer A"]


@pytest.mark.parametrize("style", ["gbt7714-2015-author-year", "gbt7714-2025-author-year"])
def test_gbt_keeps_the_scripts_apart(style: str) -> None:
    """GB/T 7714—2015 §9.2.1: Chinese, Japanese, Western, Russian, others, each in its own order."""
    works = [
        book("Able, A"),
        book("Иванов, И", title="Река", language="ru"),
        book("张三", language="zh"),
        book("{山田太郎}", title="港の歴史", language="ja"),
        book("单一", language="zh"),
        book("Zimmer, A"),
    ]
    assert in_order(works, style) == ["单一", "张三", "山田太郎", "Able A", "Zimmer A", "Иванов И"]


def test_surnames_are_read_as_names_and_people_of_one_surname_stay_together() -> None:
    works = [
        book(name, language="zh") for name in ("曾小川", "仇望", "查理明", "欧阳清", "黎明", "李月", "李白", "黎安")
    ]
    assert in_order(works, "apa") == ["李白", "李月", "黎安", "黎明", "欧阳清", "仇望", "曾小川", "查理明"]


def test_one_author_comes_before_the_same_with_others() -> None:
    """APA 7 §9.46; nothing comes before something, accents and case do not count, particles do."""
    works = [
        book("Gray, A and Able, B"),
        book("van Dam, P"),
        book("Gray, A"),
        book("Émile, Z"),
        book("Emden, A"),
        book("Dam, P"),
        book("GRAY, A", "2001"),
    ]
    order = in_order(works, "apa")
    assert order == ["Dam P", "Emden A", "Émile Z", "GRAY A", "Gray A", "Gray A Able B", "van Dam P"]


def test_undated_works_come_first_in_apa_and_last_in_chicago() -> None:
    works = {"old": book("Gray, A", "1990"), "none": book("Gray, A", ""), "press": book("Gray, A", "in press")}
    assert ordered(works, "apa") == ("none", "old", "press")
    assert ordered(works, "chicago") == ("old", "none", "press")


def test_a_work_without_author_stands_by_its_title_without_the_article() -> None:
    works = {"g": book("Gray, A"), "h": Work(title="The Harbour", type="M", language="en"), "x": book("", title="海港")}
    assert ordered(works, "apa") == ("g", "x", "h")


def test_letters_tell_works_of_one_author_and_year_apart_in_list_and_text() -> None:
    works = {
        "z": book("林知远", "2020", "治水", "zh"),
        "b": book("林知远", "2020", "渤海", "zh"),
        "c": book("林知远", "2021", "长江", "zh"),
    }
    for style in ("apa", "chicago", "gbt7714-2015-author-year", "gbt7714-2025-author-year"):
        listed = {item.key: item for item in format_list(works, style)}
        assert {key: item.letter for key, item in listed.items()} == {"b": "a", "z": "b", "c": ""}
        assert "2020a" in listed["b"].text
        assert "2020a" in listed["b"].label
        assert "2020a" in in_text([Cited(works["b"], letter=listed["b"].letter)], style, "zh")


def test_letters_go_by_what_a_citation_shows() -> None:
    """Different co-authors behind one et al. need letters as well."""
    works = {"a": book("Gray, A and Able, B and Cole, C"), "b": book("Gray, A and Dorn, D and Ewe, E")}
    assert letters_of(works, "apa") == {"a": "a", "b": "b"}
    assert letters_of({"a": book("Gray, A and Able, B"), "b": book("Gray, A and Dorn, D")}, "apa") == {}
    assert letters_of(works, "gbt7714-2015") == {}


def test_letters_go_on_behind_z() -> None:
    works = {f"k{number:02}": book("Gray, A", title=f"T{number:02}") for number in range(28)}
    assert list(letters_of(works, "apa").values())[25:] == ["z", "aa", "ab"]


def test_mla_has_titles_for_letters() -> None:
    works = {"a": book("Gray, A", "2020", "Tides"), "b": book("Gray, A", "2021", "Locks")}
    listed = format_list(works, "mla")
    assert [(item.key, item.label) for item in listed] == [("b", "Gray, Locks"), ("a", "Gray, Tides")]
    assert all("2020a" not in item.text for item in listed)


def test_an_unknown_style_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="unknown citation style"):
        format_list({}, "house")


@pytest.mark.parametrize("style", [style for style in STYLES if style not in (*NUMERIC, "mla")])
@pytest.mark.parametrize("year", ["", "2020", "in press"])
def test_a_list_shows_the_letter_as_citations_do(style: str, year: str) -> None:
    works = {key: Work(title=f"渡口{key}", authors=(Name("曾国藩"),), type="M", year=year) for key in ("甲", "乙")}
    for listed in format_list(works, style):
        shown = re.split("[，, ]", listed.label, maxsplit=1)[1]
        assert listed.letter in ("a", "b")
        assert shown.casefold() in listed.text.casefold()

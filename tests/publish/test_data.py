"""The data files: of the published form, complete, one claim for all languages, no passage in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conspectus.manuscript import review_data, scope_of
from conspectus.model import Review
from conspectus.publish import machines

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "scripts" / "conspectus" / "schemas" / "review-1.json"


@pytest.fixture(scope="module")
def documents(files: Mapping[str, str]) -> dict[str, Any]:
    return {
        path: json.loads(text)
        for path, text in files.items()
        if path.endswith(".json") and not path.startswith("schemas/") and "schema" in json.loads(text)
    }


@pytest.fixture(scope="module")
def whole(documents: dict[str, Any]) -> Any:  # noqa: ANN401  a document of the schema
    return documents["review.json"]


def test_every_document_has_the_published_form(documents: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert {path: [error.message for error in validator.iter_errors(each)] for path, each in documents.items()} == {
        path: [] for path in documents
    }


def test_a_document_names_its_schema_where_it_is_published(files: Mapping[str, str], documents: dict[str, Any]) -> None:
    for path, document in documents.items():
        up = "../" * path.count("/")
        assert document["$schema"] == f"{up}schemas/review-1.json"
    assert files["schemas/review-1.json"] == SCHEMA.read_text(encoding="utf-8")


def test_everything_is_in_review_json(whole: Any, review: Review) -> None:  # noqa: ANN401
    assert [paper["citekey"] for paper in whole["papers"]] == list(review.papers)
    assert [theme["slug"] for theme in whole["themes"]] == list(review.themes)
    assert [work["id"] for work in whole["works"]] == list(review.works)
    assert [term["id"] for term in whole["glossary"]] == list(review.glossary)
    assert [silence["id"] for silence in whole["silences"]] == list(review.silences)
    pages = {page["url"] for paper in whole["papers"] for page in paper["pages"].values()}
    pages |= {page["url"] for theme in whole["themes"] for page in theme["pages"].values()}
    pages |= {page["url"] for page in whole["pages"]}
    assert pages == {page.file.removeprefix("docs/").removesuffix(".md") + ".html" for page in review.pages}


def test_counts_are_of_claims_and_not_of_statements(whole: Any, review: Review) -> None:  # noqa: ANN401
    ids = {claim.id for page in review.pages for claim in page.claims}
    listed = [claim["id"] for paper in whole["papers"] for claim in paper["claims"]]
    assert len(listed) == len(set(listed)) == len(ids) == whole["counts"]["claims"]
    assert all(list(claim["statements"]) == ["en", "zh"] for paper in whole["papers"] for claim in paper["claims"])


def test_a_claim_says_what_the_export_says_of_it(whole: Any, review: Review) -> None:  # noqa: ANN401
    exported = {claim["id"]: claim for paper in review_data(scope_of(review))["papers"] for claim in paper["claims"]}
    for claim in (claim for paper in whole["papers"] for claim in paper["claims"]):
        other = exported[claim["id"]]
        statement = claim["statements"]["en"]
        assert (statement["text"], statement["url"]) == (other["text"], other["url"])
        assert {**claim["attributes"], "figures": statement["figures"]} == other["attributes"]
        places = [{name: value for name, value in piece.items() if name != "lock"} for piece in claim["evidence"]]
        assert places == other["evidence"]


def test_evidence_says_where_its_passage_was_found_and_never_its_words(whole: Any) -> None:  # noqa: ANN401
    locks = [piece["lock"] for paper in whole["papers"] for claim in paper["claims"] for piece in claim["evidence"]]
    assert all(lock["state"] == "verified" for lock in locks)
    assert {name for lock in locks for name in lock} <= {"state", "title", "paragraph", "span", "passage", "sha256"}


def test_small_files_hold_what_the_whole_holds(whole: Any, documents: dict[str, Any]) -> None:  # noqa: ANN401
    for paper in whole["papers"]:
        assert documents[paper["data"]]["paper"] == paper
    for theme in whole["themes"]:
        own = documents[theme["data"]]
        assert own["theme"] == theme
        assert len(own["claims"]) == theme["count"]
        assert all(theme["slug"] in claim["themes"] for claim in own["claims"])
    assert [paper["data"] for paper in documents["papers/index.json"]["papers"]] == [
        paper["data"] for paper in whole["papers"]
    ]


def test_addresses_are_absolute_where_the_review_says_where_it_is_hosted(hosted: Review) -> None:
    whole = json.loads(machines(hosted).files["review.json"])
    assert whole["review"]["data"] == "https://example.org/review/review.json"
    claim = whole["papers"][0]["claims"][0]
    assert claim["statements"]["zh"]["url"].startswith("https://example.org/review/papers/")
    assert claim["statements"]["zh"]["url"].endswith(f".zh.html#{claim['id']}")


def test_what_the_site_does_not_have_is_in_no_file(review: Review) -> None:
    shown = [page.file for page in review.pages if not page.file.endswith("tan2024xinzhi.zh.md")]
    made = machines(review, shown).files
    assert "papers/tan2024xinzhi.zh.md" not in made
    paper = json.loads(made["papers/tan2024xinzhi.json"])["paper"]
    assert list(paper["pages"]) == ["en"]
    assert all(list(claim["statements"]) == ["en"] for claim in paper["claims"])


def test_the_same_review_gives_the_same_files(review: Review, files: Mapping[str, str]) -> None:
    assert machines(review).files == files

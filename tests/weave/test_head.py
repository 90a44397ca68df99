"""What a paper's page tells machines: tags and JSON-LD that say what the record says, and nothing more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from jinja2 import Environment

from conspectus.model import Name, Page, Paper, Settings, Work
from conspectus.weave.head import citation_tags, head_text

SETTINGS = Settings(site_name="河流综述", site_url="https://example.org/review/")
PAGE = Page("docs/papers/ouyang2021hean.zh.md", "paper", "zh", "", {}, "河岸树木与水温")
ARTICLE = Work(
    "河岸树木与水温",
    authors=(Name("欧阳青", "欧阳", "青"), Name("HALL B", "HALL", "B"), Name("World Rivers Office")),
    title_en="Trees and water",
    container="河流学报",
    container_en="Journal of Rivers",
    year="2021",
    date="2021-03-05",
    volume="3",
    issue="2",
    pages="42-64,205",
    doi="10.1000/rivers.2021(3)2",
    issn="1234-5679",
    keywords=("树荫", "水温"),
)


class Head(HTMLParser):
    """The tags and the script of a page's head, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.tags.append((values["name"], values["content"]))
        self._inside = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)

    @property
    def data(self) -> Mapping[str, Any]:
        (script,) = self.scripts
        loaded: Mapping[str, Any] = json.loads(script)
        return loaded


def head(work: Work, page: Page = PAGE) -> Head:
    """What a browser finds, after the template engine had the file."""
    text = head_text(Paper("ouyang2021hean", work, {"zh": page}), page, SETTINGS)
    return Head(Environment(autoescape=False).from_string(text).render())  # noqa: S701  MkDocs does not escape either


def test_every_field_of_an_article_has_its_tag() -> None:
    assert list(citation_tags(ARTICLE, "https://example.org/x.html")) == [
        ("citation_title", "河岸树木与水温"),
        ("citation_author", "欧阳, 青"),
        ("citation_author", "Hall, B"),
        ("citation_author", "World Rivers Office"),
        ("citation_publication_date", "2021/03/05"),
        ("citation_journal_title", "河流学报"),
        ("citation_volume", "3"),
        ("citation_issue", "2"),
        ("citation_firstpage", "42"),
        ("citation_lastpage", "64"),
        ("citation_issn", "1234-5679"),
        ("citation_doi", "10.1000/rivers.2021(3)2"),
        ("citation_language", "zh"),
        ("citation_keywords", "树荫; 水温"),
        ("citation_public_url", "https://doi.org/10.1000/rivers.2021(3)2"),
        ("citation_abstract_html_url", "https://example.org/x.html"),
    ]


def test_a_page_says_what_the_tags_say() -> None:
    address = "https://example.org/review/papers/ouyang2021hean.zh.html"
    assert head(ARTICLE).tags == list(citation_tags(ARTICLE, address))


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("C", "citation_conference_title"),
        ("M", "citation_inbook_title"),
        ("N", "citation_journal_title"),
    ],
)
def test_what_a_work_stands_in_is_named_after_its_kind(kind: str, tag: str) -> None:
    assert (tag, "河流学报") in citation_tags(replace(ARTICLE, type=kind))


def test_a_thesis_names_its_university_and_a_report_its_institution_and_number() -> None:
    thesis = Work("水温", type="D", publisher="河海学院", year="2020")
    assert ("citation_dissertation_institution", "河海学院") in citation_tags(thesis)
    report = Work("Shade", type="R", publisher="World Rivers Office", identifier="WR-7")
    assert ("citation_technical_report_institution", "World Rivers Office") in citation_tags(report)
    assert ("citation_technical_report_number", "WR-7") in citation_tags(report)


@pytest.mark.parametrize(
    ("date", "written"), [("2021", "2021"), ("2021-03", "2021/03"), ("2021-03-05", "2021/03/05"), ("in press", "")]
)
def test_a_date_is_written_with_slashes(date: str, written: str) -> None:
    tags = dict(citation_tags(Work("水温", date=date)))
    assert tags.get("citation_publication_date", "") == written


def test_what_a_person_supplied_is_not_told_as_a_fact_of_print() -> None:
    supplied = replace(ARTICLE, supplied=("container", "volume", "keywords", "date", "year"))
    found = head(supplied)
    names = {name for name, _ in found.tags}
    assert not names & {"citation_journal_title", "citation_volume", "citation_keywords", "citation_publication_date"}
    assert not found.data.keys() & {"datePublished", "keywords"}
    assert "河流学报" not in json.dumps(found.data, ensure_ascii=False)


def test_json_ld_describes_the_article_in_its_issue_and_the_page_as_a_note_about_it() -> None:
    data = head(ARTICLE).data
    assert data["@type"] == "ScholarlyArticle"
    assert data["author"][0] == {"@type": "Person", "name": "欧阳青", "familyName": "欧阳", "givenName": "青"}
    assert data["author"][2] == {"@type": "Organization", "name": "World Rivers Office"}
    issue = data["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "2")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "3")
    assert issue["isPartOf"]["isPartOf"]["issn"] == "1234-5679"
    assert data["sameAs"] == "https://doi.org/10.1000/rivers.2021(3)2"
    assert data["subjectOf"]["isPartOf"]["name"] == "河流综述"


HOSTILE = "</script><script>alert(1)</script>\"' {{ 7*7 }} {% raw %} {# x #} {{{% &\u2028<!--"


def test_a_hostile_title_stays_a_title() -> None:
    found = head(replace(ARTICLE, title=HOSTILE, container=HOSTILE))
    assert dict(found.tags)["citation_title"] == " ".join(HOSTILE.split())
    assert found.data["name"] == HOSTILE


def test_without_a_known_address_none_is_invented() -> None:
    text = head_text(Paper("k", ARTICLE, {}), PAGE, Settings(site_name="x"))
    assert "citation_abstract_html_url" not in text
    assert "example.org" not in text

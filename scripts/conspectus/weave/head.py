"""What a paper's page says of the paper in its head: ``citation_*`` tags, and schema.org's terms as JSON-LD.

Reference managers and search engines read the tags; the JSON-LD says besides that the page is a note about the
paper and not the paper. Each page's part is a template that the theme includes, so no hook is needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from conspectus.model import Name, Page, Paper, Settings, Work
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import opening
from conspectus.weave.labels import full_name
from conspectus.weave.printed import family_name, first_page, inverted, last_page, printed_only

FOLDER = "citation"
"""Of the theme's templates; it holds nothing else."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_JINJA = re.compile(r"\{(?=[{%#])")
_HOSTS = {
    "J": "citation_journal_title",
    "N": "citation_journal_title",
    "C": "citation_conference_title",
    "M": "citation_inbook_title",
    "G": "citation_inbook_title",
}
_PUBLISHERS = {"D": "citation_dissertation_institution", "R": "citation_technical_report_institution"}
_TYPES = {
    "J": "ScholarlyArticle", "C": "ScholarlyArticle", "PP": "ScholarlyArticle", "N": "NewsArticle", "D": "Thesis",
    "R": "Report", "M": "Book", "G": "Book", "DS": "Dataset", "DB": "Dataset", "CP": "SoftwareSourceCode",
}  # fmt: skip

Json = dict[str, Any]


def head_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """For every page of every paper its template with its text, by path below the review's root."""
    settings = corpus.review.settings
    if not settings.custom_dir:
        return
    for paper in corpus.review.papers.values():
        for page in paper.pages.values():
            inside = PurePosixPath(page.file).relative_to(settings.docs_dir).with_suffix(".html")
            yield f"{settings.custom_dir}/{FOLDER}/{inside}", head_text(paper, page, settings)


def head_text(paper: Paper, page: Page, settings: Settings) -> str:
    """The tags and the JSON-LD of one page, one a line, safe in HTML and as a Jinja template."""
    address = _address(page, settings)
    tags = (_tag("meta", name=name, content=value) for name, value in citation_tags(paper.work, address))
    data = json.dumps(json_ld(paper.work, page, settings), ensure_ascii=False, indent=1)
    return "\n".join([*tags, _tag("script", type="application/ld+json"), _script(data), "</script>"]) + "\n"


def citation_tags(work: Work, address: str = "") -> Iterator[tuple[str, str]]:
    """Names and contents of the ``citation_*`` tags, as Google Scholar and Zotero define them.

    Args:
        work: the paper's record; what a person supplied is left out.
        address: of the page that describes it, or empty where it is not known.
    """
    work = printed_only(work)
    return ((name, value) for name, value in _tags(work, address) if value)


def _tags(work: Work, address: str) -> Iterator[tuple[str, str]]:
    yield "citation_title", work.title
    yield from (("citation_author", inverted(name)) for name in work.authors)
    yield "citation_publication_date", _slashed(work.date or work.year)
    if work.container:
        yield _HOSTS.get(work.type, "citation_inbook_title"), work.container
    yield "citation_journal_abbrev", work.container_short
    yield "citation_volume", work.volume
    yield "citation_issue", work.issue
    yield "citation_firstpage", first_page(work)
    yield "citation_lastpage", last_page(work)
    yield "citation_issn", work.issn
    yield "citation_isbn", work.isbn
    yield "citation_doi", work.doi
    yield _PUBLISHERS.get(work.type, "citation_publisher"), work.publisher
    if work.type == "R":
        yield "citation_technical_report_number", work.identifier
    yield "citation_language", work.language
    yield "citation_keywords", "; ".join(work.keywords)
    yield "citation_public_url", _public(work)
    yield "citation_abstract_html_url", address


def _public(work: Work) -> str:
    """Where the paper itself is found, which is not this site."""
    return work.url or (f"https://doi.org/{work.doi}" if work.doi else "")


def _slashed(date: str) -> str:
    found = _DATE.fullmatch(date)
    return "/".join(part for part in found.groups() if part) if found else ""


def json_ld(work: Work, page: Page, settings: Settings) -> Json:
    """The paper in the terms of schema.org, and the page as what it is: a part of this site about the paper."""
    note = {
        "@type": "WebPage",
        "name": page.title,
        "inLanguage": page.language,
        "url": _address(page, settings),
        "isPartOf": {"@type": "WebSite", "name": settings.site_name, "url": settings.site_url},
    }
    return _stated({**_described(printed_only(work)), "subjectOf": note})


def _described(work: Work) -> Json:
    return {
        "@context": "https://schema.org",
        "@type": _TYPES.get(work.type, "CreativeWork"),
        "headline": work.title,
        "name": work.title,
        "alternateName": work.title_en,
        "author": [_person(name) for name in work.authors],
        "datePublished": work.date or (work.year if _DATE.fullmatch(work.year) else ""),
        "inLanguage": work.language,
        "keywords": list(work.keywords),
        "isPartOf": _host(work),
        "pageStart": first_page(work),
        "pageEnd": last_page(work),
        "pagination": work.pages,
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else {},
        "isbn": work.isbn,
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": work.doi} if work.doi else {},
        "sameAs": f"https://doi.org/{work.doi}" if work.doi else "",
        "url": work.url,
    }


def _person(name: Name) -> Json:
    if not (name.family and name.given):
        return {"@type": "Organization" if not name.family else "Person", "name": name.literal}
    return {"@type": "Person", "name": full_name(name), "familyName": family_name(name), "givenName": name.given}


def _host(work: Work) -> Json:
    """The journal, inside it the volume, inside it the issue, the narrowest first; or the book or proceedings."""
    if not work.container:
        return {}
    if work.type not in {"J", "N"}:
        return {"@type": "Book", "name": work.container}
    kind = "Newspaper" if work.type == "N" else "Periodical"
    host: Json = {"@type": kind, "name": work.container, "alternateName": work.container_en, "issn": work.issn}
    if work.volume:
        host = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": host}
    if work.issue:
        host = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": host}
    return host


def _stated(value: Json) -> Json:
    """``value`` without what is empty, in all its parts."""
    shown = {name: _stated(part) if isinstance(part, dict) else part for name, part in value.items()}
    return {name: part for name, part in shown.items() if part}


def _address(page: Page, settings: Settings) -> str:
    """The address of the built page, or an empty string where the site's is not known."""
    inside = PurePosixPath(page.file).relative_to(settings.docs_dir).with_suffix(".html")
    return f"{settings.site_url}{inside}" if settings.site_url else ""


def _tag(element: str, /, **attributes: str) -> str:
    """An opening tag that is safe in a Jinja template."""
    return opening(element, **attributes).replace("{", "&#123;").replace("}", "&#125;")


def _script(data: str) -> str:
    """JSON that no browser and no template engine can take for anything else; indented JSON never opens two braces."""
    return _JINJA.sub(r"\\u007b", data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

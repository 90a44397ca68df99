"""The record of a paper on its page: the head, the box with the rest, and the works it cites at the page's foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conspectus.messages import Catalogue
from conspectus.model import Page, Paper, Work
from conspectus.pages import has_han
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import code, doi_html, doi_link, escape, opening, plain_html, web_link
from conspectus.weave.labels import both_names, bracketed, full_name, is_western, venue_line


def record_body(corpus: Corpus, paper: Paper, page: Page) -> str:
    """What stands under a paper's title: its printed title, authors, what kind of text it is, venue, year and DOI.

    It is HTML, one element a line: no list and no table, which would push what the page says out of sight.
    """
    lines = [opening("div", "cs-head"), *_head(paper.work, page, corpus.words(page.language)), "</div>"]
    return "\n".join([*lines, *_vanished(paper)])


def details_body(corpus: Corpus, paper: Paper, page: Page) -> str:
    """The rest of the record, in a box that opens: identifiers, keywords, key, other languages."""
    words = corpus.words(page.language)
    rows = [*_bibliographic(paper.work, page, words), *_names(corpus, paper, page)]
    lines = [f"- **{words.text(key)}** {value}" for key, value in rows if value]
    head = f"{opening('details', 'cs-record', markdown='1')}\n<summary>{escape(words.text('full_record'))}</summary>"
    return "\n".join([head, "", *lines, "", "</details>"])


def kind_of_text(work: Work, page: Page, words: Catalogue) -> str:
    """What kind of text the paper is: what its page's front matter says, else the kind of its record."""
    stated = str(page.front_matter.get("kind") or "").strip()
    return stated or words.entries["document_types"].get(work.type, "")


def _head(work: Work, page: Page, words: Catalogue) -> Iterator[str]:
    if work.title and work.title != page.title:
        yield f"{opening('p', 'cs-original', **_language(work.title, page))}{plain_html(work.title)}</p>"
    yield f"{opening('p', 'cs-byline')}{_byline(work, page, words)}</p>"
    parts = [plain_html(part) for part in (kind_of_text(work, page, words), _venue(work, words)) if part]
    if work.doi:
        parts.append(doi_html(work.doi))
    yield f"{opening('p', 'cs-venue')}{' · '.join(parts)}</p>"


def _byline(work: Work, page: Page, words: Catalogue) -> str:
    called = both_names if is_western(page.language) else full_name
    names = [f"{opening('span', 'cs-author')}{plain_html(called(name))}</span>" for name in work.authors]
    return words.join(names) or plain_html(words.text("no_authors"))


def _venue(work: Work, words: Catalogue) -> str:
    venue = venue_line(work, words)
    return venue if work.year else ", ".join(part for part in (venue, words.text("year_unstated")) if part)


def _language(text: str, page: Page) -> dict[str, str]:
    """The ``lang`` attribute of a text that is not in the page's language."""
    own = "zh" if has_han(text) else "en"
    return {"lang": own} if own != page.language else {}


def references_body(corpus: Corpus, paper: Paper, page: Page) -> str:
    """The works the paper cites, under their printed numbers, each linked to its entry; empty without any."""
    references = paper.lock.references if paper.lock else {}
    if not references:
        return ""
    words = corpus.words(page.language)
    return "\n".join([f"## {words.text('references')}", "", *_entries(corpus, references, page)])


def _entries(corpus: Corpus, references: Mapping[int, str], page: Page) -> Iterator[str]:
    for number, key in sorted(references.items()):
        name, anchor = (f"papers/{key}", "") if key in corpus.review.papers else (corpus.work_page(key), key)
        mark = corpus.places.link(f"[{number}]", name, page.file, page.language, anchor=anchor)
        yield f"- {mark} {corpus.reference(key)}"


def _bibliographic(work: Work, page: Page, words: Catalogue) -> Iterator[tuple[str, str]]:
    yield "title_en", escape(work.title_en if work.title_en != page.title else "")
    yield "published_in", escape(venue_line(work, words))
    yield "identifiers", " · ".join(_identifiers(work))
    yield "keywords", escape(words.join(list(work.keywords)))


def _identifiers(work: Work) -> Iterator[str]:
    if work.doi:
        yield f"DOI {doi_link(work.doi)}"
    for name, field, value in (("ISSN", "issn", work.issn), ("CN", "cn", work.cn)):
        if value:
            yield f"{name} {escape(bracketed(work, field, value))}"
    if work.article_number:
        yield escape(work.article_number)
    if work.url:
        yield web_link(work.url)


def _names(corpus: Corpus, paper: Paper, page: Page) -> Iterator[tuple[str, str]]:
    yield "citekey", code(paper.citekey)
    others = corpus.places.others(f"papers/{paper.citekey}", page.language)
    yield "other_language", " · ".join(corpus.other_language_link(file, other, page.file) for other, file in others)


def _vanished(paper: Paper) -> Iterator[str]:
    """Anchors of claims that are gone, so that their published addresses still lead to the paper's page."""
    gone = sorted(old for old, new in (paper.lock.retired.items() if paper.lock else ()) if not new)
    if gone:
        yield ""
        yield "".join(f'<a id="{old}"></a>' for old in gone if old.replace("-", "").isalnum())

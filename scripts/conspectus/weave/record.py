"""The record at the head of a paper's page, and the list of the works it cites at its foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from conspectus.messages import Catalogue
from conspectus.model import Page, Paper, Work
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import code, doi_link, escape, web_link
from conspectus.weave.labels import both_names, bracketed, full_name, is_western, venue_line

_MOST_SHARING = 12


def record_body(corpus: Corpus, paper: Paper, page: Page) -> str:
    """Authors, venue, identifiers, keywords, themes, where the paper is cited, its key: one list."""
    words = corpus.words(page.language)
    rows = [*_bibliographic(paper.work, page, words), *_relations(corpus, paper, page), *_citing(corpus, paper, page)]
    lines = [f"- **{words.text(key)}** {value}" for key, value in rows if value]
    return "\n".join([*lines, *_vanished(paper)])


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
    called = both_names if is_western(page.language) else full_name
    yield "authors", escape(words.join([called(name) for name in work.authors]) or words.text("no_authors"))
    yield "title_original", escape(work.title if work.title != page.title else "")
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


def _relations(corpus: Corpus, paper: Paper, page: Page) -> Iterator[tuple[str, str]]:
    words = corpus.words(page.language)
    slugs = dict.fromkeys(slug for claim in page.claims for slug in claim.themes if slug in corpus.review.themes)
    yield "themes", words.join([corpus.theme_link(slug, page.file, page.language) for slug in slugs])
    citing = corpus.cited_by.get(paper.citekey, {})
    yield "cited_by", words.join([corpus.paper_link(key, page.file, page.language) for key in citing])
    yield "shares_works", words.join(list(_sharing(corpus, paper, page)))


def _sharing(corpus: Corpus, paper: Paper, page: Page) -> Iterator[str]:
    """The papers that share most cited works with this one, each with the number of works."""
    keys = set(paper.lock.references.values()) if paper.lock else set()
    counts = Counter(other for key in keys if corpus.work(key) for other in corpus.cited_by[key])
    counts.pop(paper.citekey, None)
    for other, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SHARING]:
        yield f"{corpus.paper_link(other, page.file, page.language)} ({count})"


def _citing(corpus: Corpus, paper: Paper, page: Page) -> Iterator[tuple[str, str]]:
    yield "citekey", code(paper.citekey)
    others = corpus.places.others(f"papers/{paper.citekey}", page.language)
    yield "other_language", " · ".join(corpus.other_language_link(file, other, page.file) for other, file in others)


def _vanished(paper: Paper) -> Iterator[str]:
    """Anchors of claims that are gone, so that their published addresses still lead to the paper's page."""
    gone = sorted(old for old, new in (paper.lock.retired.items() if paper.lock else ()) if not new)
    if gone:
        yield ""
        yield "".join(f'<a id="{old}"></a>' for old in gone if old.replace("-", "").isalnum())

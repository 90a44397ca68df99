"""The lists that lead into the review: papers, themes, and the counts on the home page."""

from __future__ import annotations

from collections.abc import Callable

from conspectus.model import Page
from conspectus.pages import find_blocks, theme_section
from conspectus.pages.plain import plain
from conspectus.weave import explorer
from conspectus.weave.cite import cite_review
from conspectus.weave.compare.text import sentences
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, opening
from conspectus.weave.glossary import glossary_body
from conspectus.weave.labels import bracketed, venue_line
from conspectus.weave.places import page_name
from conspectus.weave.record import kind_of_text
from conspectus.weave.silences import silences_body
from conspectus.weave.table import cell, table
from conspectus.weave.verification import receipt_body, verify_body

_MOST_LISTED = 24
"""Papers that a page lists which is not the list of papers."""


def papers_body(corpus: Corpus, file: str, language: str) -> str:
    """Every paper, as a table on the page of papers; elsewhere a list of those of the last years."""
    words = corpus.words(language)
    keys = sorted(corpus.review.papers)
    if not keys:
        return words.text("none_yet")
    if page_name(file, corpus.review.settings) == "papers/index":
        return _papers_table(corpus, keys, file, language)
    newest = sorted(keys, key=lambda key: corpus.review.papers[key].work.year, reverse=True)
    shown = keys if len(keys) <= _MOST_LISTED else sorted(newest[:_MOST_LISTED])
    lines = [_paper(corpus, key, file, language) for key in shown]
    if len(shown) < len(keys):
        lines += ["", corpus.places.link(words.count("papers_all", len(keys)), "papers/index", file, language)]
    return "\n".join(lines)


def _papers_table(corpus: Corpus, keys: list[str], file: str, language: str) -> str:
    words = corpus.words(language)
    heads = [words.text(name) for name in ("paper", "title", "published_in", "year", "kind", "claims")]
    rows = [_paper_cells(corpus, key, file, language) for key in keys]
    return "\n".join(table(heads, rows, "cs-sortable cs-papers", numbers=(5,)))


def _paper_cells(corpus: Corpus, key: str, file: str, language: str) -> list[str]:
    words = corpus.words(language)
    work, page = corpus.review.papers[key].work, corpus.review.papers[key].pages.get(language)
    venue = bracketed(work, "container", work.container) or bracketed(work, "publisher", work.publisher)
    number = len(corpus.claims_of(key, language))
    return [
        corpus.paper_link(key, file, language),
        cell(escape((page.title if page else work.title) or key)),
        escape(venue) or "–",
        escape(bracketed(work, "year", work.year)) or "–",
        escape(kind_of_text(work, page, words) if page else "") or "–",
        _number(words.count("claims_count", number), number),
    ]


def _number(counted: str, number: int) -> str:
    """``22`` with the words for what is counted (``22 claims``), which are seen where no heading stands above it."""
    before, _, after = counted.partition(str(number))
    units = [f'<span class="cs-unit">{escape(part)}</span>' if part else "" for part in (before, after)]
    return f"{units[0]}{number}{units[1]}"


def _paper(corpus: Corpus, key: str, file: str, language: str) -> str:
    words = corpus.words(language)
    work = corpus.review.papers[key].work
    page = corpus.review.papers[key].pages.get(language)
    title = corpus.places.link((page.title if page else work.title) or key, f"papers/{key}", file, language)
    claims = words.count("claims_count", len(corpus.claims_of(key, language)))
    facts = [escape(corpus.label(key, language)), escape(venue_line(work, words)), claims]
    return f"- {title}  \n  <small>{' · '.join(fact for fact in facts if fact)}</small>"


def themes_body(corpus: Corpus, file: str, language: str) -> str:
    """Every theme with the number of papers that treat it and of claims, those with most papers first.

    On the page of themes each says how its short answer begins.
    """
    words = corpus.words(language)
    papers = {slug: sum(said.substance for said in corpus.speaking(slug, language)) for slug in corpus.review.themes}
    answered = page_name(file, corpus.review.settings) == "themes/index"
    ordered = sorted(papers, key=lambda slug: (-papers[slug], slug))
    lines = [_theme(corpus, slug, file, language, answered=answered) for slug in ordered]
    if not lines:
        return words.text("none_yet")
    return "\n".join([opening("div", "cs-themes", markdown="1"), "", *lines, "", "</div>"])


def _theme(corpus: Corpus, slug: str, file: str, language: str, *, answered: bool) -> str:
    words = corpus.words(language)
    speaking = corpus.speaking(slug, language)
    treating = [said for said in speaking if said.substance]
    passing = len(speaking) - len(treating)
    newest = max((said.paper.work.year for said in treating), default="") if answered else ""
    counts = (
        words.count("papers_count", len(treating)),
        words.count("passing_count", passing) if passing else "",
        words.count("claims_count", sum(len(said.claims) for said in speaking)),
        words.text("newest_paper", year=escape(newest)) if newest else "",
    )
    answer = _answer(corpus, slug, language) if answered else ""
    facts = f"<small>{' · '.join(filter(None, counts))}</small>"
    return "  \n  ".join(part for part in (f"- {corpus.theme_link(slug, file, language)}", answer, facts) if part)


def _answer(corpus: Corpus, slug: str, language: str) -> str:
    """How the short answer of a theme begins, in plain words; empty where nobody has written one."""
    file = corpus.places.find(f"themes/{slug}", language)
    page = corpus.page(file) if file else None
    section = theme_section(page.text, "answer") if page else None
    if section is None or not section.parts:
        return ""
    said = plain(section.parts[0].text, lambda key: corpus.label(key, language))
    return escape(sentences(said)[0]) if said else ""


def counts_body(corpus: Corpus, file: str, language: str) -> str:
    """One line: how many papers, themes, cited works and claims there are, each leading to where they are listed."""
    words = corpus.words(language)
    review = corpus.review
    claims = sum(len(corpus.claims_of(key, language)) for key in review.papers)
    counts = (
        ("papers_count", len(review.papers), "papers/index"),
        ("themes_count", len(review.themes), "themes/index"),
        ("works_count", len(review.works), "works/index"),
        ("claims_count", claims, explorer.PAGE),
    )
    linked = (corpus.places.link(words.count(key, number), name, file, language) for key, number, name in counts)
    return "\n".join([opening("div", "cs-counts", markdown="1"), "", " · ".join(linked), "", "</div>"])


def index_blocks(corpus: Corpus, page: Page) -> dict[str, str]:
    """The bodies of those blocks on ``page`` that list what the review holds, as any page may."""
    made: dict[str, Callable[[], str]] = {
        "languages": lambda: languages_body(corpus, page),
        "counts": lambda: counts_body(corpus, page.file, page.language),
        "themes": lambda: themes_body(corpus, page.file, page.language),
        "papers": lambda: papers_body(corpus, page.file, page.language),
        "cite": lambda: cite_review(corpus, page),
        "glossary": lambda: glossary_body(corpus, page),
        "verify": lambda: verify_body(corpus, page),
        "receipt": lambda: receipt_body(corpus, page),
        explorer.BLOCK: lambda: explorer.explorer_body(corpus, page),
        "silences": lambda: silences_body(corpus, page),
    }
    present = {block.name for block in find_blocks(page.text)[0]}
    return {name: make() for name, make in made.items() if name in present}


def languages_body(corpus: Corpus, page: Page) -> str:
    """Links to the page in its other languages."""
    others = corpus.places.others(page_name(page.file, corpus.review.settings), page.language)
    return " · ".join(corpus.other_language_link(file, other, page.file) for other, file in others)

"""The lists that lead into the review: papers, themes, and the counts on the home page."""

from __future__ import annotations

from collections.abc import Callable

from conspectus.model import Page
from conspectus.pages import find_blocks
from conspectus.weave.cite import cite_review
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, opening
from conspectus.weave.explorer import BLOCK as EXPLORER
from conspectus.weave.explorer import explorer_body
from conspectus.weave.glossary import glossary_body
from conspectus.weave.labels import venue_line
from conspectus.weave.places import page_name
from conspectus.weave.silences import silences_body
from conspectus.weave.verification import receipt_body, verify_body


def papers_body(corpus: Corpus, file: str, language: str) -> str:
    """Every paper: title linked to its page, then authors and venue, then how many claims it has."""
    words = corpus.words(language)
    lines = [_paper(corpus, key, file, language) for key in sorted(corpus.review.papers)]
    return "\n".join(lines or [words.text("none_yet")])


def _paper(corpus: Corpus, key: str, file: str, language: str) -> str:
    words = corpus.words(language)
    work = corpus.review.papers[key].work
    page = corpus.review.papers[key].pages.get(language)
    title = corpus.places.link((page.title if page else work.title) or key, f"papers/{key}", file, language)
    claims = words.count("claims_count", len(corpus.claims_of(key, language)))
    facts = [escape(corpus.label(key, language)), escape(venue_line(work, words)), claims]
    return f"- {title}  \n  {' · '.join(fact for fact in facts if fact)}"


def themes_body(corpus: Corpus, file: str, language: str) -> str:
    """Every theme with the number of papers that treat it and of claims, those with most papers first."""
    words = corpus.words(language)
    papers = {slug: sum(said.substance for said in corpus.speaking(slug, language)) for slug in corpus.review.themes}
    lines = [_theme(corpus, slug, file, language) for slug in sorted(papers, key=lambda slug: (-papers[slug], slug))]
    return "\n".join(lines or [words.text("none_yet")])


def _theme(corpus: Corpus, slug: str, file: str, language: str) -> str:
    words = corpus.words(language)
    speaking = corpus.speaking(slug, language)
    papers = sum(said.substance for said in speaking)
    passing = len(speaking) - papers
    counts = (
        words.count("papers_count", papers),
        words.count("passing_count", passing) if passing else "",
        words.count("claims_count", sum(len(said.claims) for said in speaking)),
    )
    return f"- {corpus.theme_link(slug, file, language)}  \n  {' · '.join(count for count in counts if count)}"


def counts_body(corpus: Corpus, file: str, language: str) -> str:
    """One line: how many papers, themes, cited works and claims there are, each leading to where they are listed."""
    words = corpus.words(language)
    review = corpus.review
    claims = sum(len(corpus.claims_of(key, language)) for key in review.papers)
    counts = (
        ("papers_count", len(review.papers), "papers/index"),
        ("themes_count", len(review.themes), "themes/index"),
        ("works_count", len(review.works), "works/index"),
        ("claims_count", claims, "explore"),
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
        EXPLORER: lambda: explorer_body(corpus, page),
        "silences": lambda: silences_body(corpus, page),
    }
    present = {block.name for block in find_blocks(page.text)[0]}
    return {name: make() for name, make in made.items() if name in present}


def languages_body(corpus: Corpus, page: Page) -> str:
    """Links to the page in its other languages."""
    others = corpus.places.others(page_name(page.file, corpus.review.settings), page.language)
    return " · ".join(corpus.other_language_link(file, other, page.file) for other, file in others)

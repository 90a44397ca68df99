"""The pages of cited works: every work once, with an anchor, its reference, and the papers and claims that cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from conspectus.model import Work
from conspectus.weave.corpus import Corpus, initial
from conspectus.weave.escape import anchor, code, doi_link, escape, fragment, link, web_link
from conspectus.weave.labels import author_label, bracketed
from conspectus.weave.places import relative
from conspectus.weave.table import table

MOST_RANKED = 150
"""Most works that a list of all works holds; in a larger review it holds those cited most: its page stays light."""

COUNTS = ("ranking_papers", "ranking_times", "ranking_claims")
"""The columns that count."""


def initials(corpus: Corpus) -> tuple[str, ...]:
    """The initials of cited works, sorted; each has a page."""
    return tuple(sorted({initial(key) for key in corpus.review.works}))


def keys_of(corpus: Corpus, letter: str) -> list[str]:
    """The keys of the works on the page of one letter."""
    return sorted(key for key in corpus.review.works if initial(key) == letter)


def works_body(corpus: Corpus, letter: str, file: str, language: str) -> str:
    """The works whose key begins with ``letter``, by key, each under its anchor."""
    return "\n".join(f"- {anchor(key)}{entry(corpus, key, file, language)}" for key in keys_of(corpus, letter))


def shared_body(corpus: Corpus, file: str, language: str) -> str:
    """The works that more than one paper cites, those with most citing papers first."""
    words = corpus.words(language)
    keys = list(corpus.shared_works)
    lines = [f"- {entry(corpus, key, file, language, linked=True)}" for key in keys[:MOST_RANKED]]
    left = len(keys) - len(lines)
    told = ["", words.count("ranking_left", left).strip()] if left else []
    return "\n".join([f"## {words.text('shared_works')}", "", *(lines or [words.text("none_yet")]), *told])


def letters_body(corpus: Corpus, file: str, language: str) -> str:
    """Links to the pages of all initials with the number of works on each."""
    words = corpus.words(language)
    counts = Counter(initial(key) for key in corpus.review.works)
    links = [
        f"{corpus.places.link(letter.upper(), f'works/{letter}', file, language)} ({number})"
        for letter, number in sorted(counts.items())
    ]
    return f"## {words.text('all_works')}\n\n{' · '.join(links) or words.text('none_yet')}"


def ranked(corpus: Corpus) -> list[str]:
    """The keys of the works in the table: those that most papers cite first, then by marks and claims, newest first."""

    def rank(key: str) -> tuple[int, int, int, int, str]:
        work = corpus.review.works[key]
        year = int(work.year[:4]) if work.year[:4].isdecimal() else 0
        papers, claims = len(corpus.cited_by.get(key, ())), len(corpus.mentions.get(key, ()))
        return -papers, -(corpus.times_cited(key) or 0), -claims, -year, key

    return sorted(corpus.review.works, key=rank)[:MOST_RANKED]


def ranking_body(corpus: Corpus, file: str, language: str) -> str:
    """Every cited work in one table with how often it is cited; the site's script sorts it by any column."""
    words = corpus.words(language)
    keys = ranked(corpus)
    heading = words.text("ranking")
    if not keys:
        return f"## {heading}\n\n{words.text('none_yet')}"
    heads = [words.text(name) for name in ("authors", "year", "work", *COUNTS)]
    rows = [_cells(corpus, key, file, language) for key in keys]
    left = len(corpus.review.works) - len(keys)
    intro = words.text("ranking_intro") + (words.count("ranking_left", left) if left else "")
    return "\n".join([f"## {heading}", "", intro, "", *table(heads, rows, "cs-sortable cs-ranking")])


def _cells(corpus: Corpus, key: str, file: str, language: str) -> list[str]:
    work = corpus.review.works[key]
    words = corpus.words(language)
    citing = corpus.cited_by.get(key, {})
    claims = list(_mentions(corpus, key, file, language))
    times = corpus.times_cited(key)
    return [
        escape(author_label(work, words)) if work.authors else "–",
        escape(bracketed(work, "year", work.year)) or "–",
        corpus.places.link(work.title or key, corpus.work_page(key), file, language, anchor=key) + _venue(work),
        f"{len(citing)} · {words.join(list(_citing(corpus, key, file, language)))}" if citing else "0",
        "–" if times is None else str(times),
        f"{len(claims)} · {words.join(claims)}" if claims else "0",
    ]


def _venue(work: Work) -> str:
    venue = bracketed(work, "container", work.container) or bracketed(work, "publisher", work.publisher)
    return f"<br>{escape(venue)}" if venue else ""


def entry(corpus: Corpus, key: str, file: str, language: str, *, linked: bool = False) -> str:
    """One work: reference, identifier, key, where it is cited with its numbers there, and the claims that cite it."""
    work = corpus.work(key)
    parts = [corpus.reference(key)]
    if work and work.doi and escape(work.doi) not in parts[0]:
        parts.append(f"DOI {doi_link(work.doi)}")
    elif work and work.url:
        parts.append(web_link(work.url, "URL"))
    parts.append(corpus.work_link(key, file, language) if linked else code(key))
    words = corpus.words(language)
    if citing := words.join(list(_citing(corpus, key, file, language))):
        parts.append(words.text("cited_in", papers=citing))
    if claims := words.join(list(_mentions(corpus, key, file, language))):
        parts.append(words.text("cited_by_claims", claims=claims))
    return " · ".join(parts)


def _citing(corpus: Corpus, key: str, file: str, language: str) -> Iterator[str]:
    for citekey, numbers in corpus.cited_by.get(key, {}).items():
        marks = ", ".join(str(number) for number in numbers)
        yield f"{corpus.paper_link(citekey, file, language)} {escape(f'[{marks}]')}"


def _mentions(corpus: Corpus, key: str, file: str, language: str) -> Iterator[str]:
    """A link for every claim and every page that cites the work, in the reader's language where there is one."""
    for mention in corpus.mentions_in(key, language):
        where = relative(file, mention.page.file)
        if mention.claim:
            paper = corpus.label(mention.claim.citekey, language)
            name = corpus.words(language).name("facets", mention.claim.facet)
            label = corpus.words(language).text("pair", label=paper, value=name)
            yield link(label, f"{where}#{fragment(mention.claim.id)}")
        else:
            yield link(mention.page.title or mention.page.file, where)

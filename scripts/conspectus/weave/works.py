"""The pages of cited works: every work once, with an anchor, its reference, and the papers that cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from conspectus.weave.corpus import Corpus, initial
from conspectus.weave.escape import anchor, code, doi_link, escape, web_link
from conspectus.weave.labels import reference_line


def initials(corpus: Corpus) -> tuple[str, ...]:
    """The initials of cited works, sorted; each has a page."""
    return tuple(sorted({initial(key) for key in corpus.review.works}))


def works_body(corpus: Corpus, letter: str, file: str, language: str) -> str:
    """The works whose key begins with ``letter``, by key, each under its anchor."""
    keys = sorted(key for key in corpus.review.works if initial(key) == letter)
    return "\n".join(f"- {anchor(key)}{entry(corpus, key, file, language)}" for key in keys)


def shared_body(corpus: Corpus, file: str, language: str) -> str:
    """The works that more than one paper cites, those with most citing papers first."""
    words = corpus.words(language)
    lines = [f"- {entry(corpus, key, file, language, linked=True)}" for key in corpus.shared_works]
    return "\n".join([f"## {words.text('shared_works')}", "", *(lines or [words.text("none_yet")])])


def letters_body(corpus: Corpus, file: str, language: str) -> str:
    """Links to the pages of all initials with the number of works on each."""
    words = corpus.words(language)
    counts = Counter(initial(key) for key in corpus.review.works)
    links = [
        f"{corpus.places.link(letter.upper(), f'works/{letter}', file, language)} ({number})"
        for letter, number in sorted(counts.items())
    ]
    return f"## {words.text('all_works')}\n\n{' · '.join(links) or words.text('none_yet')}"


def entry(corpus: Corpus, key: str, file: str, language: str, *, linked: bool = False) -> str:
    """One work: reference, identifier, key, and where it is cited with its numbers there."""
    work = corpus.work(key)
    parts = [escape(reference_line(work)) if work else escape(key)]
    if work and work.doi and work.doi not in parts[0]:
        parts.append(f"DOI {doi_link(work.doi)}")
    elif work and work.url:
        parts.append(web_link(work.url, "URL"))
    parts.append(corpus.work_link(key, file, language) if linked else code(key))
    words = corpus.words(language)
    if citing := words.join(list(_citing(corpus, key, file, language))):
        parts.append(words.text("cited_in", papers=citing))
    return " · ".join(parts)


def _citing(corpus: Corpus, key: str, file: str, language: str) -> Iterator[str]:
    for citekey, numbers in corpus.cited_by.get(key, {}).items():
        marks = ", ".join(str(number) for number in numbers)
        yield f"{corpus.paper_link(citekey, file, language)} {escape(f'[{marks}]')}"

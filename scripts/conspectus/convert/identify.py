"""Which article is which paper: citekeys by the lock, by the bibliography, or new, and never changed once given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conspectus.bibliography import Bibliography, work_of_article
from conspectus.convert.library import Library
from conspectus.model import Article, Finding, Lock, Work
from conspectus.sources.folder import Reading

FIT = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.+-]*[A-Za-z0-9_+-])?")
"""What a reviewed paper's citekey may be: it names a page and a lock on every system, and an address."""


@dataclass(frozen=True, slots=True)
class Identified:
    """An article with the citekey it has in this review."""

    citekey: str
    article: Article
    reading: Reading
    work: Work


@dataclass(frozen=True, slots=True)
class Identification:
    """All articles that are papers of the review, sorted by citekey, and what stands in the way of the others."""

    papers: tuple[Identified, ...]
    kept: tuple[str, ...]
    """Citekeys whose entry a person has edited: it was kept as it is."""
    findings: tuple[Finding, ...]


def identify(
    readings: Iterable[Reading], locks: Mapping[str, Lock], bibliography: Bibliography, library: Library | None = None
) -> Identification:
    """Give every article its citekey and its entry in ``bibliography``.

    An article keeps the key under which its source's bytes are locked; otherwise the entry that describes the
    same work gives it, so that the ``.bib`` has the last word; otherwise the user's own key (``library``) or a new
    one is pinned. Two sources of one article are a finding at the second, which is left out.
    """
    library = library or Library()
    by_bytes = {(lock.sha256, lock.ordinal): key for key, lock in locks.items()}
    papers: dict[str, Identified] = {}
    kept: list[str] = []
    findings: list[Finding] = []
    for reading in readings:
        for article in reading.articles:
            work, own = library.complete(_work(article))
            locked = by_bytes.get((reading.sha256, article.ordinal))
            key = locked if locked in bibliography.works else bibliography.find(work) or locked
            if key in papers:
                findings.append(_duplicate(reading, key, papers[key].reading))
                continue
            if key is not None and not FIT.fullmatch(key):
                findings.append(_unfit(reading, key))
                continue
            if key is not None and key not in bibliography.works and bibliography.findings:
                findings.append(_unreadable_entry(reading, key))
                continue
            if key is None or key not in bibliography.works:
                key = bibliography.add(work, key=key or own_key(own, bibliography))
            elif bibliography.is_touched(key):
                kept.append(key)
            else:
                bibliography.refresh(key, library.keep(key, bibliography.works[key], work))
            papers[key] = Identified(key, article, reading, bibliography.works[key])
    ordered = tuple(paper for _, paper in sorted(papers.items()))
    return Identification(ordered, tuple(sorted(kept)), tuple(findings))


def own_key(key: str, *bibliographies: Bibliography) -> str | None:
    """The user's key for a new work, where it can name a page and no entry has it."""
    fits = bool(FIT.fullmatch(key)) and not any(bibliography.has(key) for bibliography in bibliographies)
    return key if fits else None


def _work(article: Article) -> Work:
    supplied = [name for name, value in article.provenance.items() if value.origin == "supplied"]
    return work_of_article(article, article.metadata, sorted(supplied))


def _unfit(reading: Reading, key: str) -> Finding:
    return Finding(
        code="citekey-unfit",
        message=f"the bibliography calls it {key!r}, which cannot name a page; it was not converted",
        file=reading.file,
        hint="Give the entry in bib/papers.bib a key of letters, digits and _ . + - only.",
    )


def _unreadable_entry(reading: Reading, key: str) -> Finding:
    return Finding(
        code="entry-unreadable",
        message=f"{key} has no entry that can be read: its bibliography has mistakes; its pages were left as they are",
        file=reading.file,
        hint="Correct bib/papers.bib first: a second entry would stand beside the one that is there.",
    )


def _duplicate(reading: Reading, key: str, first: Reading) -> Finding:
    where = "twice in it" if first.file == reading.file else f"also in {first.file}"
    return Finding(
        code="duplicate-article",
        message=f"its article {key} is {where}; only the first was converted",
        file=reading.file,
        hint="Remove one of the two sources.",
    )

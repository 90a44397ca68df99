"""The files of references that readers take away: BibTeX, RIS and CSL-JSON below ``bib/`` of the site.

They are woven like pages, not made by a hook: what a page links to has to be there for any builder.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from conspectus.bibliography import propose_key
from conspectus.bibliography.formats import FORMATS
from conspectus.bibliography.review import work_of_review
from conspectus.model import Work
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import link
from conspectus.weave.places import relative

FOLDER = "bib"
"""Below the site's folder."""

COPIED = ("papers.bib", "cited.bib")
"""Copied from the review's own ``bib/``: comments, strings and fields that only people use stay."""

THE_REVIEW = "citation"
"""Name of the file with the record of the review itself."""

_LABELS = {"bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}
_UNFIT = re.compile(r"[^\w.+-]", re.ASCII)


def paper_set(key: str) -> str:
    """The name of the files of one paper: its key, with a hash where the key cannot be a file's name."""
    fit = _UNFIT.sub("_", key).lstrip(".")
    if fit != key:
        fit += f"-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    return f"papers/{fit}"


def theme_set(slug: str) -> str:
    """The name of the files of a theme's works."""
    return f"themes/{slug}"


def theme_works(corpus: Corpus, slug: str, language: str) -> dict[str, Work]:
    """The papers that speak to a theme, by citekey, then the works that several of them cite."""
    keys = [said.paper.citekey for said in corpus.speaking(slug, language)]
    found = {key: corpus.review.papers[key].work for key in keys}
    for key in further_reading(corpus, keys):
        if work := corpus.work(key):
            found[key] = work
    return found


def further_reading(corpus: Corpus, keys: list[str]) -> list[str]:
    """The works that more than one of the papers ``keys`` cite."""
    counts = Counter(key for paper in keys for key in corpus.cites(paper))
    return [key for key in corpus.shared_works if counts[key] > 1]


def review_record(corpus: Corpus) -> dict[str, Work]:
    """The review itself under its key."""
    work = work_of_review(corpus.review.settings)
    return {propose_key(work): work}


def download_files(corpus: Corpus, copied: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every file below ``bib/`` with its text, by path below the review's root.

    Args:
        corpus: the review.
        copied: the texts of ``COPIED`` that there are, by name.
    """
    base = f"{corpus.review.settings.docs_dir}/{FOLDER}"
    # a work stands in many sets: what each format says of it is made once
    parts: dict[tuple[str, str], str] = {}
    for name, works in _sets(corpus):
        for made in FORMATS.values():
            file = f"{name}{made.suffix}"
            for key in (key for key in works if (made.name, key) not in parts):
                parts[made.name, key] = made.one(key, works[key])
            text = copied[file] if file in copied else made.join(parts[made.name, key] for key in works)
            yield f"{base}/{file}", text


def _sets(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, Work]]]:
    papers = {key: paper.work for key, paper in corpus.review.papers.items()}
    for key, work in papers.items():
        yield paper_set(key), {key: work}
    for slug in corpus.review.themes:
        yield theme_set(slug), theme_works(corpus, slug, corpus.review.settings.language)
    yield "papers", papers
    yield "cited", corpus.review.works
    yield "review", {**papers, **corpus.review.works}
    yield THE_REVIEW, review_record(corpus)


def download_links(corpus: Corpus, name: str, start: str) -> str:
    """Links from the page ``start`` to the files of the set ``name``."""
    base = f"{corpus.review.settings.docs_dir}/{FOLDER}"
    files = ((_LABELS[key], f"{base}/{name}{made.suffix}") for key, made in FORMATS.items())
    return " · ".join(link(label, relative(start, file)) for label, file in files)

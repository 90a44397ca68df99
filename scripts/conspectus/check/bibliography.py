"""The bibliographies: entries that can be cited, and no work twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from conspectus.bibliography import same_work
from conspectus.bibliography.works import title_and_volume
from conspectus.check import rules
from conspectus.check.entries import Entries
from conspectus.model import Finding, Review, Rule, Work

PAPERS = "bib/papers.bib"
CITED = "bib/cited.bib"

_ARTICLE = ("authors", "title", "container", "year")
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "J": _ARTICLE,
    "C": _ARTICLE,
    "M": ("authors", "title", "publisher", "year"),
    "D": ("authors", "title", "publisher", "year"),
    "R": ("authors", "title", "year"),
    "N": ("title", "container", "year"),
    "PP": ("authors", "title", "year"),
    "EB": ("title", "url"),
    "DB": ("title", "url"),
}
"""Fields without which a work of a type cannot be cited (GB/T 7714, elements marked as required)."""

_NAMES = {"container": "journal or container", "authors": "author"}


def check_citable(review: Review) -> Iterator[Finding]:
    """Entries that lack a field, which a person can supply; a supplied value is as good as a printed one."""
    entries = Entries(review.root)
    for key, paper in review.papers.items():
        yield from _incomplete(rules.NOT_CITABLE, entries, PAPERS, key, paper.work)
    for key, work in review.works.items():
        yield from _incomplete(rules.CITED_INCOMPLETE, entries, CITED, key, work)


def check_duplicates(review: Review) -> Iterator[Finding]:
    """Two entries for one work, in one bibliography or across both."""
    entries = Entries(review.root)
    files = {**dict.fromkeys(review.works, CITED), **dict.fromkeys(review.papers, PAPERS)}
    works = {**review.works, **{key: paper.work for key, paper in review.papers.items()}}
    seen: set[tuple[str, str]] = set()
    for first, second in map(sorted, _alike(works)):
        if (first, second) not in seen and same_work(works[first], works[second]):
            seen.add((first, second))
            message = f"{second} and {first} ({files[first]}) are the same work, “{works[first].title}”"
            hint = f"Keep one entry. If they are two works, note what differs in {second}."
            yield rules.DUPLICATE.at(files[second], entries.line(files[second], second), message, hint)


def _incomplete(rule: Rule, entries: Entries, file: str, key: str, work: Work) -> Iterator[Finding]:
    fields = REQUIRED.get(work.type, ("title",))
    missing = [_NAMES.get(field, field) for field in fields if not _states(work, field)]
    if missing:
        message = f"{key} is not yet citable: it states no {' and no '.join(missing)}"
        hint = "Add the field here, or supply it in the paper's sidecar with where it was found."
        if file == CITED:
            hint = "Add the field here if the work has one; the printed reference did not state it."
        yield rule.at(file, entries.line(file, key), message, hint)


def _states(work: Work, field: str) -> bool:
    if field == "authors":
        return bool(work.authors or work.editors)
    if field == "year":
        return bool(work.year or work.date)
    return bool(getattr(work, field))


def _alike(works: Mapping[str, Work]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that could be one work: of one title, or of which one begins with the other, or of one DOI.

    In order, titles stand right before those that begin with them: comparing all pairs of 10,000 entries, or all that
    share their first words, as the works on one subject do, would take minutes.
    """
    titled = sorted((title, key) for key, work in works.items() if (title := title_and_volume(work)[0]))
    for at, (title, key) in enumerate(titled):
        for other in range(at + 1, len(titled)):
            if not titled[other][0].startswith(title):
                break
            yield key, titled[other][1]
    known: dict[str, list[str]] = {}
    for key, work in works.items():
        if work.doi:
            known.setdefault(work.doi.casefold(), []).append(key)
    for keys in known.values():
        yield from combinations(keys, 2)

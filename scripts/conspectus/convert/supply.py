"""Values a person supplies when adding a paper: asked for, or taken from her own BibTeX, kept in a sidecar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from conspectus.bibliography import same_work, work_of_article
from conspectus.bibliography.formats import import_works
from conspectus.disk import write_text
from conspectus.model import Article, Work
from conspectus.sources.folder import Reading

NEEDED = ("title", "authors", "journal", "year")
"""What a journal article needs to be cited at all (GB/T 7714—2015 §4.4)."""

WANTED = ("volume", "issue", "pages", "doi")
"""What completes the citation where the work has it."""

FROM_WORK = {"title": "title", "journal": "container", "year": "year", "volume": "volume", "issue": "issue"} | {
    "pages": "pages",
    "doi": "doi",
    "issn": "issn",
    "url": "url",
}


@dataclass(frozen=True, slots=True)
class Given:
    """One supplied value: for which article of the source (0-based), which field, and where it was found."""

    ordinal: int
    field: str
    value: Any
    where: str
    date: str
    """ISO date on which it was looked up."""


def missing(article: Article, names: Sequence[str] = NEEDED) -> tuple[str, ...]:
    """The fields among ``names`` that the paper does not print and no sidecar supplies."""
    return tuple(name for name in names if not getattr(article.metadata, name))


def from_bib(reading: Reading, bib: Path, today: str) -> tuple[Given, ...]:
    """What ``bib`` says of the articles of a source where they print nothing themselves.

    ``bib`` is of any format that :func:`~conspectus.bibliography.formats.import_works` reads.
    An article is matched by its title (and, where both state them, year and first author).
    """
    works = [record.work for record in import_works(bib.read_bytes(), bib.name).records]
    given: list[Given] = []
    for article in reading.articles:
        own = work_of_article(article, article.metadata, ())
        match = next((work for work in works if same_work(work, own)), None)
        if match is not None:
            given += _from_work(article, match, f"{bib.name}", today)
    return tuple(given)


def _from_work(article: Article, work: Work, where: str, today: str) -> Iterable[Given]:
    for name in missing(article, tuple(FROM_WORK)):
        if value := getattr(work, FROM_WORK[name]):
            yield Given(
                article.ordinal, name, int(value) if name == "year" and value.isdigit() else value, where, today
            )


def sidecar_text(reading: Reading, given: Sequence[Given]) -> str:
    """The sidecar that holds the supplied values, as YAML."""
    articles: list[dict[str, Any]] = []
    for article in reading.articles:
        own = {
            item.field: {"value": item.value, "from": item.where, "date": item.date}
            for item in given
            if item.ordinal == article.ordinal
        }
        articles.append({"supplied": own} if own else {})
    return yaml.safe_dump({"articles": articles}, allow_unicode=True, sort_keys=False, width=120)


def write_sidecar(source: Path, reading: Reading, given: Sequence[Given]) -> Path | None:
    """Write the supplied values beside the source; None, and nothing written, where a sidecar exists already."""
    path = source.with_suffix(".yml")
    if reading.sidecar.file or path.exists():
        return None
    write_text(path, sidecar_text(reading, given))
    return path

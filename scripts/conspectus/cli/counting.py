"""``count``: how often words stand in the papers, and where; what a silence rests on, counted again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from conspectus.cli.options import DONE, UNREADABLE, in_review
from conspectus.evidence import Hit, hits_of
from conspectus.model import Query
from conspectus.pages import printed_path
from conspectus.project import open_review


@click.command()
@click.argument("words")
@click.option("--not", "without", default="", help="Longer words that hold one of WORDS and are not counted.")
@click.option("--paper", "keys", multiple=True, metavar="KEY", help="Only this paper; may be repeated.")
@in_review
def count(words: str, without: str, keys: tuple[str, ...], root: Path) -> None:
    """Count words in the papers' own text.

    WORDS are separated by |; any of them counts.
    """
    query = Query(_words(words), _words(without))
    if not query.words:
        raise click.UsageError("WORDS names no word")
    review = open_review(root)
    if unknown := [key for key in keys if key not in review.papers]:
        raise click.UsageError(f"there is no paper {unknown[0]!r}")
    articles = {key: paper.article for key, paper in review.papers.items() if not keys or key in keys}
    found = {key: hits_of(article, query) for key, article in articles.items() if article is not None}
    for key in articles:
        click.echo(f"{key:<24} {len(found[key]) if key in found else 'source absent'}")
        for hit in found.get(key, ()):
            _show(hit)
    click.echo(f"{sum(map(len, found.values()))} in {sum(map(bool, found.values()))} of {len(found)} papers")
    sys.exit(DONE if len(found) == len(articles) else UNREADABLE)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split("|") if (word := part.strip()))


def _show(hit: Hit) -> None:
    place = f"§{printed_path(hit.section)}" + (f" ¶{hit.paragraph}" if hit.paragraph else "")
    click.echo(f"    {place}  …{hit.before}{click.style(hit.word, bold=True)}{hit.after}…")

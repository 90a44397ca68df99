"""``cite``: the reference of a work, of a claim, or of the review itself, in any style."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from conspectus.bibliography.formats import FORMATS, export_works
from conspectus.bibliography.review import claim_title, with_place, work_of_review
from conspectus.bibliography.styles.intext import NUMERIC, Cited, in_text, style_with_labels
from conspectus.bibliography.styles.lists import format_list
from conspectus.cli.options import WRONG_USE, in_review
from conspectus.manuscript import Keys, UnknownNameError, claim_address, find_claim
from conspectus.model import STYLES, Claim, Review, Settings, Work
from conspectus.pages.plain import plain
from conspectus.project import open_review

MARKUP = {"text": "plaintext", "markdown": "markdown", "html": "html"}
"""Formats that a style is printed in, and what pybtex calls them."""

THE_REVIEW = "review"
"""Cites the review itself."""

_CLAIM = re.compile("c-[a-z0-9]{8}", re.IGNORECASE)


@click.command()
@click.argument("keys", metavar="KEY…", nargs=-1, required=True)
@click.option("--style", type=click.Choice(STYLES), help="Citation style (default: the review's).")
@click.option(
    "--format", "form", type=click.Choice([*MARKUP, *FORMATS]), default="text", show_default=True, help="Output format."
)
@click.option("--in-text", "short", is_flag=True, help="Print the citation as it stands in a text.")
@click.option("--lang", "language", help="Language of that text, and of a claim (default: the review's).")
@in_review
def cite(  # noqa: PLR0913, PLR0917  click passes each option
    keys: tuple[str, ...], style: str | None, form: str, short: bool, language: str | None, root: Path
) -> None:
    """Print references: of works, of claims, of the review.

    KEY is a work's citekey, a claim's id (c-…), or the word review.

    Keys are read without regard to case; a key that a work once had finds it too.
    """
    review = open_review(root, with_sources=False)
    spoken = language or review.settings.language
    try:
        works = dict(cited_work(review, key, spoken) for key in keys)
    except UnknownNameError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_USE)
    named = style or review.settings.style
    if short:
        # without a style of its own a citation looks as it does on the review's pages
        click.echo(_in_text(works, style or style_with_labels(named, review.settings.labels), spoken))
    elif form in FORMATS:
        click.echo(export_works(works, form), nl=False)
    else:
        references = {entry.key: entry.text for entry in format_list(works, named, markup=MARKUP[form])}
        for key in works:
            claim = find_claim(review, key, spoken) if _CLAIM.fullmatch(key) else None
            click.echo(_with_place(references[key], claim, review.settings) if claim else references[key])


def cited_work(review: Review, name: str, language: str) -> tuple[str, Work]:
    """What ``name`` means, under the key that it is exported with.

    Raises:
        UnknownNameError: it is no key of a work, no claim's id and not ``review``.
    """
    keys = Keys(review)
    if found := keys.find(name):
        return found, keys.works[found]
    if name.casefold() == THE_REVIEW:
        return THE_REVIEW, work_of_review(review.settings)
    if claim := find_claim(review, name, language):
        return claim.id, work_of_claim(claim, review.settings)
    if _CLAIM.fullmatch(name):
        raise UnknownNameError("claim", name, ())
    return keys.of(name), Work("")


def work_of_claim(claim: Claim, settings: Settings) -> Work:
    """A claim as a work of its own: what it says is the title, its permanent address is where it stands."""
    page = claim_address(claim, settings).removeprefix(settings.site_url)
    return work_of_review(settings, title=claim_title(plain(claim.text)), page=page)


def _with_place(reference: str, claim: Claim, settings: Settings) -> str:
    page = claim_address(claim, settings).removeprefix(settings.site_url)
    return with_place(reference, settings, page)


def _in_text(works: Mapping[str, Work], style: str, language: str) -> str:
    listed = format_list(works, style)
    letters = {entry.key: entry.letter for entry in listed}
    items = [
        Cited(work, number=number if style in NUMERIC else None, letter=letters[key])
        for number, (key, work) in enumerate(works.items(), start=1)
    ]
    return in_text(items, style, language)

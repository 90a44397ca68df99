"""``export``: a set of the review as references, as data, or as a manuscript."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from conspectus.bibliography.formats import FORMATS, export_works
from conspectus.cli.options import WRONG_USE, exit_code, in_review
from conspectus.cli.output import dump_json, print_findings
from conspectus.disk import write_bytes, write_text
from conspectus.manuscript import (
    Manuscript,
    PandocError,
    Scope,
    UnknownNameError,
    claims_csv,
    compose,
    docx_of,
    latex_of,
    review_data,
    scope_of,
)
from conspectus.model import STYLES, Finding, Severity
from conspectus.project import open_review

PROSE = ("docx", "latex")
"""Formats that are the pages themselves."""


@click.command()
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, "csv", "json", *PROSE]), required=True, help="What to make."
)
@click.option("--theme", "themes", multiple=True, metavar="SLUG", help="A theme (may be given several times).")
@click.option("--paper", "papers", multiple=True, metavar="KEY", help="A paper (may be given several times).")
@click.option("--reviewed", "which", flag_value="reviewed", help="Of the references only the reviewed works.")
@click.option("--cited", "which", flag_value="cited", help="Of the references only the works cited.")
@click.option("--lang", "language", help="Language of the pages (default: the review's).")
@click.option("--style", type=click.Choice(STYLES), help="Citation style (default: the review's).")
@click.option(
    "--evidence",
    type=click.Choice(["comments", "none"]),
    default="comments",
    show_default=True,
    help="Evidence phrases as comments of the manuscript, or left out.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write (default: print).",
)
@in_review
def export(  # noqa: PLR0913, PLR0917  click passes each option
    form: str,
    themes: tuple[str, ...],
    papers: tuple[str, ...],
    which: str | None,
    language: str | None,
    style: str | None,
    evidence: str,
    output: Path | None,
    root: Path,
) -> None:
    """Write out references, claims or a manuscript.

    Of the whole review, or of the themes and papers named.

    bibtex, ris, csl-json: the reviewed works and what they cite; csv: every claim with its evidence; json: everything;
    docx, latex: the pages as continuous prose with citations and a bibliography.
    """
    review = open_review(root, with_sources=False)
    try:
        scope = scope_of(review, themes, papers, language or "")
    except UnknownNameError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_USE)
    target = None if output is None or str(output) == "-" else output
    if target is not None:
        _check_target(target, form, root)
    if form in PROSE:
        manuscript = compose(scope, style or review.settings.style)
        sys.exit(_manuscript(manuscript, form, target, evidence=evidence == "comments"))
    # without its mark Excel takes UTF-8 for the system's encoding and shows no Chinese
    _put(_text(scope, form, which), target, mark="\ufeff" if form == "csv" else "")


def _text(scope: Scope, form: str, which: str | None) -> str:
    if form == "csv":
        return claims_csv(scope)
    if form == "json":
        return dump_json(review_data(scope)) + "\n"
    return export_works(scope.works(reviewed=which != "cited", cited=which != "reviewed"), form)


def _check_target(target: Path, form: str, root: Path) -> None:
    """Refuses a file that the export would spoil: the review's own records, a ``.bib`` as the text beside itself."""
    files = [target, target.with_suffix(".bib")] if form == "latex" else [target]
    if len(set(files)) < len(files):
        raise click.UsageError(f"{target} is the name of the records beside the text; name the text with -o FILE.tex")
    for file in files:
        if file.resolve().parent == (root / "bib").resolve():
            raise click.UsageError(f"{file} is among the review's own records; export to another folder")


def _put(text: str, target: Path | None, mark: str = "") -> None:
    """Print, or write a whole file, which then begins with ``mark``; what it held before is replaced."""
    if target is None:
        click.echo(text, nl=False)
    else:
        write_text(target, mark + text)
        click.echo(f"wrote {target}", err=True)


def _manuscript(manuscript: Manuscript, form: str, target: Path | None, *, evidence: bool) -> int:
    """Write the files of a manuscript; 2 where there is no pandoc to write them with."""
    if form == "docx" and target is None:
        raise click.UsageError("a DOCX file is not printed; name it with -o FILE.docx")
    print_findings(manuscript.findings)
    try:
        if form == "docx" and target:
            write_bytes(target, docx_of(manuscript, evidence=evidence))
            click.echo(f"wrote {target}", err=True)
        else:
            _latex(manuscript, target, evidence=evidence)
    except PandocError as error:
        hint = "Install pandoc (https://pandoc.org), or run: pip install 'conspectus[manuscript]'"
        print_findings([Finding("export-pandoc", str(error), severity=Severity.ERROR, hint=hint)])
        return WRONG_USE
    return exit_code(manuscript.findings)


def _latex(manuscript: Manuscript, target: Path | None, *, evidence: bool) -> None:
    """The text with its ``.bib`` beside it; printed, the text alone."""
    if target is None:
        click.echo(latex_of(manuscript, "review.bib", evidence=evidence).tex, nl=False)
        return
    bib = target.with_suffix(".bib")
    made = latex_of(manuscript, bib.name, folder=target.resolve().parent, evidence=evidence)
    write_text(bib, made.bib)
    write_text(target, made.tex)
    click.echo(f"wrote {target} and {bib}", err=True)
    click.echo(f"next: latexmk -xelatex {target.name}, in {target.parent} (needs xelatex and biber)", err=True)

"""``inspect`` and ``references``: what was read, to look at or to process further."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from conspectus.bibliography import bibtex_of, work_of_reference
from conspectus.cli.options import UNREADABLE, exit_code
from conspectus.cli.output import dump_json, print_findings
from conspectus.model import Article, Finding, Severity, SourceText
from conspectus.parse import parse_source
from conspectus.parse.inspect import describe, describe_reference
from conspectus.parse.references import parse_reference
from conspectus.read import SourceError, read_source
from conspectus.sources.sidecar import apply_sidecar, load_sidecar
from conspectus.summarize import build_lexicon, draft_article

PATH = click.Path(exists=True, path_type=Path, allow_dash=True)


@click.command("inspect")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON (schema conspectus/inspect-1).")
def inspect_command(file: Path, as_json: bool) -> None:
    """Show what is read from FILE: front matter, sections, paragraphs, marks, references."""
    source, articles = _articles(file)
    if as_json:
        lexicon = build_lexicon(articles)
        claims = [draft_article(article, lexicon).claims for article in articles]
        click.echo(dump_json(describe(source, articles, claims)))
        return
    for article in articles:
        _show(article)
    print_findings([replace(finding, file=file.name) for article in articles for finding in article.warnings])


def _articles(file: Path) -> tuple[SourceText, tuple[Article, ...]]:
    try:
        source = read_source(file, file.parent)
    except SourceError as error:
        print_findings([Finding(error.code, error.message, str(file), severity=Severity.ERROR)])
        sys.exit(UNREADABLE)
    sidecar = load_sidecar(file, file.parent)
    print_findings(sidecar.findings)
    return source, tuple(apply_sidecar(article, sidecar) for article in parse_source(source, sidecar.starts))


def _show(article: Article) -> None:
    metadata = article.metadata
    click.secho(metadata.title or "(no title)", bold=True)
    click.echo("  " + ", ".join(author.name for author in metadata.authors))
    place = (metadata.journal, metadata.year, metadata.doi)
    click.echo("  " + " · ".join(str(part) for part in place if part is not None))
    for section in article.sections:
        click.echo(f"  {'  ' * section.level}§{section.path} {section.title if section.number else ''}".rstrip())
    click.echo(
        f"  {len(article.paragraphs)} paragraphs, {len(article.citations)} citation marks, "
        f"{len(article.references)} references, {len(article.footnotes)} footnotes"
    )


@click.command("references")
@click.argument("file", type=PATH, default="-")
@click.option("--json", "as_json", is_flag=True, help="Print the fields as JSON instead of BibTeX.")
def references_command(file: Path, as_json: bool) -> None:
    """Read printed references, one a line, from FILE or standard input; print them as BibTeX or JSON."""
    try:
        text = sys.stdin.read() if str(file) == "-" else read_source(file, file.parent).text
    except SourceError as error:
        print_findings([Finding(error.code, error.message, str(file), severity=Severity.ERROR)])
        sys.exit(UNREADABLE)
    references = [parse_reference(line.strip()) for line in text.splitlines() if line.strip()]
    if as_json:
        click.echo(dump_json([describe_reference(reference) for reference in references]))
    else:
        click.echo(bibtex_of([work_of_reference(reference) for reference in references]), nl=False)
    doubtful = [
        Finding("unplaced-text", f"not placed in a field: {reference.rest}", str(file), line)
        for line, reference in enumerate(references, 1)
        if reference.rest
    ]
    print_findings(doubtful)
    sys.exit(exit_code(doubtful))

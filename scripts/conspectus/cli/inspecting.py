"""``inspect`` and ``references``: what was read, to look at or to process further."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from conspectus.bibliography import propose_key, work_of_reference
from conspectus.bibliography.formats import FORMATS, export_works
from conspectus.bibliography.keys import unique_key
from conspectus.cli.options import UNREADABLE, exit_code
from conspectus.cli.output import dump_json, print_findings
from conspectus.model import Article, Finding, Severity, SourceText, Work
from conspectus.parse import parse_source
from conspectus.parse.inspect import describe, describe_entry
from conspectus.parse.references import read_strings
from conspectus.read import SourceError, read_source
from conspectus.read.encoding import decode
from conspectus.sources.sidecar import apply_sidecar, load_sidecar
from conspectus.summarize import build_lexicon, draft_article

PATH = click.Path(exists=True, path_type=Path, allow_dash=True)


@click.command("inspect")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON (schema conspectus/inspect-1).")
def inspect_command(file: Path, as_json: bool) -> None:
    """Show what is read from FILE.

    Front matter, sections, paragraphs, marks and references.
    """
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
@click.option("--json", "as_json", is_flag=True, help="Print every field, its place, and what is left over, as JSON.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="bibtex", show_default=True, help="What to print."
)
def references_command(file: Path, form: str, *, as_json: bool) -> None:
    """Turn printed references into BibTeX, RIS or CSL-JSON.

    They are read from FILE or from standard input.
    One reference a line; or a printed list with its numbers, whose lines may be wrapped.
    """
    lines, findings = read_strings(_text_of(file))
    if as_json:
        click.echo(dump_json([describe_entry(line.reference, line.number) for line in lines]))
    else:
        click.echo(export_works(_keyed([work_of_reference(line.reference) for line in lines]), form), nl=False)
    named = [replace(finding, file=str(file)) for finding in findings]
    print_findings(named)
    sys.exit(exit_code(named))


def _text_of(file: Path) -> str:
    """The text of a file or of standard input, in any encoding that is read; ends the program where it is none."""
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes() if file.is_file() else b""
    decoded = decode(data)
    if decoded is None:
        message = "in no known text encoding; expected UTF-8, UTF-16, GB18030 or Big5 text"
        print_findings([Finding("undecodable", message, str(file), severity=Severity.ERROR)])
        sys.exit(UNREADABLE)
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _keyed(works: Sequence[Work]) -> dict[str, Work]:
    """The works under proposed keys, each of its own."""
    keyed: dict[str, Work] = {}
    for work in works:
        keyed[unique_key(propose_key(work), keyed)] = work
    return keyed

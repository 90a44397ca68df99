"""``add``, ``convert``, ``claim``: from a source to a page with evidence."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from conspectus.bibliography.formats import import_works
from conspectus.cli.asking import ask_missing, show_metadata
from conspectus.cli.options import FINDINGS, UNREADABLE, WRONG_USE, exit_code, in_review, workers
from conspectus.cli.output import print_findings, print_report, progress
from conspectus.config import load_settings
from conspectus.convert.library import take_library
from conspectus.convert.pipeline import convert
from conspectus.convert.report import Report
from conspectus.convert.supply import from_bib, sidecar_text, write_sidecar
from conspectus.disk import write_bytes
from conspectus.evidence import describe_phrase
from conspectus.model import FACETS, Severity
from conspectus.pages.editing import append_claim
from conspectus.project import open_review
from conspectus.sources.folder import Reading, list_sources, read_all

PATH = click.Path(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("convert")
@click.argument("files", nargs=-1, type=PATH)
@click.option("--jobs", type=click.IntRange(1), help="Processes to use (default: one for each core).")
@click.option("--bib", type=FILE, multiple=True, help="An export of your reference manager, kept beside the sources.")
@in_review
def convert_command(files: tuple[Path, ...], jobs: int | None, bib: tuple[Path, ...], root: Path) -> None:
    """Read the sources in papers/; draft pages and bibliography.

    With FILES only these papers are drafted. What a person has changed is kept.
    """
    for export in bib:
        _take_library(export, root)
    only = [_source(path, root) for path in files]
    report = run_conversion(root, only, jobs)
    print_report(report)
    if not report.read and not report.failed:
        click.echo(f"next: put papers into {load_settings(root).papers}/ as .txt or .md, and run this again")
    sys.exit(_code(report))


def _take_library(export: Path, root: Path) -> None:
    """Keep an export of a reference manager beside the sources, where every conversion finds it."""
    try:
        kept = take_library(export, root / load_settings(root).papers)
    except FileExistsError as error:
        raise click.UsageError(f"{error}; rename yours first") from error
    imported = import_works(kept.read_bytes(), kept.name)
    click.echo(f"{kept.name}: {len(imported.records)} records read")
    print_findings([finding for finding in imported.findings if finding.severity is Severity.ERROR][:5])


def _source(path: Path, root: Path) -> Path:
    """A source that is to be converted, as a user names it: from here or from the review's folder."""
    found = next((place for place in (path, root / path) if place.exists()), None)
    if found is None:
        raise click.UsageError(f"{path} does not exist")
    folder = load_settings(root).papers
    if not found.resolve().is_relative_to((root / folder).resolve()):
        raise click.UsageError(f"{path} is not in {folder}/; 'conspectus add {path}' takes it into the review")
    return found.resolve()


def run_conversion(root: Path, only: list[Path], jobs: int | None = None) -> Report:
    """Convert with as many workers as serve, showing progress on a terminal."""
    sources = list_sources(root, load_settings(root))
    with workers(jobs, len(sources)) as executor:
        return convert(root, only, executor=executor, progress=progress(len(sources)))


def _code(report: Report) -> int:
    return UNREADABLE if report.failed else exit_code(report.findings)


@click.command()
@click.argument("file", type=FILE)
@click.option("--bib", type=FILE, help="An export of your reference manager that describes the paper.")
@in_review
def add(file: Path, bib: Path | None, root: Path) -> None:
    """Add one paper to the review and draft its page.

    What was recognised is shown; on a terminal, what is missing is asked for.
    """
    source, copied = _take(file, root)
    reading = read_all([source], root, memory=root)[0]
    if reading.failed:
        if copied:
            # a file that is no paper would be a finding in every later run
            source.unlink()
        print_findings(reading.findings)
        sys.exit(UNREADABLE)
    show_metadata(reading)
    if bib:
        _take_library(bib, root)
    _supply(source, reading, bib)
    report = run_conversion(root, [source])
    print_report(report, of=reading.file)
    _next_step(report)
    sys.exit(_code(report))


def _supply(source: Path, reading: Reading, bib: Path | None) -> None:
    """Keep in a sidecar what the paper does not print and the user's BibTeX or the user states."""
    today = datetime.now(tz=UTC).date().isoformat()
    given = from_bib(reading, bib, today) if bib else ()
    if not given and sys.stdin.isatty():
        given = ask_missing(reading, today)
    if not given:
        return
    written = write_sidecar(source, reading, given)
    if written:
        click.echo(f"supplied values kept in {Path(reading.file).with_suffix('.yml').as_posix()}")
    else:
        click.echo(f"{reading.sidecar.file} exists and was left alone; add to it:\n{sidecar_text(reading, given)}")


def _take(file: Path, root: Path) -> tuple[Path, bool]:
    """The source's place in the papers folder, and whether it was copied there because it lies elsewhere."""
    folder = root / load_settings(root).papers
    source = file.resolve()
    if source.is_relative_to(folder.resolve()):
        return folder / source.relative_to(folder.resolve()), False
    target = folder / file.name
    if target.exists() and target.read_bytes() != source.read_bytes():
        raise click.UsageError(f"{target} exists and is another file; rename yours first")
    return target, write_bytes(target, source.read_bytes())


def _next_step(report: Report) -> None:
    for page in report.drafted:
        if page.startswith("docs/papers/"):
            key = Path(page).name.split(".")[0]
            click.echo(f"next: read and rewrite {page}; this finds the evidence for a statement:")
            click.echo(f"    conspectus claim {key} 'a phrase of the paper'")


@click.command()
@click.argument("key")
@click.argument("phrase")
@click.option("--append", "facet", type=click.Choice(FACETS), help="Add a stub with this evidence under the facet.")
@in_review
def claim(key: str, phrase: str, facet: str | None, root: Path) -> None:
    """Find a phrase in a paper, and the bracket that cites it.

    Shows its section, its paragraph, and whether it identifies one.
    """
    review = open_review(root)
    paper = review.papers.get(key)
    if paper is None:
        near = get_close_matches(key, review.papers, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "'conspectus status' lists the papers there are"
        raise click.UsageError(f"there is no paper {key!r}; {hint}")
    if paper.article is None:
        click.echo(
            f"{key}: its source is not in {review.settings.papers}/; a phrase can only be looked up there", err=True
        )
        sys.exit(UNREADABLE)
    description = describe_phrase(paper.article, phrase, key)
    for line in description.lines:
        click.echo(line)
    if description.evidence is None:
        if facet:
            click.echo("nothing was added: no single place is meant", err=True)
        sys.exit(FINDINGS)
    if facet:
        page = paper.page(paper.article.metadata.language)
        if page is None:
            click.echo(f"{key} has no page yet; run 'conspectus convert'", err=True)
            sys.exit(WRONG_USE)
        line_number = append_claim(root, page, facet, description.evidence)
        click.echo(f"added under {facet}: {page.file}:{line_number}")

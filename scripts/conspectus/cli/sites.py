"""``new``, ``build``, ``serve``: the review as a website."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click

from conspectus.check import check
from conspectus.cli.options import FINDINGS, exit_code, in_review
from conspectus.cli.output import count, print_findings
from conspectus.config import CONFIG_NAME, load_settings
from conspectus.convert.following import follow, weave_review
from conspectus.disk import write_bytes, write_text
from conspectus.project import open_review
from conspectus.publish import archive
from conspectus.weave.scaffold import new_review

OFFLINE = "site.zip"
"""The site for reading offline, beside its folder, where no file is named."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--lang", "language", type=click.Choice(["en", "zh"]), default="en", help="The site's own language.")
@click.option("--name", help="The review's title (default: the folder's name).")
def new(folder: Path, language: str, name: str | None) -> None:
    """Start a review in DIR: settings, folders, a first page."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    for file, text in new_review(name or folder.resolve().name, language).items():
        write_text(folder / file, text)
    click.echo(f"started {folder}")
    click.echo(f"next: put papers into {folder / 'papers'}, then, in {folder}:")
    click.echo("    conspectus convert")
    click.echo("    conspectus serve")


@click.command()
@click.option("--strict/--no-strict", default=True, help="Fail on the site builder's warnings (default).")
@click.option(
    "--zip",
    "packed",
    is_flag=False,
    flag_value=OFFLINE,
    metavar="[FILE]",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Write the site as a zip for reading offline too (default: {OFFLINE}).",
)
@in_review
def build(strict: bool, packed: Path | None, root: Path) -> None:
    """Weave, check and build the site.

    Fails where a statement's passage is not found, and on the site builder's warnings.
    """
    _written, weaving = weave_review(root)
    findings = [*weaving, *check(open_review(root))]
    print_findings(findings)
    click.echo(f"check: {count(findings)}")
    if exit_code(findings) or not _built(root, "--strict" if strict else "--no-strict"):
        sys.exit(FINDINGS)
    settings = load_settings(root)
    site = root / settings.site_dir
    if packed is not None:
        target = root / OFFLINE if str(packed) == OFFLINE else packed
        write_bytes(target, archive(site, settings))
        click.echo(f"wrote {target}")
    click.echo(f"next: open {site / 'index.html'}")


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where it is served: http://127.0.0.1:PORT.",
)
@in_review
def serve(port: int, root: Path) -> None:
    """Show the site in the browser while you write.

    Pages are woven again when a page, a .bib or a source changes.
    """
    _written, findings = follow(root)
    print_findings(findings)
    with suppress(KeyboardInterrupt):
        sys.exit(FINDINGS if _mkdocs(root, "serve", "--dev-addr", f"127.0.0.1:{port}").returncode else 0)


def _built(root: Path, strictness: str) -> bool:
    """Whether the site builder succeeds; its warnings are shown, its progress is not.

    Its own ``--quiet`` would hide the warnings from ``--strict`` as well.
    """
    done = _mkdocs(root, "build", strictness, stderr=subprocess.PIPE)
    for line in done.stderr.decode("utf-8", "replace").splitlines():
        if line.strip() and not line.startswith("INFO"):
            click.echo(line, err=True)
    return done.returncode == 0


def _mkdocs(root: Path, *arguments: str, stderr: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the site builder of this very installation."""
    command = [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", str(root / CONFIG_NAME), *arguments[1:]]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, check=False, env=environment, stderr=stderr)  # noqa: S603  our own

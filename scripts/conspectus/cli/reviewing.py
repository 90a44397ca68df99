"""``weave``, ``check``, ``status``, ``verify``: keep the review true to its sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from conspectus.check import check
from conspectus.check.status import status_lines
from conspectus.cli.options import DONE, FINDINGS, exit_code, in_review
from conspectus.cli.output import count, findings_json, print_findings, receipt_json
from conspectus.convert.following import weave_review
from conspectus.convert.verifying import verify_folder
from conspectus.disk import write_text
from conspectus.evidence import RECEIPT_FILE, dump_receipt
from conspectus.evidence.rules import RECEIPT
from conspectus.model import Finding
from conspectus.project import open_review
from conspectus.weave import stale

FILE = click.Path(dir_okay=False, path_type=Path)
DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("weave")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail where a woven block is stale.")
@in_review
def weave_command(only_check: bool, root: Path) -> None:
    """Bring every woven block up to date.

    Records, matrices, bibliographies, backlinks, files to download.
    """
    if only_check:
        outdated = stale(open_review(root))
        print_findings(outdated)
        click.echo(f"weave --check: {count(outdated)}")
        sys.exit(FINDINGS if outdated else DONE)
    written, findings = weave_review(root)
    print_findings(findings)
    click.echo(f"woven: {len(written)} files changed")
    sys.exit(exit_code(findings))


@click.command("check")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON (schema conspectus/findings-1).")
@in_review
def check_command(strict: bool, as_json: bool, root: Path) -> None:
    """Check every statement against its passage.

    Citations, links, themes, locks and the bibliography are checked too.
    """
    findings = check(open_review(root))
    if as_json:
        click.echo(findings_json(findings))
    else:
        print_findings(findings)
        click.echo(f"check: {count(findings)}")
    sys.exit(exit_code(findings, strict=strict))


@click.command()
@in_review
def status(root: Path) -> None:
    """Show what is unwritten, unverified or out of date.

    A theme is out of date where a paper is newer than its text.
    """
    for line in status_lines(open_review(root)):
        click.echo(line)


@click.command()
@click.argument("folder", metavar="DIR", type=DIRECTORY)
@click.option("--receipt", "kept", type=FILE, help="Write what is printed to this file too.")
@click.option("--check", "compared", is_flag=True, help="Fail where the review's receipt says otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON (schema conspectus/receipt-1).")
@in_review
def verify(folder: Path, kept: Path | None, root: Path, *, compared: bool, as_json: bool) -> None:
    """Check every claim against the sources in DIR."""
    done = verify_folder(root, folder.resolve())
    text = dump_receipt(done.receipt)
    if kept is not None:
        write_text(kept, text)
    click.echo(receipt_json(done.receipt) if as_json else text, nl=as_json)
    findings = [*dict.fromkeys(done.findings), *(_compared(root, text) if compared else ())]
    print_findings(findings)
    sys.exit(exit_code(findings, strict=compared) if done.complete else FINDINGS)


def _compared(root: Path, text: str) -> Iterator[Finding]:
    """What there is to say where the review's own receipt is not ``text``."""
    path = root / RECEIPT_FILE
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        hint = "Run 'conspectus weave' beside the sources and commit what it changes."
        yield RECEIPT.at(RECEIPT_FILE, None, "the review's receipt says something else, or is not there", hint)

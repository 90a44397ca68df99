"""The commands: arguments in, exit code out; the only room that prints.

Exit codes: 0 done, 1 findings, 2 wrong use, 3 a source could not be read (the others still were).
"""

from __future__ import annotations

import sys
from concurrent.futures import BrokenExecutor

import click

from conspectus import __version__
from conspectus.cli.citing import cite
from conspectus.cli.counting import count
from conspectus.cli.exporting import export
from conspectus.cli.inspecting import inspect_command, references_command
from conspectus.cli.options import UNREADABLE, WRONG_USE
from conspectus.cli.output import print_findings
from conspectus.cli.papers import add, claim, convert_command
from conspectus.cli.reviewing import check_command, status, verify, weave_command
from conspectus.cli.sites import build, new, serve
from conspectus.config import ConfigError
from conspectus.model import Finding, Severity

__all__ = ["cli", "main"]


class _Ordered(click.Group):
    """Lists the commands in the order a user meets them, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(self.commands)


@click.group(cls=_Ordered, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="conspectus")
def cli() -> None:
    """Turn a folder of papers into a literature review that lives on the web."""


for command in (
    new,
    add,
    convert_command,
    claim,
    count,
    weave_command,
    check_command,
    status,
    verify,
    build,
    serve,
    cite,
    export,
    inspect_command,
    references_command,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; a finding that stops everything is printed with its place, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # a console or a pipe that is not UTF-8 must not stop a program that speaks Chinese
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(prog_name="conspectus")
    except ConfigError as error:
        print_findings([error.finding])
        sys.exit(WRONG_USE)
    except OSError as error:
        # a full disk, a folder without permission: the file is named, what was there before is whole
        finding = Finding(
            "system-error",
            error.strerror or str(error),
            str(error.filename or ""),
            severity=Severity.ERROR,
            hint="Every file is either as it was or complete; remove the cause and run the command again.",
        )
        print_findings([finding])
        sys.exit(UNREADABLE)
    except BrokenExecutor:
        message = (
            "a worker process was ended from outside, perhaps because memory ran out; nothing was changed after it"
        )
        hint = "Run the command again with --jobs 1; the source it stops at is the one to look at."
        print_findings([Finding("worker-ended", message, severity=Severity.ERROR, hint=hint)])
        sys.exit(UNREADABLE)

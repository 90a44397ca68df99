"""How findings, reports and progress are printed: for people on standard error, for programs as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from conspectus.convert.report import Report
from conspectus.model import Finding, Receipt, Severity

FINDINGS_SCHEMA = "conspectus/findings-1"
RECEIPT_SCHEMA = "conspectus/receipt-1"

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def print_findings(findings: Iterable[Finding], *, err: bool = True) -> None:
    """One finding a line, ``file:line: severity: message [code]``, its hint on the next."""
    for finding in findings:
        place = finding.file + (f":{finding.line}" if finding.line else "")
        severity = click.style(str(finding.severity), fg=COLOURS[finding.severity])
        click.echo(f"{place + ': ' if place else ''}{severity}: {finding.message} [{finding.code}]", err=err)
        if finding.hint:
            click.echo(f"    {finding.hint}", err=err)


def count(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning``; ``no findings`` where there are none."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[level]} {level}{'s' if counts[level] > 1 else ''}" for level in Severity if counts[level]]
    return ", ".join(parts) or "no findings"


def findings_json(findings: Iterable[Finding]) -> str:
    """The findings as JSON of the schema ``conspectus/findings-1``."""
    return dump_json({"schema": FINDINGS_SCHEMA, "findings": [asdict(finding) for finding in findings]})


def receipt_json(receipt: Receipt) -> str:
    """The receipt as JSON of the schema ``conspectus/receipt-1``; a pair is found, and all."""
    return dump_json({"schema": RECEIPT_SCHEMA, **asdict(receipt), "sources": dict(receipt.sources)})


def dump_json(value: object) -> str:
    """Indented JSON with Chinese readable."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def print_report(report: Report, of: str | None = None) -> None:
    """The closing report of a conversion.

    With ``of``, the name of one source, what is not an error in the other sources is counted instead of shown:
    who adds a paper wants to hear of that paper.
    """
    others = {Path(file).with_suffix("") for file in report.read if of and file != of}
    shown = [item for item in report.findings if item.severity is Severity.ERROR or _bare(item.file) not in others]
    papers = "paper" if report.articles == 1 else "papers"
    sources = "source" if len(report.read) == 1 else "sources"
    click.echo(f"read            {len(report.read)} {sources}, {report.articles} {papers}")
    click.echo(f"drafted         {_listed(report.drafted)}")
    click.echo(f"kept as edited  {_listed(report.kept)}")
    changed = len(report.written)
    click.echo(f"files changed   {changed or 'none'}")
    attention = [finding for finding in shown if finding.severity is not Severity.NOTE]
    click.echo(f"needs attention {count(attention) if attention else 'nothing'}")
    print_findings(shown)
    if hidden := len(report.findings) - len(shown):
        click.echo(f"                and {hidden} on other papers: conspectus check")


def _bare(file: str) -> Path:
    """A source's name without its suffix; its sidecar ``name.yml`` or ``name.txt.yml`` has the same."""
    path = Path(file)
    return (path.with_suffix("") if path.suffix in {".yml", ".yaml"} and path.stem.count(".") else path).with_suffix("")


def _listed(files: Sequence[str], most: int = 6) -> str:
    if not files:
        return "none"
    more = f" and {len(files) - most} more" if len(files) > most else ""
    return f"{len(files)}: {', '.join(files[:most])}{more}"


def progress(total: int) -> Callable[[str], None]:
    """A function that shows ``n/total file`` on a terminal and is quiet in a pipe."""
    if not sys.stderr.isatty():
        return lambda _file: None
    done = 0

    def show(file: str) -> None:
        nonlocal done
        done += 1
        # drafting says nothing of its own, and takes as long as reading
        line = f"{done}/{total} read; drafting pages and themes …\n" if done == total else f"{done}/{total} {file}"
        click.echo(f"\r\033[K{line}", err=True, nl=False)

    return show

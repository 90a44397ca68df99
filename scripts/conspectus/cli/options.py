"""What every command shares: the review's folder, the pool of workers, the exit codes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from conspectus.model import Finding, Severity

MOST_WORKERS = 61
"""Windows can wait for no more processes at once."""

DONE, FINDINGS, WRONG_USE, UNREADABLE = 0, 1, 2, 3

F = TypeVar("F", bound=Callable[..., Any])


def in_review(function: F) -> F:
    """Adds ``-C DIR``: the review's folder, the present one by default, passed on as ``root``."""
    option = click.option(
        "-C",
        "root",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The review's folder (default: this one).",
        callback=lambda _context, _option, value: value.resolve(),
    )
    return option(function)


@contextmanager
def workers(jobs: int | None, sources: int) -> Iterator[Executor | None]:
    """A pool of processes for ``sources`` sources; None where one process does as well.

    Processes are spawned, as every system can, never forked.
    """
    wanted = min(jobs or os.cpu_count() or 1, sources, MOST_WORKERS)
    if wanted < 2:
        yield None
        return
    pool = ProcessPoolExecutor(
        wanted,
        mp_context=multiprocessing.get_context("spawn"),
        # Ctrl-C reaches every process of a terminal; a worker it stops while it holds the queue leaves all waiting
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        yield pool
    finally:
        # after an interruption what has not begun is dropped; after a good end nothing is left to drop
        pool.shutdown(cancel_futures=True)


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> int:
    """1 where a finding is an error, or, in a strict run, a warning; else 0."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FINDINGS if any(finding.severity in failing for finding in findings) else DONE

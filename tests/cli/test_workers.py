"""Ctrl-C stops a conversion; it reaches the workers too, and none may stop while others wait for it."""

from __future__ import annotations

import signal
import time
from concurrent.futures import Future

import pytest

from conspectus.cli.options import workers


def test_a_worker_leaves_interrupts_to_the_command() -> None:
    with workers(2, 2) as pool:
        assert pool is not None
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN


def test_what_had_not_begun_is_dropped_at_an_interruption() -> None:
    waiting: list[Future[None]] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(waiting)
    assert any(item.cancelled() for item in waiting)


def _interrupted(waiting: list[Future[None]]) -> None:
    with workers(2, 40) as pool:
        assert pool is not None
        waiting += [pool.submit(time.sleep, 0.1) for _ in range(40)]
        raise KeyboardInterrupt

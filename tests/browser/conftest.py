"""The built review and the sample review, and a browser to meet them in.

Each site is built once for all workers of a test run; a worker keeps one browser, a test has a context of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.chromium import ARGUMENTS, HELP, installed
from tests.browser.serving import Served, served
from tests.corpus.demo import make_demo

ROOT = Path(__file__).parents[2]
PATIENCE = 600
"""Seconds that a worker waits for another one to build a site."""


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """``folder``, made by whichever worker comes first; the others wait for it."""
    done = folder.with_suffix(".done")
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        for _ in range(PATIENCE * 4):
            if done.exists():
                return folder
            time.sleep(0.25)
        raise
    make(folder)
    done.touch()
    return folder


def build(root: Path, site: Path) -> None:
    """Build the review at ``root`` into ``site`` with the stock builder, warnings as errors."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    done = subprocess.run(  # noqa: S603  the builder of this very installation
        [*command, "--site-dir", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def review_site(shared_folder: Path) -> Path:
    """This repository's review, built."""
    return once(shared_folder / "review-site", lambda folder: build(ROOT, folder))


@pytest.fixture(scope="session")
def demo_site(shared_folder: Path) -> Path:
    """The sample review, built: its passages may be shown whole."""

    def make(folder: Path) -> None:
        source = folder.with_name("demo-source")
        make_demo(source)
        build(source, folder)
        shutil.rmtree(source)

    return once(shared_folder / "demo-site", make)


@pytest.fixture(scope="session")
def review(review_site: Path) -> Iterator[Served]:
    """The review on a static host, below a path of its own."""
    with served(review_site) as site:
        yield site


@pytest.fixture(scope="session")
def demo(demo_site: Path) -> Iterator[Served]:
    """The sample review on a static host, below a path of its own."""
    with served(demo_site) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the tests fail, with what to do, where there is none."""
    path = installed()
    assert path, HELP
    with sync_playwright() as playwright:
        own = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield own
        own.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of 1440 px whose visitor has never been here."""
    own = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    yield own
    own.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """A page of the browser (``page`` means a page of the review elsewhere)."""
    return context.new_page()

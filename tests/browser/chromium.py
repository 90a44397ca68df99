# ruff: noqa: T201  a script that says what it does
"""Which browser the tests drive: the machine's own Chromium, else Debian's, else the one that Playwright brings.

``python -m tests.browser.chromium`` makes sure that there is one (``make test`` calls it) and prints where it is. It
fails, saying what to do, where none can be had: the browser tests are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""Commands of the browser, in the order they are looked for; ``CONSPECTUS_CHROMIUM`` names another."""

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")
"""How it is started: a container has no sandbox of its own to give, and nothing but the site is asked for."""

HELP = (
    "the browser tests need Chromium and none can be had here: install it (Debian, Ubuntu: apt install chromium),"
    " or let Playwright bring one (python -m playwright install chromium),"
    " or name yours in CONSPECTUS_CHROMIUM"
)


def installed() -> str | None:
    """The browser that is here, None where there is none."""
    named = os.environ.get("CONSPECTUS_CHROMIUM")
    own = next((path for name in NAMES if (path := shutil.which(name))), None)
    return named or own or _playwrights()


def _playwrights() -> str | None:
    """Playwright's own browser where it was downloaded."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _debians() -> bool:
    """Install Debian's package; False where that is not for us to do or fails."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium"))
    return all(subprocess.run([apt, *step], check=False, env=quiet).returncode == 0 for step in steps)  # noqa: S603


def _downloaded() -> bool:
    """Let Playwright download its own browser."""
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0


def ensure() -> str:
    """The browser's path, installed first where it must be.

    Raises:
        SystemExit: with what to do, where no browser can be had.
    """
    found = installed()
    for install in (_debians, _downloaded):
        if found is None and install():
            found = installed()
    if found is None:
        raise SystemExit(HELP)
    return found


if __name__ == "__main__":
    print(ensure())

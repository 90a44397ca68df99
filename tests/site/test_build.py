"""A built site: strict, quiet about hostile titles, without a request to another host, the same every time."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conspectus.weave.scaffold import new_review

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' & {{ 7*7 }} *x*"
PAPER = """---
title: {title}
citekey: lin2020hean
lang: zh
---
{heading}
## 机理

- 树荫使水温下降。 [@lin2020hean, §二（一） “树荫遮住水面”] · (论断)

[@lin2020hean, §二（一） “树荫遮住水面”]: #c-ph4iqcct "林一"
"""


def _build(root: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603  our own
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    titles = "'" + PAYLOAD.replace("'", "''") + "'"
    files = new_review("River shade", "en") | {
        "docs/papers/lin2020hean.zh.md": PAPER.format(title=titles, heading="# 树荫\n"),
        "docs/papers/moss2019shade.md": PAPER.format(title=titles, heading=""),
        # what these pages say is not checked here: they stand in no bibliography and rest on no source
        "overrides/hooks.py": "from conspectus.site.hooks import *\n\ndel on_pre_build\n",
    }
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def _pages(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "site").rglob("*.html")}


def test_a_site(root: Path) -> None:
    _build(root)
    pages = _pages(root)
    for text in pages.values():
        assert "alert(1)</script>" not in text
        assert "<img src=x" not in text
        assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//', text)
    assert '<html lang="zh"' in pages["lin2020hean.zh.html"]
    assert 'aria-label="证据：§二（一）"' in pages["lin2020hean.zh.html"]
    assert 'id="c-ph4iqcct"' in pages["lin2020hean.zh.html"]
    assert 'aria-label="Evidence: §二（一）"' in pages["moss2019shade.html"]
    assert (root / "site" / "search" / "manifest.js").read_text(encoding="utf-8").startswith("conspectusSearch.take(")


def test_the_same_review_gives_the_same_site(root: Path) -> None:
    sums = []
    for _ in range(2):
        _build(root)
        files = sorted(path for path in (root / "site").rglob("*") if path.is_file() and path.suffix != ".gz")
        sums.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert sums[0] == sums[1]

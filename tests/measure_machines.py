# ruff: noqa: T201  a script that prints what it measured
"""What a review of many papers costs as data: ``python -m tests.measure_machines DIR``.

``DIR`` is a review, as ``python -m tests.large_review DIR`` writes one. Printed are the seconds that the files take and
their sizes, plain and compressed; nothing is written.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from conspectus.project import open_review
from conspectus.publish import machines

KINDS: Mapping[str, Callable[[str], bool]] = {
    "review.json": lambda path: path == "review.json",
    "papers/index.json": lambda path: path == "papers/index.json",
    "themes/index.json": lambda path: path == "themes/index.json",
    "a paper's data": lambda path: path.startswith("papers/") and path.endswith(".json") and "index" not in path,
    "a theme's data": lambda path: path.startswith("themes/") and path.endswith(".json") and "index" not in path,
    "a page's Markdown": lambda path: path.endswith(".md"),
    "llms.txt": lambda path: path == "llms.txt",
    "sitemap.xml": lambda path: path == "sitemap.xml",
}


def main() -> None:
    """Measure the review that the command line names."""
    review = open_review(Path(sys.argv[1]).resolve(), with_sources=False)
    claims = len({claim.id for page in review.pages for claim in page.claims})
    print(f"{len(review.papers)} papers, {claims} claims, {len(review.works)} cited works, {len(review.pages)} pages")
    start = time.perf_counter()
    files = machines(review).files
    print(f"made in {time.perf_counter() - start:.1f} s: {len(files)} files, {_size(sum(map(_bytes, files.values())))}")
    for kind, fits in KINDS.items():
        texts = sorted((text for path, text in files.items() if fits(path)), key=_bytes)
        if texts:
            shown = {"median": texts[len(texts) // 2], "largest": texts[-1]} if len(texts) > 1 else {"": texts[0]}
            sizes = (f"{name} {_size(_bytes(text))}, compressed {_size(_packed(text))}" for name, text in shown.items())
            print(f"{kind:20} {'; '.join(size.strip() for size in sizes)}")


def _bytes(text: str) -> int:
    return len(text.encode("utf-8"))


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 6))


def _size(size: int) -> str:
    return f"{size / 1024:.0f} KiB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MiB"


if __name__ == "__main__":
    main()

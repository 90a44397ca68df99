# ruff: noqa: T201  a script that prints its figures
"""What the Markdown extension costs on 1,000 pages: conversion with it and without it, and of its citations alone.

``python -m tests.measure_extension [PAGES]`` multiplies the sample review's woven pages, each copy a paper of its own
with its own lock and passages, and notes that cite works in the text. Times are CPU seconds of one process; with and
without take turns page by page, so that what else the machine does falls on both.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from tests.corpus.demo import make_demo

from conspectus.evidence import passages
from conspectus.pages import split_front_matter
from conspectus.site import locks
from conspectus.site.extension import ConspectusExtension

BUILDER = [
    "attr_list",
    "admonition",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
]
"""The extensions of a review's ``mkdocs.yml`` besides ours."""

ROUNDS = 3

NOTE = """# Note {n}

Platforms changed what a workshop sells [@hall2001trees, p. 7; see @moss2019shade], and @hall2001trees [p. 9] had said
so early. 平台改变了作坊的销售方式（@moss2019shade）, 与前人所见不同【-@hall2001trees，第3页】. Mail editor@example.org.

{paragraphs}

<!-- conspectus:begin cited -->
## Works cited on this page

- <a id="ref-hall2001trees"></a>Hall, B. (2001). <em>Trees</em>. · [entry](../works/h.md#hall2001trees)
- <a id="ref-moss2019shade"></a>Moss, A. (2019). Shade. <em>Brooks</em>. · [entry](../works/m.md#moss2019shade)
<!-- conspectus:end cited -->

<!-- conspectus:begin links -->
[@hall2001trees, p. 7; see @moss2019shade]: ../works/h.md#hall2001trees "(Hall, 2001, p. 7; see Moss, 2019)"
[… @hall2001trees, p. 9]: ../works/h.md#hall2001trees "Hall (2001, p. 9)"
[… @moss2019shade]: ../works/m.md#moss2019shade "Moss (2019)"
[-@hall2001trees，第3页]: ../works/h.md#hall2001trees "（2001，第3页）"
[@moss2019shade]: ../works/m.md#moss2019shade "(Moss, 2019)"
<!-- conspectus:end links -->
"""
PARAGRAPH = """A workshop that sells through a platform meets buyers it never saw before, and learns what they want from
what they return [@moss2019shade]. *Grading* follows; see the [list of grades](https://example.org/grades), `grade(x)`
and **what the county measured** between 2015 and 2019.
"""


@dataclass(frozen=True)
class Cost:
    """Seconds for a set of pages."""

    name: str
    pages: int
    without: float
    with_extension: float

    def row(self) -> str:
        share = (self.with_extension - self.without) / self.without
        each = 1000 / self.pages
        times = f"{self.without * each:.2f} ms | {self.with_extension * each:.2f} ms"
        return f"| {self.name} | {self.pages} | {times} | {share:+.1%} |"


def paper_pages(root: Path, number: int) -> Iterator[str]:
    """Copies of the sample review's papers' pages, each with its own key, lock and passages below ``root``."""
    originals = sorted(path for path in (root / "docs" / "papers").glob("*.md") if not path.name.startswith("index"))
    for copy in range(number):
        page = originals[copy % len(originals)]
        key = page.name.split(".")[0]
        new = f"{key}x{copy}"
        for folder, suffix in (("evidence", ".lock"), (".conspectus/passages", ".json")):
            source = root / folder / f"{key}{suffix}"
            if source.exists():
                text = source.read_text(encoding="utf-8").replace(key, new)
                (root / folder / f"{new}{suffix}").write_text(text, encoding="utf-8")
        yield split_front_matter(page.read_text(encoding="utf-8"))[1].replace(f"@{key}", f"@{new}")


def note_pages(number: int) -> Iterator[str]:
    """Notes that cite works in their text and hold no evidence."""
    for n in range(number):
        yield NOTE.format(n=n, paragraphs="\n".join([PARAGRAPH] * 8))


def measure(name: str, pages: list[str], root: Path) -> Cost:
    """Convert every page with and without, a fresh converter each time as the builder does; the best of the rounds.

    What was read of a lock or of passages is forgotten before each conversion, as each page is built once.
    """
    _convert(pages[0], [ConspectusExtension(root=str(root))])
    without = [float("inf")] * len(pages)
    with_extension = list(without)
    for turn in range(ROUNDS):
        for number, page in enumerate(pages):
            for own in _turns(turn + number, root):
                best = with_extension if own else without
                best[number] = min(best[number], _convert(page, own))
    return Cost(name, len(pages), sum(without), sum(with_extension))


def _turns(number: int, root: Path) -> list[list[Extension]]:
    turns: list[list[Extension]] = [[], [ConspectusExtension(root=str(root))]]
    return turns[::-1] if number % 2 else turns


def _convert(page: str, own: list[Extension]) -> float:
    locks._read.cache_clear()
    passages._read.cache_clear()
    begin = time.process_time()
    Markdown(extensions=[*BUILDER, *own]).convert(page)
    return time.process_time() - begin


def main() -> None:
    """Print the table of the guide."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = Path(tempfile.mkdtemp())
    try:
        root = folder / "review"
        make_demo(root)
        papers = list(paper_pages(root, number))
        print("| pages | number | without | with | difference |\n|---|---|---|---|---|")
        print(measure("papers: claims with evidence, cards of passages", papers, root).row())
        print(measure("notes: citations of works in the text", list(note_pages(number)), root).row())
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

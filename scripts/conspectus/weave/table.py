"""Tables in Markdown: one row a line, whatever stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from conspectus.weave.escape import escape, opening

_CODE = re.compile(r"(`+)(.+?)\1")
_PIPE = re.compile(r"(\\*)\|")


def row(cells: Iterable[str]) -> str:
    """One row of cells that are Markdown without bare pipes."""
    return f"| {' | '.join(cells)} |"


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], css: str = "", *, numbers: Container[int] = ()
) -> list[str]:
    """The lines of a table.

    Args:
        heads: one for each column.
        rows: of as many cells.
        css: a class; then the table stands inside an element of it, so that style and script know it.
        numbers: the columns, from 0, that stand flush right.
    """
    ruled = row("--:" if column in numbers else "---" for column in range(len(heads)))
    lines = [row(heads), ruled, *map(row, rows)]
    return [opening("div", css, markdown="1"), "", *lines, "", "</div>"] if css else lines


def cell(markdown: str) -> str:
    """A line of Markdown as the cell of a table: a pipe in it ends no cell, in code neither."""
    if "|" not in markdown:
        return markdown
    return _PIPE.sub(_shielded, _CODE.sub(_coded, markdown))


def _coded(found: re.Match[str]) -> str:
    return f"<code>{escape(found[2].strip())}</code>".replace(r"\|", "&#124;") if "|" in found[2] else found[0]


def _shielded(found: re.Match[str]) -> str:
    """An escaped pipe and a bare one, both as a character reference; other backslashes stay."""
    slashes = found[1]
    return f"{slashes[: len(slashes) // 2 * 2]}&#124;"

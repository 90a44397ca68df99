"""pandoc, as a program that reads Markdown and writes LaTeX and DOCX, and its document tree.

The tree is pandoc's own JSON (``{"t": kind, "c": content}``); this module alone knows its shape.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Node = dict[str, Any]

MARKDOWN = "markdown_strict" + "".join(
    f"+{each}"
    for each in (
        "raw_attribute",
        "pipe_tables",
        "footnotes",
        "definition_lists",
        "backtick_code_blocks",
        "fenced_code_blocks",
        "fenced_code_attributes",
        "link_attributes",
        "intraword_underscores",
        "all_symbols_escapable",
        "shortcut_reference_links",
        "tex_math_dollars",
        "markdown_in_html_blocks",
        "east_asian_line_breaks",
    )
)
"""Python-Markdown's rules, as pandoc names them; Chinese lines join without a space."""


class PandocError(RuntimeError):
    """pandoc is not there, or failed; the message says what it said."""


def find_pandoc() -> str | None:
    """The pandoc that came with the extra ``manuscript``, else the one on the PATH."""
    try:
        import pypandoc  # noqa: PLC0415  an optional extra
    except ImportError:
        return shutil.which("pandoc")
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return shutil.which("pandoc")


def run_pandoc(arguments: Sequence[str], data: bytes = b"", environment: dict[str, str] | None = None) -> bytes:
    """What pandoc writes to standard output.

    Raises:
        PandocError: there is no pandoc, or it failed.
    """
    program = find_pandoc()
    if program is None:
        raise PandocError("pandoc was not found; install it, or pip install 'conspectus[manuscript]'")
    command = [program, *arguments]
    done = subprocess.run(  # noqa: S603  our own arguments
        command, input=data, capture_output=True, check=False, env={**os.environ, **(environment or {})}
    )
    if done.returncode:
        raise PandocError(done.stderr.decode("utf-8", "replace").strip() or f"pandoc ended with {done.returncode}")
    return done.stdout


def read_markdown(texts: Iterable[tuple[str, str]], mark: str) -> Node:
    """The tree of several pages (name, text), each opened by a raw block of format ``mark`` with its name.

    Footnotes and link definitions hold for their own page.
    """
    with tempfile.TemporaryDirectory(prefix="conspectus-") as folder:
        files = []
        for number, (name, text) in enumerate(texts):
            path = Path(folder) / f"{number:06}.md"
            path.write_text(f"```{{={mark}}}\n{name}\n```\n\n{text}\n", encoding="utf-8")
            files.append(str(path))
        if not files:
            return {"pandoc-api-version": json.loads(run_pandoc(["-t", "json"]))["pandoc-api-version"],
                    "meta": {}, "blocks": []}  # fmt: skip
        tree: Node = json.loads(run_pandoc(["--file-scope", "-f", MARKDOWN, "-t", "json", *files]))
    return tree


def read_html(html: str) -> list[Node]:
    """The blocks of a piece of HTML."""
    blocks: list[Node] = json.loads(run_pandoc(["-f", "html", "-t", "json"], html.encode()))["blocks"]
    return blocks


Change = Callable[[Node], "list[Node] | None"]
"""What stands in a node's place; None leaves it and looks inside."""


def changed(nodes: list[Node], change: Change) -> list[Node]:
    """``nodes`` with every node below them, in order, that ``change`` replaces."""
    made: list[Node] = []
    for node in nodes:
        replaced = change(node)
        if replaced is not None:
            made += replaced
        elif "c" in node:
            made.append({**node, "c": _inside(node["c"], change)})
        else:
            made.append(node)
    return made


def _inside(value: Any, change: Change) -> Any:  # noqa: ANN401  pandoc's content has as many shapes as kinds
    if isinstance(value, list):
        if value and all(isinstance(each, dict) and "t" in each for each in value):
            return changed(value, change)
        return [_inside(each, change) for each in value]
    if isinstance(value, dict) and "t" in value:
        found = changed([value], change)
        return found[0] if len(found) == 1 else value
    return value


def words_of(text: str) -> list[Node]:
    """``text`` as inlines, which keep its spaces and nothing else."""
    made: list[Node] = []
    for place, word in enumerate(text.split(" ")):
        made += [{"t": "Space"}] if place else []
        made += [{"t": "Str", "c": word}] if word else []
    return made


def span(inlines: list[Node], identity: str = "", classes: Sequence[str] = (), **values: str) -> Node:
    """Inlines with attributes; an underscore in a name stands for a hyphen."""
    pairs = [[name.replace("_", "-"), value] for name, value in values.items()]
    return {"t": "Span", "c": [[identity, list(classes), pairs], inlines]}


def div(blocks: list[Node], identity: str = "", **values: str) -> Node:
    """Blocks with attributes."""
    return {
        "t": "Div",
        "c": [[identity, [], [[name.replace("_", "-"), value] for name, value in values.items()]], blocks],
    }


def link(inlines: list[Node], target: str) -> Node:
    """A link."""
    return {"t": "Link", "c": [["", [], []], inlines, [target, ""]]}


def heading(level: int, inlines: list[Node]) -> Node:
    """A heading without a number."""
    return {"t": "Header", "c": [level, ["", ["unnumbered"], []], inlines]}


def raw(format: str, text: str, *, block: bool = False) -> Node:  # noqa: A002  pandoc's own word
    """What only the writer of ``format`` prints."""
    return {"t": "RawBlock" if block else "RawInline", "c": [format, text]}


def text_meta(text: str) -> Node:
    """A metadata value."""
    return {"t": "MetaInlines", "c": words_of(text)}


def list_meta(texts: Iterable[str]) -> Node:
    """A metadata value of several."""
    return {"t": "MetaList", "c": [text_meta(text) for text in texts]}

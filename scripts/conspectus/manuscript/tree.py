"""A manuscript as pandoc's tree, with its citations, links and images put in by whoever writes a format."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conspectus.manuscript.citations import FORMAT, Citation
from conspectus.manuscript.compose import Manuscript
from conspectus.manuscript.pandoc import Node, changed, read_markdown

_HTML = {
    "sup": "Superscript", "sub": "Subscript", "em": "Emph", "i": "Emph", "strong": "Strong", "b": "Strong",
    "del": "Strikeout", "s": "Strikeout",
}  # fmt: skip
"""HTML that Markdown has no sign for, or that people write nevertheless, and what a manuscript has for it."""

_TAG = re.compile(r"<(/?)([a-z]+)\b[^<>]*>", re.IGNORECASE)

_SHOWN = (".png", ".jpg", ".jpeg", ".pdf")
"""Images that both Word and LaTeX can show; of others the description stands."""

CitationWriter = Callable[[Citation], list[Node]]


def tree_of(manuscript: Manuscript, cite: CitationWriter, folder: Path | None = None) -> Node:
    """The manuscript's tree with what ``cite`` makes of each citation, in order.

    Links to pages lead to the hosted review, or are only their text where it is not hosted; images are files, named
    from ``folder`` or with their whole path.
    """
    tree = read_markdown(((page.file, page.text) for page in manuscript.pages), FORMAT)
    filler = _Filler(manuscript, cite, folder)
    return {**tree, "blocks": changed(_without_html(tree["blocks"]), filler)}


def _without_html(value: Any) -> Any:  # noqa: ANN401  pandoc's content has as many shapes as kinds
    """The tree with pairs of HTML tags as the nodes they mean, and ``<br>`` as a break."""
    if isinstance(value, dict):
        return {key: _without_html(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    made: list[Any] = []
    opened: list[tuple[str, int]] = []
    for each in value:
        closes, name = _tag(each)
        if name == "br":
            made.append({"t": "LineBreak"})
        elif closes and name in dict(opened):
            while opened[-1][0] != name:
                opened.pop()
            start = opened.pop()[1]
            made[start:] = [{"t": _HTML[name], "c": made[start:]}]
        elif name in _HTML and not closes:
            opened.append((name, len(made)))
        else:
            made.append(_without_html(each))
    return made


def _tag(node: Any) -> tuple[bool, str]:  # noqa: ANN401  a node or part of one
    """Whether a piece of HTML closes an element, and the element's name; empty for anything else."""
    if isinstance(node, dict) and node.get("t") == "RawInline" and node["c"][0] == "html":
        found = _TAG.fullmatch(node["c"][1])
        return (bool(found[1]), found[2].lower()) if found else (False, "")
    return False, ""


class _Filler:
    """Replaces what is not yet in the manuscript's own terms; knows the page that it is on."""

    def __init__(self, manuscript: Manuscript, cite: CitationWriter, folder: Path | None) -> None:
        self.manuscript = manuscript
        self.folder = folder
        self.cite = cite
        self.file = ""

    def __call__(self, node: Node) -> list[Node] | None:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ("RawBlock", "RawInline"):
            return self._raw(kind, *content)
        if kind in ("Code", "CodeBlock"):
            # no language: colours would need forty macros in a preamble
            return [{"t": kind, "c": [["", [], []], content[1]]}]
        if kind == "Link":
            return self._link(content)
        if kind == "Image":
            return self._image(content)
        if kind == "Header":
            return [{"t": "Header", "c": [content[0], ["", [], []], changed(content[2], self)]}]
        return None

    def _raw(self, kind: str, format: str, text: str) -> list[Node] | None:  # noqa: A002  pandoc's own word
        if format != FORMAT:
            return []
        if kind == "RawInline":
            return self.cite(self.manuscript.citations[int(text)])
        self.file = text
        return []

    def _link(self, content: list[Any]) -> list[Node] | None:
        target = str(content[2][0])
        if "://" in target or target.startswith("mailto:"):
            return None
        inlines = changed(content[1], self)
        if not self.manuscript.site_url:
            return inlines
        path, _, anchor = target.partition("#")
        page = self.file.removeprefix(f"{self.manuscript.docs_dir}/")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        html = f"{place.removesuffix('.md')}.html" if place.endswith(".md") else place
        address = f"{self.manuscript.site_url}{html}{'#' if anchor else ''}{anchor}"
        return [{"t": "Link", "c": [content[0], inlines, [address, ""]]}]

    def _image(self, content: list[Any]) -> list[Node]:
        target = str(content[2][0])
        path = (self.manuscript.root / posixpath.dirname(self.file) / target).resolve()
        inside = path.is_relative_to(self.manuscript.root.resolve())
        if inside and path.suffix.lower() in _SHOWN and path.is_file():
            named = Path(os.path.relpath(path, self.folder)) if self.folder else path
            return [{"t": "Image", "c": [content[0], content[1], [named.as_posix(), ""]]}]
        return changed(content[1], self)

"""A manuscript as pandoc's tree, with its citations, links and images put in by whoever writes a format."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conspectus.manuscript.citations import FORMAT, Citation
from conspectus.manuscript.compose import Manuscript
from conspectus.manuscript.pandoc import Node, changed, read_markdown

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
    return {**tree, "blocks": changed(tree["blocks"], filler)}


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

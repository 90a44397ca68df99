"""A page of each kind of a built site, for what must hold on all of them."""

from __future__ import annotations

from pathlib import Path

KINDS = (
    "index",
    "papers/index",
    "themes/index",
    "works/index",
    "compare/index",
    "compare/definitions",
    "compare/statistics",
    "compare/chains",
    "compare/silences",
    "glossary",
    "method",
    "verify",
    "explore",
    "search",
    "changes",
    "guide/index",
    "guide/pages",
)
"""Pages that there is one of; those that a site lacks are left out, the first paper and the first theme are added."""


def page_kinds(site: Path) -> list[str]:
    """Addresses, below the site's top, of a page of each kind in each language that it has."""
    names = [*KINDS, *(first_of(site, kind).removesuffix(".html") for kind in ("papers", "themes"))]
    files = [f"{name}{ending}.html" for name in names for ending in ("", ".zh", ".en")]
    return [file for file in files if (site / file).exists()]


def first_of(site: Path, kind: str) -> str:
    """The first page of the folder ``kind`` (papers, themes) in the site's own language."""
    pages = (path.stem for path in (site / kind).glob("*.html"))
    return f"{kind}/{min(name for name in pages if '.' not in name and name != 'index')}.html"

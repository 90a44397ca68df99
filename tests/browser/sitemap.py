"""A page of each kind of a built site, for what must hold on all of them."""

from __future__ import annotations

from pathlib import Path

KINDS = (
    "index",
    "papers/index",
    "themes/index",
    "works/index",
    "compare/index",
    "compare/pictures",
    "compare/definitions",
    "compare/formulations",
    "compare/recommendations",
    "compare/statistics",
    "compare/basis",
    "compare/chains",
    "compare/levels",
    "compare/silences",
    "compare/questions",
    "glossary",
    "method",
    "verify",
    "explore",
    "search",
    "changes",
    "guide/index",
    "guide/pages",
)
"""Pages that there is one of; those that a site lacks are left out."""


FOLDERS = ("papers", "themes", "works")
"""Of these the first page stands for all."""


def page_kinds(site: Path) -> list[str]:
    """Addresses, below the site's top, of a page of each kind in each language that it has."""
    return [file for kind in (*KINDS, *FOLDERS) for file in pages_of(site, kind)]


def pages_of(site: Path, kind: str) -> list[str]:
    """Addresses of the page called ``kind``, or of the first one of that folder, in each language that it has."""
    name = first_of(site, kind).removesuffix(".html") if kind in FOLDERS else kind
    files = [f"{name}{ending}.html" for ending in ("", ".zh", ".en")]
    return [file for file in files if (site / file).exists()]


def first_of(site: Path, kind: str) -> str:
    """The first page of the folder ``kind`` (papers, themes) in the site's own language."""
    pages = (path.stem for path in (site / kind).glob("*.html"))
    return f"{kind}/{min(name for name in pages if '.' not in name and name != 'index')}.html"

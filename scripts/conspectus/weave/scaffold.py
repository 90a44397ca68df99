"""What a new review starts with: a site that builds at once, and nothing in it that the reader must delete.

The theme's templates, style sheet and hooks are copied into the review, so that any later builder finds
them beside its pages, and a review keeps its look when the program changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from conspectus.messages import catalogue
from conspectus.model import Review, Settings
from conspectus.pages import read_page
from conspectus.weave.escape import escape
from conspectus.weave.review import weave

WOVEN_OVERRIDES = "citation"
"""The folder of the theme that is woven for a review's own papers."""

PAGES = ("index", "explore", "pictures", "search", "verify", "changes")
"""The pages that a new review begins with."""

NAVIGATION = ("home", "themes", "papers", "explore", "works", "pictures", "verify", "changes")
"""What its navigation begins with: messages, so that every language has a title for each."""


def new_review(name: str, language: str) -> dict[str, str]:
    """The files of a new review by path below its root, its generated pages woven.

    Args:
        name: the review's title.
        language: of its default pages and its chrome, one that there is a catalogue for.
    """
    files = {
        "mkdocs.yml": _mkdocs(name, language),
        "docs/index.md": _index(name, language),
        **{f"docs/{page}.md": _template(f"{page}.{language}.md") for page in PAGES if page != "index"},
        "papers/README.md": _template(f"papers.{language}.md"),
        ".gitignore": _template("gitignore"),
        ".github/workflows/site.yml": _template("site.yml"),
        "requirements.txt": _template("requirements.txt"),
        "bib/papers.bib": "",
        "bib/cited.bib": "",
        "docs/bib/papers.bib": "",
        "docs/bib/cited.bib": "",
        **{f"overrides/{file}": text for file, text in theme_files(overrides_folder())},
    }
    settings = Settings(language=language, site_name=name)
    pages = tuple(read_page(files[f"docs/{name}.md"], f"docs/{name}.md", settings) for name in PAGES)
    return files | weave(Review(Path(), settings, pages=pages), downloads={})


def _mkdocs(name: str, language: str) -> str:
    words = catalogue(language)
    values = {
        **{key.upper(): words.text(key) for key in NAVIGATION},
        "LANGUAGE": language,
        "NAME": json.dumps(name, ensure_ascii=False)[1:-1],
    }
    return _filled(_template("mkdocs.yml"), values)


def _index(name: str, language: str) -> str:
    values = {"NAME": json.dumps(name, ensure_ascii=False)[1:-1], "TITLE": escape(name)}
    return _filled(_template(f"index.{language}.md"), values)


def _filled(text: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _template(file: str) -> str:
    return resources.files("conspectus.weave").joinpath("template", file).read_text(encoding="utf-8")


def theme_files(folder: Traversable, below: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of each of the theme's files, which every review has under ``overrides/``."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file() and item.name.endswith((".html", ".css", ".js", ".py")):
            yield f"{below}{item.name}", item.read_text(encoding="utf-8")
        elif item.is_dir() and item.name not in {WOVEN_OVERRIDES, "__pycache__"}:
            yield from theme_files(item, f"{below}{item.name}/")


def overrides_folder() -> Traversable:
    """The theme's files: inside the installed package, or at the top of the project's own checkout."""
    packaged = resources.files("conspectus.site").joinpath("overrides")
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "overrides"

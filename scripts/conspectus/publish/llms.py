"""``llms.txt``: what the site is and where its text can be read as Markdown (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Page
from conspectus.pages import page_name
from conspectus.publish.library import Library
from conspectus.weave.mentions import GUIDE

MOST_PAPERS = 100
"""A review with more papers is entered by its list of papers: the file is read whole."""


def llms_text(library: Library) -> str:
    """The file: title, summary, how to read on, then for each language the pages, those of a guide last."""
    settings = library.review.settings
    words = catalogue(settings.language)
    parts = [f"# {_line(settings.site_name)}"]
    if settings.site_description:
        parts.append(f"> {_line(settings.site_description)}")
    parts.append(words.text("llms_about"))
    parts.append("\n".join(_data(library, words)))
    for language in library.languages:
        parts += _language(library, language)
    return "\n\n".join(parts) + "\n"


def _data(library: Library, words: Catalogue) -> Iterator[str]:
    yield f"## {words.text('llms_data')}\n"
    for path in ("review.json", "papers/index.json", "themes/index.json", "schemas/review-1.json"):
        yield f"- [{path}]({library.address(path)}): {words.name('llms_files', path)}"


def _language(library: Library, language: str) -> Iterator[str]:
    words = catalogue(language)
    pages = [page for page in library.review.pages if page.language == language]
    # the list of a folder comes before what it lists
    pages.sort(key=lambda page: (page.file.rpartition("/")[0], page_name(page.file) != "index"))
    groups: dict[str, list[Page]] = {"llms_pages": [], "themes": [], "papers": [], "optional": []}
    for page in pages:
        groups[_group(library, page)].append(page)
    if len(groups["papers"]) > MOST_PAPERS:
        groups["papers"] = [page for page in groups["papers"] if page.kind != "paper"]
    for key, members in groups.items():
        if members:
            # the standard's own word: what may be left out where room is short
            title = "Optional" if key == "optional" else words.text(key)
            listed = (f"- [{_line(page.title)}]({library.address(library.markdown(page))})" for page in members)
            yield "\n".join([f"## {title} ({words.text('language_name')})", "", *listed])


def _group(library: Library, page: Page) -> str:
    folder = library.inside(page).rpartition("/")[0].partition("/")[0]
    if folder in {GUIDE, "works"}:
        return "optional"
    return folder if folder in {"themes", "papers"} else "llms_pages"


def _line(text: str) -> str:
    """``text`` in one line, fit for the text of a link."""
    return " ".join(text.split()).replace("[", "\\[").replace("]", "\\]")

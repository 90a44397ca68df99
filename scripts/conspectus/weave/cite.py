"""“Cite this”: a paper, a theme's works, or the review itself, in every style and as files to take away.

The box is an HTML ``details`` element around Markdown, which opens without a script and in any viewer that
shows HTML; the site's script adds a button that copies each reference.
"""

from __future__ import annotations

from collections.abc import Mapping

from conspectus.bibliography.review import work_of_review
from conspectus.bibliography.styles.intext import NUMERIC
from conspectus.bibliography.styles.lists import format_list
from conspectus.messages import Catalogue
from conspectus.model import STYLES, Page, Settings, Work
from conspectus.weave.corpus import Corpus
from conspectus.weave.downloads import THE_REVIEW, download_links, paper_set, theme_set, theme_works
from conspectus.weave.escape import code, escape, opening
from conspectus.weave.styled import markdown_of, styled

MOST_LISTED = 60
"""Most works that a theme's box prints in every style; more are left to the files."""


def cite_paper(corpus: Corpus, citekey: str, page: Page) -> str:
    """The box of one paper."""
    words = corpus.words(page.language)
    rows = [
        _row(words.name("styles", style), _reference(corpus.reference(citekey, style)))
        for style in _styles(corpus.review.settings)
    ]
    links = download_links(corpus, paper_set(citekey), page.file)
    rows.append(_row(words.text("downloads"), links))
    rows.append(_row(words.text("citekey"), code(citekey)))
    return _box(words, words.text("cite_paper"), "\n".join(rows))


def cite_theme(corpus: Corpus, slug: str, page: Page) -> str:
    """The box of a theme: its works as a list in every style; empty for a theme without papers."""
    words = corpus.words(page.language)
    works = theme_works(corpus, slug, page.language)
    if not works:
        return ""
    rows = [_row(words.text("downloads"), download_links(corpus, theme_set(slug), page.file))]
    if len(works) > MOST_LISTED:
        parts = [words.count("cite_many", len(works))]
    else:
        parts = [
            _box(words, words.name("styles", style), _list(works, style), css="cs-list")
            for style in _styles(corpus.review.settings)
        ]
    return _box(words, words.text("cite_theme"), "\n\n".join(["\n".join(rows), *parts]))


def _styles(settings: Settings) -> tuple[str, ...]:
    """All styles, the review's own first."""
    return (settings.style, *(style for style in STYLES if style != settings.style))


def _list(works: Mapping[str, Work], style: str) -> str:
    """The works as the style lists them, its numbers kept as they are."""
    listed = format_list(works, style, markup="html")
    marks = (f"{escape(f'[{item.label}]')} " if style in NUMERIC else "" for item in listed)
    return "\n".join(f"- {mark}{_reference(markdown_of(item.text))}" for mark, item in zip(marks, listed, strict=True))


def cite_review(corpus: Corpus, page: Page) -> str:
    """The box of the review itself, and the files of everything it draws on."""
    words = corpus.words(page.language)
    work = work_of_review(corpus.review.settings)
    rows = [
        _row(words.name("styles", style), _reference(styled(work, style))) for style in _styles(corpus.review.settings)
    ]
    sets = (("this_review", THE_REVIEW), ("papers", "papers"), ("works", "cited"), ("all_records", "review"))
    for key, name in sets:
        label = words.text("pair", label=words.text("downloads"), value=words.text(key))
        rows.append(_row(label, download_links(corpus, name, page.file)))
    return _box(words, words.text("cite_review"), "\n".join(rows))


def _reference(markdown: str) -> str:
    return f"{opening('span', 'cs-ref')}{markdown}</span>"


def _row(label: str, value: str) -> str:
    return f"- **{escape(label)}** {value}"


def _box(words: Catalogue, summary: str, body: str, css: str = "cs-cite") -> str:
    said = {f"data_{name}": words.text(name) for name in ("copy", "copied")} if css == "cs-cite" else {}
    head = f"{opening('details', css, markdown='1', **said)}\n<summary>{escape(summary)}</summary>"
    return f"{head}\n\n{body}\n\n</details>"

"""Builds papers and reviews in memory from a few lines each, so that a test shows the paper beside what it expects."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from conspectus.evidence import lock_paper
from conspectus.model import (
    Article,
    CleanText,
    Metadata,
    Page,
    Paper,
    Paragraph,
    Piece,
    Review,
    Section,
    Settings,
    SourceText,
    Span,
    Theme,
    Work,
)
from conspectus.model import Name as PersonName
from conspectus.pages import read_page

ROLES = ("abstract", "note", "table", "lead", "abstract_en")


def article(markup: str, file: str = "paper.txt", language: str = "zh") -> Article:
    """The article that ``markup`` describes, one heading or paragraph a line.

    ``## path | title`` is a heading, the marks give its level; ``role: text`` is a paragraph of that role
    outside the sections; every other line is a paragraph of the section it stands in.
    """
    lines = [line.strip() for line in markup.strip().splitlines() if line.strip()]
    shown = [_shown(line) for line in lines]
    text = "\n".join(shown)
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for line, printed in zip(lines, shown, strict=True):
        span = Span(at, at + len(printed))
        if line.startswith("#"):
            sections.append(_section(line, span))
        else:
            paragraphs.append(_paragraph(line, span, sections, paragraphs))
        at = span.end + 1
    source = SourceText(file, hashlib.sha256(text.encode()).hexdigest(), "txt", "utf-8", text)
    clean = CleanText(source, text, (Piece(Span(0, len(text)), Span(0, len(text))),))
    return Article(
        0, clean, Metadata(language=language), sections=_closed(sections, len(text)), paragraphs=tuple(paragraphs)
    )


def review(
    pages: Mapping[str, str],
    articles: Mapping[str, Article] | None = None,
    *,
    works: Mapping[str, Work] | None = None,
    papers: Mapping[str, Work] | None = None,
    locked: bool = True,
    present: bool = True,
) -> Review:
    """The review whose pages, by file, are ``pages`` and whose papers are ``articles`` by citekey.

    ``locked``: each paper has the lock that its claims ask for. ``present``: the sources are here. ``papers``
    are the records of the papers, complete ones where it is None. The themes are those that have a page.
    """
    settings = Settings()
    read = tuple(read_page(text, file, settings) for file, text in sorted(pages.items()))
    records = papers if papers is not None else {key: complete_work(key) for key in articles or {}}
    built = {key: _paper(key, record, read, (articles or {}).get(key), locked) for key, record in records.items()}
    themes = [page.file.rsplit("/", 1)[-1].split(".")[0] for page in read if page.kind == "theme"]
    return Review(
        root=Path("nowhere"),
        settings=settings,
        papers=built if present else {key: replace(paper, article=None) for key, paper in built.items()},
        works=works or {},
        themes={slug: Theme(slug, slug, ()) for slug in themes},
        pages=read,
    )


def complete_work(title: str) -> Work:
    """A journal article with every field that citing it needs."""
    return Work(title=title, authors=(PersonName("林一"),), container="虚构学刊", year="2024")


def _paper(key: str, work: Work, pages: tuple[Page, ...], found: Article | None, locked: bool) -> Paper:
    own = {page.language: page for page in pages if page.kind == "paper" and page.front_matter.get("citekey") == key}
    claims = [claim for page in pages for claim in page.claims]
    lock = lock_paper(key, found, {}, claims)[0] if found and locked else None
    return Paper(key, work, own, lock, found)


def _shown(line: str) -> str:
    if line.startswith("#"):
        return line.partition("|")[2].strip()
    role, _, text = line.partition(": ")
    return text if role in ROLES else line


def _section(line: str, span: Span) -> Section:
    marks = re.match("#+", line)
    level = len(marks[0]) - 1 if marks else 1
    path, _, title = line.lstrip("#").partition("|")
    return Section(level, path.strip(), title.strip(), path.strip(), span, span.start, span.end)


def _paragraph(line: str, span: Span, sections: list[Section], before: list[Paragraph]) -> Paragraph:
    role = line.partition(": ")[0]
    role = role if role in ROLES else "body"
    section = len(sections) - 1 if sections and role == "body" else None
    index = 1 + sum(1 for other in before if (other.section, other.role) == (section, role))
    return Paragraph(section, role, index, span.start, span.end)


def _closed(sections: list[Section], end: int) -> tuple[Section, ...]:
    """Each section up to the next heading of its own or a higher level."""
    return tuple(
        replace(
            section, end=min([later.start for later in sections[at + 1 :] if later.level <= section.level] or [end])
        )
        for at, section in enumerate(sections)
    )

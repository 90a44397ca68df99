"""What was read of a source as one JSON object, ``conspectus/inspect-1`` (``schemas/inspect-1.json``).

All offsets are code points in the article's ``text``, half-open. What a paper does not state is null, or an
empty list. A paragraph's ``section`` is the index of its section in ``sections``, or one of the reserved names
``abstract``, ``abstract_en``, ``lead``, ``note``, ``table``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from conspectus.model import (
    Article,
    Caption,
    CitationMark,
    DraftClaim,
    Finding,
    Metadata,
    Paragraph,
    Reference,
    SourceText,
)

SCHEMA = "conspectus/inspect-1"
"""Name and version of the form."""


def describe(
    source: SourceText, articles: Sequence[Article], claims: Sequence[Sequence[DraftClaim]] = ()
) -> dict[str, Any]:
    """The JSON object of a source; ``claims`` holds the draft claims of each article, in the articles' order."""
    drafted = [*claims, *[()] * (len(articles) - len(claims))]
    return {
        "schema": SCHEMA,
        "source": {"file": source.file, "sha256": source.sha256, "format": source.format, "encoding": source.encoding},
        "articles": [describe_article(article, held) for article, held in zip(articles, drafted, strict=False)],
    }


def describe_article(article: Article, claims: Sequence[DraftClaim] = ()) -> dict[str, Any]:
    """The JSON object of one article."""
    return {
        "text": article.text.text,
        "metadata": _metadata(article.metadata),
        "sections": [
            {
                "level": held.level,
                "number": held.number,
                "title": held.title,
                "path": held.path,
                "start": held.start,
                "end": held.end,
            }
            for held in article.sections
        ],
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "citations": [_citation(mark) for mark in article.citations],
        "references": [describe_reference(reference) for reference in article.references],
        "related": [describe_reference(reference) for reference in article.related],
        "figures": [_caption(caption) for caption in article.figures],
        "tables": [_caption(caption) for caption in article.tables],
        "footnotes": [{"mark": note.mark, "text": note.text} for note in article.footnotes],
        "claims": [
            {"facet": claim.facet, "text": claim.text, "start": claim.span.start, "end": claim.span.end}
            for claim in claims
        ],
        "warnings": [_warning(finding) for finding in article.warnings],
    }


def describe_reference(reference: Reference) -> dict[str, Any]:
    """The fields of one reference; ``type`` is the printed code with its carrier (``J/OL``), ``year`` as printed."""
    code = f"{reference.type}/{reference.carrier}" if reference.type and reference.carrier else reference.type
    return {
        "number": reference.number,
        "raw": reference.raw,
        "type": code or None,
        "authors": [name.literal for name in reference.authors],
        "et_al": reference.et_al,
        "title": reference.title or None,
        "container": reference.container or None,
        "year": reference.year or None,
        "volume": reference.volume or None,
        "issue": reference.issue or None,
        "pages": reference.pages or None,
        "publisher": reference.publisher or None,
        "place": reference.place or None,
        "url": reference.url or None,
        "doi": reference.doi or None,
        "accessed": reference.accessed or None,
    }


def describe_entry(reference: Reference, line: int) -> dict[str, Any]:
    """All that was read of one reference (``schemas/references-1.json``): every field, its place in ``raw``, the rest.

    ``spans`` gives half-open ranges in code points of ``raw``; ``line`` is where the reference begins, from 1.
    """
    more = ("series", "genre", "edition", "version", "date", "identifier", "language")
    return {
        **describe_reference(reference),
        "editors": [name.literal for name in reference.editors],
        "translators": [name.literal for name in reference.translators],
        **{name: getattr(reference, name) or None for name in more},
        "rest": reference.rest,
        "confidence": reference.confidence,
        "spans": {name: [span.start, span.end] for name, span in reference.spans.items()},
        "line": line,
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return {name: _plain(value) for name, value in asdict(metadata).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401  any JSON value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    inside = paragraph.section is not None and paragraph.role == "body"
    return {"section": paragraph.section if inside else paragraph.role, "start": paragraph.start, "end": paragraph.end}


def _citation(mark: CitationMark) -> dict[str, Any]:
    place: dict[str, Any] = {"start": mark.start, "end": mark.end}
    pointed = (
        {"works": [{"author": work.author, "year": work.year} for work in mark.works]}
        if mark.works
        else {"numbers": list(mark.numbers)}
    )
    return {**place, **pointed, "locator": mark.locator}


def _caption(caption: Caption) -> dict[str, Any]:
    return {"label": caption.label, "caption": caption.caption}


def _warning(finding: Finding) -> dict[str, Any]:
    return {"code": finding.code, "message": finding.message, "start": finding.start, "end": finding.end}

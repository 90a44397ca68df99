"""What was read from a source, as the JSON object ``conspectus/inspect-1`` (schema: ``schemas/inspect-1.json``).

All offsets are code points in the article's ``text``, half-open. A value that the paper does not state is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from conspectus.model import (
    Article,
    Caption,
    CitationMark,
    Draft,
    Finding,
    Footnote,
    Metadata,
    Name,
    Paragraph,
    Reference,
    Section,
    SourceText,
)

SCHEMA = "conspectus/inspect-1"


def describe(source: SourceText, articles: Sequence[Article], drafts: Sequence[Draft] = ()) -> dict[str, Any]:
    """The whole object for one source; ``drafts``, where given, are those of ``articles`` in their order."""
    own: Sequence[Draft | None] = drafts or [None] * len(articles)
    return {
        "schema": SCHEMA,
        "source": {
            "file": source.file,
            "sha256": source.sha256,
            "format": source.format,
            "encoding": source.encoding,
        },
        "articles": [_article(article, draft) for article, draft in zip(articles, own, strict=True)],
    }


def _article(article: Article, draft: Draft | None) -> dict[str, Any]:
    return {
        "text": article.text.text,
        "metadata": _metadata(article.metadata),
        "sections": [_section(section) for section in article.sections],
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "citations": [_citation(mark) for mark in article.citations],
        "references": [describe_reference(reference) for reference in article.references],
        "related": [describe_reference(reference) for reference in article.related],
        "figures": _captions(article.figures),
        "tables": _captions(article.tables),
        "footnotes": [_footnote(note) for note in article.footnotes],
        "claims": _claims(draft),
        "warnings": [_warning(warning) for warning in article.warnings],
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    stated = {name: _null(value) for name, value in asdict(metadata).items()}
    stated["authors"] = [
        {"name": author.name, "name_en": author.name_en, "affiliations": list(author.affiliations)}
        for author in metadata.authors
    ]
    stated["funding"] = [{"text": fund.text, "grants": list(fund.grants)} for fund in metadata.funding]
    return stated


def _null(value: object) -> object:
    """Lists for tuples, null for an empty text."""
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value


def _section(section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "path": section.path,
        "start": section.start,
        "end": section.end,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    """``section`` is an index into ``sections``; outside any section the reserved name (``abstract``, ``lead``, …)."""
    inside = paragraph.section if paragraph.section is not None else paragraph.role
    return {"section": inside, "role": paragraph.role, "start": paragraph.start, "end": paragraph.end}


def _citation(mark: CitationMark) -> dict[str, Any]:
    target: dict[str, Any] = {"numbers": list(mark.numbers)}
    if mark.works:
        target = {"works": [{"author": work.author, "year": work.year} for work in mark.works]}
    return {"start": mark.start, "end": mark.end, **target, "locator": mark.locator}


def describe_reference(reference: Reference) -> dict[str, Any]:
    """One reference; ``type`` is the printed code with its carrier (``J/OL``), ``spans`` are ranges in ``raw``."""
    code = "/".join(part for part in (reference.type, reference.carrier) if part)
    plain = ("title", "container", "edition", "place", "publisher", "year", "date", "volume", "issue", "pages")
    return {
        "number": reference.number,
        "raw": reference.raw,
        "type": code or None,
        "authors": _names(reference.authors),
        "et_al": reference.et_al,
        "editors": _names(reference.editors),
        "translators": _names(reference.translators),
        **{name: getattr(reference, name) or None for name in plain},
        "url": reference.url or None,
        "doi": reference.doi or None,
        "accessed": reference.accessed or None,
        "language": reference.language or None,
        "rest": reference.rest or None,
        "confidence": round(reference.confidence, 3),
        "spans": {name: [span.start, span.end] for name, span in reference.spans.items()},
    }


def _names(names: Iterable[Name]) -> list[str]:
    return [name.literal for name in names]


def _captions(captions: Iterable[Caption]) -> list[dict[str, Any]]:
    return [
        {"label": caption.label, "caption": caption.caption, "start": caption.start, "end": caption.end}
        for caption in captions
    ]


def _footnote(note: Footnote) -> dict[str, Any]:
    return {"mark": note.mark, "text": note.text, "start": note.start, "end": note.end}


def _claims(draft: Draft | None) -> list[dict[str, Any]]:
    claims = draft.claims if draft else ()
    return [
        {"facet": claim.facet, "text": claim.text, "start": claim.span.start, "end": claim.span.end} for claim in claims
    ]


def _warning(warning: Finding) -> dict[str, Any]:
    return {"code": warning.code, "message": warning.message, "start": warning.start, "end": warning.end}

"""One article from its blocks: the pipeline of small steps in the order they are taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from conspectus.model import (
    Article,
    Caption,
    CitationMark,
    Finding,
    Footnote,
    Paragraph,
    Provenance,
    Reference,
    Section,
    SourceText,
    Span,
)
from conspectus.parse.assemble import Assembly, Placed, assemble, paragraphs_of
from conspectus.parse.block import Block, Role
from conspectus.parse.chars import han_share, is_latin
from conspectus.parse.citations import find_marks
from conspectus.parse.front import mark_front
from conspectus.parse.headings import caption_label
from conspectus.parse.metadata import read_metadata
from conspectus.parse.references import read_list
from conspectus.parse.sections import Heading, build_sections
from conspectus.parse.structure import join_halves, mark_headings
from conspectus.parse.warnings import warnings_of
from conspectus.parse.yamlfront import FrontMatter

_CLOSING_MARKS = re.compile(r"(?:\}|</sup>|\*\*)+")
_TAIL = frozenset(
    {
        Role.LIST_HEADING,
        Role.REFERENCE,
        Role.RELATED,
        Role.TITLE_EN,
        Role.BYLINE_EN,
        Role.AFFILIATION_EN,
        Role.ABSTRACT_EN,
        Role.KEYWORDS_EN,
    }
)


def build_article(
    source: SourceText, blocks: Sequence[Block], ordinal: int, issues: Sequence[Block], front: FrontMatter | None = None
) -> Article:
    """Everything that can be read from the blocks of one article."""
    chinese = _is_chinese(blocks)
    marked = join_halves(mark_headings(mark_front(blocks, chinese=chinese)))
    metadata, provenance = read_metadata(marked, lambda block: _raw(source, block), issues, chinese=chinese)
    if front is not None:
        metadata = replace(metadata, **front.values)
        provenance = {**provenance, **dict.fromkeys(front.values, Provenance("printed", (front.span,)))}
    assembly = assemble(source, marked)
    sections = _sections(assembly)
    paragraphs = paragraphs_of(assembly, [(held.start, held.end, index) for index, held in enumerate(sections)])
    references, findings = _list(assembly, Role.REFERENCE)
    related, _ = _list(assembly, Role.RELATED)
    marks = _marks(assembly, paragraphs, references)
    article = Article(
        ordinal=ordinal,
        text=assembly.text,
        metadata=metadata,
        provenance=provenance,
        sections=sections,
        paragraphs=paragraphs,
        citations=marks,
        references=references,
        related=related,
        figures=_captions(assembly, figures=True),
        tables=_captions(assembly, figures=False),
        footnotes=_footnotes(assembly),
        asides=assembly.asides,
    )
    return replace(article, warnings=(*findings, *tuple(warnings_of(article))))


def _is_chinese(blocks: Sequence[Block]) -> bool:
    """A Chinese abstract decides; else the script of the running text."""
    if any(block.role is Role.ABSTRACT for block in blocks):
        return True
    return han_share("".join(block.text for block in blocks if block.role in (Role.BODY, Role.TITLE))) > 0.3


def _raw(source: SourceText, block: Block) -> str:
    """The block's source from its first to its last character, markup included."""
    spans = block.traced.spans()
    if not spans:
        return block.text
    start, end = spans[0].start, spans[-1].end
    start -= next((len(mark) for mark in ("<sup>", "^{", "^") if source.text.endswith(mark, 0, start)), 0)
    end = behind.end() if (behind := _CLOSING_MARKS.match(source.text, end)) else end
    return (
        source.text[start:end] if "\n" not in source.text[start:end] else " ".join(source.text[start:end].split("\n"))
    )


def _sections(assembly: Assembly) -> tuple[Section, ...]:
    headings = [Heading(placed.block.text, placed.span, placed.block.level) for placed in assembly.of(Role.HEADING)]
    return build_sections(headings, _end_of_body(assembly))


def _end_of_body(assembly: Assembly) -> int:
    """Where lists and the English front matter begin, behind the last heading."""
    last = max((placed.span.end for placed in assembly.of(Role.HEADING)), default=0)
    tails = [
        placed.span.start for placed in assembly.placed if placed.block.role in _TAIL and placed.span.start >= last
    ]
    return min(tails, default=len(assembly.text.text))


def _list(assembly: Assembly, role: Role) -> tuple[tuple[Reference, ...], tuple[Finding, ...]]:
    entries = assembly.of(role)
    if not entries:
        return (), ()
    return read_list(assembly.text.text, Span(entries[0].span.start, entries[-1].span.end))


def _marks(
    assembly: Assembly, paragraphs: Sequence[Paragraph], references: Sequence[Reference]
) -> tuple[CitationMark, ...]:
    spans = [paragraph.span for paragraph in paragraphs if paragraph.role != "abstract_en"]
    spans += [placed.span for placed in assembly.of(Role.CAPTION, Role.HEADING)]
    return find_marks(assembly.text.text, sorted(spans), references)


def _captions(assembly: Assembly, *, figures: bool) -> tuple[Caption, ...]:
    found: list[Caption] = []
    for placed in assembly.of(Role.CAPTION):
        match = caption_label(placed.block.text)
        label = "".join(match["label"].split()) if match else ""
        if match is None or label.lstrip("附").lower().startswith(("图", "f")) is not figures:
            continue
        text = placed.block.text[match.end() :].strip()
        if found and _translated(found[-1], label, placed.block.text):
            continue
        found.append(Caption(label.rstrip("."), text, placed.span.start, placed.span.end))
    return tuple(found)


def _translated(before: Caption, label: str, text: str) -> bool:
    """``Fig. 1`` behind ``图1``: the same caption in English."""
    digits = re.sub(r"\D", "", label)
    return is_latin(text) and not is_latin(before.label) and bool(digits) and digits == re.sub(r"\D", "", before.label)


def _footnotes(assembly: Assembly) -> tuple[Footnote, ...]:
    return tuple(note for placed in assembly.of(Role.FOOTNOTE, Role.NOTE) if (note := _footnote(placed)))


def _footnote(placed: Placed) -> Footnote | None:
    text = placed.block.text
    if placed.block.role is Role.NOTE:
        bare = text.lstrip("*＊※#†‡ \t\u3000")
        mark = text[: len(text) - len(bare)].strip()
        return Footnote(mark, bare, placed.span.start, placed.span.end) if mark else None
    span = placed.value
    mark = text[: placed.block.skip].strip() or text[:1]
    return Footnote(mark, text[placed.block.skip :].strip(), span.start, span.end) if span else None

"""Give labelled blocks their role, and cut blocks that hold several fields, or a field spliced into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from conspectus.parse.block import Block, Role
from conspectus.parse.bylines import is_name, names_in
from conspectus.parse.chars import HAN, columns, ends_sentence, han_share
from conspectus.parse.headings import list_heading, numbered_heading
from conspectus.parse.labels import Label, label_at_head, labels_inside
from conspectus.parse.unwrap import join

_ROLES = {
    "abstract": Role.ABSTRACT,
    "keywords": Role.KEYWORDS,
    "abstract_en": Role.ABSTRACT_EN,
    "keywords_en": Role.KEYWORDS_EN,
    "funding": Role.NOTE,
    "authors_note": Role.NOTE,
    "received": Role.NOTE,
    "revised": Role.NOTE,
    "source": Role.NOTE,
    "funding_en": Role.NOTE,
    "received_en": Role.NOTE,
    "authors_note_en": Role.NOTE,
    "thanks": Role.NOTE,
    "editor": Role.IMPRINT,
    "editor_note": Role.EDITOR_NOTE,
}
_SPLICED = frozenset({"authors_note", "funding", "received"})
"""Fields that a page foot can splice into a paragraph."""
_KEYWORD_MARK = re.compile("[;,；，、。]")
_LONGEST_KEYWORD = 20
"""Columns of a keyword that stands alone on its line."""
_PERSON = re.compile(
    rf"[{HAN}]{{1,3}}\s?[{HAN}]{{1,3}}\s*(?:[(（][^)）]{{2,40}}[)）])?\s*[,，:：]\s*(?:男|女|博士|硕士|教授|副教授|研究员|讲师|[{HAN}]{{2,20}}(?:大学|学院|研究院|研究所|中心))"
)
_STARRED = re.compile(
    r"[*＊※]\s*(?:本文|本研究|本项目|本课题|基金|国家|教育部)|(?:本文|本研究|本成果)(?:系|为|受|得到|是).{4,80}(?:项目|基金|课题|资助|成果|计划)"
)
_AUTHOR_NAMED = re.compile(
    rf"作者\s?(?P<name>[{HAN}]{{2,4}})[,，][^。]{{0,20}}(?:大学|学院|研究院|研究所|中心|党校|社科院)[^。]*。?$"
)
"""``作者某某，某大学教授（城市　邮编）。``"""
_THANKS = re.compile(
    r"[*†‡☆★]\s*(?:We|I|The authors?|This (?:research|work|study|paper|article))\b.{0,120}"
    r"(?:thank|grateful|acknowledge|supported|funded|financed)",
    re.DOTALL,
)


def label_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with the roles that their labels give them."""
    cut = [part for block in blocks for part in _cut(block)]
    return _with_listed_keywords(tuple(_with_continuations(cut)))


def _with_listed_keywords(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``Keywords:`` over a column of keywords, one a line down to the next label; each is a block without a label."""
    marked = list(blocks)
    for at, block in enumerate(blocks):
        if block.role not in (Role.KEYWORDS, Role.KEYWORDS_EN) or _KEYWORD_MARK.search(block.value.text):
            continue
        end = next((to for to in range(at + 1, len(blocks)) if not _lone_keyword(blocks[to])), len(blocks))
        if end < len(blocks) and blocks[end].label:
            marked[at + 1 : end] = [replace(item, role=block.role, label=block.label) for item in blocks[at + 1 : end]]
    return tuple(marked)


def _lone_keyword(block: Block) -> bool:
    text = block.text
    plain = block.role is Role.BODY and not block.level and columns(text) <= _LONGEST_KEYWORD
    return plain and not (
        _KEYWORD_MARK.search(text) or ends_sentence(text) or list_heading(text) or numbered_heading(text)
    )


def _cut(block: Block) -> Iterator[Block]:
    if block.role is not Role.BODY:
        yield block
        return
    head = label_at_head(block.text)
    inside = [label for label in labels_inside(block.text) if _splits(block, head, label)]
    marks = ([head] if head else []) + [label for label in inside if head is None or label.start >= head.end]
    if not marks:
        yield _unlabelled(block)
        return
    if marks[0].start > 0:
        yield _unlabelled(_part(block, None, 0, marks[0].start))
    for label, end in zip(marks, [*(mark.start for mark in marks[1:]), len(block.text)], strict=True):
        yield _part(block, label, label.start, end)


def _splits(block: Block, head: Label | None, label: Label) -> bool:
    """Whether a label inside a block begins a field of its own."""
    if head is not None:
        return head.name not in {"citation", "abstract", "abstract_en", "editor_note"} or label.name not in {
            "doi",
            "funding",
        }
    if label.name in _SPLICED:
        return columns(block.text[label.end :]) > 4
    return columns(block.text) < 120 and label.name in {"clc", "document_code", "article_number", "keywords"}


def _part(block: Block, label: Label | None, start: int, end: int) -> Block:
    traced = block.traced.cut(start, end).strip()
    if label is None:
        return replace(block, traced=traced)
    skip = max(
        0, min(len(traced), label.end - start - (block.text[start:end].find(traced.text[:1]) if traced.text else 0))
    )
    role = _ROLES.get(label.name, Role.FIELD)
    name = label.name
    value = traced.text[skip:].strip()
    if name == "authors_note" and names_in(value):
        role, name = Role.FIELD, "byline"
    if name == "source" and columns(value) > 200:
        role = Role.BODY
    return replace(
        block, traced=traced, role=role, label=name, skip=skip, level=0, displaced=start > 0 and label.name in _SPLICED
    )


def _unlabelled(block: Block) -> Block:
    """Notes that are known by their words: ``本文系国家…基金项目…成果``."""
    if (named := _AUTHOR_NAMED.match(block.text)) and is_name(named["name"]) and columns(block.text) < 100:
        return replace(block, role=Role.NOTE, label="authors_note", level=0, skip=named.start("name"))
    if columns(block.text) < 150 and _THANKS.match(block.text):
        return replace(block, role=Role.NOTE, label="thanks", level=0)
    if columns(block.text) < 120 and _STARRED.match(block.text):
        return replace(block, role=Role.NOTE, label="funding", level=0)
    return block


def _with_continuations(blocks: Sequence[Block]) -> Iterator[Block]:
    """Second persons of an author note, and the text that stands on the line after a lone ``摘要``."""
    pending: Block | None = None
    for block in blocks:
        if pending is not None and _continues(pending, block):
            pending = replace(pending, traced=join(pending.traced, block.traced))
            continue
        if pending is not None:
            yield pending
        pending = block
    if pending is not None:
        yield pending


def _continues(before: Block, block: Block) -> bool:
    if block.role is not Role.BODY or block.level or list_heading(block.text):
        return False
    if before.label == "authors_note":
        return bool(_PERSON.match(block.text)) and columns(block.text) < 150
    if before.label in {"abstract", "abstract_en", "editor_note"} and not before.value.text:
        return columns(block.text) > 4 and not numbered_heading(block.text)
    if before.label == "abstract" and han_share(block.text) > 0.3:
        return not ends_sentence(before.text) and columns(before.text) > 30
    if before.label in {"keywords", "keywords_en", "clc", "doi"}:
        return columns(block.text) < 80 if not before.value.text else _more_keywords(before, block)
    return False


def _more_keywords(before: Block, block: Block) -> bool:
    """The second line of keywords: it has the separators of the first, and nothing longer than a keyword between."""
    mark = next((mark for mark in "；;" if mark in before.value.text), "")
    if (
        not before.label.startswith("keywords")
        or not mark
        or columns(block.text) > 60
        or block.text.rstrip().endswith("。")
    ):
        return False
    parts = block.text.split(mark)
    return (len(parts) > 1 or before.text.rstrip().endswith(mark)) and all(columns(part) <= 16 for part in parts)

"""From a source to its articles: lines, furniture, blocks, roles, boundaries, and then article by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conspectus.model import Article, SourceText
from conspectus.parse.article import build_article
from conspectus.parse.block import Block, Role
from conspectus.parse.cover import mark_cover
from conspectus.parse.fields import label_blocks
from conspectus.parse.furniture import find_furniture
from conspectus.parse.inserts import mark_inserts
from conspectus.parse.layout import measure
from conspectus.parse.lines import read_lines
from conspectus.parse.lists import mark_lists
from conspectus.parse.runin import split_run_ins
from conspectus.parse.split import split_at
from conspectus.parse.traced import Traced
from conspectus.parse.unwrap import unwrap
from conspectus.parse.yamlfront import FrontMatter, read_front_matter


def parse_source(source: SourceText, starts: Sequence[str] = ()) -> tuple[Article, ...]:
    """The articles of a source, in the order they are printed; never raises on any text.

    ``starts`` are the opening phrases of the articles, given by a person; they then are the only boundaries.
    """
    front = read_front_matter(source.text)
    blocks = blocks_of(source, front)
    issues = [block for block in blocks if block.role is Role.ISSUE_LINE]
    groups = split_at(blocks, starts)
    return tuple(
        build_article(source, group, ordinal, issues, front if ordinal == 0 else None)
        for ordinal, group in enumerate(groups)
    )


def blocks_of(source: SourceText, front: FrontMatter | None = None) -> tuple[Block, ...]:
    """The source as blocks with the roles that can be known before the articles are told apart."""
    lines = read_lines(source.text, front.span.end if front else 0)
    layout = measure(lines)
    roles = find_furniture(lines, layout)
    blocks = unwrap(lines, roles, layout)
    blocks = split_run_ins(blocks)
    blocks = tuple(replace(block, fixed=block.fixed or block.role in (Role.TITLE, Role.BYLINE)) for block in blocks)
    return (*_stated_title(source, front), *mark_lists(mark_inserts(mark_cover(label_blocks(blocks)))))


def _stated_title(source: SourceText, front: FrontMatter | None) -> tuple[Block, ...]:
    if front is None or front.title is None:
        return ()
    return (Block(Traced.of(source.text, front.title.start, front.title.end), Role.TITLE, fixed=True),)

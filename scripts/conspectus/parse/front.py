"""The head of an article: title, byline and affiliations, and the English ones wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from conspectus.parse.block import Block, Role
from conspectus.parse.bylines import names_in
from conspectus.parse.chars import columns, ends_sentence, is_latin
from conspectus.parse.headings import named_heading, numbered_heading
from conspectus.parse.issues import issue_of, journal_named
from conspectus.parse.latin import is_latin_byline
from conspectus.parse.people import is_affiliation, opens_with_names
from conspectus.parse.titles import is_address, is_column, is_subtitle, set_off
from conspectus.parse.unwrap import join

_EN_NAMES = re.compile(
    r"[A-ZÀ-Ý][\w'’.\-]*(?:[ \-](?:(?:van|von|de|der|den|la|di|da|del|al|bin|ten) )*[A-ZÀ-Ý][\w'’.\-]*)+"
)
_HOMEPAGE = re.compile(r"\s+journal home\s?page\b.*", re.IGNORECASE)
"""What a masthead prints behind the journal's name."""


def mark_front(blocks: Sequence[Block], *, chinese: bool) -> tuple[Block, ...]:
    """Blocks with title, byline and affiliations marked in the head of the article."""
    marked = list(blocks) if chinese else [_as_own(block) for block in blocks]
    if chinese:
        _mark_english(marked)
    zone = _zone(marked, chinese=chinese)
    titles = [at for at, block in enumerate(marked) if block.role is Role.TITLE]
    if not titles:
        titles = _mark_title(marked, zone)
    for at in zone:
        if titles and at < titles[0] and marked[at].role is Role.BODY and _is_column_line(marked[at].text):
            marked[at] = replace(marked[at], role=Role.COLUMN, level=0)
    strict = any(is_latin_byline(marked[at].text) for at in zone)
    for at in zone:
        if marked[at].role is Role.BODY and (not titles or at > titles[0] or chinese):
            marked[at] = _people_or_place(marked[at], marked, at, strict=strict)
    return tuple(block for block in marked if block.traced.text)


def _as_own(block: Block) -> Block:
    """In an English paper the English abstract and keywords are the paper's own."""
    own = {Role.ABSTRACT_EN: Role.ABSTRACT, Role.KEYWORDS_EN: Role.KEYWORDS}
    return replace(block, role=own.get(block.role, block.role))


def _zone(blocks: Sequence[Block], *, chinese: bool) -> list[int]:
    """The unlabelled blocks before the running text begins."""
    zone: list[int] = []
    for at, block in enumerate(blocks):
        if block.role in (Role.ABSTRACT, Role.KEYWORDS) and zone:
            break
        if block.role in (Role.ABSTRACT_EN, Role.KEYWORDS_EN) and zone and not chinese:
            break
        if block.role in (Role.REFERENCE, Role.LIST_HEADING, Role.FOOTNOTE) or (block.role is Role.CAPTION and zone):
            break
        if block.role is not Role.BODY:
            continue
        if _is_text(block) or len(zone) > 12:
            break
        zone.append(at)
    return zone


def _is_text(block: Block) -> bool:
    """A heading of the body, or a paragraph."""
    if is_affiliation(block.text) and not ends_sentence(block.text.rstrip("。")):
        return False
    if named_heading(block.text) or _body_number(block):
        return True
    limit = 150 if is_latin(block.text) else 60
    return columns(block.text) > limit and not is_affiliation(block.text) and not opens_with_names(block.text)


def _body_number(block: Block) -> bool:
    return numbered_heading(block.text, marked=block.level > 0) is not None and not is_affiliation(block.text)


def _mark_title(blocks: list[Block], zone: Sequence[int]) -> list[int]:
    candidates = [at for at in zone if not names_in(blocks[at].text) and not is_affiliation(blocks[at].text)]
    if not candidates:
        return []
    chosen = _below_columns(blocks, candidates)
    blocks[chosen] = replace(blocks[chosen], role=Role.TITLE, level=0)
    for at in _further_lines(blocks, zone, chosen):
        blocks[chosen] = replace(blocks[chosen], traced=join(blocks[chosen].traced, blocks[at].traced))
        blocks[at] = replace(blocks[at], traced=blocks[at].traced.cut(0, 0))
    return [chosen]


def _below_columns(blocks: list[Block], candidates: Sequence[int]) -> int:
    """The title: the first of the candidates that is no column's name, address or journal; those get their role."""
    for at, following in pairwise(candidates):
        block = blocks[at]
        column = is_column(block.text) and following <= at + 2 and not is_subtitle(blocks[following].text)
        if not (
            column
            or set_off(block.text)
            or is_address(block.text)
            or _journal_above(blocks, at)
            or _names_journal(blocks, block.text)
        ):
            return at
        blocks[at] = replace(block, role=Role.COLUMN, level=0)
    return candidates[-1]


def _journal_above(blocks: Sequence[Block], at: int) -> bool:
    """A line of the masthead: the issue line behind it names no journal."""
    if at + 1 >= len(blocks) or blocks[at + 1].role is not Role.ISSUE_LINE or columns(blocks[at].text) > 20:
        return False
    issue = issue_of(blocks[at + 1].text)
    return issue is not None and issue.journal is None


def _names_journal(blocks: Sequence[Block], text: str) -> bool:
    """A line that repeats the journal of an issue line, or names a journal by its form."""
    issues = (issue_of(block.text) for block in blocks if block.role is Role.ISSUE_LINE)
    name = _HOMEPAGE.sub("", text).strip()
    return journal_named(text) is not None or any(issue and issue.journal == name for issue in issues)


def _further_lines(blocks: Sequence[Block], zone: Sequence[int], chosen: int) -> list[int]:
    """The blocks behind the title that belong to it: a subtitle, or in English the lines before the authors."""
    near = [at for at in range(chosen + 1, min(chosen + 3, len(blocks))) if at in zone]
    if is_latin(blocks[chosen].text):
        names = next((at for at in near if is_latin_byline(blocks[at].text)), None)
        if names is not None:
            return [at for at in near if at < names and not is_affiliation(blocks[at].text)]
    open_end = blocks[chosen].text.endswith((":", "：", "——"))
    return [at for at in near if is_subtitle(blocks[at].text) or open_end]


def _is_column_line(text: str) -> bool:
    return is_column(text) or set_off(text) or is_address(text)


def _people_or_place(block: Block, blocks: Sequence[Block], at: int, *, strict: bool) -> Block:
    """``strict``: a line of the head is certain to hold Latin names, so lines that only look like names do not."""
    known = any(other.role is Role.BYLINE for other in blocks[:at])
    if not known and (names_in(block.text) or opens_with_names(block.text)):
        return replace(block, role=Role.BYLINE, level=0)
    if known and is_latin_byline(block.text) and blocks[at - 1].role is Role.AFFILIATION:
        return replace(block, role=Role.BYLINE, level=0)
    names = is_latin_byline(block.text) if strict else bool(_EN_NAMES.match(block.text))
    if not known and is_latin(block.text) and names and not is_affiliation(block.text):
        return replace(block, role=Role.BYLINE, level=0)
    if is_affiliation(block.text) or (
        known and columns(block.text) < 60 and not block.level and not ends_sentence(block.text)
    ):
        return replace(block, role=Role.AFFILIATION, level=0)
    if known and names_in(block.text):
        return replace(block, role=Role.BYLINE, level=0)
    return block


def _mark_english(blocks: list[Block]) -> None:
    """Before an English abstract stand, read backwards, affiliations, names and the title."""
    anchor = next((at for at, block in enumerate(blocks) if block.role is Role.ABSTRACT_EN), None)
    if anchor is None:
        return
    run: list[int] = []
    for at in range(anchor - 1, max(-1, anchor - 9), -1):
        block = blocks[at]
        if block.role is Role.BODY and is_latin(block.text) and columns(block.text) < 250:
            run.insert(0, at)
        elif block.role is Role.BODY or block.role in (Role.REFERENCE, Role.RELATED, Role.KEYWORDS, Role.ABSTRACT):
            break
    named = [place for place, at in enumerate(run) if place and is_latin_byline(blocks[at].text)]
    names = named[-1] if named else None
    for place, at in enumerate(run):
        role = Role.TITLE_EN if place == 0 else Role.BYLINE_EN if place == (names or 1) else Role.AFFILIATION_EN
        if names and 0 < place < names:
            blocks[run[0]] = replace(blocks[run[0]], traced=join(blocks[run[0]].traced, blocks[at].traced))
            blocks[at] = replace(blocks[at], traced=blocks[at].traced.cut(0, 0))
        blocks[at] = replace(blocks[at], role=role, level=0)

"""Where a paper appeared: journal, year, volume, issue, pages and serial numbers, from issue lines and covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import HAN, columns, is_latin, squeezed
from conspectus.parse.collected import Collected, head_lines, labelled
from conspectus.parse.dates import iso_date
from conspectus.parse.issues import Issue, issue_of, journal_named
from conspectus.parse.references.entry import parse_reference

_ISSN = re.compile(r"ISSN\s*[:：]?\s*(\d{4}[-–—]\d{3}[\dXx])")
_CN = re.compile(r"\bCN\s*[:：]?\s*(\d{2}[-–—]\d{4}(?:/[A-Z]{1,2})?)")
_ARTICLE_NUMBER = re.compile(
    r"\d{4}[-–—]\d{3}[\dXx]\s*[(（]\s*(?P<year>(?:19"
    r"|20)\d{2})\s*[)）]\s*(?P<issue>[\dSZ]{1,3})\s*[-–—]\s*(?P<first>\d{3,4})\s*[-–—]\s*(?P<count>\d{1,3})"
)
_PAGES = re.compile(r"\d{1,5}\s*[-–—~]\s*\d{1,5}")
_ELECTRONIC = re.compile(r"\d\s?(?:\(\d{1,3}\))?\s?[:,]\s?(?P<number>e\d{4,9})\b")
_JOURNAL_SIGN = re.compile(r"《(?P<journal>[^《》]{2,40})》\s*(?:网络首发论文|优先出版)")
_JOURNAL_NAME = re.compile(
    rf"[{HAN}]{{0,12}}(?:[学學][报報刊]|[导導]刊|[杂雜][志誌]|研究|[论論][坛壇丛叢]|[评評][论論]|科[学學]|通[讯訊]|月刊|季刊|集刊|世界|[观觀]察)"
    rf"(?:[(（][{HAN}]{{2,8}}版[)）])?"
)


def read_venue(found: Collected, blocks: Sequence[Block], issues: Sequence[Block]) -> None:
    """Put what the article's own issue lines state, then those of the whole source, then cover and article number."""
    own = [block for block in blocks if block.role is Role.ISSUE_LINE]
    for block in [*own, *issues]:
        _put_issue(found, issue_of(block.text), block)
    _journal_beside(found, blocks)
    _journal_alone(found, blocks)
    _own_citation(found, blocks)
    for block in labelled(blocks, "pages"):
        if match := _PAGES.match(block.value.text):
            found.put("pages", re.sub(r"\s*[-–—~]\s*", "-", match.group()), [block])
    for block in head_lines(blocks):
        if match := _ISSN.search(block.text):
            found.put("issn", match[1], [block])
        if match := _CN.search(block.text):
            found.put("cn", match[1], [block])
    _cover_journal(found, blocks)
    _article_number_issue(found, blocks)
    for block in labelled(blocks, "online"):
        if date := iso_date(block.value.text):
            found.put("year", int(date[:4]), [block])


def _journal_beside(found: Collected, blocks: Sequence[Block]) -> None:
    """An issue line that names no journal stands beside the line that does: its words are those of a journal's name."""
    title = squeezed(str(found.values.get("title", "")))
    for pair in pairwise(blocks):
        for block, other in (pair, pair[::-1]):
            issue = issue_of(other.text) if other.role is Role.ISSUE_LINE else None
            named = block.role in (Role.RUNNING_HEAD, Role.COLUMN) and _JOURNAL_NAME.fullmatch(block.text.strip())
            if issue and not issue.journal and named and squeezed(block.text) not in title:
                found.put("journal", block.text.strip(), [block])


def _journal_alone(found: Collected, blocks: Sequence[Block]) -> None:
    """``《某某》（月刊）`` above the title, and running heads of a page, a journal and a year."""
    for block in blocks:
        if block.role in (Role.RUNNING_HEAD, Role.COLUMN, Role.COVER):
            found.put("journal", journal_named(block.text), [block])


def _own_citation(found: Collected, blocks: Sequence[Block]) -> None:
    """``Citation: …``: how the paper wants to be cited, where it gives the paper's own title."""
    title = squeezed(str(found.values.get("title") or "")).casefold()
    for block in labelled(blocks, "citation"):
        entry = parse_reference(block.value.text)
        if not title or squeezed(entry.title).casefold() != title or not entry.container:
            continue
        found.put("journal", entry.container, [block])
        found.put("year", int(entry.year) if re.fullmatch(r"\d{4}", entry.year) else None, [block])
        found.put("volume", entry.volume, [block])
        found.put("issue", entry.issue, [block])
        numbered = re.fullmatch(r"[a-z]{1,4}\d+", entry.pages)  # e0264000 names the article, it is no page
        found.put("article_number" if numbered else "pages", entry.pages, [block])
        number = _ELECTRONIC.search(block.value.text) if entry.volume else None
        found.put("article_number", number["number"] if number else None, [block])


def _put_issue(found: Collected, issue: Issue | None, block: Block) -> None:
    if issue is None:
        return
    chinese = found.values.get("language") == "zh"
    latin = issue.journal is not None and is_latin(issue.journal)
    found.put("journal_en" if latin and chinese else "journal", issue.journal, [block])
    found.put("pages", issue.pages, [block])
    found.put("year", issue.year, [block])
    found.put("volume", issue.volume, [block])
    found.put("issue", issue.issue, [block])


def _cover_journal(found: Collected, blocks: Sequence[Block]) -> None:
    covers = [block for block in blocks if block.role is Role.COVER]
    for block in covers:
        if match := _JOURNAL_SIGN.search(block.text):
            found.put("journal", match["journal"], [block])
    for before, block in pairwise(covers):
        if (
            is_latin(block.text)
            and columns(block.text) < 50
            and not block.label
            and (re.fullmatch(rf"[{HAN}（）()·\s]+", before.text) or _JOURNAL_SIGN.search(before.text))
        ):
            found.put("journal_en", block.text, [block])


def _article_number_issue(found: Collected, blocks: Sequence[Block]) -> None:
    """``1000-0000(2024)04-0012-09``: year, issue and pages, unless they are placeholders of an issue not yet set."""
    for block in labelled(blocks, "article_number", "article_number_en"):
        match = _ARTICLE_NUMBER.search(block.value.text)
        if match is None:
            continue
        found.put("year", int(match["year"]), [block])
        if int(match["first"]) and int(match["count"]):
            found.put("issue", match["issue"].lstrip("0") or match["issue"], [block])
            first = int(match["first"])
            found.put("pages", f"{first}-{first + int(match['count']) - 1}", [block])

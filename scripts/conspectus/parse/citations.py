"""Marks in the running text that point at references: by number, or by author and year.

Numbered marks are told from intervals, dates, links and affiliation marks by what they hold and what stands
around them; author-year marks by their names. A mark without an entry in the list stays a mark: it dangles,
and is reported by others, never dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from conspectus.model import CitationMark, Reference, Span
from conspectus.parse.authoryear import author_year_marks
from conspectus.parse.references.fold import fold

_NUMBERS = r"[0-9]{1,3}(?:\s*[-~—,、;]\s*[0-9]{1,3})*"
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_SUPER + "⁻", "0123456789-")
_VOLUME = r"(?:卷[^()\s]{1,10}|第?[0-9一二三四五六七八九十百上中下]{1,5}[卷册编篇章节回])"
"""A place in an old book, which has no pages to cite: ``卷二``, ``第三册``."""
_PAGE = r"[0-9]{1,4}(?:\s*[-~—]\s*[0-9]{1,4})?(?:\s*,\s*[0-9]{1,4})*"
# blanks are bounded wherever a pattern may begin with them: a page of blanks must not take quadratic time
_BRACKETED = re.compile(
    rf"(?P<open><sup>\s{{0,3}}|\$?\s{{0,3}}\^\s{{0,3}}\{{?\s{{0,3}}|\$?\s{{0,3}}\{{\s{{0,3}})?(?P<mark>\[\s*(?P<numbers>{_NUMBERS})\s*\]"
    rf"(?:\s*[-~—]\s*\[\s*(?P<to>[0-9]{{1,3}})\s*\])?)"
    rf"(?:\s*(?:\^\s*\{{?\s*|<sup>\s*)?(?P<page>(?:(?<=\])|(?<=[\^{{>]))\s*(?:\((?:第|[Pp]{{1,2}}\.?\s*)\s*{_PAGE}\s*页?\)|\({_PAGE}\s*页\)|\({_VOLUME}\)|[{_SUPER}]+(?:[-⁻][{_SUPER}]+)?|{_PAGE}))"
    rf"(?P<shut>\s*\}}\s*\$?|\s*</sup>)?)?(?P<close>\s*</sup>|\s*\}}\s*\$?|\$|\^)?"
)
_BARE = re.compile(
    rf"<sup>\s*(?P<tag>{_NUMBERS})\s*</sup>|\^\{{\s*(?P<tex>{_NUMBERS})\s*\}}|\^(?P<pair>{_NUMBERS})\^|\^(?P<caret>[0-9]{{1,3}})(?![0-9])|(?P<uni>[{_SUPER}]{{1,3}}(?:[,，⁻-][{_SUPER}]{{1,3}})*)"
)
_BEFORE_INTERVAL = re.compile(r"(?:[∈=≤≥<>×+*(]|区间|范围|取值|属于|within|interval|range|\bin)\s*$", re.IGNORECASE)
_LINK_AFTER = re.compile(r"\((?:https?:|#|/|\.{1,2}/|mailto:|[^()\s]+\.(?:md|html?|png|jpe?g|gif|svg|pdf)\b)")
_UNIT_BEFORE = re.compile(r"(?:(?<![A-Za-z])(?:[kcdmnμ]?m|in|ft|s|x|y|z|R|n|e|10)|[0-9)]|米|千米|公里|公顷)$")
_COUNTED = re.compile(r"\s*(?:[-0-9%‰.°℃年月日岁个人倍元万亿千百]|[a-zA-Z])")
"""What makes figures behind a mark a quantity, not pages (``[2]18-25岁``)."""
_AFTER_PAGE = re.compile(r"\s*(?:[。,;:、!?)”』」》]|\.(?![0-9])|$|\n)")


def find_marks(text: str, spans: Sequence[Span], known: Sequence[Reference] = ()) -> tuple[CitationMark, ...]:
    """The citation marks inside ``spans`` of ``text``, in the order of the text.

    Numbers are expanded (``[4-8]`` → 4, 5, 6, 7, 8). ``known`` is the article's reference list: with it, long
    group names and superscript digits without brackets can be told for certain. A mark's range takes in its
    markup (``^{…}``, ``<sup>``); a narrative mark's starts at the name (``夏春玉（2002）``). A year in parentheses
    right before a numbered mark only says when that work appeared and is no mark of its own. Never raises.
    """
    folded = fold(text)
    marks = list(_bracketed(folded, spans))
    numbered = frozenset(reference.number for reference in known if reference.number is not None)
    if numbered and not marks:
        marks += _superscripts(folded, spans, numbered)
    numbered_at = frozenset(mark.start for mark in marks)
    for mark in author_year_marks(folded, text, spans, known):
        if not numbered_at & {mark.end, mark.end + 1}:
            marks.append(mark)
    return tuple(_without_overlaps(marks))


def expand(printed: str) -> tuple[int, ...]:
    """``7,18-21`` → 7, 18, 19, 20, 21. A range that runs backwards or over more than 60 gives its two ends."""
    numbers: list[int] = []
    for part in re.split(r"[,、;]", fold(printed)):
        ends = [int(digits) for digits in re.findall(r"[0-9]+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 60:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    return tuple(numbers)


def _bracketed(folded: str, spans: Sequence[Span]) -> Iterator[CitationMark]:
    for span in spans:
        for found in _BRACKETED.finditer(folded, span.start, span.end):
            numbers = expand(
                f"{found.group('numbers')}-{found.group('to')}" if found.group("to") else found.group("numbers")
            )
            if 0 in numbers or not numbers or _is_something_else(folded, found, numbers):
                continue
            yield _bracketed_mark(folded, found, numbers)


def _is_something_else(folded: str, found: re.Match[str], numbers: tuple[int, ...]) -> bool:
    start, end = found.span("mark")
    before = folded[max(0, start - 12) : start]
    if _LINK_AFTER.match(folded, end) or (before.endswith(("!", "]")) and _LINK_AFTER.match(folded, end)):
        return True
    if found.group("open"):
        return False
    if len(numbers) == 2 and _BEFORE_INTERVAL.search(before):
        return True
    return _inside_formula(folded, start)


def _inside_formula(folded: str, at: int) -> bool:
    """Whether an odd number of dollar signs stands before ``at`` on its line, and one after it."""
    line_start = folded.rfind("\n", 0, at) + 1
    line_end = folded.find("\n", at)
    after = folded[at : line_end if line_end >= 0 else len(folded)]
    return folded.count("$", line_start, at) % 2 == 1 and "$" in after


def _bracketed_mark(folded: str, found: re.Match[str], numbers: tuple[int, ...]) -> CitationMark:
    opened = found.group("open") or ""
    start = found.start("open") if opened.strip() else found.start("mark")
    while start < found.start("mark") and folded[start] == " ":
        start += 1
    locator, end = _locator(folded, found)
    return CitationMark(start=start, end=end, numbers=numbers, locator=locator)


def _locator(folded: str, found: re.Match[str]) -> tuple[str | None, int]:
    """The cited page behind a mark, and where the mark ends. Bare digits count only before punctuation."""
    end = found.end("mark")
    opened = (found.group("open") or "").strip()
    page = found.group("page")
    if page is None:
        return None, found.end("close") if found.group("close") and opened else end
    if re.fullmatch(rf"\({_VOLUME}\)", page.strip()):
        return page.strip()[1:-1], found.end()
    printed = page.strip().translate(_TO_DIGITS)
    digits = "".join(re.findall(r"[0-9,~—-]+", printed))
    marked = bool(found.group("shut")) or page.strip()[0] in _SUPER + "("
    gap = folded[found.end("mark") : found.start("page")]
    pages = bool(re.search("[-~—]", page)) and not _COUNTED.match(folded, found.end("page"))
    if marked or ("^" in gap) or (not gap and (pages or _AFTER_PAGE.match(folded, found.end("page")))):
        return digits, found.end()
    return None, end


def _superscripts(folded: str, spans: Sequence[Span], known: frozenset[int | None]) -> Iterator[CitationMark]:
    """Superscript digits without brackets, in a paper that has a numbered list and no bracketed marks."""
    for span in spans:
        for found in _BARE.finditer(folded, span.start, span.end):
            printed = next(group for group in found.groups() if group is not None)
            numbers = expand(printed.translate(_TO_DIGITS))
            if (
                not numbers
                or not set(numbers) <= known
                or _UNIT_BEFORE.search(folded[max(0, found.start() - 3) : found.start()])
            ):
                continue
            yield CitationMark(start=found.start(), end=found.end(), numbers=numbers)


def _without_overlaps(marks: Iterable[CitationMark]) -> Iterator[CitationMark]:
    at = 0
    for mark in sorted(marks, key=lambda item: (item.start, -item.end)):
        if mark.start >= at:
            yield mark
            at = mark.end

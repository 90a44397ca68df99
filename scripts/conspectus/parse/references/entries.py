"""A reference list cut into its entries, whatever line breaks, bullets, notes and numbering did to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from conspectus.model import Finding, Reference, Severity, Span
from conspectus.parse.headings import list_heading
from conspectus.parse.names import HAN
from conspectus.parse.references.entry import parse_reference
from conspectus.parse.references.fold import fold
from conspectus.parse.references.glued import part_glued
from conspectus.parse.references.oddities import list_findings

_MARKER = re.compile(
    r"(?:[-*•]\s+)?(?:\[\s*(?P<square>[0-9]{1,3})\s*[\]」]|\(\s*(?P<round>[0-9]{1,3})\s*\)|(?P<dot>[0-9]{1,3})[.、。](?![0-9])"
    r"|(?P<bare>[0-9]{1,3})\s+(?![0-9年月版卷期世亿万%—\-(])"
    r"|(?P<circle>[①-⑳㉑-㉟㊱-㊿]))\s*[.、。]?\s*"
)
_MISNUMBERED = re.compile(r"(?:[-*•]\s+)?\[\s*(?:[Nn]|[Xx]{1,3}|[?*#]{1,3}|[0-9]*[?Xx]+)?\s*\]\s*(?=[^\s.,:;\]\[])")
"""A mark whose number was never filled in: ``[?]``, ``[N]``, ``[ ]``, ``[xx]``."""
_INLINE = re.compile(r"(?<=[.。>;\s0-9])\s*(?:[-*•]\s+)?\[\s*([0-9]{1,3})\s*[\]」]\s*(?=[^\s\]\[.,;:])")
_BULLET = re.compile(r"[-*•]\s+")
_NOTE = re.compile(r"\s*(?:[①-⑳㉑-㉟]|\*\s|注[::])")
_OTHER = re.compile(
    r"\s*(?:#+\s|\**\s*(?:abstract|key\s*words?|摘\s*要|关键词|作者简介|作者单位|通讯作者|收稿日期|修回日期|基金项目|责任编辑|责任校对"
    r"|编辑[::]|英文编辑|附录|appendix\b)|[(\[【]\s*(?:责任编辑|责编|编辑|本文责编|校对|责任校对))",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"(?:[.。>)\]]|[0-9]|[A-Za-z0-9/]{4,})\s*$")
_FRESH = re.compile(rf"\s*[{HAN}A-ZÀ-Þ《〈“\"\[(「\uac00-\ud7af\u3040-\u30ff]")
_KINDS = ("square", "round", "dot", "bare", "circle")
_GROUP_HEADING = re.compile(
    r"\s*[#*\s]*(?:[(]?[一二三四五六七八九十0-9A-Z]{1,2}[)]?\s*[、.。]?\s*)?(?:(?:中|英|外|日|西|德|法|俄)文|国内|国外|中國|其他|網路|网络)"
    r"(?:参考)?(?:部分|部份|文献|文獻|资料|資料|书目|書目|著作|论文|論文|期刊)(?:类|類)?[::]?\s*\**\s*"
)
"""A heading between the entries: ``一、中文部分``, ``外文文献``."""
_FOLIO = re.compile(r"\s*(?:[·•・]\s*[0-9]{1,4}\s*[·•・]|[-—]\s*[0-9]{1,4}\s*[-—])\s*")
"""A page's own number printed between dots or dashes, which a page break left inside the list."""


@dataclass(slots=True)
class _Entry:
    """An entry being put together from pieces of the text."""

    number: int | None
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def span(self) -> Span:
        return Span(self.pieces[0][0], self.pieces[-1][1])


def read_list(text: str, span: Span) -> tuple[tuple[Reference, ...], tuple[Finding, ...]]:
    """The entries of a reference list (``span`` of ``text``, without its heading), and what is odd about it.

    Entries may be numbered (``[1]``, ``(1)``, ``1.``, ``1 ``, with or without a bullet) or stand one a line in
    author-year order; they may be wrapped over lines or follow each other on one line. ``place_in_text`` is the
    entry with its number. Text that belongs to no entry (a footnote, an editor's line) is reported, so that
    entries and findings together cover the list. Never raises.
    """
    lines = list(_lines(text, span))
    kind = _numbering(text, lines)
    findings: list[Finding] = []
    entries = _numbered(text, lines, kind, findings) if kind else _unnumbered(text, lines, findings)
    references, parted = part_glued([_reference(text, entry) for entry in entries])
    findings += parted
    findings += list_findings(references)
    return references, tuple(findings)


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The ranges of the list's lines without blanks at their edges; empty lines are left out."""
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            yield start, start + len(stripped)
        at += len(line)


def _numbering(text: str, lines: list[tuple[int, int]]) -> str | None:
    """The kind of number that opens the entries, or None for a list without numbers."""
    kinds: Counter[str] = Counter()
    for start, end in lines:
        found = _MARKER.match(fold(text[start:end]))
        if found and found.lastgroup:
            kinds[found.lastgroup] += 1
    if not kinds:
        return None
    best = max(_KINDS, key=lambda kind: kinds[kind])
    opens = _MARKER.match(fold(text[lines[0][0] : lines[0][1]]))
    if best == "circle" and not (opens and opens.group(best) == "①" and kinds[best] * 2 >= len(lines)):
        return None  # circled figures number footnotes, unless they number every entry
    if best in ("dot", "bare", "round") and kinds[best] < 2 and not (opens and opens.group(best) == "1"):
        return None
    return best if kinds[best] * 5 >= len(lines) or (opens and opens.lastgroup == best) else None


def _numbered(text: str, lines: list[tuple[int, int]], kind: str, findings: list[Finding]) -> list[_Entry]:
    entries: list[_Entry] = []
    for start, end in lines:
        number = _opening_number(fold(text[start:end]), kind, entries)
        if number is not None or (entries and _MISNUMBERED.match(fold(text[start:end]))):
            entries.append(_Entry(number, [(start, end)]))
            findings += [_misnumbered(start, end)] if number is None else []
        elif entries and not _foreign(text[start:end]):
            entries[-1].pieces.append((start, end))
        elif not entries and not _foreign(text[start:end]):
            entries.append(_Entry(None, [(start, end)]))
        else:
            findings.append(_left_out(start, end))
    return [part for entry in entries for part in _split_inline(text, entry, kind)]


def _opening_number(line: str, kind: str, entries: list[_Entry]) -> int | None:
    """The number that opens ``line`` as a new entry; loose kinds must count on from the entry before."""
    found = _MARKER.match(line)
    if not found or not found.group(kind):
        return None
    number = int(unicodedata.normalize("NFKC", found.group(kind)))
    if kind == "square" or not entries or entries[-1].number is None:
        return number
    last = entries[-1].number
    return number if number == 1 or last < number <= last + 3 else None


def _split_inline(text: str, entry: _Entry, kind: str) -> Iterator[_Entry]:
    """Cuts an entry at the next number standing inside it (``… 12-20. [5] 王``)."""
    if kind != "square" or entry.number is None:
        yield entry
        return
    current = _Entry(entry.number)
    for start, end in entry.pieces:
        at = start
        for found in _INLINE.finditer(fold(text[start:end])):
            if current.number is None or int(found.group(1)) != current.number + 1:
                continue
            cut = start + found.start()
            current.pieces.append((at, cut))
            yield current
            current, at = _Entry(int(found.group(1))), cut
        current.pieces.append((at, end))
    yield current


def _unnumbered(text: str, lines: list[tuple[int, int]], findings: list[Finding]) -> list[_Entry]:
    entries: list[_Entry] = []
    for start, end in lines:
        line = text[start:end]
        if _foreign(line):
            findings.append(_left_out(start, end))
        elif entries and _continues(text[entries[-1].pieces[-1][0] : entries[-1].pieces[-1][1]], line):
            entries[-1].pieces.append((start, end))
        else:
            entries.append(_Entry(None, [(start, end)]))
    return entries


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the entry that the line before left open."""
    folded = fold(line)
    if re.match(r"\s*(?:https?://|www\.|doi\b|\[\s*[12][0-9]{3}-|//)", folded, re.IGNORECASE):
        return True
    return not _COMPLETE.search(fold(before)) or not _FRESH.match(line)


def _foreign(line: str) -> bool:
    folded = fold(line)
    return bool(
        list_heading(line)
        or _NOTE.match(folded)
        or _OTHER.match(folded)
        or _FOLIO.fullmatch(folded)
        or _GROUP_HEADING.fullmatch(folded)
    )


def _misnumbered(start: int, end: int) -> Finding:
    return Finding(
        code="reference-number-missing",
        message="The mark of this entry has no number.",
        start=start,
        end=end,
        hint="Compare with the printed list.",
    )


def _left_out(start: int, end: int) -> Finding:
    return Finding(
        code="text-in-references",
        message="A line in the reference list is not part of an entry; it was left out of the list.",
        severity=Severity.NOTE,
        start=start,
        end=end,
    )


def _reference(text: str, entry: _Entry) -> Reference:
    raw = _joined([text[start:end] for start, end in entry.pieces])
    marker = _MARKER.match(fold(raw)) if entry.number is not None else _BULLET.match(raw)
    found = marker or _MISNUMBERED.match(fold(raw))
    body = raw[found.end() :] if found and raw[found.end() :].strip() else raw
    reference = parse_reference(body, entry.number)
    return replace(reference, place_in_text=entry.span())


def _joined(pieces: list[str]) -> str:
    """The pieces of a wrapped entry as one line; a blank only where words of two lines would touch."""
    raw = ""
    for piece in pieces:
        text = " ".join(line.strip() for line in piece.splitlines())
        text = _BULLET.sub("", text, count=1) if raw else text
        raw = f"{raw}{_between(raw, text)}{text}" if raw else text
    return raw


def _between(before: str, after: str) -> str:
    """What stood at a line break: nothing inside Chinese, an address or a hyphened word, else a blank."""
    last, first = before[-1], after[:1]
    in_address = re.search(r"(?:https?://|10\.[0-9]{4,9}/)\S*$", before)
    if in_address and re.match(r"[a-z0-9/._?&=%-]*[./?&=_%-]", after) and not re.match(r"\[", after):
        return ""
    ascii_sides = ord(last) < 0x2E80 and ord(first) < 0x2E80
    chinese_stop = last in ",.:;" and ord(before[-2:-1] or last) >= 0x2E80
    if not ascii_sides or chinese_stop or last == "-" or last in "([<“" or first in ")]>,.;:”":
        return ""
    return " "

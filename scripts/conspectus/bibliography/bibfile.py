"""A ``.bib`` file as a sequence of blocks, so that what is not changed is written back letter for letter.

bibtexparser finds the blocks and resolves ``@string``; the text between their bounds is never rewritten.
Comments, unknown fields, and blocks with a syntax error therefore stay exactly as they are.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from conspectus.bibliography.values import contents, divided
from conspectus.model import Finding, Severity

_ENCODING_HEADER = re.compile(rb"^%\s*Encoding:\s*([A-Za-z0-9_-]+)", re.MULTILINE)
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2}")
_ANY_KEY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]\s*([^\s,{}()\"#%=']+)\s*,", re.MULTILINE)

_COMMENT = re.compile(r"@\s*comment\s*\{", re.IGNORECASE)
_HEAD_ALONE = re.compile(
    r"^[ \t]*@\s*(?!comment|string|preamble)\w+\s*[{(][^,{}()=@]*(?=^[ \t]*@\s*\w+\s*[{(])",
    re.IGNORECASE | re.MULTILINE,
)
_BRACE = re.compile(r"(?<!\\)[{}]")
_HEAD = re.compile(r"(\s*@\s*\w+\s*[{(]\s*)([^\s,{}()]+)")
_IDS = re.compile(r",\s*ids\s*=\s*(?:\{[^{}]*\}|\"[^\"]*\")", re.IGNORECASE)


_HEAD_MARK = "\ue003"


@dataclass(slots=True)
class Segment:
    """A stretch of the file: an entry when ``key`` is set; anything else, also an entry without a key (``kind``)."""

    text: str
    key: str = ""
    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    line: int = 1


@dataclass(slots=True)
class BibFile:
    """The file's stretches in order; joined, they are its text."""

    segments: list[Segment]
    findings: list[Finding]

    def text(self) -> str:
        """The whole file, with line feeds."""
        return "".join(segment.text for segment in self.segments)

    def insert(self, new: Sequence[Segment]) -> None:
        """Puts each entry behind the last one whose key sorts before it, so that a merge sees a small change."""
        places = [at for at, segment in enumerate(self.segments) if segment.key]
        least = list(accumulate((self.segments[at].key.casefold() for at in reversed(places)), min))[::-1]
        behind: dict[int, list[Segment]] = {}
        for segment in sorted(new, key=lambda item: item.key.casefold()):
            behind.setdefault(bisect_left(least, segment.key.casefold()) - 1, []).append(segment)
        for rank in sorted(behind, reverse=True):
            self._put(places[rank] if rank >= 0 else -1, behind[rank], places)

    def _put(self, at: int, new: list[Segment], places: Sequence[int]) -> None:
        """Puts entries behind the segment ``at``, or for -1 before the first entry or at the end of the file."""
        if at >= 0:
            spaced = [piece for segment in new for piece in (Segment("\n\n"), segment)]
            last = at + 1 == len(self.segments)
            self.segments[at + 1 : at + 1] = [*spaced, Segment("\n")] if last else spaced
            return
        spaced = [piece for segment in new for piece in (segment, Segment("\n\n"))]
        if places:
            self.segments[places[0] : places[0]] = spaced
        else:
            self.segments += [Segment(_gap_after(self.text())), *spaced[:-1], Segment("\n")]

    def keys(self) -> set[str]:
        """Every key that stands in the file, those of blocks that could not be read included."""
        return {segment.key for segment in self.segments if segment.key} | set(_ANY_KEY.findall(self.text()))


def decode(data: bytes) -> tuple[str, str]:
    """The text of a ``.bib`` file and the encoding it was read with; never raises.

    A byte-order mark decides, then UTF-8, then JabRef's ``% Encoding:`` line, then GB18030 if that gives Chinese
    words, else Windows-1252. Line ends become line feeds.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _lf(data.decode(name, errors="replace")), name
    header = _ENCODING_HEADER.search(data[:400])
    names = ["utf-8", *([header.group(1).decode("ascii")] if header else []), *_without_mark(data), "gb18030", "cp1252"]
    for name in names:
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if name != "gb18030" or _HAN_RUN.search(text):
            return _lf(text), name
    return _lf(data.decode("latin-1")), "latin-1"


def _without_mark(data: bytes) -> list[str]:
    """UTF-16 without a byte-order mark shows in its zero bytes."""
    if data[1:40:2].count(0) > 10:
        return ["utf-16-le"]
    return ["utf-16-be"] if data[0:40:2].count(0) > 10 else []


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bib(text: str, file: str) -> BibFile:
    """The blocks of ``text``; what could not be read is a finding with its line and stays in place."""
    with _quiet():
        masked = _HEAD_ALONE.sub(_masked, _without_entries_in_comments(text))
        library = parse_string(masked, parse_stack=[])  # values as written: values.py puts them together
    strings: dict[str, str] = {}
    for string in library.strings:
        strings[string.key.lower()] = contents(str(string.value), strings)
    segments: list[Segment] = []
    findings: list[Finding] = []
    lines = _Lines(text)
    at = 0
    for block in library.blocks:
        raw = block.raw or ""
        start = masked.find(raw, at)
        if not raw or start < 0:
            continue
        if start > at:
            segments.append(Segment(text[at:start]))
        segments.append(_segment(block, text[start : start + len(raw)], strings))
        findings.extend(_block_findings(block, file, lines, start))
        at = start + len(raw)
    if at < len(text):
        segments.append(Segment(text[at:]))
    findings.extend(_head_findings(masked, text, file, lines))
    findings.extend(_case_findings(segments, file))
    return BibFile(segments, findings)


def _without_entries_in_comments(text: str) -> str:
    """The text, as long as it was, with every ``@`` inside ``@comment{…}`` put out of the parser's sight."""
    openings = {found.end() - 1 for found in _COMMENT.finditer(text)}
    if not openings:
        return text
    ends: list[tuple[int, int]] = []
    unclosed: list[int] = []
    for found in _BRACE.finditer(text):
        if found.group() == "{":
            unclosed.append(found.start())
        elif unclosed and (start := unclosed.pop()) in openings:
            ends.append((start, found.start()))
    pieces, at = [], 0
    for start, end in sorted(ends):
        if start >= at:
            pieces += [text[at:start], text[start:end].replace("@", "\ue002")]
            at = end
    return "".join([*pieces, text[at:]])


def _masked(found: re.Match[str]) -> str:
    """An entry of which only the beginning is there, out of sight of the parser, which would take the next with it."""
    return found.group().replace("@", _HEAD_MARK)


def _head_findings(masked: str, text: str, file: str, lines: _Lines) -> Iterator[Finding]:
    for found in re.finditer(_HEAD_MARK, masked):
        if text[found.start()] == "@":
            message = "This entry ends before its first comma; it is kept as it is."
            line = lines.number(found.start())
            yield Finding(
                "bib-syntax", message, file=file, line=line, severity=Severity.ERROR, hint="Correct it by hand."
            )


def rekeyed(text: str, key: str, aliases: Sequence[str]) -> str:
    """The text of an entry with another key and ``aliases`` as its ``ids``; everything else stays as written."""
    head = _HEAD.match(text)
    if head is None:
        return text
    body = _IDS.sub("", text[head.end(2) :])
    return f"{head[1]}{key},\n  ids = {{{', '.join(aliases)}}}{body}"


def _gap_after(text: str) -> str:
    """What keeps an entry apart from the text before it: a blank line."""
    if not text:
        return ""
    return "\n" if text.endswith("\n") else "\n\n"


@contextmanager
def _quiet() -> Iterator[None]:
    """Bibtexparser logs each failed block; they are reported as findings instead."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _segment(block: Block, raw: str, strings: Mapping[str, str]) -> Segment:
    line = (block.start_line or 0) + 1
    entry = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block
    if not isinstance(entry, Entry):
        return Segment(raw, line=line)
    fields: dict[str, str] = {}
    for item in entry.fields:
        for name, value in divided(item.key, str(item.value)):
            fields.setdefault(name.lower(), contents(value, strings))
    return Segment(raw, key=entry.key, kind=entry.entry_type.lower(), fields=fields, line=line)


def _block_findings(block: Block, file: str, lines: _Lines, start: int) -> Iterator[Finding]:
    """What is wrong with the block that begins at ``start``."""
    if isinstance(block, Entry):
        yield from _entry_findings(block, file, lines.number(start))
    if not isinstance(block, ParsingFailedBlock):
        return
    if isinstance(block, DuplicateBlockKeyBlock):
        code, message = (
            "bib-duplicate-key",
            f"The key {block.key!r} is used twice; the first entry counts, this one is left as it is.",
        )
    elif isinstance(block, DuplicateFieldKeyBlock):
        code, message = "bib-duplicate-field", "A field stands twice in this entry; the first one counts."
    else:
        reason = _reason(block.error, lines)
        code, message = "bib-syntax", f"This block could not be read and is kept as it is: {reason}"
    line = lines.number(start)
    yield Finding(code=code, message=message, file=file, line=line, severity=Severity.ERROR, hint="Correct it by hand.")


def _entry_findings(entry: Entry, file: str, line: int) -> Iterator[Finding]:
    """What is odd about an entry that can be read all the same."""
    if not entry.key:
        message = "This entry has no key, so nothing can cite it; it is left as it is."
        yield Finding("bib-key", message, file=file, line=line, hint="Write a key behind the opening brace.")
    for item in entry.fields:
        if len(divided(item.key, str(item.value))) > 1:
            message = f"A comma is missing behind the field {item.key!r}; it was read as if it stood there."
            yield Finding("bib-syntax", message, file=file, line=line, hint="Correct it by hand.")


class _Lines:
    """Where the lines of a text begin: counting them for each of many findings would take minutes."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._last = len(text.rstrip())

    def number(self, at: int) -> int:
        """The line, counted from 1, in which ``at`` stands; the last that is not blank for what lies behind it."""
        return bisect_left(self._ends, min(at, self._last)) + 1


def _reason(error: Exception, lines: _Lines) -> str:
    """What was expected and where reading stopped; an aborted block keeps both beside its (empty) message."""
    if not isinstance(error, BlockAbortedException):
        return " ".join(str(error).split()) or type(error).__name__
    expected = " ".join(error.abort_reason.split()).rstrip(".")
    if error.end_index is None:
        return f"{expected}."
    at = error.end_index - 1  # the splitter puts a line feed before the text
    return f"{expected} (reading stopped in line {lines.number(at)})."


def _case_findings(segments: list[Segment], file: str) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for segment in segments:
        if not segment.key:
            continue
        other = seen.setdefault(segment.key.casefold(), segment.key)
        if other != segment.key:
            message = f"The keys {other!r} and {segment.key!r} differ only in case."
            yield Finding("bib-key-case", message, file=file, line=segment.line, hint="Rename one of them.")

"""A source, its cleaned text, and the map between them.

A source never changes and everything points at it. Offsets are code points and ranges are half-open.
The cleaned text (unwrapped lines, running heads removed) is a second text with a map back, so that a
passage found in the cleaned text can be shown in the source as it was printed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start < end``; an empty or negative range is a ValueError."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of one source file: never edited, line ends as they stand, no byte-order mark."""

    file: str
    """Path below the papers folder, with forward slashes."""
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""
    format: str
    """``txt`` or ``md``."""
    encoding: str
    """Python's name of the encoding the bytes were decoded with."""
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of a cleaned text: copied from ``source``, or inserted (``source`` is None)."""

    clean: Span
    source: Span | None


@dataclass(frozen=True, slots=True)
class CleanText:
    """An article's text as a reader would read it, with a map back to the source it was printed in.

    ``pieces`` cover ``text`` in order without gaps. A copied piece is as long as its source range and
    equal to it, code point by code point; what has no source (a paragraph break, a space between two
    unwrapped words) is an inserted piece. Source ranges need not be in order: a title that was printed
    in the middle of a sentence stands at the front of its article.
    """

    source: SourceText
    text: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        at = 0
        for piece in self.pieces:
            if piece.clean.start != at:
                raise ValueError(f"the map has a gap or an overlap at {at} of {self.source.file}")
            at = piece.clean.end
            if piece.source is not None and piece.source.of(self.source.text) != piece.clean.of(self.text):
                raise ValueError(f"the map of {self.source.file} is wrong at {piece.clean.start}")
        if at != len(self.text):
            raise ValueError(f"the map of {self.source.file} ends at {at} of {len(self.text)}")

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """The source ranges of a cleaned range, in the order of the cleaned text; touching ones are joined."""
        found: list[Span] = []
        for piece in self.pieces[self._piece_at(span.start) :]:
            if piece.clean.start >= span.end:
                break
            if piece.source is None:
                continue
            start = max(span.start, piece.clean.start) - piece.clean.start + piece.source.start
            end = min(span.end, piece.clean.end) - piece.clean.start + piece.source.start
            if found and found[-1].end == start:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
        return tuple(found)

    def _piece_at(self, offset: int) -> int:
        return max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.clean.start) - 1)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation that can be checked: the exact words, what stands before and after, and where."""

    exact: str
    prefix: str
    suffix: str
    span: Span

    @classmethod
    def cut(cls, text: str, span: Span, context: int = 24) -> Passage:
        """The passage at ``span`` of ``text`` with up to ``context`` code points on each side."""
        return cls(
            exact=span.of(text),
            prefix=text[max(0, span.start - context) : span.start],
            suffix=text[span.end : span.end + context],
            span=span,
        )

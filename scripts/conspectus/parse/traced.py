"""A piece of text that knows where each of its characters stands in the source.

Everything that parsing cuts, joins and strips is a ``Traced``. Because every kept character carries its own
source offset, the map of the cleaned text (``clean[span] == source[span]``) is right by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conspectus.model import Span

INSERTED = -1
"""Offset of a character that the source does not have."""

_SPACE = " \t\r\n\f\v\u3000\xa0\ufeff\u200b\u2003\u2002"


@dataclass(frozen=True, slots=True)
class Traced:
    """Text and, for each code point, its offset in the source (``INSERTED`` for what was added)."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Traced:
        """The range ``start``..``end`` of the source."""
        return cls(source[start:end], tuple(range(start, end)))

    @classmethod
    def inserted(cls, text: str) -> Traced:
        """Text that has no source."""
        return cls(text, (INSERTED,) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.text + other.text, self.at + other.at)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The code points from ``start`` to ``end``."""
        return Traced(self.text[start:end], self.at[start:end])

    def strip(self) -> Traced:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip(_SPACE))
        end = len(self.text.rstrip(_SPACE))
        return self.cut(start, max(start, end))

    def without(self, pattern: re.Pattern[str]) -> Traced:
        """With every match of ``pattern`` taken out."""
        kept = EMPTY
        at = 0
        for match in pattern.finditer(self.text):
            kept += self.cut(at, match.start())
            at = match.end()
        return self if at == 0 and not kept.text else kept + self.cut(at)

    def spans(self) -> tuple[Span, ...]:
        """The source ranges, in the order of the text, touching ones joined."""
        return tuple(Span(start, end) for start, end in self._runs() if start != INSERTED)

    def _runs(self) -> Iterator[tuple[int, int]]:
        begin = end = INSERTED
        for offset in self.at:
            if offset == INSERTED:
                continue
            if begin != INSERTED and offset == end:
                end += 1
                continue
            if begin != INSERTED:
                yield begin, end
            begin, end = offset, offset + 1
        if begin != INSERTED:
            yield begin, end

    @property
    def start(self) -> int:
        """Offset of the first kept character, ``INSERTED`` if there is none."""
        return next((offset for offset in self.at if offset != INSERTED), INSERTED)

    @property
    def end(self) -> int:
        """Offset behind the last kept character, ``INSERTED`` if there is none."""
        return next((offset + 1 for offset in reversed(self.at) if offset != INSERTED), INSERTED)


EMPTY = Traced("", ())


def concat(parts: Iterable[Traced]) -> Traced:
    """All parts, one after the other."""
    listed = list(parts)
    return Traced("".join(part.text for part in listed), tuple(at for part in listed for at in part.at))

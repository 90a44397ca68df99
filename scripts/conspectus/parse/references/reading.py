"""The working state of one entry while its fields are found: what has been placed, and what has not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from conspectus.model import Name, Reference, Span
from conspectus.parse.names import HAN, split_names, strip_et_al
from conspectus.parse.references.fold import fold

EDGES = " .,:;、，。：；．-–—·/|"
"""Characters that separate fields and belong to none when they stand at a field's edge."""

_EMPTY = EDGES + '[]()（）［］<>《》“”"．/'
"""Characters that are nothing on their own."""
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]")
_DOTTED = re.compile(r"^(?:.*\b[A-Z]\..*|[^\s,]+,\s.*)\b[A-Z]$")
"""A list of people who have full stops behind their initials, but for the last, whose stop was taken for the end."""
_ORIGINS = re.compile(f"(?:^|(?<=[\\s,;、]))[(\\[](?P<origin>[{HAN}]{{1,3}})[)\\]]")
"""Country or dynasty in brackets before one of several people; see :data:`conspectus.parse.names.ORIGIN`."""
_DASHES = re.compile(r"\s*[-~—]+\s*")
_FOLDED = frozenset({"year", "date", "volume", "issue", "pages", "accessed", "url", "doi", "identifier", "version"})
_NAMES = ("authors", "editors", "translators")


@dataclass(slots=True)
class Reading:
    """One entry being read. ``raw`` is the entry; ``text`` is the same in half width, offset for offset."""

    raw: str
    number: int | None = None
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    et_al: bool = False
    type: str = ""
    carrier: str = ""
    placed: list[tuple[int, int]] = field(default_factory=list)
    certainty: float = 1.0
    """0..1: how sure the reader is of what it placed, where it can tell."""

    def __post_init__(self) -> None:
        self.text = fold(self.raw)

    def take(self, name: str, start: int, end: int, value: str | None = None) -> bool:
        """Places ``raw[start:end]``, without separators at its edges, in a field that is still free.

        ``value`` is given where the field holds something else than the printed characters (an ISO date).
        Returns whether anything was placed.
        """
        return self.take_exactly(name, *self.trimmed(start, end), value)

    def take_exactly(self, name: str, start: int, end: int, value: str | None = None) -> bool:
        """As :meth:`take`, with whatever stands at the edges."""
        if start >= end or name in self.spans:
            return False
        self.spans[name] = Span(start, end)
        self.placed.append((start, end))
        folded = name in _FOLDED and "〔" not in self.raw[start:end]
        printed = self.text[start:end] if folded else self.raw[start:end]
        printed = _DASHES.sub("-", printed) if name == "pages" else printed
        self.values[name] = " ".join(printed.split()) if value is None else value
        return True

    def take_names(self, name: str, start: int, end: int) -> bool:
        """Places a list of people; 等 and et al. at its end are noted for authors."""
        start, end = self.trimmed(start, end, edges=EDGES.replace(".", ""))
        if start >= end or name in self.spans:
            return False
        end += _DOTTED.search(self.text[start:end]) is not None and self.text[end : end + 1] == "."
        people, et_al = split_names(self.raw[start:end])
        if not people:
            return False
        listed, _ = strip_et_al(self.raw[start:end])
        self.names[name] = people
        self._place_without_origins(start, end)
        self.spans[name] = Span(start, start + max(1, len(listed)))
        if name == "authors":
            self.et_al = et_al
        return True

    def _place_without_origins(self, start: int, end: int) -> None:
        """Places a list of people but for ``[美]`` and the like before a name, which stay in the rest."""
        at = start
        for found in _ORIGINS.finditer(self.text, start, end):
            self.mark(at, found.start("origin"))
            at = found.end("origin")
        self.mark(at, end)

    def release(self, name: str) -> Span:
        """Takes a placed field back, so that its parts can be placed apart; returns where it stood."""
        span = self.spans.pop(name)
        self.values.pop(name, None)
        self.placed.remove((span.start, span.end))
        return span

    def code(self, name: str, start: int, end: int) -> None:
        """Notes where the code for type or carrier stands; the value itself is set by the caller."""
        self.spans[name] = Span(start, end)

    def mark(self, start: int, end: int) -> None:
        """Notes a range that is structure (a type mark, ``In:``, 译), not content."""
        if start < end:
            self.placed.append((start, end))

    def trimmed(self, start: int, end: int, edges: str = EDGES) -> tuple[int, int]:
        """The range without separators and blanks at its edges."""
        while start < end and self.text[start] in edges:
            start += 1
        while start < end and self.text[end - 1] in edges:
            end -= 1
        return start, end

    def finish(self) -> Reference:
        """The reference: fields, spans, what is left over, and how much of the entry was placed."""
        rest, left, total = self._rest()
        get = self.values.get
        return Reference(
            raw=self.raw,
            number=self.number,
            type=self.type,
            carrier=self.carrier,
            authors=self.names.get("authors", ()),
            et_al=self.et_al,
            editors=self.names.get("editors", ()),
            translators=self.names.get("translators", ()),
            title=get("title", ""),
            container=get("container", ""),
            series=get("series", ""),
            genre=get("genre", ""),
            edition=get("edition", ""),
            version=get("version", ""),
            place=get("place", ""),
            publisher=get("publisher", ""),
            year=get("year", ""),
            date=get("date", ""),
            volume=get("volume", ""),
            issue=get("issue", ""),
            pages=get("pages", ""),
            accessed=get("accessed", ""),
            identifier=get("identifier", ""),
            url=get("url", ""),
            doi=get("doi", ""),
            language=self.language(),
            rest=rest,
            confidence=self._confidence(left, total),
            spans=dict(self.spans),
        )

    def language(self) -> str:
        """``zh`` or ``en`` by the script of the title, or of the whole entry where no title was found."""
        text = self.values.get("title") or self.raw
        if not _HAN.search(self.raw):
            return "en"
        han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
        if self.values.get("title") and han * 4 < latin and _HAN.search(self.values.get("container", "")):
            return "zh"
        return "zh" if han * 4 >= latin and han else "en"

    def _rest(self) -> tuple[str, int, int]:
        pieces: list[str] = []
        at = 0
        for start, end in [*sorted(self.placed), (len(self.raw), len(self.raw))]:
            if start > at and (piece := self.raw[at:start].strip(_EMPTY)):
                pieces.append(piece)
            at = max(at, end)
        rest = " ".join(pieces)
        left, total = sum(map(str.isalnum, rest)), sum(map(str.isalnum, self.raw))
        if left and not _HAN.search(rest) and self.language() == "zh":
            # bilingual lists print the entry once more in English: that says nothing about how well it was read
            left //= 4
        return rest, left, total

    def _confidence(self, left: int, total: int) -> float:
        if not total:
            return 0.0
        score = 1 - left / total
        for name in ("title", "year"):
            if name not in self.values and not (
                name == "year" and ("accessed" in self.values or "date" in self.values)
            ):
                score -= 0.2
        if "authors" not in self.names:
            score -= 0.05
        if not self.type:
            score -= 0.1
        return round(min(1.0, max(0.0, score)) * self.certainty, 2)

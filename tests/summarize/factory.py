"""Builds an ``Article`` from a few lines of markup, so that a test can show its paper beside what it expects.

The first lines are fields (``title: …``, ``keywords: a；b``, ``abstract: …``, ``language: en``), then a blank line,
then the body: a line of ``##`` marks is a heading, every other line that is not blank is a paragraph.
"""

from __future__ import annotations

import hashlib
import re

from conspectus.model import Article, Author, CleanText, Metadata, Paragraph, Piece, Section, SourceText, Span

_NUMBER = re.compile(
    r"([一二三四五六七八九十]+)[、\s]\s*|[（(]([一二三四五六七八九十]+)[）)]\s*|(\d+(?:\.\d+)*)[.．]?\s*"
)


def make_article(markup: str, ordinal: int = 0) -> Article:
    """The article that ``markup`` describes."""
    head, _, body = markup.strip("\n").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    builder = _Builder(fields.get("title", ""), fields.get("abstract"))
    for line in body.splitlines():
        if line.strip():
            builder.add(line.strip())
    text = "\n".join(builder.lines)
    source = SourceText("paper.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", "utf-8", text)
    whole = Span(0, len(text))
    return Article(
        ordinal=ordinal,
        text=CleanText(source, text, (Piece(whole, whole),)),
        metadata=Metadata(
            title=fields.get("title"),
            authors=(Author(fields.get("author", "李明")),),
            keywords=tuple(word for word in re.split(r"[；;]\s*", fields.get("keywords", "")) if word),
            abstract=fields.get("abstract"),
            language=fields.get("language", "zh"),
        ),
        sections=builder.closed(len(text)),
        paragraphs=tuple(builder.paragraphs),
    )


class _Builder:
    def __init__(self, title: str, abstract: str | None) -> None:
        self.lines: list[str] = []
        self.at = 0
        self.paragraphs: list[Paragraph] = []
        self.sections: list[Section] = []
        self.counts: dict[tuple[int | None, str], int] = {}
        self._line(title)
        if abstract:
            self._paragraph(abstract, "abstract")

    def add(self, line: str) -> None:
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            self._heading(marks - 1, line[marks:].strip())
        else:
            self._paragraph(line, "body" if self.sections else "lead")

    def closed(self, end: int) -> tuple[Section, ...]:
        sections = []
        for at, section in enumerate(self.sections):
            later = [other.heading.start for other in self.sections[at + 1 :] if other.level <= section.level]
            sections.append(
                Section(
                    section.level,
                    section.number,
                    section.title,
                    section.path,
                    section.heading,
                    section.start,
                    min([*later, end]),
                )
            )
        return tuple(sections)

    def _line(self, line: str) -> int:
        start = self.at
        self.lines.append(line)
        self.at += len(line) + 1
        return start

    def _heading(self, level: int, printed: str) -> None:
        start = self._line(printed)
        match = _NUMBER.match(printed)
        number = next((part for part in match.groups() if part), None) if match else None
        title = printed[match.end() :] if match else printed
        heading = Span(start, start + len(printed))
        self.sections.append(Section(level, number, title, number or title, heading, start, start + 1))

    def _paragraph(self, line: str, role: str) -> None:
        start = self._line(line)
        section = len(self.sections) - 1 if role == "body" else None
        key = (section, role)
        self.counts[key] = self.counts.get(key, 0) + 1
        self.paragraphs.append(Paragraph(section, role, self.counts[key], start, start + len(line)))

"""A page as continuous prose: claims become sentences of a paragraph, and what is there for the screen is left out.

The result is Markdown for pandoc's ``markdown_strict``, whose rules are those of Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from conspectus.messages import catalogue, languages
from conspectus.model import Page
from conspectus.pages import (
    BRACKET,
    THEME_PATTERN,
    Line,
    facet_of,
    find_blocks,
    page_lines,
    split_evidence,
    split_front_matter,
    without_code_spans,
    words,
)
from conspectus.pages.items import Heading, Item, page_parts
from conspectus.pages.lines import prose_lines
from conspectus.pages.script import WIDE, has_han, join_lines

_ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"]*(?:"(.*)")?[ \t]*$')
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}")
_THEME = re.compile(rf"(?<!\\){THEME_PATTERN}")
_CHIP = re.compile(r"\s*·\s*(?=[(（]|\[#)")
_CUTS = re.compile(r"\s+·\s+")
_PARENTHESIS = re.compile(r"[(（].*[)）]")
_EVIDENCE = re.compile(r"[§“”「」\"¶]")
_CLOSED = re.compile(r"(?P<said>.*?)\s*(?P<cites>(?:\s*\[@[^\[\]]*\])+)", re.DOTALL)
_WIDE_END = re.compile(f"[{WIDE}]$")
_EITHER = "“”‘’…—"
_STOPS = ".。．"
_PAUSES = ";；,，:：、"
_QUESTIONS = "?!？！…"
_QUOTES = '”’」』")）'
_MAX_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Prose:
    """A page's text, and whether it still has the notice of a draft that nobody has rewritten."""

    text: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    level: int
    text: str


@dataclass(slots=True)
class _Writer:
    """Puts a page's parts down as prose; ``sentences`` are those of the paragraph being written."""

    raised: bool
    shift: int
    done: list[_Head | str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    facet: str | None = None
    level: int = 0
    draft: bool = False
    after_claim: bool = False

    def heading(self, head: Heading) -> None:
        self.end_paragraph()
        facet = facet_of(head.text)
        if facet or head.level <= self.level or not self.facet:
            self.facet, self.level = facet, head.level
        if head.level > 1:
            self.done.append(_Head(min(head.level + self.shift, _MAX_LEVEL), head.text))

    def item(self, item: Item) -> None:
        self.sentences.append(sentence(item.text, raised=self.raised))
        self.after_claim = True

    def line(self, line: Line) -> None:
        text = line.text
        if line.blank:
            if not self.sentences:
                self.done.append("")
            return
        if _is_notice(text):
            self.draft = True
            return
        if self.facet and _is_absent(text):
            return
        self.end_paragraph()
        # what belongs to a claim's item is a paragraph of its own once the list is none
        self.after_claim = self.after_claim and text.startswith((" ", "\t"))
        self.done.append(text.strip() if self.after_claim and not line.code else text)

    def end_paragraph(self) -> None:
        if self.sentences:
            paragraph = ""
            for each in self.sentences:
                paragraph = join_lines(paragraph, each)
            self.done += ["", paragraph, ""]
            self.sentences = []

    def text(self) -> str:
        self.end_paragraph()
        kept = [part for at, part in enumerate(self.done) if isinstance(part, str) or self._has_text(at, part)]
        lines = [part if isinstance(part, str) else f"\n{'#' * part.level} {part.text}\n" for part in kept]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _has_text(self, at: int, head: _Head) -> bool:
        """Whether anything stands under a heading before the next of its rank."""
        for part in self.done[at + 1 :]:
            if isinstance(part, str):
                if part.strip():
                    return True
            elif part.level <= head.level:
                return False
        return False


def prose_of(page: Page, *, level: int = 0, raised: bool = False, labels: Mapping[str, str] | None = None) -> Prose:
    """The page as prose, without its title.

    Args:
        page: of any kind; only on a paper's page are the lists under facets claims.
        level: of the page's title in the manuscript; 0 where the page is all of it.
        raised: citations are raised numbers, which stand without a space and before no stop of their own.
        labels: what themes are called, by slug, for tags in running text.
    """
    text = _plain_markdown(page.text, labels or {})
    lines = tuple(_authored(text))
    parts = {part.line: part for part in page_parts(lines)}
    writer = _Writer(raised, level - 1)
    taken: set[int] = set()
    for line in lines:
        part = parts.get(line.number)
        if isinstance(part, Heading):
            writer.heading(part)
        elif isinstance(part, Item) and part.listed and writer.facet and page.kind == "paper":
            writer.item(part)
            taken |= set(part.numbers)
        elif line.number not in taken:
            writer.line(line)
    return Prose(writer.text(), writer.draft)


def _authored(text: str) -> Iterator[Line]:
    """The lines without front matter, comments and woven blocks."""
    after = len(text) - len(split_front_matter(text)[1])
    bodies = [block.body for block in find_blocks(text)[0]]
    for line in prose_lines(text):
        inside = any(start <= line.start < end for start, end in bodies)
        marker = not line.code and line.text.startswith("<!-- conspectus:")
        if line.start >= after and not inside and not marker:
            yield line


def sentence(text: str, *, raised: bool = False) -> str:
    """A claim's list item as a sentence: its evidence before the full stop, its basis and themes left out.

    ``Spill-overs grow. [@k, §2 “x y”] · (assertion)`` becomes ``Spill-overs grow [@k, §2 “x y”].``
    """
    body, tail = _without_chips(text)
    closed = _CLOSED.fullmatch(body)
    if closed is None:
        said, stop = _stop(f"{body}{tail}", raised=True)
        return f"{said}{stop}"
    inner = "; ".join(found[1].strip() for found in BRACKET.finditer(closed["cites"]))
    said = closed["said"]
    if tail.strip(" .。"):
        return f"{_before(said, raised=raised)}[{inner}]{tail}"
    said, stop = _stop(said, raised=raised)
    return f"{_before(said, raised=raised)}[{inner}]{stop}"


def _without_chips(text: str) -> tuple[str, str]:
    """What the claim says, up to its last evidence, and what follows it besides basis and themes."""
    masked = without_code_spans(text)
    evidence = [found for found in BRACKET.finditer(masked) if _is_evidence(found[1])]
    cut = _CHIP.search(masked, evidence[-1].end() if evidence else 0)
    end = evidence[-1].end() if evidence else (cut.start() if cut else len(text))
    kept = [
        part
        for part in _CUTS.split(text[end:].rstrip())
        if not _PARENTHESIS.fullmatch(part.strip()) and not _THEME.fullmatch(part.strip())
    ]
    return text[:end].rstrip(), "".join(kept[:1]) + "".join(f" {part}" for part in kept[1:])


def _is_evidence(inner: str) -> bool:
    return any(_EVIDENCE.search(piece) for piece in split_evidence(inner))


def _stop(said: str, *, raised: bool) -> tuple[str, str]:
    """A sentence without the stop at its end, and the stop that comes after its citation."""
    own = "。" if has_han(said) else "."
    if said.endswith(tuple(_STOPS)) and not said.endswith(".."):
        return said[:-1], said[-1]
    if said.endswith(tuple(_PAUSES)):
        return said[:-1], own
    ended = said.rstrip(_QUOTES)[-1:]
    if ended in _QUESTIONS or (ended in _STOPS and ended):
        return said, "" if raised or ended in _STOPS else own
    return said, own


def _before(said: str, *, raised: bool) -> str:
    """What stands before a citation, with the space that the script asks for."""
    return said if raised or ends_wide(said) else f"{said} "


def ends_wide(text: str) -> bool:
    """Whether ``text`` ends in Chinese script; quotation marks and dashes are of the script before them."""
    return _WIDE_END.search(text.rstrip(_EITHER)) is not None


def _is_notice(text: str) -> bool:
    quoted = text.lstrip("> ").strip()
    return text.startswith(">") and any(
        quoted == catalogue(each).text(key)
        for each in languages()
        for key in ("outline_notice", "sentences_notice", "theme_stub")
    )


def _is_absent(text: str) -> bool:
    said = text.strip().strip("*_").rstrip(".。").casefold()
    marked = text.strip()[:1] in "*_"
    return marked and any(
        said in {words(each).not_stated.casefold(), catalogue(each).text("not_written").casefold()}
        for each in languages()
    )


def _plain_markdown(text: str, labels: Mapping[str, str]) -> str:
    """``text`` without what only MkDocs reads: admonitions are quotations, attribute lists go, theme tags are names."""
    lines: list[str] = []
    inside = False
    for line in page_lines(text):
        opened = None if line.code else _ADMONITION.match(line.text)
        if opened:
            title = opened[2] if opened[2] is not None else opened[1].capitalize()
            lines += ["", f"> **{title}**", ">"] if title else ["", ">"]
            inside = True
        elif inside and (line.blank or line.text.startswith(("    ", "\t"))):
            lines.append(f"> {line.text.removeprefix(chr(9)).removeprefix('    ')}".rstrip())
        else:
            while inside and lines[-1] == ">":
                lines.pop()
            lines += ["", ""] if inside else []
            inside = False
            lines.append(line.text if line.code else _ATTRIBUTES.sub("", line.text))
    return _name_themes("\n".join(lines) + "\n", labels)


def _name_themes(text: str, labels: Mapping[str, str]) -> str:
    """``text`` with the tags of themes in running prose as their names; those of claims go with the claim."""
    return "\n".join(
        line if _CHIP.search(line) else _THEME.sub(lambda found: labels.get(found[1], found[0]), line)
        for line in text.split("\n")
    )

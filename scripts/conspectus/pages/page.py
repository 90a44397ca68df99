"""A page of the site, read: its front matter, its claims, its woven blocks, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from conspectus.model import Block, Claim, Finding, Page, Settings
from conspectus.pages import rules
from conspectus.pages.blocks import conflict_lines, find_blocks
from conspectus.pages.citing import THEME_PATTERN, Citation, broken_citations, read_citations
from conspectus.pages.claims import BRACKET, read_claim
from conspectus.pages.items import Heading, Item, page_parts
from conspectus.pages.lines import Line, prose_lines, without_code_spans
from conspectus.pages.locator import parse_evidence, split_evidence
from conspectus.pages.stamp import fingerprint, lf, split_front_matter
from conspectus.pages.vocabulary import facet_of, is_not_stated, vocabulary

_ITALIC = re.compile(r"^([*_])(?![*_])(.+)(?<![*_])\1$")
_THEME = re.compile(THEME_PATTERN)
_MARKER = "<!-- conspectus:"
_KINDS = {"papers": "paper", "themes": "theme"}


def read_page(text: str, file: str, settings: Settings) -> Page:
    """Read one Markdown page of the site.

    Args:
        text: the whole page.
        file: its path relative to the review's root, with forward slashes; gives kind and language.
        settings: the review's settings.

    Nothing is raised: what is wrong with the page is in its ``findings``, sorted by line, and the rest of it
    is read. Line ends are made LF in ``text``.
    """
    text = lf(text)
    kind, language = page_kind(file, settings), page_language(file, settings)
    front_matter, findings = read_front_matter(text, file)
    blocks, broken = find_blocks(text, file)
    findings += broken
    findings += [_conflict(file, line) for line in conflict_lines(text)]
    grammar = _Grammar(file, str(front_matter.get("citekey") or page_name(file)))
    prose = list(_prose(text, blocks))
    if kind == "paper":
        grammar.read(prose)
    return Page(
        file=file,
        kind=kind,
        language=language,
        text=text,
        front_matter=front_matter,
        title=_title(front_matter, prose, file),
        claims=tuple(grammar.claims),
        blocks=blocks,
        not_stated=tuple(grammar.absent),
        drafted=not broken and _drafted(front_matter, text),
        findings=tuple(sorted((*findings, *grammar.findings), key=lambda found: found.line or 0)),
    )


def page_kind(file: str, settings: Settings) -> str:
    """``paper`` or ``theme`` for a page in that folder of the site that is not its index, else ``other``."""
    path = PurePosixPath(file)
    folder = PurePosixPath(settings.docs_dir)
    if path.parent.parent != folder or page_name(file) == "index":
        return "other"
    return _KINDS.get(path.parent.name, "other")


def page_name(file: str) -> str:
    """The page's name without language and ending (``docs/papers/x2024.zh.md`` → ``x2024``)."""
    name = PurePosixPath(file).name.removesuffix(".md")
    stem, _, language = name.rpartition(".")
    return stem if stem and language in vocabulary() else name


def page_language(file: str, settings: Settings) -> str:
    """The language in the page's name, or the site's default language."""
    language = PurePosixPath(file).name.removesuffix(".md").rpartition(".")[2]
    return language if language in vocabulary() and page_name(file) != language else settings.language


def read_front_matter(text: str, file: str) -> tuple[Mapping[str, Any], list[Finding]]:
    """The front matter of a page; invalid YAML, or YAML that is no mapping, is a finding and reads as empty."""
    inner, _ = split_front_matter(text)
    if not inner:
        closed = not text.startswith("---\n") or re.match(r"---\n---[ \t]*(?:\n|\Z)", text)
        hint = "Write --- on a line of its own after the last field."
        return {}, [] if closed else [rules.FRONT_MATTER_OPEN.at(file, 1, "the front matter has no end", hint)]
    try:
        data = yaml.safe_load(inner)
    except yaml.YAMLError as error:
        return {}, [_invalid(file, error)]
    except ValueError as error:
        # PyYAML builds dates while it loads and lets 2024-02-30 through to datetime
        return {}, [rules.FRONT_MATTER.at(file, 1, f"the front matter has an impossible value: {error}")]
    if data is None or isinstance(data, dict):
        return data or {}, []
    message = f"the front matter is a {type(data).__name__}, expected fields such as “title: …”"
    return {}, [rules.FRONT_MATTER.at(file, 1, message, "Write one “field: value” a line.")]


def page_citations(text: str) -> Iterator[tuple[int, Citation]]:
    """The citations in a page's authored prose, each with its line (from 1)."""
    for part, prose in _authored(text):
        yield from ((_line(part, found.start), found) for found in read_citations(prose))


def page_broken_citations(text: str) -> Iterator[tuple[int, str]]:
    """The brackets in a page's authored prose that look like citations and name no key, with their lines."""
    for part, prose in _authored(text):
        yield from ((_line(part, start), bracket) for start, bracket in broken_citations(prose))


def page_themes(text: str) -> Iterator[tuple[int, str]]:
    """Each theme tag in a page's authored prose, with its line (from 1): ``(3, "innovation")``."""
    for part, prose in _authored(text):
        yield from ((_line(part, found.start()), found[1]) for found in _THEME.finditer(prose))


@lru_cache(maxsize=4096)
def authored_parts(text: str) -> tuple[Heading | Item, ...]:
    """The headings, items and paragraphs that people wrote on a page: without woven blocks, code and comments."""
    # remembered, because several checks read every page of a review, one after the other
    text = lf(text)
    prose = _prose(text, find_blocks(text)[0])
    # the markers of a block are no paragraph, and what stands on both sides of it is not one
    return tuple(page_parts([replace(line, text="") if line.text.startswith(_MARKER) else line for line in prose]))


def _authored(text: str) -> Iterator[tuple[Heading | Item, str]]:
    """The page's own headings, items and paragraphs, with their text without code spans."""
    for part in authored_parts(text):
        yield part, without_code_spans(part.text)


def _line(part: Heading | Item, offset: int) -> int:
    return part.line_at(offset) if isinstance(part, Item) else part.line


@dataclass(slots=True)
class _Grammar:
    """Reads the claims of a paper's page, heading by heading."""

    file: str
    citekey: str
    claims: list[Claim] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    facet: str | None = None
    level: int = 0
    heading: str = ""
    seen: dict[str, int] = field(default_factory=dict)

    def read(self, prose: Sequence[Line]) -> None:
        for part in page_parts(prose):
            if isinstance(part, Heading):
                self._enter(part)
            elif self.facet and part.listed:
                self._claim(part, self.facet)
            elif self.facet and (italic := _ITALIC.match(part.text)) and is_not_stated(italic[2]):
                self._absent(part, self.facet)
            elif part.listed:
                self._stray(part)

    def _enter(self, heading: Heading) -> None:
        """A heading below a facet's own level divides the facet; any other ends it."""
        facet = facet_of(heading.text)
        if facet is None and self.facet and heading.level > self.level:
            return
        self.facet, self.level, self.heading = facet, heading.level, heading.text
        if facet and facet in self.seen:
            message = f"“{heading.text}” stands here and in line {self.seen[facet]}"
            self.findings.append(rules.FACET_TWICE.at(self.file, heading.line, message, "Put the claims together."))
        elif facet:
            self.seen[facet] = heading.line

    def _claim(self, item: Item, facet: str) -> None:
        claim, findings = read_claim(item, facet, self.citekey, self.file)
        self.findings += findings
        if claim:
            self.claims.append(claim)
            self._contradiction(facet, item.line)

    def _absent(self, item: Item, facet: str) -> None:
        self.absent.append(facet)
        self._contradiction(facet, item.line)

    def _contradiction(self, facet: str, line: int) -> None:
        if facet in self.absent and any(claim.facet == facet for claim in self.claims):
            message = f"“{self.heading}” has claims and is said not to be stated"
            hint = "Delete the italic paragraph, or the claims."
            if all(found.code != rules.NOT_STATED.code for found in self.findings):
                self.findings.append(rules.NOT_STATED.at(self.file, line, message, hint))

    def _stray(self, item: Item) -> None:
        """A list item outside the facets that is written as a claim is surely meant as one."""
        brackets = [found[1] for found in BRACKET.finditer(without_code_spans(item.text))]
        if any(parse_evidence(piece) for inner in brackets for piece in split_evidence(inner)):
            place = f"under “{self.heading}”, which is not a facet" if self.heading else "before any heading"
            hint = "The facets are " + ", ".join(names[0] for names in vocabulary()["en"].facets.values()) + "."
            self.findings.append(rules.FACET.at(self.file, item.line, f"a claim stands {place}", hint))


def _prose(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """The page's lines without front matter, comments and woven blocks, whose markers are blank lines."""
    after = len(text) - len(split_front_matter(text)[1])
    markers = {block.line for block in blocks}
    for line in prose_lines(text):
        if line.start < after or any(start <= line.start < end for start, end in (b.body for b in blocks)):
            continue
        marker = line.number in markers or any(line.start == block.body[1] for block in blocks)
        yield replace(line, text="") if marker else line


def _title(front_matter: Mapping[str, Any], prose: Sequence[Line], file: str) -> str:
    if stated := front_matter.get("title"):
        return str(stated)
    headings = (part for part in page_parts(prose) if isinstance(part, Heading))
    return next((heading.text for heading in headings if heading.level == 1), page_name(file))


def _drafted(front_matter: Mapping[str, Any], text: str) -> bool:
    own = front_matter.get("conspectus")
    return isinstance(own, dict) and own.get("drafted") == fingerprint(text)


def _conflict(file: str, line: int) -> Finding:
    hint = "Choose one side and delete the lines <<<<<<<, ======= and >>>>>>>."
    return rules.CONFLICT.at(file, line, "a merge conflict is left here", hint)


def _invalid(file: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    # the mark counts from 0 in the YAML, which begins on the page's second line
    line = mark.line + 2 if mark else 1
    hint = "A value that holds “: ”, “#” or quotation marks goes in quotes."
    return rules.FRONT_MATTER.at(file, line, f"the front matter is not valid YAML: {problem}", hint)

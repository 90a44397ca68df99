"""A set of pages put together as one manuscript: titles, prose, citations in the order they stand, works cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from conspectus.bibliography.styles.intext import NUMERIC
from conspectus.manuscript.citations import Citation, Citations
from conspectus.manuscript.prose import Prose, prose_of, sentence
from conspectus.manuscript.scope import Keys, Scope
from conspectus.messages import Catalogue, catalogue
from conspectus.model import FACETS, Claim, Finding, Page, Severity, Work
from conspectus.pages import format_bracket
from conspectus.pages.script import join_lines
from conspectus.weave.escape import escape

RAISED = NUMERIC
"""Styles whose citations are raised numbers (GB/T 7714 §9.1.1: 置于方括号中, 上标)."""


@dataclass(frozen=True, slots=True)
class ManuscriptPage:
    """One page's part of the manuscript: Markdown in which citations are tokens (see ``citations``)."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Continuous prose, ready to be set in a format."""

    title: str
    authors: tuple[str, ...]
    date: str
    language: str
    style: str
    pages: tuple[ManuscriptPage, ...]
    citations: tuple[Citation, ...]
    """A token's number is an index into them."""
    works: Mapping[str, Work]
    """The works cited, in the order of their first citation."""
    bibliography: str
    """The heading of the bibliography."""
    root: Path
    """Of the review: the pages' images lie below it."""
    site_url: str
    docs_dir: str
    findings: tuple[Finding, ...]

    @property
    def raised(self) -> bool:
        """Whether citations are raised numbers."""
        return self.style in RAISED


def compose(scope: Scope, style: str) -> Manuscript:
    """The manuscript of a set of pages, in the set's language as far as there are pages in it.

    Themes come first, each with its page's text and, where its papers are not in the set, with their claims on it
    by facet; then the papers. A page without text is a finding.
    """
    composer = _Composer(scope, style)
    pages = tuple(composer.pages())
    settings = scope.review.settings
    keys = dict.fromkeys(item.key for citation in composer.citations.found for item in citation.items)
    return Manuscript(
        title=composer.title,
        authors=settings.authors,
        date=settings.released,
        language=composer.language,
        style=style,
        pages=pages,
        citations=tuple(composer.citations.found),
        works={key: composer.citations.keys.works[key] for key in keys},
        bibliography=catalogue(composer.language).text("bibliography"),
        root=scope.review.root,
        site_url=settings.site_url,
        docs_dir=settings.docs_dir,
        findings=(*composer.findings, *composer.citations.findings),
    )


class _Composer:
    """Puts pages one after the other; headings sink with the number of ranks above them."""

    def __init__(self, scope: Scope, style: str) -> None:
        self.scope = scope
        self.raised = style in RAISED
        self.citations = Citations(Keys(scope.review), tight=self.raised)
        self.findings: list[Finding] = []
        own = [page for _, page in (*scope.theme_pages, *scope.paper_pages) if page]
        self.language = self._language(own)
        self.level = 0 if len(own) <= 1 else 1
        self.title = own[0].title if len(own) == 1 else scope.review.settings.site_name

    def _language(self, own: list[Page]) -> str:
        """The set's language where any page is in it, else that of its first page."""
        spoken = [page.language for page in own]
        return self.scope.language if self.scope.language in spoken or not spoken else spoken[0]

    def pages(self) -> Iterator[ManuscriptPage]:
        themes = [made for slug, page in self.scope.theme_pages if (made := self._theme(slug, page))]
        papers = [made for key, page in self.scope.paper_pages if (made := self._paper(key, page))]
        words = catalogue(self.language)
        parts = bool(themes and papers)
        for heading, group in ((words.text("themes"), themes), (words.text("papers"), papers)):
            for place, (page, prose) in enumerate(group):
                head = f"# {escape(heading)}\n\n" if parts and place == 0 else ""
                yield self._page(page, prose, head, self.level + parts)

    def _page(self, page: Page, prose: str, head: str, level: int) -> ManuscriptPage:
        title = f"{'#' * level} {escape(page.title)}\n\n" if level else ""
        text = head + title + _sunk(prose, level)
        return ManuscriptPage(page.file, self.citations.take(text, page.file, catalogue(page.language)))

    def _theme(self, slug: str, page: Page | None) -> tuple[Page, str] | None:
        if page is None:
            return None
        prose = self._prose(page)
        claims = "" if self.scope.whole else self._claims_on(slug, catalogue(page.language))
        text = "\n\n".join(part for part in (prose.text, claims) if part)
        if not prose.text:
            self._say("export-unwritten", page, f"“{page.title}” has no text of its own yet")
        return (page, text) if text else None

    def _paper(self, key: str, page: Page | None) -> tuple[Page, str] | None:
        if page is None:
            hint = "Run 'conspectus convert', which drafts it."
            self.findings.append(Finding("export-no-page", f"{key} has no page and is left out", hint=hint))
            return None
        prose = self._prose(page)
        if prose.draft:
            self._say("export-unwritten", page, f"“{page.title}” is as it was drafted; nobody has rewritten it yet")
        return (page, prose.text) if prose.text else None

    def _prose(self, page: Page) -> Prose:
        if page.language != self.scope.language:
            message = f"there is no page in {self.scope.language!r}; the one in {page.language!r} stands in for it"
            self._say("export-language", page, message)
        labels = {slug: theme.label for slug, theme in self.scope.review.themes.items()}
        return prose_of(page, raised=self.raised, labels=labels)

    def _claims_on(self, slug: str, words: Catalogue) -> str:
        """What papers outside the set say to a theme, by facet."""
        claims = [claim for claim in self.scope.claims_on(slug) if claim.citekey not in self.scope.papers]
        parts = []
        for facet in FACETS:
            said = [claim for claim in claims if claim.facet == facet]
            if said:
                parts.append(f"# {words.name('facets', facet)}\n\n{self._paragraph(said)}")
        return "\n\n".join(parts)

    def _paragraph(self, claims: list[Claim]) -> str:
        text = ""
        for claim in claims:
            text = join_lines(text, sentence(f"{claim.text} {format_bracket(claim.evidence)}", raised=self.raised))
        return text

    def _say(self, code: str, page: Page, message: str) -> None:
        self.findings.append(Finding(code, message, page.file, severity=Severity.NOTE))


def _sunk(text: str, by: int) -> str:
    """``text`` with its headings ``by`` ranks lower; a line of code that looks like one is indented or fenced."""
    fence = ""
    lines = []
    for line in text.split("\n"):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        hashes = len(line) - len(line.lstrip("#"))
        sinks = not fence and 0 < hashes <= 6 and line[hashes : hashes + 1] == " "
        lines.append("#" * min(hashes + by, 6) + line[hashes:] if sinks else line)
    return "\n".join(lines)

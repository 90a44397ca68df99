"""Links back: which pages of the review rest on a paper's claims, and which refer to a theme.

Counted is what people wrote. The lists that the program weaves from the same claims would name every claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from conspectus.evidence import evidence_id
from conspectus.model import Page, Paper
from conspectus.pages import page_citations, page_themes, parse_evidence
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, fragment, link
from conspectus.weave.mentions import GUIDE
from conspectus.weave.places import page_name, relative


@dataclass(frozen=True)
class Backlinks:
    """Where the review rests on what, computed once for all pages."""

    corpus: Corpus

    def of(self, page: Page) -> str:
        """The block of a paper's or a theme's page; empty for other pages, and where nothing leads there."""
        name = page_name(page.file, self.corpus.review.settings)
        folder, _, last = name.rpartition("/")
        paper = self.corpus.review.papers.get(str(page.front_matter.get("citekey", "")))
        if paper is not None and folder == "papers":
            return self.paper_body(paper, page)
        return self.theme_body(last, page) if folder == "themes" and last in self.corpus.review.themes else ""

    @cached_property
    def _claims(self) -> Mapping[str, str]:
        """Id of a piece of evidence → id of the claim it supports, first evidence first."""
        found: dict[str, str] = {}
        pages = [page for paper in self.corpus.review.papers.values() for page in paper.pages.values()]
        for place in (slice(0, 1), slice(1, None)):
            for page in pages:
                for claim in page.claims:
                    for evidence in claim.evidence[place]:
                        found.setdefault(evidence_id(evidence), claim.id)
        return found

    @cached_property
    def _uses(self) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
        """(citekey, language) → file of each page that cites the paper → ids of the claims, in the page's order."""
        found: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
        for page in self.corpus.review.pages:
            for key, claim in self._cited(page):
                pages = found.setdefault((key, page.language), {})
                pages.setdefault(page.file, {}).update({claim: None} if claim else {})
        return {place: {file: tuple(ids) for file, ids in pages.items()} for place, pages in found.items()}

    def _cited(self, page: Page) -> Iterator[tuple[str, str]]:
        """The reviewed papers that a page cites, each with the claim or without."""
        settings = self.corpus.review.settings
        if page.file.startswith(f"{settings.docs_dir}/{GUIDE}/"):
            return
        own = str(page.front_matter.get("citekey", ""))
        for _line, citation in page_citations(page.text):
            for piece in citation.pieces:
                key = self.corpus.known_key(piece.key)
                if key and key in self.corpus.review.papers and key != own:
                    evidence = parse_evidence(piece.text)
                    known = evidence and self._claims.get(evidence_id(replace(evidence, citekey=key)))
                    yield key, known or ""

    def paper_body(self, paper: Paper, page: Page) -> str:
        """The pages that rest on a paper, each with its claims by their place on the page; empty without any."""
        uses = self._uses.get((paper.citekey, page.language), {})
        if not uses:
            return ""
        words = self.corpus.words(page.language)
        numbers = {claim.id: number for number, claim in enumerate(page.claims, 1)}
        titles = {other.file: other.title for other in self.corpus.review.pages}
        lines = []
        for file, claims in sorted(uses.items(), key=lambda item: (-len(item[1]), item[0])):
            known = sorted((numbers[claim], claim) for claim in claims if claim in numbers)
            counted = " ".join(link(str(number), f"#{fragment(claim)}") for number, claim in known)
            colon = words.text("colon") if known else ""
            lines.append(f"- {link(titles[file], relative(page.file, file))}{colon}{counted}")
        return "\n".join([f"## {words.text('used_on')}", "", words.text("used_on_lead"), "", *lines])

    @cached_property
    def _referring(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(slug of a theme, language) → files of the pages that name it, papers' pages left out."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for page in self.corpus.review.pages:
            if page.kind != "paper" and not page.file.startswith(f"{self.corpus.review.settings.docs_dir}/{GUIDE}/"):
                for _line, slug in page_themes(page.text):
                    found.setdefault((slug, page.language), {})[page.file] = None
        return {place: tuple(files) for place, files in found.items()}

    def theme_body(self, slug: str, page: Page) -> str:
        """The pages that name a theme, in one line; empty where there are none."""
        files = [file for file in self._referring.get((slug, page.language), ()) if file != page.file]
        titles = {other.file: other.title for other in self.corpus.review.pages}
        words = self.corpus.words(page.language)
        named = " · ".join(link(titles[file], relative(page.file, file)) for file in files)
        return f"{escape(words.text('referred_to'))} {named}" if named else ""

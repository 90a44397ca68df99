"""The last block of a page: every citation bracket and every theme on it as a Markdown link definition.

With these definitions the page's links work in any Markdown viewer; the site's extension only dresses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from conspectus.evidence import evidence_id
from conspectus.model import Evidence
from conspectus.pages import (
    THEME_PATTERN,
    WITH_BASIS,
    Citation,
    CitedPiece,
    page_lines,
    parse_evidence,
    read_citations,
    without_code_spans,
)
from conspectus.weave.backlinks import Backlinks
from conspectus.weave.citations import PageCitations, is_evidence
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import fragment, title_attribute
from conspectus.weave.places import relative

THEME = re.compile(THEME_PATTERN)
"""A theme tag."""

_SIGNS = ("@", "＠", "[#")
"""Without any of them a page cites nothing."""


@dataclass(frozen=True)
class Targets:
    """Where citations lead: to a claim, a paper's page, or the entry of a cited work."""

    corpus: Corpus

    @cached_property
    def backlinks(self) -> Backlinks:
        """The links back."""
        return Backlinks(self.corpus)

    @cached_property
    def _claims(self) -> dict[tuple[str, str], str]:
        """(file of a paper's page, id of a piece of evidence) → id of the claim it supports, first evidence first."""
        found: dict[tuple[str, str], str] = {}
        pages = [(key, page) for key, paper in self.corpus.review.papers.items() for page in paper.pages.values()]
        for place in (slice(0, 1), slice(1, None)):
            for key, page in pages:
                for claim in page.claims:
                    for evidence in claim.evidence[place]:
                        if evidence.citekey == key:
                            found.setdefault((page.file, evidence_id(evidence)), claim.id)
        return found

    @cached_property
    def _bases(self) -> dict[str, str]:
        """Id of a claim → what it rests on."""
        pages = (page for paper in self.corpus.review.papers.values() for page in paper.pages.values())
        return {claim.id: claim.basis for page in pages for claim in page.claims}

    def basis(self, address: str) -> str:
        """What the claim at ``address`` rests on; empty where it leads to no claim."""
        return self._bases.get(address.partition("#")[2], "")

    def of_piece(self, piece: CitedPiece, start: str, language: str) -> str | None:
        """The address one piece of a citation leads to from the page ``start``; None for an unknown key."""
        key = self.corpus.known_key(piece.key)
        if key is None:
            return None
        if key in self.corpus.review.papers:
            evidence = parse_evidence(piece.text)
            if evidence is not None:
                evidence = replace(evidence, citekey=key)
            return self._in_paper(key, evidence, start, language)
        file = self.corpus.places.find(self.corpus.work_page(key), language)
        return f"{relative(start, file)}#{fragment(key)}" if file else None

    def _in_paper(self, key: str, evidence: Evidence | None, start: str, language: str) -> str | None:
        first = self.corpus.places.find(f"papers/{key}", language)
        if evidence is not None:
            others = (file for _, file in self.corpus.places.others(f"papers/{key}", language))
            for file in dict.fromkeys([*([first] if first else []), *others]):
                if claim := self._claims.get((file, evidence_id(evidence))):
                    return f"#{claim}" if file == start else f"{relative(start, file)}#{claim}"
        return relative(start, first) if first else None


@dataclass(frozen=True)
class PageLinks:
    """What one page cites, and its link definitions."""

    targets: Targets
    cited: PageCitations
    citations: tuple[Citation, ...]
    themes: tuple[str, ...]
    """Slugs of the themes that it names."""
    file: str

    @classmethod
    def of(cls, text: str, file: str, language: str, targets: Targets) -> PageLinks:
        """The links of a page with the text ``text``, in which woven blocks may be left empty."""
        if not any(sign in text for sign in _SIGNS):
            return cls(targets, PageCitations(targets.corpus, language, ()), (), (), file)
        prose = _prose(text)
        citations = tuple(read_citations(prose))
        themes = tuple(dict.fromkeys(found[1] for found in THEME.finditer(prose)))
        return cls(targets, PageCitations.of(targets.corpus, citations, language), citations, themes, file)

    def body(self) -> str:
        """The definitions in the order in which the page's citations appear, then those of its themes."""
        definitions: dict[str, str] = {}
        for citation in self.citations:
            for label, line in self._define(citation):
                definitions.setdefault(label, line)
        definitions.update(self._themes())
        return "\n".join(definitions.values())

    def _themes(self) -> Iterator[tuple[str, str]]:
        corpus, language = self.targets.corpus, self.cited.language
        for slug in self.themes:
            target = corpus.places.find(f"themes/{slug}", language)
            if target is not None:
                label = title_attribute(corpus.theme_label(slug, language))
                yield f"#{slug}", f'[#{slug}]: {relative(self.file, target)} "{label}"'

    def _define(self, citation: Citation) -> Iterator[tuple[str, str]]:
        """The definition of a citation, and where it has evidence those of its pieces."""
        if not is_evidence(citation):
            yield from self._line(citation.label, citation.pieces[0], self.cited.label(citation))
            return
        pieces = citation.pieces
        yield from self._line(citation.label, pieces[0], self._called(pieces[0]))
        for piece in pieces if len(pieces) > 1 else ():
            alone = replace(citation, pieces=(piece,))
            title = self._called(piece) if is_evidence(alone) else self.cited.label(alone)
            yield from self._line(piece.text, piece, title)

    def _line(self, label: str, piece: CitedPiece, title: str) -> Iterator[tuple[str, str]]:
        address = self.targets.of_piece(piece, self.file, self.cited.language)
        if address is not None:
            yield label, f'[{label}]: {address} "{title_attribute(title)}"'

    def _called(self, piece: CitedPiece) -> str:
        """The paper of a piece of evidence, and what the claim rests on that it leads to."""
        language = self.cited.language
        address = self.targets.of_piece(piece, self.file, language)
        basis = self.targets.basis(address) if address else ""
        short = self._short(piece)
        return f"{short}{WITH_BASIS}{self.targets.corpus.words(language).name('bases', basis)}" if basis else short

    def _short(self, piece: CitedPiece) -> str:
        corpus = self.targets.corpus
        return corpus.label(corpus.known_key(piece.key) or piece.key, self.cited.language)


def _prose(text: str) -> str:
    """The page without code blocks, code spans and comments."""
    lines = "\n".join("" if line.code else line.text for line in page_lines(text))
    return without_code_spans(lines)

"""The last block of a page: every citation bracket and every theme on it as a Markdown link definition.

With these definitions the page's links work in any Markdown viewer; the site's extension only dresses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from conspectus.evidence import evidence_id
from conspectus.model import Evidence
from conspectus.pages import page_lines, parse_evidence, split_evidence, without_code_spans
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import title_attribute
from conspectus.weave.places import relative

CITATION = re.compile(r"\[(-?@[^\[\]]+)\](?![\[(:])")
"""A pandoc citation in brackets that is not the text of a link or the label of a definition."""

THEME = re.compile(r"\[#([a-z][a-z0-9-]*)\](?![\[(:])")
"""A theme tag."""

_KEY = re.compile(r"-?@([A-Za-z0-9_][A-Za-z0-9_:.+/-]*)")


@dataclass(frozen=True)
class Targets:
    """Where citations lead: to a claim, a paper's page, or the entry of a cited work."""

    corpus: Corpus

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

    def of_piece(self, piece: str, start: str, language: str) -> str | None:
        """The address one piece of a citation leads to from the page ``start``; None for an unknown key."""
        found = _KEY.match(piece)
        if found is None:
            return None
        key = found[1].rstrip(".:/")
        if key in self.corpus.review.papers:
            return self._in_paper(key, parse_evidence(piece.removeprefix("-")), start, language)
        if key in self.corpus.review.works:
            file = self.corpus.places.find(self.corpus.work_page(key), language)
            return f"{relative(start, file)}#{key}" if file else None
        return None

    def _in_paper(self, key: str, evidence: Evidence | None, start: str, language: str) -> str | None:
        first = self.corpus.places.find(f"papers/{key}", language)
        if evidence is not None:
            others = (file for _, file in self.corpus.places.others(f"papers/{key}", language))
            for file in dict.fromkeys([*([first] if first else []), *others]):
                if claim := self._claims.get((file, evidence_id(evidence))):
                    return f"#{claim}" if file == start else f"{relative(start, file)}#{claim}"
        return relative(start, first) if first else None

    def title(self, piece: str, language: str) -> str:
        """What the link says of itself: the work's short label."""
        found = _KEY.match(piece)
        return title_attribute(self.corpus.label(found[1].rstrip(".:/"), language)) if found else ""


def links_body(text: str, file: str, language: str, targets: Targets) -> str:
    """The definitions for ``text``, in the order its brackets appear; of several pieces, each alone as well."""
    prose = _prose(text)
    definitions: dict[str, str] = {}
    for inner in dict.fromkeys(" ".join(found[1].split()) for found in CITATION.finditer(prose)):
        pieces = split_evidence(inner)
        for piece in dict.fromkeys([inner, *pieces]):
            address = targets.of_piece(pieces[0] if piece == inner else piece, file, language)
            if address is not None:
                definitions.setdefault(piece, f'[{piece}]: {address} "{targets.title(piece, language)}"')
    definitions.update(_themes(prose, file, language, targets.corpus))
    return "\n".join(definitions.values())


def _themes(prose: str, file: str, language: str, corpus: Corpus) -> Iterator[tuple[str, str]]:
    for slug in dict.fromkeys(found[1] for found in THEME.finditer(prose)):
        target = corpus.places.find(f"themes/{slug}", language)
        if target is not None:
            label = title_attribute(corpus.theme_label(slug, language))
            yield f"#{slug}", f'[#{slug}]: {relative(file, target)} "{label}"'


def _prose(text: str) -> str:
    """The page without code blocks, code spans and comments."""
    lines = "\n".join("" if line.code else line.text for line in page_lines(text))
    return without_code_spans(lines)

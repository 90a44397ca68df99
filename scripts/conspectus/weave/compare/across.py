"""The claims of all papers as one page shows them: in its language, with links that begin there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from conspectus.messages import Catalogue
from conspectus.model import Claim, Page
from conspectus.pages import printed_path
from conspectus.pages.plain import plain
from conspectus.weave.compare.text import moved
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, fragment, link
from conspectus.weave.places import relative
from conspectus.weave.table import cell

GLOSSARY = "glossary"
"""The page that lists the terms, each under its id."""


@dataclass(frozen=True)
class Across:
    """All claims, and how ``page`` names papers, themes, terms and places."""

    corpus: Corpus
    page: Page

    @cached_property
    def words(self) -> Catalogue:
        """The messages in the page's language."""
        return self.corpus.words(self.page.language)

    @cached_property
    def by_paper(self) -> Mapping[str, tuple[Claim, ...]]:
        """Citekey → the claims of the paper's page in the page's language, or in the one there is."""
        return {key: self.corpus.claims_of(key, self.page.language) for key in sorted(self.corpus.review.papers)}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all papers."""
        return tuple(claim for claims in self.by_paper.values() for claim in claims)

    def paper(self, key: str) -> str:
        """A paper's short label, linked to its page."""
        return self.corpus.paper_link(key, self.page.file, self.page.language)

    def papers(self, keys: Iterable[str]) -> str:
        """Several papers, each once, in running text."""
        return self.words.join([self.paper(key) for key in dict.fromkeys(keys)])

    def theme(self, slug: str) -> str:
        """A theme's label, linked to its page."""
        return self.corpus.theme_link(slug, self.page.file, self.page.language)

    def themes(self, slugs: Iterable[str]) -> str:
        """Several themes in running text."""
        return self.words.join([self.theme(slug) for slug in slugs]) or "–"

    def basis(self, basis: str) -> str:
        """What a claim rests on, as the page's language calls it."""
        return self.words.name("bases", basis) if basis else "–"

    def to(self, claim: Claim, text: str) -> str:
        """Plain ``text`` as a link to the claim on its paper's page."""
        return link(text, f"{relative(self.page.file, claim.file)}#{fragment(claim.id)}")

    def place(self, claim: Claim) -> str:
        """Where in the paper the claim's first evidence stands, linked to the claim."""
        section = claim.evidence[0].locator.section
        reserved = self.words.entries["reserved"]
        return self.to(
            claim, self.words.name("reserved", section) if section in reserved else f"§{printed_path(section)}"
        )

    def text(self, claim: Claim) -> str:
        """The claim's words, as they may stand on the page and in the cell of a table."""
        return cell(moved(claim.text, claim.file, self.page.file))

    def plain(self, claim: Claim) -> str:
        """The claim's words as a reader sees them, a work in running text by its label."""
        return plain(claim.text, lambda key: self.corpus.label(key, self.page.language))

    def said(self, claim: Claim) -> str:
        """A list item: the paper, what it says, and where."""
        text = moved(claim.text, claim.file, self.page.file)
        placed = self.words.text("with_place", text=text, place=self.place(claim))
        return f"- {self.paper(claim.citekey)}{self.words.text('colon')}{placed}"

    def term(self, slug: str) -> str:
        """The name of a term, plain; its id where the glossary does not have it."""
        term = self.corpus.review.glossary.get(slug)
        return term.name(self.page.language) if term else slug

    def term_link(self, slug: str) -> str:
        """The name of a term, linked to its entry in the glossary where the review has such a page."""
        if slug not in self.corpus.review.glossary:
            return escape(slug)
        return self.corpus.places.link(self.term(slug), GLOSSARY, self.page.file, self.page.language, anchor=slug)

    def numbered(self, claims: Iterable[Claim]) -> str:
        """The claims by number, each linked."""
        return " ".join(self.to(claim, str(place)) for place, claim in enumerate(claims, 1)) or "–"

    def share(self, part: int, whole: int) -> str:
        """A count with its share of a whole below it; a dash for none."""
        return f"{part}<br>{self.words.text('percent', n=round(100 * part / whole))}" if part else "–"

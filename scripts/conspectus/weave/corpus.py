"""The review as weaving needs it: who cites what under which number, which claims speak to which theme."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Claim, Page, Paper, Review, Work
from conspectus.pages.terms import TermFinder
from conspectus.weave.coins import coins, coins_body
from conspectus.weave.escape import escape, link
from conspectus.weave.labels import is_western, short_label
from conspectus.weave.mentions import Mention, mentions
from conspectus.weave.places import Places, page_name, relative
from conspectus.weave.styled import styled


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one paper says to a theme: its page in the reader's language, and the claims on it."""

    paper: Paper
    page: Page
    claims: tuple[Claim, ...]
    substance: bool = True
    """Whether it treats the theme in substance, or only in passing."""


@dataclass(frozen=True)
class Corpus:
    """A review with the relations that several blocks need, each computed once."""

    review: Review
    places: Places

    @cached_property
    def cited_by(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """Key of a cited work → citekey of each paper that cites it → the numbers it has in that paper's list."""
        found: dict[str, dict[str, tuple[int, ...]]] = {}
        for citekey, paper in sorted(self.review.papers.items()):
            references = paper.lock.references if paper.lock else {}
            for number, key in sorted(references.items()):
                citing = found.setdefault(key, {})
                citing[citekey] = (*citing.get(citekey, ()), number)
        return found

    def cites(self, citekey: str) -> frozenset[str]:
        """Keys of the works that the paper ``citekey`` cites."""
        lock = self.review.papers[citekey].lock
        return frozenset(lock.references.values()) if lock else frozenset()

    def times_cited(self, key: str) -> int | None:
        """How many marks in the papers' texts point at a work; None where no paper that cites it numbers its marks."""
        counts = [
            lock.marks.get(number, 0)
            for citekey, numbers in self.cited_by.get(key, {}).items()
            for lock in (self.review.papers[citekey].lock,)
            for number in numbers
            if lock and lock.marks
        ]
        return sum(counts) if counts else None

    @cached_property
    def shared_works(self) -> tuple[str, ...]:
        """Keys of the works that more than one paper cites, those with most citing papers first."""
        shared = [key for key, citing in self.cited_by.items() if len(citing) > 1 and self.work(key)]
        return tuple(sorted(shared, key=lambda key: (-len(self.cited_by[key]), key)))

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Key of a work → the places of the review that cite it, in all languages."""
        return mentions(self.review)

    def mentions_in(self, key: str, language: str) -> tuple[Mention, ...]:
        """The places that cite ``key``, each once: of a page in several languages the one in ``language`` counts."""
        found = self.mentions.get(key, ())
        settings = self.review.settings
        own = {page_name(mention.page.file, settings) for mention in found if mention.page.language == language}
        return tuple(
            mention
            for mention in found
            if mention.page.language == language or page_name(mention.page.file, settings) not in own
        )

    @cached_property
    def _spoken(self) -> Mapping[tuple[str, str], tuple[Speaking, ...]]:
        return {
            (slug, language): tuple(self._speaking(slug, language))
            for slug in self.review.themes
            for language in self.places.languages
        }

    def _speaking(self, slug: str, language: str) -> list[Speaking]:
        found = []
        for _, paper in sorted(self.review.papers.items()):
            page = paper.page(language)
            claims = tuple(claim for claim in page.claims if slug in claim.themes) if page else ()
            if page and claims:
                substance = self.review.themes[slug].in_substance(paper.citekey, len(claims))
                found.append(Speaking(paper, page, claims, substance))
        return sorted(found, key=lambda said: not said.substance)

    @cached_property
    def _short(self) -> dict[tuple[str, str], str]:
        """Labels that were asked for, by key and language: pages name the same works again and again."""
        return {}

    @cached_property
    def _styled(self) -> dict[tuple[str, str], str]:
        """References that were asked for, by key and style."""
        return {}

    @cached_property
    def _coins(self) -> dict[str, str]:
        """Context objects that were asked for, by key."""
        return {}

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {page.file: page for page in self.review.pages}

    def page(self, file: str) -> Page | None:
        """The page that stands in ``file``."""
        return self._pages.get(file)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """File of a theme's page → the label its front matter states."""
        themes = (page for page in self.review.pages if page.kind == "theme")
        return {page.file: str(page.front_matter["label"]) for page in themes if page.front_matter.get("label")}

    @cached_property
    def term_claims(self) -> Mapping[str, frozenset[str]]:
        """Id of a term → ids of the claims that say it or name it in an attribute, in whatever language."""
        found: dict[str, set[str]] = {}
        for page in self.review.pages:
            finder = self._finders.get(page.language) if page.claims else None
            for claim in page.claims:
                said = (name for mention in finder.find(claim.text) for name in mention.terms) if finder else ()
                chained = (node for chain in claim.attributes.chains for node in chain)
                for name in {*said, *claim.attributes.defines, *chained}:
                    found.setdefault(name, set()).add(claim.id)
        return {name: frozenset(claims) for name, claims in found.items()}

    @cached_property
    def _finders(self) -> Mapping[str, TermFinder]:
        return {language: TermFinder(self.review.glossary, language) for language in self.places.languages}

    def speaking(self, slug: str, language: str) -> tuple[Speaking, ...]:
        """The papers that speak to theme ``slug`` with their claims, those in passing last, otherwise by citekey."""
        return self._spoken.get((slug, language), ())

    def work(self, key: str) -> Work | None:
        """The record of ``key``, reviewed or cited."""
        paper = self.review.papers.get(key)
        return paper.work if paper else self.review.works.get(key)

    def known_key(self, key: str) -> str | None:
        """The key of today for ``key``, which may be one that the work once had; None for an unknown one."""
        key = self.review.aliases.get(key, key)
        return key if key in self.review.papers or key in self.review.works else None

    def work_page(self, key: str) -> str:
        """Name of the page that lists the cited work ``key``."""
        return f"works/{initial(key)}"

    def paper_link(self, key: str, start: str, language: str) -> str:
        """The short label of the paper ``key``, linked to its page."""
        return self.places.link(self.label(key, language), f"papers/{key}", start, language)

    def work_link(self, key: str, start: str, language: str) -> str:
        """The short label of a cited work, linked to its paper's page where it is reviewed, else to its entry."""
        if key in self.review.papers:
            return self.paper_link(key, start, language)
        return self.places.link(self.label(key, language), self.work_page(key), start, language, anchor=key)

    def theme_link(self, slug: str, start: str, language: str) -> str:
        """The label of theme ``slug``, linked to its page."""
        return self.places.link(self.theme_label(slug, language), f"themes/{slug}", start, language)

    def other_language_link(self, file: str, language: str, start: str) -> str:
        """A link to a page's version in another language, called by that language's own name."""
        return link(self.words(language).text("language_name"), relative(start, file))

    def claim_link(self, text: str, page: Page, claim: Claim, start: str) -> str:
        """``text`` as a link to the claim."""
        return link(text, f"{relative(start, page.file)}#{claim.id}")

    def label(self, key: str, language: str) -> str:
        """The short label of a work, reviewed or cited; its key where nothing is known of it."""
        found = self._short.get((key, language))
        if found is None:
            work = self.work(key)
            roman = key in self.review.papers and is_western(language)
            found = self._short[key, language] = short_label(work, self.words(language), roman=roman) if work else key
        return found

    def reference(self, key: str, style: str = "") -> str:
        """The full reference of a work in Markdown, in ``style`` or the review's own; its key where it is unknown."""
        style = style or self.review.settings.style
        found = self._styled.get((key, style))
        if found is None:
            work = self.work(key)
            found = self._styled[key, style] = styled(work, style) if work else escape(key)
        return found

    def coins(self, keys: Collection[str]) -> str:
        """The works ``keys`` for reference managers that read pages, as :func:`coins_body` puts them."""
        for key in (key for key in keys if key not in self._coins):
            work = self.work(key)
            self._coins[key] = coins(work) if work else ""
        return coins_body(span for key in keys if (span := self._coins[key]))

    def theme_label(self, slug: str, language: str) -> str:
        """The label of a theme in ``language``: its page there may have its own."""
        theme = self.review.themes.get(slug)
        file = self.places.find(f"themes/{slug}", language)
        return self._labels.get(file or "") or (theme.label if theme else slug)

    def words(self, language: str) -> Catalogue:
        """The messages of ``language``."""
        return catalogue(language)

    def claims_of(self, key: str, language: str) -> tuple[Claim, ...]:
        """The claims on a paper's page."""
        page = self.review.papers[key].page(language)
        return page.claims if page else ()


def initial(key: str) -> str:
    """The letter of the page that lists a cited work: its key's first, or ``0`` for a digit or another sign."""
    first = key[:1].lower()
    return first if "a" <= first <= "z" else "0"

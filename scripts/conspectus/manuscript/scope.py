"""Which part of a review is exported: some themes, some papers, or everything; and the works and claims of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from conspectus.messages import languages
from conspectus.model import Claim, Page, Review, Work
from conspectus.pages import page_citations, page_name

_NEAREST = 3
_LIKENESS = 0.5


class UnknownNameError(LookupError):
    """No work, paper or theme has this name; ``nearest`` are those most like it."""

    def __init__(self, kind: str, name: str, nearest: Iterable[str]) -> None:
        self.nearest = tuple(nearest)
        near = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"there is no {kind} {name!r}{near}")


@dataclass(frozen=True)
class Keys:
    """The keys of a review's works as users write them: without regard to case, and by those they once had."""

    review: Review

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Every work, the reviewed first."""
        papers = {key: paper.work for key, paper in self.review.papers.items()}
        return papers | {key: work for key, work in self.review.works.items() if key not in papers}

    @cached_property
    def _known(self) -> Mapping[str, str]:
        aliases = self.review.aliases.items()
        known = {old.casefold(): key for old, key in aliases if key in self.works}
        return known | {key.casefold(): key for key in self.works}

    def find(self, key: str) -> str | None:
        """The key under which the work stands in the ``.bib`` files, or None."""
        return self._known.get(key.casefold())

    def of(self, key: str) -> str:
        """As :meth:`find`. Raises UnknownNameError with the nearest keys where there is none."""
        found = self.find(key)
        if found is None:
            raise UnknownNameError("work", key, nearest(key, self._known.values()))
        return found


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The few of ``names`` that are most like ``name``, without regard to case."""
    known = {each.casefold(): each for each in names}
    return [known[near] for near in get_close_matches(name.casefold(), known, n=_NEAREST, cutoff=_LIKENESS)]


@dataclass(frozen=True)
class Scope:
    """A set of themes and papers of a review; ``whole`` where nothing was chosen, and then it holds all of them."""

    review: Review
    themes: tuple[str, ...]
    papers: tuple[str, ...]
    whole: bool
    language: str
    """Pages in this language speak where they exist, else those there are."""

    @cached_property
    def theme_pages(self) -> tuple[tuple[str, Page | None], ...]:
        """Each theme with its page; None where it has none."""
        pages = {(page_name(page.file), page.language): page for page in self.review.pages if page.kind == "theme"}
        languages = dict.fromkeys([self.language, self.review.settings.language, *(each for _, each in pages)])
        return tuple(
            (slug, next((pages[slug, each] for each in languages if (slug, each) in pages), None))
            for slug in self.themes
        )

    @cached_property
    def paper_pages(self) -> tuple[tuple[str, Page | None], ...]:
        """Each paper with its page; None where it has none."""
        return tuple((key, self.review.papers[key].page(self.language)) for key in self.papers)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the papers in the set, and those of any paper that speak to one of its themes."""
        return tuple(
            claim
            for key, paper in self.review.papers.items()
            if (page := paper.page(self.language))
            for claim in page.claims
            if key in self.papers or set(self.themes) & set(claim.themes)
        )

    def claims_on(self, theme: str) -> tuple[Claim, ...]:
        """The claims that speak to ``theme``, by paper."""
        return tuple(claim for claim in self.claims if theme in claim.themes)

    def works(self, *, reviewed: bool = True, cited: bool = True) -> dict[str, Work]:
        """The reviewed works of the set by citekey, then what their papers and its pages cite."""
        keys = Keys(self.review)
        own = sorted({*self.papers, *(claim.citekey for claim in self.claims)} & self.review.papers.keys())
        wanted = list(own) if reviewed else []
        wanted += [key for key in dict.fromkeys(self._cited(own, keys)) if key not in own] if cited else []
        return {key: keys.works[key] for key in dict.fromkeys(wanted)}

    def _cited(self, own: Iterable[str], keys: Keys) -> Iterator[str]:
        for key in own:
            lock = self.review.papers[key].lock
            yield from (
                (found for number in sorted(lock.references) if (found := keys.find(lock.references[number])))
                if lock
                else ()
            )
        for _, page in (*self.theme_pages, *self.paper_pages):
            if page:
                pieces = (piece for _, cited in page_citations(page.text) for piece in cited.pieces)
                yield from (found for piece in pieces if (found := keys.find(piece.key)))


def scope_of(review: Review, themes: Iterable[str] = (), papers: Iterable[str] = (), language: str = "") -> Scope:
    """The set of these themes and papers, or the whole review where none is named.

    Raises:
        UnknownNameError: there is no such theme or paper; a paper may be named by a key it once had. Or no page is
            in the language, and it is none that the program's words are in.
    """
    spoken = {page.language for page in review.pages} | set(languages())
    if language and language not in spoken:
        raise UnknownNameError("language", language, sorted(spoken))
    keys = Keys(review)
    chosen_themes = tuple(dict.fromkeys(_named("theme", slug, review.themes) for slug in themes))
    chosen_papers = tuple(dict.fromkeys(_named("paper", keys.find(key) or key, review.papers) for key in papers))
    whole = not chosen_themes and not chosen_papers
    return Scope(
        review,
        tuple(review.themes) if whole else chosen_themes,
        tuple(review.papers) if whole else chosen_papers,
        whole,
        language or review.settings.language,
    )


def _named(kind: str, name: str, known: Mapping[str, object]) -> str:
    found = {each.casefold(): each for each in known}.get(name.casefold())
    if found is None:
        raise UnknownNameError(kind, name, nearest(name, known))
    return found

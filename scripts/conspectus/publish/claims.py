"""What the explorer works with: all claims of a language as columns of numbers, and their texts in pieces.

The page asks for the columns first: they are small, and all filters but the words are answered from them. Texts come
in files of ``CHUNK`` claims, when they are shown or searched; BibTeX entries when they are downloaded. All are scripts
that set a variable, because a page that is opened from a folder may not fetch a file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from conspectus.bibliography.formats import FORMATS
from conspectus.bibliography.keys import romanised
from conspectus.messages import Catalogue
from conspectus.model import BASES, FACETS, Claim, Evidence, Name, Page
from conspectus.pages import find_blocks, printed_path
from conspectus.pages.plain import plain
from conspectus.publish.library import Library
from conspectus.weave.explorer import BLOCK
from conspectus.weave.labels import both_names, full_name, is_western

FOLDER = "data/explorer"
"""Below the site's root."""
SCHEMA = "conspectus/explorer-1"
CHUNK = 400
"""Claims a file of texts."""

_STORE = "conspectusExplorer"


def explorer_files(library: Library) -> Iterator[tuple[str, str]]:
    """The data of the explorer, by path below the site's root; nothing where no page has its block."""
    if not any(found.name == BLOCK for page in library.review.pages for found in find_blocks(page.text)[0]):
        return
    for language in library.languages:
        shelf = Shelf(library, language)
        yield f"{FOLDER}/{language}.js", _script(language, shelf.columns())
        texts = list(shelf.texts())
        for number, start in enumerate(range(0, len(texts), CHUNK)):
            name = f"{language}-{number}"
            yield f"{FOLDER}/{name}.js", _script(name, texts[start : start + CHUNK])
    bibtex = FORMATS["bibtex"].one
    entries = {key: bibtex(key, paper.work) for key, paper in library.review.papers.items()}
    yield f"{FOLDER}/bibtex.js", _script("bibtex", entries)


@dataclass(frozen=True)
class Shelf:
    """The claims of a review in one language; a paper that has no page in it speaks the language it has."""

    library: Library
    language: str

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The page of each paper, by citekey; papers without a page on the site are left out."""
        found = ((key, self.library.paper_pages(key)) for key in sorted(self.library.review.papers))
        return {key: pages.get(self.language) or next(iter(pages.values())) for key, pages in found if pages}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """In the order of papers and pages."""
        return tuple(claim for page in self.pages.values() for claim in page.claims)

    @cached_property
    def themes(self) -> Mapping[str, int]:
        """The slugs that claims name, with their places in the list: those with most claims first."""
        counts = Counter(slug for claim in self.claims for slug in set(claim.themes))
        known = [slug for slug in counts if slug in self.library.review.themes]
        return {slug: place for place, slug in enumerate(sorted(known, key=lambda slug: (-counts[slug], slug)))}

    @cached_property
    def authors(self) -> Mapping[Name, int]:
        """Everybody who wrote one of the papers, with their places in the list: those with most claims first."""
        counts: Counter[Name] = Counter()
        for key, page in self.pages.items():
            counts.update(dict.fromkeys(self._work_authors(key), len(page.claims)))
        ranked = sorted(counts, key=lambda name: (-counts[name], name.literal))
        return {name: place for place, name in enumerate(ranked)}

    def columns(self) -> dict[str, Any]:
        """Everything but the texts: lists of what there is, and for each claim its places in them."""
        words = self._words
        return {
            "schema": SCHEMA,
            "language": self.language,
            "chunk": CHUNK,
            "facets": [[facet, words.name("facets", facet)] for facet in FACETS],
            "bases": [[basis, words.name("bases", basis)] for basis in BASES],
            "themes": [self._theme(slug) for slug in self.themes],
            "authors": [self._author(name) for name in self.authors],
            "papers": [self._paper(key, page) for key, page in self.pages.items()],
            "facet": [FACETS.index(claim.facet) for claim in self.claims],
            "basis": [BASES.index(claim.basis) if claim.basis in BASES else -1 for claim in self.claims],
            "theme": [[self.themes[slug] for slug in claim.themes if slug in self.themes] for claim in self.claims],
        }

    def texts(self) -> Iterator[list[str]]:
        """Id, text and evidence of each claim, as plain text."""
        called = partial(self.library.corpus.label, language=self.language)
        for claim in self.claims:
            places = "; ".join(self._place(piece, claim.citekey) for piece in claim.evidence)
            yield [claim.id, plain(claim.text, called), places]

    @property
    def _words(self) -> Catalogue:
        return self.library.corpus.words(self.language)

    def _work_authors(self, key: str) -> tuple[Name, ...]:
        return self.library.review.papers[key].work.authors

    def _theme(self, slug: str) -> list[str]:
        """Slug, label, and the address of the theme's page."""
        file = self.library.corpus.places.find(f"themes/{slug}", self.language)
        page = next((page for page in self.library.versions(f"themes/{slug}").values() if page.file == file), None)
        address = self.library.html(page) if page else ""
        return [slug, self.library.corpus.theme_label(slug, self.language), address]

    def _author(self, name: Name) -> list[str]:
        """What stands in an address, what is read, and how a Chinese name is read."""
        shown = both_names(name) if is_western(self.language) else full_name(name)
        return [name.literal, shown, " ".join(romanised(name)).strip()]

    def _paper(self, key: str, page: Page) -> list[Any]:
        """Citekey, label, title, year (0 for none), authors, address of the page, its language, number of claims."""
        work = self.library.review.papers[key].work
        year = int(work.year[:4]) if work.year[:4].isdecimal() else 0
        authors = [self.authors[name] for name in dict.fromkeys(work.authors)]
        label = self.library.corpus.label(key, self.language)
        title = plain(page.title or work.title)
        return [key, label, title, year, authors, self.library.html(page), page.language, len(page.claims)]

    def _place(self, piece: Evidence, citekey: str) -> str:
        """``§二（一） “…”``; a place in another paper is headed by what that is called."""
        locator = piece.locator
        reserved = self._words.entries["reserved"]
        section = reserved.get(locator.section) or f"§{printed_path(locator.section)}"
        number = f" ¶{locator.paragraph}" if locator.paragraph else ""
        foreign = "" if piece.citekey == citekey else self.library.corpus.label(piece.citekey, self.language) + ": "
        return f"{foreign}{section}{number} “{locator.phrase}”"


def _script(name: str, data: object) -> str:
    """A script that keeps ``data`` under ``name``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # JSON that is also JavaScript, and that no page can take for the end of a script
    text = text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.{_STORE} ??= {{}})[{json.dumps(name)}] = {text};\n"

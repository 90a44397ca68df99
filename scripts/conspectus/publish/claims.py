"""What the explorer works with: all claims of a language as columns of numbers, and their texts in pieces.

The page asks for the columns and the first few texts: that is all it shows at first, and most filters are answered from
it. Titles and authors come when a reader touches the page, texts when they are shown or searched, BibTeX entries when
they are downloaded. All are scripts that set a variable: a page that is opened from a folder may not fetch a file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
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
CHUNKS = (50, 500)
"""Claims in the first file of texts, which every visitor gets, and in each other one."""

_STORE = "conspectusExplorer"


def explorer_files(library: Library) -> Iterator[tuple[str, str]]:
    """The data of the explorer, by path below the site's root; nothing where no page has its block."""
    if not any(found.name == BLOCK for page in library.review.pages for found in find_blocks(page.text)[0]):
        return
    for language in library.languages:
        shelf = Shelf(library, language)
        data: dict[str, object] = {language: shelf.columns(), f"{language}-papers": shelf.papers()}
        data |= {f"{language}-{number}": texts for number, texts in enumerate(shelf.texts())}
        yield from ((f"{FOLDER}/{name}.js", _script(name, value)) for name, value in data.items())
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
        """Lists of what there is, and for each claim its places in them: facet, basis (-1 for none), themes.

        A paper is its citekey, label, year (0 for none) and number of claims; where its page is not
        ``papers/CITEKEY`` with ``suffix`` and ``.html``, also its address and language.
        A claim's themes are characters, counted from ``0`` in Unicode, those of different claims parted by blanks.
        """
        words = self._words
        themes = (
            "".join(chr(48 + self.themes[slug]) for slug in claim.themes if slug in self.themes)
            for claim in self.claims
        )
        return {
            "schema": SCHEMA,
            "language": self.language,
            "suffix": self._suffix,
            "chunks": CHUNKS,
            "facets": [[facet, words.name("facets", facet)] for facet in FACETS],
            "bases": [[basis, words.name("bases", basis)] for basis in BASES],
            "themes": [self._theme(slug) for slug in self.themes],
            "papers": [self._paper(key, page) for key, page in self.pages.items()],
            "facet": [FACETS.index(claim.facet) for claim in self.claims],
            "basis": [BASES.index(claim.basis) if claim.basis in BASES else -1 for claim in self.claims],
            "theme": " ".join(themes),
        }

    def papers(self) -> dict[str, Any]:
        """Titles of the papers, everybody who wrote one, and who wrote which."""
        works = {key: self.library.review.papers[key].work for key in self.pages}
        return {
            "titles": [self._title(key) for key in self.pages],
            "authors": [self._author(name) for name in self.authors],
            "by": [[self.authors[name] for name in dict.fromkeys(work.authors)] for work in works.values()],
        }

    def texts(self) -> Iterator[list[list[str]]]:
        """Id, text and evidence of each claim as plain text, in files; a paper's first one in a file has its title."""
        first, other = CHUNKS
        bounds = [0, *range(first, len(self.claims), other), len(self.claims)]
        for start, end in pairwise(bounds):
            titled: set[str] = set()
            chunk = []
            for claim in self.claims[start:end]:
                chunk.append([*self._text(claim), *([] if claim.citekey in titled else [self._title(claim.citekey)])])
                titled.add(claim.citekey)
            yield chunk

    def _text(self, claim: Claim) -> list[str]:
        called = partial(self.library.corpus.label, language=self.language)
        places = "; ".join(self._place(piece, claim.citekey) for piece in claim.evidence)
        return [claim.id, plain(claim.text, called), places]

    def _title(self, key: str) -> str:
        return plain(self.pages[key].title or self.library.review.papers[key].work.title)

    @property
    def _words(self) -> Catalogue:
        return self.library.corpus.words(self.language)

    @property
    def _suffix(self) -> str:
        """What the names of pages in this language end with."""
        return "" if self.language == self.library.languages[0] else f".{self.language}"

    def _work_authors(self, key: str) -> tuple[Name, ...]:
        return self.library.review.papers[key].work.authors

    def _theme(self, slug: str) -> list[str]:
        """Slug, label, and the address of the theme's page."""
        file = self.library.corpus.places.find(f"themes/{slug}", self.language)
        page = next((page for page in self.library.versions(f"themes/{slug}").values() if page.file == file), None)
        address = self.library.html(page) if page else ""
        return [slug, self.library.corpus.theme_label(slug, self.language), address]

    def _author(self, name: Name) -> list[str]:
        """What stands in an address; what is read and how a Chinese name is read, where that is something else."""
        shown = both_names(name) if is_western(self.language) else full_name(name)
        return [name.literal, shown if shown != name.literal else "", " ".join(romanised(name)).strip()]

    def _paper(self, key: str, page: Page) -> list[str | int]:
        year = self.library.review.papers[key].work.year[:4]
        label = self.library.corpus.label(key, self.language)
        address = self.library.html(page)
        usual = f"papers/{key}{self._suffix}.html"
        told: list[str | int] = [key, label, int(year) if year.isdecimal() else 0, len(page.claims)]
        return told if address == usual else [*told, address, page.language]

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

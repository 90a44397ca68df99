"""Citations in the text as the site prints them, and the list of the works that a page cites.

The labels are put into the titles of the page's link definitions and the list into a woven block of the
page, so that any Markdown viewer shows who is meant, and the site's extension needs no bibliography.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from conspectus.bibliography.styles.intext import NUMERIC, Cited, in_text, style_with_labels
from conspectus.bibliography.styles.lists import ListedWork, format_list
from conspectus.model import Work
from conspectus.pages import Citation, parse_evidence
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import anchor, escape, web_link
from conspectus.weave.styled import markdown_of


@dataclass(frozen=True)
class PageCitations:
    """The works that one page cites in its text, in the order it first does, and how it calls them."""

    corpus: Corpus
    language: str
    keys: tuple[str, ...]

    @classmethod
    def of(cls, corpus: Corpus, citations: Iterable[Citation], language: str) -> PageCitations:
        """Those among ``citations`` that are not evidence; keys that nobody knows are left out."""
        keys = [
            corpus.known_key(piece.key)
            for citation in citations
            if not is_evidence(citation)
            for piece in citation.pieces
        ]
        return cls(corpus, language, tuple(dict.fromkeys(key for key in keys if key)))

    @property
    def numbered(self) -> bool:
        """Whether the text cites by number."""
        return self.corpus.review.settings.labels == "numbers"

    @property
    def style(self) -> str:
        """The style of the list: the review's own, of GB/T 7714 the form that the labels ask for."""
        settings = self.corpus.review.settings
        return style_with_labels(settings.style, settings.labels)

    @property
    def _text_style(self) -> str:
        """The style of the labels: a style without numbers of its own borrows those of GB/T 7714."""
        return NUMERIC[-1] if self.numbered and self.style not in NUMERIC else self.style

    @cached_property
    def _works(self) -> Mapping[str, Work]:
        works = ((key, self.corpus.work(key)) for key in self.keys)
        return {key: work for key, work in works if work}

    @cached_property
    def listed(self) -> tuple[ListedWork, ...]:
        """The list as its style orders it; with numbers for labels in the order the page cites."""
        made = format_list(self._works, self.style, markup="html")
        if self.numbered:
            return tuple(sorted(made, key=lambda work: self.keys.index(work.key)))
        return made

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {work.key: work.letter for work in self.listed}

    def label(self, citation: Citation) -> str:
        """``(Gereffi, 1999, p. 40; 谭志雄等, 2024)`` as style and language want it; empty where no work is known."""
        cited: list[Cited] = []
        for piece in citation.pieces:
            key = self.corpus.known_key(piece.key)
            work = self.corpus.work(key) if key else None
            if key and work:
                number = self.keys.index(key) + 1 if self.numbered else None
                letter = self._letters.get(key, "")
                cited.append(Cited(work, piece.locator, piece.suppress, number, letter, piece.prefix))
        return in_text(cited, self._text_style, self.language, narrative=citation.narrative) if cited else ""


def is_evidence(citation: Citation) -> bool:
    """Whether any piece names a section and a phrase: then each piece is a chip of its own."""
    return any(parse_evidence(piece.text) for piece in citation.pieces)


def cited_body(cited: PageCitations, file: str) -> str:
    """The works that the page cites in its text, each under its anchor ``ref-<key>``; empty where there are none."""
    if not cited.keys:
        return ""
    heading = f"## {cited.corpus.words(cited.language).text('cited_here')}"
    numbers = [f"{escape(f'[{place}]')} " if cited.numbered else "" for place in range(1, len(cited.listed) + 1)]
    lines = [
        f"- {anchor(f'ref-{work.key}')}{number}{_entry(cited, work, file)}"
        for number, work in zip(numbers, cited.listed, strict=True)
    ]
    return "\n".join([heading, "", *lines])


def _entry(cited: PageCitations, listed: ListedWork, file: str) -> str:
    return " · ".join([markdown_of(listed.text), *_links(cited, listed, file)])


def _links(cited: PageCitations, listed: ListedWork, file: str) -> Iterator[str]:
    """The work's DOI or address, its entry on the site, and the papers that cite it."""
    corpus, language, key = cited.corpus, cited.language, listed.key
    words = corpus.words(language)
    work = corpus.work(key)
    if work and work.doi:
        yield web_link(f"https://doi.org/{quote(work.doi, safe='/:;._-+')}", "DOI")
    elif work and work.url:
        yield web_link(work.url, "URL")
    name = f"papers/{key}" if key in corpus.review.papers else corpus.work_page(key)
    target = "" if key in corpus.review.papers else key
    yield corpus.places.link(words.text("cited_entry"), name, file, language, anchor=target)
    citing = [corpus.paper_link(paper, file, language) for paper in corpus.cited_by.get(key, {})]
    if citing:
        yield words.text("cited_in", papers=words.join(citing))

"""A paper's drafted page: what the program proposes for every facet, in the grammar of the pages.

With ``drafts: sentences`` a claim is a sentence of the paper; with ``outline`` the page holds facts only:
headings, key phrases and figures. Either way every claim names its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from conspectus.evidence import Found, evidence_id, locate, numbers_beyond, numbers_in, phrases_for
from conspectus.messages import Catalogue, catalogue
from conspectus.model import FACETS, Article, Draft, DraftClaim, Evidence, Locator, Quantity, Settings, Span, Work
from conspectus.pages import format_claim
from conspectus.weave.blocks import empty_block
from conspectus.weave.escape import escape

PAPER_BLOCKS = ("record", "glance", "cite", "backlinks", "references", "links")
"""The woven blocks of a paper's page in the order they stand."""

_STOPS = "。！？!?\n"
_MOST_TERMS = 4
_LONGEST_SOURCE = 20


@dataclass(slots=True)
class _Drafting:
    """One page being drafted; ``used`` holds the ids of its claims, because two with one id cannot be told apart."""

    citekey: str
    article: Article
    draft: Draft
    tags: Mapping[int, Sequence[str]]
    words: Catalogue
    outline: bool
    used: set[str] = field(default_factory=set)

    def locate(self, text: str, spans: Iterator[Span]) -> Locator | None:
        """The first locator in ``spans`` that is new on this page and whose passage has every number of ``text``."""
        numbers = numbers_in(text)
        for locator in (locator for span in spans for locator in phrases_for(self.article, span)):
            identity = evidence_id(Evidence(self.citekey, locator))
            if identity not in self.used and (not numbers or self._states(locator, text)):
                self.used.add(identity)
                return locator
        return None

    def _states(self, locator: Locator, text: str) -> bool:
        """Whether the passage at ``locator`` has every number of ``text``."""
        found = locate(self.article, locator)
        if not isinstance(found, Found):
            return False
        return not numbers_beyond(text, numbers_in(found.place.span.of(self.article.text.text)))

    def line(self, text: str, spans: Iterator[Span], basis: str, themes: Sequence[str] = ()) -> str | None:
        """A claim as a list item, or None where no phrase identifies its passage."""
        locator = self.locate(text, spans)
        if locator is None:
            return None
        evidence = (Evidence(self.citekey, locator),)
        return format_claim(escape(text), evidence, basis=basis, themes=tuple(themes), language=self.words.language)


def draft_paper(  # noqa: PLR0913, PLR0917  a page draws on six things, and callers know them by order
    citekey: str,
    article: Article,
    draft: Draft,
    work: Work,
    tags: Mapping[int, Sequence[str]],
    settings: Settings,
) -> str:
    """The drafted page of a paper in the paper's language, its woven blocks still empty and without its stamp.

    Args:
        citekey: the paper's key.
        article: the paper as read.
        draft: what was proposed for its facets.
        work: its record.
        tags: for the index of a claim in ``draft.claims`` the slugs of the themes it speaks to.
        settings: ``drafts`` decides whether sentences of the paper may stand on the page.
    """
    words = catalogue(article.metadata.language)
    page = _Drafting(citekey, article, draft, tags, words, outline=settings.drafts == "outline")
    title = work.title or article.metadata.title or citekey
    front = {"title": title, "citekey": citekey, "lang": words.language}
    notice = words.text("outline_notice" if page.outline else "sentences_notice")
    parts = [
        f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)}---",
        f"# {escape(title)}",
        empty_block(PAPER_BLOCKS[0]),
        f"> {notice}",
        *(empty_block(name) for name in PAPER_BLOCKS[1:3]),
        *(_facet(page, facet) for facet in FACETS),
        *_key_phrases(page),
        *(empty_block(name) for name in PAPER_BLOCKS[3:]),
    ]
    return "\n\n".join(parts) + "\n"


def _facet(page: _Drafting, facet: str) -> str:
    claims = sorted(
        ((index, claim) for index, claim in enumerate(page.draft.claims) if claim.facet == facet),
        key=lambda pair: pair[1].span,
    )
    lines = [line for index, claim in claims if (line := _claim(page, index, claim))]
    if facet == "evidence":
        lines += _figures(page, [claim for _, claim in claims])
    heading = f"## {page.words.name('facets', facet)}"
    if lines:
        return "\n".join([heading, "", *lines])
    return f"{heading}\n\n*{page.words.text('not_written' if claims else 'not_stated')}*"


def _claim(page: _Drafting, index: int, claim: DraftClaim) -> str | None:
    text = _claim_text(page, claim)
    return page.line(text, _places(page.article, claim), claim.basis, page.tags.get(index, ())) if text else None


def _claim_text(page: _Drafting, claim: DraftClaim) -> str:
    """What the claim says: the sentence, or in an outline the heading or the key phrases of the sentence.

    One key phrase alone says nothing of a sentence: then the text is empty and the claim is left to be written.
    """
    heading = _is_heading(page.article, claim)
    if not page.outline:
        support = claim.support.of(page.article.text.text) if claim.support else ""
        return page.words.text("pair", label=claim.text, value=support) if heading and support else claim.text
    terms = _terms_in(claim.text, page.draft)
    return claim.text if heading else page.words.text("outline_separator").join(terms if len(terms) > 1 else [])


def _is_heading(article: Article, claim: DraftClaim) -> bool:
    return any(section.heading.holds(claim.span) for section in article.sections)


def _terms_in(sentence: str, draft: Draft) -> list[str]:
    """Up to four key phrases of the paper in the order the sentence has them, none part of another."""
    present = [phrase.term for phrase in draft.phrases if phrase.term in sentence]
    whole = [term for term in present if not any(term != other and term in other for other in present)]
    return sorted(whole[:_MOST_TERMS], key=sentence.index)


def _places(article: Article, claim: DraftClaim) -> Iterator[Span]:
    """Where to look for the phrase: the supporting sentence, the claim, then the paragraphs of its section.

    A sentence of the abstract whose numbers its support lacks is its own passage.
    """
    if claim.support and not _lacks_numbers(article, claim, claim.support):
        yield claim.support
    if not _is_heading(article, claim):
        yield claim.span
        return
    section = article.sections[claim.section] if claim.section is not None else None
    if section:
        inside = Span(section.start, max(section.end, section.start + 1))
        yield from (paragraph.span for paragraph in article.paragraphs if inside.holds(paragraph.span))


def _lacks_numbers(article: Article, claim: DraftClaim, support: Span) -> bool:
    passages = [found.span for found in article.paragraphs if found.span.holds(support)]
    known = [number for passage in passages for number in numbers_in(passage.of(article.text.text))]
    return bool(numbers_beyond(claim.text, known))


def _figures(page: _Drafting, claims: Sequence[DraftClaim]) -> Iterator[str]:
    """The figures of the paper, those of one sentence together; what a claim already gives is left out."""
    told = [] if page.outline else [claim.span for claim in claims]
    groups: dict[Span, list[Quantity]] = {}
    for quantity in page.draft.quantities:
        if not any(span.holds(quantity.span) for span in told):
            groups.setdefault(sentence_around(page.article, quantity.span), []).append(quantity)
    for sentence, quantities in sorted(groups.items()):
        basis = "official statistics" if any(quantity.source for quantity in quantities) else "assertion"
        if line := page.line(_figures_text(page, quantities, sentence), iter((sentence,)), basis):
            yield line


def _figures_text(page: _Drafting, quantities: Sequence[Quantity], sentence: Span) -> str:
    printed = sentence.of(page.article.text.text)
    figures = dict.fromkeys(f"{quantity.value}{_spaced(quantity.unit)}" for quantity in quantities)
    text = page.words.join(list(figures))
    years = list(dict.fromkeys(quantity.year for quantity in quantities if quantity.year in printed and quantity.year))
    if years:
        text += page.words.text("figure_year", year=page.words.join(years))
    sources = [quantity.source for quantity in quantities if 0 < len(quantity.source) <= _LONGEST_SOURCE]
    if sources:
        text += page.words.text("clause_separator") + page.words.text("figure_source", source=sources[0])
    return text


def _spaced(unit: str) -> str:
    return f" {unit}" if unit[:1].isascii() and unit[:1].isalpha() else unit


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence of the cleaned text that ``span`` stands in, inside its paragraph."""
    text = article.text.text
    paragraph = next((found.span for found in article.paragraphs if found.span.holds(span)), Span(0, len(text)))
    start = max((text.rfind(stop, paragraph.start, span.start) + 1 for stop in _STOPS), default=paragraph.start)
    ends = [place + 1 for stop in _STOPS if (place := text.find(stop, span.end, paragraph.end)) >= 0]
    return Span(max(start, paragraph.start), min(ends, default=paragraph.end))


def _key_phrases(page: _Drafting) -> Iterator[str]:
    if page.draft.phrases:
        yield f"## {page.words.text('key_phrases')}"
        yield escape(page.words.join([phrase.term for phrase in page.draft.phrases]))

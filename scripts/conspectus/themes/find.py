"""Themes across papers: found without being told, assigned to the known ones first.

Papers of one language are compared with each other. A theme that exists is never renamed and never removed; what
the papers say anew becomes a new theme, if at least two of them treat it in substance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from conspectus.model import Article, Draft, Theme
from conspectus.summarize.lexicon import Lexicon
from conspectus.summarize.segment import HAN, Segmenter, segmenter_for
from conspectus.summarize.words import STOP
from conspectus.themes.extracts import extracts
from conspectus.themes.gather import Gathered, gather, name, papers_in_substance, paragraphs
from conspectus.themes.groups import group_phrases
from conspectus.themes.phrasebook import Phrasebook
from conspectus.themes.relations import relate
from conspectus.themes.slugs import make_slug
from conspectus.themes.vectors import Vectors

_NONE: Mapping[str, frozenset[str]] = MappingProxyType({})
_SAME = 0.34
"""The share of a known theme's terms in a group of phrases from which the group is that theme."""
_LEAST_EXTRACTS = 5
_NOMINAL = ("n", "vn", "b", "j", "l", "an", "i", "nz", "eng")
_NAMES = ("nr", "ns", "nt")


def find_themes(
    papers: Mapping[str, tuple[Article, Draft]],
    lexicon: Lexicon,
    registry: Sequence[Theme] = (),
    cites: Mapping[str, frozenset[str]] = _NONE,
) -> tuple[Theme, ...]:
    """The themes of ``papers`` (keys are citekeys): those of ``registry`` in its order, then new ones.

    ``cites`` gives for each citekey the keys of the works it cites. The result depends on the papers alone, not on
    the order of the mapping.
    """
    segmenter = segmenter_for(lexicon.terms)
    languages = sorted({_language(article) for article, _ in papers.values()})
    parts = [
        _Part(
            {key: papers[key] for key in sorted(papers) if _language(papers[key][0]) == language}, language, segmenter
        )
        for language in languages
    ]
    known = [_joined(theme, parts, registry) for theme in registry]
    taken = {theme.slug for theme in registry}
    labels = {term for theme in registry for term in (theme.label, *theme.terms)}
    fresh: list[Theme] = []
    for part in parts:
        for theme in part.new_themes(registry, labels):
            slug = make_slug(theme.label, taken)
            taken.add(slug)
            fresh.append(replace(theme, slug=slug))
    found = [*known, *fresh]
    related = relate(found, cites)
    return tuple(replace(theme, related=related[theme.slug]) for theme in found)


class _Part:
    """The papers of one language, cut into extracts, with the groups of phrases found in them."""

    def __init__(self, papers: Mapping[str, tuple[Article, Draft]], language: str, segmenter: Segmenter) -> None:
        self.pieces = [piece for key, (article, _) in papers.items() for piece in extracts(key, article)]
        order = {key: at for at, key in enumerate(papers)}
        bags = [_bag(piece.text, language, segmenter) for piece in self.pieces]
        self.vectors = Vectors(bags, [order[piece.citekey] for piece in self.pieces])
        self.book = Phrasebook(papers, self.pieces, language, segmenter)
        self.groups = group_phrases(self.book.places, self.vectors) if len(papers) > 1 else []
        self._gathered: tuple[Gathered, ...] | None = None

    def gathered(self, registry: Sequence[Theme]) -> tuple[Gathered, ...]:
        """All themes of this language with their extracts: the known ones first, in the registry's order."""
        if self._gathered is None:
            known = [_known(theme) for theme in registry]
            fresh = []
            for group in self.groups:
                match = _match(group, known)
                if match is None:
                    fresh.append(Gathered(group))
                else:
                    match.phrases = tuple(dict.fromkeys((*match.phrases, *group)))
            self._gathered = (*known, *fresh)
            gather(self._gathered, self.pieces, self.book, self.vectors)
        return self._gathered

    def new_themes(self, registry: Sequence[Theme], taken: Iterable[str]) -> list[Theme]:
        """The themes that no known one covers, without slugs, those with most papers first."""
        labels = set(taken)
        found = []
        for group in self.gathered(registry):
            papers = papers_in_substance(group, self.pieces)
            if group.slug or len(papers) < 2 or len(group.extracts) < _LEAST_EXTRACTS:
                continue
            label, terms = name(group, self.pieces, self.book)
            if label and label not in labels:
                labels.add(label)
                passages = dict(paragraphs(group, self.pieces, papers))
                found.append(Theme("", label, terms, tuple(papers), passages))
        return sorted(found, key=lambda theme: (-len(theme.papers), -_size(theme), theme.label))


def _joined(theme: Theme, parts: Sequence[_Part], registry: Sequence[Theme]) -> Theme:
    """A known theme with the papers of all languages that treat it."""
    passages: dict[str, tuple[int, ...]] = {}
    counts: dict[str, int] = {}
    for part in parts:
        group = next(group for group in part.gathered(registry) if group.slug == theme.slug)
        treating = papers_in_substance(group, part.pieces)
        counts.update(treating)
        passages.update(paragraphs(group, part.pieces, treating))
    papers = tuple(sorted(counts, key=lambda key: (-counts[key], key)))
    return replace(theme, papers=papers, passages={key: passages[key] for key in papers}, related=())


def _known(theme: Theme) -> Gathered:
    terms = tuple(dict.fromkeys((theme.label, *theme.terms)))
    return Gathered(terms, theme.slug, own=terms)


def _match(group: tuple[str, ...], known: Sequence[Gathered]) -> Gathered | None:
    """The known theme that has the largest share of its terms in the group, if that is large enough."""
    shares = [(sum(_named(term, group) for term in theme.own) / len(theme.own), theme) for theme in known]
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _SAME else None


def _named(term: str, group: tuple[str, ...]) -> bool:
    """Whether the group has the term, or a longer or shorter form of it."""
    return any(term in phrase or phrase in term for phrase in group)


def _bag(text: str, language: str, segmenter: Segmenter) -> Counter[str]:
    """The content words of an extract: Chinese nouns without names of people and places, English words."""
    if language != "zh":
        return Counter(word for word in segmenter.words(text, language) if word not in STOP[language])
    words = []
    for token in segmenter.tokens(text):
        nominal = token.tag.startswith(_NOMINAL) and not token.tag.startswith(_NAMES)
        if nominal and HAN.match(token.word) and len(token.word) > 1 and token.word not in STOP["zh"]:
            words.append(token.word)
    return Counter(words)


def _language(article: Article) -> str:
    return "zh" if article.metadata.language == "zh" else "en"


def _size(theme: Theme) -> int:
    return sum(map(len, theme.passages.values()))

"""Choosing the phrase that stands for a passage: short, whole words, and in one paragraph of its section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import rjieba
import yaml

from conspectus.evidence.locate import locate_all
from conspectus.evidence.places import Place, places
from conspectus.model import Article, Locator, Section, Span
from conspectus.pages import phrase_problem
from conspectus.pages.script import has_han

_TRIES = 24
"""Phrases tried before ``¶n`` is added to the best."""

_CITATION = r"\^?\{?\[[\d,，、;；\-–—~ ]+\]\}?|<sup>.*?</sup>|[（(][^（）()]*\d{4}[^（）()]*[）)]"
_CLAUSE_END = re.compile(rf"{_CITATION}|[^\w\s%％‰.\-–'’·/&+]|\.(?!\d)|(?<![A-Za-z])['’]|['’](?![A-Za-z])|_|[①-⑳]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    opens_weakly: bool
    """A word with which no good phrase begins, such as a preposition."""
    ends_weakly: bool
    """A word with which no good phrase ends, such as an adverb."""


def choose_phrase(article: Article, span: Span) -> Locator | None:
    """The first of ``phrases_for``, or None where nothing fits."""
    return next(phrases_for(article, span), None)


def phrases_for(article: Article, span: Span) -> Iterator[Locator]:
    """The phrases inside ``span`` of the cleaned text that identify their paragraph, best first.

    Preferred are whole clauses, then runs of words that begin and end with content words; a phrase never
    crosses punctuation or a citation mark. Those that need ``¶n`` come after those that do not. For a heading,
    which is in no paragraph, phrases are taken from the first paragraphs under it, those first that share the
    heading's words. At most a few dozen are tried.
    """
    text = article.text.text
    everywhere = places(article)
    inside = [place for place in everywhere if place.span.meets(span)]
    heading = "" if inside else span.of(text)
    if not inside:
        inside = _under_heading(article, everywhere, span)
    scored = [
        (score, -at.start, place, at)
        for place in inside
        for score, at in _candidates(text, _common(place.span, span) if not heading else place.span, heading)
    ]
    scored.sort(key=lambda found: found[:2], reverse=True)
    tried = [(place, " ".join(at.of(text).split())) for _, _, place, at in scored[:_TRIES]]
    tried = list(dict.fromkeys(tried))
    plain = (Locator(place.path, phrase) for place, phrase in tried)
    numbered = (Locator(place.path, phrase, place.number) for place, phrase in tried)
    given: set[tuple[str, str]] = set()
    for locator in (*plain, *numbered):
        if (locator.section, locator.phrase) not in given and _identifies(article, locator):
            given.add((locator.section, locator.phrase))
            yield locator


def _identifies(article: Article, locator: Locator) -> bool:
    return len(locate_all(article, locator)) == 1


def _common(a: Span, b: Span) -> Span:
    return Span(max(a.start, b.start), min(a.end, b.end))


def _under_heading(article: Article, everywhere: Sequence[Place], span: Span) -> list[Place]:
    """The first paragraphs under the heading at ``span``, or under its first subsection that has any."""
    section = next((found for found in article.sections if found.heading.meets(span)), None)
    if section is None:
        return []
    return [place for place in everywhere if _below(place, section) and place.paragraph.role == "body"][:3]


def _below(place: Place, section: Section) -> bool:
    return section.heading.end <= place.span.start and place.span.end <= section.end


def _candidates(text: str, within: Span, heading: str) -> Iterator[tuple[float, Span]]:
    for clause in _clauses(text, within):
        tokens = _tokens(text, clause)
        for first in range(len(tokens)):
            for last in range(first, len(tokens)):
                span = Span(tokens[first].span.start, tokens[last].span.end)
                if len(span) > 64:
                    break
                if phrase_problem(span.of(text)) is None:
                    yield _score(text, tokens, first, last) + _shared(span.of(text), heading), span


def _clauses(text: str, within: Span) -> Iterator[Span]:
    """The runs between punctuation marks and citation marks, without the white space around them."""
    at = within.start
    ends = [found.span() for found in _CLAUSE_END.finditer(text, within.start, within.end)]
    for start, end in [*ends, (within.end, within.end)]:
        run = text[at:start]
        if run.strip():
            yield Span(at + len(run) - len(run.lstrip()), at + len(run.rstrip()))
        at = end


def _tokens(text: str, clause: Span) -> list[_Token]:
    words = clause.of(text)
    weak = _function_words()
    if not has_han(words):
        found = [Span(*match.span()).shifted(clause.start) for match in _WORD.finditer(words)]
        return [_Token(span, *[span.of(text).casefold() in weak] * 2) for span in found]
    tokens: list[_Token] = []
    at = clause.start
    for word, tag in _segmenter().tag(words):
        if word.strip():
            function = word in weak
            tokens.append(_Token(Span(at, at + len(word)), function or tag[0] in "cup", function or tag[0] in "cupdr"))
        at += len(word)
    return tokens


def _score(text: str, tokens: Sequence[_Token], first: int, last: int) -> float:
    """How well the run of tokens would stand for its clause: whole, of middling length, strong at both ends."""
    run = tokens[first : last + 1]
    phrase = text[run[0].span.start : run[-1].span.end]
    length = len("".join(phrase.split())) if has_han(phrase) else 2.5 * len(run)
    score = -0.25 * max(0.0, 9 - length) - 0.06 * max(0.0, length - 12)
    score += 1.0 if first == 0 else -_torn(text, tokens[first - 1], tokens[first])
    score += 1.0 if last == len(tokens) - 1 else -_torn(text, tokens[last], tokens[last + 1])
    score -= 1.5 * (run[0].opens_weakly + run[-1].ends_weakly)
    content = sum(len(token.span) for token in run if not (token.opens_weakly and token.ends_weakly))
    score += 1.5 * content / sum(len(token.span) for token in run)
    return score + (0.5 if re.search(r"\d", phrase) else 0.0)


def _torn(text: str, left: _Token, right: _Token) -> float:
    """2 where a cut between two words tears what the paper uses as one term, 0 where it does not.

    The words are one term where one of them, used at least three times, mostly stands beside the other.
    """
    a, b = left.span.of(text), right.span.of(text)
    together = text.count(text[left.span.start : right.span.end])
    alone = min(text.count(a), text.count(b))
    return 2.0 if together >= 3 and together > 0.6 * alone else 0.0


def _shared(phrase: str, heading: str) -> float:
    """0.3 for each pair of neighbouring characters of the phrase that the heading has too."""
    pairs = {phrase[at : at + 2] for at in range(len(phrase) - 1)}
    return 0.3 * sum(pair in heading for pair in pairs) if heading else 0.0


@cache
def _function_words() -> frozenset[str]:
    text = resources.files("conspectus.evidence").joinpath("function-words.yml").read_text(encoding="utf-8")
    return frozenset(word for words in yaml.safe_load(text).values() for word in words.split())


@cache
def _segmenter() -> rjieba.Jieba:
    """An own segmenter with the dictionary as shipped, so that the choice does not depend on added terms."""
    return rjieba.Jieba()

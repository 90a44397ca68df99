"""Candidates for agreement and contrast between papers, for a person to compare: never verdicts.

Sentences of two papers that speak of the same thing in the same theme are an agreement to look at; where one of the
two sets limits, or stands on the other side of a common opposition (self-reliance or openness, state or market, keep
or drop), they are a contrast to look at. Quotations are left out: two papers that quote one speech do not agree.
"""

# ruff: noqa: E501  the two sides of an opposition stand in one line
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from conspectus.model import Article, Comparison, Draft, Side, Span, Theme
from conspectus.summarize.rank import DenseRows, tfidf
from conspectus.summarize.segment import english_words
from conspectus.summarize.sentences import Sentence, sentences
from conspectus.summarize.words import STOP
from conspectus.themes.phrasebook import contains

_MOST_EACH = 6
_AGREE = 0.15
"""Cosine from which two sentences speak of the same thing; less is asked where an opposition points to it."""
_LEAST = 0.03
_SHORTEST = {"zh": 20, "en": 60}
_COMMON = 0.15
"""Parts of words in more than this share of the sentences are the papers' common subject, and tell nothing."""
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_MOST_SENTENCES = 1500
"""Of a theme; what a page can use is found among them."""
_OPPOSED = tuple(
    (least, re.compile(one), re.compile(other))
    for least, one, other in (
        (
            0.03,
            r"减少.{0,12}(?:供给|产能|产业)|(?<!被)淘汰|压减|坚决“?去|摒弃",
            r"保留|维持|守住|不能丢|不可丢|不应放弃",
        ),
        (
            0.08,
            r"自主|自立|自力更生|国产|本土化|减少.{0,10}依赖|摆脱.{0,10}依赖",
            r"国际合作|对外合作|引进|借鉴|相互依存|融入全球|密切交往",
        ),
        (
            0.08,
            r"政府|国家意志|举国体制|顶层设计|产业政策|宏观调控",
            r"市场机制|市场竞争|有效市场|企业家|自由竞争|市场化",
        ),
        (0.1, r"新兴产业|未来产业", r"传统产业|传统优势|中低端"),
        (0.1, r"国际市场|外循环|出口导向|外需", r"国内价值链|内需|国内大循环|区域价值链|本土市场"),
        (0.1, r"颠覆性|原始创新", r"渐进|应用式|模仿|技术改进|技术改造"),
        (0.06, r"(?i)\b(?:phase[sd]? out|abandon|drop|shed)\w*", r"(?i)\b(?:keep|retain|preserv|maintain)\w*"),
        (
            0.1,
            r"(?i)self-relian|indigenous|decoupl",
            r"(?i)\bopenness|international cooperation|foreign (?:firms|technology)",
        ),
        (
            0.1,
            r"(?i)\bgovernment|state-led|industrial policy",
            r"(?i)\bmarket forces|private (?:sector|firms)|competition",
        ),
        (
            0.15,
            r"(?i)\bincreas|\brais(?:e|es|ed)\b|positive",
            r"(?i)\bdecreas|\breduc|\blower(?:s|ed)?\b|negative|no (?:significant )?effect",
        ),
    )
)
"""Oppositions of economic policy: likeness asked for, one side, the other side. The more telling the words, the less."""
_LIMIT = re.compile(
    r"并非|并不|不能|不可|不是|而非|不宜|未必|难以|无法|不应|避免|不在于|不局限|(?i:\bnot\b|\bno\b|\bcannot\b|\bwithout\b|rather than|however)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    citekey: str
    sentence: Sentence
    text: str
    to_compare: bool
    """It speaks of the theme; the other sentences only tell which words are common."""


def compare(theme: Theme, papers: Mapping[str, tuple[Article, Draft]]) -> tuple[Comparison, ...]:
    """Pairs of sentences of two papers of ``theme`` worth reading side by side: agreements, then contrasts.

    At most six of each kind, the closest first, each sentence once.
    """
    found: list[Comparison] = []
    for language in ("zh", "en"):
        said = [one for one in _said(theme, papers) if _language(papers[one.citekey][0]) == language]
        found.extend(_pairs(theme, said, language))
    return (*_best(found, "agreement"), *_best(found, "contrast"))


def _pairs(theme: Theme, said: Sequence[_Said], language: str) -> Iterator[Comparison]:
    bags = [_bag(one.sentence.plain, language) for one in said]
    frequency = Counter(part for bag in bags for part in bag)
    most = max(2.0, _COMMON * len(bags))
    chosen = [at for at, one in enumerate(said) if one.to_compare][:_MOST_SENTENCES]
    telling = [Counter({part: n for part, n in bags[at].items() if frequency[part] <= most}) for at in chosen]
    vectors: DenseRows = tfidf(telling)
    alike = (vectors @ vectors.T).round(6)
    for row, column in combinations(range(len(chosen)), 2):
        one, other, score = said[chosen[row]], said[chosen[column]], float(alike[row, column])
        if one.citekey == other.citekey or score < _LEAST:
            continue
        kind = _kind(one.sentence.plain, other.sentence.plain, score)
        if kind:
            yield Comparison(theme.slug, kind, (_side(one), _side(other)), min(score, 1.0))


def _bag(text: str, language: str) -> Counter[str]:
    """Pairs of Chinese characters, or English words without function words."""
    if language != "zh":
        return Counter(word for word in english_words(text) if word not in STOP["en"])
    return Counter(run[at : at + 2] for run in _HAN_RUN.findall(text) for at in range(len(run) - 1))


def _kind(one: str, other: str, score: float) -> str:
    for least, first, second in _OPPOSED:
        if score >= least and (_apart(first, second, one, other) or _apart(first, second, other, one)):
            return "contrast"
    if score < _AGREE:
        return ""
    return "contrast" if bool(_LIMIT.search(one)) != bool(_LIMIT.search(other)) else "agreement"


def _apart(first: re.Pattern[str], second: re.Pattern[str], one: str, other: str) -> bool:
    """Whether one sentence speaks only for the first side of an opposition and the other only for the second."""
    speaks_first = bool(first.search(one)) and not second.search(one)
    return speaks_first and bool(second.search(other)) and not first.search(other)


def _best(found: Sequence[Comparison], kind: str) -> Iterator[Comparison]:
    seen: set[tuple[str, Span]] = set()
    able = sorted((pair for pair in found if pair.kind == kind), key=_order)
    kept = 0
    for pair in able:
        places = {(side.citekey, side.span) for side in pair.sides}
        if kept < _MOST_EACH and not places & seen:
            seen |= places
            kept += 1
            yield pair


def _order(pair: Comparison) -> tuple[float, str, Span, str, Span]:
    one, other = pair.sides
    return -pair.score, one.citekey, one.span, other.citekey, other.span


def _said(theme: Theme, papers: Mapping[str, tuple[Article, Draft]]) -> Iterator[_Said]:
    for citekey in sorted(set(theme.papers) & papers.keys()):
        article = papers[citekey][0]
        numbers = frozenset(theme.passages.get(citekey, ()))
        for sentence in sentences(article):
            able = not sentence.quoted and len(sentence.plain.strip()) >= _SHORTEST[_language(article)]
            named = any(contains(sentence.plain, term) for term in (theme.label, *theme.terms))
            speaks = able and sentence.role != "abstract" and (named or sentence.paragraph in numbers)
            yield _Said(citekey, sentence, sentence.span.of(article.text.text), speaks)


def _side(said: _Said) -> Side:
    return Side(said.citekey, said.text, said.sentence.span, said.sentence.section)


def _language(article: Article) -> str:
    return "zh" if article.metadata.language == "zh" else "en"

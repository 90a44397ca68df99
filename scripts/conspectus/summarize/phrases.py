"""Key phrases of a paper: its printed keywords, then C-value over noun phrases with a bonus for headings.

C-value (Frantzi and Ananiadou 2000): a phrase counts by its length and frequency, less what it has from longer
phrases that hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from conspectus.model import Article, KeyPhrase
from conspectus.summarize.segment import HAN, Segmenter, english_words
from conspectus.summarize.sentences import Sentence
from conspectus.summarize.words import FUNCTION_EN, FUNCTION_ZH, GENERAL_EN, STOP, WEAK_HEADS_ZH

_LONGEST = 4
"""Words of a candidate phrase."""
_LONGEST_HAN = 12
_NOMINAL = ("n", "vn", "an", "a", "b", "j", "l", "i", "t", "s", "eng", "nz")
_HEADS = ("n", "vn", "nz", "j")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[ \t]+[A-Za-z][A-Za-z'’\-]*)*")


def key_phrases(
    article: Article, sentences: tuple[Sentence, ...], segmenter: Segmenter, most: int = 20
) -> tuple[KeyPhrase, ...]:
    """Up to ``most`` key phrases: the author's keywords in printed order, then the others by score."""
    text = "\n".join(sentence.plain for sentence in sentences)
    printed = [
        KeyPhrase(word, "author", text.casefold().count(word.casefold()), 1.0) for word in article.metadata.keywords
    ]
    scores, counts = _c_values(sentences, article, segmenter)
    headings = "\n".join([article.metadata.title or "", *(section.title for section in article.sections)]).casefold()
    known = {word.casefold() for word in article.metadata.keywords}
    known |= {" ".join(english_words(word)) for word in known}
    best = max(scores.values(), default=1.0)
    found = []
    for phrase, score in scores.items():
        if phrase not in known:
            heading = phrase in headings
            found.append(
                KeyPhrase(
                    phrase, "heading" if heading else "text", counts[phrase], round(score / best * (1 + heading) / 2, 6)
                )
            )
    found.sort(key=lambda phrase: (-phrase.score, phrase.term))
    return (*printed, *found[: max(0, most - len(printed))])


def _c_values(
    sentences: tuple[Sentence, ...], article: Article, segmenter: Segmenter
) -> tuple[dict[str, float], Counter[str]]:
    counts: Counter[tuple[str, ...]] = Counter()
    language = "zh" if article.metadata.language == "zh" else "en"
    for sentence in sentences:
        counts.update(candidates(sentence.plain, language, segmenter))
    inside: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for run, count in counts.items():
        for part in _parts(run):
            if part in counts:
                inside[part].append(count)
    joint = "" if language == "zh" else " "
    scores: dict[str, float] = {}
    totals: Counter[str] = Counter()
    for run, count in counts.items():
        longer = inside[run]
        value = math.log2(len(run) + 0.6) * (count - (sum(longer) / len(longer) if longer else 0))
        if count > 1 + (language != "zh" and len(run) == 1) and value > 0:
            scores[joint.join(run)] = value
            totals[joint.join(run)] = count
    return scores, totals


def candidates(text: str, language: str, segmenter: Segmenter) -> Iterator[tuple[str, ...]]:
    """Every noun phrase of ``text`` with all its parts that could be one, as tuples of words."""
    for run in _zh_runs(text, segmenter) if language == "zh" else _en_runs(text):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                part = run[start:end]
                if _is_phrase(part, language):
                    yield tuple(word for word, _ in part)


def _zh_runs(text: str, segmenter: Segmenter) -> Iterator[list[tuple[str, str]]]:
    run: list[tuple[str, str]] = []
    for token in segmenter.tokens(text):
        fits = token.tag.startswith(_NOMINAL) and token.word not in FUNCTION_ZH
        if fits and HAN.match(token.word):
            run.append((token.word, token.tag))
            continue
        yield run
        run = []
    yield run


def _en_runs(text: str) -> Iterator[list[tuple[str, str]]]:
    for match in _LATIN_RUN.finditer(text):
        run: list[tuple[str, str]] = []
        for word in english_words(match.group()):
            if word in FUNCTION_EN or len(word) < 2:
                yield run
                run = []
            else:
                run.append((word, "n"))
        yield run


def _is_phrase(part: list[tuple[str, str]], language: str) -> bool:
    last, tag = part[-1]
    if language == "en":
        fits = last not in GENERAL_EN and (len(part) > 1 or len(last) > 3)
    else:
        fits = last not in WEAK_HEADS_ZH and tag.startswith(_HEADS)
        fits = fits and 2 < sum(len(word) for word, _ in part) <= _LONGEST_HAN
    stop = STOP[language]
    return fits and not all(word in stop for word, _ in part)


def _parts(run: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(run)):
        for start in range(len(run) - size + 1):
            yield run[start : start + size]

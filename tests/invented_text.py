"""Chinese and English text that nobody wrote: words of our own, a few of them most of the time, as in any language.

Some seven hundred Chinese words of two to four characters are put together from the pairs of ``invented_text.txt`` with
prefixes, suffixes and compounds, so that a string of characters cut out anywhere occurs within many different words.
The same seed gives the same text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

_LISTS = re.findall(
    r"^\[(\w+)\]\n([^\[]+)", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.MULTILINE
)
WORDS: dict[str, tuple[str, ...]] = {name: tuple(dict.fromkeys(text.split())) for name, text in _LISTS}
"""The word lists by name: pairs and nouns with the most frequent ones first, and what names are made of."""

PREFIXES = "双内外新再高低多跨非"
SUFFIXES = "化性率链制业力度型网群带区法论"
JOINTS = ("and", "while", "because", "although", "where", "so that", "whereas")
TOKENS = ("系统GMM", "TFP", "5G", "R&D", "DID模型", "CO2", "ESG", "GDP", "3D打印", "A股", "Tobit", "VAR", "SaaS", "B2B")
"""Mixed text, as papers have it."""

TOKEN_SHARE = 0.15
"""Of the Chinese sentences; the same share of the gaps between words is a 的."""

FLAT = 15
"""How many of the most frequent words are about as frequent as one another."""


@cache
def vocabulary() -> tuple[str, ...]:
    """The Chinese words, the most frequent ones first."""
    chance = random.Random(1)  # noqa: S311  a sample, no secret
    pairs = list(WORDS["pairs"])
    longer = [chance.choice(PREFIXES) + chance.choice(pairs) for _ in range(110)]
    longer += [chance.choice(pairs) + chance.choice(SUFFIXES) for _ in range(190)]
    longer += [chance.choice(pairs) + chance.choice(pairs) for _ in range(200)]
    chance.shuffle(longer)
    mixed = pairs[:60]
    for number, word in enumerate(pairs[60:]):
        mixed += [word, *longer[number * 3 : number * 3 + 3]]
    return tuple(dict.fromkeys([*mixed, *longer]))


@cache
def _weights(length: int) -> tuple[float, ...]:
    """Zipf's law, flattened at its head: cumulative weights of ``length`` ranks."""
    return tuple(accumulate(1 / (rank + FLAT) for rank in range(length)))


def often(chance: random.Random, ranked: Sequence[str]) -> str:
    """One of ``ranked``, the first ones most often."""
    return chance.choices(ranked, cum_weights=_weights(len(ranked)))[0]


class Writer:
    """Writes titles, phrases and paragraphs; the same ``seed`` writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  a sample, no secret

    def word(self, language: str) -> str:
        """One content word."""
        if language == "zh":
            return often(self.chance, vocabulary())
        return self.chance.choice(WORDS["adjectives"]) + " " + often(self.chance, WORDS["nouns"])

    def title(self, language: str) -> str:
        """What a paper might be called."""
        if language == "zh":
            first, second, third = (self.word("zh") for _ in range(3))
            form = self.chance.choice(
                ("{a}与{b}的{c}研究", "{a}如何影响{b}：来自{c}的证据", "{a}、{b}与{c}", "论{a}{b}的{c}")
            )
            return form.format(a=first, b=second, c=third)
        first, second, third = (self.word("en") for _ in range(3))
        form = self.chance.choice(("{} and {}: evidence from {}", "How {} shapes {}", "On {}, {} and {}"))
        text = form.format(first, second, third)
        return text[0].upper() + text[1:]

    def phrase(self, language: str) -> str:
        """A phrase as evidence quotes it: 6 to 14 characters of Chinese, or 4 to 6 words."""
        if language == "zh":
            return "".join(self._piece() for _ in range(self.chance.randint(3, 5)))[:14]
        return f"{self.word('en')} {often(self.chance, WORDS['verbs'])} {self.word('en')}"

    def sentence(self, language: str, number: str = "") -> str:
        """A sentence with its full stop; it says ``number`` and no other one."""
        return self._chinese(number) if language == "zh" else self._english(number)

    def paragraph(self, language: str, length: int, number: str = "") -> str:
        """Sentences of together about ``length`` characters, the first of which says ``number``."""
        text = self.sentence(language, number)
        joint = "" if language == "zh" else " "
        while len(text) < length:
            text += joint + self.sentence(language)
        return text

    def _piece(self) -> str:
        draw = self.chance.random()
        joint = "的" if draw < TOKEN_SHARE else self.chance.choice(WORDS["function"]) if draw < 2 * TOKEN_SHARE else ""
        return self.word("zh") + joint

    def _clause(self) -> str:
        return "".join(self._piece() for _ in range(self.chance.randint(3, 6)))

    def _chinese(self, number: str) -> str:
        clauses = [self._clause() for _ in range(self.chance.randint(2, 4))]
        if number:
            clauses.append(f"{self.word('zh')}约为{number}")
        if self.chance.random() < TOKEN_SHARE:
            clauses[0] += self.chance.choice(TOKENS)
        return "，".join(clauses) + "。"

    def _english(self, number: str) -> str:
        clauses = [
            f"{self.word('en')} {often(self.chance, WORDS['verbs'])} the {self.word('en')}"
            for _ in range(self.chance.randint(1, 3))
        ]
        text = f" {self.chance.choice(JOINTS)} ".join(clauses)
        if number:
            text += f", by about {number}"
        return text[0].upper() + text[1:] + "."

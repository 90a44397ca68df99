"""The stretches of text that are clustered: paragraphs of a section, merged or cut to about the same length.

Sentences that quote speeches or official texts are left out: papers that quote the same speech are not thereby
papers that treat the same subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from conspectus.model import Article
from conspectus.summarize.sentences import Sentence, sentences

_TARGET = {"zh": 320, "en": 1000}
"""Characters: about as many words in either language (research §4 measured 320 for Chinese)."""
_SHORTEST = 0.3
"""Of the target: what is shorter joins its neighbour, or is left out if it has none."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of a paper: its words without quotations, and the indexes of the paragraphs it comes from."""

    citekey: str
    text: str
    paragraphs: tuple[int, ...]
    section: int | None


def extracts(citekey: str, article: Article) -> tuple[Extract, ...]:
    """The extracts of one paper, in the order of the text."""
    body = [sentence for sentence in sentences(article) if sentence.role != "abstract" and not sentence.quoted]
    target = _TARGET.get(article.metadata.language, _TARGET["en"])
    found: list[Extract] = []
    for section, group in groupby(body, key=lambda sentence: sentence.section):
        found.extend(_cut(citekey, section, list(group), target))
    return tuple(found)


def _cut(citekey: str, section: int | None, body: list[Sentence], target: int) -> Iterator[Extract]:
    pieces: list[list[Sentence]] = [[]]
    for sentence in body:
        full = sum(len(other.plain) for other in pieces[-1])
        opens = sentence.order == 0 and full >= target / 2
        if pieces[-1] and (opens or full + len(sentence.plain) / 2 > target):
            pieces.append([])
        pieces[-1].append(sentence)
    if len(pieces) > 1 and _size(pieces[-1]) < _SHORTEST * target:
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    for piece in pieces:
        if _size(piece) >= _SHORTEST * target:
            numbers = tuple(sorted({sentence.paragraph for sentence in piece}))
            yield Extract(citekey, "".join(sentence.plain + " " for sentence in piece), numbers, section)


def _size(piece: list[Sentence]) -> int:
    return sum(len(sentence.plain) for sentence in piece)

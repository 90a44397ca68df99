"""Sentences of an article with their exact places, and what is said of them before anything is ranked.

Citation marks stay in the article's text but must not count as words: ``Sentence.plain`` is as long as the
sentence and has spaces where marks stand, so that offsets in it are offsets in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.model import Article, CitationMark, Paragraph, Span

_END_ZH = re.compile(r"[。！？!?][”’」』）)\]】]*")
_END_EN = re.compile(r"[.!?][”\"’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|al|vs|etc|Fig|Figs|Eq|Eqs|Tab|Sec|Ch|No|Nos|Vol|vol|pp|p|ed|eds|Dr|Mr|Mrs|Ms|Prof|St|Jr|Inc"
    r"|Ltd|Co|Corp|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_MARKUP = re.compile(r"<sup>.*?</sup>|\^\{[^}\n]{1,40}\}|\^\[[^\]\n]{1,40}\]|[⁰¹²³⁴-⁹]+|[\u2460-\u2473]|\*\*")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_SPEECH_ZH = re.compile(
    r"(?:总书记|主席|总理|党中央|国务院|中央[^，。]{0,8}会议|[一二三]中全会|[一二三四五六七八九十]+大报告|工作报告|规划纲要"
    r"|纲要》|意见》|报告》|决定》|规划》)[^。；]{0,40}?(?:指出|强调|提出|要求|提到|明确|论述|部署|号召)"
)
_SPEECH_EN = re.compile(
    r"\b(?:President|Premier|(?:Prime )?Minister|Chancellor|(?:White|Green) Paper|(?:Party|People's) Congress|"
    r"State Council|government work report)\b[^.]{0,60}?"
    r"\b(?:said|stated|states|stressed|emphasi[sz]ed|called|announced)"
)
_READ = ("body", "lead")
_BACK_MATTER = re.compile(
    r"^(?:参\s*考\s*文\s*献|致\s*谢|附\s*录|注\s*释|作者(?:贡献|简介)|利益冲突|基金项目"
    r"|references|bibliography|acknowledg|appendix|notes$|author contrib|conflicts? of|competing int|funding)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``order`` counts from 0 in its paragraph; ``paragraph`` and ``section`` are indexes."""

    span: Span
    plain: str
    """Its text with spaces in place of citation marks."""
    paragraph: int
    order: int
    section: int | None
    role: str
    cited: bool
    """A citation mark stands in it."""
    quoted: bool
    """It reports an official speech or text, or consists of a quotation for two fifths."""


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's abstract and body, in the order of the text; no back matter, no tables."""
    plain = plain_text(article)
    skipped = _back_matter(article)
    found: list[Sentence] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.role in (*_READ, "abstract") and paragraph.section not in skipped:
            found.extend(_of_paragraph(article, plain, index, paragraph))
    return tuple(found)


def plain_text(article: Article) -> str:
    """The article's text, code point by code point, with spaces in place of citation and footnote marks."""
    chars = list(article.text.text)
    marks = [(mark.start, mark.end) for mark in article.citations if not _is_narrative(article, mark)]
    marks += [match.span() for match in _MARKUP.finditer(article.text.text)]
    for start, end in marks:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _is_narrative(article: Article, mark: CitationMark) -> bool:
    """Whether the cited authors are words of the sentence (``王林（2002）认为``), as no bracket opens the mark."""
    return bool(mark.works) and article.text.text[mark.start] not in "（([［^<"


def split_sentences(text: str) -> list[Span]:
    """The sentences of one paragraph: closing quotes and brackets belong to the sentence, outer spaces do not."""
    zh = "。" in text or "！" in text or "？" in text
    ends = [match.end() for match in (_END_ZH if zh else _END_EN).finditer(text)]
    if not zh:
        ends = [end for end in ends if not _ABBREVIATION.search(text[:end])]
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        if piece.strip() and not (_inside_quotes(piece) and end < len(text)):
            spans.append(Span(start + left, start + len(piece.rstrip())))
            start = end
    return spans


def _inside_quotes(piece: str) -> bool:
    return piece.count("“") > piece.count("”") and len(piece) < 400


def is_speech(plain: str) -> bool:
    """Whether a sentence reports what an official said or an official text states, or is mostly a quotation."""
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(plain))
    return quoted * 5 >= len(plain.strip()) * 2 or bool(_SPEECH_ZH.search(plain) or _SPEECH_EN.search(plain))


def _of_paragraph(article: Article, plain: str, index: int, paragraph: Paragraph) -> list[Sentence]:
    found = []
    for order, inner in enumerate(split_sentences(plain[paragraph.start : paragraph.end])):
        span = inner.shifted(paragraph.start)
        words = span.of(plain)
        cited = any(span.start <= mark.start < span.end for mark in article.citations)
        found.append(Sentence(span, words, index, order, paragraph.section, paragraph.role, cited, is_speech(words)))
    return found


def _back_matter(article: Article) -> frozenset[int]:
    return frozenset(at for at, section in enumerate(article.sections) if _BACK_MATTER.match(section.title.strip()))

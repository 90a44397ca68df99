"""The outline of a paper as statements: every heading belongs to a facet by its own words or its parent's.

In Chinese papers of the social sciences headings are statements ("strengthen original innovation"); they alone
recover more of an author's abstract than any choice of sentences (research §4). Topic sentences that open a
paragraph as a printed heading would (short, without a comma, after an ordinal or alone) are part of the outline.
"""

# ruff: noqa: E501  alternatives of one pattern are read together, and Chinese counts double
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conspectus.model import Article, Section, Span
from conspectus.summarize.sentences import Sentence

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (facet, re.compile(pattern, re.IGNORECASE))
    for facet, pattern in (
        ("limitations", r"不足与|研究局限|局限性|研究展望|limitations|future (?:work|research|directions)"),
        ("contribution", r"边际贡献|主要贡献|创新点|contributions?\b"),
        (
            "recommendations",
            (
                r"路径|对策|建议|着力点|策略|举措|措施|抓手|方略|政策启示|进路|如何|"
                r"recommendations?|implications|pathways?|strateg|policy measures|way forward|what (?:should|to do)"
            ),
        ),
        (
            "theory",
            r"文献综述|文献回顾|研究综述|理论基础|理论框架|理论依据|理论渊源|literature review|related work|theoretical|theory",
        ),
        (
            "method",
            (
                r"研究方法|研究设计|方法与|数据来源|模型(?:构建|设定|设计)|指标体系|变量|样本|材料与|实验(?:设计|方法)|methods?\b|methodology"
                r"|materials|research design|data and|data sources|model specification|identification strategy"
            ),
        ),
        (
            "findings",
            r"实证(?:结果|分析|检验)|结果(?:与|分析|及)|测度结果|研究结果|研究发现|稳健性|结论与讨论|results|findings|robustness",
        ),
        (
            "mechanisms",
            r"机理|机制|逻辑|作用|渠道|传导|影响|效应|动因|因素|关系|条件|机会窗口|mechanisms?|channels?|drivers?|causes|effects?\b|how .+ (?:affects?|shapes?)",
        ),
        (
            "concepts",
            r"内涵|特征|概念|界定|要义|特点|含义|意蕴|类型|特质|本质|concepts?\b|definitions?|characteristics|features|typology",
        ),
        (
            "background",
            (
                r"背景|问题(?:的)?提出|引言|绪论|导论|前言|现状|历史|历程|趋势|机遇|挑战|困境|现实基础|形势|演进|演变|introduction|background"
                r"|context|trends?|challenges|opportunities|history"
            ),
        ),
    )
)
_SILENT = re.compile(
    r"^(?:结\s*语|结\s*论|结\s*束\s*语|余\s*论|总\s*结|讨\s*论|引\s*言|conclusions?|concluding remarks|discussion|summary|introduction)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:的|与|和|及|核心|要义|基本|理论|内涵|时代|科学|现实|特征|关键|主要|逻辑|机理|机制|路径|对策|建议|政策|研究|背景|问题|提出|"
    r"概念|界定|特点|现状|方法|数据|来源|结果|分析|设计|历史|历程|影响|因素|意义|价值|趋势|作用|渠道|方式|基础|内在|现有|文献|综述|"
    r"挑战|机遇|策略|措施|实践|进路|启示|结论|讨论|展望|不足|贡献|变量|选取|说明|模型|构建|设定|检验|实证|稳健性|描述|统计|样本|[、，：:\s])+",
)
_GENERIC_EN = 5
"""An English heading of fewer words is a label (Results, Data and methods), not a statement."""
_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[，、,是]|其[一二三四五]+[，、,是]*|首先[，,]|其次[，,]|再次[，,]|最后[，,]|此外[，,]|另外[，,]|[①-⑩]|First(?:ly)?, |Second(?:ly)?, |Third(?:ly)?, )"
)
_SHORTEST_UNCUED = 9
"""Characters of a heading that no cue speaks of, to be a statement rather than the name of a subject."""
_LONGEST_TOPIC = 42
_TOPIC_SHARE = 0.6
"""Of a section's paragraphs, from which their first sentences are its inner headings."""
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Item:
    """A statement of the outline: its place, its facet, and the sentences that stand under it."""

    span: Span
    facet: str
    section: int | None
    under: tuple[Sentence, ...]
    depth: int
    """Level of the heading; a topic sentence is one deeper than its section."""
    label: bool = False
    """The heading only announces what stands under it ("the mechanism of …")."""


def facets_of_sections(article: Article) -> tuple[str, ...]:
    """The facet of every section of ``article``; an empty string where neither its heading nor a parent says."""
    facets: list[str] = []
    for index, section in enumerate(article.sections):
        parent = _parent(article, index)
        inherited = facets[parent] if parent is not None else ""
        facets.append(_facet_of(section, inherited))
    return tuple(facets)


def outline(article: Article, sentences: tuple[Sentence, ...], facets: tuple[str, ...]) -> Iterator[Item]:
    """The outline's statements in the order of the text: leaf headings that say something, and topic sentences."""
    for index, section in enumerate(article.sections):
        under = tuple(sentence for sentence in sentences if sentence.section == index and sentence.role == "body")
        topics = () if _SILENT.match(section.title) else _topics(under)
        facet = facets[index] or "mechanisms"
        announces = _ends_with_cue(section.title, facet)
        span = title_span(article, section)
        is_leaf = not _is_parent(article, index) and not (topics and announces)
        is_leaf = is_leaf and (bool(facets[index]) or len(section.title) >= _SHORTEST_UNCUED)
        if span and is_leaf and states_something(section.title):
            yield Item(span, facet, index, under, section.level, announces)
        for topic in topics:
            rest = tuple(other for other in under if other.paragraph == topic.paragraph and other.order > topic.order)
            if rest:
                yield Item(topic_span(topic), facet, index, rest, section.level + 1)


def states_something(title: str) -> bool:
    """Whether a heading is more than a label: not a conclusion or introduction, not only general words."""
    title = title.strip()
    if _SILENT.match(title) or _GENERIC.fullmatch(title) or len(title) > _LONGEST_HEADING:
        return False
    return len(title) > 3 and (not title.isascii() or len(title.split()) >= _GENERIC_EN)


def title_span(article: Article, section: Section) -> Span | None:
    """The place of a heading's words without its number."""
    at = article.text.text.find(section.title, section.heading.start, section.heading.end)
    return Span(at, at + len(section.title)) if at >= 0 and section.title else None


def topic_span(topic: Sentence) -> Span:
    """The place of a topic sentence without its ordinal and its full stop."""
    start = ordinal_end(topic.plain)
    return Span(topic.span.start + start, topic.span.start + len(topic.plain.rstrip("。. ")))


def ordinal_end(text: str) -> int:
    """Where a sentence begins once its ordinal (``第一，``) is left out; 0 where it has none."""
    match = _ORDINAL.match(text)
    return match.end() if match and len(text) - match.end() > 4 else 0


def _topics(under: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The first sentences of paragraphs that are built as headings are: numbered ones, or if most of them are."""
    first = [sentence for sentence in under if sentence.order == 0]
    found = [sentence for sentence in first if _is_topic(sentence)]
    numbered = [sentence for sentence in found if ordinal_end(sentence.plain)]
    if len(numbered) > 1:
        return tuple(numbered)
    return tuple(found) if len(found) > 1 and len(found) >= _TOPIC_SHARE * len(first) else ()


def _is_topic(sentence: Sentence) -> bool:
    text = _ORDINAL.sub("", sentence.plain.strip())
    short = 5 <= len(text) <= _LONGEST_TOPIC and not sentence.quoted and not sentence.cited
    return (
        short and not re.search(r"[：:；;？?！!]", text) and len(re.findall("[，,]", text)) <= 1 and text.endswith("。")
    )


def _facet_of(section: Section, inherited: str) -> str:
    own = next((facet for facet, cue in _CUES if cue.search(section.title)), "")
    if not inherited or inherited == "background":
        return own or inherited
    return own if own and _ends_with_cue(section.title, own) and inherited != "recommendations" else inherited


def _ends_with_cue(title: str, facet: str) -> bool:
    cue = dict(_CUES)[facet]
    return any(match.end() == len(title.rstrip()) for match in cue.finditer(title))


def _parent(article: Article, index: int) -> int | None:
    level = article.sections[index].level
    return next((at for at in range(index - 1, -1, -1) if article.sections[at].level < level), None)


def _is_parent(article: Article, index: int) -> bool:
    later = index + 1
    return later < len(article.sections) and article.sections[later].level > article.sections[index].level

"""Numbers as evidence: the value and its unit as printed, the year it holds for and the source it is taken from.

A number counts only with something that makes it a measurement: a unit, a percent sign, a currency. What merely
looks like one is left out: bare years, centuries and decades, dates, labels of figures and sections, ordinals,
names such as 5G or 3D, citation numbers.
"""

# ruff: noqa: E501  alternatives of one pattern are read together, and Chinese counts double
from __future__ import annotations

import re
from bisect import bisect_right

from conspectus.model import Article, Quantity, Span
from conspectus.summarize.sentences import Sentence, sentences

_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE_ZH = r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)"
_MEASURE_ZH = (
    r"(?:个百分点|百分点|美元|日元|欧元|英镑|韩元|港元|卢布|卢比|元人民币|元|吨标准煤|标准煤|吨|千克|公斤|毫克|微克|克/千瓦时|克"
    r"|千瓦时|千瓦|兆瓦|吉瓦|瓦|平方千米|平方公里|平方米|立方米|千米|公里|厘米|毫米|微米|纳米|米|公顷|亩|升|毫升|摄氏度|度"
    r"|个|家|项|条|人次|人|户|种|类|件|台套|台|套|辆|艘|架|座|所|篇|次|倍|成|名|位|只|部|款|批|层|比特|字节|帧|年|个月|天"
    r"|小时|分钟|秒|册|株|头|例|支|张|幅|组|级)"
)
_UNIT_ZH = rf"{_SCALE_ZH}?[余多]?(?:{_MEASURE_ZH})(?:/[\u3400-\u9fff]{{1,3}})?|{_SCALE_ZH}[余多]?(?![\u3400-\u9fff]{{0,1}}分之)"
_SIGNS = r"%|％|‰|‱|℃|°C|°"
_UNIT_EN = (
    r"(?:(?:hundred|thousand|million|billion|trillion)(?:\s+(?:US\s+)?(?!(?:on|of|in|to|and|for|from|by|at|with|or|was|were|is|are|as|over|per|a|the|than)\b)[a-z]+)?|per\s?cent(?:age points?)?"
    r"|percentage points?|basis points?|(?:metric )?tons?|tonnes?|kg|km2?|kWh|[kMGT]Wh?|ha|hectares?|kilomet(?:er|re)s?"
    r"|dollars?|euros?|yuan|yen|pounds?|firms?|companies|enterprises|people|persons?|workers?|employees|jobs|households?"
    r"|students?|respondents?|patients?|participants?|countries|cities|provinces|counties|regions|villages|plants?|patents?"
    r"|papers|articles|vehicles?|units?|robots?|stations?|projects?|times|fold|years?|months?|weeks?|days?|hours?|minutes?"
    r"|observations?|samples?|cases|items?)\b"
)
_NUMBER = re.compile(
    rf"(?P<currency>[$€£¥￥]|US\$|RMB ?)?(?P<value>[-−]?(?:{_DIGITS})"
    rf"(?P<rest>\s*(?P<mid>[%％])?\s*[-–—~～至]\s*(?:{_DIGITS}))?)"
    rf"(?P<gap>[ \u00a0]?)(?P<unit>{_SIGNS}|{_UNIT_ZH}|{_UNIT_EN})?",
)
_BEFORE = re.compile(
    r"(?:[A-Za-z][-–]?|第\s?|[图表式章节注附页卷期号]\s?(?:\d+\s?[、,，和及~～—–-]\s?)*|\d[.．/:：\-–—]|\b(?:Figs?|Figures?|Tables?|Sections?|Chapters?|Eqs?|"
    r"Equations?|Nos?|Vols?|pp?|Part|Step|Type|Article)\.?\s)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[A-Za-z]|\s?(?:世纪|年代|月|日|号|届|版|期|卷|章|节|点钟|[-/]\d)")
_MARK_LEFT = re.compile(r"[\[［^（(]\s*$")
_YEAR = re.compile(
    r"(?<![\d.])(?:1[89]|20)\d\d(?:\s?年?\s?[-–—~～至]\s?(?:(?:1[89]|20)\d\d))?(?=\s?年|[^\d.,，%％A-Za-z年亿万个家]|[.,](?!\d)|$)"
)
_COMPARED = re.compile(r"(?:是|比|较|相比|高于|低于|than in|compared with|from)\s?$")
_SOURCE = re.compile(
    r"(?:根据|依据|据)(?P<zh>[^，。；,;]{2,40}(?:数据库|数据|统计|测算|预测|估计|估算|报告|年鉴|公报|资料|调查)[》]?)"
    r"|(?P<shown>(?<=[，。；])[^，。；,;]{2,24}?(?:统计|数据)(?=显示|表明))"
    r"|(?:[Aa]ccording to|[Bb]ased on (?:data|figures|statistics) (?:from|of|by))\s+(?P<en>[^,.;]{3,60})"
)
_ERA = re.compile(r"(?:最后|最近|过去|之后|以后|后的|近|前|世纪|the (?:last|past|next|first))\s?$")
"""What comes before a number of years that only names a stretch of time."""
_CONTINUES = re.compile(r"\s*(?:其中|同期|同时期|Of these|Among them|In the same)")


def quantities(article: Article) -> tuple[Quantity, ...]:
    """The numbers of the article's abstract and body that measure something, in the order of the text."""
    found: list[Quantity] = []
    before: Sentence | None = None
    context = ("", "")
    for sentence in sentences(article):
        goes_on = before is not None and before.paragraph == sentence.paragraph and _CONTINUES.match(sentence.plain)
        here = of_sentence(sentence, context if goes_on else ("", ""))
        if here:
            context = (here[-1].year, here[-1].source)
        elif not goes_on:
            context = ("", "")
        found.extend(here)
        before = sentence
    return tuple(found)


def within(numbers: tuple[Quantity, ...], span: Span) -> tuple[Quantity, ...]:
    """Those of ``numbers`` (sorted by place) that stand inside ``span``."""
    first = bisect_right(numbers, span.start - 1, key=lambda number: number.span.start)
    return tuple(number for number in numbers[first:] if span.holds(number.span))


def of_sentence(sentence: Sentence, context: tuple[str, str] = ("", "")) -> tuple[Quantity, ...]:
    """The numbers of one sentence; ``context`` is the year and the source of a sentence that this one goes on from."""
    text = sentence.plain
    source = _source(text) or context[1]
    found = []
    for match in _NUMBER.finditer(text):
        if not _is_measurement(text, match):
            continue
        start = match.start("currency") if match["currency"] else match.start("value")
        end = match.end("unit") if match["unit"] else match.end("value")
        found.append(
            Quantity(
                value=re.sub(r"[\s%％]", "", match["value"]),
                unit=" ".join(filter(None, [(match["currency"] or "").strip(), match["unit"] or ""])),
                year=_year(text, start) or context[0],
                source=source,
                span=Span(start, end).shifted(sentence.span.start),
            )
        )
    return tuple(found)


def _is_measurement(text: str, match: re.Match[str]) -> bool:
    if not (match["unit"] or match["currency"]):
        return False
    before = text[: match.start("value")] if not match["currency"] else text[: match.start()]
    if _BEFORE.search(before) or _AFTER.match(text, match.end("value")):
        return False
    if _MARK_LEFT.search(before) and not match["unit"]:
        return False
    unit = match["unit"] or ""
    if unit in ("年", "级", "号") or unit.startswith("year"):
        return _is_duration(text, match)
    return not (text[match.end() :].startswith(("年代", "世纪")))


def _is_duration(text: str, match: re.Match[str]) -> bool:
    if match["unit"] == "级" or _ERA.search(text[: match.start()]):
        return False
    return len(re.sub(r"\D", "", match["value"])) < 4 and "月" not in text[match.end() :][:3]


def _year(text: str, before: int) -> str:
    """The last year named before the number, without those it is only compared with; else the sentence's only year."""
    years = list(_YEAR.finditer(text))
    year = ""
    for match in years:
        if match.end() <= before and not (year and _COMPARED.search(text[: match.start()])):
            year = re.sub(r"\s|年", "", match.group())
    return year or (re.sub(r"\s|年", "", years[0].group()) if len(years) == 1 else "")


def _source(text: str) -> str:
    match = _SOURCE.search(text)
    return next((part.strip() for part in match.groups() if part), "") if match else ""

"""What a statement rests on, guessed from its words; a person decides."""

# ruff: noqa: E501  alternatives of one pattern are read together, and Chinese counts double
from __future__ import annotations

import re

from conspectus.model import Quantity
from conspectus.summarize.cues import is_own
from conspectus.summarize.sentences import Sentence

_DEFINITION = re.compile(
    r"是指(?!向|出|导|引)|指的是|主要指|所谓.{1,20}[，,]是?指|(?:定义|界定)为|(?i:\bdefined as\b|\brefers? to\b|we define)"
)
_OWN = re.compile(
    r"(?:本文|本研究|我们|笔者).{0,30}(?:测算|计算|采用|发现|估计|检验|绘制|收集)|如[图表] ?\d.{0,8}所示|回归结果"
    r"|(?i:\b(?:we|our)\b[^.]{0,40}\b(?:estimates?|measured?|survey(?:ed)?|interview(?:ed)?|collected|find|found|results)\b)"
)
_OFFICIAL_STATISTICS = re.compile(
    r"统计局|统计公报|年鉴|[部委局署行](?:的)?(?:数据|统计)|海关|协会|联合会|世界银行|国际货币基金|世界贸易组织|联合国|数据库|统计数据|据统计"
    r"|(?i:statistics (?:office|bureau)|census|eurostat|world bank|oecd|ministry|customs|official (?:data|figures|statistics))"
)
_CASE = re.compile(
    r"例如|比如|以.{1,20}为例|(?:1[0-9]|20) ?世纪|第[一二三]次(?:工业|产业|科技|技术)革命|回溯|回顾|历史上|(?:1[5-9]\d\d|200\d) ?年"
    r"|(?i:for (?:example|instance)|in the (?:1[5-9]\d0s|(?:nineteenth|twentieth) century)|historically)"
)


def guess_basis(sentence: Sentence, numbers: tuple[Quantity, ...], language: str) -> str:
    """One of the model's ``BASES``."""
    text = sentence.plain
    own = bool(_OWN.search(text)) and is_own(sentence, language)
    sources = " ".join(number.source for number in numbers)
    tests = (
        ("official text", sentence.quoted),
        ("definition", bool(_DEFINITION.search(text))),
        ("own measurement", own),
        ("official statistics", bool(numbers) and bool(_OFFICIAL_STATISTICS.search(text + sources))),
        ("cited study", any(number.source for number in numbers)),
        ("historical case", bool(_CASE.search(text))),
        ("cited study", sentence.cited),
    )
    return next((basis for basis, holds in tests if holds), "assertion")

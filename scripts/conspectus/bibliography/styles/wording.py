"""The words that a reference in a Western style adds to a record, in the language of the entry.

A Chinese work keeps its script in a mixed list and takes Chinese words with it (等, 主编, 译, 第2版); the order
and the punctuation are the style's. Every other work takes English words.
"""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.bibliography.styles.scripts import HAN
from conspectus.model import Work


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; a pair of braces holds the value."""

    language: str
    et_al: str
    conjunction: str
    """Between the last two names of a list, with its blanks; in Chinese as between all of them: 和 would run into the
    names (林文和何晴)."""
    enumeration: str
    """Between all names within a phrase, where the language has a sign for it."""
    no_date: str
    within: str
    """Before the book a chapter is in."""
    page: str
    pages: str
    newspaper_page: str
    """Of a newspaper's page, where the language has a word of its own for it."""
    volume: str
    number: str
    edition: str
    version: str
    edited_by: str
    translated_by: str
    editor: str
    editors: str
    translator: str
    """As a short note behind names."""
    patent: str
    article: str
    accessed: str
    thesis: str
    dataset: str
    database: str
    software: str
    map: str
    talk: str
    preprint: str


ENGLISH = Words(
    language="en",
    et_al="et al.",
    conjunction=" and ",
    enumeration="",
    no_date="n.d.",
    within="In",
    page="p. {}",
    pages="pp. {}",
    newspaper_page="",
    volume="vol. {}",
    number="no. {}",
    edition="{} ed.",
    version="version {}",
    edited_by="edited by {}",
    translated_by="translated by {}",
    editor="Ed.",
    editors="Eds.",
    translator="Trans.",
    patent="patent {}",
    article="article {}",
    accessed="accessed {}",
    thesis="Thesis",
    dataset="Data set",
    database="Database",
    software="Computer software",
    map="Map",
    talk="Paper presentation",
    preprint="Preprint",
)
CHINESE = Words(
    language="zh",
    et_al="等",
    conjunction=", ",
    enumeration="、",
    no_date="无日期",
    within="载",
    page="第{}页",
    pages="第{}页",
    newspaper_page="第{}版",
    volume="第{}卷",
    number="第{}期",
    edition="第{}版",
    version="版本{}",
    edited_by="{}主编",
    translated_by="{}译",
    editor="主编",
    editors="主编",
    translator="译",
    patent="专利号{}",
    article="文章编号{}",
    accessed="访问于{}",
    thesis="学位论文",
    dataset="数据集",
    database="数据库",
    software="计算机软件",
    map="地图",
    talk="会议论文",
    preprint="预印本",
)


def is_chinese(work: Work) -> bool:
    """Whether the entry is set with Chinese words: its title is Chinese, or its authors where the title is neither."""
    if HAN.search(work.title):
        return work.language in ("", "zh", "en") or work.language.startswith("zh")
    others = (*(name.literal for name in work.authors), "" if work.title else work.container)
    return work.language == "zh" and any(HAN.search(text) for text in others)


def words_of(work: Work) -> Words:
    """The words that the entry takes."""
    return CHINESE if is_chinese(work) else ENGLISH

"""What stands above a title and is none: column names, addresses of the journal, kinds of article.

``·农业经济·``, ``【…研究】``, ``人物访谈``, ``ORIGINAL ARTICLE``, ``http://…``. A line is judged by how it is
printed and by the kind of word it ends with; that a title follows is for the caller to know.
"""

from __future__ import annotations

import re

from conspectus.parse.chars import HAN, columns

_WORDS = (
    "综述|论著|研究|专题|专栏|述评|评论|论坛|观察|视点|园地|争鸣|报告|荐稿|首发|笔谈|经济|管理|教育|法学|文学|历史|哲学|社会|政治"
    "|论文|通讯|简报|译文|访谈|专访|对话|特稿|调查|调研|探讨|探索|实践|前沿|聚焦|书评|随笔|经验交流"
)
_COLUMN = re.compile(rf"[【\[［〔·•◆■●\s]*(?:[{HAN}]{{0,6}}(?:{_WORDS}))[】\]］〕·•◆■●\s]*")
_SET_OFF = re.compile(
    rf"(?:[·•◆■●▲★]\s*[{HAN}][{HAN}\s与和及、]{{1,14}}[·•◆■●▲★]|[【［\[〔「]\s*[{HAN}][{HAN}\s与和及、]{{1,14}}[】］\]〕」])"
)
_KIND = re.compile(
    r"(?:original|research|review|regular|full[- ]length|short|brief|special|feature|invited|technical|case)?\s*"
    r"(?:articles?|papers?|communications?|reports?|reviews?|contributions?|editorial|commentary|letters?)",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"Contents lists? available at [A-Z]\w+(?: [A-Z]\w+)?|Available online at .{4,60}", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:journal home\s?page\s*:\s*|[^\s:：]{2,8}[:：]\s*)?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)(?:[\s;；,，]+\S*(?:@|www\.|https?:)\S*)*",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s*(?:——|—|--|－－|:|：)\s*\S")


def is_column(text: str) -> bool:
    """Whether a line can be the name of a journal's column."""
    line = text.strip()
    return bool(_COLUMN.fullmatch(line) or _SET_OFF.fullmatch(line)) and columns(line) <= 20


def set_off(text: str) -> bool:
    """Whether a line is certain to name a column or a kind of article: dots or brackets are set around it."""
    line = text.strip()
    return bool(_SET_OFF.fullmatch(line) or _KIND.fullmatch(line) or _PLATFORM.fullmatch(line))


def is_address(text: str) -> bool:
    """Whether a line holds nothing but addresses: of a journal's site, of its letter box."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def is_subtitle(text: str) -> bool:
    """``——基于三县的比较``: a line that goes on with the title before it."""
    return bool(_SUBTITLE.match(text))

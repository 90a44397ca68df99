"""Labelled fields as papers print them.

``摘　要：``, ``【关键词】``, ``中图分类号:``, ``Key words:``, ``*基金项目：``.
A label stands at the head of a block, in brackets or followed by a colon. Some labels also stand in the middle
of a line, behind another field (``关键词：甲；乙 分类号：F42``) or spliced into a paragraph by a page foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.parse.chars import HAN

_OPEN = r"[【\[［〔〖(（<《「]?\s*"
_CLOSE = r"\s*(?:[】\]］〕〗>》」]\s*[:：]?|[)）]\s*[:：]|[:：])"

_WORDS: tuple[tuple[str, str], ...] = (
    ("abstract", r"摘\s*要|(?:内容|本文|中文|论文)摘要|(?:内容|本文)提要|[內内]容[摘提]要|提\s*要"),
    ("keywords", r"[关關]\s*[键鍵]\s*[词詞]|[关關][键鍵]字|主[题題][词詞]"),
    ("clc", r"中[图圖](?:法)?分[类類][号號]|中文分[类類][号號]|分\s*[类類]\s*[号號]"),
    ("document_code", r"文[献獻][标標][志识識誌][码碼]|文献标识符"),
    ("article_number", r"文章[编編][号號]"),
    ("funding", r"[*＊∗※]?\s*(?:基金[项項]目|项目基金|基金资助|资助项目|基金(?=[:：])|课题项目|项目来源|科研项目资助)"),
    (
        "authors_note",
        (
            r"[*＊∗※#†‡]?\s*(?:作者[简簡][介歷历]|作者介[绍紹]|作者信息|作者单位|第一作者(?:简介)?"
            r"|通[讯信訊]作者(?:简介|簡介)?|通[讯信]地址|作者)(?:\(\w+\)|（\w+）)?"
        ),
    ),
    ("received", r"收稿日期|收稿[时時][间間]|投稿日期|来稿日期"),
    ("revised", r"修回日期|修改稿?日期|修订日期|接受日期|录用日期|定稿日期|责任编辑日期"),
    ("online", r"网络首发(?:日期|时间)|网络出版(?:日期|时间)|在线出版日期|优先出版(?:日期|时间)"),
    ("address", r"网络出版地址|网络首发地址|网络出版网址|URL"),
    ("doi", r"DOI|Doi|doi|DOI号|数字对象唯一标识符?"),
    (
        "citation",
        (
            r"(?:欢迎按以下格式)?引用(?:本文|格式|本文格式)?|本文引用格式|引文格式|Citation Format|Citation"
            r"|Cite(?: this (?:article|paper))?(?: as)?|How to cite(?: this article)?|To cite this article"
        ),
    ),
    ("title_cover", r"题\s*目|论文题目|文章题目"),
    (
        "editor",
        r"[责責]任[编編][辑輯]|责任校对|责\s*编|本文责编|编\s*辑|校\s*对|特约编辑|执行编辑|英文审校|栏目主持人?|Editor",
    ),
    (
        "editor_note",
        r"编者按语?|编者的话|编前语|编辑按语?|主持人语|主持人按|导\s*语|栏目主持人?语|按\s*语|Editor's note",
    ),
    ("abstract_en", r"Abstract|ABSTRACT|A\s?b\s?s\s?t\s?r\s?a\s?c\s?t|Summary|SUMMARY"),
    ("keywords_en", r"(?i:Key\s?-?\s?words?(?: and phrases)?)|Index Terms"),
    ("clc_en", r"CLC\s*(?:number|No\.?)|Chinese Library Classification"),
    ("document_code_en", r"Document\s+code"),
    ("article_number_en", r"Article\s+(?:ID|number|No\.?)"),
    ("funding_en", r"Foundation items?|Fund(?:ing)?(?: project)?s?|Supported by"),
    ("pages", r"(?:本文)?起止页码"),
    ("history", r"Article history"),
    ("source", r"(?:数据|资料|图片|表格)来源|注(?=[:：])|Sources?|Notes?(?=[:：])"),
    ("jel", r"JEL(?:\s*(?:分类号|分类|[Cc]lassification|[Cc]odes?))?"),
    ("received_en", r"Received(?:\s+date)?|Manuscript received"),
    ("thanks", r"致\s*谢|Acknowledge?ments?|Funding statement"),
    (
        "authors_note_en",
        (
            r"Biography|About the authors?|Corresponding author|\*?Correspondence"
            r"|Author(?: Information| bio(?:graphy)?)|E-?mails?(?: address(?:es)?)?"
        ),
    ),
)
_HEAD = re.compile("|".join(f"(?P<{name}>{_OPEN}(?:{words}){_CLOSE})" for name, words in _WORDS))
_ISSN = re.compile(r"(?P<issn>(?:ISSN|CN|国际标准刊号|国内统一刊号|刊号)\s*[:：]?\s*)(?=\d{2})")
_DATED = re.compile(
    r"(?:(?P<received_en>(?:Manuscript )?[Rr]eceived(?: on)?\s+)"
    r"|(?P<history>Revised|Received in revised form|Accepted)\s+"
    r"|(?P<online>Available online|Published online)\s+)(?=\d{1,2} [A-Z]|[A-Z][a-z]+ \d)"
)
_ALONE = re.compile(
    r"[【\[［〔〖]?\s*(?:(?P<abstract>摘\s*要|[内內]容[提摘]要)|(?P<keywords>[关關]\s*[键鍵]\s*[词詞])"
    r"|(?P<abstract_en>Abstract|ABSTRACT|Summary)"
    r"|(?P<keywords_en>(?i:Key\s?words))|(?P<authors_note_en>\*?\s*Corresponding authors?)"
    r"|(?P<history>(?i:A\s?R\s?T\s?I\s?C\s?L\s?E\s+I\s?N\s?F\s?O)))\s*[】\]］〕〗]?\s*[:：.]?\s*"
)
_WIDE = re.compile(
    r"(?:(?P<abstract>摘[\s\u3000]*要|[内內]容[提摘]要)|(?P<keywords>[关關][\s\u3000]*[键鍵][\s\u3000]*[词詞])"
    r"|(?P<abstract_en>(?:Abstract|ABSTRACT)(?=[—–.-]|\s+[A-Z]))"
    r"|(?P<keywords_en>(?:(?i:Key\s?words)|Index Terms)(?=[—–.-]"
    r"|\s{2,})))(?:[\u3000]+|\s{2,}|[—–.-]\s*|(?<=t)\s+|(?<=T)\s+)"
)
_AUTHOR_IS = re.compile(rf"(?P<authors_note>[（(]\s*作者(?:系|为|是|现为)\s*)(?=[{HAN}])")
_BARE = re.compile(
    rf"(?P<abstract>摘\s*要|[内內]容[提摘]要)[ \t]+(?=[{HAN}])"
    rf"|(?P<keywords>[关關]\s*[键鍵]\s*[词詞])[ \t]+(?=[{HAN}A-Za-z])"
    r"|(?P<clc>(?:中[图圖])?分[类類][号號])\s+(?=[A-Z]{1,2}\d)"
    r"|(?P<doi>DOI|doi|Digital Object Identifier)\s+(?=10\.\d{4})"
    r"|(?P<document_code>文[献獻][标標][志识識][码碼])\s+(?=[A-Z]\b)|(?P<article_number>文章[编編][号號])\s+(?=\d{4}-)"
)
"""A label set apart by a blank alone, as where it was bold: running Chinese text has no blank behind these words."""
_INSIDE = re.compile(
    r"(?<!^)[【\[［〔〖*＊]?\s*(?:(?P<clc>中[图圖]分[类類][号號]|中文分类号|(?<![图圖])分\s?[类類]\s?[号號])"
    r"|(?P<document_code>文[献獻][标標][志识識][码碼])|(?P<article_number>文章[编編][号號])"
    r"|(?P<keywords>[关關]\s?[键鍵]\s?[词詞])|(?P<received>收稿日期)|(?P<revised>修回日期|接受日期)"
    r"|(?P<online>网络首发日期|网络出版时间)"
    r"|(?P<funding>基金项目)|(?P<authors_note>作者简介|通[讯信]作者)|(?P<doi>\bDOI|\bdoi)"
    r"|(?P<address>网络出版地址)|(?P<pages>(?:本文)?起止页码)|(?P<editor>(?:本文)?责任编辑)"
    r"|(?P<abstract_en>Abstract)|(?P<keywords_en>Key\s?[Ww]ords|KEY\s?WORDS)|(?P<document_code_en>Document code)"
    r"|(?P<article_number_en>Article ID)"
    r"|(?P<clc_en>CLC number))\s*(?:[】\]］〕〗]\s*[:：]?|[:：])"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A field's name, where its label begins, and where its value begins."""

    name: str
    start: int
    end: int


def label_at_head(text: str) -> Label | None:
    """The label that opens a block, or None."""
    for pattern in (_HEAD, _WIDE, _BARE, _AUTHOR_IS, _ISSN, _DATED):
        if match := pattern.match(text):
            return _found(match)
    match = _ALONE.fullmatch(text)
    return _found(match) if match else None


def labels_inside(text: str) -> tuple[Label, ...]:
    """Labels behind the head of a block, in order."""
    return tuple(_found(match) for match in _INSIDE.finditer(text))


def _found(match: re.Match[str]) -> Label:
    return Label(match.lastgroup or "", match.start(), match.end())

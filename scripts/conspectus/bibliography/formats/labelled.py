"""Files of labelled lines: CNKI's own text (``Title-题名: …``) and NoteExpress's (``{Title}: …``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conspectus.bibliography.formats.records import Field, Record
from conspectus.bibliography.formats.tagged import finished

F = Field

_LABELS = {
    F.KIND: "srcdatabase 来源库 文献类型 referencetype 题录类型",
    F.KEY: "citationkey citekey",
    F.TITLE: "title 题名 标题 篇名 专利名称 标准名称",
    F.TITLE_EN: "englishtitle 英文题名 英文篇名 translatedtitle titletranslated 标题翻译",
    F.AUTHOR: "author 作者 责任者 发明人 inventor 起草人 authors",
    F.EDITOR: "secondaryauthor editor 主编 编者 serieseditor",
    F.TRANSLATOR: "subsidiaryauthor translator 译者",
    F.HOLDER: "applicant 申请人 专利权人 assignee 专利申请人",
    F.CONTAINER: "source 文献来源 来源 刊名 期刊 journal secondarytitle booktitle 报纸 会议论文集",
    F.EVENT: "meeting 会议名称 conference conferencename meetingname",
    F.SERIES: "tertiarytitle series 丛书",
    F.GENRE: "degree 学位 typeofwork thesistype 学位类型",
    F.EDITION: "edition 版本 版次",
    F.PLACE: "placepublished 出版地 place conferencelocation 会议地点",
    F.PUBLISHER: "publisher 出版社 出版者 university 学位授予单位 授予单位",
    F.YEAR: "year 年 年份",
    F.DATE: "pubtime 发表时间 date 日期 出版日期 公开日 publicationdate 发布日期",
    F.VOLUME: "roll 卷 volume 卷号",
    F.NUMBER: "period 期 issue 期号 number 专利号 申请号 标准号 公开号 reportnumber patentnumber standardnumber",
    F.PAGES: "pagecount page pages 页码 页",
    F.DOI: "doi",
    F.URL: "url link 网址 链接",
    F.ACCESSED: "accessdate accessed 访问日期 lastmodifieddate",
    F.SERIAL: "isbn issn isbn/issn issn/isbn 国际标准刊号 书号",
    F.CN: "cn 国内刊号 cn号",
    F.KEYWORDS: "keyword keywords 关键词",
    F.ABSTRACT: "summary abstract 摘要",
    F.NOTE: "notes note 备注 笔记",
    F.LANGUAGE: "language 语言 语种",
    F.NOTHING: "organ 单位 机构 fund 基金 firstduty 第一责任人 clc 中图分类号 authoraddress 作者地址 databaseprovider "
               "nameofdatabase subject authors'address tutor 导师 accessionnumber callnumber label srcdbname 专辑 专题 "
               "下载 被引 download publishtime",
}  # fmt: skip
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split()}
_CNKI = re.compile(r"\s*([A-Za-z/ ]{2,30})-([\u3400-\u9fffA-Za-z]{1,12})\s*[:：]\s?(.*)")
_NOTEEXPRESS = re.compile(r"\s*\{([A-Za-z][A-Za-z /'()-]{1,40})\}\s*[:：]\s?(.*)")
_OPENING = frozenset({F.KIND, F.TITLE})
"""With which a record begins, whichever of them it states first."""


def is_labelled(text: str) -> bool:
    """Whether the text has lines as CNKI or NoteExpress label them."""
    lines = [line for line in text.split("\n", 40)[:40] if line.strip()]
    return sum(_parts(line) is not None for line in lines) >= 2


def read_labelled(text: str) -> Iterator[Record]:
    """The records of a file. A new one begins where the label comes again that began the one before."""
    record: Record | None = None
    opening: Field | None = None
    last = F.NOTHING
    for number, line in enumerate(text.split("\n"), 1):
        found = _parts(line)
        if found is None:
            _continue(record, line.strip(), last)
            continue
        last, value = found
        if record is None or last is opening:
            if record is not None:
                yield finished(record)
            record, opening = Record(number), last if last in _OPENING else opening
        record.add(last, value)
    if record is not None:
        yield finished(record)


def _continue(record: Record | None, line: str, last: Field) -> None:
    if record is None or not line or set(line) <= set("-=*_ "):
        return
    if record.values.get(last):
        record.values[last][-1] += f" {line}"
    else:
        record.rest.append(line)


def _parts(line: str) -> tuple[Field, str] | None:
    """Which field a line states, and its value; None for a line without a known label."""
    if found := _CNKI.fullmatch(line):
        names, value = [found[1], found[2]], found[3]
    elif found := _NOTEEXPRESS.fullmatch(line):
        names, value = [found[1]], found[2]
    else:
        return None
    for name in names:
        if field := _FIELDS.get(re.sub(r"\s+", "", name).lower()):
            return field, value
    return F.NOTHING, value

"""Marks by author and year.

``（张三，2023；李四，2023）``, ``张三（2002）``, ``(Smith & Lee, 2020)``, ``Smith et al. (1999)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conspectus.model import CitationMark, CitedWork, Reference, Span
from conspectus.parse.names import HAN, common_surnames, is_group, is_surname
from conspectus.parse.places import OPENERS
from conspectus.parse.wordlists import word_list

_YEAR = r"(?:1[89]|20)[0-9]{2}"
_YEARS = rf"{_YEAR}[a-z]?(?:\s*[,、]\s*(?:{_YEAR}[a-z]?|[a-z](?![a-z])))*|forthcoming|in press|n\.d\.|待刊"
_GROUP = re.compile(r"\(([^()]{3,400})\)|\[([^()\[\]]{3,400})\](?!\()")
_PIECE = re.compile(
    rf"^\s*(?:(?:参见|参阅|详见|转引自|引自|另见|又见|如|见|如见|see also|see|e\.g\.|cf\.|for example|i\.e\.)[,:\s]*)?"
    rf"(?P<author>[^0-9;()]{{2,90}}?)(?:\s*[,\s]\s*|(?<=[{HAN}]))\(?(?P<years>{_YEARS})\s?年?\)?(?:\s*[:,]\s*(?:pp?\.\s*|第\s*)?(?P<page>[0-9]+(?:\s*[-~—]\s*[0-9]+)?)\s*页?)?\s*$",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    rf"\(\s*(?P<years>{_YEARS})(?:\s*[:,]\s*(?:pp?\.\s*|第\s*)?(?P<page>[0-9]+(?:\s*[-~—]\s*[0-9]+)?)\s*页?)?\s*\)"
)
_CHINESE_LIST = re.compile(
    rf"^(?:[{HAN}]{{2,4}}|[{HAN}]{{1,8}}·[{HAN}·]{{1,12}})(?:\s*(?:、|,|和|与|及|&)\s*(?:[{HAN}]{{2,4}}))*\s*(?:等人?)?$"
)
_NOT_A_NAME = re.compile(
    "(?:方案|报告|纲要|计划|规划|意见|条例|公报|年鉴|办法|通知|标准|指南|白皮书|蓝皮书|时期|年代|年度|同比|截至|数据|资料|图表|来源|北京|上海|广州|天津|南京|武汉"
    "|改革|发展|经济|季度|月份|以来|以后|以前|之前|之后|期间|至今|元年|公元|成立|生于|卒于|首次|全文|修订|试行|单位|版本|第[一二三四五])$"
)
_JOINT = re.compile(rf"\s*[、,&]\s*|(?<=[{HAN}]{{2}})\s*[和与及]\s*(?=[{HAN}]{{2}})")
"""Between two names; 与 after a single character is part of a name (``桑与之``)."""
_LEAD = re.compile(
    "^.*(?:参见|参阅|例如|正如|根据|依据|按照|借鉴|参考|参照|基于|引自|沿用|遵循|以及|其中|同时|此外|来自|如|据|按|由|见|对|在)"
)
_ISSUING = re.compile("(?:课题组|项目组|委员会|统计局|银行|组织|研究院|研究所|联合会|协会|学会|基金会|署)$")
"""Groups that stand in a sentence as the author of a work; others are too often only spoken of."""
_HAN_TAIL = re.compile(
    rf"(?P<names>(?:[{HAN}]{{2,4}}\s*(?:、|,|和|与|及)\s*)*[{HAN}]{{2,4}}?)(?P<more>等人?(?:学者)?)?\s*$"
)
_PLACE_BEFORE = re.compile(r"[A-Z][A-Za-z.]+:\s*$")
"""A place before a colon: what follows it is a publisher (``London: Stonegate (2009)``)."""
_PARTICLES = "[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Tt]en|Mc|Mac|O'"
_CAPITALISED = rf"(?:(?:{_PARTICLES})\s?)*[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ'’\-]+"
_WESTERN_TAIL = re.compile(
    rf"(?P<names>{_CAPITALISED}(?:\s+[A-Z]\.?){{0,2}}(?:\s*,\s*{_CAPITALISED})*(?:\s*,?\s*(?:and|&|和|与|、)\s*{_CAPITALISED})?(?:\s*,?\s*et\s+al\.?|\s*等人?)?)(?:['’]s)?\s*$"
)
_WESTERN_LIST = re.compile(
    rf"^{_CAPITALISED}(?:\s+(?:[A-Z]\.?|{_CAPITALISED})){{0,6}}(?:\s*[,、]\s*(?:[A-Z]\.\s?)*{_CAPITALISED}(?:\s[A-Z]\.?)*)*(?:\s*,?\s*(?:and|&|和|与|、)\s*(?:[A-Z]\.\s?)*{_CAPITALISED})?(?:\s*,?\s*et\s*al\.?|\s*等人?)?$"
)


def author_year_marks(
    folded: str, text: str, spans: Sequence[Span], known: Sequence[Reference]
) -> Iterator[CitationMark]:
    """Author-year marks in ``spans``; ``folded`` is ``text`` in half width, offset for offset."""
    authors = _first_authors(known)
    for span in spans:
        yield from _parenthesised(folded, text, span, authors)
        yield from _narrative(folded, text, span, authors)


def _first_authors(known: Sequence[Reference]) -> frozenset[str]:
    """The names by which a text may call the works of the list: first authors, whole and by family name."""
    names: set[str] = set()
    for reference in known:
        for author in reference.authors[:1]:
            names.update(_plain(form) for form in (author.literal, author.family) if len(form) > 1)
    return frozenset(names)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold().rstrip(".")


def _parenthesised(folded: str, text: str, span: Span, authors: frozenset[str]) -> Iterator[CitationMark]:
    for found in _GROUP.finditer(folded, span.start, span.end):
        works: list[CitedWork] = []
        locator: str | None = None
        for start, end in _pieces(folded, *found.span(found.lastindex or 1)):
            piece = _PIECE.match(folded[start:end])
            if piece is None or not _is_author(piece.group("author"), authors):
                continue
            printed = " ".join(text[start + piece.start("author") : start + piece.end("author")].split())
            works += _works(_without_et_al(printed), piece.group("years"))
            locator = piece.group("page") or locator
        if works:
            yield CitationMark(start=found.start(), end=found.end(), works=tuple(works), locator=locator)


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The citations inside one pair of parentheses: cut at semicolons, and at commas after a year."""
    at = start
    for cut in re.finditer(
        rf";|(?<=[0-9])\s*,(?=\s*[{HAN}A-Z])|(?<=[0-9][a-z])\s*,(?=\s*[{HAN}A-Z])|(?<=[0-9])\s*、(?=\s*[{HAN}])",
        folded[start:end],
    ):
        yield at, start + cut.start()
        at = start + cut.end()
    yield at, end


def _without_et_al(printed: str) -> str:
    """``张三等`` → ``张三``, ``Chen et al.`` → ``Chen``."""
    bare = re.sub(r"(?:等人?(?:学者)?|[,，]?\s*et\s*al\.?|['’]s)\s*$", "", printed)
    return bare.strip(" ,，、") or printed


def _works(author: str, years: str) -> list[CitedWork]:
    """``2019a, b`` cites two works of one year, ``2019, 2021`` two of different years."""
    works: list[CitedWork] = []
    for part in re.split(r"\s*[,、]\s*", years):
        letter_only = len(part) == 1 and works
        works.append(CitedWork(author=author, year=works[-1].year[:4] + part if letter_only else part))
    return works


def _is_author(printed: str, authors: frozenset[str]) -> bool:
    name = re.sub(r"\s+", " ", printed).strip(" ,、")
    if re.search(f"[{HAN}]", name):
        name = re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", name)
        if _plain(re.sub("等人?$", "", name)) in authors:
            return True
        return _is_chinese_author(name)
    first = re.split(r"[\s,&]", name)[0].casefold()
    if first in word_list("not-names"):
        return _plain(name) in authors
    return bool(_WESTERN_LIST.match(name)) or (is_group(name) and name[:1].isupper())


def _is_chinese_author(name: str) -> bool:
    if _NOT_A_NAME.search(name):
        return False
    if _CHINESE_LIST.match(name):
        parts = [part for part in _JOINT.split(re.sub("等人?$", "", name)) if part]
        known = [part for part in parts if is_surname(part[0]) or is_surname(part[:2]) or "·" in part]
        if len(known) == len(parts) or name.endswith(("等", "等人")):
            return name not in OPENERS
    return (is_group(name) and len(name) <= 24) or bool(re.match(rf"^{_CAPITALISED}.*等人?$", name))


def _narrative(folded: str, text: str, span: Span, authors: frozenset[str]) -> Iterator[CitationMark]:
    for found in _NARRATIVE.finditer(folded, span.start, span.end):
        left = max(span.start, found.start() - 80)
        start = _name_start(folded, left, found.start(), authors)
        if start is None:
            continue
        printed = " ".join(text[start : found.start()].split())
        yield CitationMark(
            start=start,
            end=found.end(),
            works=tuple(_works(_without_et_al(printed), found.group("years"))),
            locator=found.group("page"),
        )


def _name_start(folded: str, left: int, end: int, authors: frozenset[str]) -> int | None:
    """Where the name that stands directly before a parenthesised year begins; None where no name does."""
    window = folded[left:end]
    if _NOT_A_NAME.search(window.rstrip()):
        return None
    group = re.search(rf"[{HAN}]{{4,24}}\s*$", window)
    if group and _ISSUING.search(group.group().rstrip()):
        return _group_start(window, left, group.start(), authors)
    han = _HAN_TAIL.search(window)
    if han:
        offset = _first_han_name(han.group("names"), authors, et_al=bool(han.group("more")))
        return None if offset is None else left + int(han.start()) + offset
    western = _WESTERN_TAIL.search(window)
    if western and _PLACE_BEFORE.search(window[: western.start()]):
        return None
    if western and re.split(r"[\s,&]", western.group("names"))[0].casefold() not in word_list("not-names"):
        return left + western.start()
    return None


def _group_start(window: str, left: int, start: int, authors: frozenset[str]) -> int | None:
    """Where an institution that stands before a year begins, behind words that lead to it (``参见``, ``根据``)."""
    run = window[start:].rstrip()
    for length in range(len(run), 3, -1):
        if run[-length:] in authors:
            return left + start + len(run) - length
    lead = _LEAD.match(run)
    bare = run[lead.end() :] if lead else run
    return left + start + len(run) - len(bare) if 4 <= len(bare) <= 12 and "的" not in bare else None


def _first_han_name(names: str, authors: frozenset[str], *, et_al: bool) -> int | None:
    """Where the list of names begins inside ``names``, whose front may hold other words (``根据夏春玉``)."""
    offset: int | None = None
    end = len(names)
    while end > 0:
        start = _han_name_start(names[:end], authors, et_al=et_al or offset is not None)
        if start is None:
            break
        offset = start
        joint = re.search(r"\s*(?:、|,|和|与|及)\s*$", names[:start])
        if not joint:
            break
        end = joint.start()
    return offset


def _han_name_start(words: str, authors: frozenset[str], *, et_al: bool) -> int | None:
    run: re.Match[str] | None = re.search(rf"[{HAN}]+$", words)
    if not run:
        return None
    for length in (4, 3, 2):
        if length <= len(run.group()) and words[-length:] in authors:
            return len(words) - length
    whole = run.group()
    lengths: tuple[int, ...] = (len(whole),) if 2 <= len(whole) <= 3 and run.start() == 0 else ()
    for length in (*lengths, 3, 2):
        name = words[-length:]
        if length <= len(whole) and name[0] in common_surnames() and not _is_word(name, et_al=et_al):
            return len(words) - length if length != 2 else _with_rare_surname(words, whole, length, et_al=et_al)
    bare = _LEAD.sub("", whole)
    if 2 <= len(bare) <= 3 and is_surname(bare[0]) and not _is_word(bare, et_al=et_al):
        return len(words) - len(bare)
    return None


def _with_rare_surname(words: str, whole: str, length: int, *, et_al: bool) -> int:
    """``成蹊`` reads like a name, but all of ``宓成蹊`` is one where a rare surname opens it."""
    bare = _LEAD.sub("", whole)
    longer = len(bare) == 3 and is_surname(bare[0]) and not _is_word(bare, et_al=et_al)
    return len(words) - (3 if longer else length)


def _is_word(name: str, *, et_al: bool) -> bool:
    return not et_al and (
        name in word_list("chinese-words")
        or name[-2:] in word_list("chinese-words")
        or name[:2] in word_list("chinese-words")
        or bool(_NOT_A_NAME.search(name))
    )

"""Decide whether a line or block is a heading by itself: its number, its marks, its length, its punctuation."""

from __future__ import annotations

import re

from conspectus.parse.chars import HAN, columns
from conspectus.parse.numbering import Number, number_at_head

LONGEST = 60.0
"""Columns (Chinese characters); a longer line is a paragraph."""

_STOPS = re.compile(r"[。；;]|[，,、：:]$|\.$")
_SENTENCE_INSIDE = re.compile(rf"[。；]|[{HAN}][.]\s|[.!?]\s+[A-Z]")
_NAMED = re.compile(
    r"(?:[0-9一二三四五六七八九十]{0,2}[、.\s]{0,2})?(?:引\s*言|前\s*言|绪\s*论|导\s*论|导\s*言"
    r"|序\s*言|问题的?提出|研究背景|文献综述|文献回顾|研究综述"
    r"|结\s*语|结\s*论|结束语|余\s*论|小\s*结|总\s*结|讨\s*论|展\s*望|尾\s*声|代?结语|结论与(?:建议"
    r"|启示|展望|讨论|政策建议|政策启示)|结论和(?:建议|启示)"
    r"|结果与(?:讨论|分析)|讨论与(?:结论|展望)|总结与展望|附\s*录.{0,12}|资料与方法|材料与方法"
    r"|对象与方法|研究方法|政策建议|对策建议|启示)[:：]?"
)
_NAMED_EN = re.compile(
    r"(?:introduction|background|related works?|literature review|(?:materials? and )?methods?"
    r"|methodology|data(?: and methods?)?"
    r"|results?(?: and discussion)?|discussions?(?: and conclusions?)?|findings|conclusions?(?: and"
    r" .{3,40})?|concluding remarks"
    r"|limitations?(?: and future (?:work|research))?|future work|appendix(?: [a-z0-9])?(?:[.:] .{1,60})?"
    r"|implications|theoretical (?:background|framework)|case stud(?:y|ies)|evaluation|experiments?"
    r"|summary|statement of need"
    r")[:.]?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"致\s*谢|鸣\s*谢|(?:作者|署名)贡献(?:说明|声明|度)?|利益冲突(?:说明|声明)?|数据(?:可用性"
    r"|可得性|共享)(?:说明|声明)?|支撑数据|伦理(?:说明|声明|审批)"
    r"|acknowledge?ments?|funding(?: statement| information)?|(?:conflicts?|declarations?"
    r"|competing) (?:of )?(?:competing )?interests?"
    r"|(?:authors?['’]? )?contributions?|author contributions? statement|(?:code and )?data (?:and"
    r" code )?availability(?: statement)?|declarations?|ethics(?: statement| approval)?",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"(?:注释[与及和、])?(?:主要)?[参參]\s*考\s*文\s*[献獻](?:[与及和、]注释)?(?:\s*[(（]\s*References?\s*[)）])?|(?:主要)?[参參]考[书書]目|引用文[献獻]|[徵征]引[书書]目|文\s*[献獻]"
    r"|引文出处|征引文献|参考资料"
    r"|参考文献\s*/?\s*References?|references?(?: cited| and notes)?|literature"
    r"|bibliography|works cited|literature cited",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:本刊|本站|本报|期刊)?(?:相关|同类|延伸|推荐|扩展)(?:文献|文章|论文|阅读)(?:链接|推荐|导读"
    r"|列表)?|related (?:literature|articles|papers|reading)s?"
    r"|further reading|recommended reading",
    re.IGNORECASE,
)
_NOTES = re.compile(r"注\s*[释釋]|註\s*釋|注\s*解|尾\s*注|notes|endnotes", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"(?:《[^》]{{2,16}}》|[{HAN}]{{2,5}}|[问答]|Q|A|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    rf"[：:].*(?:[？?。！!]|[{HAN}]{{8}})"
)
_LEAD_IN = re.compile("(?:[的就]是|[认以]为|表明|指出|如下|比如|例如)$")
_CAPTION = re.compile(
    r"(?P<label>(?:图|表|附图|附表)\s?(?:\d{1,2}|[A-Z]\d{0,2}"
    r"|[一二三四五六七八九十]{1,3})(?:\s?[-–.．]\s?\d{1,2})?(?:\s?[(（][a-z][)）])?"
    r"|(?:Fig(?:ure|s)?\.?|Table|Tab\.)\s?\d{0,2}[lI]?(?:\.\d)?)(?P<sep>[\s\u3000:：.]+|(?=[\u4e00-\u9fff《“A-Z]))"
)
_LABELS = re.compile(r"(?:[(（]\d{1,2}[)）]\s*)+")
"""Numbers in brackets and nothing else: the columns of a table."""
_CAPTION_VERB = re.compile(
    r"[\s,，]*(?:显示|所示|表明|反映|给出|列出|展示|描述|报告|可知|可见|中|和图|和表|、|与|至|为|是"
    r"|的|呈现|汇报|shows?\b|presents?\b|reports?\b|gives?\b)"
)


def list_heading(text: str) -> str | None:
    """``references``, ``related`` or ``notes`` where the text is the heading of such a list, else None."""
    bare = text.strip(" \t\u3000[]［］【】〔〕:：*#。.—-")
    if number := number_at_head(bare):
        bare = bare[number.end :].strip()
    for name, pattern in (("references", _LISTS), ("related", _RELATED), ("notes", _NOTES)):
        if pattern.fullmatch(bare):
            return name
    return None


def caption_label(text: str) -> re.Match[str] | None:
    """The label (``图 1``) that opens a caption, or None; ``图1显示…`` is a sentence."""
    match = _CAPTION.match(text)
    if match is None or columns(text) > 150 or _CAPTION_VERB.match(text[match.end() :]):
        return None
    if not re.search(r"\d|[A-Z一二三四五六七八九十]", match["label"][1:]):
        return None
    return None if text.rstrip().endswith("。") and columns(text) > 60 else match


def is_figure_label(label: str) -> bool:
    """Whether a caption's label is that of a figure, not of a table."""
    return label.lstrip("附").lower().startswith(("图", "圖", "f"))


def back_heading(text: str) -> bool:
    """Whether the text heads back matter (thanks, contributions, interests), which is no section of the body."""
    bare = text.strip(" \t\u3000:：*#.")
    if number := number_at_head(bare):
        bare = bare[number.end :].strip()
    return bool(_BACK.fullmatch(bare))


def named_heading(text: str) -> bool:
    """Whether the text is one of the headings that papers print without a number (引言, 结语, Conclusion …)."""
    return bool(_NAMED.fullmatch(text.strip())) or bool(_NAMED_EN.fullmatch(text.strip()))


def numbered_heading(text: str, *, marked: bool = False) -> Number | None:
    """The number of a numbered heading; ``marked`` where Markdown says that it is a heading."""
    number = number_at_head(text)
    if number is None or columns(text) > LONGEST or number.style == "circled":
        return None
    rest = text[number.end :].strip()
    if not rest:
        return number if number.style in {"han", "formal", "han-brackets", "decimal", "roman"} else None
    if _LABELS.fullmatch(rest):
        return None
    if marked:
        return None if _SENTENCE_INSIDE.search(rest.rstrip("。.")) else number
    return number if _reads_as_heading(number, rest) else None


def _reads_as_heading(number: Number, rest: str) -> bool:
    """Without marks of Markdown: no sentence, and the number set apart or glued to few words that are not Latin."""
    if _STOPS.search(rest) or _SENTENCE_INSIDE.search(rest):
        return False
    return number.strong or (_glued(number, rest) and not re.match("[A-Za-z]", rest))


def _glued(number: Number, rest: str) -> bool:
    """``1引言``, ``2.1大数据``: a number set without a space; short, and not a sentence."""
    return number.style in {"arabic", "decimal", "han-brackets", "brackets"} and columns(rest) <= 30


def spoken(text: str) -> bool:
    """Whether a line is somebody's words in an interview: ``记者：……``, ``《某报》：……？``."""
    return bool(_SPOKEN.match(text))


def leads_in(text: str) -> bool:
    """Whether a line leads in to what follows, as the first words of a sentence do: ``需要说明的是``."""
    return bool(_LEAD_IN.search(text.strip()))


def plain_title(text: str) -> bool:
    """Whether an unnumbered line has the look of a heading: short, no stop inside or at the end."""
    if spoken(text) or leads_in(text):
        return False
    return 1 < columns(text) <= 40 and not _STOPS.search(text) and not _SENTENCE_INSIDE.search(text)

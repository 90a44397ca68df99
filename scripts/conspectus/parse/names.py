"""People and groups as reference lists and bylines print them.

A reference list prints names in many forms: ``谭志雄``, ``刘 志 迎``, ``GEREFFI G``, ``LUCAS R E Jr``,
``Sadock, B. J.``, ``Cinnamon S. Bloss``, ``扩大内需战略研究课题组``. This module splits a list of them and
says for each which part is the family name. What is not a person keeps only its literal form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from conspectus.model import Name
from conspectus.parse.wordlists import word_list

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef〇々"
"""The inside of a character class: Chinese characters (``\\w`` would also match letters and digits)."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿ"
_ALL_HAN = re.compile(f"[{HAN}]+")
_SPACED_HAN = re.compile(f"(?<=[{HAN}])[ \t\u3000]+(?=[{HAN}])")
_CAPITAL = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯŁŚŽŠČŞÇ"
INITIALS = re.compile(
    rf"[{_CAPITAL}]{{1,2}}|(?:[{_CAPITAL}][a-z]?\.[ \-‐–]?){{1,5}}[{_CAPITAL}]?"
    rf"|[{_CAPITAL}](?:[ \-‐–][{_CAPITAL}]){{1,3}}"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|JR|SR|[IVX]{2,4}|IV|2nd|3rd)\.?")
_ET_AL_END = re.compile(
    r"[\s,;、]*(?:等人?(?:[编著译撰]+)?|\bet\.?\s*al\b\.?|(?<=[^\x00-\x7f])et\s+al\b\.?"
    r"|(?<=[,，、])\s*(?:他|ほか|외)|\band others\b|\bu\.\s*a\.)[\s.,;。]*$",
    re.IGNORECASE,
)
_ROLE_END = re.compile(
    f"[\\s,，]*[(（]?\\b(?:eds?|editors?|comps?)\\b\\.?[)）]?[\\s.,，]*$|(?<=[{HAN}][{HAN}])[\\s,，]*(?:主编|编著|编译|(?:[,，]\\s*)编|著)[\\s.,，:：]*$",
    re.IGNORECASE,
)
_GROUP_ZH = re.compile(
    "(?:课题组|项目组|研究组|编写组|写作组|编辑组|专家组|工作组|小组|委员会|常委会|学会|协会|联合会|商会|基金会|理事会|大会"
    "|大学|学院|学校|中学|研究院|研究所|研究中心|研究室|教研室|资料室|编辑室|档案室|科学院|设计院|法院|检察院|国务院|医院|实验室|中心|公司|集团|企业|银行"
    "|出版社|杂志社|报社|通讯社|新华社|编辑部|编委会|编辑委员会|博物馆|图书馆|档案馆|书店|书局|社"
    "|政府|办公厅|办公室|办公会|总局|局|司|署|厅|[^王李张刘陈]部|院|处|科|组|联盟|组织|机构|论坛|平台|系统|团|党|委|股份|厂|台|站"
    "|委員会|委員會|學會|協會|大學|學院|研究會|銀行|会社|編輯部|公會|學校|圖書館|図書館|政府|辦公室"
    "|员会|司令部|统计局|央行|联合国|体系|协会)(?:[(（].*[)）])?$"
)
ORIGIN = re.compile(f"^[(（\\[［〔【][{HAN}]{{1,3}}[)）\\]］〕】]\\s*(?=[{HAN}]|[A-Z])")
"""Country or dynasty of an author, as Chinese lists print it before the name: ``[美]``, ``〔日〕``, ``（清）``."""
_ORIGIN_BEHIND = re.compile(f"(?<=[{HAN}])[(（\\[［〔]([{HAN}])[)）\\]］〕]$")
"""The country behind a transliterated name: ``约翰·霍特(英)``."""
_COMMA = re.compile(rf"\s*[,，、]\s*(?:(?:and|und|et)\s+|&\s*|[和与](?=\s|[A-Za-z]|[{HAN}]{{2}}))?")
_AND = re.compile(r"\s+(?:and|und|et)\s+|\s*&\s*|(?<=[A-Z]\.)\s+[ye]\s+(?=[A-Z])|(?<=[A-Za-z.])\s*[和与]\s*(?=[A-Z])")
_AND_OR_SLASH = re.compile(r",?\s+(?:and|und|et|y|e)\s+|\s*/\s*")
_INVERTED = re.compile(
    rf"(?:[a-z]+ ){{0,2}}[{_CAPITAL}][\w’'-]+(?: [{_CAPITAL}]\w+)?, [{_CAPITAL}]\w+(?:[ -][{_CAPITAL}][\w.]*)*"
)
"""A whole name, the family name first, as German, French and Spanish lists print several: ``Moss, Ada et Kell, Bo``."""
_SEMICOLON = re.compile(r"\s*[;；]\s*(?:and\s+|&\s*)?")
_ONE_HAN_NAME_AND = re.compile(f"(?<=[{HAN}])\\s*(?:和|与|及)\\s*(?=[{HAN}])")


_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴班邦保鲍贝本比彼宾波伯勃博布采查达大戴丹道德登邓迪蒂第狄蒂丁东杜顿多厄恩尔法范菲费芬丰冯弗夫福富盖甘冈"
    "高戈哥格葛根贡古圭哈海汉豪赫黑亨胡华怀惠霍基吉季加嘉贾杰金卡凯坎康考柯科克肯孔库夸奎拉莱赖兰朗劳勒雷里理利莉丽列林琳隆"
    "娄卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缪明摩莫默姆木穆内纳娜南尼妮宁纽农诺努欧帕派潘庞培佩彭皮珀平坡普奇齐契恰"
    "强乔切琴琼丘屈让热仁荣茹瑞若撒萨塞赛桑瑟森沙莎山珊尚舍申圣施什史士舒斯丝思松索苏所塔泰坦汤唐陶特腾提廷汀通图托脱瓦万旺"
    "威韦维卫魏温文翁沃乌吾武伍西希锡席夏香肖歇谢辛欣兴休雅亚延扬耶叶伊依易因英永尤于约赞泽扎詹张章珍芝朱茨兹宗祖佐厦迦顾弥茜刘易李"
)
"""Characters that render the sounds of foreign names."""
_FOREIGN_ONLY = frozenset("斯克尔特姆茨弗兹埃蒂塞缪夫佩帕")
"""Those of them that hardly a Chinese given name has."""
_LEGAL_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|Corp|GmbH|Co|PLC|S\.A)\b\.?(?:\s+Ltd\.?)?")
"""What stands behind a comma in the name of a company."""
_SECOND_AUTHORS = frozenset({"恩格斯"})
"""Who is cited with another so often that a comma before the name divides two authors."""


@cache
def _surname_groups() -> dict[str, frozenset[str]]:
    text = resources.files("conspectus.parse").joinpath("data/surnames.txt").read_text(encoding="utf-8")
    groups: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        label, _, names = line.partition(" ")
        groups[label] = frozenset(names.split()) if label == "compound" else frozenset(names)
    return groups


@cache
def common_surnames() -> frozenset[str]:
    """Single-character Chinese family names that most people bear, in simplified and traditional characters."""
    return _surname_groups()["common"] | _surname_groups()["traditional"]


def is_surname(text: str) -> bool:
    """Whether ``text`` is a Chinese family name, of one or two characters."""
    groups = _surname_groups()
    return any(text in groups[label] for label in ("common", "traditional", "rare")) or text in groups["compound"]


def surname_length(name: str) -> int:
    """How many characters of an unspaced Chinese name are its family name: 2 for ``欧阳修``, else 1."""
    return 2 if len(name) >= 3 and name[:2] in _surname_groups()["compound"] else 1


def is_group(printed: str) -> bool:
    """Whether the words name an institution or a group, not a person."""
    text = printed.strip()
    if _ALL_HAN.search(text):
        return _group_in_chinese(_SPACED_HAN.sub("", text))
    parts = re.findall(rf"[{_LETTER}]+", text)
    if any(part.lower() in word_list("institutions") for part in parts):
        return True
    return len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= 6 and "." not in text


def _group_in_chinese(text: str) -> bool:
    if ends_like_group(text):
        return True
    return "·" not in text and len(text) > 8


def ends_like_group(text: str) -> bool:
    """Whether an unspaced Chinese string ends in a word for an institution (``…大学``, ``…课题组``)."""
    return len(text) > 3 and bool(_GROUP_ZH.search(text))


def strip_role(text: str) -> str:
    """A list of people without the role printed behind it (``, eds.``, ``主编``, ``著``)."""
    return _ROLE_END.sub("", text)


def split_name(printed: str) -> Name:
    """One printed name with its parts.

    A country or dynasty in brackets before it (``[美]``, ``（清）``) is no part of the name.

    Blanks inside a Chinese name are dropped from ``literal`` (``刘 志 迎`` → ``刘志迎``); every other literal is
    as printed with runs of blanks made one. A group has neither ``family`` nor ``given``; so has a
    Chinese string whose parts cannot be told apart. Never raises.
    """
    text = " ".join(printed.replace("\u3000", " ").split()).strip(" ,，;；、")
    text = _ORIGIN_BEHIND.sub("", ORIGIN.sub("", text, count=1))
    if _ALL_HAN.search(text):
        return _chinese_name(_SPACED_HAN.sub("", text))
    if is_group(text) and not INITIALS.fullmatch(text.split(",")[-1].strip()):
        return Name(literal=text)
    return _western_name(text)


def _chinese_name(text: str) -> Name:
    if not _ALL_HAN.fullmatch(text):
        return _transliterated_name(text)
    if _group_in_chinese(text):
        return Name(literal=text)
    cut = surname_length(text)
    if len(text) <= 3 or (len(text) == 4 and (cut == 2 or is_surname(text[0]))):
        return Name(literal=text, family=text[:cut], given=text[cut:])
    return Name(literal=text, family=text)


def _transliterated_name(text: str) -> Name:
    """``阿尔文·托夫勒``: the family name stands last; anything else mixed stays literal."""
    parts = re.split("[·•・．.]", text)
    if len(parts) >= 2 and _ALL_HAN.fullmatch(parts[-1].strip()) and len(parts[-1].strip()) > 1:
        return Name(literal=text, family=parts[-1].strip(), given=text[: -len(parts[-1]) - 1].strip())
    return Name(literal=text)


def _western_name(text: str) -> Name:
    text = _without_full_stop(text)
    bare, suffix = _without_suffix(text)
    if "," in bare or "，" in bare:
        family, _, given = bare.replace("，", ",").partition(",")
        if given.strip():
            return Name(literal=text, family=family.strip(), given=given.strip(), suffix=suffix)
        bare = family
    words = bare.split()
    if len(words) < 2:
        return Name(literal=text, family=bare, suffix=suffix)
    cut = _family_first(words)
    if cut:
        return Name(literal=text, family=" ".join(words[:cut]), given=" ".join(words[cut:]), suffix=suffix)
    at = _family_last(words)
    return Name(literal=text, family=" ".join(words[at:]), given=" ".join(words[:at]), suffix=suffix)


def _without_full_stop(text: str) -> str:
    """Drops the stop that ends a list, but not the one of an initial or a suffix."""
    last = text.rpartition(" ")[2].rpartition(",")[2]
    if not text.endswith(".") or INITIALS.fullmatch(last) or _SUFFIX.fullmatch(last):
        return text
    return text[:-1]


def _without_suffix(text: str) -> tuple[str, str]:
    """``LUCAS R E Jr`` → ``("LUCAS R E", "Jr")``; a lone suffix-like word stays a name."""
    head, _, last = text.rpartition(" ")
    if head and _SUFFIX.fullmatch(last) and not (last.isupper() and len(head.split()) == 1 and "," not in head):
        return head.rstrip(" ,"), last.rstrip(".")
    return text, ""


def _family_first(words: list[str]) -> int:
    """How many leading words are the family name where the name is printed family first, else 0."""
    if len(words[0]) > 1 and words[0].isupper() and words[1][1:].islower() and "." not in words[0]:
        return 1
    trailing = 0
    while trailing < len(words) - 1 and INITIALS.fullmatch(words[-1 - trailing]):
        trailing += 1
    if trailing and (not INITIALS.fullmatch(words[0]) or (len(words[0]) > 1 and words[0].isalpha())):
        return len(words) - trailing
    capitals = 0
    while (
        capitals < len(words) and len(words[capitals]) > 1 and words[capitals].isupper() and "." not in words[capitals]
    ):
        capitals += 1
    return capitals if capitals < len(words) else 0


def _family_last(words: list[str]) -> int:
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in word_list("particles"):
        at -= 1
    return at


def split_names(printed: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a printed list, and whether it ends in 等 / et al. Never raises.

    Accepts ``、 ， , ; & and`` between names, families inverted throughout (``Lee, L. L., & Marsh, R. E.``) or
    only first (``Moss, D. D., K. A. Hollis``), and Chinese names with blanks inside.
    """
    text, et_al = strip_et_al(strip_role(printed))
    if not text:
        return (), et_al
    if _SEMICOLON.search(text):
        parts = [part for part in _SEMICOLON.split(text) if part.strip()]
    else:
        parts = _inverted_names(text) or _join_inverted([part for part in _split_list(text) if part.strip()])
    names = tuple(split_name(piece) for part in parts for piece in _joined_chinese(part))
    return names, et_al


def _inverted_names(text: str) -> list[str]:
    """``Moss, Ada, Roe, Cy et Kell, Bo``: names in full, the family name first in each; none where it is not so."""
    *others, last = _AND_OR_SLASH.split(text)
    if not others or not _INVERTED.fullmatch(last):
        return []
    parts = [part for piece in others for part in piece.split(", ")]
    names = [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=False)]
    whole = len(parts) == 2 * len(names) and all(_INVERTED.fullmatch(name) for name in names)
    return [*names, last] if whole else []


def split_inverted(printed: str) -> tuple[Name, ...]:
    """Foreign names in Chinese characters, each with its family name first: ``帕特南，罗伯特``; else none.

    Lists in author-year order print them so, with ``、`` between people. Two Chinese authors between whom a
    comma stands are not taken for one: every character must be one that renders foreign sounds.
    """
    parts = [part.strip() for part in printed.strip(" ,，、").split("、")]
    pairs = [tuple(name.strip() for name in re.split("[,，]", part)) for part in parts]
    if not all(len(pair) == 2 and _is_inverted(*pair) for pair in pairs):
        return ()
    return tuple(
        Name(literal=part, family=family, given=given) for part, (family, given) in zip(parts, pairs, strict=True)
    )


def _is_inverted(family: str, given: str) -> bool:
    if min(len(family), len(given)) < 2 or not _SOUNDS.issuperset(family + given) or given in _SECOND_AUTHORS:
        return False
    chinese = is_surname(family[0]) and is_surname(given[0])
    return not chinese or (len(family + given) > 4 and not _FOREIGN_ONLY.isdisjoint(given))


def _split_list(text: str) -> list[str]:
    """The members of a list; an ``and`` inside the name of one institution does not split it."""
    parts: list[str] = []
    for part in _COMMA.split(text):
        pieces = [piece for piece in _AND.split(part) if piece.strip()]
        whole = len(pieces) > 1 and is_group(part) and not all(is_group(piece) for piece in pieces)
        parts.extend([part] if whole else pieces)
    return parts


def strip_et_al(printed: str) -> tuple[str, bool]:
    """The list without a closing 等 / et al., and whether there was one."""
    text = printed.strip(" \t\r\n,，;；、")
    found = _ET_AL_END.search(text)
    if not found or (found.start() == 0 and text != found.group().strip()):
        return text, False
    return text[: found.start()].rstrip(" ,，;；、"), True


def _joined_chinese(part: str) -> list[str]:
    """``张三和李四``, ``张三 李四`` → two names; a group whose name has 和 in it, and ``张 三``, stay whole."""
    pieces = _ONE_HAN_NAME_AND.split(part)
    if len(pieces) == 2 and (are_people(pieces) or all(ends_like_group(piece) for piece in pieces)):
        return pieces
    spaced = part.split()
    if len(spaced) > 1 and (are_people(spaced) or all(ends_like_group(piece) for piece in spaced)):
        return spaced
    return [part]


def are_people(pieces: Sequence[str]) -> bool:
    """Whether each piece is a whole Chinese name: a family name alone is a part of one (``欧阳 文海``)."""
    compound = _surname_groups()["compound"]
    return all(2 <= len(piece) <= 4 and is_surname(piece[0]) and piece not in compound for piece in pieces)


def _join_inverted(parts: list[str]) -> list[str]:
    """Puts ``Sadock`` and ``B. J.`` back together where the comma stood inside a name."""
    joined: list[str] = []
    for part in parts:
        previous = joined[-1] if joined else ""
        if _belongs_to(previous, part, first=len(joined) == 1, more=len(parts) > 2):
            joined[-1] = f"{previous}, {part}"
        else:
            joined.append(part)
    return joined


def _belongs_to(previous: str, part: str, *, first: bool, more: bool) -> bool:
    if not previous or _ALL_HAN.search(previous) or _ALL_HAN.search(part):
        return False
    if _SUFFIX.fullmatch(part.strip()) or _LEGAL_FORM.fullmatch(part.strip()):
        return True
    if "," in previous or is_group(previous):
        return False
    words = previous.split()
    single = len(words) == 1 or all(word.lower() in word_list("particles") for word in words[:-1])
    if INITIALS.fullmatch(part.strip()):
        return not any(INITIALS.fullmatch(word) for word in words) or single
    given_words = part.split()
    has_initial = any(INITIALS.fullmatch(word) for word in given_words)
    return single and first and ((has_initial and given_words[0][1:2].islower()) or not more or len(given_words) == 1)

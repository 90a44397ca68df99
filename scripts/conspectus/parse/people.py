"""Authors with their affiliations, from bylines, affiliation lines and author notes, in Chinese and English.

Marks tie an author to an institution: ``^{a,b}``, ``<sup>1</sup>``, ``1,2`` set behind the name. Conversions lose
separators, so names run together and into the institution; a family name opens each name, and a place or an
institution's word ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.model import Author
from conspectus.parse.bylines import FOREIGN, is_name, single_spaced_name, split_run
from conspectus.parse.chars import HAN, columns
from conspectus.parse.latin import without_ranks
from conspectus.parse.places import OPENERS

ORG_END = (
    "大学|学院|研究院|研究所|研究中心|中心|科学院|医院|公司|集团|银行|实验室|委员会|协会|学会|党校"
    "|学校|中学|社科院|工程院|设计院|图书馆|博物馆"
    "|出版社|杂志社|编辑部|研究会|研究室|办公室|教研室|研究部|总局|厅|局|部|所|院|系|科|站|室|处|校"
    "|党委|联合会|基金会|报社|智库|事务所"
)
_ORG = re.compile(
    "大学|学院|研究[院所中室会部]|科学院|医院|公司|中心|实验室|委员会|党校|学校|社科院|工程院"
    "|设计院|信息所|管理局|总局|图书馆|集团|银行|杂志社|编辑部|出版社"
)
_ORG_EN = re.compile(
    r"University|College|School|Institute|Department|Departmentof|Academy|Laborator|Hospital"
    r"|Cent(?:er|re)|Faculty|Bureau|Ministry|Company|Co\.|Ltd|Corporation|Universit",
)
_SUPER = re.compile(
    r"<sup>\s*(.*?)\s*</sup>|\^\{([^}]*)\}|\^([A-Za-z\d*,，]{1,8})\^"
    r"|\^([A-Za-z\d*]{1,2}(?![A-Za-z])(?:[,，][a-z\d*](?![A-Za-z]))*)|\$\s*\^\s*\{?([^$}]*)\}?\s*\$"
    r"|[\[［](\d{1,2}(?:[,，]\d{1,2})*)[\]］]"
)
_MARKS = re.compile(
    r"\{(?P<braced>[^}]*)\}|(?P<bare>[\d①-⑨¹²³⁴-⁹⁰a-h*＊\\#†‡'’´`」』,，"
    r" ]*[\d①-⑨¹²³⁴-⁹⁰*＊#†‡'’´`」』\\]|[a-h](?=[\s,，;；]|$)(?:[,，][a-h](?=[\s,，;；]|$))*)"
)
_SEPARATOR = re.compile(r"[\s\u3000,，、;；/／.。|]+|(?:和|与)(?=\S{2,3}(?:[\s,，]|$))")
_LEAD = re.compile(
    r"\s*(?:(?:文|作者|撰文|执笔)\s*[:：/／|]|(?:本刊|本报|本社|特约)记者\s*[:：/／|]?|[（(◎●○■□◆◇▲△★☆])\s*"
)
_HAN_RUN = re.compile(rf"[{HAN}·]+")
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨", "1234567890123456789")
_MAIL = re.compile(r"[\s,，;；(（]*(?:E-?mail|电子邮箱|邮箱|通[讯信]作者)[:：]?.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a byline and the marks behind it."""

    name: str
    marks: tuple[str, ...]


def is_affiliation(text: str) -> bool:
    """Whether a line states institutions: an institution's word, and no sentence."""
    bare = text.strip()
    if columns(bare) > 250 or (bare.endswith(("。", "？", "！")) and columns(bare) > 60):
        return False
    if re.search(f"[{HAN}]", bare):
        starts = bool(re.match(r"[（(]?\s*(?:\d|[a-h])?\s*[.．、]?\s*\S{2,40}", bare))
        strong = (
            bool(re.search(r"\d{6}", bare))
            or bare.startswith(("(", "（"))
            or bool(re.match(r"[\d①-⑨¹²³a-h][.．、\s]?[^\d]", bare))
        )
        return (
            bool(_ORG.search(bare))
            and starts
            and (strong or (columns(bare) < 45 and not re.search(r"[，。：:？]", bare) and _closes_org(bare)))
        )
    return bool(_ORG_EN.search(bare)) and (bool(re.search(r"\d{5}|,", bare)) or columns(bare) < 40)


def _closes_org(text: str) -> bool:
    return bool(re.search(rf"(?:{ORG_END})(?:[\s\u3000]+\S{{2,6}})*(?:\s*\d{{6}})?$", text))


def opens_with_names(text: str) -> bool:
    """Whether a line begins with names that run into an institution."""
    people, rest = read_byline(text)
    return bool(people) and (not rest or bool(_ORG.search(rest) or re.match(r"\s*[\d（(]", rest)))


def read_byline(raw: str) -> tuple[tuple[Person, ...], str]:
    """The names that open a byline with their marks, and what follows them; ``raw`` may hold markup."""
    text = _SUPER.sub(lambda match: "{" + next(filter(None, match.groups()), "") + "}", raw)
    text = text[lead.end() :] if not FOREIGN.match(text) and (lead := _LEAD.match(text)) else text
    text = text.replace("**", "").replace("\\", "")
    if single_spaced_name(text.strip("*＊ ")):
        return (Person("".join(text.strip("*＊").split()), ()),), ""
    people: list[Person] = []
    at = 0
    while at < len(text):
        if separator := _SEPARATOR.match(text, at):
            at = separator.end()
            continue
        names, end = _names_at(text, at)
        if not names:
            break
        at = end
        marks, at = _marks_at(text, at)
        people += [Person(name, ()) for name in names[:-1]]
        people.append(Person(names[-1], marks))
    return tuple(people), text[at:].strip()


def _names_at(text: str, at: int) -> tuple[list[str], int]:
    """Names that begin here and where they end: spaced, alone, run together, or run into an institution."""
    if spaced := re.compile(rf"[{HAN}](?:[ \u3000]{{1,4}}[{HAN}]){{1,3}}(?![{HAN}])").match(text, at):
        name = "".join(spaced.group().split())
        if is_name(name):
            return [name], spaced.end()
    if foreign := FOREIGN.match(text, at):
        return [foreign["name"]], foreign.end()
    run = _HAN_RUN.match(text, at)
    if run is None:
        return [], at
    word = run.group()
    if is_name(word) and not _ORG.search(word):
        return [word], run.end()
    if not _ORG.search(word) and (names := split_run(word)):
        return names, run.end()
    return _names_beforeinstitution_of(word, at)


def _names_beforeinstitution_of(word: str, at: int) -> tuple[list[str], int]:
    """``万某某中国某某中心``: the names end where a place or nation opens the institution's name."""
    if not _ORG.search(word):
        return [], at
    for opener in range(2, min(len(word), 14)):
        head = word[:opener]
        if not word.startswith(OPENERS, opener):
            continue
        names = [head] if is_name(head) else split_run(head)
        if names:
            return names, at + opener
    return [], at


def _marks_at(text: str, at: int) -> tuple[tuple[str, ...], int]:
    match = _MARKS.match(text, at)
    if match is None:
        return (), at
    printed = (match["braced"] or match["bare"] or "").translate(_SUPERSCRIPT)
    if re.fullmatch("['’´`」』l]", printed.strip()):
        return ("1",), match.end()  # how a superscript 1 comes out of character recognition
    return tuple(re.findall(r"\d{1,2}|[A-Za-z]", printed)), match.end()


def read_affiliations(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of mark (empty where none is printed) and institution, in order; town and postcode are left out."""
    plain = re.sub(r"<br\s*/?>", "；", _SUPER.sub(lambda match: next(filter(None, match.groups()), "") + " ", text))
    bare = _MAIL.sub("", plain).strip().strip("()（）").strip()
    parts = _marked_parts(bare.translate(_SUPERSCRIPT))
    if len(parts) == 1 and not parts[0][0]:
        return tuple(
            ("", institution) for piece in re.split(r"[;；]", parts[0][1]) if (institution := institution_of(piece))
        )
    lead = institution_of(parts[0][1]) if not parts[0][0] else ""
    found = [(mark, institution_of(piece)) for mark, piece in parts if mark]
    return tuple(
        (mark, lead + institution if _lacks(institution, lead) else institution)
        for mark, institution in found
        if institution
    )


def _lacks(institution: str, lead: str) -> bool:
    """Whether the part behind a mark is a department of the institution named before all marks."""
    return bool(lead) and not institution.startswith(lead)


_ITEM = re.compile(
    rf"(?:(?<=^)|(?<=[;；,，。\s)）\d]))[(（]?(?P<mark>\d{{1,2}}|[a-h])[)）]?\s*[.．、:：)）(（]?\s*(?=[{HAN}])"
)


def _marked_parts(text: str) -> list[tuple[str, str]]:
    found = list(_ITEM.finditer(text))
    parts: list[tuple[str, str]] = []
    if not found or found[0].start() > 0:
        parts.append(("", text[: found[0].start()] if found else text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        parts.append((match["mark"], text[match.end() : following.start() if following else len(text)]))
    return [part for part in parts if part[1].strip(" ;；()（）")] or [("", text)]


_TOWN = re.compile(rf"[\s,，、]*(?:(?:[{HAN}]{{2,6}}[省市区县]?[\s,，]*){{0,2}})\d{{6}}.*$")


def institution_of(printed: str) -> str:
    """``某某大学 某某学院, 城市 100872`` → ``某某大学某某学院``."""
    text = printed.strip(" \t\u3000;；。.()（）,，'’")
    text = re.split(r"[,，]", text)[0]
    separate = re.sub(rf"(?<=[\s\u3000])[{HAN}]{{2,4}}[\s\u3000]*\d{{6}}.*$|[\s\u3000]+\d{{6}}.*$", "", text)
    text = separate if separate != text else _without_glued_town(text)
    text = re.sub(rf"[\s\u3000]+(?:{'|'.join(OPENERS)})(?:[\s\u3000]+[{HAN}]{{2,4}})?$", "", text.strip())
    return "".join(text.split()) if re.search(f"[{HAN}]", text) else text.strip()


def _without_glued_town(text: str) -> str:
    match = re.search(rf"(?P<body>.*(?:{ORG_END}))[{HAN}]{{2,3}}\d{{6}}.*$", text)
    return match["body"] if match else re.sub(r"\d{6}.*$", "", text)


def resolve(people: Sequence[Person], institutions: Sequence[tuple[str, str]]) -> tuple[Author, ...]:
    """Authors with the institutions that their marks point at; without marks all share a single institution."""
    by_mark = {mark: institution for mark, institution in institutions if mark}
    names = tuple(institution for _, institution in institutions)
    authors: list[Author] = []
    for person in people:
        own = tuple(by_mark[mark] for mark in person.marks if mark in by_mark)
        shared = names if not own and len(set(names)) == 1 else ()
        authors.append(Author(person.name, affiliations=tuple(dict.fromkeys(own or shared))))
    return tuple(authors)


def latin_names(raw: str) -> tuple[str, ...]:
    """The names of a byline in Latin letters, without marks; they end where an institution begins."""
    text = _SUPER.sub(" ", raw).replace("*", " ").replace("\\", "")
    text = text[: cut.start()] if (cut := _ORG_EN.search(text)) else text
    text = re.split(r"[(（]|\d\s*\(", text)[0]
    bare = re.sub(r"[\d¹²³⁴-⁹⁰†‡§'’´`」]+", "", text)
    parts = re.split(r"\s*[,，;；、]\s*(?:and\s+|&\s*)?|\s+and\s+|\s+&\s+", bare)
    return tuple(
        name
        for part in parts
        if (name := " ".join(part.split()).strip(" .")) and re.search("[A-Za-z]{2}", name) and len(name) < 50
    )


_LETTERED = re.compile(r"(?<=[a-zà-ÿ.])\s([a-h](?:,[a-h])*)(?:,\s*[*⁎†‡])?(?=\s*(?:,|;|$|\sand\s|\s&\s))")
"""``Ada L. Brook a,*, Ken Ito b``: letters that lost their raised place."""


def latin_people(raw: str) -> tuple[Person, ...]:
    """Names in Latin letters with their marks."""
    text = (
        _SUPER.sub(lambda match: "{" + next(filter(None, match.groups()), "") + "}", raw)
        .replace("\\", "")
        .replace("**", "")
    )
    text = _LETTERED.sub(r"{\1}", without_ranks(text))
    text = re.sub(r"\s*\((\d|[a-z])((?:,\s*(?:\d|[a-z]))*)\)", r"{\1\2}", text)
    found: list[Person] = []
    for match in re.finditer(
        r"(?P<name>[A-ZÀ-Ý][^\d{},;¹²³⁴-⁹*†‡]*?)\s*(?P<marks>\{[^}]*\}"
        r"|[\d¹²³⁴-⁹][\d,¹²³⁴-⁹]*)?\s*[*†‡]*\s*(?:,\s*(?:and\s+)?|;|\s+and\s+|\s+&\s+|$)",
        text,
    ):
        name = " ".join(match["name"].split()).strip(" .")
        marks = tuple(re.findall(r"\d{1,2}|[a-z]", (match["marks"] or "").translate(_SUPERSCRIPT)))
        if re.search("[A-Za-z]{2}", name):
            found.append(Person(name, marks))
    return tuple(found)


def latin_affiliations(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of mark and institution from affiliation lines in Latin letters."""
    bare = (
        _SUPER.sub(lambda match: "{" + next(filter(None, match.groups()), "") + "} ", text)
        .translate(_SUPERSCRIPT)
        .strip()
    )
    parts = re.split(r"(?:^|(?<=[;.\s（(]))(?!\d[A-Z]{2}\b)[({]?(\d{1,2}|[a-h])[)}]?[.．)]?\s*(?=[A-ZÀ-Ý])", bare)
    if len(parts) < 3:
        return tuple(("", name) for piece in bare.split(";") if (name := _latin_institution(piece)))
    return tuple((mark, _latin_institution(name)) for mark, name in zip(parts[1::2], parts[2::2], strict=False))


_LATIN_TOWN = re.compile(r",\s*[^,]*\b(?:\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b[^,]*(?:,\s*[A-Z][A-Za-z. ]+)?$")
_ADDRESS = re.compile(r"[*⁎\s]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _latin_institution(printed: str) -> str:
    """``School of X, River University, Town 10001, Country`` without town, postcode and country."""
    text = _ADDRESS.sub("", printed).strip(" .;,()（）")
    bare = _LATIN_TOWN.sub("", text)
    return (bare if bare != text else _without_town_and_country(text)).strip(" ,")


def _without_town_and_country(text: str) -> str:
    """The last two parts name a town and a country where neither names an institution and one before them does."""
    parts = text.split(",")
    plain = [re.fullmatch(r"\s*[A-ZÀ-Ý][\w.’' -]*", part) and not _ORG_EN.search(part) for part in parts[-2:]]
    return ",".join(parts[:-2]) if len(parts) > 2 and all(plain) and _ORG_EN.search(parts[-3]) else text

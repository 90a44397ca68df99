"""What notes say of the authors: ``作者简介：…``, ``作者单位：甲、乙，某大学；丙，某院``, ``（作者系某大学教授）``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from conspectus.model import Author
from conspectus.parse.bylines import is_name
from conspectus.parse.chars import HAN
from conspectus.parse.people import ORG_END, Person, institution_of, read_affiliations, resolve

_NOTE_LABEL = re.compile(r"^[*＊※#]?\s*[【\[]?\s*\S{2,6}简介\s*[】\]]?\s*[:：]?\s*")
_NOTE_PERSON = re.compile(
    rf"(?:^|[;；。]\s*)(?P<name>[{HAN}](?:["
    rf" \u3000]?[{HAN}]){{1,3}})\s*(?:[(（][^)）]*[)）])?\s*[,，]\s*(?P<rest>[^;；]*)"
)
_POST = (
    "副?教授|讲师|助教|副?研究员|助理研究员|助理|博士后?|硕士|本科|研究生|主任|副主任|院长|副院长"
    "|所长|副所长|校长|副校长|书记|副书记|会长|主编|编辑|编审"
    "|工程师|高级工程师|馆员|副?研究馆员|处长|科长|部长|经理|学生|教师|实习研究员|特聘|讲席|首席"
    "|客座|兼职|在读|党委|常务|执行"
)
_NOTE_ORG = re.compile(
    rf"(?P<org>[{HAN}A-Za-z“”]{{2,40}}?(?:{ORG_END})(?:[{HAN}]{{0,12}}(?:{ORG_END}))*(?:[（(][{HAN}]{{2,8}}[)）])?)(?=(?:{_POST}|[,，、;；。（(\s]|$))"
)


_STARRED_AUTHOR = re.compile(
    rf"[*＊※\s]*(?P<name>[{HAN}]{{2,4}})\s*(?:[（(][^）)]{{2,12}}[）)])?\s*[,，]\s*[{HAN}]{{2,20}}(?:大学|学院|研究院|研究所|中心|党校|社科院)"
)


def opens_with_author(note: str) -> str | None:
    """The name that opens a note without a label: ``* 某某，某大学某学院，邮政编码：…；某某，…``."""
    match = _STARRED_AUTHOR.match(note)
    return match["name"] if match and is_name(match["name"]) else None


def people_in_note(note: str) -> tuple[Author, ...]:
    """The persons that an author note (``作者简介：…``) presents, each with the institution named first."""
    text = _NOTE_LABEL.sub("", note.strip(), count=1).lstrip("*＊※ ")
    found: list[Author] = []
    for match in _NOTE_PERSON.finditer(text):
        name = "".join(match["name"].split())
        presented = re.match(r"\s*(?:男|女|博士|硕士|教授|\d{4})", match["rest"])
        if is_name(name) or (presented and len(name) <= 4):
            found.append(Author(name, affiliations=_first_institution(match["rest"])))
    return tuple(found)


def _first_institution(text: str) -> tuple[str, ...]:
    match = _NOTE_ORG.search(
        re.sub(r"^(?:男|女)[,，]|(?<=[,，])(?:男|女|[{HAN}]{1,3}族|\d{4}年.{0,3}生|[{HAN}]{2,8}人)[,，]", "", text)
    )
    return (match["org"],) if match else ()


_IS_WITH = re.compile(
    r"(?P<name>(?:[A-Z]\. ?)*[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)*) (?:is|are) with (?:the )?"
    r"(?P<place>[A-Z][^(;]*?)(?=\s*\(|;|\.\s+[A-Z]|\.?$)"
)
_TOWN_BEHIND = re.compile(r"(?<=[a-z]),\s*[A-Z][a-z]+(?:,\s*[A-Z]{2}\s*\d{5}.*|,?\s*[A-Z][a-z]+)?$")


def are_with(text: str) -> Mapping[str, str]:
    """``J. Doe is with the Department of X, Y University, Town, ST 10001``: family name and institution."""
    found: dict[str, str] = {}
    for match in _IS_WITH.finditer(" ".join(text.split())):
        place = match["place"].strip(" ,")
        found[match["name"].split()[-1]] = _TOWN_BEHIND.sub("", place) if place.count(",") > 1 else place
    return found


_OF_NAMES = re.compile(rf"\s*(?P<names>[{HAN}](?:[{HAN}、，, \u3000])*?)\s*[，,:：]\s*(?P<place>[{HAN}]{{4,}}.*)")
_EDITORS = re.compile(r"[。.；;\s]*(?:责任编辑|责任校对|责编|编辑|校对)\s*[:：]?.*$")


def stated_institutions(people: Sequence[Person], note: str) -> Mapping[str, tuple[str, ...]]:
    """For each name the institutions that a note (without its label) states; without names they are everyone's."""
    text = _EDITORS.sub("", note.strip()).strip(" \u3000()（）。")
    known = {person.name for person in people}
    found: dict[str, tuple[str, ...]] = {}
    for piece in re.split(r"[;；]", text):
        match = _OF_NAMES.fullmatch(piece)
        names = ["".join(name.split()) for name in re.split(r"[、，,]", match["names"])] if match else []
        if match and names and all(name in known for name in names):
            found |= dict.fromkeys(names, _first_institution(match["place"]) or (institution_of(match["place"]),))
    if found:
        return found
    if re.match(r"\s*[(（]?\d", text):
        return {author.name: author.affiliations for author in resolve(people, read_affiliations(text))}
    shared = _first_institution(text)
    return dict.fromkeys(known, shared) if shared and not re.search(r"[;；]", text) else {}

"""Issue lines: the journal, year, volume, issue and pages that a page head or foot prints.

``某某学刊 2024年第2期``, ``第31卷第4期　某某学报　2022年8月``, ``Journal of X, Vol. 29, No. 3, 2022, pp. 211-224``,
``Journal of X 58(1), 2024, 7–19``. What is left when numbers and their words are taken out is the journal's name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from conspectus.parse.chars import HAN, columns, is_latin

_LONGEST = 75.0
_NUMBER_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("doi", re.compile(r"(?:doi\s*[:.]?\s*|https?://(?:dx\.)?doi\.org/)10\.\S+", re.IGNORECASE)),
    (
        "pages",
        re.compile(
            r"(?:\bpp?\.?\s*|[页頁]\s?|(?<=[,:]\s)|(?<=[,:])|(?<=期\s))(?P<v>[A-Z]?\d{1,5}\s?[-–—~]\s?[A-Z]?\d{1,5})(?!\d)(?:\s*页)?"
        ),
    ),
    ("both", re.compile(r"(?<![\d.])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)")),
    ("dotted", re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s?[./]\s?(?P<issue>0?[1-9]|1\d|2[0-4])(?![\d.])")),
    ("whole", re.compile(r"\(?总第?\s?\d+\s?期\)?")),
    ("volume", re.compile(r"第\s?(?P<v>\d+)\s?卷|\bvol(?:ume)?\.?\s?(?P<w>\d+)|Vol\.\s*(?P<x>\d+)", re.IGNORECASE)),
    ("issue", re.compile(r"\(?第?\s?(?P<v>\d{1,3})\s?期\)?|\bno\.?\s?(?P<w>\d+)|\bissue\s(?P<x>\d+)", re.IGNORECASE)),
    ("year", re.compile(r"\(?(?<!\d)(?P<v>(?:19|20)\d{2})(?!\d)\)?\s?年?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?")),
    (
        "month",
        re.compile(
            r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
            r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?=\W|$)",
            re.IGNORECASE,
        ),
    ),
)
_CHINESE_DATE = re.compile(r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月")
_LEAST_NAME = 4.0
"""Columns of a journal's name where ``2021.10`` is all that says that a line is an issue line."""
_JOURNAL = re.compile(f"[{HAN}A-Za-zÀ-ɏ][{HAN}A-Za-zÀ-ɏ&()’'·. \\-]*")
_PART = "[,，;；:：/|·•\\s]+"


_NEWSPAPER = re.compile(
    rf"《?(?P<journal>[{HAN}]{{2,12}}(?:报|報))》?\s*\(?\s*(?P<year>(?:19|20)\d{{2}})\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日"
    r"\s*(?:第?\s*[\dA-Z]+\s*版)\s*\)?"
)
"""``《某某日报》（2023年05月12日 第 09 版）``"""
_VOLUME_OF_YEAR = re.compile(
    r"(?:[^/|]{3,80}\s[/|]\s)?(?P<journal>[A-Z][A-Za-z&:,'’ -]{3,60}?)\s(?P<volume>\d{1,4})\s?"
    r"\((?P<year>(?:19|20)\d{2})\)\s(?P<pages>\d{1,5}\s?[-–—]\s?\d{1,5}|\d{5,7})"
)
"""``Journal of X 112 (2019) 45–61``; in running heads behind the authors and a stroke: ``A. Doe / Journal of X …``."""
_NAMED = re.compile(
    r"《(?P<journal>[^《》]{2,20})》\s*(?:[（(](?:月刊|半月刊|双月刊|旬刊|周刊|季刊|半年刊)[)）])"
    rf"|(?:\d{{1,4}}\s+)(?P<head>[{HAN}]{{2,16}}(?:[学學][报報]|[学學]刊)(?:[(（][{HAN}]{{2,8}}版[)）])?)\s+(?:19|20)\d{{2}}\s?年"
    rf"|(?P<side>[{HAN}]{{2,16}}(?:[学學][报報]|[学學]刊)(?:[(（][{HAN}]{{2,8}}版[)）])?)\s+(?:19|20)\d{{2}}\s?年\s+\d{{1,4}}"
)


def journal_named(text: str) -> str | None:
    """The journal that a line names: ``《某某》（月刊）``, or beside page and year ``90 某某学报 2021年``."""
    match = _NAMED.fullmatch(text.strip())
    return next((name for name in match.groups() if name), None) if match else None


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue line states; None where it does not."""

    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def issue_of(text: str) -> Issue | None:
    """The issue that a line names, or None where the line is something else."""
    rest = " ".join(unicodedata.normalize("NFKC", text).replace("《", "").replace("》", "").split())
    if columns(rest) > _LONGEST or rest.startswith("["):
        return None
    if stated := _stated_whole(rest):
        return stated
    found: dict[str, str] = {"date": dated.group()} if (dated := _CHINESE_DATE.search(rest)) else {}
    for name, pattern in _NUMBER_WORDS:
        for match in pattern.finditer(rest):
            _note(found, name, match)
        rest = pattern.sub(" | ", rest)
    return _checked(found, [part for part in re.split(r"\s*[|,;:/·•]\s*", rest) if part.strip(" .")])


def _stated_whole(line: str) -> Issue | None:
    """Lines of a fixed form: a newspaper's day and page, a journal's volume with the year in brackets."""
    if match := _NEWSPAPER.fullmatch(line):
        return Issue(match["journal"], int(match["year"]))
    match = _VOLUME_OF_YEAR.fullmatch(line)
    if match is None or not _looks_like_journal(match["journal"]):
        return None
    pages = re.sub(r"\s?[-–—]\s?", "-", match["pages"]) if not match["pages"].isdigit() else None
    return Issue(match["journal"], int(match["year"]), match["volume"], None, pages)


def _note(found: dict[str, str], name: str, match: re.Match[str]) -> None:
    groups = match.groupdict()
    if name in ("both", "dotted"):
        for part, value in groups.items():
            found.setdefault(part, value.lstrip("0"))
    if name in ("dotted", "month"):
        found[name] = match.group()
    elif name in ("volume", "issue", "year", "pages") and name not in found:
        found[name] = next((value for value in groups.values() if value), "")


def _checked(found: dict[str, str], rest: list[str]) -> Issue | None:
    """An issue line names an issue, or a volume and a year, and besides them nothing but a journal and a page.

    The second line of a masthead names the journal in English between the date in Chinese and in English,
    and so does a first line that leaves volume and issue to the second.
    """
    words = [part.strip(" .") for part in rest if not re.fullmatch(r"[\d\s.—–-]*", part)]
    dated_twice = "month" in found and "date" in found and len(words) == 1
    if "issue" not in found and not ("volume" in found and "year" in found) and not dated_twice:
        return None
    if "dotted" in found and not (words and columns(words[0]) >= _LEAST_NAME):
        return None
    if len(words) > 1 or (not words and "year" not in found):
        return None
    if words and not (_JOURNAL.fullmatch(words[0]) and _looks_like_journal(words[0])):
        return None
    year = int(found["year"]) if "year" in found else None
    pages = re.sub(r"\s?[-–—~]\s?", "-", found["pages"]) if "pages" in found else None
    return Issue(words[0] if words else None, year, found.get("volume"), found.get("issue"), pages)


def _looks_like_journal(words: str) -> bool:
    if is_latin(words):
        return (
            words[:1].isupper()
            and columns(words) <= 45
            and sum(word[:1].isupper() for word in words.split()) >= len(words.split()) / 2
        )
    return 2 <= columns(words) <= 25

"""In which order a list by author and year stands: how names and titles are alphabetised, whatever their script.

Chinese names sort by pinyin, the family name as it is read in names (单 is shan); a family name in Latin letters
by its letters, without accents, blanks and case, a particle as the record has it. APA, Chicago and MLA use one
alphabet; GB/T 7714 (§9.2.1 of 2015) keeps the scripts apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pypinyin import Style, lazy_pinyin

from conspectus.bibliography.keys import surname_reading
from conspectus.bibliography.styles.chicago import unsigned
from conspectus.bibliography.styles.gbt.terms import terms_of
from conspectus.bibliography.styles.mla import opening_people
from conspectus.bibliography.styles.people import family, given, named
from conspectus.bibliography.styles.scripts import CYRILLIC, HAN, KANA, LATIN
from conspectus.bibliography.styles.western import Kind, kind_of
from conspectus.model import Name, Work
from conspectus.parse.names import split_name

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\w)", re.IGNORECASE)

SortKey = tuple[object, ...]
"""Compares with keys of the same style only."""
_Reading = tuple[str, str, str, str]


def sort_key(work: Work, style: str) -> SortKey:
    """Where the work stands in a list of ``style`` (a name of :data:`~conspectus.model.STYLES`)."""
    group = _script_group(work) if style.startswith("gbt") else 0
    people = tuple(_read(name) for name in opening(work, style))
    title = _title_reading(work.title)
    heading = people or (title,)
    if style == "mla":
        return (group, heading, title)
    return (group, heading, _dated(work, undated_first=style == "apa"), title)


def opening(work: Work, style: str) -> tuple[Name, ...]:
    """The people whose names open the entry: authors, else editors of a whole book; empty where the title does."""
    if style == "mla":
        people = opening_people(work)
        if people or named(work.authors):
            return people
    if style.startswith("gbt"):
        return _opening_gbt(work, anonymous=style.endswith("author-year"))
    if style == "chicago" and unsigned(work):
        return (Name(work.container),)
    if named(work.authors) or work.holders:
        return named(work.authors) or work.holders
    return () if kind_of(work) is Kind.CHAPTER else work.editors


def _opening_gbt(work: Work, *, anonymous: bool) -> tuple[Name, ...]:
    """A patent's holder comes first; an anonymous work has 佚名 or Anon in the author-year system (§8.1)."""
    people = (work.holders if work.type == "P" else ()) or work.authors
    if not people and not work.container:
        people = work.editors
    return people or ((Name(terms_of(work).anonymous),) if anonymous else ())


def _dated(work: Work, *, undated_first: bool) -> tuple[int, str, str]:
    """Undated works come first in APA (§9.46), elsewhere behind the dated; what is in press comes last."""
    year = work.year or work.date[:4]
    if not year:
        return (0 if undated_first else 2, "", "")
    return (1 if year[0].isdigit() else 3, year, work.date)


@cache
def _read(name: Name) -> _Reading:
    if not HAN.search(name.literal + name.family):
        return (_letters(family(name)), "", _letters(f"{given(name)} {name.suffix}"), "")
    person = name if name.family and name.given else split_name(name.literal)
    if not (person.family and person.given) or not person.literal.startswith(person.family):
        return (_pinyin(name.literal), name.literal, "", "")
    return (surname_reading(person.family), person.family, _pinyin(person.given), person.given)


@cache
def _title_reading(title: str) -> _Reading:
    text = title.lstrip("“”‘’\"'《〈「『")
    if HAN.search(text):
        return (_pinyin(text), text, "", "")
    return (_letters(_ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text), "", "", "")


def _pinyin(text: str) -> str:
    return _letters("".join(lazy_pinyin(text, style=Style.NORMAL)))


def _letters(text: str) -> str:
    """Letters and digits without accents and case, as both scripts are compared."""
    plain = unicodedata.normalize("NFKD", text.translate({ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"}))
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


def _script_group(work: Work) -> int:
    """Chinese, Japanese, Western, Russian, other: the groups and their order of GB/T 7714—2015 §9.2.1."""
    text = "".join(name.literal for name in work.authors) + work.title
    if KANA.search(text) or work.language == "ja":
        return 1
    if HAN.search(text):
        return 0
    if CYRILLIC.search(text):
        return 3
    return 2 if LATIN.search(text) else 4

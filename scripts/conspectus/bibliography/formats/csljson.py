"""Items of CSL-JSON, as Zotero and Better BibTeX export them, as works."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from conspectus.bibliography.entries import language_of
from conspectus.bibliography.formats.records import iso_date
from conspectus.bibliography.kinds import code_and_carrier, genre_of
from conspectus.bibliography.people import person_of
from conspectus.model import Name, Work
from conspectus.parse.names import split_name

_CODES = {
    "article-journal": "J", "article-magazine": "J", "review": "J", "review-book": "J", "article-newspaper": "N",
    "book": "M", "chapter": "M", "entry": "M", "entry-dictionary": "M", "entry-encyclopedia": "M", "pamphlet": "M",
    "classic": "M", "collection": "G", "paper-conference": "C", "thesis": "D", "report": "R", "patent": "P",
    "standard": "S", "webpage": "EB", "post": "EB", "post-weblog": "EB", "dataset": "DS", "software": "CP",
    "article": "PP", "manuscript": "A", "map": "CM", "periodical": "J",
}  # fmt: skip
_NAMES = {
    "holder": "holder", "assignee": "holder", "title-en": "title-en", "original-title": "title-en", "cn": "cn",
    "container-title-en": "container-title-en",
}  # fmt: skip
"""Lines of Zotero's Extra that are fields of ours."""
_NOT_A_NOTE = frozenset({"citation key", "bibtex", "tex.ids"})
"""Lines of Zotero's Extra that are for another program."""
_TAGS = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>")
_OTHERS = frozenset({"others", "等", "et al.", "et al"})


_EXTRA = re.compile(r"\s*([A-Za-z][A-Za-z -]{1,30}?)\s*:\s*(\S.*?)\s*")


def work_of_item(item: Mapping[str, Any]) -> Work:
    """The work that an item describes; values of an unexpected form are read as far as they are text.

    Lines ``holder: …`` and ``title-en: …`` of the note are fields, as in Zotero's Extra.
    """

    def text(*names: str) -> str:
        found = (_TAGS.sub("", _plain(item.get(name))) for name in names)
        return next((value for value in found if value), "")

    title = text("title")
    language = language_of(text("language"), title)
    authors, et_al = _people(item, "author")
    code, carrier = _code(text, title)
    date = _date(item.get("issued"))
    number = text("number")
    periodical = code in ("J", "N")
    own, note = _own_fields(item)
    year = re.search("[0-9]{4}", date)
    return Work(
        title=title,
        type=code,
        carrier=carrier,
        authors=authors,
        et_al=et_al or bool(own.get("et-al")),
        editors=_people(item, "editor")[0],
        translators=_people(item, "translator")[0],
        holders=tuple(split_name(name) for name in re.split("[;；]", own.get("holder", "")) if name.strip()),
        title_en=own.get("title-en", ""),
        container_en=own.get("container-title-en", ""),
        container=text("container-title"),
        container_short=text("container-title-short", "journalAbbreviation"),
        series=text("collection-title"),
        event=text("event-title", "event"),
        genre=genre_of("", text("genre"), chinese=language == "zh"),
        edition=text("edition"),
        version=text("version"),
        place=text("publisher-place", "event-place"),
        publisher=text("publisher"),
        year=year.group() if year else "",
        date=date if year and len(date) > 4 and date.startswith(year.group()) else "",
        volume=text("volume"),
        issue=text("issue"),
        pages=re.sub(r"\s*[-–—]+\s*", "-", text("page")),
        article_number=number if periodical else "",
        doi=text("DOI"),
        identifier="" if periodical else number,
        url=text("URL"),
        accessed=_date(item.get("accessed")),
        archive=text("archive"),
        eprint=own.get("eprint", ""),
        isbn=text("ISBN"),
        issn=text("ISSN"),
        keywords=tuple(word.strip() for word in re.split("[,;，；]", text("keyword")) if word.strip()),
        abstract=text("abstract"),
        note=note,
        cn=own.get("cn", ""),
        language=language,
    )


def _own_fields(item: Mapping[str, Any]) -> tuple[Mapping[str, str], str]:
    """Fields that CSL has no name for, from ``custom`` (our own export) and the note, and the rest of the note."""
    custom = item.get("custom")
    own = {str(name): _plain(value) for name, value in custom.items()} if isinstance(custom, Mapping) else {}
    stated = item.get("note")
    kept: list[str] = []
    for line in stated.split("\n") if isinstance(stated, str) else ():
        found = _EXTRA.fullmatch(line)
        if found and (name := _NAMES.get(found[1].lower())):
            own.setdefault(name, found[2])
        elif not (found and found[1].lower() in _NOT_A_NOTE):
            kept.append(line)
    return own, " ".join(" ".join(kept).split()) if isinstance(stated, str) else _plain(stated)


def _code(text: Callable[..., str], title: str) -> tuple[str, str]:
    code = _CODES.get(text("type"), "")
    fields = {"journal": text("container-title") if text("issue") else "", "publisher": text("publisher")}
    if code == "PP" and (text("container-title") or text("publisher")) and not text("archive", "number"):
        code = "J" if text("container-title") else "Z"
    if not code:
        return code_and_carrier(text("type"), fields | {"url": text("URL")}) if title else ("Z", "")
    return code, "OL" if code in ("EB", "PP") or (code in ("DS", "CP") and text("URL", "DOI")) else ""


def _plain(value: object) -> str:
    """A value as text: Zotero writes numbers as strings or as numbers, citation-js lists of one."""
    if isinstance(value, list):
        return _plain(value[0]) if value else ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _people(item: Mapping[str, Any], role: str) -> tuple[tuple[Name, ...], bool]:
    stated = item.get(role)
    names = [_name(person) for person in stated if isinstance(person, Mapping)] if isinstance(stated, list) else []
    kept = tuple(name for name in names if name.literal and name.literal not in _OTHERS)
    return kept, any(name.literal in _OTHERS for name in names)


def _name(person: Mapping[str, Any]) -> Name:
    if literal := _plain(person.get("literal")):
        return split_name(literal)
    particles = (_plain(person.get(name)) for name in ("non-dropping-particle", "dropping-particle"))
    family = " ".join(part for part in (*particles, _plain(person.get("family"))) if part)
    return person_of(family, _plain(person.get("given")), _plain(person.get("suffix")))


def _date(value: object) -> str:
    """A date as ISO 8601, a range as ``a/b``: from ``date-parts`` (numbers or strings), else ``raw`` or ``literal``."""
    if not isinstance(value, Mapping):
        return iso_date(_plain(value))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return "/".join(_joined(part) for part in parts if isinstance(part, list) and _joined(part))
    stated = _plain(value.get("raw")) or _plain(value.get("literal"))
    return iso_date(stated) or stated


def _joined(parts: list[object]) -> str:
    numbers = [int(_plain(part)) for part in parts if _plain(part).isdigit()]
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])]) if numbers else ""

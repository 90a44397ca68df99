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
_TAGS = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>")
_OTHERS = frozenset({"others", "等", "et al.", "et al"})


def work_of_item(item: Mapping[str, Any]) -> Work:
    """The work that an item describes; values of an unexpected form are read as far as they are text."""

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
    return Work(
        title=title,
        type=code,
        carrier=carrier,
        authors=authors,
        et_al=et_al,
        editors=_people(item, "editor")[0],
        translators=_people(item, "translator")[0],
        container=text("container-title"),
        container_short=text("container-title-short", "journalAbbreviation"),
        series=text("collection-title"),
        event=text("event-title", "event"),
        genre=genre_of("", text("genre"), chinese=language == "zh"),
        edition=text("edition"),
        version=text("version"),
        place=text("publisher-place", "event-place"),
        publisher=text("publisher"),
        year=date[:4],
        date=date if len(date) > 4 else "",
        volume=text("volume"),
        issue=text("issue"),
        pages=re.sub(r"\s*[-–—]+\s*", "-", text("page")),
        article_number=number if periodical else "",
        doi=text("DOI"),
        identifier="" if periodical else number,
        url=text("URL"),
        accessed=_date(item.get("accessed")),
        archive=text("archive"),
        isbn=text("ISBN"),
        issn=text("ISSN"),
        keywords=tuple(word.strip() for word in re.split("[,;，；]", text("keyword")) if word.strip()),
        abstract=text("abstract"),
        note=text("note"),
        language=language,
    )


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

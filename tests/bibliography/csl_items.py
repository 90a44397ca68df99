"""Records as CSL-JSON items, for engines that are compared with ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from conspectus.bibliography.entries import read_people
from conspectus.bibliography.styles.scripts import HAN
from conspectus.model import Name, Work

ENTRIES = Path(__file__).parent / "citeproc" / "entries.yml"

_TYPES = {
    "J": "article-journal",
    "N": "article-newspaper",
    "M": "book",
    "C": "book",
    "D": "thesis",
    "R": "report",
    "A": "manuscript",
    "G": "book",
    "Z": "book",
    "DB": "dataset",
    "P": "patent",
    "S": "standard",
    "EB": "webpage",
    "DS": "dataset",
    "CP": "software",
    "PP": "article",
}
_PEOPLE = ("authors", "editors", "translators", "holders")


def invented_works() -> dict[str, Work]:
    """The invented records by key, in the order of the file."""
    items: list[dict[str, Any]] = yaml.safe_load(ENTRIES.read_text(encoding="utf-8"))
    return {item.pop("key"): work_of(item) for item in items}


def work_of(item: dict[str, Any]) -> Work:
    """The record of a mapping of fields, people as BibTeX name lists."""
    item = dict(item)
    people: dict[str, Any] = {role: read_people(item.pop(role))[0] for role in _PEOPLE if role in item}
    return Work(**people, **{**item, "supplied": tuple(item.get("supplied", ()))})


def csl_item(key: str, work: Work) -> dict[str, Any]:
    """One record as a CSL-JSON item; what it does not state is left out."""
    item: dict[str, Any] = {
        "id": key,
        "type": _type(work),
        "language": "zh-CN" if work.language == "zh" else "en-US",
        "title": work.title,
        "author": [_person(name) for name in work.authors],
        "editor": [_person(name) for name in work.editors],
        "translator": [_person(name) for name in work.translators],
        "container-title": work.container,
        "genre": work.genre,
        "edition": work.edition,
        "version": work.version,
        "publisher": work.archive or work.publisher,
        "publisher-place": work.place,
        "issued": _date(work.date or work.year),
        "accessed": _date(work.accessed),
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "number": work.article_number or work.identifier or (work.archive and f"{work.archive}:{work.eprint}"),
        "DOI": work.doi,
        "URL": work.url,
    }
    if work.type == "A":
        item["archive"], item["archive-place"] = item.pop("publisher"), item.pop("publisher-place")
        item["archive_location"] = item.pop("number")
    return {name: value for name, value in item.items() if value}


def _type(work: Work) -> str:
    if work.container and work.type in ("M", "C"):
        return "chapter" if work.type == "M" else "paper-conference"
    return _TYPES[work.type]


def _person(name: Name) -> dict[str, str]:
    if not name.family or HAN.search(name.literal):
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _date(iso: str) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None

"""A record as an item of CSL-JSON, which Zotero, pandoc and citation-js read.

Chinese names are ``literal``, because programs put a blank between family and given name; 等 and ``and others``
have no place in the format: they are no person, and stand under ``custom``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from conspectus.model import Name, Work

_TYPES = {
    "J": "article-journal", "N": "article-newspaper", "M": "book", "C": "book", "D": "thesis", "R": "report",
    "S": "standard", "P": "patent", "G": "book", "EB": "webpage", "DB": "dataset", "DS": "dataset", "CP": "software",
    "PP": "article", "A": "manuscript", "CM": "map", "Z": "document",
}  # fmt: skip
_IN_HOST = {"C": "paper-conference", "M": "chapter", "G": "chapter", "EB": "webpage"}
_HAN = re.compile("[\u3400-\u9fff]")
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def csl_of(key: str, work: Work) -> dict[str, Any]:
    """The record as one CSL-JSON item with ``key`` as its id; fields that the record does not state are absent."""
    hosted = _IN_HOST.get(work.type) if work.container else None
    item: dict[str, Any] = {"id": key, "type": hosted or _TYPES.get(work.type, "document")}
    item.update((name, value) for name, value in _values(work) if value)
    if own := {name: value for name, value in _own(work) if value}:
        item["custom"] = own
    return item


def _own(work: Work) -> Iterator[tuple[str, str]]:
    """What CSL has no variable for, under ``custom``, which its schema keeps free for that."""
    yield "holder", "; ".join(person.literal for person in work.holders)
    yield "title-en", work.title_en
    yield "container-title-en", work.container_en
    yield "cn", work.cn
    yield "eprint", work.eprint
    yield "et-al", "true" if work.et_al else ""


def _values(work: Work) -> Iterator[tuple[str, Any]]:
    yield "title", work.title
    yield "author", [_name(person) for person in work.authors]
    yield "editor", [_name(person) for person in work.editors]
    yield "translator", [_name(person) for person in work.translators]
    yield "container-title", work.container
    yield "container-title-short", work.container_short
    yield "collection-title", work.series
    yield "event-title", work.event
    yield "genre", work.genre
    yield "edition", work.edition
    yield "version", work.version
    yield "publisher", work.publisher
    yield "publisher-place", work.place
    yield "issued", _date(work.date or work.year)
    yield "volume", work.volume
    yield "issue", work.issue
    yield "number", work.identifier or work.article_number or work.eprint
    yield "page", work.pages
    yield "DOI", work.doi
    yield "URL", work.url
    yield "accessed", _date(work.accessed)
    yield "archive", work.archive
    yield "ISBN", work.isbn
    yield "ISSN", work.issn
    yield "keyword", ", ".join(work.keywords)
    yield "note", work.note
    yield "language", _LANGUAGES.get(work.language, work.language)


def _name(person: Name) -> dict[str, str]:
    if not person.family or _HAN.search(person.literal):
        return {"literal": person.literal}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {name: value for name, value in parts.items() if value}


def _date(text: str) -> dict[str, Any]:
    """``date-parts`` of an ISO date or of a range ``a/b``; other text is kept as ``raw``."""
    found = [_DATE.fullmatch(part) for part in text.split("/")]
    if not text or not all(found):
        return {"raw": text} if text else {}
    return {"date-parts": [[int(part) for part in each.groups() if part] for each in found if each]}

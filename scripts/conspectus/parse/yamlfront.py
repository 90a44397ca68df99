"""The YAML block with which Markdown papers open: title, authors with their affiliations, date, keywords.

What the block states is taken as printed. A block that is no valid YAML is left in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from conspectus.model import Author, Span

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_PLAIN = (
    ("journal", "journal"),
    ("doi", "doi"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("abstract", "abstract"),
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Metadata fields by name, the range of the block, and that of the title in it."""

    values: Mapping[str, Any]
    span: Span
    title: Span | None


def read_front_matter(text: str) -> FrontMatter | None:
    """The YAML block at the head of ``text``, or None where there is none or it is broken."""
    match = _BLOCK.match(text)
    if match is None:
        return None
    try:
        data = yaml.safe_load(match["body"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not any(name in data for name in ("title", "author", "authors")):
        return None
    values = _values(data)
    title = str(values.get("title", ""))
    at = text.find(title, match.start("body"), match.end("body")) if title else -1
    return FrontMatter(values, Span(match.start(), match.end()), Span(at, at + len(title)) if at >= 0 else None)


def _values(data: Mapping[Any, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: str(data[key]) for key, name in _PLAIN if isinstance(data.get(key), str | int | float)
    }
    if isinstance(data.get("title"), str):
        values["title"] = " ".join(data["title"].split())
    values["authors"] = _authors(data)
    keywords = data.get("keywords") or data.get("tags")
    if isinstance(keywords, list):
        values["keywords"] = tuple(str(word) for word in keywords)
    if (year := _year(data)) is not None:
        values["year"] = year
    return {name: value for name, value in values.items() if value}


def _authors(data: Mapping[Any, Any]) -> tuple[Author, ...]:
    listed = data.get("authors") or data.get("author")
    entries = listed if isinstance(listed, list) else [listed] if listed else []
    places = _affiliations(data.get("affiliations"))
    return tuple(author for entry in entries if (author := _author(entry, places)))


def _author(entry: object, places: Mapping[str, str]) -> Author | None:
    if isinstance(entry, str):
        return Author(" ".join(entry.split()))
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    own = entry.get("affiliation") or entry.get("affiliations") or ()
    marks = own if isinstance(own, list) else str(own).split(",")
    names = (places.get(str(mark).strip(), "" if str(mark).strip().isdigit() else str(mark).strip()) for mark in marks)
    return Author(" ".join(entry["name"].split()), affiliations=tuple(name for name in names if name and name != "()"))


def _affiliations(data: object) -> dict[str, str]:
    if not isinstance(data, list):
        return {}
    return {
        str(item["index"]): str(item["name"])
        for item in data
        if isinstance(item, dict) and "index" in item and "name" in item
    }


def _year(data: Mapping[Any, Any]) -> int | None:
    stated = data.get("year", data.get("date"))
    if isinstance(stated, dt.date):
        return stated.year
    match = re.search(r"(?:19|20)\d{2}", str(stated)) if stated is not None else None
    return int(match.group()) if match else None

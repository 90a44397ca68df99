"""``review.json`` and the smaller files beside it: documents of the schema ``conspectus/review-1``.

``conspectus export --format json`` (``conspectus/export-1``) is a set that somebody chose, in one language, to work on.
These files are the review as it is published: every language, every lock. What both say of a claim is made by the same
functions. ``review.json`` holds everything; who wants a paper, a theme or a list takes the small file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from conspectus.publish.library import Library
from conspectus.publish.records import Records

SCHEMA = "conspectus/review-1"
SCHEMA_FILE = "schemas/review-1.json"

Json = dict[str, Any]


def data_files(library: Library) -> Iterator[tuple[str, str]]:
    """The documents by path below the site's root: everything, the two lists, one for each paper and each theme."""
    records = Records(library)
    yield "review.json", document("review", "", library, records.everything())
    yield "papers/index.json", document("papers", "../", library, {"papers": records.paper_list()})
    yield "themes/index.json", document("themes", "../", library, {"themes": records.theme_list()})
    for key in library.review.papers:
        path = str(library.paper_data(key))
        yield path, document("paper", "../", library, records.paper_file(key))
    for slug in library.review.themes:
        yield f"themes/{slug}.json", document("theme", "../", library, records.theme_file(slug))


def document(kind: str, up: str, library: Library, parts: Json) -> str:
    """One document as text. Addresses in it are absolute, or relative to the site's root where it is not hosted.

    Args:
        kind: ``review``, ``papers``, ``themes``, ``paper`` or ``theme``.
        up: the way from the document to the site's root.
        library: the review.
        parts: what the document holds besides its head.
    """
    head = {"$schema": f"{up}{SCHEMA_FILE}", "schema": SCHEMA, "document": kind, "review": review_head(library)}
    return lines({**head, **parts})


def review_head(library: Library) -> Json:
    """The review's own record, which every document begins with."""
    settings = library.review.settings
    return {
        "title": settings.site_name,
        "description": settings.site_description or None,
        "authors": [name.strip("{}") for name in settings.authors],
        "version": settings.version or None,
        "released": settings.released or None,
        "url": settings.site_url or None,
        "repository": settings.repository or None,
        "language": settings.language,
        "languages": list(library.languages),
        "data": library.address("review.json"),
    }


def lines(value: Json) -> str:
    """JSON with a line for each member and for each item of its lists: small, and a change is seen in a diff."""
    members = (f"{_text(name)}:{_member(member)}" for name, member in value.items())
    return "{" + ",\n".join(members) + "}\n"


def _member(member: object) -> str:
    if not isinstance(member, list) or not member:
        return _text(member)
    return "[\n" + ",\n".join(_text(item) for item in member) + "\n]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

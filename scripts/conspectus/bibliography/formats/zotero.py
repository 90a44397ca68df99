"""Items as Zotero itself keeps them, in Better BibTeX's own JSON, as items of CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "bookSection": "chapter", "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-dictionary",
    "conferencePaper": "paper-conference", "computerProgram": "software", "blogPost": "post-weblog",
    "forumPost": "post", "preprint": "article",
}  # fmt: skip
_FIELDS = {
    "title": "title caseName subject nameOfAct",
    "container-title": "publicationTitle proceedingsTitle bookTitle encyclopediaTitle dictionaryTitle websiteTitle "
    "blogTitle",
    "container-title-short": "journalAbbreviation",
    "collection-title": "series seriesTitle",
    "event-title": "conferenceName meetingName",
    "genre": "thesisType reportType manuscriptType genre type",
    "edition": "edition",
    "version": "versionNumber",
    "publisher": "publisher university institution company organization repository studio",
    "publisher-place": "place",
    "volume": "volume",
    "issue": "issue",
    "number": "patentNumber reportNumber number archiveID documentNumber",
    "page": "pages",
    "DOI": "DOI",
    "URL": "url",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "abstract": "abstractNote",
    "language": "language",
    "note": "extra",
    "citation-key": "citationKey citekey",
}
_ROLES = {"editor": "editor", "translator": "translator", "contributor": "", "seriesEditor": ""} | {
    "reviewedAuthor": "", "bookAuthor": "", "counsel": "", "attorneyAgent": "", "commenter": "",
}  # fmt: skip
"""Roles beside authorship; every other one (inventor, artist, presenter, …) is the author of its kind."""
_NO_WORKS = frozenset({"attachment", "note", "annotation"})


def is_zotero_item(item: Mapping[str, Any]) -> bool:
    """Whether the item names its fields as Zotero does."""
    return isinstance(item.get("itemType"), str)


def is_work(item: Mapping[str, Any]) -> bool:
    """Whether the item is a work, not a file or a note of one."""
    return item.get("itemType") not in _NO_WORKS


def csl_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item under the names of CSL-JSON."""
    kind = str(item["itemType"])
    found: dict[str, Any] = {"type": _TYPES.get(kind, kind)}
    for name, own in _FIELDS.items():
        if value := next((item[one] for one in own.split() if item.get(one)), None):
            found[name] = value
    for role, person in _people(item):
        found.setdefault(role, []).append(person)
    found["issued"] = {"raw": str(item.get("date") or item.get("issueDate") or item.get("dateEnacted") or "")}
    found["accessed"] = {"raw": str(item.get("accessDate") or "")[:10]}
    found["keyword"] = "; ".join(
        str(tag["tag"]) for tag in item.get("tags") or () if isinstance(tag, Mapping) and tag.get("tag")
    )
    if holder := item.get("assignee"):
        found["custom"] = {"holder": str(holder)}
    return found


def _people(item: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    creators = item.get("creators")
    for creator in creators if isinstance(creators, list) else ():
        if not isinstance(creator, Mapping) or not (role := _ROLES.get(str(creator.get("creatorType")), "author")):
            continue
        if creator.get("name"):
            yield role, {"literal": str(creator["name"])}
        else:
            yield role, {"family": str(creator.get("lastName", "")), "given": str(creator.get("firstName", ""))}

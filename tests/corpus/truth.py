"""The truth about a sample paper, taken from its marked text in the form of ``tests/truth/README.md``.

The texts are ours, so paragraphs and references hold their full ``text`` as well as its digest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.corpus.marked import Block, Marked, clean_text, fields_of, heading_parts, notes_of

_MARK = re.compile(r"\{\{(.*?)\}\}")
_SCALARS = (
    "title", "title_en", "journal", "journal_en", "issn", "cn", "doi", "url", "year", "volume", "issue", "pages",
    "received", "published_online", "document_code", "article_number",
)  # fmt: skip
_REFERENCE = {
    "k": "type", "t": "title", "c": "container", "y": "year", "d": "date", "v": "volume", "i": "issue", "p": "pages",
    "pub": "publisher", "pl": "place", "u": "url", "doi": "doi", "acc": "accessed",
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def printed(text: str) -> str:
    """The printed characters of ``text``, as ``tests/truth/README.md`` defines them for every comparison."""
    text = re.sub(r"\[([^\]\[]*)\]\((https?://[^)\s]*)\)", r"\2", text)
    text = re.sub(r"</?su[bp]>", "", text)
    return "".join(re.sub(r"\*\*|[\^{}<>\\]", "", text).split())


def truth_of_source(file: str, data: bytes, articles: Sequence[Marked]) -> dict[str, Any]:
    """The truth about one printed file: ``data`` are its bytes, ``articles`` its marked texts in order."""
    return {
        "source": file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "articles": [truth_of_article(article) for article in articles],
    }


def truth_of_article(article: Marked) -> dict[str, Any]:
    """The truth about one article."""
    found = _Reading()
    for block in article.blocks:
        found.read(block)
    furniture = [
        {"kind": kind, "text": line} for page in article.meta.get("breaks", ()) for kind, line in page["lines"]
    ]
    return {
        "metadata": _metadata(article.meta, found),
        "sections": found.sections,
        "paragraphs": found.paragraphs + found.notes,
        "citations": found.citations + found.late_citations,
        "references": found.references,
        "related": found.related,
        "figures": found.figures,
        "tables": found.tables,
        "footnotes": found.footnotes,
        "asides": [_aside(**aside) for aside in (*article.meta.get("asides", ()), *found.asides, *furniture)],
        **({"also": article.meta["also"]} if "also" in article.meta else {}),
    }


class _Reading:
    """What the blocks read so far hold."""

    def __init__(self) -> None:
        self.sections: list[dict[str, Any]] = []
        self.paragraphs: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.citations: list[dict[str, Any]] = []
        self.late_citations: list[dict[str, Any]] = []
        self.references: list[dict[str, Any]] = []
        self.related: list[dict[str, Any]] = []
        self.figures: list[dict[str, str]] = []
        self.tables: list[dict[str, str]] = []
        self.footnotes: list[dict[str, Any]] = []
        self.asides: list[dict[str, str]] = []
        self.abstracts: dict[str, dict[str, Any]] = {}

    def read(self, block: Block) -> None:
        """Take in one block and the notes that interrupt it."""
        text = clean_text(block.text)
        match block.kind:
            case "h":
                self.sections.append(_section(block, self.sections))
            case "p":
                section = self.sections[-1]["path"] if self.sections else "lead"
                self.paragraphs.append(_paragraph(section, text))
                self.citations += citations_of(block.text)
            case "abs" | "absen":
                section = "abstract" if block.kind == "abs" else "abstract_en"
                self.paragraphs.append(_paragraph(section, text))
                self.abstracts[section] = _digest(text)
            case "rows":
                self.paragraphs.append({**_paragraph("table", text), "doubtful": True})
            case "note":
                self._note("*" if text.startswith("*基金") else "", text.removeprefix("*"))
                self.late_citations += citations_of(block.text)
            case "fig" | "tab":
                (self.figures if block.kind == "fig" else self.tables).append(_caption(text))
            case "ref" | "rel":
                (self.references if block.kind == "ref" else self.related).append(_reference(block.text))
            case "editor" | "running":
                kind = "editor-note" if block.kind == "editor" else "running-head"
                self.asides.append({"kind": kind, "text": text.strip()})
            case _:
                pass
        for mark, words in notes_of(block.text):
            self._note(mark, words)

    def _note(self, mark: str, text: str) -> None:
        self.notes.append(_paragraph("note", text))
        if mark:
            plain = printed(text)
            self.footnotes.append({"mark": mark, "starts": plain[:6], "length": len(plain), "text": text})


def citations_of(text: str) -> list[dict[str, Any]]:
    """The citation marks of a marked paragraph, numbers expanded, each with the six characters before it."""
    found = []
    for mark in _MARK.finditer(text):
        before = printed(clean_text(text[: mark.start()]))
        numbers, locator = _numbers(mark[1])
        works = [] if numbers else list(_works(mark[1]))
        if not numbers:
            page = re.search(r"p\. ?(\d+)", mark[1])
            locator = page[1] if page else None
        found.append({"numbers": numbers, "works": works, "locator": locator, "after": before[-6:]})
    return found


def _numbers(mark: str) -> tuple[list[int], str | None]:
    inside = re.search(r"[\[［]([\d,\-]+)[\]］]\}?([\d⁰¹²³⁴⁵⁶⁷⁸⁹]*)", mark)
    if inside is None:
        return [], None
    numbers: list[int] = []
    for part in inside[1].split(","):
        first, _, last = part.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return numbers, inside[2].translate(_SUPERSCRIPT) or None


def _works(mark: str) -> Iterator[dict[str, str]]:
    for part in re.split(r"[；;]", mark.strip("（）()")):
        author = re.sub(r"\s*(等|et al\.?)?\s*[，,（(].*", "", part.strip()).removeprefix("cf. ")
        for year in re.findall(r"\d{4}[a-z]?", part):
            yield {"author": author, "year": year}


def _section(block: Block, before: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    printed_number, title = heading_parts(block.text)
    number = unicodedata.normalize("NFKC", printed_number).strip("、. ") or None
    parent = next((section for section in reversed(before) if section["level"] < block.level), None)
    if number is None:
        path = title
    elif parent is None or "." in number:
        path = number
    else:
        path = parent["path"] + number
    return {"level": block.level, "number": number, "title": title, "path": path}


def _digest(text: str) -> dict[str, Any]:
    plain = printed(text)
    sha256 = hashlib.sha256(plain.encode("utf-8")).hexdigest()
    return {"starts": plain[:6], "ends": plain[-6:], "length": len(plain), "sha256": sha256, "text": text}


def _paragraph(section: str, text: str) -> dict[str, Any]:
    return {"section": section, **_digest(text)}


def _caption(text: str) -> dict[str, str]:
    found = re.match(r"\**(?P<label>(?:图|表|Figure|Table)\s*\d+)\.?\**\s*", text)
    if found is None:
        raise ValueError(f"no label in the caption {text!r}")
    return {"label": found["label"].replace(" ", ""), "caption": text[found.end() :].strip()}


def _reference(text: str) -> dict[str, Any]:
    raw = re.sub(r"^- ", "", clean_text(text))
    numbered = re.match(r"[\[［](\d+)[\]］]\s*", raw)
    raw = raw[numbered.end() :] if numbered else raw
    fields = fields_of(text)
    found: dict[str, Any] = {"number": int(numbered[1]) if numbered else None}
    found |= dict.fromkeys(_REFERENCE.values())
    found |= {_REFERENCE[field.code]: field.text for field in fields if field.code in _REFERENCE}
    found["authors"] = [field.text for field in fields if field.code == "a"]
    found["et_al"] = any(field.code == "e" for field in fields)
    found["year"] = found["year"] or (found["date"] or "")[:4] or None
    found["raw_sha256"] = hashlib.sha256(printed(raw).encode("utf-8")).hexdigest()
    return {**found, "text": raw}


def _aside(kind: str, text: str) -> dict[str, str | None]:
    return {"kind": kind, "text": text if len(text) <= 20 else None, "starts": printed(text)[:6]}


def _metadata(meta: Mapping[str, Any], found: _Reading) -> dict[str, Any]:
    authors = [
        {
            "name": author["name"],
            "name_en": author.get("name_en"),
            "affiliations": [_affiliation(place) for place in author.get("affiliations", ())],
        }
        for author in meta["authors"]
    ]
    values: dict[str, Any] = {name: _plain_value(meta.get(name)) for name in _SCALARS}
    values["year"] = values["year"] or (int(values["published_online"][:4]) if values["published_online"] else None)
    lists = {name: list(meta.get(name, ())) for name in ("keywords", "keywords_en", "clc", "funding")}
    abstracts = {name: found.abstracts.get(name) for name in ("abstract", "abstract_en")}
    return {**values, "authors": authors, **lists, **abstracts, "language": meta["language"]}


def _affiliation(printed_place: str) -> str:
    """Chinese places are compared without spaces, so they are written without."""
    return printed_place if printed_place.isascii() else printed_place.replace(" ", "")


def _plain_value(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value

"""A record as a BibTeX entry, and a BibTeX entry as a record.

The fields are biblatex's, chosen so that biber, pandoc and citation-js read them all: a newspaper article is
``@article`` with ``entrysubtype = {newspaper}``, pages are a string, ``and others`` stands for 等. Where
biblatex has no field, its free ones are used: ``usera`` the type as GB/T 7714 prints it (``J/OL``), ``userb``
the names of supplied fields, ``userd`` the English title, ``usere`` the journal's English name, ``userf``
the CN number; ``annotation`` keeps the reference as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from conspectus.bibliography.tex import balanced, escape, escape_address, plain
from conspectus.model import Name, Work
from conspectus.parse.names import split_name

_VERBATIM = frozenset({"url", "doi", "file", "eprint"})
_ENTRY_TYPES = {
    "J": "article", "N": "article", "M": "book", "C": "proceedings", "D": "thesis", "R": "report", "S": "misc",
    "P": "patent", "G": "book", "EB": "online", "DB": "dataset", "DS": "dataset", "CP": "software", "PP": "online",
    "A": "misc", "CM": "misc", "Z": "misc",
}  # fmt: skip
_IN_HOST = {"C": "inproceedings", "M": "incollection", "G": "incollection"}
_CODES = {
    "article": "J", "book": "M", "mvbook": "M", "inbook": "M", "bookinbook": "M", "booklet": "M", "manual": "M",
    "incollection": "M", "collection": "M", "inproceedings": "C", "conference": "C", "proceedings": "C",
    "mvproceedings": "C", "thesis": "D", "phdthesis": "D", "mastersthesis": "D", "report": "R", "techreport": "R",
    "patent": "P", "standard": "S", "online": "EB", "electronic": "EB", "www": "EB", "webpage": "EB", "dataset": "DS",
    "data": "DS", "software": "CP", "newspaper": "N", "preprint": "PP",
}  # fmt: skip
_LANGUAGES = {"zh": "chinese", "en": "english"}
_HAN = re.compile("[\u3400-\u9fff]")
_AND = re.compile(r"\s+and\s+(?![^{]*\})", re.IGNORECASE)


def entry_type(work: Work) -> str:
    """The biblatex entry type of a record."""
    if work.container and work.type in _IN_HOST:
        return _IN_HOST[work.type]
    return _ENTRY_TYPES.get(work.type, "misc")


def format_entry(key: str, work: Work) -> str:
    """The record as the text of one entry, fields aligned, without a line break at the end."""
    fields = [(name, value) for name, value in _fields(work) if value and balanced(value)]
    width = max((len(name) for name, _ in fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in fields]
    return "\n".join([f"@{entry_type(work)}{{{key},", *lines, "}"])


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "author", format_people(work.authors, et_al=work.et_al)
    yield "title", escape(work.title)
    yield from _host_fields(work)
    yield "editor", format_people(work.editors)
    yield "translator", format_people(work.translators)
    yield "edition", escape(work.edition)
    yield from _imprint_fields(work)
    yield ("date", work.date) if work.date else ("year", escape(work.year))
    yield "volume", escape(work.volume)
    yield "number", escape(work.issue or work.identifier)
    yield "pages", escape(work.pages).replace("-", "--")
    yield "eid", escape(work.article_number)
    yield "doi", escape_address(work.doi)
    yield "url", escape_address(work.url)
    yield "urldate", work.accessed
    yield "issn", escape(work.issn)
    yield "keywords", escape(", ".join(work.keywords))
    yield "langid", _LANGUAGES.get(work.language, escape(work.language))
    yield "usera", escape(f"{work.type}/{work.carrier}" if work.carrier else work.type)
    yield "userb", escape("; ".join(work.supplied))
    yield "userd", escape(work.title_en)
    yield "usere", escape(work.container_en)
    yield "userf", escape(work.cn)
    yield "annotation", escape(work.printed)


def _host_fields(work: Work) -> Iterator[tuple[str, str]]:
    if entry_type(work) == "article":
        yield "journal", escape(work.container)
        yield "entrysubtype", "newspaper" if work.type == "N" else ""
    elif work.container:
        yield "booktitle", escape(work.container)


def _imprint_fields(work: Work) -> Iterator[tuple[str, str]]:
    kind = entry_type(work)
    if kind in ("thesis", "report"):
        yield "type", "thesis" if kind == "thesis" else "report"
        yield "institution", escape(work.publisher)
    else:
        yield "publisher", escape(work.publisher)
    yield "address", escape(work.place)


def format_people(people: tuple[Name, ...], *, et_al: bool = False) -> str:
    """``谭志雄 and GEREFFI, G and {World Bank} and others``."""
    printed = [_format_person(person) for person in people]
    if et_al and printed:
        printed.append("others")
    return " and ".join(printed)


def _format_person(person: Name) -> str:
    if not person.family or (_HAN.search(person.family) and not person.given):
        return "{" + escape(person.literal) + "}"
    if _HAN.search(person.literal) and "·" not in person.literal:
        return escape(person.literal)
    parts = [person.family, person.suffix, person.given] if person.suffix else [person.family, person.given]
    written = escape(", ".join(part for part in parts if part))
    return written if len(parts) > 1 and person.given else "{" + written + "}"


def read_entry(kind: str, fields: Mapping[str, str]) -> Work:
    """The record that an entry states. ``fields``: lower-case names, contents without their delimiters."""
    text = {name: value if name in _VERBATIM else plain(value) for name, value in fields.items()}

    def first(*names: str) -> str:
        return next((text[name] for name in names if text.get(name)), "")

    authors, et_al = read_people(fields.get("author", ""))
    code, _, carrier = first("usera", "mark").partition("/")
    if not re.fullmatch("[A-Z]{1,2}", code):
        code, carrier = _code(kind, text), ""
    date = first("date")
    number = first("number", "issue")
    article = code in ("J", "N") or bool(text.get("journal") or text.get("journaltitle"))
    return Work(
        title=first("title"),
        type=code,
        carrier=carrier,
        authors=authors,
        et_al=et_al,
        editors=read_people(fields.get("editor", ""))[0],
        translators=read_people(fields.get("translator", ""))[0],
        title_en=first("userd"),
        container=first("journal", "journaltitle", "booktitle", "maintitle", "eventtitle"),
        container_en=first("usere"),
        edition=first("edition"),
        place=first("address", "location"),
        publisher=first("publisher", "institution", "school", "organization"),
        year=first("year") or date[:4],
        date=date if len(date) > 4 else "",
        volume=first("volume"),
        issue=number if article else "",
        pages=re.sub(r"\s*[-–]{1,3}\s*", "-", first("pages")),
        article_number=first("eid"),
        identifier="" if article else number,
        doi=first("doi"),
        url=first("url"),
        accessed=first("urldate"),
        issn=first("issn"),
        cn=first("userf"),
        keywords=tuple(word.strip() for word in re.split("[,;，；]", first("keywords")) if word.strip()),
        language=_language(first("langid", "language"), first("title")),
        printed=first("annotation"),
        supplied=tuple(word.strip() for word in first("userb").split(";") if word.strip()),
    )


def _code(kind: str, text: Mapping[str, str]) -> str:
    if text.get("entrysubtype") == "newspaper":
        return "N"
    return _CODES.get(kind.lower(), "Z")


def _language(langid: str, title: str) -> str:
    if langid.lower().startswith(("zh", "chinese", "pinyin")):
        return "zh"
    if langid:
        return "en" if langid.lower().startswith("en") else langid.lower()
    return "zh" if _HAN.search(title) else "en"


def read_people(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a BibTeX name list, and whether it ends in ``and others``."""
    parts = [part.strip() for part in _AND.split(" ".join(value.split())) if part.strip()]
    et_al = bool(parts) and parts[-1].lower() == "others"
    return tuple(_read_person(part) for part in (parts[:-1] if et_al else parts)), et_al


def _read_person(part: str) -> Name:
    if part.startswith("{") and part.endswith("}") and balanced(part[1:-1]):
        return Name(literal=plain(part))
    words = [plain(word) for word in part.split(",")]
    if len(words) == 3:
        family, suffix, given = words
        return Name(literal=f"{family} {given} {suffix}".strip(), family=family, given=given, suffix=suffix)
    if len(words) == 2:
        family, given = words
        chinese = bool(_HAN.search(family))
        return Name(literal=family + given if chinese else f"{family} {given}", family=family, given=given)
    return split_name(plain(part))

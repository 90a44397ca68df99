"""A record as a BibTeX entry, and a BibTeX entry as a record.

The fields are biblatex's, chosen so that biber, pandoc and citation-js read them all: a newspaper article is
``@article`` with ``entrysubtype = {newspaper}``, pages are a string, ``and others`` stands for 等. Where
biblatex has no field, its free ones are used: ``usera`` the type as GB/T 7714 prints it (``J/OL``), ``userb``
the names of supplied fields, ``userc`` the number of what biblatex gives none (an archive's document), ``userd``
the English title, ``usere`` the journal's English name, ``userf`` the CN number; ``annotation`` keeps the reference
as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from conspectus.bibliography.capitals import braced, embraced, in_printed_case
from conspectus.bibliography.kinds import code_and_carrier, entry_type, genre_of
from conspectus.bibliography.people import format_people, read_people
from conspectus.bibliography.tex import balanced, escape, escape_address, plain, unescaped_address
from conspectus.model import Work

__all__ = ["entry_type", "format_entry", "format_people", "read_entry", "read_people"]

_VERBATIM = frozenset({"url", "doi", "file", "eprint"})
_LANGUAGES = {"zh": "chinese", "en": "english"}
_UNNUMBERED = frozenset({"misc", "thesis", "software", "online"})
_UNPUBLISHED = frozenset({"misc", "software", "online"})
"""Entry types that biblatex gives no number of their own, or no publisher."""
_HAN = re.compile("[\u3400-\u9fff]")
_ENGLISH = frozenset(
    "american british australian canadian newzealand usenglish ukenglish uk us 英文 英语".split()  # noqa: SIM905  shorter
)
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_WHOLE = frozenset({"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"})
_ADDRESS = re.compile(r"https?://[^\s{}<>]+")
_LISTED = re.compile("[,;，；]")


def format_entry(key: str, work: Work) -> str:
    """The record as the text of one entry, fields aligned, without a line break at the end."""
    fields = [(name, value) for name, value in _fields(work) if value and balanced(value)]
    width = max((len(name) for name, _ in fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in fields]
    return "\n".join([f"@{entry_type(work)}{{{key},", *lines, "}"])


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "author", format_people(work.authors, et_al=work.et_al)
    yield "title", _title(work.title, work)
    yield from _host_fields(work)
    yield "editor", format_people(work.editors)
    yield "translator", format_people(work.translators)
    yield "holder", format_people(work.holders)
    yield "series", escape(work.series)
    yield "edition", escape(work.edition)
    yield "version", escape(work.version)
    yield from _imprint_fields(work)
    yield ("date", work.date) if work.date else ("year", escape(work.year))
    yield "volume", escape(work.volume)
    yield from _number_fields(work)
    yield "pages", escape(work.pages).replace("-", "--")
    yield "eid", escape(work.article_number)
    yield "doi", escape_address(work.doi)
    yield "url", escape_address(work.url)
    yield "urldate", work.accessed
    yield "eprinttype", escape(work.archive)
    yield "eprint", escape_address(work.eprint)
    yield "isbn", escape(work.isbn)
    yield "issn", escape(work.issn)
    yield "keywords", escape(", ".join(work.keywords))
    yield "langid", _LANGUAGES.get(work.language, escape(work.language))
    yield "usera", escape(f"{work.type}/{work.carrier}" if work.carrier else work.type)
    yield "userb", escape("; ".join(work.supplied))
    yield "userd", escape(work.title_en)
    yield "usere", escape(work.container_en)
    yield "userf", escape(work.cn)
    yield "note", escape(work.note)
    yield "ids", ", ".join(work.aliases)
    yield "annotation", escape(work.printed)


def _title(text: str, work: Work) -> str:
    contents = embraced(text, work.protected)
    if text in work.protected:
        return f"{{{contents}}}"
    return contents if work.language == "zh" or _HAN.search(text) else in_printed_case(text, contents)


def _number_fields(work: Work) -> Iterator[tuple[str, str]]:
    """A journal's issue is its ``number``, as is a report's or patent's own; both at once need ``issue`` too."""
    kind = entry_type(work)
    if kind == "article":
        yield "number", escape(work.issue or work.identifier)
    elif kind in _UNNUMBERED:
        yield "userc", escape(work.identifier)
        yield "issue", escape(work.issue)
    else:
        yield "number", escape(work.identifier)
        yield "issue", escape(work.issue)


def _host_fields(work: Work) -> Iterator[tuple[str, str]]:
    if entry_type(work) == "article":
        yield "journal", escape(work.container)
        yield "shortjournal", escape(work.container_short)
        yield "entrysubtype", "newspaper" if work.type == "N" else ""
    elif work.container:
        yield "booktitle", _title(work.container, work)
    yield "eventtitle", escape(work.event)


def _imprint_fields(work: Work) -> Iterator[tuple[str, str]]:
    kind = entry_type(work)
    if kind in ("thesis", "report"):
        yield "type", escape(work.genre) or kind
        yield "institution", escape(work.publisher)
    else:
        yield "type", escape(work.genre)
        yield ("organization" if kind in _UNPUBLISHED else "publisher"), escape(work.publisher)
    yield "address", escape(work.place)


def read_entry(kind: str, fields: Mapping[str, str]) -> Work:
    """The record that an entry states. ``fields``: lower-case names, contents without their delimiters."""
    text = {name: unescaped_address(value) if name in _VERBATIM else plain(value) for name, value in fields.items()}

    def first(*names: str) -> str:
        return next((text[name] for name in names if text.get(name)), "")

    authors, et_al = read_people(fields.get("author", ""))
    code, carrier = _code(kind, text)
    language = language_of(first("langid", "language"), first("title"))
    date = _date(first("date"), first("year"), first("month"), first("day"))
    article = code in ("J", "N")
    return Work(
        title=_with_subtitle(first("title"), first("subtitle")),
        protected=_protected(fields),
        type=code,
        carrier=carrier,
        authors=authors,
        et_al=et_al,
        editors=read_people(fields.get("editor", ""))[0],
        translators=read_people(fields.get("translator", ""))[0],
        holders=read_people(fields.get("holder") or fields.get("assignee", ""))[0],
        title_en=first("userd"),
        container=_container(kind, first),
        container_en=first("usere"),
        container_short=first("shortjournal"),
        series=first("series"),
        event=first("eventtitle") if first("journal", "journaltitle", "booktitle", "maintitle") else "",
        genre=genre_of(kind, first("type"), chinese=language == "zh"),
        edition=first("edition"),
        version=first("version"),
        place=first("address", "location"),
        publisher=first("publisher", "institution", "school", "organization"),
        year=date[:4] if re.match("[0-9]{4}", date) else first("year") or date[:4],
        date=date if len(date) > 4 else "",
        volume=first("volume"),
        issue=first("number", "issue") if article else first("issue"),
        pages=re.sub(r"\s*[-–]{1,3}\s*", "-", first("pages")),
        article_number=first("eid"),
        identifier=first("userc") if article else first("number", "userc"),
        doi=first("doi"),
        url=first("url") or next(iter(_ADDRESS.findall(first("howpublished"))), ""),
        accessed=first("urldate"),
        archive=first("eprinttype", "archiveprefix"),
        eprint=first("eprint"),
        isbn=first("isbn"),
        issn=first("issn"),
        cn=first("userf"),
        keywords=listed(first("keywords")),
        abstract=first("abstract"),
        note=first("note") or _ADDRESS.sub("", first("howpublished")),
        language=language,
        printed=first("annotation"),
        supplied=tuple(word.strip() for word in first("userb").split(";") if word.strip()),
        aliases=listed(text.get("ids", "")),
    )


def _code(kind: str, text: Mapping[str, str]) -> tuple[str, str]:
    """Document type and carrier: as ``usera`` or ``mark`` states them, else as the entry's type and fields tell."""
    code, _, carrier = (text.get("usera") or text.get("mark") or "").partition("/")
    if re.fullmatch("[A-Z]{1,2}", code):
        return code, carrier or text.get("medium", "")
    return code_and_carrier(kind, text)


def _container(kind: str, first: Callable[..., str]) -> str:
    """What the work is part of. A whole book's ``booktitle`` is its own title, there for its parts to inherit."""
    if kind.lower() in _WHOLE and first("title"):
        return first("maintitle")
    journal = first("journal", "journaltitle")
    if journal:
        return _with_subtitle(journal, first("journalsubtitle"))
    if book := first("booktitle"):
        return _with_subtitle(book, first("booksubtitle"))
    return first("maintitle", "eventtitle")


def _protected(fields: Mapping[str, str]) -> tuple[str, ...]:
    titles = (fields.get(name, "") for name in ("title", "subtitle", "booktitle", "booksubtitle", "maintitle"))
    own = "usera" in fields
    return tuple(dict.fromkeys(part for title in titles for part in braced(title, own=own)))


def _with_subtitle(title: str, subtitle: str) -> str:
    """``题名：副题名``, ``Title: Subtitle``."""
    if not title or not subtitle:
        return title or subtitle
    return f"{title}：{subtitle}" if _HAN.search(title) else f"{title}: {subtitle}"


def listed(text: str) -> tuple[str, ...]:
    """The members of a list with commas or semicolons between them."""
    return tuple(word.strip() for word in _LISTED.split(text) if word.strip())


def _date(date: str, year: str, month: str, day: str) -> str:
    """The date as ISO 8601, from biblatex's ``date`` or BibTeX's ``year``, ``month`` and ``day``."""
    if date or not re.fullmatch("[0-9]{4}", year):
        return date
    number = month_number(month)
    if not number:
        return ""
    return f"{year}-{number:02}-{int(day):02}" if day.isdigit() and 0 < int(day) < 32 else f"{year}-{number:02}"


def month_number(month: str) -> int:
    """1–12 for a month's number or its English name or abbreviation, else 0."""
    if month.isdigit():
        return int(month) if 0 < int(month) < 13 else 0
    return _MONTHS.get(month[:3].lower(), 0)


def language_of(stated: str, title: str) -> str:
    """``zh``, ``en`` or another language, from a ``langid``, a language tag or a name; else by the title."""
    name = stated.strip().lower()
    if name.startswith(("zh", "chi", "pinyin", "中文", "汉语", "cn", "simplifiedchinese", "traditionalchinese")):
        return "zh"
    if name.startswith(("en", "english")) or name in _ENGLISH:
        return "en"
    return name or ("zh" if _HAN.search(title) else "en")

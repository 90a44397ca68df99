"""What a paper prints about itself, gathered from its cover, its head, its notes and its issue lines.

A value that is not printed is None; nothing is inferred from other papers. The year is the one that the issue
line prints, else that of a citation line of the paper itself, of its article number, or of the date on which it was
published online, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from conspectus.model import Author, Funding, Metadata, Provenance, Span
from conspectus.parse.block import Block, Role
from conspectus.parse.chars import HAN, columns, is_latin, squeezed
from conspectus.parse.issues import Issue, issue_of
from conspectus.parse.latin import start_of_names, with_latin_names
from conspectus.parse.people import (
    Person,
    latin_affiliations,
    latin_names,
    latin_people,
    people_in_note,
    read_affiliations,
    read_byline,
    resolve,
)

_DATE = re.compile(r"((?:19|20)\d{2})\s*[-年/.．–]\s*(\d{1,2})\s*[-月/.．–]\s*(\d{1,2})")
_DOI = re.compile(r"10\.\d{4,9}/[^\s，。；;<>\"”》)）】\]]+")
_ISSN = re.compile(r"ISSN\s*[:：]?\s*(\d{4}[-–—]\d{3}[\dXx])")
_CN = re.compile(r"\bCN\s*[:：]?\s*(\d{2}[-–—]\d{4}(?:/[A-Z]{1,2})?)")
_CLC = re.compile(r"[A-Z]{1,2}\d{0,4}(?:[.．]\d+)*(?:[-/+=:]\d+(?:\.\d+)*)*(?:\([^)]*\))?")
_ARTICLE_NUMBER = re.compile(
    r"\d{4}[-–—]\d{3}[\dXx]\s*[(（]\s*(?P<year>(?:19"
    r"|20)\d{2})\s*[)）]\s*(?P<issue>[\dSZ]{1,3})\s*[-–—]\s*(?P<first>\d{3,4})\s*[-–—]\s*(?P<count>\d{1,3})"
)
_URL = re.compile(r"https?://[^\s，。；<>）)]+")
_GRANT = re.compile(
    r"[(（]\s*(?:项目)?(?:批准"
    r"|编)?号?\s*[:：]?\s*(?P<grants>[A-Za-z\d&\[\]][A-Za-z\d&\[\]\-./、,，；; 〔〕\u4e00-\u9fff]*?)\s*[)）]"
)
_SUPPORTED = re.compile(
    r"(?:supported|funded|financed) (?:in part )?by|\bgrants?\b|(?:基金|项目|计划).{0,40}(?:资助|支持)"
)
_GRANT_EN = re.compile(
    r"\b[Gg]rants?(?: agreement)?(?: \(?(?:no|nos|number|numbers|No|Nos)\.?:?)?"
    r" ?(?P<grants>[A-Z\d][A-Za-z\d/\-.]{3,}(?:(?:,| and|, and) [A-Z\d][A-Z\d/\-.]{3,})*)"
)
_GRANT_PART = re.compile(r"[A-Za-z\d&][A-Za-z\d&\-./〔〕\[\]]{3,}")
_JOURNAL_SIGN = re.compile(r"《(?P<journal>[^《》]{2,40})》\s*(?:网络首发论文|优先出版)")


@dataclass
class _Collected:
    """Values with the source ranges they were read from."""

    values: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, Provenance] = field(default_factory=dict)

    def put(self, name: str, value: object, blocks: Iterable[Block]) -> None:
        """Keep a value that is not empty; the first one stays."""
        if value in (None, "", ()) or name in self.values:
            return
        self.values[name] = value
        spans = tuple(span for block in blocks for span in block.value.spans())
        self.origin[name] = Provenance("printed", spans)


def iso_date(text: str) -> str | None:
    """The first date of a text as ISO 8601, or None."""
    match = _DATE.search(text)
    if match is None:
        return _english_date(text)
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ENGLISH_DATE = re.compile(
    r"(?:(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]{2})[a-z]*\.?"
    r"|(?P<m2>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<d2>\d{1,2}))\s*,?\s+(?P<y>(?:19|20)\d{2})"
)


def _english_date(text: str) -> str | None:
    match = _ENGLISH_DATE.search(text)
    month = (match["m"] or match["m2"]).lower() if match else ""
    if match is None or month not in _MONTHS:
        return None
    return f"{match['y']}-{_MONTHS.index(month) + 1:02d}-{int(match['d'] or match['d2']):02d}"


def read_metadata(
    blocks: Sequence[Block], raw: Callable[[Block], str], issues: Sequence[Block], *, chinese: bool
) -> tuple[Metadata, Mapping[str, Provenance]]:
    """Metadata of an article from its blocks; ``raw`` gives a block's source with its markup.

    ``issues`` are the issue lines of the whole source: a journal that prints them prints them for all its articles.
    """
    found = _Collected()
    found.put("language", "zh" if chinese else "en", ())
    _people(found, blocks, raw, chinese=chinese)
    _titles(found, blocks, chinese=chinese)
    _abstracts(found, blocks)
    _identifiers(found, blocks)
    _dates(found, blocks)
    _fundings(found, blocks)
    _venue(found, blocks, issues)
    return Metadata(**found.values), found.origin


def _first(blocks: Sequence[Block], role: Role) -> Block | None:
    return next((block for block in blocks if block.role is role), None)


def _labelled(blocks: Sequence[Block], *labels: str) -> list[Block]:
    return [block for block in blocks if block.label in labels and block.role not in (Role.REFERENCE, Role.RELATED)]


def _titles(found: _Collected, blocks: Sequence[Block], *, chinese: bool) -> None:
    title = _first(blocks, Role.TITLE)
    cover = next(iter(_labelled(blocks, "title_cover")), None)
    printed = [block for block in (cover, title) if block is not None]
    if len(printed) == 2 and squeezed(printed[0].value.text) != squeezed(clean_title(printed[1].text)):
        printed.reverse()
    if printed:
        found.put("title", clean_title(printed[0].value.text), printed[:1])
    if (title_en := _first(blocks, Role.TITLE_EN)) and chinese:
        authors = found.values.get("authors", ())
        end = start_of_names(title_en.text, authors[0].name) if authors else None
        found.put("title_en", clean_title(title_en.text[:end]), [title_en])


def clean_title(text: str) -> str:
    """A title without footnote marks at its end or before its subtitle."""
    text = re.sub(r"\s*[*＊※](?=\s*(?:——|—|:|：))", "", text)
    return re.sub(r"(?:\s*(?:\\?[*＊※†‡]|[①-⑳¹²³]|\[\d{1,2}\]))+$", "", text.strip()).strip()


def _people(found: _Collected, blocks: Sequence[Block], raw: Callable[[Block], str], *, chinese: bool) -> None:
    bylines = [block for block in blocks if block.role is Role.BYLINE] or _labelled(blocks, "byline")
    affiliations = [block for block in blocks if block.role is Role.AFFILIATION]
    notes = _labelled(blocks, "authors_note")
    people: list[Person] = []
    rest = ""
    for block in bylines:
        names, behind = read_byline(raw(block)[_label_width(block) :]) if chinese else (latin_people(raw(block)), "")
        people += names
        rest += f" {behind}"
    where = f"{rest} {_together(affiliations, raw)}".strip()
    institutions = read_affiliations(where) if chinese else latin_affiliations(where)
    authors = resolve(people, institutions)
    presented = tuple(author for note in notes for author in people_in_note(note.text))
    authors = _with_presented(authors, presented)
    byline_en = _first(blocks, Role.BYLINE_EN)
    title_en = _first(blocks, Role.TITLE_EN)
    printed_en = byline_en or title_en
    if chinese and printed_en is not None:
        latin = latin_names(raw(byline_en)) if byline_en else ()
        authors = with_latin_names(authors, latin, printed_en.text)
    found.put("authors", authors, [*bylines, *affiliations] if people else notes)


def _label_width(block: Block) -> int:
    return block.skip if block.label == "byline" else 0


def _together(blocks: Sequence[Block], raw: Callable[[Block], str]) -> str:
    return " ".join(raw(block) for block in blocks)


def _with_presented(authors: tuple[Author, ...], presented: tuple[Author, ...]) -> tuple[Author, ...]:
    """Author notes supply the authors where no byline is printed, and institutions where no line states them."""
    if not authors:
        return presented
    known = {author.name: author.affiliations for author in presented}
    if any(author.affiliations for author in authors):
        return authors
    return tuple(Author(author.name, author.name_en, known.get(author.name, ())) for author in authors)


def _abstracts(found: _Collected, blocks: Sequence[Block]) -> None:
    roles = (
        ("abstract", Role.ABSTRACT),
        ("keywords", Role.KEYWORDS),
        ("abstract_en", Role.ABSTRACT_EN),
        ("keywords_en", Role.KEYWORDS_EN),
    )
    for name, role in roles:
        block = _first(blocks, role)
        if block is not None:
            value = split_keywords(block.value.text) if "keywords" in name else block.value.text
            found.put(name, value, [block])


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords at the separators that the line uses: semicolons, else commas, else wide or single spaces."""
    text = text.strip().rstrip("。.;；")
    for separator in (r"\s*[;；]\s*", r"\s*[,，、]\s*", r"\s*[·•|｜/]\s*", r"[\u3000]+|\s{2,}"):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1:
            return tuple(parts)
    return tuple(text.split()) if not is_latin(text) else ((text,) if text else ())


def _identifiers(found: _Collected, blocks: Sequence[Block]) -> None:
    for block in _labelled(blocks, "clc", "clc_en"):
        found.put("clc", tuple(_CLC.findall(block.value.text)), [block])
    for block in _labelled(blocks, "document_code", "document_code_en"):
        code = re.match(r"[A-Z]", block.value.text)
        found.put("document_code", code.group() if code else None, [block])
    for block in _labelled(blocks, "article_number", "article_number_en"):
        found.put("article_number", squeezed(block.value.text) if block.value.text[:1].isdigit() else None, [block])
    for block in [*_labelled(blocks, "doi"), *_labelled(blocks, "citation"), *_heads(blocks)]:
        doi = _DOI.search(block.text)
        found.put("doi", doi.group().rstrip(".") if doi else None, [block])
    _address(found, blocks)


def _address(found: _Collected, blocks: Sequence[Block]) -> None:
    """The paper's own address: on a labelled line, or alone on a line of the cover. A DOI's address is its DOI."""
    alone = [block for block in blocks if block.role is Role.COVER and _URL.fullmatch(block.text)]
    for block in [*_labelled(blocks, "address", "citation", "online"), *alone]:
        address = _URL.search(block.text)
        found.put("url", address.group() if address and "doi.org" not in address.group() else None, [block])


def _heads(blocks: Sequence[Block]) -> list[Block]:
    """Short lines of the cover and head where identifiers stand without a label."""
    return [
        block
        for block in blocks
        if columns(block.text) < 60 and block.role in (Role.COVER, Role.FIELD, Role.ISSUE_LINE, Role.RUNNING_HEAD)
    ]


def _dates(found: _Collected, blocks: Sequence[Block]) -> None:
    for name, labels in (("received", ("received", "received_en")), ("published_online", ("online",))):
        for block in _labelled(blocks, *labels):
            found.put(name, iso_date(block.value.text), [block])


def _fundings(found: _Collected, blocks: Sequence[Block]) -> None:
    notes = [block for block in _labelled(blocks, "funding", "funding_en") if block.role is Role.NOTE]
    fundings = tuple(funding for block in notes for funding in read_funding(block.value.text))
    found.put("funding", fundings, notes)
    thanks = [block for block in _labelled(blocks, "thanks") if _SUPPORTED.search(block.value.text)]
    sentences = [sentence for block in thanks for sentence in re.split(r"(?<=[.。])\s*(?=\S)", block.value.text)]
    supported = [sentence.strip().rstrip("。.") for sentence in sentences if _SUPPORTED.search(sentence)]
    found.put("funding", tuple(Funding(sentence, _grants(sentence)) for sentence in supported), thanks)


def read_funding(text: str) -> tuple[Funding, ...]:
    """Funding statements, cut at semicolons, with the grant numbers that stand in brackets."""
    pieces = [
        piece.strip().rstrip("。.") for piece in re.split(r"[;；]\s*(?![^(（]*[)）])", text) if piece.strip(" 。.")
    ]
    return tuple(Funding(piece, _grants(piece)) for piece in pieces)


def _grants(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _GRANT.finditer(text):
        found += [part.group() for part in _GRANT_PART.finditer(match["grants"]) if re.search(r"\d", part.group())]
    for match in _GRANT_EN.finditer(text):
        parts = (part.group().strip(".") for part in _GRANT_PART.finditer(match["grants"]))
        found += [part for part in parts if re.search(r"\d", part)]
    return tuple(dict.fromkeys(found))


def _venue(found: _Collected, blocks: Sequence[Block], issues: Sequence[Block]) -> None:
    own = [block for block in blocks if block.role is Role.ISSUE_LINE]
    for block in [*own, *issues]:
        _put_issue(found, issue_of(block.text), block)
    for block in _heads(blocks):
        if match := _ISSN.search(block.text):
            found.put("issn", match[1], [block])
        if match := _CN.search(block.text):
            found.put("cn", match[1], [block])
    _cover_journal(found, blocks)
    _article_number_issue(found, blocks)
    for block in _labelled(blocks, "online"):
        if date := iso_date(block.value.text):
            found.put("year", int(date[:4]), [block])


def _put_issue(found: _Collected, issue: Issue | None, block: Block) -> None:
    if issue is None:
        return
    chinese = found.values.get("language") == "zh"
    latin = issue.journal is not None and is_latin(issue.journal)
    found.put("journal_en" if latin and chinese else "journal", issue.journal, [block])
    found.put("pages", issue.pages, [block])
    found.put("year", issue.year, [block])
    found.put("volume", issue.volume, [block])
    found.put("issue", issue.issue, [block])


def _cover_journal(found: _Collected, blocks: Sequence[Block]) -> None:
    covers = [block for block in blocks if block.role is Role.COVER]
    for block in covers:
        if match := _JOURNAL_SIGN.search(block.text):
            found.put("journal", match["journal"], [block])
    for before, block in pairwise(covers):
        if (
            is_latin(block.text)
            and columns(block.text) < 50
            and not block.label
            and re.fullmatch(rf"[{HAN}（）()·\s]+", before.text)
        ):
            found.put("journal_en", block.text, [block])


def _article_number_issue(found: _Collected, blocks: Sequence[Block]) -> None:
    """``1000-0000(2024)04-0012-09``: year, issue and pages, unless they are placeholders of an issue not yet set."""
    for block in _labelled(blocks, "article_number", "article_number_en"):
        match = _ARTICLE_NUMBER.search(block.value.text)
        if match is None:
            continue
        found.put("year", int(match["year"]), [block])
        if int(match["first"]) and int(match["count"]):
            found.put("issue", match["issue"].lstrip("0") or match["issue"], [block])
            first = int(match["first"])
            found.put("pages", f"{first}-{first + int(match['count']) - 1}", [block])


def title_spans(found: Mapping[str, Provenance]) -> tuple[Span, ...]:
    """Where the title was read."""
    return found["title"].source if "title" in found else ()

"""What a paper prints about itself, gathered from its cover, its head, its notes and its issue lines.

A value that is not printed is None; nothing is inferred from other papers. The year is the one that the issue
line prints, else that of a citation line of the paper itself, of its article number, or of the date on which it was
published online, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from conspectus.model import Author, Metadata, Provenance
from conspectus.parse.authornotes import are_with, opens_with_author, people_in_note, stated_institutions
from conspectus.parse.block import Block, Role
from conspectus.parse.chars import is_latin, squeezed
from conspectus.parse.collected import Collected, head_lines, labelled
from conspectus.parse.dates import iso_date
from conspectus.parse.funding import read_fundings
from conspectus.parse.latin import start_of_names, with_latin_names
from conspectus.parse.people import (
    Person,
    latin_affiliations,
    latin_names,
    latin_people,
    read_affiliations,
    read_byline,
    resolve,
)
from conspectus.parse.venue import read_venue

_DOI = re.compile(r"10\.\d{4,9}/[^\s，。；;<>\"”》)）】\]]+")
_CLC = re.compile(r"[A-Z]{1,2}\d{0,4}(?:[.．]\d+)*(?:[-/+=:]\d+(?:\.\d+)*)*(?:\([^)]*\))?")
_PLACE_NOTE = re.compile(r"[*＊\s（(【\[]*作者(?:单位|系|为|是|現為|现为)")
_URL = re.compile(r"https?://[^\s，。；<>）)]+")


def read_metadata(
    blocks: Sequence[Block], raw: Callable[[Block], str], issues: Sequence[Block], *, chinese: bool
) -> tuple[Metadata, Mapping[str, Provenance]]:
    """Metadata of an article from its blocks; ``raw`` gives a block's source with its markup.

    ``issues`` are the issue lines of the whole source: a journal that prints them prints them for all its articles.
    """
    found = Collected()
    found.put("language", "zh" if chinese else "en", ())
    _people(found, blocks, raw, chinese=chinese)
    _titles(found, blocks, chinese=chinese)
    _abstracts(found, blocks)
    _identifiers(found, blocks)
    _dates(found, blocks)
    read_fundings(found, blocks)
    read_venue(found, blocks, issues)
    return Metadata(**found.values), found.origin


def _first(blocks: Sequence[Block], role: Role) -> Block | None:
    return next((block for block in blocks if block.role is role), None)


def _titles(found: Collected, blocks: Sequence[Block], *, chinese: bool) -> None:
    title = _first(blocks, Role.TITLE)
    cover = next(iter(labelled(blocks, "title_cover")), None)
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
    return re.sub(r"(?:\s*(?:\\?[*＊※†‡☆★⋆✩]|[①-⑳¹²³]|\[\d{1,2}\]))+$", "", text.strip()).strip()


def _people(found: Collected, blocks: Sequence[Block], raw: Callable[[Block], str], *, chinese: bool) -> None:
    bylines = [block for block in blocks if block.role is Role.BYLINE] or labelled(blocks, "byline")
    affiliations = [block for block in blocks if block.role is Role.AFFILIATION]
    notes = labelled(blocks, "authors_note")
    people: list[Person] = []
    rest = ""
    for block in bylines:
        names, behind = read_byline(raw(block)[_label_width(block) :]) if chinese else (latin_people(raw(block)), "")
        people += names
        rest += f" {behind}"
    where = f"{rest} {_together(affiliations, raw)}".strip()
    institutions = read_affiliations(where) if chinese else latin_affiliations(where)
    authors = resolve(people, institutions) if chinese else _alternating(blocks, raw) or resolve(people, institutions)
    authors = _with_stated(authors, people, [note for note in notes if _PLACE_NOTE.match(note.text)])
    known = {person.name for person in people}
    notes += [block for block in blocks if block.role is Role.FOOTNOTE and opens_with_author(block.value.text) in known]
    presented = tuple(author for note in notes for author in people_in_note(note.value.text))
    authors = _with_presented(authors, presented)
    if not chinese and not any(author.affiliations for author in authors):
        authors = _with_notes(authors, blocks)
    byline_en = _first(blocks, Role.BYLINE_EN)
    title_en = _first(blocks, Role.TITLE_EN)
    printed_en = byline_en or title_en
    if chinese and printed_en is not None:
        latin = latin_names(raw(byline_en)) if byline_en else ()
        authors = with_latin_names(authors, latin, printed_en.text)
    found.put("authors", authors, [*bylines, *affiliations] if people else notes)


def _with_notes(authors: tuple[Author, ...], blocks: Sequence[Block]) -> tuple[Author, ...]:
    """``J. Doe is with …`` in a note at the foot of the first page."""
    notes = [block.text for block in blocks if block.role in (Role.NOTE, Role.FOOTNOTE)]
    places = {name: place for note in notes for name, place in are_with(note).items()}
    found = ((author, places.get(author.name.split()[-1])) for author in authors)
    return tuple(Author(author.name, author.name_en, (place,) if place else ()) for author, place in found)


def _alternating(blocks: Sequence[Block], raw: Callable[[Block], str]) -> tuple[Author, ...]:
    """Authors each with the institution on the line below, where lines of names and of institutions take turns."""
    lines = [block for block in blocks if block.role in (Role.BYLINE, Role.AFFILIATION)]
    turns = [block.role for block in lines]
    if len(turns) < 4 or turns != [Role.BYLINE, Role.AFFILIATION] * (len(turns) // 2):
        return ()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return tuple(
        author for names, place in pairs for author in resolve(latin_people(raw(names)), latin_affiliations(raw(place)))
    )


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


def _with_stated(authors: tuple[Author, ...], people: Sequence[Person], notes: Sequence[Block]) -> tuple[Author, ...]:
    """Notes that only state institutions (``作者单位：…``) supply them where nothing else does."""
    if not people or any(author.affiliations for author in authors):
        return authors
    stated = {name: places for note in notes for name, places in stated_institutions(people, note.value.text).items()}
    return tuple(Author(author.name, author.name_en, stated.get(author.name, ())) for author in authors)


def _abstracts(found: Collected, blocks: Sequence[Block]) -> None:
    roles = (
        ("abstract", Role.ABSTRACT),
        ("keywords", Role.KEYWORDS),
        ("abstract_en", Role.ABSTRACT_EN),
        ("keywords_en", Role.KEYWORDS_EN),
    )
    for name, role in roles:
        block = _first(blocks, role)
        if block is not None and "keywords" in name:
            listed = [block, *(item for item in blocks if item.role is role and item.label and not item.skip)]
            found.put(name, tuple(word for item in listed for word in split_keywords(item.value.text)), listed)
        elif block is not None:
            found.put(name, block.value.text, [block])


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords at the separators that the line uses: semicolons, else commas, else wide or single spaces."""
    text = text.strip().rstrip("。.;；")
    for separator in (r"\s*[;；]\s*", r"\s*[,，、]\s*", r"\s*[·•|｜│丨/]\s*", r"[\u3000]+|\s{2,}"):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1:
            return tuple(parts)
    return tuple(text.split()) if not is_latin(text) else ((text,) if text else ())


def _identifiers(found: Collected, blocks: Sequence[Block]) -> None:
    for block in labelled(blocks, "clc", "clc_en"):
        found.put("clc", tuple(_CLC.findall(block.value.text)), [block])
    for block in labelled(blocks, "document_code", "document_code_en"):
        code = re.match(r"[A-Z]", block.value.text)
        found.put("document_code", code.group() if code else None, [block])
    for block in labelled(blocks, "article_number", "article_number_en"):
        found.put("article_number", squeezed(block.value.text) if block.value.text[:1].isdigit() else None, [block])
    for block in [
        *labelled(blocks, "doi"),
        *labelled(blocks, "citation"),
        *head_lines(blocks),
        *labelled(blocks, "authors_note_en"),
    ]:
        doi = _DOI.search(block.text)
        found.put("doi", doi.group().rstrip(".") if doi else None, [block])
    _address(found, blocks)


def _address(found: Collected, blocks: Sequence[Block]) -> None:
    """The paper's own address: on a labelled line, or alone on a line of the cover. A DOI's address is its DOI."""
    alone = [block for block in blocks if block.role is Role.COVER and _URL.fullmatch(block.text)]
    for block in [*labelled(blocks, "address", "citation", "online"), *alone]:
        address = _URL.search(block.text)
        found.put("url", address.group() if address and "doi.org" not in address.group() else None, [block])


def _dates(found: Collected, blocks: Sequence[Block]) -> None:
    for name, labels in (("received", ("received", "received_en")), ("published_online", ("online",))):
        for block in labelled(blocks, *labels):
            found.put(name, iso_date(block.value.text), [block])

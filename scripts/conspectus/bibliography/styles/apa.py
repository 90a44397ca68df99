"""References as the Publication Manual of the American Psychological Association prints them (7th edition, 2020)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from conspectus.bibliography.styles.casing import sentence_case
from conspectus.bibliography.styles.figures import day_of
from conspectus.bibliography.styles.people import inverted_initials, listed, straight_initials, within_phrase
from conspectus.bibliography.styles.runs import Line, Run, italic, joined, roman, sentences
from conspectus.bibliography.styles.western import Kind, Record, WesternStyle, capitalized
from conspectus.model import Name

_ALL_AUTHORS = 20
"""Up to twenty authors are all named; of more, the first nineteen and the last (§9.8)."""
_DATED = (Kind.NEWSPAPER, Kind.WEB, Kind.TALK, Kind.MANUSCRIPT)
"""Kinds whose date has month and day (§9.14)."""
_PLAIN_TITLES = (Kind.ARTICLE, Kind.NEWSPAPER, Kind.CHAPTER)
"""Kinds whose title is part of a greater whole and so not in italics (§9.19)."""


class APA7(WesternStyle):
    """APA, 7th edition."""

    name: ClassVar[str] = "apa"

    def line(self, record: Record) -> Line:
        """Author. (Date). Title. Source. Address without a full stop."""
        date = roman(f"({_date(record)})")
        title = _title(record)
        who = roman(_head(record))
        opening = (who, date, title) if who else (title, date)
        body = sentences((*opening, *_source(record)))
        return joined((body, _address(record)), " ")


def _head(record: Record) -> str:
    people = record.head_names()
    if people:
        return record.bracketed("authors", _authors(people, record))
    if record.kind is not Kind.CHAPTER and record.work.editors:
        return record.bracketed("editors", _editors(record, inverted=True))
    return ""


def _authors(people: Sequence[Name], record: Record) -> str:
    names = [inverted_initials(name) for name in people]
    if record.work.et_al:
        return f"{', '.join(names)}, {record.words.et_al}"
    if len(names) > _ALL_AUTHORS:
        return f"{', '.join(names[: _ALL_AUTHORS - 1])}, … {names[-1]}"
    return _ampersand(names, record, inverted=True)


def _ampersand(names: Sequence[str], record: Record, *, inverted: bool = False) -> str:
    """``A, & B`` in the list of authors, ``A & B`` within a reference; Chinese names have commas, or 、 within it."""
    if not inverted:
        return within_phrase(names, record.words, " & ")
    if record.chinese:
        return listed(names, record.words.conjunction)
    return f"{names[0]}, & {names[1]}" if len(names) == 2 else listed(names, " & ")


def _editors(record: Record, *, inverted: bool = False) -> str:
    form = inverted_initials if inverted else straight_initials
    names = [form(name) for name in record.work.editors]
    role = record.words.editor if len(names) == 1 else record.words.editors
    return f"{_ampersand(names, record, inverted=inverted)} ({role})" if names else ""


def _date(record: Record) -> str:
    day = record.day() if record.kind in _DATED else None
    return f"{record.year()}, {record.dated(day, with_year=False)}" if day else record.year()


def _title(record: Record) -> Line:
    title = sentence_case(record.title(), record.work)
    face = roman if record.kind in _PLAIN_TITLES else italic
    people = (_edited(record), _translated(record))
    notes = _bracketed(people if record.kind in _PLAIN_TITLES else (*people, _stated(record)))
    return joined((face(title), roman(notes), roman(_description(record))), " ")


def _bracketed(notes: Sequence[str]) -> str:
    """``(E. Holm, Ed.; A. Lowe, Trans.; 2nd ed., Vol. 2)`` (§9.19, §10.2)."""
    stated = "; ".join(note for note in notes if note)
    return f"({stated})" if stated else ""


def _edited(record: Record) -> str:
    """The editors of a book that has authors too (§10.2)."""
    editors = record.work.editors if record.work.authors and record.kind is not Kind.CHAPTER else ()
    words = record.words
    return _credited(editors, words.editor if len(editors) == 1 else words.editors, record)


def _translated(record: Record) -> str:
    return _credited(record.work.translators, record.words.translator, record)


def _credited(people: Sequence[Name], role: str, record: Record) -> str:
    names = _ampersand([straight_initials(name) for name in people], record)
    return f"{names}{'' if record.chinese else ', '}{role}" if names else ""


def _stated(record: Record, *, pages: str = "") -> str:
    """``2nd ed., Vol. 2, pp. 3–9``."""
    volume = "" if record.kind is Kind.ARTICLE else record.volume()
    stated = (record.edition(), capitalized(record.version()), capitalized(volume), _number(record), pages)
    return ", ".join(part for part in stated if part)


def _number(record: Record) -> str:
    if record.kind is Kind.MANUSCRIPT and record.work.publisher:
        return ""  # it stands behind the archive's name
    return record.eprint() if record.kind is Kind.PREPRINT else record.identifier().replace("Patent ", "Patent No. ")


def _description(record: Record) -> str:
    """What the work is, in square brackets, where that helps to find it (§9.21)."""
    words, work = record.words, record.work
    if record.kind is Kind.THESIS:
        genre = record.shown("genre") or words.thesis
        return f"[{genre}, {record.shown('publisher')}]" if record.address() and work.publisher else f"[{genre}]"
    described = {
        Kind.DATA: words.database if work.type == "DB" else words.dataset,
        Kind.SOFTWARE: words.software,
        Kind.TALK: work.genre or words.talk,
        Kind.BOOK: words.map if work.type == "CM" else "",
    }.get(record.kind, "")
    return f"[{described}]" if described else ""


def _source(record: Record) -> tuple[Line, ...]:
    """Where the work was published, one sentence each."""
    return _SOURCES.get(record.kind, _published)(record)


def _published(record: Record) -> tuple[Line, ...]:
    return (roman(record.publisher_unless_author()),)


def _thesis(record: Record) -> tuple[Line, ...]:
    """The university, unless the description names it (§10.6)."""
    return () if record.address() else _published(record)


def _newspaper(record: Record) -> tuple[Line, ...]:
    return (joined((italic(record.shown("container")), roman(record.pages())), ", "),)


def _preprint(record: Record) -> tuple[Line, ...]:
    return (roman(record.shown("archive") or record.shown("container") or record.publisher_unless_author()),)


def _archive(record: Record) -> tuple[Line, ...]:
    """The archive, the document's number in it, and its place, as APA cites archival documents."""
    number = f"({record.identifier()})" if record.work.identifier and record.work.publisher else ""
    kept = joined((roman(record.publisher_unless_author()), roman(number)), " ")
    return (joined((kept, roman(record.shown("place"))), ", "),)


def _talk(record: Record) -> tuple[Line, ...]:
    return (joined((roman(record.shown("event")), roman(record.shown("place"))), ", "),)


def _website(record: Record) -> tuple[Line, ...]:
    """The site's name, unless the author is the site (§10.16)."""
    site = record.shown("container") or record.shown("publisher")
    return () if site.casefold() in {name.literal.casefold() for name in record.work.authors} else (roman(site),)


def _periodical(record: Record) -> tuple[Line, ...]:
    """*Journal*, *12*(3), 45–67, or ``Article 104233`` (§9.25, §9.27)."""
    volume = italic(record.shown("volume"))
    issue = record.issue()
    number = (*volume, Run(f"({issue})")) if issue else volume
    article = record.shown("article_number")
    place = record.pages() or (capitalized(record.words.article.format(article)) if article else "")
    return (joined((italic(record.shown("container")), number, roman(place)), ", "),)


def _chapter(record: Record) -> tuple[Line, ...]:
    """In G. Holm (Ed.), *Book* (2nd ed., pp. 3–9) (§9.28)."""
    opening = joined((roman(record.words.within), roman(_editors(record))), " ")
    book = italic(_host_title(record))
    editors = ", " if record.work.editors else " "
    notes = roman(_bracketed([_stated(record, pages=record.pages_with_word())]))
    host = joined((joined((opening, book), editors), notes), " ")
    return (host, *_published(record))


def _host_title(record: Record) -> str:
    """The title of the book a chapter is in; the name of a conference keeps its capitals (§10.5)."""
    title = record.shown("container")
    return title if record.work.type == "C" else sentence_case(title, record.work)


def _address(record: Record) -> Line:
    """The address; with the day of retrieval where the work has no date and may change (§9.16)."""
    address = record.address()
    accessed = day_of(record.work.accessed)
    undated = not (record.work.year or record.work.date) and not record.work.doi
    if not (address and undated and accessed.month):
        return roman(address)
    if record.chinese:
        return roman(f"检索于{accessed.chinese()}, {address}")
    return roman(f"Retrieved {accessed.american()}, from {address}")


_SOURCES: Mapping[Kind, Callable[[Record], tuple[Line, ...]]] = {
    Kind.ARTICLE: _periodical,
    Kind.NEWSPAPER: _newspaper,
    Kind.CHAPTER: _chapter,
    Kind.THESIS: _thesis,
    Kind.PREPRINT: _preprint,
    Kind.MANUSCRIPT: _archive,
    Kind.TALK: _talk,
    Kind.WEB: _website,
}

"""References as The Chicago Manual of Style prints them in reference lists (17th edition, 2017, author-date)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from conspectus.bibliography.styles.casing import headline, quoted
from conspectus.bibliography.styles.figures import day_of
from conspectus.bibliography.styles.people import inverted, listed, named, straight, within_phrase
from conspectus.bibliography.styles.runs import Line, Run, italic, joined, roman, sentences
from conspectus.bibliography.styles.western import Kind, Record, WesternStyle, capitalized, kind_of
from conspectus.model import Name, Work

_ALL_AUTHORS = 10
_FIRST_AUTHORS = 7
"""Up to ten authors are all named; of more, the first seven (§15.9)."""
_ITALIC = (Kind.BOOK, Kind.REPORT, Kind.SOFTWARE)
"""Kinds whose own title is in italics; a patent's is in roman letters (§14.258), any other in quotation marks."""


class Chicago17(WesternStyle):
    """Chicago, 17th edition, author-date."""

    name: ClassVar[str] = "chicago"
    range_rule: ClassVar[str] = "chicago"

    def line(self, record: Record) -> Line:
        """Author. Year. Title. Source. Address."""
        title = _title(record)
        who = italic(record.shown("container")) if unsigned(record.work) else roman(_head(record))
        year = roman(_year(record))
        opening = (who, year, title) if who else (title, year)
        return sentences((*opening, *_source(record), *_online(record)))


def unsigned(work: Work) -> bool:
    """Whether a newspaper stands where the author would: it does for an article without one (§15.49)."""
    return kind_of(work) is Kind.NEWSPAPER and not named(work.authors) and bool(work.container)


def _year(record: Record) -> str:
    """The year as a sentence; words for one are capitalised (``In press``), n.d. is not (§15.44)."""
    return capitalized(record.year()) if record.work.year else record.year()


def _head(record: Record) -> str:
    people = record.head_names()
    if people:
        return record.bracketed("authors", _listed(people, record, opening=True, et_al=record.work.et_al))
    if record.kind is not Kind.CHAPTER and record.work.editors:
        role = "主编" if record.chinese else "ed." if len(record.work.editors) == 1 else "eds."
        return record.bracketed("editors", f"{_listed(record.work.editors, record, opening=True)}, {role}")
    return ""


def _listed(people: Sequence[Name], record: Record, *, opening: bool = False, et_al: bool = False) -> str:
    shown = people[:_FIRST_AUTHORS] if len(people) > _ALL_AUTHORS else people
    names = [inverted(name) if opening and not index else straight(name) for index, name in enumerate(shown)]
    if et_al or len(shown) < len(people):
        return f"{', '.join(names)}, {record.words.et_al}"
    if opening and len(names) == 2 and not record.chinese:
        return f"{names[0]}, and {names[1]}"
    return listed(names, record.words.conjunction) if opening else within_phrase(names, record.words)


def _title(record: Record) -> Line:
    if record.kind is Kind.PATENT:
        return roman(record.title())
    title = headline(record.title(), record.work.language)
    return italic(title) if record.kind in _ITALIC else roman(quoted(title))


def _source(record: Record) -> tuple[Line, ...]:
    """What follows the title, one sentence each."""
    return _SOURCES.get(record.kind, _published)(record)


def _newspaper(record: Record) -> tuple[Line, ...]:
    """The day is repeated in full; the page is left out (§15.49, §14.191)."""
    name = italic(record.shown("container")) if record.head_names() else ()
    return (joined((name, roman(_day(record))), ", "),)


def _thesis(record: Record) -> tuple[Line, ...]:
    genre = record.shown("genre") or record.words.thesis
    return (_commas(genre, record.shown("publisher")),)


def _patent(record: Record) -> tuple[Line, ...]:
    """Patent 123, issued January 16, 2008 (§14.258)."""
    day = _day(record)
    return (_commas(record.identifier(), f"issued {day}" if day and not record.chinese else day),)


def _website(record: Record) -> tuple[Line, ...]:
    site = record.shown("container") or record.shown("publisher")
    named = site.casefold() in {name.literal.casefold() for name in record.work.authors}
    return (roman("" if named else site), roman(capitalized(record.version())), roman(_day(record)))


def _archive(record: Record) -> tuple[Line, ...]:
    """The day, the number and the place of a document in an archive (§14.221-32)."""
    kept = _commas(record.shown("publisher"), record.shown("place"))
    return (roman(_day(record)), roman(record.identifier()), kept)


def _talk(record: Record) -> tuple[Line, ...]:
    return (_commas(record.words.talk, record.shown("event"), record.shown("place")),)


def _preprint(record: Record) -> tuple[Line, ...]:
    kept = record.shown("archive") or record.shown("container") or record.shown("publisher")
    return (roman(record.eprint()), _commas(record.words.preprint, kept))


def _commas(*parts: str) -> Line:
    return roman(", ".join(part for part in parts if part))


def _day(record: Record) -> str:
    day = record.day()
    return record.dated(day) if day else ""


def _periodical(record: Record) -> tuple[Line, ...]:
    """*Journal* 48 (1): 37–70; without an issue 48:37–70; without a volume *Journal*, no. 6, 14–27 (§15.47–48)."""
    volume, issue = record.shown("volume"), record.issue()
    pages = record.pages() or record.shown("article_number")
    name, translated = italic(record.shown("container")), roman(capitalized(_translated(record)))
    if not volume:
        return (translated, joined((name, roman(record.issue_with_word()), roman(pages)), ", "))
    number = f"{volume} ({issue})" if issue else volume
    place = f"{number}{': ' if issue else ':'}{pages}" if pages else number
    return (translated, joined((name, roman(place)), " "))


def _chapter(record: Record) -> tuple[Line, ...]:
    """In *Book*, edited by Eva Holm, 77–84 (§15.9, §14.106)."""
    book = italic(headline(record.shown("container"), record.work.language))
    translators = _translated(record)
    editors = _edited(record)
    host = joined((roman(record.words.within), book), " ")
    parts = (
        host,
        roman(record.edition()),
        roman(record.volume()),
        roman(editors),
        roman(translators),
        roman(record.pages()),
    )
    return (joined(parts, ", "), roman(record.series()), roman(_imprint(record)))


def _edited(record: Record) -> str:
    names = _listed(record.work.editors, record)
    return record.words.edited_by.format(names) if names else ""


def _translated(record: Record) -> str:
    names = _listed(record.work.translators, record)
    return record.words.translated_by.format(names) if names else ""


def _published(record: Record) -> tuple[Line, ...]:
    translated = _translated(record)
    edited = _edited(record) if record.work.authors else ""
    version = record.version()
    if record.kind is Kind.SOFTWARE:
        version = version.replace("version", "v.")
    parts = (edited, translated, record.edition(), record.volume(), record.series(), record.identifier())
    return (*(roman(capitalized(part)) for part in (*parts, version)), roman(_imprint(record)))


def _imprint(record: Record) -> str:
    place = "" if record.kind in (Kind.DATA, Kind.SOFTWARE) else record.shown("place")
    return ": ".join(part for part in (place, record.shown("publisher")) if part)


def _online(record: Record) -> tuple[Line, ...]:
    """The address, after the day of access where the work has no date (§15.50)."""
    address, accessed = record.address(), day_of(record.work.accessed)
    dated = bool(record.work.year or record.work.date or record.work.doi)
    day = capitalized(record.words.accessed.format(record.dated(accessed))) if accessed.month and not dated else ""
    return (roman(day if address else ""), (Run(address),) if address else ())


_SOURCES: Mapping[Kind, Callable[[Record], tuple[Line, ...]]] = {
    Kind.ARTICLE: _periodical,
    Kind.NEWSPAPER: _newspaper,
    Kind.CHAPTER: _chapter,
    Kind.THESIS: _thesis,
    Kind.PATENT: _patent,
    Kind.PREPRINT: _preprint,
    Kind.MANUSCRIPT: _archive,
    Kind.TALK: _talk,
    Kind.WEB: _website,
}

"""Works cited as the MLA Handbook prints them (9th edition, 2021): a template of elements, container by container."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from conspectus.bibliography.styles.casing import headline, quoted
from conspectus.bibliography.styles.figures import Day, day_of
from conspectus.bibliography.styles.people import family, inverted, listed, named, straight, within_phrase
from conspectus.bibliography.styles.runs import Line, italic, joined, roman, sentences
from conspectus.bibliography.styles.western import Kind, Record, WesternStyle, capitalized, kind_of
from conspectus.model import Name, Work

_ITALIC = (Kind.BOOK, Kind.REPORT, Kind.SOFTWARE, Kind.THESIS, Kind.PATENT)
"""Kinds that stand alone, whose title is in italics; a title within a container is in quotation marks."""

_YEARLY = (Kind.BOOK, Kind.CHAPTER, Kind.THESIS)


def opening_people(work: Work) -> tuple[Name, ...]:
    """Who opens the entry as author: an organisation that is its own publisher, or the site itself, does not."""
    people = named(work.authors) or work.holders
    issuer = work.publisher or (work.container if kind_of(work) is Kind.WEB else "")
    return () if [family(name).casefold() for name in people] == [issuer.casefold()] else people


class MLA9(WesternStyle):
    """MLA, 9th edition. Works are told apart by their titles, never by letters."""

    name: ClassVar[str] = "mla"
    range_rule: ClassVar[str] = "mla"

    def line(self, record: Record) -> Line:
        """Author. Title. Container, contributors, version, number, publisher, date, location. Day of access."""
        record = replace(record, letter="")
        title = headline(record.title(), record.work.language)
        face = italic(title) if record.kind in _ITALIC else roman(quoted(title))
        elements = _thesis(record) if record.kind is Kind.THESIS else (_elements(record),)
        translated = roman(capitalized(_translated(record))) if record.kind is Kind.ARTICLE else ()
        behind = (roman(_accessed(record)), roman(record.series()))
        return sentences((roman(_head(record)), face, translated, *elements, *behind))


def _head(record: Record) -> str:
    people = opening_people(record.work)
    if people:
        return record.bracketed("authors", _listed(people, record, opening=True, et_al=record.work.et_al))
    if named(record.work.authors) or record.kind is Kind.CHAPTER or not record.work.editors:
        return ""
    role = "主编" if record.chinese else "editor" if len(record.work.editors) == 1 else "editors"
    return record.bracketed("editors", f"{_listed(record.work.editors, record, opening=True)}, {role}")


def _listed(people: Sequence[Name], record: Record, *, opening: bool = False, et_al: bool = False) -> str:
    """One or two names; of three or more the first and et al.."""
    first = inverted(people[0]) if opening else straight(people[0], comma=",")
    if len(people) > 2 or et_al:
        separator = ", " if opening else "" if record.chinese else " "
        return f"{first}{separator}{record.words.et_al}"
    names = [first, *(straight(name, comma=",") for name in people[1:])]
    if not opening:
        return within_phrase(names, record.words)
    if len(names) == 2 and not record.chinese:
        return f"{names[0]}, and {names[1]}"
    return listed(names, record.words.conjunction)


def _elements(record: Record) -> Line:
    """The elements of the container, between commas, in the order of the template."""
    texts = [text for text in (*_contributors(record), *_numbers(record), *_issued(record)) if text]
    container = italic(_container(record))
    if not container and texts:
        texts[0] = capitalized(texts[0])
    parts = (container, *(roman(text) for text in texts), roman(record.address() or record.eprint()))
    return joined(parts, ", ")


def _thesis(record: Record) -> tuple[Line, ...]:
    """Title. Year. University, PhD dissertation."""
    genre = record.shown("genre") or record.words.thesis.lower()
    school = ", ".join(part for part in (record.shown("publisher"), genre, record.address()) if part)
    return (roman(_date(record)), roman(school))


def _container(record: Record) -> str:
    if record.kind is Kind.PREPRINT:
        return record.shown("archive") or record.shown("container")
    if record.kind is Kind.TALK:
        return ""
    return headline(record.shown("container"), record.work.language)


def _contributors(record: Record) -> tuple[str, ...]:
    work, words = record.work, record.words
    edited = bool(work.editors) and (bool(work.authors) or record.kind is Kind.CHAPTER)
    return (
        words.edited_by.format(_listed(work.editors, record)) if edited else "",
        _translated(record) if record.kind is not Kind.ARTICLE else "",
    )


def _translated(record: Record) -> str:
    """Before the container where the article is what was translated, else among its contributors."""
    people = record.work.translators
    return record.words.translated_by.format(_listed(people, record)) if people else ""


def _numbers(record: Record) -> tuple[str, ...]:
    number = "" if record.kind is Kind.MANUSCRIPT else record.identifier()
    return (_uncapitalised(record.edition()), record.version(), record.volume(), record.issue_with_word(), number)


def _uncapitalised(edition: str) -> str:
    """``Rev. ed.`` within a container; it is capitalised again where it opens one."""
    return edition[:1].lower() + edition[1:]


def _issued(record: Record) -> tuple[str, ...]:
    publisher = "" if record.kind in (Kind.ARTICLE, Kind.NEWSPAPER) else record.shown("publisher")
    event = ", ".join(part for part in (record.shown("event"), record.shown("place")) if part)
    place = record.pages_with_word() or _article_number(record)
    if record.kind is Kind.MANUSCRIPT:
        return (_date(record), publisher, record.shown("place"), record.identifier())
    return (event if record.kind is Kind.TALK else "", publisher, _date(record), place)


def _article_number(record: Record) -> str:
    number = record.shown("article_number")
    return record.words.article.format(number) if number else ""


def _date(record: Record) -> str:
    """The year of a book, the month of a journal, the day of what is dated so; nothing for an undated work."""
    day = record.day() if record.kind not in _YEARLY else None
    if day:
        return _shown_day(replace(day, day=0) if record.kind is Kind.ARTICLE else day, record)
    return record.year() if record.work.year or record.work.date else ""


def _shown_day(day: Day, record: Record) -> str:
    return day.chinese() if record.chinese else day.mla()


def _accessed(record: Record) -> str:
    """The day of access of a work online without a DOI."""
    day = day_of(record.work.accessed)
    if not (day.month and record.work.url) or record.work.doi:
        return ""
    text = record.words.accessed.format(_shown_day(day, record))
    return capitalized(text)

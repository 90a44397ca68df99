"""What every citation style has in common: the record behind a pybtex entry, and how supplied values are shown."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar

from pybtex.database import BibliographyData, Entry
from pybtex.richtext import Text
from pybtex.style import FormattedBibliography, FormattedEntry
from pybtex.style.formatting import BaseStyle

from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.inheritance import with_inherited
from conspectus.bibliography.styles.profile import Profile
from conspectus.model import Work

_IN_PRINT = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]\s*[(（][0-9]{4}[)）].*")


class WorkStyle(BaseStyle):  # type: ignore[misc]  # pybtex is untyped
    """A citation style that composes a reference from a record; a pybtex style plugin."""

    name: ClassVar[str]
    """The style's name on the command line."""

    @abstractmethod
    def compose(self, work: Work, letter: str = "") -> Text:
        """One reference without a number. ``letter`` follows the year in author-year styles (2020a)."""

    def printed_as(self, profile: Profile) -> WorkStyle:
        """The style with the spacing of a printed list; a style whose manual fixes its spacing is the same."""
        del profile
        return self

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """The reference of one pybtex entry, for whoever runs the style inside pybtex."""
        return FormattedEntry(entry.key, self.compose(work_of_entry(entry, bib_data)), label)

    def format_bibliography(
        self, bib_data: BibliographyData, citations: Iterable[str] | None = None
    ) -> FormattedBibliography:
        """All entries, or those cited, in the style's order, with the labels of the ``label_style`` pybtex was given.

        Entries take over the fields of their ``crossref`` and ``xdata``; letters tell years apart (2020a).
        """
        from conspectus.bibliography.styles.lists import letters_of, ordered  # noqa: PLC0415  lists build on styles

        cited = bib_data.add_extra_citations(list(citations or bib_data.entries), self.min_crossrefs)
        works = {key: work_of_entry(bib_data.entries[key], bib_data) for key in cited}
        letters, order = letters_of(works, self.name), ordered(works, self.name)
        labels = self.format_labels([bib_data.entries[key] for key in order])
        entries = [
            FormattedEntry(key, self.compose(works[key], letters.get(key, "")), label)
            for key, label in zip(order, labels, strict=True)
        ]
        return FormattedBibliography(entries, style=self, preamble=bib_data.preamble)


def number_for_pages(work: Work) -> str:
    """The number that stands where an electronic article has no pages (``e0123``).

    The 文章编号 of Chinese journals, ``ISSN(year)issue-page-length``, is not one: it encodes the place in print and
    no style cites it.
    """
    return "" if _IN_PRINT.fullmatch(work.article_number) else work.article_number


def work_of_entry(entry: Entry, bib_data: BibliographyData | None = None) -> Work:
    """The record that a pybtex entry states, with what it inherits from others of ``bib_data``."""

    def look(key: str) -> Mapping[str, str] | None:
        return _fields(bib_data.entries[key]) if bib_data is not None and key in bib_data.entries else None

    return read_entry(entry.type, with_inherited(entry.type, _fields(entry), look))


def _fields(entry: Entry) -> dict[str, str]:
    """The entry's fields by lower-case name; people are read from pybtex's own lists."""
    people = {role: " and ".join(str(person) for person in persons) for role, persons in entry.persons.items()}
    return {name.lower(): value for name, value in {**entry.fields, **people}.items()}

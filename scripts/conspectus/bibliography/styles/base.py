"""What every citation style has in common: the record behind a pybtex entry, and how supplied values are shown."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from pybtex.database import BibliographyData, Entry
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.styles.profile import Profile
from conspectus.model import Work


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
        """The reference of a pybtex entry, for whoever runs the style inside pybtex."""
        del bib_data
        return FormattedEntry(entry.key, self.compose(work_of_entry(entry)), label)


def work_of_entry(entry: Entry) -> Work:
    """The record that a pybtex entry states; people are read from pybtex's own lists."""
    people = {role: " and ".join(str(person) for person in persons) for role, persons in entry.persons.items()}
    return read_entry(entry.type, {name.lower(): value for name, value in {**entry.fields, **people}.items()})

"""The elements of an entry, each as it is printed: people, title with mark, edition, dates, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.bibliography.styles.base import number_for_pages
from conspectus.bibliography.styles.casing import unstopped
from conspectus.bibliography.styles.figures import bare_doi
from conspectus.bibliography.styles.gbt.names import people_of
from conspectus.bibliography.styles.gbt.rules import Rules, code_of, mark_of, marked
from conspectus.bibliography.styles.gbt.terms import UNKNOWN, Terms, edition_of, volume_of
from conspectus.bibliography.styles.profile import Spacing
from conspectus.bibliography.styles.scripts import CJK
from conspectus.bibliography.styles.sentence import is_english, sentence
from conspectus.bibliography.styles.widths import fitted
from conspectus.model import Name, Work

_NUMBERED = frozenset({"R", "S", "P", "A"})
"""Marks whose entries print their number with the title."""
_FIGURES = frozenset({"year", "volume", "issue", "pages"})
_UNSTATED = {
    "place": re.compile(r"\[(出版地不详|[Ss]\. ?l\.)\]"),
    "publisher": re.compile(r"\[(出版[者社]不详|[Ss]\. ?n\.)\]"),
}
_STOP_OF_ABBREVIATION = re.compile(r"(?<=[A-Za-z])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Elements:
    """One record in the words and widths of one list. A method returns the empty string for what is not stated."""

    work: Work
    rules: Rules
    terms: Terms
    spacing: Spacing
    author_year: bool
    letter: str = ""

    @property
    def code(self) -> str:
        """The type code that is printed."""
        return code_of(self.work, self.rules)

    @property
    def hosted(self) -> bool:
        """Whether the work is part of a book or proceedings that is named behind ``//``."""
        return bool(self.work.container) and self.code not in ("J", "N")

    def shown(self, name: str, value: str = "") -> str:
        """A field fitted to the list's widths, in square brackets where a person supplied it (§8.4.3.2)."""
        text = fitted(value or getattr(self.work, name), self.spacing)
        if name in _FIGURES:
            text = re.sub(r"(?<=[0-9])[–—](?=[0-9]|$)", "-", text)
        return f"[{text}]" if text and name in self.work.supplied else text

    def people(self, people: tuple[Name, ...], *, et_al: bool = False) -> str:
        """A list of names."""
        names = people_of(people, self.terms, self.spacing, et_al=et_al, capitals=self.rules.capitals)
        return names if not self.spacing.values else self._fitted_names(names)

    def _fitted_names(self, names: str) -> str:
        """Only brackets within names are fitted: ``（AIAA）``; commas between names are the list's already."""
        parts = [fitted(part, self.spacing) for part in names.split(self.spacing.names)]
        return self.spacing.names.join(parts)

    def creators(self) -> str:
        """Who is responsible: a patent's holder, else the authors, else the editors of a whole book (§8.1)."""
        work = self.work
        if self.code == "S" and self.rules.number_first and work.identifier and not self.author_year:
            return ""
        if self.code == "P" and work.holders:
            names = self.people(work.holders)
        elif work.authors or self.hosted:
            names = self.people(work.authors, et_al=work.et_al)
        else:
            names = self.people(work.editors, et_al=work.et_al)
        return f"[{names}]" if names and "authors" in work.supplied else names

    def head(self) -> str:
        """Who, and in author-year lists when (§9.2.1): an anonymous work has 佚名 or Anon there (§8.1.3)."""
        names = self.creators()
        if not self.author_year:
            return names
        return f"{names or self.terms.anonymous}{self.spacing.year}{self._year_of_head()}"

    def _year_of_head(self) -> str:
        """The year; where there is none, that of the access in square brackets as an estimate (§8.4.3.2)."""
        year = self.shown("year") or self.work.date[:4]
        if year.endswith("]") and self.letter:
            return f"{year[:-1]}{self.letter}]"
        if not year and self.work.accessed:
            return f"[{self.work.accessed[:4]}{self.letter}]"
        letter = f"-{self.letter}" if self.letter and not year[-1:].isdigit() else self.letter
        return f"{year or self.terms.no_date}{letter}"

    def title(self) -> str:
        """Title, volume, number and mark; nothing where there is no title."""
        work = self.work
        if not work.title:
            return ""
        title = self._cased("title", work.title if marked(work) else unstopped(work.title))
        if work.volume and not self.hosted and self.code not in ("J", "N"):
            title += self.spacing.title + volume_of(work.volume, self.terms, self.spacing.figures)
        number = self.shown("identifier") if self.code in _NUMBERED and work.identifier not in work.title else ""
        if number and self.code == "S" and self.rules.number_first:
            title = f"{number} {title}"
        elif number:
            title += self.spacing.title + number
        return title + mark_of(work, self.rules)

    def _cased(self, name: str, title: str) -> str:
        """A title in sentence case; one from a list by this standard is already as it has to be."""
        work = self.work
        serial = self.code == "J" and not work.container and bool(work.publisher or work.place)
        english = self.terms.language == "en" and is_english(title, work.language)
        if english and not serial and not marked(work):
            title = sentence(title, work.protected, printed=work.title in work.printed)
        return self.shown(name, title)

    def host(self) -> str:
        """The book or proceedings that holds the work: editors, title, volume."""
        if not self.hosted:
            return ""
        title = self._cased("container", self.work.container)
        if self.work.volume:
            title += self.spacing.title + volume_of(self.work.volume, self.terms, self.spacing.figures)
        editors = self.people(self.work.editors)
        return joined([editors, title], self.spacing.after_names)

    def journal(self) -> str:
        """The journal's or newspaper's title; an abbreviated one without its stops (§8.8)."""
        title = self.shown("container")
        if CJK.search(title) or not _abbreviated(title):
            return title
        return _STOP_OF_ABBREVIATION.sub("", title)

    def translators(self) -> str:
        """``段涛, 杨慧霞, 译``."""
        names = self.people(self.work.translators)
        return f"{names}{self.spacing.names}{self.terms.translator}" if names else ""

    def edition(self) -> str:
        """Edition, or the version of data and programs (``V1.0``)."""
        version = self.work.version
        if version:
            return version if not version[0].isdigit() else f"V{version}"
        return edition_of(self.work.edition, self.terms, self.spacing.figures)

    def imprint(self) -> str:
        """``地: 者``; a place or publisher that the publication does not state in square brackets (§8.4.1, §8.4.2).

        A conference paper without publisher has no place of publication: its record's place is the conference's.
        """
        work = self.work
        if self.code == "P" or (self.code == "C" and self.hosted and not work.publisher):
            return ""
        place, publisher = (
            f"[{value.strip('[]')}]" if value.strip("[]") in UNKNOWN else self.shown(name, value)
            for name, value in (
                ("place", work.place or self._unstated("place")),
                ("publisher", work.publisher or self._archive() or self._unstated("publisher")),
            )
        )
        return joined([place, publisher], self.spacing.place)

    def _unstated(self, name: str) -> str:
        """What a printed reference said for a place or publisher that its publication does not state."""
        found = _UNSTATED[name].search(self.work.printed)
        return found.group(1) if found else ""

    def _archive(self) -> str:
        return self.work.archive if self.code in ("PP", "EB") else ""

    def pages(self) -> str:
        """Pages, or the number of an article that has none."""
        number = number_for_pages(self.work)
        pages = self.shown("pages") or (self.shown("article_number") if number else "")
        return re.sub(r"\s*[,，]\s*", self.spacing.names, pages) if self.spacing.values else pages

    def accessed(self) -> str:
        """``[2024-03-11]``, where the edition asks for it and there is an address."""
        allowed = self.rules.accessed is None or self.code in self.rules.accessed
        address = self.work.url or self.work.doi
        return f"[{self.work.accessed}]" if self.work.accessed and allowed and address else ""

    def addresses(self) -> list[str]:
        """Address and DOI; an address that holds the DOI says both (2015 §8.7)."""
        doi = bare_doi(self.work.doi)
        held = doi and doi.casefold() in self.work.url.casefold()
        return [part for part in (self.work.url, "" if held or not doi else f"DOI:{doi}") if part]

    def bracketed(self, text: str) -> str:
        """``(text)`` as the list prints brackets."""
        return f"{self.spacing.issue}{text}{self.spacing.close}" if text else ""


def joined(parts: list[str], separator: str) -> str:
    """The parts that are not empty; a full stop of the separator falls into one at a part's end (``et al. ``)."""
    text = ""
    for part in parts:
        if part and text:
            text += separator[1:] if text.endswith(".") and separator.startswith(".") else separator
        text += part
    return text


def _abbreviated(title: str) -> bool:
    stops = len(_STOP_OF_ABBREVIATION.findall(title))
    return stops > 1 or (stops == 1 and (title.endswith(".") or bool(re.match(r"[A-Z][a-z]{0,4}\. ", title))))

"""What APA, Chicago and MLA ask of a record alike: what kind of work it is, its year, its pages, its edition."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from pybtex.richtext import Text

from conspectus.bibliography.styles.base import WorkStyle, number_for_pages
from conspectus.bibliography.styles.casing import typeset, unstopped
from conspectus.bibliography.styles.figures import Day, address, day_of, edition_number, ordinal, ranges
from conspectus.bibliography.styles.people import family, named
from conspectus.bibliography.styles.runs import Line, richtext
from conspectus.bibliography.styles.wording import Words, words_of
from conspectus.model import Name, Work


class Kind(Enum):
    """How a work is referred to, which is coarser than its document type."""

    ARTICLE = auto()
    NEWSPAPER = auto()
    CHAPTER = auto()
    """A part of a book or of proceedings."""
    BOOK = auto()
    THESIS = auto()
    REPORT = auto()
    PATENT = auto()
    WEB = auto()
    DATA = auto()
    SOFTWARE = auto()
    PREPRINT = auto()
    MANUSCRIPT = auto()
    """A document in an archive."""
    TALK = auto()
    """A paper given at a conference and not printed in proceedings."""


_KINDS = {
    "J": Kind.ARTICLE, "N": Kind.NEWSPAPER, "D": Kind.THESIS, "R": Kind.REPORT, "S": Kind.REPORT, "P": Kind.PATENT,
    "EB": Kind.WEB, "DB": Kind.DATA, "DS": Kind.DATA, "CP": Kind.SOFTWARE, "PP": Kind.PREPRINT, "A": Kind.MANUSCRIPT,
}  # fmt: skip


_LETTER_OF_VERSION = re.compile(r"^(?:v|ver|version)\.?\s*(?=[0-9])", re.IGNORECASE)


def kind_of(work: Work) -> Kind:
    """The kind of a record, from its document type and from whether it stands in another work."""
    if work.type in _KINDS and not (work.container and work.type in ("R", "S", "A")):
        return _KINDS[work.type]
    if work.container:
        return Kind.CHAPTER
    if work.type == "C" and work.event and work.authors:
        return Kind.TALK
    if work.type == "Z" and work.url and not work.publisher:
        return Kind.WEB
    return Kind.BOOK


@dataclass(frozen=True, slots=True)
class Record:
    """A record with the words that its entry takes; what a person supplied is shown in square brackets."""

    work: Work
    letter: str
    words: Words
    kind: Kind
    range_rule: str

    def shown(self, name: str) -> str:
        """A field as it is printed: typographic signs, square brackets around a supplied value."""
        if name == "article_number" and not number_for_pages(self.work):
            return ""
        return self.bracketed(name, typeset(str(getattr(self.work, name))))

    def bracketed(self, name: str, text: str) -> str:
        """``text``, in square brackets where the field ``name`` was supplied."""
        return f"[{text}]" if text and name in self.work.supplied else text

    def title(self) -> str:
        """The title without a full stop at its end, which the style sets; an abbreviation's or an ellipsis stays."""
        title = unstopped(typeset(self.work.title.strip()))
        return self.bracketed("title", title)

    @property
    def chinese(self) -> bool:
        """Whether the entry takes Chinese words."""
        return self.words.language == "zh"

    def year(self) -> str:
        """``2020a``, ``n.d.-a``, ``[2020]``, ``2001–2003``, ``in press``."""
        stated = self.work.year or day_of(self.work.date).year
        if not stated:
            return f"{self.words.no_date}-{self.letter}" if self.letter else self.words.no_date
        letter = self.letter if stated[-1].isdigit() else f"-{self.letter}" if self.letter else ""
        return self.bracketed("year", re.sub(r"(?<=\d)-(?=\d)", "–", stated) + letter)

    def day(self) -> Day | None:
        """The day or month of publication, where the record states it."""
        day = day_of(self.work.date)
        return day if day.month else None

    def dated(self, day: Day, *, with_year: bool = True) -> str:
        """A date in the entry's language."""
        return day.chinese(with_year=with_year) if self.chinese else day.american(with_year=with_year)

    def pages(self) -> str:
        """The pages with the style's ranges, without a word."""
        return self.bracketed("pages", ranges(self.work.pages, self.range_rule))

    def pages_with_word(self) -> str:
        """``pp. 3–9``, ``p. 5``, ``第3–9页``."""
        pages = self.pages()
        if not pages or re.search(r"[页頁]|^pp?\.", pages):
            return pages
        if self.kind is Kind.NEWSPAPER and self.words.newspaper_page:
            return self.words.newspaper_page.format(pages)
        return (self.words.pages if re.search("[–,]", pages) else self.words.page).format(pages)

    def edition(self) -> str:
        """``2nd ed.``, ``Rev. ed.``, ``第2版``; nothing for a first edition."""
        stated = self.shown("edition").strip()
        number = edition_number(stated)
        if number:
            return "" if number == 1 else self._numbered_edition(number)
        if not stated or re.search(r"\bed\b|edition|[版刻印]", stated, re.IGNORECASE):
            return re.sub(r"\b(ed)(?:n|ition)?\b\.?$", r"\1.", stated)
        return stated if self.chinese else f"{stated} ed."

    def _numbered_edition(self, number: int) -> str:
        return self.words.edition.format(number if self.chinese else ordinal(number))

    def version(self) -> str:
        """``version 2.1`` for ``2.1`` and ``v2.1``; nothing where there is none."""
        stated = _LETTER_OF_VERSION.sub("", self.shown("version"))
        return self.words.version.format(stated) if stated else ""

    def series(self) -> str:
        """The series with the book's number in it: ``Ports of the World 4``."""
        number = self.shown("identifier") if self._numbered_in_series else ""
        return " ".join(part for part in (self.shown("series"), number) if part)

    @property
    def _numbered_in_series(self) -> bool:
        """Whether the record's number is that of a book in its series (biblatex manual §2.3.7), not its own."""
        return bool(self.work.series) and self.kind in (Kind.BOOK, Kind.CHAPTER)

    def volume(self) -> str:
        """``vol. 2``, ``第2卷``; a volume in words (``上册``) as it is."""
        volume = re.sub(r"(?<=\d)-(?=\d)", "–", self.shown("volume"))
        return self.words.volume.format(volume) if re.fullmatch(r"\[?[0-9IVXLC–-]+\]?", volume) else volume

    def issue(self) -> str:
        """The issue without a word, a double one with a dash (``3–4``)."""
        return re.sub(r"(?<=\d)-(?=\d)", "–", self.shown("issue"))

    def issue_with_word(self) -> str:
        """``no. 3``, ``第3期``; a Chinese supplement (``增刊1``, ``S1``) as it is."""
        issue = self.issue()
        plain_number = issue.lstrip("[")[:1].isdigit()
        return self.words.number.format(issue) if issue and (plain_number or not self.chinese) else issue

    def identifier(self) -> str:
        """The number of a patent, with its word; of anything else, as it is."""
        number = "" if self._numbered_in_series else self.shown("identifier")
        if not number or self.kind is not Kind.PATENT:
            return number
        return (
            number if re.search("patent|专利", number, re.IGNORECASE) else capitalized(self.words.patent.format(number))
        )

    def eprint(self) -> str:
        """``arXiv:2403.01234``."""
        archive, number = self.shown("archive"), self.shown("eprint")
        if not number or number.casefold().startswith(f"{archive.casefold()}:"):
            return number
        return f"{archive}:{number}" if archive else number

    def address(self) -> str:
        """The DOI as an address, or the URL."""
        return address(self.work.doi, self.work.url)

    def publisher_unless_author(self) -> str:
        """The publisher, where it is not the author as well (APA 7 §9.29)."""
        authors = [family(name).casefold() for name in self.work.authors]
        return "" if authors == [self.work.publisher.casefold()] else self.shown("publisher")

    def head_names(self) -> tuple[Name, ...]:
        """Who opens the entry as author; a patent without inventors has its holders."""
        return named(self.work.authors) or self.work.holders


def capitalized(text: str) -> str:
    """``text`` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


class WesternStyle(WorkStyle):
    """A style that composes a line of runs from a :class:`Record`."""

    range_rule: ClassVar[str] = "full"
    """How page ranges are abbreviated (:func:`~conspectus.bibliography.styles.figures.ranges`)."""

    def compose(self, work: Work, letter: str = "") -> Text:
        """One reference; ``letter`` tells works of one author and year apart (2020a)."""
        return richtext(self.line(Record(work, letter, words_of(work), kind_of(work), self.range_rule)))

    @abstractmethod
    def line(self, record: Record) -> Line:
        """The reference as runs of roman and italic text."""

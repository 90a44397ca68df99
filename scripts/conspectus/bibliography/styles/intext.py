"""Citations in the text: author and year, or numbers, as the style and the language of the page want them.

A Chinese page has full-width punctuation and Chinese words (``（谭志雄等，2024，第40页）``), an English page
half-width and English ones. On a Chinese page a Western author still has ``et al.``, as GB/T 7714—2015 §10.2 wants it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.bibliography.styles.casing import headline, quoted, typeset
from conspectus.bibliography.styles.locators import located
from conspectus.bibliography.styles.numbered import Numbered, in_numbers
from conspectus.bibliography.styles.order import opening, sort_key
from conspectus.bibliography.styles.people import family
from conspectus.bibliography.styles.scripts import HAN
from conspectus.bibliography.styles.titles import in_quotes, short_title
from conspectus.bibliography.styles.western import Record, kind_of
from conspectus.bibliography.styles.wording import CHINESE, ENGLISH, Words, is_chinese
from conspectus.model import STYLES, Name, Work

NUMERIC = ("gbt7714-2015", "gbt7714-2025")
"""The styles that cite by number."""
_AUTHOR_YEAR = "-author-year"


def style_with_labels(style: str, labels: str) -> str:
    """``style``, of GB/T 7714 in the form that ``labels`` (``author-year`` or ``numbers``) asks for."""
    plain = style.removesuffix(_AUTHOR_YEAR)
    return f"{plain}{_AUTHOR_YEAR}" if plain in NUMERIC and labels != "numbers" else plain


@dataclass(frozen=True, slots=True)
class Cited:
    """One work in a citation."""

    work: Work
    locator: str = ""
    """``40``, ``pp. 40-42``, ``第40页``, ``chap. 3``, ``§2.1``: a bare number is a page."""
    suppress_author: bool = False
    number: int | None = None
    """Its number in the list, for numeric styles; without one, such a style cites author and year."""
    letter: str = ""
    """As :func:`~conspectus.bibliography.styles.lists.letters_of` gives it."""
    prefix: str = ""
    """Words before it (``see``, ``参见``)."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a style cites by author and year."""

    all_named: int
    """Of more authors than this only the first is named."""
    ampersand: bool = False
    before_year: str = ", "
    page_word: bool = False
    chapter: str = "chap."
    range_rule: str = "full"
    page_outside: bool = False
    """GB/T 7714 sets the page behind the bracket (§10.2)."""
    sorted: bool = False
    """Whether the works in one bracket stand in the order of the list (APA §8.12); otherwise as they are given."""


_GBT = _Manner(all_named=1, range_rule="plain", page_outside=True)
_MANNERS = {
    "apa": _Manner(all_named=2, ampersand=True, page_word=True, chapter="Chapter", sorted=True),
    "chicago": _Manner(all_named=3, before_year=" ", range_rule="chicago"),
    "mla": _Manner(all_named=2, before_year="", range_rule="mla", chapter="ch."),
}


@dataclass(frozen=True, slots=True)
class _Marks:
    """The punctuation of a page's language."""

    opening: str
    closing: str
    comma: str
    semicolon: str


_MARKS = {"zh": _Marks("（", "）", "，", "；"), "en": _Marks("(", ")", ", ", "; ")}


def in_text(items: Sequence[Cited], style: str, language: str, *, narrative: bool = False) -> str:
    """A citation as the text shows it, plain text; empty for no items.

    Args:
        items: the works cited in one place.
        style: one of :data:`~conspectus.model.STYLES`; ``ValueError`` for another.
        language: the page's, ``zh`` or ``en`` (any other is set like English).
        narrative: whether the author is part of the sentence: ``Gereffi (1999)``.
    """
    if style not in STYLES:
        raise ValueError(f"unknown citation style {style!r}; known: {', '.join(STYLES)}")
    if style in NUMERIC and all(item.number is not None for item in items):
        return in_numbers([_numbered(item, style, language, narrative=narrative) for item in items])
    page = _Page(style, language, _MANNERS.get(style, _GBT), _MARKS["zh" if language == "zh" else "en"])
    if narrative:
        return page.marks.semicolon.join(page.narrative(item) for item in items)
    return page.bracket(items)


def author_label(work: Work, style: str, language: str, *, narrative: bool = False) -> str:
    """Who is named in a citation: ``Gereffi et al.``, ``谭志雄等``; a short title where nobody is."""
    page = _Page(style, language, _MANNERS.get(style, _GBT), _MARKS["zh" if language == "zh" else "en"])
    return page.authors(work, narrative=narrative)


def year_label(work: Work, style: str, language: str, letter: str = "") -> str:
    """The year in a citation: ``2020a``, ``n.d.``, ``[2020]`` where it was supplied.

    GB/T 7714 by author and year estimates a missing year by that of the access (§8.4.3.2).
    """
    if not (work.year or work.date) and work.accessed and style.startswith("gbt") and style not in NUMERIC:
        return f"[{work.accessed[:4]}{letter}]"
    return Record(work, letter, _words(language), kind_of(work), "full").year()


def label_of(work: Work, style: str, language: str = "", *, letter: str = "") -> str:
    """Author and year without brackets, in the work's own language unless one is given (``Gereffi, 1999``)."""
    spoken = language or ("zh" if is_chinese(work) else "en")
    page = _Page(style, spoken, _MANNERS.get(style, _GBT), _MARKS["zh" if spoken == "zh" else "en"])
    return page.piece(Cited(work, letter=letter))


def _before(prefix: str) -> str:
    """Words before a work, with a blank behind them unless they are Chinese."""
    return prefix if not prefix or HAN.search(prefix[-1]) else f"{prefix} "


def _words(language: str) -> Words:
    return CHINESE if language == "zh" else ENGLISH


def _numbered(item: Cited, style: str, language: str, *, narrative: bool) -> Numbered:
    who = author_label(item.work, style, language, narrative=True) if narrative and not item.suppress_author else ""
    return Numbered(item.number or 0, located(item.locator, language, rule="plain"), _before(item.prefix), who)


@dataclass(frozen=True, slots=True)
class _Page:
    """A style on a page of one language."""

    style: str
    language: str
    manner: _Manner
    marks: _Marks

    def bracket(self, items: Sequence[Cited]) -> str:
        """All works in one bracket, works of one author together; a page set behind it ends a bracket."""
        shown = list(items)
        if self.manner.sorted and not any(item.prefix for item in shown):
            shown.sort(key=lambda item: (sort_key(item.work, self.style), item.letter))
        brackets: list[list[Cited]] = [[]]
        for item in shown:
            if self.manner.page_outside and brackets[-1] and (item.locator or brackets[-1][-1].locator):
                brackets.append([])
            brackets[-1].append(item)
        return "".join(self._one_bracket(part) for part in brackets if part)

    def _one_bracket(self, items: Sequence[Cited]) -> str:
        pieces = [self._group(group) for group in self._by_author(items)]
        body = self.marks.semicolon.join(piece for piece in pieces if piece)
        return f"{self.marks.opening}{body}{self.marks.closing}{self._outside(items[-1])}" if body else ""

    def narrative(self, item: Cited) -> str:
        """The author in the sentence, the rest in brackets."""
        who = "" if item.suppress_author else self.authors(item.work, narrative=True)
        rest = self._year_and_place(item, named=True)
        before = _before(item.prefix)
        if not rest:
            return before + (who or self._titled(item.work))
        gap = "" if self.language == "zh" or not who else " "
        return f"{before}{who}{gap}{self.marks.opening}{rest}{self.marks.closing}{self._outside(item)}"

    def piece(self, item: Cited) -> str:
        """One work within brackets."""
        before = _before(item.prefix)
        who = "" if item.suppress_author else self.authors(item.work)
        rest = self._year_and_place(item)
        if not who or not rest:
            return before + (who or rest or self._titled(item.work))
        return before + who + self._after_author(item) + rest

    def _after_author(self, item: Cited) -> str:
        """What stands between author and year: in Chicago a blank but before n.d., in MLA by what follows."""
        if self.style != "mla":
            dated = bool(item.work.year or item.work.date)
            return self.marks.comma if self.manner.before_year == ", " or not dated else self.manner.before_year
        titled = bool(item.letter) and bool(opening(item.work, self.style))
        return self.marks.comma if titled or not self._place(item)[:1].isdigit() else " "

    def _year_and_place(self, item: Cited, *, named: bool = False) -> str:
        place = "" if self.manner.page_outside else self._place(item)
        if self.style == "mla":
            titled = item.letter and opening(item.work, self.style) and not (named and item.suppress_author)
            return " ".join(part for part in (self._titled(item.work) if titled else "", place) if part)
        year = year_label(item.work, self.style, self.language, item.letter)
        return f"{year}{self.marks.comma}{place}" if place else year

    def _place(self, item: Cited) -> str:
        manner = self.manner
        return located(
            item.locator, self.language, rule=manner.range_rule, word=manner.page_word, chapter=manner.chapter
        )

    def _outside(self, item: Cited) -> str:
        """The page behind the bracket, where the style sets it there."""
        return self._place(item) if self.manner.page_outside else ""

    def _by_author(self, items: Sequence[Cited]) -> list[list[Cited]]:
        groups: list[list[Cited]] = []
        for item in items:
            joins = self.style != "mla" and not item.prefix and not item.suppress_author
            if groups and joins and self._joins(groups[-1], item):
                groups[-1].append(item)
            else:
                groups.append([item])
        return groups

    def _joins(self, group: list[Cited], item: Cited) -> bool:
        """Whether the work is by the same author as the one before it, so that the name need not be repeated."""
        last = group[-1]
        if last.suppress_author or opening(last.work, self.style) != opening(item.work, self.style):
            return False
        located_here = any(cited.locator for cited in (*group, item))
        return bool(opening(item.work, self.style)) and (self.style == "chicago" or not located_here)

    def _group(self, group: Sequence[Cited]) -> str:
        """``Gereffi, 1999, 2001``; with pages in Chicago ``Wong 1999, 328; 2000, 475`` (chapter 15)."""
        first, *others = group
        between = self.marks.semicolon if any(item.locator for item in group) else self.marks.comma
        return between.join([self.piece(first), *(self._year_and_place(item) for item in others)])

    def authors(self, work: Work, *, narrative: bool = False) -> str:
        """Family names; a Chinese name and a group in full."""
        people = opening(work, self.style)
        if not people:
            return self._titled(work)
        et_al = work.et_al and people == work.authors
        if et_al or len(people) > self.manner.all_named:
            return self._first_and_others(people[0])
        return self._joined([family(name) for name in people], narrative=narrative)

    def _first_and_others(self, first: Name) -> str:
        chinese = self.language == "zh" and HAN.search(first.literal)
        return f"{family(first)}{CHINESE.et_al}" if chinese else f"{family(first)} {ENGLISH.et_al}"

    def _joined(self, names: Sequence[str], *, narrative: bool) -> str:
        if len(names) == 1:
            return names[0]
        if self.language == "zh":
            chinese = any(HAN.search(name) for name in names)
            return "、".join(names) if chinese else f"{'、'.join(names[:-1])}和{names[-1]}"
        conjunction = " & " if self.manner.ampersand and not narrative else " and "
        return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''}{conjunction}{names[-1]}"

    def _titled(self, work: Work) -> str:
        """A short title: 《》 for a Chinese one on a Chinese page, quotation marks for that of a part of a whole."""
        title = short_title(typeset(work.title), article=self.style != "mla")
        if HAN.search(title):
            return f"《{title}》" if self.language == "zh" else quoted(title)
        title = headline(title, work.language)
        return quoted(title) if in_quotes(work) else title

"""How a work is called on a page: a short label, its venue in one line."""

from __future__ import annotations

from conspectus.bibliography.keys import romanised
from conspectus.messages import Catalogue
from conspectus.model import Name, Work
from conspectus.pages import has_han
from conspectus.weave.printed import family_name

_LONG = 24


def short_label(work: Work, words: Catalogue, *, roman: bool = False) -> str:
    """``谭志雄等（2024）`` or ``Gereffi et al. 2005``: plain text, supplied values in square brackets.

    Args:
        work: the work.
        words: messages in the page's language.
        roman: Chinese names in pinyin, ``Tan et al. 2024``, as prose in a Western language calls them.
    """
    authors = author_label(work, words, roman=roman)
    if not work.year:
        return words.text("label_undated", authors=authors, year=words.text("no_year"))
    return words.text("label", authors=authors, year=bracketed(work, "year", work.year))


def author_label(work: Work, words: Catalogue, *, roman: bool = False) -> str:
    """The authors as a short label names them, or the title of a work without any."""
    names = [(romanised(name)[0] if roman else "") or surname(name) for name in work.authors]
    if not names:
        return work.title if len(work.title) <= _LONG else f"{work.title[:_LONG]}…"
    if len(names) == 2 and not work.et_al:
        return words.text("authors_two", first=names[0], second=names[1])
    if len(names) > 2 or work.et_al:
        return words.text("authors_many", first=names[0])
    return names[0]


def surname(name: Name) -> str:
    """What a short label calls an author: a Chinese name or a group in full, otherwise the family name."""
    if has_han(name.literal) or not name.family:
        return name.literal
    return family_name(name)


def is_western(language: str) -> bool:
    """Whether pages in ``language`` call Chinese authors by names in Latin letters."""
    return language != "zh"


def both_names(name: Name) -> str:
    """A Chinese name in pinyin with the printed one behind, ``Tan Zhixiong (谭志雄)``; any other as it is read."""
    family, given = romanised(name)
    return f"{family} {given} ({name.literal})" if family else full_name(name)


def full_name(name: Name) -> str:
    """A name as it is read: a Chinese name or a group as printed, otherwise given name and family name."""
    if has_han(name.literal) or not (name.family and name.given):
        return name.literal
    return " ".join(part for part in (name.given, family_name(name), name.suffix) if part)


def bracketed(work: Work, field: str, value: str) -> str:
    """``value``, in square brackets where a person supplied the field."""
    return f"[{value}]" if value and field in work.supplied else value


def venue_line(work: Work, words: Catalogue) -> str:
    """Journal or publisher, year, volume(issue): pages, as far as they are known; plain text."""
    issue = bracketed(work, "issue", work.issue)
    volume = bracketed(work, "volume", work.volume)
    number = words.text("volume_issue", volume=volume, issue=issue) if volume and issue else volume
    if issue and not volume:
        number = words.text("issue_only", issue=issue)
    pages = bracketed(work, "pages", work.pages)
    place = f"{number}: {pages}" if number and pages else number or pages
    parts = (
        bracketed(work, "container", work.container) or bracketed(work, "publisher", work.publisher),
        bracketed(work, "year", work.year),
        place,
    )
    return ", ".join(part for part in parts if part)

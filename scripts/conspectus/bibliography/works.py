"""From what a paper prints to a bibliographic record, and whether two records are the same work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from conspectus.model import Article, Metadata, Name, Reference, Work
from conspectus.parse.names import split_name
from conspectus.parse.references.settle import split_volume

_PLACEHOLDER = re.compile(r"0000(?:-00)*")
_BRACKETED = re.compile(r"^[\[［〔].*[\]］〕]$")
_HAN = re.compile("[\u3400-\u9fff]")
_SHORT_TITLE = 8
"""A title shorter than this is never taken for the first part of a longer one."""


def work_of_reference(reference: Reference) -> Work:
    """The record of a cited work. Placeholder dates (``0000-00``) are left out; the printed string is kept."""
    year = re.match(r"[0-9]{4}", reference.year)
    return Work(
        title=reference.title,
        type=reference.type or _guessed_type(reference),
        carrier=reference.carrier,
        authors=reference.authors,
        et_al=reference.et_al,
        editors=reference.editors,
        translators=reference.translators,
        container=reference.container,
        series=reference.series,
        genre=reference.genre,
        edition=reference.edition,
        version=reference.version,
        place=reference.place,
        publisher=reference.publisher,
        year="" if year is None or year.group() == "0000" else year.group(),
        date="" if _PLACEHOLDER.match(reference.date) else reference.date,
        volume=reference.volume,
        issue=reference.issue,
        pages=reference.pages,
        identifier=reference.identifier,
        doi=reference.doi,
        url=reference.url,
        accessed="" if _PLACEHOLDER.match(reference.accessed) else reference.accessed,
        language=reference.language or "zh",
        printed=reference.raw,
        supplied=_estimated(reference),
    )


def _estimated(reference: Reference) -> tuple[str, ...]:
    """``year`` where the entry prints it in square brackets, as not stated by the work (GB/T 7714 §8.4.3.2)."""
    span = reference.spans.get("year")
    bracketed = (
        span is not None
        and span.end - span.start <= len("[c1988]")
        and _BRACKETED.search(reference.raw[max(span.start - 1, 0) : span.end + 1])
    )
    return ("year",) if bracketed else ()


def _guessed_type(reference: Reference) -> str:
    """The document type of an entry that prints none, from the fields it has."""
    if reference.container and (reference.volume or reference.issue):
        return "J"
    if reference.container and reference.date:
        return "N"
    if reference.container:
        return "C" if reference.editors or reference.publisher else "J"
    if reference.url and not reference.publisher:
        return "EB"
    return "M"


def work_of_article(article: Article, metadata: Metadata, supplied: Sequence[str]) -> Work:
    """The record of a reviewed article.

    ``metadata`` is the article's metadata after corrections; ``supplied`` names its fields that a person
    supplied because the paper does not print them (names as in ``Metadata``), which become the record's.
    """
    renamed = {"journal": "container", "journal_en": "container_en"}
    return Work(
        title=metadata.title or "",
        type="J",
        authors=tuple(split_name(author.name) for author in metadata.authors),
        title_en=metadata.title_en or "",
        container=metadata.journal or "",
        container_en=metadata.journal_en or "",
        year=str(metadata.year) if metadata.year else "",
        volume=metadata.volume or "",
        issue=metadata.issue or "",
        pages=metadata.pages or "",
        article_number=metadata.article_number or "",
        doi=metadata.doi or "",
        url=metadata.url or "",
        issn=metadata.issn or "",
        cn=metadata.cn or "",
        keywords=metadata.keywords or metadata.keywords_en,
        language=metadata.language or article.metadata.language,
        supplied=tuple(sorted({renamed.get(name, name) for name in supplied})),
    )


def normal(text: str) -> str:
    """What is left of a title when width, case, punctuation and blanks are disregarded (NFKC, letters and digits)."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def same_work(a: Work, b: Work) -> bool:
    """Whether two records describe one work.

    Equal DOIs decide. Otherwise the titles must agree (:func:`normal`), or one be the other without its
    subtitle where container, year and first author agree too; and nothing both records state may speak
    against it: first author, container, or years more than one apart (printed after online).
    """
    if a.doi and b.doi and a.doi.casefold() == b.doi.casefold():
        return True
    (first, volume), (second, other) = title_and_volume(a), title_and_volume(b)
    if volume and other and volume != other:
        return False
    if not first or not second or not _years_agree(a, b) or not _authors_agree(a, b) or not _hosts_agree(a, b):
        return False
    return first == second or _one_lacks_subtitle(a, b, first, second)


def title_and_volume(work: Work) -> tuple[str, str]:
    """The normal title without a book's volume, and that volume, whether the record keeps them apart or together."""
    if work.type not in ("M", "G", "C"):
        return normal(work.title), ""
    title, volume = split_volume(work.title)
    return normal(title), normal(work.volume or volume)


def _one_lacks_subtitle(a: Work, b: Work, first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORT_TITLE or not long.startswith(short):
        return False
    longer = a.title if long == first else b.title
    head = re.split(r"[:：——\-–—(（]", longer)[0]
    stated = bool(a.authors and b.authors and a.year and a.year == b.year and a.container and b.container)
    return stated and normal(head) == short


def _years_agree(a: Work, b: Work) -> bool:
    if not (a.year[:4].isdigit() and b.year[:4].isdigit()):
        return True
    return abs(int(a.year[:4]) - int(b.year[:4])) <= 1


def _authors_agree(a: Work, b: Work) -> bool:
    if not a.authors or not b.authors:
        return a.type == b.type or not (a.authors or b.authors) or bool(a.year and a.year == b.year)
    return same_person(a.authors[0], b.authors[0])


def same_person(a: Name, b: Name) -> bool:
    """Whether two names may be one person's.

    Family names agree, whatever their accents, and given names as far as both state them, Western ones by their
    first letter; ``Wang Xiaoming`` is also ``Xiaoming Wang``.
    """
    if _bare(a.literal) == _bare(b.literal):
        return True
    first, second = (_bare(a.family), _bare(a.given)), (_bare(b.family), _bare(b.given))
    if not (first[0] and second[0]):
        return False
    if all(first) and first == second[::-1]:
        return True
    if first[0] != second[0]:
        return False
    return not (first[1] and second[1]) or (first[1][:1] == second[1][:1] and not _HAN.search(a.literal))


def _bare(name: str) -> str:
    return normal("".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)))


def _hosts_agree(a: Work, b: Work) -> bool:
    first, second = normal(a.container), normal(b.container)
    if first and second:
        return first == second or first.startswith(second) or second.startswith(first)
    if bool(first) != bool(second):
        return a.type == b.type
    return not a.publisher or not b.publisher or a.type == b.type or normal(a.publisher) == normal(b.publisher)

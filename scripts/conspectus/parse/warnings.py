"""What a reader should look at: what the paper does not print, and where reading it was doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from conspectus.model import Article, Finding, Severity
from conspectus.parse.chars import HAN
from conspectus.parse.numbering import value_of

_MISSING = (("title", "title"), ("authors", "authors"), ("journal", "journal"), ("year", "year"))


def warnings_of(article: Article) -> Iterator[Finding]:
    """Findings about one article, in a fixed order; codes are listed in the guide."""
    file = article.text.source.file
    for field, word in _MISSING:
        if not getattr(article.metadata, field):
            yield Finding(
                f"missing-{field}",
                f"the paper prints no {word} that was recognised",
                file,
                hint=f"supply it in the sidecar as `{field}`",
            )
    yield from _boundary(article, file)
    yield from _dangling(article, file)
    yield from _doubled(article, file)
    if not article.sections:
        yield Finding("no-sections", "no heading was recognised", file, severity=Severity.NOTE)


def _boundary(article: Article, file: str) -> Iterator[Finding]:
    """Where an article may have been cut off from the one before, or two may have been read as one."""
    metadata = article.metadata
    bare = not metadata.title or not (metadata.authors or metadata.abstract)
    ones = [held for held in article.sections if held.level == 1 and held.number and value_of(held.number) == 1]
    if article.ordinal and bare:
        message = "an article was begun here although no title with an author or abstract was recognised"
    elif len(ones) > 1:
        message = "the numbers of the headings begin again: two articles may have been read as one"
    else:
        return
    at = ones[-1].heading if len(ones) > 1 else None
    yield Finding(
        "article-boundary-doubtful",
        message,
        file,
        hint="give the first words of each article in the sidecar as `starts`",
        severity=Severity.NOTE,
        start=at.start if at else 0,
        end=at.end if at else min(1, len(article.text.text)),
    )


_LONGEST = 20
_TELLING = 4
"""Characters that are told from words that a language doubles, where every line is broken."""
_WHOLE_LINE = 70
"""Characters; a longer line is a paragraph, and a break in it is that of a page: one doubled character tells."""


def _doubled(article: Article, file: str) -> Iterator[Finding]:
    """Words that are printed twice, before and behind a break of the source: kept as printed."""
    text, source = article.text.text, article.text.source.text
    for before, behind in pairwise(article.text.pieces):
        if before.source is None or behind.source is None or before.source.end >= behind.source.start:
            continue
        line = source[source.rfind("\n", 0, before.source.end) + 1 : before.source.end]
        least = 1 if len(line) > _WHOLE_LINE else _TELLING
        at = behind.clean.start
        size = next((size for size in range(_LONGEST, least - 1, -1) if _stands_twice(text, at, size)), 0)
        if size:
            yield Finding(
                "doubled-at-break",
                f"“{text[at : at + size]}” stands twice, before and behind a break; it is kept as printed",
                file,
                severity=Severity.NOTE,
                start=at - size,
                end=at + size,
            )


def _stands_twice(text: str, at: int, size: int) -> bool:
    words = text[at : at + size]
    return at >= size and text[at - size : at] == words and bool(_HAN_WORDS.fullmatch(words))


_HAN_WORDS = re.compile(f"[{HAN}]+")


_NAMED = 8
"""How many lost numbers one finding names."""


def _dangling(article: Article, file: str) -> Iterator[Finding]:
    """Marks that point at nothing, and a list that nothing points at."""
    numbered = [mark for mark in article.citations if mark.numbers]
    known = {reference.number for reference in article.references}
    if numbered and not article.references:
        first = numbered[0]
        yield Finding(
            "no-reference-list",
            f"{len(numbered)} citation marks are printed but no list of references",
            file,
            # there is nothing to mend: the paper is printed so
            severity=Severity.NOTE,
            start=first.start,
            end=first.end,
        )
        return
    if not article.citations and article.references:
        place = article.references[0].place_in_text
        yield Finding(
            "no-citation-marks",
            f"a list of {len(article.references)} references is printed but no citation mark was recognised",
            file,
            hint="look whether the conversion of the paper lost raised figures",
            severity=Severity.NOTE,
            start=place.start if place else None,
            end=place.end if place else None,
        )
        return
    lost = [(mark, number) for mark in numbered for number in mark.numbers if number not in known]
    if lost and known != {None}:
        first, _ = lost[0]
        numbers = list(dict.fromkeys(number for _, number in lost))
        more = "" if len(numbers) <= _NAMED else f" and {len(numbers) - _NAMED} more"
        yield Finding(
            "dangling-citation",
            f"marks point at entries that the list of references does not have: "
            f"{', '.join(map(str, numbers[:_NAMED]))}{more}",
            file,
            start=first.start,
            end=first.end,
        )

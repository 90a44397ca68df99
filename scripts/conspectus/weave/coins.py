"""COinS: the works of a list page for reference managers that read pages (OpenURL 1.0, Z39.88-2004, KEV).

Only pages that list works carry them. On the page of one paper they would hide its ``citation_*`` tags,
which say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from conspectus.model import Work
from conspectus.weave.escape import opening
from conspectus.weave.printed import family_name, first_page, inverted, last_page, printed_only

_JOURNALS = frozenset({"J", "N"})
_BOOKS = {"M": "book", "C": "proceeding", "G": "book", "R": "report"}
MOST = 200
"""Most works of one page: a reference manager asks its user to choose among them, and they are heavy."""


def coins_body(spans: Iterable[str]) -> str:
    """The spans of a page's works, one a line, inside an element that shows nothing; empty without any."""
    lines = list(islice(spans, MOST))
    return "\n".join([opening("div", "cs-coins", hidden="hidden"), *lines, "</div>"]) if lines else ""


def coins(work: Work) -> str:
    """One work as an empty span whose title holds its context object. Supplied values are left out."""
    pairs = (("ctx_ver", "Z39.88-2004"), ("rfr_id", "info:sid/conspectus"), *_fields(printed_only(work)))
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    return f"{opening('span', 'Z3988', title=query)}</span>"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    hosted = bool(work.container)
    if work.type in _JOURNALS:
        yield from _journal(work)
    elif work.type in _BOOKS:
        yield from _book(work, _BOOKS[work.type], hosted)
    elif work.type == "D":
        yield from (("rft_val_fmt", _format("dissertation")), ("rft.title", work.title), ("rft.inst", work.publisher))
        yield "rft.degree", work.genre
    elif work.type == "P":
        yield from (("rft_val_fmt", _format("patent")), ("rft.title", work.title), ("rft.number", work.identifier))
    else:
        yield from (("rft_val_fmt", _format("dc")), ("rft.title", work.title), ("rft.source", work.container))
        yield "rft.publisher", work.publisher
    yield from _people(work)
    yield "rft.date", work.date or _year(work.year)
    yield "rft.language", work.language
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else ""
    yield "rft_id", work.url


def _journal(work: Work) -> Iterator[tuple[str, str]]:
    yield "rft_val_fmt", _format("journal")
    yield "rft.genre", "article"
    yield "rft.atitle", work.title
    yield "rft.jtitle", work.container
    yield "rft.stitle", work.container_short
    yield "rft.volume", work.volume
    yield "rft.issue", work.issue
    yield "rft.issn", work.issn
    yield from _pages(work)


def _book(work: Work, genre: str, hosted: bool) -> Iterator[tuple[str, str]]:
    yield "rft_val_fmt", _format("book")
    part = "proceeding" if work.type == "C" else "bookitem"
    yield "rft.genre", part if hosted else genre.replace("proceeding", "conference")
    yield "rft.atitle", work.title if hosted else ""
    yield "rft.btitle", work.container if hosted else work.title
    yield "rft.edition", work.edition
    yield "rft.place", work.place
    yield "rft.pub", work.publisher
    yield "rft.series", work.series
    yield "rft.isbn", work.isbn
    yield from _pages(work)


def _people(work: Work) -> Iterator[tuple[str, str]]:
    if work.authors and work.authors[0].family and work.authors[0].given:
        yield "rft.aulast", family_name(work.authors[0])
        yield "rft.aufirst", work.authors[0].given
    elif work.authors:
        yield "rft.aucorp", work.authors[0].literal
    for person in work.authors:
        if person.family and person.given:
            yield "rft.au", inverted(person)
        elif person is not work.authors[0]:
            yield "rft.aucorp", person.literal


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    yield "rft.pages", work.pages
    yield "rft.spage", first_page(work)
    yield "rft.epage", last_page(work)


def _format(name: str) -> str:
    return f"info:ofi/fmt:kev:mtx:{name}"


def _year(text: str) -> str:
    found = re.search("[0-9]{4}", text)
    return found[0] if found else ""

"""What records of every program need: statements that stand under the wrong name put where they belong.

Programs have fewer fields than there are kinds of works: a report's number stands where a book has its ISBN, a preprint
is a book of the publisher arXiv, a thesis has its number of pages where an article has its range.
"""

from __future__ import annotations

import re
from dataclasses import replace

from conspectus.model import Name, Work
from conspectus.parse.names import split_name

_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span|p|jats:\w+)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ISSN = re.compile(r"([0-9]{4})[-–]?([0-9]{3}[0-9Xx])")
_ISBN = re.compile(r"[0-9][0-9\s–-]{7,15}[0-9Xx]")
_CN = re.compile(r"(?:CN\s*)?([0-9]{2}-[0-9]{4}(?:/[A-Z0-9.-]+)?)")
_NUMBERED = frozenset({"P", "R", "S", "A", "CP"})
_SERVERS = (
    "arXiv", "bioRxiv", "medRxiv", "ChinaXiv", "SSRN", "PsyArXiv", "SocArXiv", "EdArXiv", "ChemRxiv", "EarthArXiv",
    "OSF Preprints", "Research Square", "Preprints.org", "TechRxiv", "AgriXiv", "engrXiv",
)  # fmt: skip
_SERVER = {name.lower(): name for name in _SERVERS}
_E_PRINT = re.compile(rf"({'|'.join(map(re.escape, _SERVERS))})\s*:\s*(\S+?)(?:\s+\[[^\]]*\])?", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_PREPRINTS = frozenset({"PP", "M", "Z", "EB", "R", "A"})
"""Types under which programs file a preprint."""
_NEWSPAPER = re.compile("(?:日报|晚报|早报|晨报|时报|商报|都市报|青年报|周报|日報|晚報|時報)$")
_STANDARD = re.compile(
    r"(?:GB|GBZ|GJB|DB[0-9]{2}|JT|JGJ|NY|HJ|SL|WS|YD|CY|ISO|IEC|ANSI/NISO)(?:/[A-Z]{1,3})?[ -]?[0-9]{2,}"
)
_REPORTER = re.compile(
    r"(?:本报|本刊|新华社)?(?:特约|见习|首席|驻站)?(?:记者|评论员|通讯员)[\s:：]*(?=[\u3400-\u9fff]{2,4}$)"
)
_PLACE_AND_HOUSE = re.compile("([\u4e00-\u9fff]{2,8})\\s*[:：]\\s*(\\S.*)")
_COUNT = re.compile("[0-9]+")


def settled(work: Work) -> Work:
    """The record with each statement under the name that the type of the work gives it; nothing is made up."""
    work = _readable(work)
    work = _preprint(_with_serial(work))
    work = _of_kind(work)
    if work.type == "N":
        return replace(work, pages=_unpadded(work.pages), issue=_unpadded(work.issue))
    return work


def _readable(work: Work) -> Work:
    """Without a program's markup, affiliations among publishers, and dates among editions."""
    edition = "" if re.match("[0-9]{4}[-/][0-9]{1,2}", work.edition) else work.edition
    return replace(
        work,
        title=_without_tags(work.title),
        container=_without_tags(work.container),
        abstract=_without_tags(work.abstract),
        note=_without_tags(work.note),
        authors=tuple(_without_office(name) for name in work.authors),
        publisher="" if work.type == "J" and work.publisher.endswith((";", "；")) else work.publisher,
        pages=re.sub(r"(?<=[0-9])\s*\+\s*(?=[0-9])", ",", work.pages),
        edition=edition,
        issn=_ISSN.sub(r"\1-\2", work.issn, count=1) if _ISSN.fullmatch(work.issn) else work.issn,
    )


def _without_tags(text: str) -> str:
    return " ".join(_TAG.sub("", _BREAK.sub(" ", text)).split()) if "<" in text else text


def _without_office(name: Name) -> Name:
    """``本报记者 翟明`` is 翟明; the blank is gone where a program has put the name together."""
    bare = _REPORTER.sub("", name.literal, count=1)
    return split_name(bare) if bare and bare != name.literal else name


def _with_serial(work: Work) -> Work:
    """What stands as an ISBN and is none: an ISSN, a CN number, or the number of a report, standard or patent."""
    serial = work.isbn.partition("(")[0].strip()
    cn = _CN.fullmatch(work.note)
    if cn and not work.cn:
        work = replace(work, cn=cn[1], note="")
    if not serial or (_ISBN.fullmatch(serial) and len(re.sub(r"[^0-9Xx]", "", serial)) in (10, 13)):
        return replace(work, isbn=serial)
    if found := _ISSN.fullmatch(serial):
        return replace(work, isbn="", issn=work.issn or f"{found[1]}-{found[2]}")
    if (found := _CN.fullmatch(serial)) and work.type in ("J", "N"):
        return replace(work, isbn="", cn=work.cn or found[1])
    if work.type in _NUMBERED:
        # of a patent's two numbers the one of the published document is cited (GB/T 7714 §4.5.1)
        kept = work.identifier if work.type != "P" else ""
        return replace(work, isbn="", identifier=kept or serial)
    return work


def _preprint(work: Work) -> Work:
    """A preprint under its own type, with its server and its number there; ``arXiv`` as publisher is the server."""
    if work.type not in _PREPRINTS or work.isbn:
        return work
    stated = next(
        (found for text in (work.identifier, work.eprint, work.note) if (found := _E_PRINT.fullmatch(text))), None
    )
    by_doi = _ARXIV_DOI.fullmatch(work.doi)
    server = _SERVER.get(work.publisher.lower(), "") or (stated[1] if stated else "") or ("arXiv" if by_doi else "")
    server = work.archive or _SERVER.get(server.lower(), server)
    if server.lower() not in _SERVER or (work.container and _SERVER.get(work.container.lower()) is None):
        return work
    number = stated[2] if stated else work.eprint or work.identifier or (by_doi[1] if by_doi else "")
    return replace(
        work,
        type="PP",
        carrier="OL",
        archive=_SERVER[server.lower()],
        eprint=number,
        identifier="",
        container="",
        publisher="" if work.publisher.lower() in _SERVER else work.publisher,
        note="" if _E_PRINT.fullmatch(work.note) else work.note,
        genre="" if work.genre.lower() == "preprint" else work.genre,
    )


def _of_kind(work: Work) -> Work:
    """Newspapers, standards, patents and theses as GB/T 7714 tells them from what programs call them."""
    if work.type == "J" and not work.volume and not work.issue and work.date and _NEWSPAPER.search(work.container):
        return replace(work, type="N")
    if work.type in ("Z", "R") and _STANDARD.match(work.title):
        return replace(work, type="S")
    if work.type in ("CP", "DS", "DB") and not work.version:
        return replace(work, version=work.edition, edition="")
    if work.type == "P":
        return replace(work, genre="" if work.genre.lower().startswith("patent") else work.genre)
    found = _PLACE_AND_HOUSE.fullmatch(work.publisher)
    if found and not work.place and work.type in ("D", "M", "C", "G"):
        return replace(work, place=found[1], publisher=found[2])
    return work


def _unpadded(pages: str) -> str:
    """CNKI counts the pages of a newspaper ``005``."""
    return pages.lstrip("0") or pages if _COUNT.fullmatch(pages) else pages

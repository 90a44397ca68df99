"""What is odd about the entries of a list: numbers that do not run on, entries glued together, cut off or empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conspectus.model import Finding, Reference, Span
from conspectus.parse.names import HAN
from conspectus.parse.references.entry import refers_back
from conspectus.parse.references.fold import fold
from conspectus.parse.references.gbt import TYPE_MARK
from conspectus.parse.references.patterns import PAGES, YEAR


def _numbering_findings(references: Sequence[Reference]) -> Iterator[Finding]:
    last: int | None = None
    for reference in references:
        number, place = reference.number, reference.place_in_text
        if number is None or place is None:
            continue
        if last is not None and number != last + 1:
            yield _numbering_finding(last, number, place)
        last = number


def _numbering_finding(last: int, number: int, place: Span) -> Finding:
    if number == last:
        code, what = "reference-number-repeated", f"number {number} is printed twice"
    elif number == 1:
        code, what = "reference-numbering-restarts", f"after {last} the numbers start again at 1: a second list?"
    else:
        code, what = "reference-numbering-skips", f"{number} follows {last}"
    return Finding(
        code=code,
        message=f"Reference numbering: {what}.",
        start=place.start,
        end=place.end,
        hint="Compare with the printed list.",
    )


_TAILS = re.compile(
    rf"{YEAR}[a-z]?\)?\s*[,;:]\s*[0-9]{{1,4}}\s*(?:\([^()]{{1,12}}\))?\s*[:,]\s*{PAGES}"
    rf"|[0-9]{{1,4}}\s*\([^()]{{1,12}}\)\s*[:,]\s*{PAGES}|(?:年第[0-9]+期)|出版社[,，]?\s*{YEAR}年版"
)
"""The numbers that close an article: once in an entry, twice where two were glued together."""
_TRANSLATION = re.compile(r"[\W_]*[A-Za-z]")
_OPEN_END = re.compile(r"[,;:(\[〔《“、\-—&/]\s*$|\b(?:and|in|of|the|vol|no|pp?)\.?\s*$", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\s*(?:[(\[]?\s*(?:[Nn]|[Xx]{1,3}|\?+|…|待补|待查|略|TODO|TBD|citation needed|参考文献)\s*[)\]]?[\s.。]*)+"
)


def glued_findings(references: Sequence[Reference]) -> Iterator[Finding]:
    """Entries that end twice; a Chinese entry's English translation behind it is no second entry."""
    for reference in references:
        if reference.rest and ends_twice(reference):
            yield _finding(
                reference,
                "references-glued",
                "This entry seems to hold two references; the second is kept in its rest.",
                "Put the second reference on a line of its own.",
            )


def ends_twice(reference: Reference) -> bool:
    """Whether the entry has the marks or the closing numbers of two references, of which one was left unread."""
    folded = fold(reference.raw)
    marks = [mark for mark in TYPE_MARK.finditer(folded) if mark.group("type") not in "CA"]
    tails = list(_TAILS.finditer(folded))
    if len(marks) < 2 and len(tails) < 2:
        return False
    rest = fold(reference.rest)
    years = re.findall(YEAR, rest)
    same_year = not years or reference.year[:4] in years
    if reference.language == "zh" and same_year and _TRANSLATION.match(rest) and not re.search(f"[{HAN}]{{4}}", rest):
        return False
    if re.search(r"in Chinese", folded, re.IGNORECASE):
        return False
    return len(marks) > 1 or len(re.findall(r"\w", rest)) > 5


def cut_findings(references: Sequence[Reference]) -> Iterator[Finding]:
    """Entries that break off: at a mark that opens or divides, or before anything but a few words is printed."""
    for reference in references:
        folded = fold(reference.raw).rstrip()
        if _PLACEHOLDER.fullmatch(folded):
            yield _finding(
                reference,
                "reference-placeholder",
                "This entry holds no reference, only a placeholder.",
                "Print the reference, or take the number out.",
            )
        elif refers_back(reference.raw):
            yield _finding(
                reference,
                "reference-refers-back",
                "This entry only sends to one before it; it is kept as printed.",
                "Give the work in full where it is to be cited.",
            )
        elif _OPEN_END.search(folded) or folded.count("(") > folded.count(")") or folded.count("[") > folded.count("]"):
            yield _finding(reference, "reference-cut-off", "This entry breaks off.", "Compare with the printed list.")


def _finding(reference: Reference, code: str, message: str, hint: str) -> Finding:
    place = reference.place_in_text or Span(0, max(1, len(reference.raw)))
    return Finding(code=code, message=message, start=place.start, end=place.end, hint=hint)


def list_findings(references: Sequence[Reference]) -> Iterator[Finding]:
    """Everything odd about the entries of one list, kind by kind."""
    yield from _numbering_findings(references)
    yield from glued_findings(references)
    yield from cut_findings(references)

"""The spacing of a list seen in its entries: between which elements it prints which symbol with which blanks.

Each entry is read (:mod:`conspectus.parse.references`), and what stands between two fields that follow one another
is one sighting. A symbol that the standard does not have in that place (a comma before the pages) is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from conspectus.bibliography.styles.profile import PROFILE_2015, Profile, Spacing
from conspectus.bibliography.styles.scripts import CJK
from conspectus.model import Reference
from conspectus.parse.references import parse_reference

_MARK = re.compile(r"[\[［][A-Z]{1,2}(?:/[A-Z]{2})?[\]］]")
_COMMA, _COLON, _STOP = r"\s*[,，]\s*", r"\s*[:：]\s*", r"\s*[.．。]\s*"
_BETWEEN = {
    ("authors", "title"): ("after_names", rf"(?:[\s,，、]*(?:等|et al))?({_STOP})"),
    ("container", "year"): ("year", _COMMA),
    ("publisher", "year"): ("year", _COMMA),
    ("container", "date"): ("year", _COMMA),
    ("publisher", "date"): ("year", _COMMA),
    ("year", "volume"): ("volume", _COMMA),
    ("year", "issue"): ("issue", r"\s*[(（]"),
    ("volume", "issue"): ("issue", r"\s*[(（]"),
    ("date", "pages"): ("issue", r"\s*[(（]"),
    ("place", "publisher"): ("place", _COLON),
    ("year", "pages"): ("pages", _COLON),
    ("issue", "pages"): ("pages", rf"[)）]({_COLON})"),
    ("container", "pages"): ("pages", _COLON),
    ("volume", "pages"): ("pages", _COLON),
}
"""What stands between two fields, and which part of the spacing it shows."""

_ALIKE = {
    "names": ("year", "volume"),
    "et_al": ("names", "year"),
    "year": ("volume", "names"),
    "volume": ("year", "names"),
    "after_names": ("stop",),
    "stop": ("after_names",),
    "link": ("stop",),
    "place": ("pages", "title"),
    "title": ("place", "pages"),
    "pages": ("place", "title"),
}
"""Where a part of the spacing was not seen: the parts that most often look the same."""

Sighting = tuple[str, str]
"""A part of :class:`Spacing` and how an entry prints it."""


def observe_profile(printed: Sequence[str], base: Profile = PROFILE_2015, *, values: str = "") -> Profile:
    """The spacing that most entries of a list have.

    Args:
        printed: the entries without their numbers.
        base: the spacing for what neither an entry nor its like shows (the volume's comma is like the year's).
        values: the width of symbols inside titles and names, as in :class:`Spacing`; left as they are where empty,
            which is right for records that were read from this list.
    """
    chinese, western = _seen(printed, of_cjk=True), _seen(printed, of_cjk=False)
    return Profile(
        _spacing(_completed(chinese or western), base.chinese, values),
        _spacing(_completed(western or chinese), base.western, values),
    )


def observe_profiles(printed: Sequence[str], base: Profile = PROFILE_2015, *, values: str = "") -> tuple[Profile, ...]:
    """For each entry the spacing it has itself, and that of the list for what it does not show.

    A list in which some entries were pasted from elsewhere is reproduced so; :func:`observe_profile` gives the
    spacing that it would have throughout.
    """
    whole = observe_profile(printed, base, values=values)
    return tuple(
        Profile(
            _spacing(_seen([entry], of_cjk=True), whole.chinese, values),
            _spacing(_seen([entry], of_cjk=False), whole.western, values),
        )
        for entry in printed
    )


def _seen(printed: Iterable[str], *, of_cjk: bool) -> dict[str, str]:
    """How the entries in Chinese characters, or the others, most often print each part of the spacing."""
    counted: dict[str, Counter[str]] = {}
    for entry in printed:
        if bool(CJK.search(entry)) is of_cjk:
            for name, text in _sightings(entry):
                counted.setdefault(name, Counter())[text] += 1
    return {name: texts.most_common(1)[0][0] for name, texts in counted.items()}


def _completed(seen: Mapping[str, str]) -> dict[str, str]:
    """What was seen, and for what was not the spacing of the like symbol."""
    likes = {name: next((seen[like] for like in alike if like in seen), None) for name, alike in _ALIKE.items()}
    return {**{name: text for name, text in likes.items() if text is not None}, **seen}


def _spacing(seen: Mapping[str, str], base: Spacing, values: str) -> Spacing:
    return replace(base, values=values, **seen)


def _sightings(printed: str) -> Iterator[Sighting]:
    if _MARK.search(printed) is None:
        return  # a fragment, or a reference in another style
    reference = parse_reference(printed)
    placed = sorted(((span.start, span.end, name) for name, span in reference.spans.items()), key=lambda item: item[:2])
    for (_, end, name), (start, _, following) in pairwise(placed):
        part, form = _BETWEEN.get((name, following), ("", ""))
        if part and (between := re.fullmatch(form, printed[end:start])):
            yield part, between.group(between.lastindex or 0)
    yield from _within_names(reference)
    yield from _around_mark(printed)
    yield from _at_the_end(reference)


def _within_names(reference: Reference) -> Iterator[Sighting]:
    """The first comma between two names, and what stands before 等."""
    span = reference.spans.get("authors")
    if span is None:
        return
    text = span.of(reference.raw)
    if len(reference.authors) > 1 and (comma := re.search(r"[,，、;；]\s*", text)):
        yield "names", comma.group()
    if suffix := re.search(r"([,，]?\s*)(?:Jr|Sr)\b", text):
        yield "suffix", suffix.group(1)
    tail = reference.raw[span.start : span.end + 12]
    if reference.et_al and (comma := re.search(r"([,，、;；]?\s*)(?:等|et al)", tail)):
        yield "et_al", comma.group(1)


def _around_mark(printed: str) -> Iterator[Sighting]:
    """What stands behind ``[J]``, and a colon in the title before it."""
    mark = _MARK.search(printed)
    if mark is None:
        return
    behind = re.match(r"\s*//\s*|\s*[.．。]\s*", printed[mark.end() :])
    if behind:
        yield ("host" if "//" in behind.group() else "stop"), behind.group()
    colon = re.search(r"[:：]\s*(?![^\[]*://)", printed[: mark.start()])
    if colon:
        yield "title", colon.group()


def _at_the_end(reference: Reference) -> Iterator[Sighting]:
    """The bracket that closes an issue, the blank beside a figure, the stop before an address, the last character."""
    raw = reference.raw
    bracketed = reference.spans.get("issue") or reference.spans.get("pages")
    if bracketed and raw[bracketed.end : bracketed.end + 1] in (")", "）"):
        yield "close", raw[bracketed.end]
    if figure := re.search(r"(?:[0-9](\s?)[版卷])|第(\s?)[0-9]", raw):
        yield "figures", figure.group(1) or figure.group(2) or ""
    if link := re.search(r"[\]0-9)）a-zA-Z]([.．。]\s*)(?:https?://|DOI)", raw):
        yield "link", link.group(1)
    yield "end", "." if raw.endswith((".", "．")) else ""

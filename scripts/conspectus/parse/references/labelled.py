"""Western references without a type mark: words that the labeller put together become the fields of an entry.

The labeller says which words belong to which field; what a field's own words mean (which figure is the volume and
which the issue, where a day of access stands, who of the people is an editor) is read here, by rules.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from conspectus.parse.references.described import take_described, take_preprint_number
from conspectus.parse.references.edges import without_brackets, without_quotes
from conspectus.parse.references.kinds import settle_house, settle_kind
from conspectus.parse.references.labeller import Labelled, western
from conspectus.parse.references.numbers import (
    take_accessed,
    take_numbers,
    take_pages,
    take_printed_date,
    take_sure_numbers,
)
from conspectus.parse.references.reading import Reading
from conspectus.parse.wordlists import word_list

_WORD = re.compile(r"\S+")
_HOST = re.compile(r"[\s(]*\b(?:in|dans|em|en)\b\s*:?\s*(?=\S)", re.IGNORECASE)
_OF = re.compile(r"[\s(\[]*(?:of|in|ser\.|coll\.)\s+", re.IGNORECASE)
_EDITED = re.compile(
    r"[\s(\[,;]*(?:in:?\s+)?(?:(?:(?:edited|ed\.?|eds\.?|compiled|comp\.)(?:\s+and\s+translated)?\s+by|eds?\.|edited|éds?\.|hrsg\.(?:\s+v(?:on|\.))?"
    r"|herausgegeben\s+von|a\s+cura\s+di|dir\.|in:?(?=\s))\s*)?",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"[\s,(\[]*\b(?:gen\.\s*eds?|sous\s+la\s+dir\w*|eds?|editors?|éds?|hrsgg?|hgg?|dirs?|orgs?|comps?|coords?|a\s+cura\s+di)\b[\s.,:;)\]]*$",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"[\s(\[,;]*(?:(?:edited\s+and\s+)?(?:newly\s+)?translated(?:\s+from\s+[\w\s]+?)?\s+by|trans(?:l)?\.(?:\s+by)?|tr\.(?:\s+by)?"
    r"|übers(?:etzt)?\.?(?:\s+von)?|traduit\s+par|trad\.(?:\s+(?:de|par))?|traducción\s+de)\s*",
    re.IGNORECASE,
)
_TRANSLATOR = re.compile(r"[\s,(\[]*\b(?:trans(?:lators?|l)?|tr|übers|trad)\b[\s.,:;)\]]*$", re.IGNORECASE)
_REVISED = re.compile(r";\s*revised\s+by\b.*$", re.IGNORECASE)
_LABELS = re.compile(
    r"[\s(\[]*(?:(?:(?:available|retrieved|accessed|disponible|disponível|verfügbar|abrufbar|zugriff|consulted|online|internet)"
    r"(?:\s+(?:at|from|on|online|via|in|em|en|unter))*|url|doi|from|https?|web|print)[\s.:,;)\]]*){1,4}$",
    re.IGNORECASE,
)
"""Words that only announce an address or say in what form a work is held."""
_ACCESS = re.compile(
    r"\b(?:retrieved|accessed|cited|consulted|visited|viewed|zugriff|consulté|acesso)\b", re.IGNORECASE
)
_PREPRINT = re.compile(r"(?:arXiv\s+)?(?:[Pp]re-?print\W+)?(?=arXiv:)")
_EDITED_HOST = re.compile(
    r"[,.]\s+(?P<by>(?:edited\s+by|[Ee]d\.\s+by|[Ee]ds?\.|[Hh]rsg\.\s+v(?:on|\.))\s+(?=[A-Z]))"
    r"|[,:]\s+(?P<note>[Ss]pecial [Ii]ssue\b)"
    r"|,?\s+(?P<of>[Vv]ol(?:ume|\.)?\s+(?P<volume>[0-9]+)\s+of\s+(?P<series>[A-Z].*))|(?P<doi>\s+doi:?$)"
    r"|,\s+(?P<notes>Lecture Notes in [A-Z][\w ]*[a-z])(?:,?\s+(?P<number>[0-9]+))?$"
)
"""What is no longer the name of a host: its editors, the series it is in, a special issue."""
_ADDED = re.compile(
    r"\s*\((?:(?:pp?\.\s*|S\.\s*)?(?P<pages>[0-9]+\s*[-~—]\s*[0-9]+)|(?P<edition>(?:[0-9]+(?:st|nd|rd|th|\.)?|rev\.?|second|third)"
    r"\s*(?:ed|edn|edition|aufl|éd)?\b\.?))\)?[\s.,]*$",
    re.IGNORECASE,
)
"""Pages or edition in brackets behind the name of a book; the closing one may have gone to the next field."""
_CHINESE_PRINT = re.compile(r"[，。：；（）［］]|(?:1[5-9]|20)[0-9]{2}\s*,\s*[A-Z]?[0-9]{1,4}\s*(?:\([^()]*\)\s*)?:")
"""Full-width marks, or year, volume and page in the order of GB/T 7714: other rules read those."""


_SHORT_PLACE = re.compile(r", (?:[A-Z][a-z]{1,4}|[A-Z]\.[A-Z])$")
"""A state behind a town, shortened."""
_FORTHCOMING = re.compile(r"\W*(?:forthcoming|in press|to appear|n\.\s?d)\b\W*\s(?=[\"“«‘'A-Z])", re.IGNORECASE)
"""Stands where the year would (Chicago)."""
_HOUSE = re.compile(r"\b(?:House|Press|Publish(?:ers?|ing)|Verlag|Books?|Sons|Editions?)$")
_TOWN_BEHIND = re.compile(r",\s(?P<place>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)$")
_SERIES_NUMBER = re.compile(r"(?<=[A-Za-z)]),?\s(?:[Vv]ol\.?\s|[Nn]o\.?\s|Bd\.?\s)?(?P<volume>[0-9]{1,4})$")


_INSTITUTIONS = frozenset({"publisher", "container-title", "journal", "note", "location"})
_ONCE = frozenset({"date", "journal", "container-title"})
"""Of several runs with one of these labels the surest is taken."""


_YEARS = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_BETWEEN_ENTRIES = re.compile(
    r"(?:(?<=[.;)\]0-9])|(?:https?://|doi:)\S+)(?P<blank>\s+)(?=(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten)\s){0,2}"
    r"[A-Z][\w.’'-]*,?\s(?:[a-z]{1,3}\s)*[A-Z])"
)
"""A blank before what may be a person: two words with capitals."""
_HELD = frozenset({"pages", "volume", "publisher", "location", "journal", "container-title", "genre", "url", "doi"})
_SURE_PEOPLE = 0.6


class Run(NamedTuple):
    """Words with one label, from ``start`` to ``end`` of the entry; ``sure`` is that of the least certain word."""

    label: str
    start: int
    end: int
    sure: float


def is_labelled(reading: Reading) -> bool:
    """Whether the labeller is asked: an entry in Latin letters that is not printed as Chinese journals print them."""
    return not _CHINESE_PRINT.search(reading.raw) and len(reading.raw.split()) > 3


def read_labelled(reading: Reading) -> None:
    """Reads a Western entry field by field, whatever the style."""
    placed = [take_sure_numbers(reading), *take_described(reading)]
    runs = _with_group([_without(run, placed) for run in runs_of(reading.raw)])
    for run in sorted(runs, key=lambda run: -run.sure if run.label in _ONCE else -2.0):
        take = _READERS.get(run.label)
        if take is not None and run.start < run.end and not _is_address(reading, run):
            take(reading, run)
    for run, after in itertools.pairwise(runs):
        if run.label == "date":
            _settle_access(reading, run, after)
        elif run.label == "volume" and after.label == "date":
            _settle_page(reading, after)
    take_preprint_number(reading)
    settle_house(reading)
    reading.certainty = min((run.sure for run in runs), default=0.0)
    settle_kind(reading, {run.label: run.start for run in reversed(runs)})


def runs_of(text: str) -> list[Run]:
    """The words of an entry put together by label, in their order."""
    places = [word.span() for word in _WORD.finditer(text)]
    labelled = western().label([text[start:end] for start, end in places])
    runs: list[Run] = []
    at = 0
    for label, given in itertools.groupby(labelled, key=itemgetter(0)):
        sure = [each.sure for each in given]
        first, at = at, at + len(sure)
        runs.append(Run(label, places[first][0], places[at - 1][1], min(sure)))
    return runs


def _with_group(runs: list[Run]) -> list[Run]:
    """An institution before a date that opens an entry without other people is its author (APA, Harvard)."""
    labels = [run.label for run in runs]
    if "author" in labels or labels[1:2] != ["date"]:
        return runs
    if labels[0] not in _INSTITUTIONS and not (labels[0] == "title" and "title" in labels[2:]):
        return runs
    return [runs[0]._replace(label="author"), *runs[1:]]


def _without(run: Run, placed: Sequence[tuple[int, int]]) -> Run:
    """A run without what has been read already: what stands before it, or else behind it."""
    for start, end in placed:
        if run.start < start < run.end:
            run = run._replace(end=start)
        elif start <= run.start < end:
            run = run._replace(start=min(end, run.end))
    return run


def second_entry(text: str) -> int | None:
    """Where a second Western reference begins that is printed on behind the first on one line; None where none does.

    Read apart, what stands before and what stands behind must each be a whole entry: people, a title, a year, and
    what else the kinds of works have.
    """
    if len(_YEARS.findall(text)) < 2:
        return None
    places = [found.span("blank") for found in _BETWEEN_ENTRIES.finditer(text)]
    sure = {end: min(_sure_whole(text[:start]), _sure_whole(text[end:])) for start, end in places}
    best = max(sure, key=sure.__getitem__, default=0)
    return best if best and sure[best] > 0 else None


def _sure_whole(text: str) -> float:
    """How surely a text is one entry that opens with people, 0..1; 0 where it is labelled otherwise."""
    runs = runs_of(text)
    labels = [run.label for run in runs]
    if labels[:1] != ["author"] or labels.count("author") > 1 or "title" not in labels or "date" not in labels:
        return 0.0
    if _HELD.isdisjoint(labels) or runs[0].sure < _SURE_PEOPLE:
        return 0.0
    return sum(run.sure for run in runs) / len(runs)


def label_words(text: str) -> list[Labelled]:
    """The label of every word that blanks divide."""
    return western().label(text.split())


def _is_address(reading: Reading, run: Run) -> bool:
    """Whether DOI or URL, which are read before, stand in the run: then its words only announce them."""
    for name in ("url", "doi"):
        span = reading.spans.get(name)
        if span and run.start <= span.start and span.end <= run.end and run.label in ("url", "doi", "note", "genre"):
            _take_note(reading, run._replace(end=span.start))
            return True
    return False


def _take_authors(reading: Reading, run: Run) -> None:
    role = _EDITOR.search(reading.text, run.start, run.end)
    if role and "authors" not in reading.names and run.start < 12:
        reading.mark(role.start(), run.end)
        reading.take_names("editors", run.start, role.start())
        return
    # the stop that ends a list is put back by take_names where it belongs to an initial
    reading.take_names("authors", run.start, run.end - (reading.text[run.end - 1] == "."))


def _people(name: str, before: re.Pattern[str], behind: re.Pattern[str]) -> Callable[[Reading, Run], None]:
    """A reader of people whose role is printed before or behind them."""

    def take(reading: Reading, run: Run) -> None:
        start, end = run.start, run.end
        if revised := _REVISED.search(reading.text, start, end):
            end = revised.start()
        if opening := before.match(reading.text, start, end):
            start = opening.end()
        if closing := behind.search(reading.text, start, end):
            end = closing.start()
        while start < end and reading.text[end - 1] in ")];:,":
            end -= 1
        if reading.take_names(name, start, end):
            reading.mark(run.start, start)
            reading.mark(end, run.end)

    return take


_take_editors = _people("editors", _EDITED, _EDITOR)


def _take_title(reading: Reading, run: Run) -> None:
    if undated := _FORTHCOMING.match(reading.text, run.start, run.end):
        run = run._replace(start=undated.end())
    start, end = without_quotes(reading, run.start, run.end)
    if reading.take("title", start, end):
        reading.mark(run.start, run.end)


def _take_host(reading: Reading, run: Run) -> None:
    opening = _HOST.match(reading.text, run.start, run.end)
    start, end = opening.end() if opening else run.start, run.end
    if added := _EDITED_HOST.search(reading.text[: _trimmed_end(reading, end)], start):
        _take_added(reading, added, run._replace(end=end))
        end = added.start()
    if added := _ADDED.search(reading.text, start, end):
        for name in ("pages", "edition"):
            if added.group(name):
                reading.take(name, *added.span(name))
        end = added.start()
    start, end = without_quotes(reading, start, end)
    if reading.take_exactly("container", *_with_stop(reading, *without_brackets(reading, start, end))):
        reading.mark(run.start, start)


def _trimmed_end(reading: Reading, end: int) -> int:
    return reading.trimmed(0, end)[1]


def _take_added(reading: Reading, added: re.Match[str], run: Run) -> None:
    """Editors or series that were put together with the host's name."""
    if added.group("by"):
        _take_editors(reading, run._replace(start=added.start("by")))
    for name, field in (("volume", "volume"), ("number", "volume"), ("series", "series"), ("notes", "series")):
        if added.group(name):
            reading.take(field, *added.span(name))


def _take_series(reading: Reading, run: Run) -> None:
    opening = _OF.match(reading.text, run.start, run.end)
    start, end = without_brackets(reading, opening.end() if opening else run.start, run.end)
    numbered = _SERIES_NUMBER.search(reading.text, start, end)
    if numbered and reading.take("volume", *numbered.span("volume")):
        end = numbered.start()
    if reading.take("series", start, end):
        reading.mark(run.start, run.end)


def _with_stop(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The range with the stop of the abbreviation that ends it: ``Cambridge, Mass.``, ``Econ. Hist. Q.``."""
    if start >= end or reading.text[end : end + 1] != ".":
        return start, end
    words = reading.text[start:end].split()
    stopped = sum(word.endswith(".") for word in words)
    return start, end + (bool(_SHORT_PLACE.search(reading.text, start, end)) or stopped * 2 >= len(words))


def _take_place(reading: Reading, run: Run) -> None:
    reading.take_exactly("place", *_with_stop(reading, *without_brackets(reading, run.start, run.end)))


def _take_publisher(reading: Reading, run: Run) -> None:
    """The publisher, and the town behind it (Elsevier's styles): ``Stonegate House, Marlow``."""
    start, end = without_brackets(reading, run.start, run.end)
    town = _TOWN_BEHIND.search(reading.text, start, end)
    if town and "place" not in reading.spans and _is_house_and_town(reading.text[start : town.start()], town["place"]):
        reading.take("place", *town.span("place"))
        end = town.start()
    reading.take("publisher", start, end)


def _is_house_and_town(house: str, town: str) -> bool:
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", town)]
    known = any(word in word_list("place") for word in words) or _HOUSE.search(house) is not None
    return known and not any(word in word_list("house") for word in words)


def _plain(name: str) -> Callable[[Reading, Run], None]:
    """A reader of a field that is what its words are."""

    def take(reading: Reading, run: Run) -> None:
        reading.take(name, *without_brackets(reading, run.start, run.end))

    return take


def _take_genre(reading: Reading, run: Run) -> None:
    if _LABELS.match(reading.text, run.start, run.end):
        reading.mark(run.start, run.end)
    else:
        reading.take("genre", *without_brackets(reading, run.start, run.end))


def _take_note(reading: Reading, run: Run) -> None:
    """A date of access; words that only announce an address are structure; other notes stay in the rest."""
    dated = _ACCESS.search(reading.text, run.start, run.end) and take_accessed(reading, run.start, run.end)
    if dated or _LABELS.match(reading.text, run.start, run.end):
        reading.mark(run.start, run.end)
    elif preprint := _PREPRINT.search(reading.text, run.start, run.end):
        reading.mark(*preprint.span())


def _settle_access(reading: Reading, run: Run, after: Run) -> None:
    """A second date right before an address is that of access: ``1998. Web. 19 June 1998 <http://…>`` (MLA)."""
    url = reading.spans.get("url")
    if (
        url
        and after.start <= url.start < after.end
        and "year" in reading.spans
        and run.start > reading.spans["year"].end
    ):
        take_accessed(reading, run.start, run.end)


def _settle_page(reading: Reading, run: Run) -> None:
    """A figure behind the volume that could be a year is the page, where the year is printed elsewhere."""
    year = reading.spans.get("year")
    if year and year.end <= run.start and re.fullmatch(r"[0-9]{4}\W*", reading.text[run.start : run.end]):
        take_pages(reading, run.start, run.end)


_READERS: Mapping[str, Callable[[Reading, Run], None]] = {
    "author": _take_authors,
    "director": _take_authors,
    "editor": _take_editors,
    "translator": _people("translators", _TRANSLATED, _TRANSLATOR),
    "title": _take_title,
    "journal": _take_host,
    "container-title": _take_host,
    "collection-title": _take_series,
    "volume": lambda reading, run: take_numbers(reading, run.start, run.end),
    "pages": lambda reading, run: take_pages(reading, run.start, run.end),
    "date": lambda reading, run: take_printed_date(reading, run.start, run.end),
    "location": _take_place,
    "publisher": _take_publisher,
    "edition": _plain("edition"),
    "genre": _take_genre,
    "note": _take_note,
    "url": _take_note,
    "doi": _take_note,
    "medium": _take_note,
}

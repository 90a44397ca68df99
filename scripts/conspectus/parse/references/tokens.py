"""What a single printed word tells about the field it stands in: its shape, its punctuation, the lists it is in.

The labeller of Western references (:mod:`.labeller`) knows words only through these facts. A word is told apart from
others by name only where it stands in a list of our own (``data/western.txt``: words of a sentence, labels of
fields, words of journals' and publishers' names); of every other word only the form counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from conspectus.parse.wordlists import word_list

EACH = ("function", "label", "kind", "house", "meeting", "journal")
"""Lists whose words are told apart one by one."""
_EACH = frozenset(EACH)
MEMBER = (
    "journal", "meeting", "series", "house", "publisher", "place", "given", "kind", "label", "month", "function",
)  # fmt: skip
_ANY_CASE = frozenset({"label", "month", "function"})
"""Lists to which a word in small letters counts as well."""
FLAGS = (
    "lower", "capital", "initial", "year", "number", "range", "quote", "etal", "address", "journal", "meeting", "house",
    "publisher", "place", "given", "month", "kind", "label", "function",
    "role", "host",
)  # fmt: skip
FLAG = {name: 1 << at for at, name in enumerate(FLAGS)}
QUOTES = '"“”„‟«»`'
_LEAD = "([{<*†'‘’" + QUOTES
_OPENING = '"“„«`‘'
_TRAIL = ")]}>,.;:!?*…'‘’" + QUOTES
_PAIRED = frozenset(
    [
        "vol",
        "no",
        "pp",
        "p",
        "pages",
        "page",
        "volume",
        "number",
        "eds",
        "ed",
        "editors",
        "editor",
        "proc",
        "proceedings",
        "journal",
        "trans",
        "university",
        "press",
        "in",
        "and",
        "thesis",
        "report",
        "al",
        "edited",
        "retrieved",
        "doi",
        "by",
    ]
)
"""Words that are told apart also where two or three neighbours are looked at together."""
_ROLES = frozenset(
    [
        "ed",
        "eds",
        "editor",
        "editors",
        "edited",
        "éd",
        "éds",
        "hg",
        "hrsg",
        "hrsgg",
        "hgg",
        "dir",
        "coord",
        "org",
        "orgs",
        "organizador",
        "comp",
        "comps",
        "compiled",
        "trans",
        "transl",
        "translated",
        "translator",
        "tr",
        "trad",
        "traduit",
        "übers",
    ]
)
"""Words that say what people did for a work."""
_ENDINGS = frozenset({
    "graphy", "ments", "tions", "ative", "ances", "ences", "tion", "sion", "ment", "ness", "ance", "ence", "ture",
    "able", "ible", "less", "ship", "hood", "ings", "ical", "ized", "ates", "ated", "ists", "ity", "ism", "ist", "ing",
    "ics", "ogy", "ive", "ous", "ful", "ary", "ory", "age", "ate", "ize", "ian", "ean", "ers", "son", "man", "al", "ic",
    "ed", "er", "or", "ly", "es", "en", "s", "y", "e", "a", "o", "i",
})  # fmt: skip
"""Endings of words; the longest that fits counts."""
_TOLD = _PAIRED | _ROLES | {"&", "others", "vols", "st", "conf", "int", "symp", "j"}
"""Words told apart besides those of the lists."""

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}[a-z]?$")
_HAS_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_RANGE = re.compile(r"[A-Za-z]{0,2}[0-9]+[A-Za-z]?[-–—‐−~]+[A-Za-z]{0,2}[0-9]+[A-Za-z]?$")
_INITIAL = re.compile(rf"{_UPPER}\.?$|(?:{_UPPER}[a-z]?\.-?)+(?:{_UPPER})?$")
_CAPITALS = re.compile(rf"{_UPPER}{{2,4}}$")
_VOLUME_ISSUE = re.compile(r"[0-9]+\s?\([0-9]+[^()]*\)?$")
_ADDRESS = re.compile(r"(?:https?|ftp)[:;]|www\.|doi\.org", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyäöüéèêàáíóúæø]", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_CLOSING_QUOTES = str.maketrans("”»“'’‘`", '"' * 7)


class Printed(NamedTuple):
    """A word without the punctuation around it, and that punctuation."""

    lead: str
    core: str
    trail: str


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What one printed word tells. ``flags`` is a set of :data:`FLAGS` as bits. Words of one form share it."""

    attributes: tuple[str, ...]
    kind: str
    family: str
    """Kind and first punctuation, for looking at neighbours together."""
    opens: str
    """What a phrase is known by that opens with the word."""
    flags: int
    lead: str
    trail: str
    key: str
    """The word as the lists have it."""
    capital: bool
    opens_quote: bool
    turns: bool
    """Whether quotation marks or brackets open or close at the word."""
    ends_phrase: bool


def printed(word: str) -> Printed:
    """``“Rivers,”`` → ``“``, ``Rivers``, ``,"``: closing quotation marks are made one."""
    body = word.lstrip(_LEAD)
    core = body.rstrip(_TRAIL)
    return Printed(word[: len(word) - len(body)], core, body[len(core) :].translate(_CLOSING_QUOTES))


@lru_cache(maxsize=65536)
def facts(word: str) -> Facts:
    """The facts of one printed word, as it stands between two blanks."""
    part = printed(word if word.isascii() else word.translate(_LIGATURES))
    kind = _kind(part)
    key = _key(part.core)
    lists = _lists_of().get(key, ())
    form = _form(part.core, kind)
    short = len(part.core) <= 5
    return _facts(part.lead, part.trail, kind, key if lists or key in _TOLD else "", lists, form, short)


@lru_cache(maxsize=65536)
def _facts(  # noqa: PLR0913, PLR0917  each tells words apart; most words of titles share the rest
    lead: str, trail: str, kind: str, key: str, lists: tuple[str, ...], form: tuple[str, ...], short: bool
) -> Facts:
    """The facts of all words of one form; ``short``: of at most five letters."""
    member = () if len(key) == 1 and kind == "initial" else lists
    capital = "X" in form[0][2:3]
    marks = _marks(lead, trail[:3], kind)
    stopped = ("short",) if kind == "Word" and short and trail.startswith(".") and "n=" in " ".join(form) else ()
    opens_quote = any(mark in _OPENING for mark in lead) or (lead[-1:] == "'" and kind == "Word")
    return Facts(
        attributes=(*form, *marks, *stopped, *_listed(trail, kind, key, member, lists, capital=capital)),
        kind=kind,
        family=_family(lead, trail, kind, key, member, capital=capital),
        opens=key if "label" in member or "function" in member else kind,
        flags=_flags(lead + trail, kind, key, member),
        lead=lead,
        trail=trail,
        key=key,
        capital=capital,
        opens_quote=opens_quote,
        turns=opens_quote or any(mark in '([)]"' for mark in lead + trail),
        ends_phrase=bool(re.search(r'[,.;:?!"]', trail[:3])) and not (kind == "initial" and trail == "."),
    )


def _kind(part: Printed) -> str:  # noqa: PLR0911  one return a kind
    core = part.core
    if not core:
        return "marks"
    if _ADDRESS.match(core):
        return "url"
    if core.casefold().startswith(("10.", "doi:")) and "/" in core:
        return "doi"
    if any(figure in core for figure in "0123456789"):
        return _number_kind(part)
    if (len(core) == 1 and core.isupper()) or ("." in core and len(core) <= 6 and _INITIAL.match(core)):
        return "initial"
    if core.isupper():
        return f"CAPS{len(core)}" if _CAPITALS.match(core) else "CAPS"
    if core[0].isupper():
        return "Word"
    return "word" if core[0].islower() else "other"


def _number_kind(part: Printed) -> str:
    core = part.core
    if _YEAR.match(core):
        return "year"
    if core.isdigit():
        return f"number{min(len(core), 5)}"
    if _RANGE.match(core):
        return "range"
    if _VOLUME_ISSUE.match(core + (")" if ")" in part.trail else "")):
        return "volume-issue"
    return "mixed-year" if _HAS_YEAR.search(core) else "mixed"


def _key(core: str) -> str:
    """A word as the lists have it: small letters, without stops and a possessive."""
    low = core.casefold()
    if "." in low and "label" not in _lists_of().get(low, ()):
        low = low.replace(".", "")
    return low.strip("'’").removesuffix("'s").removesuffix("’s")


@cache
def _lists_of() -> dict[str, tuple[str, ...]]:
    """Every listed word with the lists it is in, in the order of :data:`MEMBER`."""
    found: dict[str, tuple[str, ...]] = {}
    for name in MEMBER:
        for word in word_list(name):
            found[word] = (*found.get(word, ()), name)
    return found


def _flags(marks: str, kind: str, key: str, lists: tuple[str, ...]) -> int:
    flags = sum(FLAG[name] for name in lists if name in FLAG and (name in _ANY_CASE or kind != "word"))
    named = {
        "year": "year", "range": "range", "initial": "initial", "url": "address", "doi": "address",
        "volume-issue": "number",
        "mixed": "number", "mixed-year": "number", "Word": "capital", "CAPS": "capital",
    }.get(kind, "number" if kind.startswith("number") else "")  # fmt: skip
    if named:
        flags |= FLAG[named]
    if kind == "word" and "function" not in lists:
        flags |= FLAG["lower"]
    if any(mark in QUOTES for mark in marks):
        flags |= FLAG["quote"]
    if key in _ROLES:
        flags |= FLAG["role"]
    if key == "in" and (kind == "Word" or ":" in marks):
        flags |= FLAG["host"]
    return flags | (FLAG["etal"] if key in ("al", "others") else 0)


def _marks(lead: str, trail: str, kind: str) -> list[str]:
    """The punctuation around a word."""
    found = [f"t={trail}", f"kt={kind}{trail}"]
    if lead:
        found += [f"l={lead[:2]}", f"kl={kind}{lead[:1]}"]
    return found


def _form(core: str, kind: str) -> tuple[str, ...]:
    """The shape of a word, and what its letters are like."""
    found = [f"s={_shape(core)}", f"k={kind}"]
    if "-" in core:
        found.append("hyphen")
    if "'" in core or "’" in core:
        found.append("apostrophe")
    if not core.isascii():
        found.append("accents")
    if "." in core:
        found.append("stops")
    if core.replace("-", "").isalpha():
        found.append(f"n={min(len(core), 9)}")
        if kind in ("word", "Word") and len(core) > 4:
            found.append(f"e={_ending(core.casefold())}{kind[0]}")
        if not _VOWEL.search(core):
            found.append("no vowel")
    return tuple(found)


def _ending(low: str) -> str:
    return next((low[-size:] for size in range(6, 0, -1) if low[-size:] in _ENDINGS), "?")


def _shape(core: str) -> str:
    """``Sci-2010`` → ``Xxx-9999`` with no more than two alike in a row, ten marks at most."""
    if core.isalpha() and core[1:].islower():
        return ("Xxx" if core[0].isupper() else "xx" if core[0].islower() else "xxx")[: min(len(core), 3)]
    shape = ""
    for mark in core:
        sort = "9" if mark.isdigit() else "X" if mark.isupper() else "x" if mark.isalpha() else mark
        sort = sort if sort in "9Xx-.'/&():" else "#"
        if not (sort in "9Xx" and shape.endswith(sort * 2)):
            shape += sort
    return shape[:10]


def _listed(  # noqa: PLR0913  each says something else of the word
    trail: str, kind: str, key: str, member: tuple[str, ...], lists: tuple[str, ...], *, capital: bool
) -> list[str]:
    """The lists a word is in, and which word of them it is."""
    found = [f"L={name}" for name in member] or ["L=-"]
    found += [f"C={name}" for name in member if kind != "word" and name != "function"]
    if not _EACH.isdisjoint(lists):
        found += [f"w={key}", f"W={key}{'^' if capital else ''}{trail[:1]}"]
    return found


def _family(  # noqa: PLR0913  each says something else of the word
    lead: str, trail: str, kind: str, key: str, lists: tuple[str, ...], *, capital: bool
) -> str:
    if key in _PAIRED:
        sort = f"={key}^" if capital else f"={key}"
    elif "month" in lists and kind != "word":
        sort = "month"
    elif "function" in lists and kind == "word":
        sort = f"function:{key}" if key in ("of", "the", "et", "und", "y", "for", "on", "to") else "function"
    else:
        sort = "number" if kind.startswith("number") else "&" if key == "&" else kind
    bracket = "(" if "(" in lead or "[" in lead else '"' if lead else ""
    return f"{sort}{bracket} {trail[:2]}"

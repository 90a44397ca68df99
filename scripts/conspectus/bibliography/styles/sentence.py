"""Which titles are English, and English ones in sentence case; capitals of their own stay.

APA asks for sentence case (APA 7 §6.17). GB/T 7714 has a title recorded as the language's habit is, and prints every
English one with a capital for the first word and for proper names. A record tells proper names by the braces of its
BibTeX entry (``Work.protected``); besides them acronyms, words with a capital or a figure inside, first names with the
names behind them, and common names of places, peoples, months and days stay. A title that is not in headline case is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from conspectus.bibliography.styles.scripts import HAN
from conspectus.parse.wordlists import word_list

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")
_LATIN = re.compile("[A-Za-z]")
_POSSESSIVE = re.compile("[’']s?$")
_ENGLISH = frozenset({"the", "of", "and", "to", "for", "with", "from", "on", "is", "how", "what"})
_OTHER_LANGUAGES = frozenset(
    {"der", "die", "das", "des", "dem", "und", "für", "zur", "zum", "über", "eine", "einer", "le", "les", "du", "et"}
    | {"une", "sur", "dans", "el", "los", "las", "del", "para", "por", "una", "il", "della", "di", "gli", "het", "een"}
    | {"och", "för", "og", "av", "da", "dos", "zu", "im", "vom", "als", "aux", "au", "des", "und", "y", "e", "sulla"}
)
"""Words without meaning of their own, in English and in other languages, that tell one from the others."""
_FOREIGN_WORD = re.compile(
    r"\w*[äöüßéèêàçñœøåãõ]\w*|\w{4,}(?:ungen|ung|heit|keit|schaft|ischen?|ischer|isches)", re.IGNORECASE
)
"""By its letters or its ending; English words of French origin (``café``) stand among English function words."""
_ALSO_WORDS = frozenset(
    {"mark", "frank", "jack", "grace", "rose", "amber", "guy", "max", "young", "carol", "gloria", "joy", "luc", "jean"}
    | {"virginia", "madison", "austin", "jordan", "victoria", "diana", "sung", "kim", "yan", "hong", "jun", "wei", "li"}
    | {"ming", "earl", "logan", "dean", "scott", "craig", "barry", "tyler", "wayne", "sandra", "marina", "christian"}
)
"""First names that are words, places or family names as well, and tell nothing about what follows."""
_NAMES_BEHIND = 2

_QUOTED = re.compile("“[^”]*”")
_HEADLINE = 0.7
"""The share of telling words with a capital from which on a title is in headline case."""


@cache
def _proper_names() -> frozenset[str]:
    """Words, and phrases with their blanks."""
    return frozenset(word.replace("_", " ") for word in _words("proper_names.txt"))


@cache
def _first_names() -> frozenset[str]:
    return word_list("given") - _ALSO_WORDS


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a list among the room's data; lines with ``#`` are its comments."""
    text = resources.files("conspectus.bibliography").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(name for name in _proper_names() if " " in name)) + r")\b")


def small_words() -> frozenset[str]:
    """Words that stay small within a title in headline case: articles, conjunctions, prepositions, particles."""
    return _words("small_words.txt")


def is_english(title: str, language: str) -> bool:
    """Whether a title may change its case: neither it nor its record is in another language.

    Records read from reference lists say only that they are not Chinese; hence the look at the words.
    """
    if HAN.search(title) or not (language in ("", "zh") or language.startswith("en")):
        return False
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", title)}
    foreign = words & _OTHER_LANGUAGES or any(_FOREIGN_WORD.fullmatch(word) for word in words)
    return not foreign or bool(words & _ENGLISH)


def sentence(title: str, protected: Sequence[str] = (), *, printed: bool = False) -> str:
    """A title in headline case in sentence case; another title as it is.

    Args:
        title: an English title, plain text.
        protected: its parts whose capitals are their own; so are those within quotation marks.
        printed: whether the title was read from print, where only a clear headline case is taken for one.
    """
    held = list(_protected(title, protected))
    loose = [word for word in _WORD.finditer(title) if not any(start <= word.start() < end for start, end in held)]
    if not _headline([word.group() for word in loose if _LATIN.search(title[: word.start()])], printed=printed):
        return title
    letters = list(title)
    for word in loose:
        if _LATIN.search(title[: word.start()]) and not _after_sentence(title, word.start()):
            letters[word.start() : word.end()] = _lowered(word.group())
    return "".join(letters)


def _protected(title: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for part in parts:
        for found in re.finditer(re.escape(part), title):
            yield found.span()
    for pattern in (_phrases(), _QUOTED):
        for found in pattern.finditer(title):
            yield found.span()
    yield from _persons(title)


def _persons(title: str) -> Iterator[tuple[int, int]]:
    """First names with the one or two names behind them (``Ann Lowe``), up to a possessive, a small word or a sign."""
    words = list(_WORD.finditer(title))
    for at, first in enumerate(words):
        compound = title[: first.start()].endswith("-")  # Cobb-Douglas
        if compound or not first.group()[0].isupper() or first.group().lower() not in _first_names():
            continue
        end = first.end()
        for behind in words[at + 1 : at + 1 + _NAMES_BEHIND]:
            joined = title[end : behind.start()] == " " and not _POSSESSIVE.search(title[:end])
            if not joined or not behind.group()[0].isupper() or behind.group().lower() in small_words():
                break
            end = behind.end()
        if end > first.end():
            yield first.start(), end


def _headline(words: list[str], *, printed: bool) -> bool:
    """Whether the words behind the first are in headline case."""
    telling = [word for word in words if _LATIN.search(word) and word.lower() not in small_words() and not _own(word)]
    capitals = [word for word in telling if word[0].isupper()]
    if printed:
        return len(telling) > 2 and len(capitals) == len(telling)
    return bool(telling) and len(capitals) >= _HEADLINE * len(telling)


def _own(word: str) -> bool:
    """Whether a word's capitals are its own: an acronym, ``McKay``, ``2D``, ``Monday``."""
    bare = _POSSESSIVE.sub("", word)
    if any(letter.isupper() or letter.isdigit() for letter in bare[1:]) or _is_name(bare):
        return True
    return len(word) == 1 and word.isupper() and word != "A"


def _is_name(word: str) -> bool:
    return word in _proper_names() or (word[:1].isupper() and word.lower() in _first_names())


def _after_sentence(title: str, start: int) -> bool:
    """Whether a sentence begins; the stop of an abbreviation (``U.S.``, ``E.``, ``vs.``) ends none."""
    return bool(re.search(r"(?:[?!]|(?<=[^\W\d_]{3})\.)[”’]?\s+[“‘\"'(\[]*$", title[:start]))


def _lowered(word: str) -> str:
    return word if _own(word) else word.lower()

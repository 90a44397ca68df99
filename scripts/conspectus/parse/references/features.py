"""What the words of one entry tell by where they stand: neighbours, phrases, quotation marks, the order of the whole.

A feature is a string. Those of a word's own facts are named after the distance at which they are seen (``-1:k=year``:
the word before is a year); the others after what they look at. Features that come together are kept together in a
:class:`Bundle`, so that the sum of their weights is looked up once. Training and reading use the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from conspectus.parse.references.tokens import FLAG, Facts, facts

REACH = (0, -1, 1, -2, 2)
"""How far around a word the facts of other words are looked at."""
_EDGE = "#"
_LOWER, _CAPITAL = FLAG["lower"], FLAG["capital"]
_KEPT = 32768
_STEPS = [0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 9, 14, 14, 14, 14, 14, 14, 14]
_COUNTED = _STEPS + [21] * 200


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """Features that come together. The same ones are the same object, as long as they are kept."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """An entry divided into phrases: the phrase of every word, and what the words of one phrase share."""

    of_word: list[int]
    shared: tuple[list[Bundle], ...]
    """What each phrase holds, how it looks and where it stands; the same of the ones before and after it."""
    starts: list[int]
    opening: list[Bundle]
    """What only the first word of each phrase sees."""
    roles: list[Bundle]
    """What every word is in its phrase: the first, the second, the last, or between."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The features of an entry, but for those of the words' own facts."""

    words: tuple[list[Bundle], ...]
    """Bundles of every word: its neighbours, its place, what it is in its phrases."""
    phrases: Phrases


class _Phrase(NamedTuple):
    """A run of words up to a mark that ends it: ``start <= word < end``, and what is found in it."""

    start: int
    end: int
    flags: int
    look: str
    """Length, capitals and closing mark together."""
    opens: str


def word_features(words: Sequence[str]) -> list[list[str]]:
    """All features of every word, as training needs them."""
    known = [facts(word) for word in words]
    seen = see(known)
    found = [_own(known, at) for at in range(len(known))]
    for bundles in seen.words:
        for at, bundle in enumerate(bundles):
            found[at].extend(bundle.names)
    for at, phrase in enumerate(seen.phrases.of_word):
        found[at].extend(name for bundles in seen.phrases.shared for name in bundles[phrase].names)
    for at, bundle in zip(seen.phrases.starts, seen.phrases.opening, strict=True):
        found[at].extend(bundle.names)
    return found


def _own(known: Sequence[Facts], at: int) -> list[str]:
    found = []
    for reach in REACH:
        if 0 <= at + reach < len(known):
            found += [f"{reach}:{attribute}" for attribute in known[at + reach].attributes]
    return found


def see(known: Sequence[Facts]) -> Seen:
    """Neighbours, order and phrases of an entry."""
    phrases = _divided(known)
    return Seen((*_neighbours(known), *_places(known), phrases.roles), phrases)


def _neighbours(known: Sequence[Facts]) -> Iterator[list[Bundle]]:
    families = [_EDGE, _EDGE, *[each.family for each in known], _EDGE, _EDGE]
    own, before, after = families[2:-2], families[1:-3], families[3:-1]
    kinds = [each.kind for each in known]
    yield list(map(_behind, before, own))
    yield list(map(_ahead, own, after))
    yield list(map(_between, before, after))
    yield list(map(_two_behind, families, before, kinds))
    yield list(map(_two_ahead, kinds, after, families[4:]))


@lru_cache(maxsize=_KEPT)
def _behind(before: str, own: str) -> Bundle:
    return Bundle((f"own {own}", f"2< {before}|{own}"))


@lru_cache(maxsize=_KEPT)
def _ahead(own: str, after: str) -> Bundle:
    return Bundle((f"2> {own}|{after}",))


@lru_cache(maxsize=_KEPT)
def _two_behind(second: str, before: str, kind: str) -> Bundle:
    return Bundle((f"3< {second}|{before}|{kind}",))


@lru_cache(maxsize=_KEPT)
def _two_ahead(kind: str, after: str, next_but_one: str) -> Bundle:
    return Bundle((f"3> {kind}|{after}|{next_but_one}",))


@lru_cache(maxsize=_KEPT)
def _between(before: str, after: str) -> Bundle:
    return Bundle((f"<> {before}|{after}",))


@dataclass(frozen=True, slots=True)
class _Order:
    """The landmarks of an entry: its first year, its first quotation mark, ``In`` before a host; -1 where none is."""

    year: int
    dated: str
    quote: int
    host: int
    serial: bool

    @classmethod
    def of(cls, known: Sequence[Facts]) -> _Order:
        kinds = [each.kind for each in known]
        year = kinds.index("year") if "year" in kinds else -1
        early = year < len(known) * 0.6
        dated = "none" if year < 0 else "late" if not early else "round" if "(" in known[year].lead else "early"
        return cls(
            year=year,
            dated=dated,
            quote=next((at for at, each in enumerate(known) if each.opens_quote), -1),
            host=next((at for at, each in enumerate(known) if at and _is_host(known[at - 1], each)), -1),
            serial="volume-issue" in kinds or any(each.key in ("vol", "pp") for each in known),
        )

    def sides(self, count: int) -> list[str]:
        """Where each word stands from quotation mark, host and year: ``<`` before, ``>`` behind, ``-`` without."""
        apart = ["-" * count if at < 0 else "<" * at + ">" * (count - at) for at in (self.quote, self.host, self.year)]
        return [quote + host + year for quote, host, year in zip(*apart, strict=True)]


def _places(known: Sequence[Facts]) -> Iterator[list[Bundle]]:
    order, count = _Order.of(known), len(known)
    first = _COUNTED[:count] if count <= len(_COUNTED) else [_many(at) for at in range(count)]
    kinds, states, sides = [each.kind for each in known], list(_states(known)), order.sides(count)
    yield list(map(_first, first, kinds))
    yield list(map(_last, reversed(first), kinds))
    yield list(map(_surrounded, states, kinds, sides, repeat(order.dated), repeat(order.serial)))
    yield list(map(_near, _far(order.host, count, -3, 6), _far(order.year, count, -4, 4)))


def _far(landmark: int, count: int, least: int, most: int) -> list[int]:
    """How far each word stands behind a landmark, within bounds; 9 where there is none."""
    if landmark < 0:
        return [9] * count
    before = [least] * max(0, landmark + least)
    near = range(max(least, -landmark), min(most, count - 1 - landmark) + 1)
    return [*before, *near, *[most] * (count - len(before) - len(near))]


@lru_cache(maxsize=_KEPT)
def _first(first: int, kind: str) -> Bundle:
    return Bundle((f"first {first}", f"first {first} {kind}"))


@lru_cache(maxsize=_KEPT)
def _last(last: int, kind: str) -> Bundle:
    return Bundle((f"last {last}", f"last {last} {kind}"))


@lru_cache(maxsize=_KEPT)
def _surrounded(state: str, kind: str, side: str, dated: str, serial: bool) -> Bundle:
    return Bundle(
        (
            f"state {state}",
            f"state {state} {kind}",
            f"seen {side[2]} {dated}",
            f"order {side} {dated}",
            f"order {side} {dated} {serial} {state[0]}",
            f"order {side[1:]} {state} {kind}",
        )
    )


@lru_cache(maxsize=_KEPT)
def _near(host: int, year: int) -> Bundle:
    return Bundle((f"host {host}", f"year {year}"))


def _many(count: int) -> int:
    """A count in steps that grow."""
    return _STEPS[count] if count < len(_STEPS) else 21


def _is_host(before: Facts, each: Facts) -> bool:
    """Whether the word is an ``In`` that names what the work stands in."""
    return each.key == "in" and (each.capital or before.ends_phrase)


def _states(known: Sequence[Facts]) -> Iterator[str]:
    """For every word: inside (``Q``) or behind (``q``) quotation marks, and inside brackets (``P``)."""
    quoted = closed = bracket = False
    state = "--"
    for each in known:
        if not each.turns:
            yield state
            continue
        quoted = quoted or each.opens_quote
        bracket = bracket or "(" in each.lead or "[" in each.lead
        yield ("Q" if quoted else "q" if closed else "-") + ("P" if bracket else "-")
        if quoted and '"' in each.trail:
            quoted, closed = False, True
        if ")" in each.trail or "]" in each.trail:
            bracket = False
        state = ("Q" if quoted else "q" if closed else "-") + ("P" if bracket else "-")


def _divided(known: Sequence[Facts]) -> Phrases:
    """The phrases: runs of words up to any mark that divides."""
    phrases = list(_phrases(known))
    look = [(each.look, each.opens) for each in phrases]
    flags = [each.flags for each in phrases]
    return Phrases(
        of_word=[at for at, each in enumerate(phrases) for _ in range(each.end - each.start)],
        shared=(
            [_has("p", each) for each in flags],
            [_looks("p", *each) for each in look],
            [_stands(min(at, 5), min(len(phrases) - 1 - at, 4)) for at in range(len(phrases))],
            [_NOTHING["<"], *(_has("p<", each) for each in flags[:-1])],
            [_NOTHING["<"], *(_looks("p<", *each) for each in look[:-1])],
            [*(_has("p>", each) for each in flags[1:]), _NOTHING[">"]],
            [*(_looks("p>", *each) for each in look[1:]), _NOTHING[">"]],
        ),
        starts=[each.start for each in phrases],
        opening=[_opening(each.flags, each.look) for each in phrases],
        roles=[role for each in phrases for role in _roles(each.end - each.start)],
    )


_ROLES = {word: Bundle((f"p at {word}",)) for word in ("1", "2", "middle", "last")}


@lru_cache(maxsize=512)
def _roles(count: int) -> tuple[Bundle, ...]:
    words = ("1", "2", *["middle"] * (count - 3), "last")[:count] if count > 2 else ("1", "2")[:count]
    return tuple(_ROLES[word] for word in words)


def _phrases(known: Sequence[Facts]) -> Iterator[_Phrase]:
    start = flags = lower = capital = 0
    last = len(known) - 1
    for at, each in enumerate(known):
        found = each.flags
        flags |= found
        if found & _LOWER:
            lower += 1
        elif found & _CAPITAL:
            capital += 1
        if each.ends_phrase or at == last:
            look = _look(at + 1 - start, _capitals(lower, capital), each.trail[:1])
            yield _Phrase(start, at + 1, flags, look, known[start].opens)
            start, flags, lower, capital = at + 1, 0, 0, 0


def _capitals(lower: int, capital: int) -> str:
    if lower:
        return "small" if not capital else "mixed" if lower > capital else "title"
    return "capitals" if capital else "none"


@lru_cache(maxsize=_KEPT)
def _look(count: int, capitals: str, mark: str) -> str:
    return f"{_many(count)} {capitals} {mark}"


@lru_cache(maxsize=_KEPT)
def _has(name: str, flags: int) -> Bundle:
    return Bundle(tuple(f"{name} has {each}" for each in _named(flags)))


@lru_cache(maxsize=_KEPT)
def _looks(name: str, look: str, opens: str) -> Bundle:
    length, capitals, mark = look.split(" ")
    own = (f"{name} length {length}", f"{name} capitals {capitals}", f"{name} mark {mark}") if len(name) == 1 else ()
    return Bundle((*own, f"{name} look {look}", f"{name} opens {opens}"))


@lru_cache(maxsize=_KEPT)
def _stands(first: int, last: int) -> Bundle:
    return Bundle((f"p first {first}", f"p last {last}"))


_NOTHING = {side: Bundle((f"p{side} none",)) for side in "<>"}
"""Stands before the first phrase and behind the last."""


@lru_cache(maxsize=_KEPT)
def _opening(flags: int, look: str) -> Bundle:
    return Bundle((f"p 1 look {look}", *(f"p 1 has {each}" for each in _named(flags))))


@lru_cache(maxsize=_KEPT)
def _named(flags: int) -> tuple[str, ...]:
    return tuple(name for name, bit in FLAG.items() if flags & bit)

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
    shared: tuple[list[Bundle], list[Bundle], list[Bundle]]
    """What each phrase holds, what the one before it, and what the one after it."""
    starts: list[int]
    opening: list[Bundle]
    """What only the first word of each phrase sees."""
    roles: list[str]
    """What every word is in its phrase: the first, the second, the last, or between."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The features of an entry, but for those of the words' own facts."""

    words: tuple[list[Bundle], ...]
    """Bundles of every word: its neighbours, its place, what it is in its phrases."""
    phrases: tuple[Phrases, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
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
    for phrases in seen.phrases:
        for at, phrase in enumerate(phrases.of_word):
            found[at].extend(name for bundles in phrases.shared for name in bundles[phrase].names)
        for at, bundle in zip(phrases.starts, phrases.opening, strict=True):
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
    phrases = _divided("p", known, [each.ends_phrase for each in known])
    sentences = _divided("s", known, [each.ends_sentence for each in known])
    roles = list(map(_roles, phrases.roles, sentences.roles))
    return Seen(words=(list(_neighbours(known)), list(_places(known)), roles), phrases=(phrases, sentences))


def _neighbours(known: Sequence[Facts]) -> Iterator[Bundle]:
    families = [_EDGE, _EDGE, *[each.family for each in known], _EDGE, _EDGE]
    kinds = [each.kind for each in known]
    return map(_around, kinds, families, families[1:], families[2:], families[3:], families[4:])


@lru_cache(maxsize=_KEPT)
def _around(kind: str, second: str, before: str, own: str, after: str, next_but_one: str) -> Bundle:  # noqa: PLR0913, PLR0917  each tells keys apart
    return Bundle(
        (
            f"own {own}",
            f"2< {before}|{own}",
            f"2> {own}|{after}",
            f"<> {before}|{after}",
            f"3 {before}|{own}|{after}",
            f"3< {second}|{before}|{kind}",
            f"3> {kind}|{after}|{next_but_one}",
        )
    )


@lru_cache(maxsize=64)
def _roles(phrase: str, sentence: str) -> Bundle:
    return Bundle((f"p at {phrase}", f"s at {sentence}"))


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


def _places(known: Sequence[Facts]) -> Iterator[Bundle]:
    order, count = _Order.of(known), len(known)
    first = _COUNTED[:count] if count <= len(_COUNTED) else [_many(at) for at in range(count)]
    return map(
        _placed,
        first,
        reversed(first),
        [each.kind for each in known],
        _states(known),
        order.sides(count),
        repeat(f"{order.dated} {order.serial}"),
        _far(order.host, count, -3, 6),
        _far(order.year, count, -4, 4),
    )


def _far(landmark: int, count: int, least: int, most: int) -> list[int]:
    """How far each word stands behind a landmark, within bounds; 9 where there is none."""
    if landmark < 0:
        return [9] * count
    before = [least] * max(0, landmark + least)
    near = range(max(least, -landmark), min(most, count - 1 - landmark) + 1)
    return [*before, *near, *[most] * (count - len(before) - len(near))]


@lru_cache(maxsize=_KEPT)
def _placed(  # noqa: PLR0913, PLR0917  each tells keys apart
    first: int, last: int, kind: str, state: str, side: str, shape: str, host: int, year: int
) -> Bundle:
    dated, _, _ = shape.partition(" ")
    return Bundle(
        (
            f"state {state}",
            f"state {state} {kind}",
            f"first {first}",
            f"last {last}",
            f"first {first} {kind}",
            f"last {last} {kind}",
            f"seen {side[2]} {dated}",
            f"order {side} {dated}",
            f"order {side} {shape} {state[0]}",
            f"order {side[1:]} {state} {kind}",
            f"host {host}",
            f"year {year}",
        )
    )


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


def _divided(name: str, known: Sequence[Facts], ends: Sequence[bool]) -> Phrases:
    phrases = list(_phrases(known, ends))
    none = _beside(f"{name}<", 0, "", ""), _beside(f"{name}>", 0, "", "")
    before = [none[0], *(_beside(f"{name}<", each.flags, each.look, each.opens) for each in phrases[:-1])]
    after = [*(_beside(f"{name}>", each.flags, each.look, each.opens) for each in phrases[1:]), none[1]]
    own = [
        _seen_in(name, each.flags, f"{each.look} {each.opens}", min(at, 5), min(len(phrases) - 1 - at, 4))
        for at, each in enumerate(phrases)
    ]
    return Phrases(
        of_word=[at for at, each in enumerate(phrases) for _ in range(each.end - each.start)],
        shared=(own, before, after),
        starts=[each.start for each in phrases],
        opening=[_opening(name, each.flags, each.look) for each in phrases],
        roles=[role for each in phrases for role in _role_of_each(each.end - each.start)],
    )


def _role_of_each(count: int) -> list[str]:
    return ["1", "2", *["middle"] * (count - 3), "last"][:count] if count > 2 else ["1", "2"][:count]


def _phrases(known: Sequence[Facts], ends: Sequence[bool]) -> Iterator[_Phrase]:
    start = flags = lower = capital = 0
    for at, each in enumerate(known):
        found = each.flags
        flags |= found
        if found & _LOWER:
            lower += 1
        elif found & _CAPITAL:
            capital += 1
        if ends[at] or at + 1 == len(known):
            look = f"{_many(at + 1 - start)} {_capitals(lower, capital)} {each.trail[:1]}"
            yield _Phrase(start, at + 1, flags, look, known[start].opens)
            start, flags, lower, capital = at + 1, 0, 0, 0


def _capitals(lower: int, capital: int) -> str:
    if lower:
        return "small" if not capital else "mixed" if lower > capital else "title"
    return "capitals" if capital else "none"


@lru_cache(maxsize=_KEPT)
def _seen_in(name: str, flags: int, look: str, first: int, last: int) -> Bundle:
    length, capitals, mark, opens = look.split(" ")
    return Bundle(
        (
            f"{name} length {length}",
            f"{name} capitals {capitals}",
            f"{name} mark {mark}",
            f"{name} look {length} {capitals} {mark}",
            f"{name} opens {opens}",
            f"{name} first {first}",
            f"{name} last {last}",
            *(f"{name} has {each}" for each in _named(flags)),
        )
    )


@lru_cache(maxsize=_KEPT)
def _beside(name: str, flags: int, look: str, opens: str) -> Bundle:
    """What the phrase before or after holds; ``look`` is empty where there is none."""
    if not look:
        return Bundle((f"{name} none",))
    return Bundle((f"{name} look {look}", f"{name} opens {opens}", *(f"{name} has {each}" for each in _named(flags))))


@lru_cache(maxsize=_KEPT)
def _opening(name: str, flags: int, look: str) -> Bundle:
    return Bundle((f"{name} 1 look {look}", *(f"{name} 1 has {each}" for each in _named(flags))))


@lru_cache(maxsize=_KEPT)
def _named(flags: int) -> tuple[str, ...]:
    return tuple(name for name, bit in FLAG.items() if flags & bit)

"""Where each unit of the text stands: pairs of characters, words, and for what is frequent the blocks that hold it.

A *place* is the number of a character in the text of the whole site. A pair is indexed wherever at least one of the two
is a unit by itself (Han, punctuation), so that every run of such characters is covered by pairs without a gap, and one
character is found as all pairs that begin with it. A phrase is then a question of places that follow one another, and
its answer is exact. The list of a word holds twice its places, and one more where a space follows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from conspectus.search.codec import Numbers, differences, encode, encode_groups
from conspectus.search.normal import BREAK, is_letter, words

HEAVY = 3000
"""A unit with more places is also listed by blocks, a fifth of the size, for queries that need no more."""

PLACES = "\u0002"
"""Before a unit that is listed by blocks: its list of places, apart from its neighbours, so that who asks for all words
that begin alike need not fetch it."""

_SHIFT = 21
"""Bits of a code point."""


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text of all blocks of a site, each with a break behind it."""

    text: str
    starts: Numbers
    """The place where each block begins."""


def text_of(blocks: Iterable[str]) -> Text:
    """The blocks, already normalised, as one text."""
    ended = [f"{block}{BREAK}" for block in blocks]
    starts = np.cumsum([0, *map(len, ended)], dtype=np.int64)[:-1]
    return Text("".join(ended), starts)


def index(text: Text, phrases: Iterable[str] = ()) -> tuple[dict[str, str], list[str]]:
    """The encoded list of each unit, and which units and ``phrases`` are also listed by blocks.

    Args:
        text: of the whole site.
        phrases: what readers are likely to ask for as a whole: names of terms, titles of themes.
    """
    codes = np.frombuffer(text.text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    pairs, found = _pairs(codes), _words(text.text)
    lists_of = {**_singles(pairs), **pairs, **found}
    heavy = {unit: places for unit, places in lists_of.items() if len(places) > HEAVY}
    heavy |= _found(phrases, text.text, lists_of)
    blocks = {unit: np.unique(np.searchsorted(text.starts, places, "right") - 1) for unit, places in heavy.items()}
    followed = {word: 2 * places + _spaced(word, places, codes) for word, places in found.items()}
    placed = {f"{PLACES}{unit}" if unit in heavy else unit: places for unit, places in (pairs | followed).items()}
    return _encoded(placed | blocks), sorted(heavy)


def _encoded(lists: Mapping[str, Numbers]) -> dict[str, str]:
    units = sorted(lists)
    if not units:
        return {}
    edges = np.cumsum([0, *(len(lists[unit]) for unit in units)], dtype=np.int64)
    steps = differences(np.concatenate([lists[unit] for unit in units]), edges)
    return dict(zip(units, encode_groups(steps, edges), strict=True))


def _kinds(codes: Numbers) -> Numbers:
    """For each character 0 (a space or break), 1 (of a word) or 2 (a unit by itself)."""
    kinds = np.zeros(int(codes.max(initial=0)) + 1, dtype=np.int64)
    for sign in np.flatnonzero(np.bincount(codes)).tolist():
        kinds[sign] = 0 if chr(sign).isspace() else 1 if is_letter(chr(sign)) else 2
    found: Numbers = kinds[codes]
    return found


def _pairs(codes: Numbers) -> dict[str, Numbers]:
    kinds = _kinds(codes)
    after = np.append(kinds[1:], 0)
    places = np.flatnonzero((kinds == 2) | ((kinds == 1) & (after == 2)))
    following = np.append(codes[1:], ord(BREAK))[places]
    grouped = _grouped((codes[places] << _SHIFT) | following, places)
    return {chr(pair >> _SHIFT) + chr(pair & ((1 << _SHIFT) - 1)): found for pair, found in grouped}


def _singles(pairs: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The places of the frequent ones among the units of one character: those of all pairs that begin with it."""
    own: dict[str, list[Numbers]] = defaultdict(list)
    for pair, places in pairs.items():
        if not is_letter(pair[0]):
            own[pair[0]].append(places)
    frequent = {sign: lists for sign, lists in own.items() if sum(map(len, lists)) > HEAVY}
    return {sign: np.sort(np.concatenate(lists)) for sign, lists in frequent.items()}


def _grouped(units: Numbers, places: Numbers) -> Iterable[tuple[int, Numbers]]:
    """The places of each unit, in their order."""
    order = np.argsort(units, kind="stable")
    names, starts = np.unique(units[order], return_index=True)
    return zip(names.tolist(), np.split(places[order], starts[1:]), strict=True) if len(names) else ()


def _words(text: str) -> dict[str, Numbers]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, word in words(text):
        found[word].append(place)
    return {word: np.array(places, dtype=np.int64) for word, places in found.items()}


def _spaced(word: str, places: Numbers, codes: Numbers) -> Numbers:
    """1 where a space stands behind the word: “value chain” is not “value-chain”."""
    behind: Numbers = (codes[places + len(word)] == ord(" ")).astype(np.int64)
    return behind


def _found(phrases: Iterable[str], text: str, lists: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The places of the frequent ones among ``phrases``; only those that begin with a unit by itself.

    A word may be longer than what is typed of it, so that a phrase that ends in one has not one list of places.
    """
    found: dict[str, Numbers] = {}
    for phrase in sorted(set(phrases)):
        if len(phrase) < 3 or any(is_letter(sign) for sign in (phrase[0], phrase[-1])):
            continue
        begins = lists.get(phrase[:2], np.array([], dtype=np.int64))
        if len(begins) <= HEAVY:
            continue
        places = np.array([place for place in begins.tolist() if text.startswith(phrase, place)], dtype=np.int64)
        if len(places) > HEAVY:
            found[phrase] = places
    return found


def encode_list(values: Iterable[int]) -> str:
    """A few whole numbers as text."""
    return encode(np.array(list(values), dtype=np.int64))

"""Numbers as text that a browser reads without a parser and that compresses well: five bits a sign.

A list of places is kept as the differences between them. Digits stand with the lowest first; a sign of the second half
of ``SIGNS`` says that more follow (the scheme of source maps).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_BITS = 5
_SIGNS = np.frombuffer(SIGNS.encode("ascii"), dtype=np.uint8)
_DIGITS = 7
"""35 bits: more than any site has characters."""

Numbers = npt.NDArray[np.int64]


def encode(values: Numbers) -> str:
    """Whole numbers from 0 below 2**35 as text."""
    return encode_groups(values, np.array([0, len(values)], dtype=np.int64))[0]


def encode_groups(values: Numbers, edges: Numbers) -> list[str]:
    """The numbers of each group, ``values[edges[i]:edges[i + 1]]``, as a text of its own."""
    lengths = np.ones(len(values), dtype=np.int64)
    for digits in range(1, _DIGITS):
        lengths += values >> (_BITS * digits) > 0
    ends = np.concatenate(([0], np.cumsum(lengths)))
    owner = np.repeat(np.arange(len(values)), lengths)
    place = np.arange(int(ends[-1])) - ends[owner]
    digit = (values[owner] >> (_BITS * place)) & 31
    more = place + 1 < lengths[owner]
    text = _SIGNS[digit + 32 * more].tobytes().decode("ascii")
    cuts = ends[edges].tolist()
    return [text[start:end] for start, end in pairwise(cuts)]


def differences(values: Numbers, edges: Numbers) -> Numbers:
    """Each number less the one before it in its group; the first of a group as it is."""
    steps = np.diff(values, prepend=0)
    starts = edges[:-1][edges[:-1] < edges[1:]]
    steps[starts] = values[starts]
    return steps


def decode(text: str) -> list[int]:
    """The numbers of a text; for tests, the browser has its own."""
    numbers: list[int] = []
    value = shift = 0
    for sign in text:
        digit = SIGNS.index(sign)
        value |= (digit & 31) << shift
        shift += _BITS
        if digit < 32:
            numbers.append(value)
            value = shift = 0
    return numbers

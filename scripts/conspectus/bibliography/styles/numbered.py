"""Citations by number, as GB/T 7714 sets them: ``[1-3]``, ``[1,4]``, ``[3]36`` with the page behind the bracket."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Numbered:
    """One work of a citation by number."""

    number: int
    locator: str = ""
    """As it is printed behind the bracket (GB/T 7714—2015 §10.1.3)."""
    prefix: str = ""
    """Words before it, with the blank behind them."""
    author: str = ""
    """The author, where the sentence names it."""


def in_numbers(items: Sequence[Numbered]) -> str:
    """The citation; works without a place of their own share a bracket."""
    found: list[str] = []
    for alone, group in groupby(items, key=lambda item: bool(item.locator or item.prefix or item.author)):
        if alone:
            for item in group:
                # words of the writer's own do not run into the number or the page before them
                parted = found and item.prefix
                found += ["; " if parted and item.prefix.isascii() else "；" if parted else "", _single(item)]
        else:
            found.append(f"[{collapsed(item.number for item in group)}]")
    return "".join(found)


def _single(item: Numbered) -> str:
    return f"{item.prefix}{item.author}[{item.number}]{item.locator}"


def collapsed(numbers: Iterable[int]) -> str:
    """``1-3,5``: each number once, in order, neighbours as a range (GB/T 7714—2015 §10.1.2: ``[255-256]``)."""
    ordered = sorted(set(numbers))
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(ordered), key=lambda placed: placed[1] - placed[0])
    ]
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)

"""A sorted table in files of bounded size, of which a reader fetches only those that hold what is asked.

Entries are sorted by key (by code points) and cut into files; the directory, the first key of each file, is all that
one must know to find an entry, or all entries whose key begins alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

FILE = 8_000
"""Characters of a file, about; a longer entry has a file to itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """Files of a table and the first key of each."""

    directory: tuple[str, ...]
    files: tuple[tuple[str, ...], ...]
    """Of each file its entries, flat: key, value, key, value."""


def cut(entries: Iterable[tuple[str, str]], size: int = FILE) -> Table:
    """The entries, whose keys are distinct, in files of about ``size`` characters."""
    files = tuple(tuple(part for entry in file for part in entry) for file in _files(sorted(entries), size))
    return Table(tuple(file[0] for file in files), files)


def _files(entries: Sequence[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    file: list[tuple[str, str]] = []
    length = 0
    for key, value in entries:
        if file and length + len(key) + len(value) > size:
            yield file
            file, length = [], 0
        file.append((key, value))
        length += len(key) + len(value)
    if file:
        yield file

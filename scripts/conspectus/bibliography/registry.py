"""The ``.bib`` file as the registry of citation keys: find a work, add it, refresh what nobody has touched."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from conspectus.bibliography.bibfile import BibFile, Segment, decode, read_bib, rekeyed
from conspectus.bibliography.entries import format_entry, listed, read_entry
from conspectus.bibliography.inheritance import with_inherited
from conspectus.bibliography.keys import propose_key, unique_key
from conspectus.bibliography.works import normal, same_work, title_and_volume
from conspectus.disk import write_text
from conspectus.model import Finding, Severity, Work

_LOCK_LINE = re.compile(r"(\S+) ([0-9a-f]{64})")


class Bibliography:
    """One ``.bib`` file and the fingerprints of the entries that the program wrote.

    The fingerprints stand beside it (``papers.bib`` → ``papers.lock``), sorted lines ``key sha256``. An entry
    whose text still has its fingerprint is untouched and may be refreshed; any other belongs to a person.
    Nothing is written before :meth:`save`.
    """

    def __init__(self, path: Path, file: BibFile, lock: dict[str, str], reserved: Collection[str] = ()) -> None:
        self.path = path
        self._file = file
        self._lock = lock
        self._taken = {key.casefold() for key in (*file.keys(), *reserved)}
        self._segments = {segment.key: segment for segment in reversed(file.segments) if segment.key}
        self._new: list[Segment] = []
        self._loaded = (file.text(), dict(lock))
        self._index = _Index()
        self._aliases: dict[str, str] = {}
        file.findings.extend(self._collect_aliases())
        self._works: dict[str, Work] = {}
        for key, segment in reversed(self._segments.items()):
            fields = with_inherited(segment.kind, segment.fields, self._fields)
            self._remember(key, read_entry(segment.kind, fields))

    @classmethod
    def load(cls, path: Path, reserved: Collection[str] = ()) -> Bibliography:
        """Reads a ``.bib`` file, which need not exist yet; never raises for what stands in it.

        ``reserved``: keys used elsewhere (the other ``.bib`` file), which no new entry may take.
        An ``OSError`` that keeps the file from being read is raised.
        """
        name = "/".join(path.parts[-2:])
        text, encoding = decode(path.read_bytes()) if path.exists() else ("", "utf-8")
        file = read_bib(text, name)
        if encoding not in ("utf-8", "utf-8-sig"):
            message = f"The file is not UTF-8; it was read as {encoding} and will be written as UTF-8."
            file.findings.append(Finding("bib-encoding", message, file=name, line=1, severity=Severity.WARNING))
        return cls(path, file, _read_lock(_lock_path(path)), reserved)

    @property
    def works(self) -> Mapping[str, Work]:
        """The records of all readable entries by key, in the order of the file."""
        return self._works

    @property
    def aliases(self) -> Mapping[str, str]:
        """Keys under which a work was once published (``ids``) → the key that it has now."""
        return self._aliases

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read, with file and line."""
        return tuple(self._file.findings)

    def has(self, key: str) -> bool:
        """Whether a key is taken, whatever its case: by an entry, an alias, or the other file."""
        return key.casefold() in self._taken

    def find(self, work: Work) -> str | None:
        """The key of the entry that describes the same work (:func:`~conspectus.bibliography.works.same_work`)."""
        for key in self._index.candidates(work):
            if same_work(self._works[key], work):
                return key
        return None

    def add(self, work: Work, reserved: Collection[str] = (), key: str | None = None) -> str:
        """Adds a new entry and returns its key, unique without regard to case among this file and ``reserved``.

        ``key``: the key the work had before its entry was deleted, which it gets again.
        """
        key = key or unique_key(propose_key(work), self._taken, reserved)
        text = format_entry(key, work)
        self._segments[key] = Segment(text, key=key)
        self._new.append(self._segments[key])
        self._taken.add(key.casefold())
        self._lock[key] = fingerprint(text)
        self._remember(key, work)
        return key

    def refresh(self, key: str, work: Work) -> str:
        """Rewrites an untouched entry from ``work``: ``"refreshed"``; leaves a touched one alone: ``"kept"``.

        The key stays whatever ``work`` would propose. Raises ``KeyError`` for a key that is not in the file.
        """
        segment = self._segments[key]
        if self._lock.get(key) != fingerprint(segment.text):
            return "kept"
        work = replace(work, aliases=tuple(dict.fromkeys((*self._works[key].aliases, *work.aliases))))
        segment.text = format_entry(key, work)
        self._lock[key] = fingerprint(segment.text)
        self._index.forget(key, self._works[key])
        self._remember(key, work)
        return "refreshed"

    def rename(self, old: str, new: str) -> None:
        """Gives an entry another key; the old one stays on record as an alias, so that citations still resolve.

        Raises:
            KeyError: there is no entry ``old``.
            ValueError: ``new`` is another entry's key or alias, whatever the case.
        """
        segment = self._segments[old]
        if new.casefold() in self._taken and new.casefold() != old.casefold():
            raise ValueError(f"the key {new!r} is taken")
        touched = self.is_touched(old)
        work = self._works.pop(old)
        self._index.forget(old, work)
        kept = (*(alias for alias in work.aliases if alias != new), old)
        work = replace(work, aliases=kept)
        segment.text = rekeyed(segment.text, new, kept) if touched else format_entry(new, work)
        segment.key = new
        self._segments[new] = self._segments.pop(old)
        if self._lock.pop(old, None) and not touched:
            self._lock[new] = fingerprint(segment.text)
        self._taken.add(new.casefold())
        self._aliases.update(dict.fromkeys(kept, new))
        self._remember(new, work)

    def is_touched(self, key: str) -> bool:
        """Whether a person wrote or changed the entry: its text does not have the fingerprint on record."""
        segment = self._segments.get(key)
        return segment is not None and self._lock.get(key) != fingerprint(segment.text)

    def save(self) -> bool:
        """Writes the file and its fingerprints where they have changed; returns whether anything was written.

        Each is written beside its place and then renamed, as UTF-8 with line feeds.
        """
        self._file.insert(self._new)
        self._new = []
        text, lock = self._file.text(), {key: value for key, value in self._lock.items() if key in self._works}
        before_text, before_lock = self._loaded
        if text != before_text:
            write_text(self.path, text)
        if lock != before_lock:
            lines = (f"{key} {lock[key]}\n" for key in sorted(lock))
            write_text(_lock_path(self.path), "".join(lines))
        self._loaded = (text, dict(lock))
        return text != before_text or lock != before_lock

    def _fields(self, key: str) -> Mapping[str, str] | None:
        segment = self._segments.get(self._aliases.get(key, key))
        return segment.fields if segment else None

    def _collect_aliases(self) -> Iterator[Finding]:
        """Fills ``_aliases``; one that is also another entry's key or alias is a finding and means the first."""
        name = "/".join(self.path.parts[-2:])
        keys = {key.casefold(): key for key in self._segments}
        for key, segment in reversed(self._segments.items()):
            for alias in listed(segment.fields.get("ids", "")):
                other = keys.setdefault(alias.casefold(), key)
                if other == key:
                    self._aliases.setdefault(alias, key)
                    continue
                message = f"{alias!r}, an alias of {key}, is also a key or alias of {other}, which it means."
                yield Finding("bib-alias", message, file=name, line=segment.line, hint="Take it out of one of the two.")
        self._taken.update(keys)

    def _remember(self, key: str, work: Work) -> None:
        self._works[key] = work
        self._index.add(key, work)


class _Index:
    """Where to look for a work: by title, by DOI, and by year and first author."""

    def __init__(self) -> None:
        self._keys: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, key: str, work: Work) -> None:
        for place in self._places(work):
            self._keys[place].append(key)

    def forget(self, key: str, work: Work) -> None:
        for place in self._places(work):
            self._keys[place].remove(key)

    def candidates(self, work: Work) -> list[str]:
        found = [key for place in self._places(work) for key in self._keys.get(place, ())]
        return list(dict.fromkeys(found))

    @staticmethod
    def _places(work: Work) -> list[tuple[str, str]]:
        places = [("doi", work.doi.casefold())] if work.doi else []
        if title := title_and_volume(work)[0]:
            places.append(("title", title))
        if work.authors:
            first = work.authors[0]
            places.append(("author", f"{work.year[:4]} {normal(first.family or first.literal)}"))
        return places


def fingerprint(text: str) -> str:
    """sha-256 of an entry's text, line feeds, without blanks at its edges."""
    return hashlib.sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _read_lock(path: Path) -> dict[str, str]:
    """The fingerprints on record; lines that are none (a merge conflict's marks) are passed over."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(found.groups() for line in lines if (found := _LOCK_LINE.fullmatch(line.strip())))  # type: ignore[misc]

"""What the site needs of a lock, read without YAML: parsing the whole file takes longer than rendering its page.

The file has one form, because the program alone writes it (``evidence.dump_lock``). Where it has another
(edited by hand, half-merged), the real reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from conspectus.evidence import LockError, load_lock
from conspectus.model import Lock
from conspectus.pages import normal_path

_ENTRY = re.compile(
    r"^- claim: (\S+)\n  section: (.+)\n  title: (.*)\n  paragraph: (\d+)\n  phrase: (.+)\n"
    r"  spans: .*\n  passage: .*\n  state: (\w+)$",
    re.MULTILINE,
)
_SECTION = re.compile(r"^- level: \d+\n  path: (.+)\n  title: (.*)$", re.MULTILINE)
_RETIRED = re.compile(r"^  (c-\w+): (.+)$", re.MULTILINE)
_MARKS = frozenset(["", *"'\"|>&*!%@`[{?#-"])
"""What a scalar that is not plain begins with."""


class LockedPlace(NamedTuple):
    """One entry of a lock."""

    claim: str
    title: str
    paragraph: int
    state: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The part of a lock that pages show."""

    places: Mapping[tuple[str, str], tuple[LockedPlace, ...]] = field(default_factory=dict)
    """By section path and phrase; several where one phrase is locked for several claims or paragraphs."""
    headings: tuple[tuple[str, str], ...] = ()
    """Path and title of each section, as the file has them."""
    retired: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Claim's id → the ids it once had, sorted."""

    def title(self, section: str) -> str:
        """The title of a section by its normal path; empty where there is none."""
        return next((_scalar(title) for path, title in self.headings if normal_path(_scalar(path)) == section), "")


NOTHING = Glance()


@dataclass(frozen=True)
class LockText:
    """The text of a lock, of which a page that asks for its own claims needs no more than their entries."""

    text: str
    path: str

    @classmethod
    def of(cls, root: Path, citekey: str) -> LockText:
        """The lock of a paper; empty where there is none that can be read (``check`` reports it)."""
        path = f"{root}/evidence/{citekey}.lock"
        try:
            with open(path, encoding="utf-8") as file:  # noqa: PTH123  half the time that Path.read_text takes
                return cls(file.read(), path)
        except (OSError, UnicodeDecodeError):
            return cls("", path)

    def claimed(self, claim: str, section: str, phrase: str) -> LockedPlace | None:
        """The entry of ``claim`` where it is for this place and in the program's form; else the glance may know."""
        found = _ENTRY.match(self.entries.get(claim, ""))
        if found is None or (_scalar(found[2]), _scalar(found[5])) != (section, phrase):
            return None
        return LockedPlace(claim, _scalar(found[3]), int(found[4]), found[6])

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """Claim's id → the text that begins with its entry."""
        parts = self.text.split("\n- claim: ")[1:]
        return {part.partition("\n")[0]: f"- claim: {part}" for part in parts}

    def old_ids(self, claim: str) -> tuple[str, ...]:
        """The ids that ``claim`` once had, sorted."""
        return self.glance().retired.get(claim, ()) if self.text and not self.text.endswith("\nretired: {}\n") else ()

    def glance(self) -> Glance:
        """All that pages show of the lock."""
        return _read(self.text, self.path) if self.text else NOTHING


@lru_cache(maxsize=256)
def _read(text: str, path: str) -> Glance:
    """The glance at a file's text: kept by its content, so it is never out of date."""
    found = _ENTRY.findall(text)
    if len(found) != text.count(" claim: ") or (not found and "\nevidence: []" not in text):
        return _slowly(Path(path))
    entries = (
        (_scalar(section), _scalar(phrase), LockedPlace(claim, _scalar(title), int(paragraph), state))
        for claim, section, title, paragraph, phrase, state in found
    )
    head = text[: text.find("\nevidence:")]
    headings = tuple(_SECTION.findall(head))
    _, _, tail = text.rpartition("\nretired:")
    return Glance(_placed(entries), headings, _turned({old: _scalar(new) for old, new in _RETIRED.findall(tail)}))


def _slowly(path: Path) -> Glance:
    try:
        lock: Lock = load_lock(path)
    except LockError:
        return NOTHING
    entries = (
        (entry.section, entry.phrase, LockedPlace(entry.claim, entry.title, entry.paragraph, entry.state))
        for entry in lock.evidence
    )
    headings = tuple((_quoted(section.path), _quoted(section.title)) for section in lock.sections)
    return Glance(_placed(entries), headings, _turned(lock.retired))


def _placed(entries: Iterable[tuple[str, str, LockedPlace]]) -> dict[tuple[str, str], tuple[LockedPlace, ...]]:
    placed: dict[tuple[str, str], tuple[LockedPlace, ...]] = {}
    for section, phrase, entry in entries:
        placed[section, phrase] = (*placed.get((section, phrase), ()), entry)
    return placed


def _turned(retired: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = {}
    for old, new in sorted(retired.items()):
        turned.setdefault(new, []).append(old)
    return {new: tuple(olds) for new, olds in turned.items()}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _scalar(text: str) -> str:
    """A YAML scalar as the program writes it: plain, in single quotes, or rarely in another form."""
    if text[:1] not in _MARKS:
        return text
    if text.startswith("'") and text.endswith("'"):
        return text[1:-1].replace("''", "'")
    return str(yaml.safe_load(text) or "") if text else ""

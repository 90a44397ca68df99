"""How well the words of Western references are put into fields: precision, recall and F1 of every tag.

Run ``python tests/measure_tokens.py [FILE]`` (AnyStyle's or GROBID's form). What it prints for the strings that the
labeller was fitted to is no forecast for others: ``python tests/train_references.py --folds 5`` prints that. Words
are what blanks divide. Two figures: of the labels themselves, and of the fields of ``parse_reference``, where a word
that only names a field (``In``, ``pp.``) counts with the field it names, and a word of the rest as a note.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from conspectus.model import Reference
from conspectus.parse.references import parse_reference
from conspectus.parse.references.labelled import label_words

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "dev-data" / "references-en"


class Tagged(NamedTuple):
    """One reference: its words and the tag of each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(slots=True)
class Tokens:
    """Counts of words by tag: rightly found, wrongly found, missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def note(self, expected: Iterable[str], got: Iterable[str]) -> None:
        """Counts the words of one reference."""
        for true, given in zip(expected, got, strict=True):
            if true == given:
                self.right[true] += 1
            else:
                self.missed[true] += 1
                self.wrong[given] += 1

    def add(self, other: Tokens) -> None:
        """Adds the counts of other references."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    def f1(self, tag: str) -> float:
        """F1 of one tag, 0..1."""
        return 2 * self.right[tag] / max(1, 2 * self.right[tag] + self.wrong[tag] + self.missed[tag])

    @property
    def tags(self) -> list[str]:
        """The tags that the truth has, the most frequent first."""
        counts = self.right + self.missed
        return [tag for tag, _ in counts.most_common()]

    @property
    def micro(self) -> float:
        """F1 over all words: every word has one tag, so it is the share of right ones."""
        right = sum(self.right.values())
        return 2 * right / max(1, 2 * right + sum(self.wrong.values()) + sum(self.missed.values()))

    @property
    def macro(self) -> float:
        """The mean F1 of the tags."""
        return sum(map(self.f1, self.tags)) / max(1, len(self.tags))

    def table(self) -> str:
        """The figures, one tag a line."""
        rows = [f"{'micro':<18} {self.micro:>7.3f}", f"{'macro':<18} {self.macro:>7.3f}"]
        rows += [f"{tag:<18} {self.f1(tag):>7.3f} {self.right[tag] + self.missed[tag]:>7} words" for tag in self.tags]
        return "\n".join(rows) + "\n"


def read_anystyle(path: Path) -> list[Tagged]:
    """``<sequence>`` a reference, an element a field."""
    found = []
    for sequence in ET.parse(path).getroot():  # noqa: S314  a file of our own choosing
        pairs = [(word, part.tag) for part in sequence for word in (part.text or "").split()]
        found.append(Tagged(tuple(word for word, _ in pairs), tuple(tag for _, tag in pairs)))
    return found


_GROBID = {
    ("author", ""): "author", ("date", ""): "date", ("title", "a"): "title", ("title", "m"): "container-title",
    ("title", "j"): "journal", ("biblScope", "volume"): "volume", ("biblScope", "issue"): "volume",
    ("biblScope", "page"): "pages", ("idno", "DOI"): "doi", ("publisher", ""): "publisher",
    ("pubPlace", ""): "location",
    ("editor", ""): "editor", ("note", ""): "note", ("ptr", "web"): "url", ("idno", ""): "note",
}  # fmt: skip


def read_grobid(path: Path) -> list[Tagged]:
    """``<bibl>`` a reference; a word that two elements share (``370:2014``) counts with the first of them."""
    found = []
    for entry in ET.parse(path).getroot().iter("{http://www.tei-c.org/ns/1.0}bibl"):  # noqa: S314  our own
        pieces = [(entry.text or "", "")]
        for part in entry:
            kind = part.get("level") or part.get("unit") or part.get("type") or ""
            name = part.tag.rpartition("}")[2]
            tag = _GROBID.get((name, kind)) or _GROBID.get((name, "")) or "note"
            pieces += [("".join(part.itertext()), tag), (part.tail or "", "")]
        found.append(_words_of(pieces))
    return found


def _words_of(pieces: Sequence[tuple[str, str]]) -> Tagged:
    text = "".join(piece for piece, _ in pieces)
    tag_at = [tag for piece, tag in pieces for _ in piece]
    words, tags = [], []
    for word in re.finditer(r"\S+", text):
        inside = [tag for tag in tag_at[word.start() : word.end()] if tag]
        if inside:
            words.append(word.group())
            tags.append(inside[0])
        elif words:
            words[-1] += word.group()
    return Tagged(tuple(words), tuple(tags))


_TAG_OF = {
    "authors": "author", "editors": "editor", "translators": "translator", "title": "title",
    "container": "container-title",
    "series": "collection-title", "genre": "genre", "edition": "edition", "place": "location", "publisher": "publisher",
    "year": "date", "date": "date", "volume": "volume", "issue": "volume", "pages": "pages", "url": "url", "doi": "doi",
    "identifier": "genre", "accessed": "note", "version": "edition",
}  # fmt: skip
_ROLE = re.compile(r"\W*(?:eds?|editors?|hrsg|dir|trans|et|al|others)\b\W*$|\W+$", re.IGNORECASE)
_EDGES = ' .,:;()[]<>/"“”'
SAME = {"journal": "container-title"}
"""What the fields do not tell apart."""


def tags_of(reference: Reference, words: Sequence[str]) -> list[str]:
    """The tag of every word as the fields of a reference say it; its number is the citation number."""
    string = " ".join(words)
    shift = len(string) - len(reference.raw)
    at, found = 0, []
    for word in words:
        found.append("citation-number" if at < shift else _tag_at(reference, at - shift, at - shift + len(word)))
        at += len(word) + 1
    left = Counter(reference.rest.split())
    for at, word in enumerate(words):
        bare = word.strip(_EDGES)
        if not found[at] and (left[word] or left[bare]):
            found[at] = "note"
            left[word if left[word] else bare] -= 1
    return _filled(found, words)


def _tag_at(reference: Reference, start: int, end: int) -> str:
    for name, span in reference.spans.items():
        if span.start < end and start < span.end and name in _TAG_OF:
            return _TAG_OF[name]
    return ""


def _filled(tags: Sequence[str], words: Sequence[str]) -> list[str]:
    """Words in no field count with the field after them; roles, ``et al.``, marks and the end with the one before."""
    filled = list(tags)
    for at, tag in enumerate(tags):
        after = next((each for each in tags[at:] if each), "")
        before = filled[at - 1] if at else ""
        if not tag:
            filled[at] = before if (before and _ROLE.match(words[at])) or not after else after
    return [tag or "note" for tag in filled]


def measure(entries: Iterable[Tagged]) -> tuple[Tokens, Tokens]:
    """The words by their labels, and by the fields that are made of them."""
    labels, fields = Tokens(), Tokens()
    for entry in entries:
        string = " ".join(entry.words)
        labels.note(entry.tags, [each.label for each in label_words(string)])
        expected = [SAME.get(tag, tag) for tag in entry.tags]
        fields.note(expected, tags_of(parse_reference(string), entry.words))
    return labels, fields


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 0 also where the development strings are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=FOLDER / "anystyle-core.xml")
    path = parser.parse_args(arguments).file
    if not path.exists():
        sys.stdout.write(f"{path.name}: not here ({path}); nothing measured\n")
        return 0
    entries = read_grobid(path) if path.name.endswith(".tei.xml") else read_anystyle(path)
    labels, fields = measure(entries)
    sys.stdout.write(f"{path.name}: {len(entries)} references\n\nlabels\n{labels.table()}\nfields\n{fields.table()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

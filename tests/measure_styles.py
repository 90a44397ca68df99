"""Measure the styles of GB/T 7714 against printed lists; ``python tests/measure_styles.py [-v] [STRINGS.jsonl]``.

Two measures. The references of the review's own sources are read and printed again (2015, numeric): with one spacing
for a list, and with the spacing each entry shows where it departs from its list. Strings with the BibTeX
they were made from (by default ``../shared/dev-data/references-gbt7714.jsonl``; one JSON object a line: ``edition``,
``style``, ``string``, ``truth``) are made from that BibTeX, in the spacing that their lists are seen to have; a
second column disregards width and blanks and uses the standard's own spacing.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conspectus.bibliography import work_of_reference
from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.styles import format_work
from conspectus.bibliography.styles.gbt import PROFILE_2015, PROFILE_2025, observe_profile, observe_profiles
from conspectus.model import Reference
from conspectus.parse import parse_source
from conspectus.read import read_source

SHARED = Path(__file__).resolve().parents[2] / "shared"
STRINGS = SHARED / "dev-data" / "references-gbt7714.jsonl"
STYLES = {
    ("2005", "numeric"): "gbt7714-2015",
    ("2015", "numeric"): "gbt7714-2015",
    ("2015", "authoryear"): "gbt7714-2015-author-year",
    ("2025", "numeric"): "gbt7714-2025",
    ("2025", "authoryear"): "gbt7714-2025-author-year",
}
"""Edition and system to style. 2005 numeric shows where 2015 coincides with it; its author-year form is another."""


@dataclass(slots=True)
class Score:
    """Strings that came back byte for byte, those that did but for width and blanks, and the others."""

    total: int = 0
    same: int = 0
    alike: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, name: str, expected: str, got: str, standard: str = "") -> None:
        """Counts one string; ``standard``: the same in the standard's own spacing."""
        self.total += 1
        self.same += expected == got
        self.alike += bare(expected) == bare(standard or got)
        if expected != got:
            self.wrong.append((name, expected, got))


def bare(text: str) -> str:
    """A string without its blanks, every character in its narrow form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def lists(papers: Path) -> Iterator[tuple[str, Sequence[Reference]]]:
    """The printed lists of the sources, and those of related literature behind them."""
    for path in sorted(papers.glob("*.txt")):
        for article in parse_source(read_source(path, papers)):
            if article.references or article.related:
                yield path.stem[:3], (*article.references, *article.related)


def measure_sources(papers: Path) -> tuple[Score, Score]:
    """Read, then print: with one spacing for a list, and with each entry's own."""
    whole, each = Score(), Score()
    for name, references in lists(papers):
        printed = [reference.raw for reference in references]
        profile = observe_profile(printed)
        for reference, own in zip(references, observe_profiles(printed), strict=True):
            work = work_of_reference(reference)
            label = f"{name} [{reference.number}]"
            whole.note(label, reference.raw, format_work(work, "gbt7714-2015", profile=profile))
            each.note(label, reference.raw, format_work(work, "gbt7714-2015", profile=own))
    return whole, each


def measure_strings(path: Path) -> dict[tuple[str, str], Score]:
    """BibTeX to string, by edition and system."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups.setdefault((row["edition"], row["style"]), []).append(row)
    return {group: _measured(rows, *group) for group, rows in groups.items() if group in STYLES}


def _measured(rows: Sequence[Mapping[str, Any]], edition: str, system: str) -> Score:
    score, style = Score(), STYLES[edition, system]
    base, values = (PROFILE_2025, "full") if edition == "2025" else (PROFILE_2015, "half")
    profile = observe_profile([row["string"] for row in rows], base, values=values)
    for row in rows:
        truth = {name: _field(value) for name, value in row["truth"].items() if name != "type"}
        work = read_entry(row["truth"]["type"], truth)
        ours = format_work(work, style, profile=profile)
        score.note(row["id"], row["string"], ours, format_work(work, style))
    return score


def _field(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else " and ".join(value)


def row(name: str, score: Score) -> str:
    """One line of the table."""
    share = score.same / score.total if score.total else 1.0
    return f"{name:24}{score.total:8}{score.same:8}{score.alike:8}{share:9.1%}"


def main() -> int:
    """Print the tables, and with ``-v`` every string that did not come back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("strings", nargs="?", type=Path, default=STRINGS)
    arguments = parser.parse_args()
    scores: dict[str, Score] = {}
    if (SHARED / "papers").is_dir():
        scores["sources, list"], scores["sources, entry"] = measure_sources(SHARED / "papers")
    if arguments.strings.is_file():
        scores |= {" ".join(group): score for group, score in measure_strings(arguments.strings).items()}
    lines = [f"{'':24}{'strings':>8}{'same':>8}{'alike':>8}{'share':>9}", *map(row, scores, scores.values())]
    for name, score in scores.items() if arguments.verbose else ():
        lines += [f"\n{name} {label}\n  {expected}\n  {got}" for label, expected, got in score.wrong]
    sys.stdout.write("\n".join(lines) + "\n")
    if not scores:
        sys.stderr.write("neither the sources nor strings are here: nothing measured\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

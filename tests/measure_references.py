"""How well printed references are read: a table of exact fields on development strings that carry their truth.

Run ``python tests/measure_references.py [FOLDER] [--wrong FIELD]``. The strings are not part of the repository: the
folder defaults to ``../shared/dev-data``, and where it is absent the script says so and measures nothing. A
field counts where the string prints it. Width, blanks and the kind of dash are disregarded.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conspectus.model import Name, Reference
from conspectus.parse.references import parse_reference

FIELDS = (
    "title", "authors", "container", "year", "volume", "issue", "pages", "publisher", "place", "editors", "translators",
    "edition", "version", "identifier", "date", "accessed", "url", "doi", "type", "carrier",
)  # fmt: skip
BANDS = (1.0, 0.95, 0.85, 0.7, 0.0)
"""Lower bounds of the bands of confidence for which the share of wrong entries is shown."""
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "dev-data"


@dataclass(slots=True)
class Score:
    """How many of a field's values were read exactly; ``wrong`` keeps the others for a look."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    sure: dict[str, float] = field(default_factory=dict)
    """The confidence of each string."""

    def note(self, name: str, string: str, expected: str, got: str, *, right: bool) -> None:
        """Counts one value."""
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append((name, string, expected, got))

    def bands(self) -> Iterator[tuple[float, int, int]]:
        """For each band of confidence, the best first: its lower bound, its strings, how many have a wrong field."""
        wrong = {string for _, string, _, _ in self.wrong}
        upper = 2.0
        for lower in BANDS:
            inside = [string for string, sure in self.sure.items() if lower <= sure < upper]
            yield lower, len(inside), len(wrong.intersection(inside))
            upper = lower

    def share(self, name: str) -> float:
        """The share of exact values of a field, 0..1; 1 where none was asked for."""
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0


def plain(text: object) -> str:
    """A value with width, blanks, quotation marks and dashes made alike."""
    flat = unicodedata.normalize("NFKC", re.sub(r"[{}\\]", "", str(text)))
    flat = re.sub("[‐-―−~〜～]+|--+", "-", flat)
    return "".join(re.sub("[“”‘’\"'`´]", "'", flat).split()).casefold()


def measure_gbt7714(path: Path) -> Score:
    """Scores ``references-gbt7714.jsonl``: strings of three editions with the BibTeX they were made from."""
    score = Score()
    for row in _rows(path):
        truth = row["truth"]
        serial = truth["type"] in ("article", "newspaper")
        expected = {
            "title": truth.get("title", ""),
            "container": truth.get("journal") or truth.get("booktitle") or "",
            "year": str(truth.get("year") or truth.get("date", ""))[:4],
            "volume": truth.get("volume", ""),
            "issue": truth.get("number", "") if serial else "",
            "pages": truth.get("pages", ""),
            "identifier": "" if serial else truth.get("number", ""),
            "place": truth.get("address", ""),
            "publisher": truth.get("publisher") or truth.get("school") or truth.get("institution") or "",
            "edition": truth.get("edition", ""),
            "version": truth.get("version", ""),
            "url": truth.get("url", ""),
            "doi": truth.get("doi", ""),
            "accessed": truth.get("urldate", ""),
            "date": truth.get("date", ""),
        }
        people = {name: _listed_names(truth.get(name, [])) for name in ("author", "editor", "translator")}
        _score_row(score, row["string"], expected, people)
    return score


def _listed_names(listed: str | list[str]) -> list[str]:
    """The names of a BibTeX list, split or not; ``others`` is no name."""
    names = re.split(r"\s+and\s+", listed.strip()) if isinstance(listed, str) else listed
    return [name for name in names if name and name != "others"]


def measure_journal_styles(path: Path) -> Score:
    """Scores ``references-journal-styles.jsonl``: 75 house styles with CSL-JSON, which may say more than is printed."""
    score = Score()
    for row in _rows(path):
        truth = row["truth"]
        issued = _iso(truth.get("issued", {}))
        expected = {
            "title": truth["title"],
            "year": issued[:4],
            "pages": truth.get("page", ""),
            "identifier": truth.get("number", ""),
            "place": truth.get("publisher-place", ""),
            "publisher": truth.get("publisher", ""),
            "edition": truth.get("edition", ""),
            "version": truth.get("version", ""),
            "url": truth.get("URL", ""),
            "doi": truth.get("DOI", ""),
            "accessed": _iso(truth.get("accessed", {})),
            "date": issued if len(issued) > 4 else "",
        }
        if truth["type"] == "article-journal":
            expected |= {
                "container": truth.get("container-title", ""),
                "volume": truth.get("volume", ""),
                "issue": truth.get("issue", ""),
            }
        people = {
            name: [one.get("literal") or f"{one['family']}, {one['given']}" for one in truth.get(name, [])]
            for name in ("author", "editor", "translator")
        }
        _score_row(score, row["string"], expected, people)
    return score


def _iso(date: dict[str, Any]) -> str:
    """A date of CSL-JSON in ISO 8601, as far as it is stated."""
    parts = [str(part) for part in (date.get("date-parts") or [[]])[0]]
    return "-".join(part.zfill(2) for part in parts)


def measure_anystyle(path: Path) -> Score:
    """Scores ``anystyle-core.xml``: English and other Western entries with every word tagged.

    The labeller was fitted to these entries: what to expect of others ``tests/train_references.py --folds 5`` says.

    A field counts where it is tagged once. Its value must agree in every letter and figure; punctuation at its
    edges, the words that only label it (``In``, ``pp.``, ``Eds.``) and blanks are disregarded. Authors are all of
    them, as one string; volume and issue, tagged together, are compared by their figures.
    """
    score = Score()
    for entry in ET.parse(path).getroot():  # noqa: S314  a file of our own choosing
        score_sequence(score, entry)
    return score


def score_sequence(score: Score, entry: ET.Element) -> None:
    """Scores one entry, an element a field."""
    tagged: dict[str, list[str]] = {}
    for part in entry:
        tagged.setdefault(part.tag, []).append(part.text or "")
    string = " ".join(part.text or "" for part in entry)
    _score_tagged(score, string, {tag: texts[0] for tag, texts in tagged.items() if len(texts) == 1})


def _score_tagged(score: Score, string: str, tagged: dict[str, str]) -> None:
    reference = parse_reference(string)
    journal = tagged.get("journal") or tagged.get("container-title", "")
    got = {
        "title": reference.title,
        "authors": _listed(reference, "authors"),
        "container": reference.container,
        "year": reference.year[:4],
        "pages": reference.pages,
        "publisher": reference.publisher,
        "place": reference.place,
        "editors": _listed(reference, "editors"),
    }
    years = re.findall(r"(?:1[5-9]|20)[0-9]{2}", tagged.get("date", ""))
    expected = {
        "title": tagged.get("title", ""),
        "authors": tagged.get("author", ""),
        "container": journal,
        "year": years[0] if len(years) == 1 else "",
        "pages": tagged.get("pages", ""),
        "publisher": tagged.get("publisher", ""),
        "place": tagged.get("location", ""),
        "editors": tagged.get("editor", "") if "author" in tagged else "",
    }
    for name, value in expected.items():
        if bare(value, name):
            score.note(name, string, value, got[name], right=bare(value, name) == bare(got[name], name))


def _listed(reference: Reference, name: str) -> str:
    """The whole list of people as it is printed."""
    return reference.spans[name].of(reference.raw) if name in reference.spans else ""


_LABELS = {
    "authors": r"\bet al\b|\b[ei]ds?\b|\beditors?\b|\bother[s]?\b|\band\b|&",
    "editors": r"\bet al\b|\beds?\b|\beditors?\b|\bedited by\b|\band\b|&|\bin\b",
    "container": r"^\W*in\b",
    "pages": r"\bpp?\b|\bpages?\b|\bs\b",
}


def bare(text: str, name: str) -> str:
    """The letters and figures of a value, without the words that only say which field it is."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]", "", re.sub(_LABELS.get(name, r"(?!)"), " ", flat))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _score_row(score: Score, string: str, expected: dict[str, str], people: dict[str, list[str]]) -> None:
    reference = parse_reference(string)
    score.sure[string] = reference.confidence
    for name, value in (*expected.items(), *_printed_codes(string)):
        if not value or not _prints(name, string, str(value)):
            continue
        got = str(getattr(reference, name))
        score.note(name, string, str(value), got, right=_same(name, str(value), got))
    for name, names in people.items():
        if name == "editor" and not people["author"]:
            continue  # whoever edits a work without an author stands in the author's place
        _score_people(score, string, reference, f"{name}s", names)


def _printed_codes(string: str) -> Iterator[tuple[str, str]]:
    """The codes for type and carrier where the string prints them in brackets."""
    found = re.search(r"\[([A-Z]{1,2})(?:/([A-Z]{2}))?\]", unicodedata.normalize("NFKC", string))
    if found:
        yield "type", found[1]
        yield "carrier", found[2] or ""


def _prints(name: str, string: str, value: str) -> bool:  # noqa: PLR0911  one form a kind of field
    """Whether the string prints this value of this field: only then it counts."""
    shown = plain(string)
    if name in ("volume", "issue"):
        return plain(value) in shown and _prints_number(name, string, value)
    if name in ("date", "accessed"):
        return len(value) == 10 and _prints_date(name, string, value)
    if name == "edition":
        return bool(re.search(rf"{re.escape(plain(value))}(?:st|nd|rd|th)?(?:版|ed)", shown))
    if name == "publisher":
        return plain(value) in shown.replace(plain(value), "", 1) or shown.count(plain(value)) == 1
    if name == "place":
        return bool(re.search(rf"{re.escape(plain(value))}(?:[:,，.)\]]|$)", shown))
    if name in ("type", "carrier"):
        return True
    return plain(value) in shown


def _prints_date(name: str, string: str, value: str) -> bool:
    """Whether a full date is printed: of access in square brackets or in words, any other outside of them."""
    year, month, day = (int(part) for part in value.split("-"))
    flat = unicodedata.normalize("NFKC", string)
    printed = rf"{year}\s?[-./年]\s?0?{month}\s?[-./月]\s?0?{day}(?![0-9])"
    bracketed = rf"\[{printed}\]|(?:访问|日期|检索)\S{{0,3}}{printed}"
    if name == "accessed":
        return bool(re.search(bracketed, flat))
    return bool(re.search(printed, re.sub(bracketed, "", re.sub(r"https?://\S+", "", flat))))


def _prints_number(name: str, string: str, value: str) -> bool:
    """Whether the string prints this volume or issue as such: a bare number can stand for many things."""
    flat = unicodedata.normalize("NFKC", string)
    number = re.escape(unicodedata.normalize("NFKC", value)).replace(r"\ ", r"\s*")
    forms = {
        "volume": rf"(?:,|\.|\s|卷|第|제)\s*{number}\s*(?:[(:,]|卷|第|no|권)|vol\.?\s*{number}(?![0-9])",
        "issue": rf"(?:\(\s*(?:第\s*)?{number}\s*(?:期\s*)?\)|第?\s*{number}\s*期|no\.?\s*{number})",
    }
    return bool(re.search(forms[name], flat, re.IGNORECASE))


def _same(name: str, expected: str, got: str) -> bool:
    if name == "year":
        return got[:4] == expected[:4]
    if name == "pages":
        return plain(got).lstrip("0") == plain(expected) or re.sub(r"\b0+", "", plain(got)) == re.sub(
            r"\b0+", "", plain(expected)
        )
    if name in ("title", "container"):
        return plain(got) == plain(expected)
    if name == "version":
        return plain(got).lstrip("v") == plain(expected).lstrip("v")
    if name == "edition":
        return "".join(re.findall("[0-9]+", plain(got))) == "".join(re.findall("[0-9]+", plain(expected)))
    return plain(got) == plain(expected)


def _score_people(score: Score, string: str, reference: Reference, name: str, people: Sequence[str]) -> None:
    """Scores the first three people of a list, where all of them are printed."""
    printed = [person for person in people[:3] if _family(person) in plain(string)]
    if not printed or len(printed) < min(3, len(people)):
        return
    found: tuple[Name, ...] = getattr(reference, name)
    got = [_shape(person) for person in found[: len(printed)]]
    expected = [_family(person) for person in printed]
    right = len(got) == len(expected) and all(family == shape for family, shape in zip(expected, got, strict=True))
    score.note(name, string, "; ".join(printed), "; ".join(person.literal for person in found), right=right)


def _family(name: str) -> str:
    """What must agree: a Chinese name whole, else the family name."""
    return plain(name.split(",", maxsplit=1)[0])


def _shape(name: Name) -> str:
    if re.search("[\u3400-\u9fff]", name.literal) or not name.family:
        return plain(name.literal)
    return plain(name.family)


def _strings(path: Path) -> list[str]:
    if path.suffix == ".xml":
        entries = ET.parse(path).getroot()  # noqa: S314  a file of our own choosing
        return [" ".join(part.text or "" for part in entry) for entry in entries]
    return [row["string"] for row in _rows(path)]


def speed(path: Path) -> float:
    """References read in a second of one core's time."""
    strings = _strings(path)
    start = time.process_time()
    for string in strings:
        parse_reference(string)
    return len(strings) / (time.process_time() - start)


MEASURES: dict[str, Callable[[Path], Score]] = {
    "references-gbt7714.jsonl": measure_gbt7714,
    "references-journal-styles.jsonl": measure_journal_styles,
    "references-en/anystyle-core.xml": measure_anystyle,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 0 also where the development strings are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--wrong", metavar="FIELD", help="also list what was read wrongly in this field")
    options = parser.parse_args(arguments)
    write = sys.stdout.write
    for name, measure in MEASURES.items():
        path = options.folder / name
        if not path.exists():
            write(f"{name}: not here ({path}); nothing measured\n")
            continue
        score = measure(path)
        write(f"\n{name}\n{'field':<10} {'printed':>8} {'exact':>6} {'share':>7}\n")
        for each in [name for name in FIELDS if score.asked[name]]:
            write(f"{each:<10} {score.asked[each]:>8} {score.right[each]:>6} {score.share(each):>7.1%}\n")
        write(f"{speed(path):.0f} references a second\n")
        for lower, strings, wrong in score.bands():
            if strings:
                write(f"confidence from {lower:<4} {strings:>5} strings, {wrong / strings:>6.1%} with a wrong field\n")
        for found in score.wrong:
            if found[0] == options.wrong:
                write("  {1}\n     expected {2!r}\n     got      {3!r}\n".format(*found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

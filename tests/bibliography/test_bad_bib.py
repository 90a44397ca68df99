"""Faulty .bib files: everything that can be read is, the rest is a finding with its line, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.measure_bibtex import measure

from conspectus.bibliography import Bibliography
from conspectus.bibliography.bibfile import read_bib
from conspectus.bibliography.tex import balanced, escape, plain
from conspectus.model import Work

CASES = yaml.safe_load(Path(__file__).with_name("bad_bib.yml").read_text(encoding="utf-8"))
ENTRY = "@article{{{key},\n  author = {{谭若水 and Gereffi, G.}},\n  title = {{渡船 {number} \\& co}},\n}}\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bib" / "papers.bib"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_can_be_read_is_and_the_rest_is_found_fault_with(case: dict[str, Any], path: Path) -> None:
    path.parent.mkdir()
    path.write_text(case["text"], encoding="utf-8")
    bibliography = Bibliography.load(path)
    if "keys" in case:
        assert list(bibliography.works) == case["keys"]
        assert [f"{found.code}:{found.line}" for found in bibliography.findings] == case.get("findings", [])
    assert {found.file for found in bibliography.findings} <= {"bib/papers.bib"}
    assert bibliography.save() is False
    assert path.read_text(encoding="utf-8") == case["text"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_new_entry_leaves_everything_else_in_place(case: dict[str, Any], encoding: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(("% 渡船与市镇\n" + case["text"]).encode(encoding))
    bibliography = Bibliography.load(path)
    key = bibliography.add(Work(title="新的一本书", type="M"))
    bibliography.save()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(line in lines for line in ("% 渡船与市镇", *case["text"].splitlines()))
    assert Bibliography.load(path).works[key].title == "新的一本书"


@given(st.text(alphabet='@book{}a,="\\ \n#%渡', max_size=80))
def test_any_text_is_kept_as_it_is(text: str) -> None:
    assert read_bib(text, "x.bib").text() == text


@given(st.text(alphabet="a渡&%#_{}~^\\$ '`\"-", max_size=40))
def test_what_is_written_in_a_field_is_read_from_it(text: str) -> None:
    text = " ".join(text.split())
    written = escape(text)
    assert balanced(written)
    assert plain(written) == text


@pytest.mark.parametrize("fault", ["", "{", "twice"])
def test_time_grows_with_the_file_and_no_faster(fault: str) -> None:
    def seconds(number: int) -> float:
        entries = (
            ENTRY.format(key="k" if fault == "twice" else f"k{at}", number=fault + str(at)) for at in range(number)
        )
        text = "".join(entries)
        start = perf_counter()
        assert read_bib(text, "x.bib").text() == text
        return perf_counter() - start

    seconds(50)
    assert seconds(3200) < 40 * seconds(400)


def test_the_development_files_are_read_and_written_without_loss(dev_data: Path) -> None:
    found = measure(dev_data / "bibtex")
    assert found.files == 181
    assert found.raised == []
    assert found.lost == []
    assert len(found.changed) <= 4

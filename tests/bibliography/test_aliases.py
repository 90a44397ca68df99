"""A key that had to change stays on record: the old one still means the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.bibliography import Bibliography
from conspectus.model import Name, Work

WORK = Work(title="渡船与市镇", authors=(Name("谭若水", "谭", "若水"),), container="水乡研究", year="2020")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    bibliography = Bibliography.load(tmp_path / "bib" / "cited.bib")
    bibliography.add(WORK)
    bibliography.save()
    return tmp_path / "bib" / "cited.bib"


def test_a_renamed_entry_is_found_by_its_old_key(path: Path) -> None:
    bibliography = Bibliography.load(path)
    bibliography.rename("tan2020duchuan", "tan2020")
    bibliography.rename("tan2020", "tan2020ferries")
    bibliography.save()
    again = Bibliography.load(path)
    assert list(again.works) == ["tan2020ferries"]
    assert again.aliases == {"tan2020duchuan": "tan2020ferries", "tan2020": "tan2020ferries"}
    assert again.find(WORK) == "tan2020ferries"
    assert not again.is_touched("tan2020ferries")
    assert again.findings == ()


def test_what_a_person_wrote_stays_as_it_is_when_the_key_changes(path: Path) -> None:
    path.write_text('% mine\n@book{old, title = "A {B}race",\n  mine = {x}}\n', encoding="utf-8")
    bibliography = Bibliography.load(path)
    bibliography.rename("old", "new")
    bibliography.save()
    assert (
        path.read_text(encoding="utf-8") == '% mine\n@book{new,\n  ids = {old}, title = "A {B}race",\n  mine = {x}}\n'
    )
    assert Bibliography.load(path).is_touched("new")


def test_an_alias_survives_refreshing_and_is_never_given_to_another(path: Path) -> None:
    bibliography = Bibliography.load(path)
    bibliography.rename("tan2020duchuan", "tan2020")
    assert bibliography.has("tan2020DUCHUAN")
    other = Work(title="渡船的故事", authors=WORK.authors, container="别的刊", year="2020")
    assert bibliography.add(other) == "tan2020duchuana"
    bibliography.refresh("tan2020", WORK)
    bibliography.save()
    assert Bibliography.load(path).aliases == {"tan2020duchuan": "tan2020"}


def test_a_taken_key_is_refused(path: Path) -> None:
    bibliography = Bibliography.load(path)
    bibliography.add(Work(title="另一本", type="M", year="2021"))
    taken = next(key for key in bibliography.works if key != "tan2020duchuan")
    with pytest.raises(ValueError, match="is taken"):
        bibliography.rename("tan2020duchuan", taken.upper())
    with pytest.raises(KeyError):
        bibliography.rename("nobody", "somebody")


def test_an_entry_inherits_from_a_volume_by_its_old_key(path: Path) -> None:
    path.write_text(
        "@inproceedings{a, title={Paper}, crossref={old}}\n@proceedings{new, title={Volume}, year=2001, ids={old}}\n",
        encoding="utf-8",
    )
    work = Bibliography.load(path).works["a"]
    assert (work.container, work.year) == ("Volume", "2001")

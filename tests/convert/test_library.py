"""What the user's own exports say is taken from them: fields that a paper does not print, and citation keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conspectus.bibliography import Bibliography
from conspectus.convert.identify import own_key
from conspectus.convert.library import Library, load_library, take_library
from conspectus.model import Name, Severity, Work

BIB = """@article{zhou_2021, title = {村落图书馆的借阅与互助}, author = {周, 明远 and 陈, 雨},
  journal = {乡村文化研究}, year = {2021}, number = {4}, pages = {5--19}}
@article{other, title = {no end
"""
RIS = """TY  - BOOK
ID  - lin_lend
AU  - Lin, Mei
TI  - Lending Rivers
PB  - Moorland Press
CY  - Leeds
PY  - 2009
SN  - 978-0-306-40615-7
ER  -
"""
PAPER = Work(title="村落图书馆的借阅与互助", authors=(Name("周明远", "周", "明远"),), volume="7")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "zotero.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "papers" / "more.ris").write_text(RIS, encoding="utf-8")
    return tmp_path / "papers"


def test_a_record_of_the_same_work_supplies_what_the_paper_does_not_print(papers: Path) -> None:
    library = load_library(sorted(papers.iterdir()), papers.parent)
    work, key = library.complete(PAPER)
    assert key == "zhou_2021"
    assert (work.container, work.year, work.issue, work.pages) == ("乡村文化研究", "2021", "4", "5-19")
    assert work.volume == "7"
    assert work.supplied == ("container", "issue", "pages", "year")


def test_what_the_paper_prints_stays_as_printed(papers: Path) -> None:
    library = load_library(sorted(papers.iterdir()), papers.parent)
    printed = Work(title="Lending rivers", authors=(Name("LIN M", "LIN", "M"),), type="M", year="2009", publisher="MP")
    work, key = library.complete(printed)
    assert key == "lin_lend"
    assert (work.title, work.authors, work.publisher) == (printed.title, printed.authors, "MP")
    assert work.place == "Leeds"


def test_another_work_gets_nothing(papers: Path) -> None:
    library = load_library(sorted(papers.iterdir()), papers.parent)
    work = Work(title="别的文章", authors=PAPER.authors)
    assert library.complete(work) == (work, "")


def test_what_is_wrong_in_an_export_is_a_note_with_its_line(papers: Path) -> None:
    found = load_library(sorted(papers.iterdir()), papers.parent).findings
    assert [(one.code, one.file, one.line, one.severity) for one in found] == [
        ("bib-syntax", "papers/zotero.bib", 3, Severity.NOTE)
    ]


def test_a_key_of_the_user_s_is_taken_where_it_is_free_and_can_name_a_page(tmp_path: Path) -> None:
    bibliography = Bibliography.load(tmp_path / "papers.bib", reserved=["Taken2020"])
    assert own_key("zhou_2021", bibliography) == "zhou_2021"
    assert own_key("taken2020", bibliography) is None
    assert own_key("周2021", bibliography) is None
    assert own_key("", bibliography) is None


def test_an_export_is_kept_beside_the_sources_and_never_over_another(papers: Path, tmp_path: Path) -> None:
    text = tmp_path / "cnki.txt"
    text.write_text("Title-题名: 甲\nAuthor-作者: 乙\n", encoding="utf-8")
    assert take_library(text, papers) == papers / "cnki.cnki"
    mine = tmp_path / "zotero.bib"
    mine.write_text("@book{a, title={A}}\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is another file"):
        take_library(mine, papers)
    assert take_library(papers / "more.ris", papers) == papers / "more.ris"


ALL = """@article{four, title = {Quiet ferries},
  author = {Pérez, José and Zhou, Mingyuan and O'Neil, Mary and Lee, Kim}, journal = {Journal of Moors}, year = {2021}}
@book{whole, title = {河网地区的慢行交通}, author = {曾, 一鸣}, publisher = {远山出版社}, year = {2003}, pages = {210}}
"""
PRINTED = Work(
    title="Quiet ferries", authors=(Name("PEREZ J", "PEREZ", "J"), Name("ZHOU M Y", "ZHOU", "M Y")), et_al=True,
    container="Journal of Moors", year="2021", printed="PEREZ J, ZHOU M Y, et al. Quiet ferries[J]. …",
)  # fmt: skip


def library_of(folder: Path, **files: str) -> Library:
    for name, text in files.items():
        (folder / f"{name}.bib").write_text(text, encoding="utf-8")
    return load_library(sorted(folder.glob("*.bib")), folder)


def test_a_record_that_names_all_authors_completes_a_list_that_ends_in_et_al(tmp_path: Path) -> None:
    work, _ = library_of(tmp_path, mine=ALL).complete(PRINTED)
    assert [name.family for name in work.authors] == ["Pérez", "Zhou", "O'Neil", "Lee"]
    assert not work.et_al
    assert work.printed == PRINTED.printed
    assert work.supplied == ("et_al",)


@pytest.mark.parametrize(
    "authors", ["Pérez, José and others", "Pérez, José and Zhou, Mingyuan", "Pérez, J and Ou, A and B, C"]
)
def test_authors_stay_as_printed_where_a_record_does_not_name_the_same_and_more(tmp_path: Path, authors: str) -> None:
    text = f"@article{{a, title={{Quiet ferries}}, author={{{authors}}}, journal={{Journal of Moors}}, year=2021}}"
    work, _ = library_of(tmp_path, mine=text).complete(PRINTED)
    assert (work.authors, work.et_al) == (PRINTED.authors, True)


def test_how_many_pages_a_book_has_is_not_which_are_cited(tmp_path: Path) -> None:
    work = Work(title="河网地区的慢行交通", authors=(Name("曾一鸣", "曾", "一鸣"),), type="M")
    assert library_of(tmp_path, mine=ALL).complete(work)[0].pages == ""


def test_of_two_exports_the_first_counts_and_the_second_completes_it(tmp_path: Path) -> None:
    one = "@article{one, title={村落图书馆的借阅与互助}, author={周明远}, journal={甲刊}, year=2021}"
    two = "@article{two, title={村落图书馆的借阅与互助}, author={周明远}, journal={甲刊}, year=2022, number=4}"
    work, key = library_of(tmp_path, a=one, b=two).complete(PAPER)
    assert (key, work.year, work.issue) == ("one", "2021", "4")


def test_what_an_export_gave_stays_when_it_is_taken_away_and_is_said(tmp_path: Path) -> None:
    before, _ = library_of(tmp_path, mine=ALL).complete(replace(PRINTED, container="", year=""))
    none = Library()
    after = none.keep("four", before, replace(PRINTED, container="", year=""))
    assert after == before
    assert [(one.code, one.severity) for one in none.kept_finding()] == [("supplied-kept", Severity.NOTE)]
    assert "four" in none.kept_finding()[0].message


def test_what_was_read_from_the_paper_and_is_not_any_more_goes() -> None:
    none = Library()
    assert none.keep("a", replace(PAPER, container="误读的刊", supplied=()), PAPER) == PAPER
    assert none.kept_finding() == ()


def test_a_large_export_is_read_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conspectus.convert.library._REMEMBERED", 10)
    first = library_of(tmp_path, mine=ALL)
    assert library_of(tmp_path, mine=ALL) == first
    assert library_of(tmp_path, mine=ALL.replace("Quiet", "Loud")).complete(PRINTED) == (PRINTED, "")

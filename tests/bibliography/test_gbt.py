"""References by GB/T 7714 of 2015 and 2025: every kind of work, in each edition and system (cases in ``gbt.yml``)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pybtex import PybtexEngine

from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.styles import format_work, style_named
from conspectus.bibliography.styles.profile import PROFILE_2015, PROFILE_2025
from conspectus.bibliography.styles.sentence import sentence
from conspectus.bibliography.styles.widths import fitted
from conspectus.model import Name, Work

STYLES = ("gbt7714-2015", "gbt7714-2015-author-year", "gbt7714-2025", "gbt7714-2025-author-year")
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("gbt.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_a_record_is_printed_by_the_standard(case: dict[str, Any]) -> None:
    work = read_entry(case["type"], case["fields"])
    assert [format_work(work, style) for style in STYLES] == case["printed"]


def test_letters_follow_the_year_in_author_year_lists_only() -> None:
    work = Work(title="船", authors=(Name("程江", "程", "江"),), publisher="远方出版社", year="2020", type="M")
    assert format_work(work, STYLES[1], letter="b") == "程江, 2020b. 船[M]. 远方出版社."
    assert format_work(work, STYLES[0], letter="b") == "程江. 船[M]. 远方出版社, 2020."
    supplied = replace(work, supplied=("year",))
    assert format_work(supplied, STYLES[3], letter="b") == "程江，[2020b]. 船[M]. 远方出版社."


@pytest.mark.parametrize("style", [*STYLES, "apa", "chicago", "mla"])
def test_the_article_number_of_a_chinese_journal_is_not_cited(style: str) -> None:
    """文章编号 encodes ISSN, year, issue, first page and length; an electronic article's own number is cited."""
    work = Work(title="船", container="港史", year="2024", article_number="1234-5678(2024)04-0012-09")
    assert "1234-5678" not in format_work(work, style)
    assert "e0123" in format_work(replace(work, article_number="e0123"), style)


@pytest.mark.parametrize(
    ("title", "et_al"),
    [
        ("CiteSpace 知识图谱", "等"),
        ("A Long Note on the Tides of the Harbour Called 港 by Its Sailors", "et al."),
        ("Tides", "et al."),
        ("みなとの歴史", "他"),
        ("항구의 역사", "외"),
        ("История портов", "и др."),
    ],
)
def test_the_title_decides_an_entrys_words(title: str, et_al: str) -> None:
    people = tuple(Name(f"Able {letter}", "Able", letter) for letter in "ABCD")
    assert f", {et_al}" in format_work(Work(title=title, type="M", authors=people))


def test_a_family_name_in_capitals_gets_small_letters_in_2025() -> None:
    """§8.1.1 of 2015 asks for capitals; 2025 gives them up, also where a record holds them."""
    names = [("DES MARAIS", "D J"), ("McKAY", "R"), ("O'NEILL", "S"), ("VAN DER BERG", "J")]
    people = tuple(Name(f"{family} {given}", family, given) for family, given in names)
    printed = [format_work(Work(title="T", authors=(person,), language="en"), STYLES[2]) for person in people]
    assert [text.split(".")[0] for text in printed] == ["Des Marais D J", "McKay R", "O'Neill S", "van der Berg J"]


def test_a_printed_mark_keeps_its_carrier() -> None:
    """A list that prints ``[J]`` with a DOI is not made to say ``[J/OL]``; a record from elsewhere is (annex B)."""
    work = Work(title="船", container="港史", year="2020", doi="10.1234/x")
    assert "[J/OL]" in format_work(work)
    assert "[J]" in format_work(replace(work, printed="船[J]. 港史, 2020. DOI:10.1234/x."))


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Cataloging Harbour Resources", "Cataloging harbour resources"),
        ("Trade in the United States and in New York", "Trade in the United States and in New York"),
        ("A Note on the DNA of McKay's 2D Charts", "A note on the DNA of McKay's 2D charts"),
        ("Does It Float? Evidence from Small Ferries", "Does it float? Evidence from small ferries"),
        ("The rule of Harbour Boards in transition economies", "The rule of Harbour Boards in transition economies"),
        ("Multi-Source-Based Docking", "Multi-source-based docking"),
        ("“Who Pays” and Other Questions", "“Who Pays” and other questions"),
        ("The Rise of China's Ports", "The rise of China's ports"),
        ("The Harbours of John Maynard Keynes", "The harbours of John Maynard Keynes"),
        ("Ann Lowe's Harbour Theory", "Ann Lowe's harbour theory"),
        ("Cobb-Douglas Functions of Ports", "Cobb-Douglas functions of ports"),
        ("Ports in the U.S. Economy vs. Growth", "Ports in the U.S. economy vs. growth"),
    ],
)  # fmt: skip
def test_english_titles_stand_in_sentence_case(title: str, printed: str) -> None:
    assert sentence(title) == printed


@pytest.mark.parametrize(
    "title", ["Die Geschichte der Stadt", "Zur Theorie des Hafens", "La Pensée du Port", "Politische Untersuchungen"]
)
@pytest.mark.parametrize("style", [*STYLES, "apa", "chicago", "mla"])
def test_a_title_in_another_language_keeps_its_capitals(title: str, style: str) -> None:
    """Also where the record says, as those read from print do, that it is English."""
    assert title in format_work(Work(title=title, type="M", language="en", year="2020"), style)


def test_a_full_stop_exported_with_a_title_is_not_printed() -> None:
    assert format_work(Work(title="Ports of the north.", type="M", language="en")) == "Ports of the north[M]."
    assert format_work(Work(title="渡口史。", type="M")) == "渡口史[M]."
    assert format_work(Work(title="Ports in the U.S.", type="M", language="en")) == "Ports in the U.S.[M]."


def test_what_is_read_from_print_loses_capitals_only_where_the_headline_is_clear() -> None:
    assert sentence("Reading Hegel", printed=True) == "Reading Hegel"
    assert sentence("On Lowry and Hart", printed=True) == "On Lowry and Hart"
    assert sentence("Small Shoemakers and Large Giants", printed=True) == "Small shoemakers and large giants"


@pytest.mark.parametrize(
    "value", ["论船：史与今（上）", "Tides: A Note (Part Two), Revised", "1,000 at 10:30", "Al(OH)3 的沉淀"]
)
def test_the_width_of_values_is_settled_once(value: str) -> None:
    for profile in (PROFILE_2015, PROFILE_2025):
        for spacing in (profile.chinese, profile.western):
            assert fitted(fitted(value, spacing), spacing) == fitted(value, spacing)
            assert fitted(value, replace(spacing, values="")) == value


BIB = r"""
@book{wen, author = {温岭 and 林浦}, title = {渡口史}, publisher = {远方出版社}, address = {北京}, year = 2020,
  edition = {2}}
@book{wen2, author = {温岭 and 林浦}, title = {码头史}, publisher = {远方出版社}, address = {北京}, year = 2020}
@article{hart, author = {Hart, Robert E. and Lowe, T. and Stone, H. and Ho, J.}, title = {The Pace of {Northumbrian}
  Learning}, journal = {J. Harb. Lit.}, year = 1988, volume = 22, number = 1, pages = {3--42}}
@inproceedings{ho, author = {Ho, J.}, title = {A Note}, crossref = {proc}}
@proceedings{proc, editor = {Zed, A.}, title = {Tides of X}, booktitle = {Tides of X}, publisher = {Port Press},
  year = 2001}
"""


def run(style: str, *cited: str) -> list[str]:
    """What pybtex prints with the style called by its entry point's name."""
    text: str = PybtexEngine().format_from_string(BIB, style=style, output_backend="plaintext", citations=list(cited))
    return text.splitlines()


def test_the_styles_run_inside_pybtex() -> None:
    """Numeric lists keep the order of citation; a paper takes its volume's data over."""
    assert run("gbt7714-2015", "hart", "ho", "wen") == [
        "[1] HART R E, LOWE T, STONE H, et al. The pace of Northumbrian learning[J]. J Harb Lit, 1988, 22(1): 3-42.",
        "[2] HO J. A note[C]//ZED A. Tides of X. Port Press, 2001.",
        "[3] 温岭, 林浦. 渡口史[M]. 2 版. 北京: 远方出版社, 2020.",
    ]


def test_author_year_lists_are_ordered_inside_pybtex() -> None:
    """Chinese entries first, by pinyin; works of one author and year get letters (2015 §9.2, §10.2.3)."""
    assert run("gbt7714-2025-author-year", "hart", "wen", "wen2") == [
        "[1] 温岭，林浦，2020a. 渡口史[M]. 2 版. 北京：远方出版社.",
        "[2] 温岭，林浦，2020b. 码头史[M]. 北京：远方出版社.",
        "[3] Hart R E，Lowe T，Stone H，et al.，1988. The pace of Northumbrian learning[J]. J Harb Lit，22（1）：3-42.",
    ]


def test_every_markup_of_pybtex_renders_a_reference() -> None:
    work = Work(title="R&D_港", container="港史", year="2020")
    assert format_work(work, STYLES[2], markup="html").startswith("R&amp;D_港")
    assert format_work(work, STYLES[2], markup="latex").startswith(r"R\&D\_港")
    assert style_named(STYLES[2]).name == STYLES[2]

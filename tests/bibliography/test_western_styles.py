"""References in APA, Chicago and MLA, of Chinese and of Western works."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex import PybtexEngine
from tests.bibliography.csl_items import invented_works, work_of

from conspectus.bibliography.styles import format_work
from conspectus.bibliography.styles.casing import curly, headline, quoted, sentence_case
from conspectus.bibliography.styles.figures import address, ranges
from conspectus.bibliography.styles.people import inverted, inverted_initials, straight
from conspectus.model import Name, Work

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "western.yml").read_text(encoding="utf-8"))
WESTERN = ("apa", "chicago", "mla")


def in_braces(work: Work, style: str) -> str:
    text = format_work(work, style, markup="html").replace("<em>", "{").replace("</em>", "}")
    return html.unescape(text)


@pytest.mark.parametrize("style", WESTERN)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_record_is_printed_as_the_manual_has_it(case: dict[str, Any], style: str) -> None:
    assert in_braces(work_of(case["work"]), style) == case[style]


@pytest.mark.parametrize("style", WESTERN)
def test_markdown_shows_what_html_shows(style: str) -> None:
    for work in (*invented_works().values(), *(work_of(case["work"]) for case in CASES)):
        shown = markdown.markdown(format_work(work, style, markup="markdown"))
        wanted = format_work(work, style, markup="html")
        assert html.unescape(shown) == html.unescape(f"<p>{wanted}</p>")


@pytest.mark.parametrize("style", WESTERN)
def test_plain_text_is_the_html_without_tags(style: str) -> None:
    for work in invented_works().values():
        tagless = re.sub("<[^>]+>", "", format_work(work, style, markup="html"))
        assert format_work(work, style) == html.unescape(tagless)


@pytest.mark.parametrize("style", WESTERN)
def test_latex_keeps_chinese_and_escapes_its_own_signs(style: str) -> None:
    work = Work(
        title="桥与港 100%", authors=(Name("林知远"),), container="R&D_学报", year="2020", url="http://e.cn/a_b"
    )
    printed = format_work(work, style, markup="latex")
    assert "桥与港 100\\%" in printed
    assert "\\emph{R\\&D\\_学报}" in printed


_TEXT = st.text(alphabet="aB 中“”‘’.?!？。:,()…-", max_size=12)


@settings(deadline=None, derandomize=True)  # the first example loads word lists
@given(
    title=_TEXT,
    container=_TEXT,
    publisher=_TEXT,
    edition=_TEXT,
    type=st.sampled_from(["J", "M", "C", "D", "N", "EB", "P", "PP", "Z"]),
    authors=st.lists(st.sampled_from([Name("Gray G.", "Gray", "G."), Name("林知远"), Name("Co. Ltd.")]), max_size=4),
)
def test_no_full_stop_is_added_to_another(**fields: Any) -> None:  # noqa: ANN401  a record of any fields
    work = Work(year="2020", authors=tuple(fields.pop("authors")), **fields)
    stops = [getattr(work, name) for name in ("title", "container", "publisher", "edition")]
    for style in WESTERN:
        printed = format_work(work, style)
        assert printed
        if not any(".." in text or text.startswith(".") or "“" in text or "”" in text for text in stops):
            assert ".." not in printed.replace("… ", "")


@pytest.mark.parametrize("style", WESTERN)
def test_pybtex_runs_the_style(style: str) -> None:
    entries = """
    @article{b, author={林知远 and 邵博文}, title={港口群}, journal={湾区研究}, year=2024, volume=3, pages={1--9}}
    @book{a, author={Ashdown, Miriam K.}, title={Small ports}, publisher={Quay Books}, address={Hull}, year=2019}
    """
    printed = PybtexEngine().format_from_string(entries, style=style, output_backend="plaintext")
    first, second = printed.strip().splitlines()
    assert first.startswith("[1] Ashdown, M")
    assert second.startswith("[2] 林知远, 邵博文. ")
    assert "湾区研究" in second


@pytest.mark.parametrize(
    ("pages", "full", "chicago", "mla"),
    [
        ("3-10", "3–10", "3–10", "3–10"),
        ("71-72", "71–72", "71–72", "71–72"),
        ("100-104", "100–104", "100–104", "100–04"),
        ("1100-1113", "1100–1113", "1100–1113", "1100–13"),
        ("101-108", "101–108", "101–8", "101–08"),
        ("808-833", "808–833", "808–33", "808–33"),
        ("1103-1104", "1103–1104", "1103–4", "1103–04"),
        ("321-328", "321–328", "321–28", "321–28"),
        ("498-532", "498–532", "498–532", "498–532"),
        ("1496-1500", "1496–1500", "1496–500", "1496–500"),
        ("11564-11615", "11564–11615", "11564–615", "11564–615"),
        ("96-115,206", "96–115, 206", "96–115, 206", "96–115, 206"),
        ("S1-S10", "S1–S10", "S1–S10", "S1–S10"),
        ("xii-xv", "xii–xv", "xii–xv", "xii–xv"),
        ("321-28", "321–328", "321–28", "321–28"),
        ("1103-4", "1103–1104", "1103–4", "1103–04"),
        ("7", "7", "7", "7"),
        ("A12-3-4", "A12-3-4", "A12-3-4", "A12-3-4"),
    ],
)
def test_page_ranges_are_abbreviated_as_the_style_does(pages: str, full: str, chicago: str, mla: str) -> None:
    """Chicago 17 §9.61: all digits after a multiple of 100, the changed ones after 101–109, two or more elsewhere."""
    assert (ranges(pages), ranges(pages, "chicago"), ranges(pages, "mla")) == (full, chicago, mla)


@pytest.mark.parametrize(
    ("family", "given", "suffix", "apa", "chicago_first", "chicago_next"),
    [
        ("Ashdown", "Miriam K.", "", "Ashdown, M. K.", "Ashdown, Miriam K.", "Miriam K. Ashdown"),
        ("Delacroix", "Jean-Paul", "", "Delacroix, J.-P.", "Delacroix, Jean-Paul", "Jean-Paul Delacroix"),
        ("GEREFFI", "G", "", "Gereffi, G.", "Gereffi, G.", "G. Gereffi"),
        ("LUCAS", "R E", "Jr", "Lucas, R. E., Jr.", "Lucas, R. E., Jr.", "R. E. Lucas Jr."),
        ("SMITH-JONES", "JB", "III", "Smith-Jones, J. B., III", "Smith-Jones, J. B., III", "J. B. Smith-Jones III"),
        ("VAN DER BERG", "P", "", "van der Berg, P.", "van der Berg, P.", "P. van der Berg"),
        ("MCNEIL", "J.-P.", "", "McNeil, J.-P.", "McNeil, J.-P.", "J.-P. McNeil"),
        ("Braun", "Wernher von", "", "Braun, W. von", "Braun, Wernher von", "Wernher von Braun"),
        ("Li", "Fei-fei", "", "Li, F.-F.", "Li, Fei-fei", "Fei-fei Li"),
        ("O'Hara", "Ann", "", "O’Hara, A.", "O’Hara, Ann", "Ann O’Hara"),
    ],
)
def test_western_names(  # noqa: PLR0917  the columns of the table
    family: str, given: str, suffix: str, apa: str, chicago_first: str, chicago_next: str
) -> None:
    name = Name(f"{family} {given} {suffix}".strip(), family, given, suffix)
    assert (inverted(name), straight(name)) == (chicago_first, chicago_next)
    assert inverted_initials(name) == apa


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("learning by doing in the port of Hull", "Learning by Doing in the Port of Hull"),
        ("who moves to? a study of mRNA and COVID-19", "Who Moves To? A Study of mRNA and COVID-19"),
        ("state-of-the-art ports: the 4th wave", "State-of-the-Art Ports: The 4th Wave"),
        ("The Rise Of The Ports", "The Rise of the Ports"),
        ("“grey” ports", "“Grey” Ports"),
        ("港口 and ports", "港口 and ports"),
        ("proc. of the port", "Proc. of the Port"),
        ("die Häfen und das Meer", "die Häfen und das Meer"),
    ],
)
def test_headline_case(title: str, printed: str) -> None:
    assert headline(title, "en") == printed
    assert headline(title, "de") == title


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Global Value Chains and the Rise of China", "Global value chains and the rise of China"),
        ("Port Reform in OECD Towns: The mRNA Case", "Port reform in OECD towns: The mRNA case"),
        ("Songs of the “Grey Gull” and Other Ships", "Songs of the “Grey Gull” and other ships"),
        ("The Theory of Ashdown Revisited", "The theory of Ashdown revisited"),
        ("Ports and towns of Hull after reform", "Ports and towns of Hull after reform"),
        ("Die Geschichte des Hafens", "Die Geschichte des Hafens"),
        ("Die Hard and the Theory of Ports", "Die hard and the theory of ports"),
        ("论China与World的关系", "论China与World的关系"),
    ],
)
def test_sentence_case_keeps_names_acronyms_quotations_and_what_is_protected(title: str, printed: str) -> None:
    work = Work(title=title, language="en", protected=("Ashdown",))
    assert sentence_case(title, work) == printed
    assert sentence_case(title, Work(title=title, language="de")) == title


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("a “b” c", "“a ‘b’ c”"),
        ("a “b ‘c’ d”", "“a ‘b “c” d’”"),
        ("the state’s ‘hand’", "“the state’s ‘hand’”"),
        ("论“链长制”", "“论‘链长制’”"),
        ("", ""),
    ],
)
def test_quotation_marks_alternate(title: str, printed: str) -> None:
    assert quoted(title) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Songs of the "Grey Gull"', "Songs of the “Grey Gull”"),
        ("\"Grey\" and 'white' in the 1990's", "“Grey” and ‘white’ in the 1990’s"),
        ('论"链长制"的"韧性"', "论“链长制”的“韧性”"),
        ("O'Hara", "O’Hara"),
    ],
)
def test_typewriter_quotation_marks_become_typographic_ones(typed: str, printed: str) -> None:
    assert curly(typed) == printed


@pytest.mark.parametrize("doi", ["10.5555/Ab_1", "https://doi.org/10.5555/Ab_1", "doi: 10.5555/Ab_1"])
def test_a_doi_is_printed_as_an_address(doi: str) -> None:
    assert address(doi, "https://example.org") == "https://doi.org/10.5555/Ab_1"


@pytest.mark.parametrize(
    ("year", "letter", "apa", "chicago"),
    [
        ("2020", "a", "(2020a)", " 2020a. "),
        ("", "b", "(n.d.-b)", " n.d.-b. "),
        ("in press", "", "(in press)", " In press. "),
    ],
)
def test_letters_follow_the_year(year: str, letter: str, apa: str, chicago: str) -> None:
    work = Work(title="T", type="M", authors=(Name("Gray G", "Gray", "G"),), year=year, language="en")
    assert apa in format_work(work, "apa", letter=letter)
    assert chicago in format_work(work, "chicago", letter=letter)
    assert format_work(work, "mla", letter=letter) == format_work(work, "mla")

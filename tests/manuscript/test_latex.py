"""A manuscript as LaTeX: what is written, and that XeLaTeX and biber set it without an undefined citation."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.manuscript.conftest import page

from conspectus.manuscript import Manuscript, compose, latex_of, scope_of
from conspectus.manuscript.latex import escape_tex
from conspectus.model import STYLES
from conspectus.project import open_review

ODD = """\
Costs of 5% & more_under_score, a #hash, `code_%$`, 3 < 4, ~tilde^ and {braces}. He said "so" and it's theirs.
① ≥ 5 → α ● 祎𠮷镕喆。
他说“不 100%”。See @wen2023shuzi, and [see @qiu2023zhuqi, pp. 40-42; @mensah2019ledgers; 参见 @zha2019yicang].

| a | b |
|---|---|
| 1 & 2 | [@wen2023shuzi, 第3页] |

A note.[^1] An ![image](missing.svg), a [page](../themes/craft-data.md), a [site](https://example.org/a_b?x=1%20&y#z).

[^1]: It cites [@qiu2023zhuqi, §1_2 & 3].

## Findings

- It grew. [@wen2023shuzi, §一（一） “平台依附是指生产者的订单”] · (assertion) · [#plain-ware]
- And fell? [@holloway2022owns, §1 “when the producers own”; @holloway2022owns, §2 “the producers own it”]
"""


def made(root: Path, style: str = "apa", *papers: str, language: str = "zh") -> Manuscript:
    return compose(scope_of(open_review(root, with_sources=False), papers=papers, language=language), style)


@pytest.fixture
def odd(small_review: Path) -> Path:
    page(small_review, "papers/qiu2023zhuqi", ODD, title="50% & #1_x")
    return small_review


def body(root: Path, style: str, *, evidence: bool = True) -> str:
    return latex_of(made(root, style, "qiu2023zhuqi"), "x.bib", evidence=evidence).tex.split(r"\maketitle")[1]


@pytest.mark.parametrize(
    ("plain", "tex"),
    [("50% & #1_x", r"50\% \& \#1\_x"), (r"\{}^~$", r"\textbackslash{}\{\}\textasciicircum{}\textasciitilde{}\$")],
)
def test_what_tex_reserves_is_escaped(plain: str, tex: str) -> None:
    assert escape_tex(plain) == tex


def test_an_author_and_year_is_cited_with_biblatex_commands(odd: Path) -> None:
    tex = body(odd, "apa")
    assert r"See \textcite{wen2023shuzi}, and" in tex
    assert r"\autocites[see][40-42]{qiu2023zhuqi}{mensah2019ledgers}[参见][]{zha2019yicang}." in tex
    assert r"\autocite[§\kern0pt{}一（一）]{wen2023shuzi}" in tex
    assert r"\autocite[3]{wen2023shuzi}" in tex
    assert r"\autocite[§1\_2 \& 3]{qiu2023zhuqi}" in tex


def test_a_number_has_its_place_raised_behind_it(odd: Path) -> None:
    tex = body(odd, "gbt7714-2025")
    assert r"It grew\pagescite[§\kern0pt{}一（一）]{wen2023shuzi}." in tex
    assert r"\cite{mensah2019ledgers}" in tex
    assert r"And fell?\pagescite[§1、§2]{holloway2022owns}" in tex


def test_an_evidence_phrase_is_a_comment_that_takes_no_blank_with_it(odd: Path) -> None:
    lines = body(odd, "apa").splitlines()
    assert r"It grew \autocite[§\kern0pt{}一（一）]{wen2023shuzi}. % “平台依附是指生产者的订单”" in lines
    assert "% “" not in body(odd, "apa", evidence=False)


def test_quotation_marks_are_those_of_their_script(odd: Path) -> None:
    tex = body(odd, "apa")
    assert "He said ``so'' and it's theirs." in tex
    assert r"他说“不 100\%”。" in tex


def test_straight_single_marks_are_told_from_apostrophes(odd: Path) -> None:
    page(odd, "papers/qiu2023zhuqi", "The 'single quoted' words of the towns' 'it's so', and @wen2023shuzi's view.")
    assert r"The `single quoted' words of the towns' `it's so', and \textcite{wen2023shuzi}'s view." in body(odd, "apa")


def test_a_name_with_a_hanzi_of_unknown_reading_is_sorted_by_it(odd: Path) -> None:
    bib = odd / "bib" / "cited.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("查令仪", "𠮷田喆"), encoding="utf-8")
    assert "sortname = {𠮷, tianzhe}" in latex_of(made(odd, "apa", "qiu2023zhuqi"), "x.bib").bib


def test_symbols_and_letters_that_tex_fonts_lack_have_a_font(odd: Path) -> None:
    page(odd, "papers/qiu2023zhuqi", "① 祎 ≥ 5，α。[@zha2019yicang]")
    tex = latex_of(made(odd, "apa", "qiu2023zhuqi"), "x.bib").tex
    assert r'\xeCJKDeclareCharClass{CJK}{"2265,"2460}' in tex
    assert r"\setmainfont{CMU Serif}" in tex
    assert "Fandol may lack 祎" in tex


def test_html_that_markdown_has_no_sign_for_is_kept(odd: Path) -> None:
    page(odd, "papers/qiu2023zhuqi", "H<sub>2</sub>O, R<sup>2</sup>, <b>one</b><br>two <sup>open, <kbd>Ctrl</kbd>")
    tex = body(odd, "apa")
    assert r"H\textsubscript{2}O, R\textsuperscript{2}, \textbf{one}\\" in tex
    assert "two open, Ctrl" in tex


def test_a_blank_between_hanzi_is_kept_because_it_separates(odd: Path) -> None:
    page(odd, "papers/qiu2023zhuqi", "存真 去伪 [@zha2019yicang].", title="留住手艺 留住人")
    bib = odd / "bib" / "cited.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("义仓与手艺", "义仓 手艺"), encoding="utf-8")
    made_of = latex_of(made(odd, "apa", "qiu2023zhuqi"), "x.bib")
    assert r"\title{留住手艺\ 留住人}" in made_of.tex
    assert r"存真\ 去伪\autocite" in made_of.tex
    assert r"义仓\ 手艺" in made_of.bib


def test_links_and_images_are_those_that_a_manuscript_can_have(odd: Path) -> None:
    tex = body(odd, "apa")
    assert "An image, a page, a " in tex
    assert r"\href{https://example.org/a_b?x=1\%20&y\#z}{site}" in tex


def test_the_records_have_no_field_of_ours_and_chinese_authors_are_sorted_as_they_are_read(odd: Path) -> None:
    bib = latex_of(made(odd, "apa", "qiu2023zhuqi"), "x.bib").bib
    assert "usera" not in bib
    assert "sortname = {zha, lingyi}" in bib
    assert "mark = {M}" in bib
    assert r"Platform Cooperatives \& Craft Livelihoods in 100\% of River Towns" in bib


def test_a_manuscript_without_a_citation_has_no_bibliography(small_review: Path) -> None:
    page(small_review, "papers/qiu2023zhuqi", "Words.")
    assert r"\printbibliography" not in body(small_review, "apa")


def test_a_manuscript_is_the_same_every_time(odd: Path) -> None:
    assert latex_of(made(odd), "x.bib") == latex_of(made(odd), "x.bib")


def set_by_tex(folder: Path, manuscript: Manuscript, *, until_settled: bool = False) -> str:
    """Sets the manuscript and returns the log of the last run; a failing program fails.

    All citations are known on the second run; only on a third is there nothing to run again for.
    """
    latex = latex_of(manuscript, "review.bib")
    (folder / "review.tex").write_text(latex.tex, encoding="utf-8")
    (folder / "review.bib").write_text(latex.bib, encoding="utf-8")
    tex = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "review.tex"]
    again = [tex] if until_settled else []
    for command in ([*tex, "-no-pdf"], ["biber", "--quiet", "review"], [*tex, "-no-pdf"], *again):
        # lines as long as they are, so that a warning stands in one
        environment = {**os.environ, "max_print_line": "10000"}
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)  # noqa: S603  fixed programs
        assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-3000:]
    return (folder / "review.log").read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def tex() -> None:
    """Skips where the programs are absent; with ``CONSPECTUS_REQUIRE_TOOLS=1`` fails."""
    absent = [program for program in ("xelatex", "biber") if shutil.which(program) is None]
    if absent and os.environ.get("CONSPECTUS_REQUIRE_TOOLS") != "1":
        pytest.skip(f"{' and '.join(absent)} not found; see docs/guide/manuscript.md")
    assert not absent


def problems(log: str) -> list[str]:
    """Citations that lead nowhere, characters that no font has, and places that a style leaves out."""
    wanted = re.compile(r"Citation .* undefined|Missing character|Ignoring \w+ argument|Empty bibliography")
    return [line for line in log.splitlines() if wanted.search(line)]


def entries(folder: Path) -> set[str]:
    """The keys of the works that biber found."""
    return set(re.findall(r"\\entry\{([^}]*)\}", (folder / "review.bbl").read_text(encoding="utf-8")))


@pytest.mark.usefixtures("tex")
def test_odd_text_is_set_in_english(odd: Path, tmp_path: Path) -> None:
    manuscript = made(odd, "apa", "qiu2023zhuqi", "holloway2022owns", language="en")
    assert problems(set_by_tex(tmp_path, manuscript)) == []
    assert entries(tmp_path) == set(manuscript.works)


@pytest.mark.usefixtures("tex")
def test_the_sample_corpus_is_set(odd: Path, tmp_path: Path) -> None:
    manuscript = made(odd, "gbt7714-2025-author-year")
    log = set_by_tex(tmp_path, manuscript, until_settled=True)
    assert problems(log) == []
    assert "There were undefined references" not in log
    assert entries(tmp_path) == set(manuscript.works)
    assert (tmp_path / "review.pdf").stat().st_size > 10_000


@pytest.mark.usefixtures("tex")
def test_this_review_is_set(root: Path, tmp_path: Path) -> None:
    manuscript = made(root, "gbt7714-2025")
    assert problems(set_by_tex(tmp_path, manuscript)) == []
    assert entries(tmp_path) == set(manuscript.works)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_biblatex_style(odd: Path, style: str) -> None:
    tex = latex_of(made(odd, style, "qiu2023zhuqi"), "x.bib").tex
    assert r"\usepackage[backend=biber,style=" in tex
    assert (r"\pagescite[3]{wen2023shuzi}" in tex) == style.startswith("gbt")

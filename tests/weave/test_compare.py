"""The pages that run across papers: what claims say of one thing, set side by side in the language of the page."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from conspectus.model import Name, Paper, Review, Settings, Work
from conspectus.pages import find_blocks, page_name, read_page
from conspectus.pages.datafiles import read_formulations, read_glossary
from conspectus.project import themes_of
from conspectus.weave import weave
from conspectus.weave.compare import NAMES
from conspectus.weave.compare.statistics import amount
from conspectus.weave.compare.text import moved, sentence_with, sentences
from conspectus.weave.table import cell

CASES = Path(__file__).parent / "compare.yml"
SAMPLE: dict[str, Any] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
PAGES = {"en": "docs/compare/page.md", "zh": "docs/compare/page.zh.md"}
HALL = Work("Trees", type="M", authors=(Name("Hall B", "Hall", "B"),), year="2001", language="en")


def sample(papers: Mapping[str, str], themes: Mapping[str, str], **data: str) -> Review:
    """The review whose papers' and themes' pages are ``papers`` and ``themes`` by name, with a page for all blocks."""
    settings = Settings(language="en", site_name="Shade")
    texts = {f"docs/papers/{name}.md": text for name, text in papers.items()}
    texts |= {f"docs/themes/{name}.md": text for name, text in themes.items()}
    texts |= dict.fromkeys(PAGES.values(), "\n".join(_empty(name) for name in NAMES))
    pages = {file: read_page(text, file, settings) for file, text in texts.items()}
    own: dict[str, Paper] = {}
    for page in pages.values():
        if page.kind == "paper":
            key = page_name(page.file)
            known = own.get(key) or Paper(key, Work(key, authors=(Name(key.title()),), year=key[-4:]))
            own[key] = replace(known, pages={**known.pages, page.language: page})
    return Review(
        Path(),
        settings,
        own,
        {"hall2001": HALL},
        themes=themes_of(pages.values(), settings),
        glossary=read_glossary(data.get("glossary", ""), "glossary.yml")[0],
        formulations=read_formulations(data.get("formulations", ""), "formulations.yml")[0],
        pages=tuple(pages.values()),
    )


def _empty(name: str) -> str:
    return f"<!-- conspectus:begin {name} -->\n<!-- conspectus:end {name} -->\n"


def bodies(review: Review, language: str) -> dict[str, str]:
    """The woven blocks of the page in ``language`` by name."""
    text = weave(review, downloads={})[PAGES[language]]
    return {block.name: text[slice(*block.body)] for block in find_blocks(text)[0]}


@pytest.fixture(scope="module")
def review() -> Review:
    data = {name: SAMPLE[name] for name in ("glossary", "formulations")}
    return sample(SAMPLE["papers"], SAMPLE["themes"], **data)


@pytest.mark.parametrize("language", list(PAGES))
@pytest.mark.parametrize("name", [*NAMES, "links"])
def test_blocks_say_what_the_claims_say(review: Review, name: str, language: str) -> None:
    assert bodies(review, language)[name] == SAMPLE["blocks"][language][name]


def test_the_file_of_cases_has_every_block() -> None:
    assert {language: sorted(own) for language, own in SAMPLE["blocks"].items()} == dict.fromkeys(
        PAGES, sorted([*NAMES, "links"])
    )


@pytest.mark.parametrize("language", list(PAGES))
def test_a_review_without_claims_says_so_in_every_block(language: str) -> None:
    own = bodies(sample({}, {}), language)
    nothing = {"en": "None yet.", "zh": "暂无。"}[language]
    assert [name for name in NAMES if nothing not in own[name]] == []
    assert "|" not in "".join(own[name] for name in NAMES)


def test_one_paper_alone_is_set_beside_nothing() -> None:
    own = bodies(sample({"lin2020": SAMPLE["papers"]["lin2020"]}, {}), "en")
    assert "0 of them by more than one paper" in own["definitions"]
    assert "Defined by" not in own["definitions"]
    assert own["chains"].count("this paper alone") == 2


@pytest.mark.parametrize("language", list(PAGES))
def test_every_row_of_a_table_has_the_columns_of_its_head(review: Review, language: str) -> None:
    html = Markdown(extensions=["tables", "md_in_html", "attr_list"]).convert(
        "\n".join(bodies(review, language)[name] for name in NAMES)
    )
    for table in html.split("<table>")[1:]:
        rows = table.split("</table>")[0].split("<tr>")[1:]
        assert {row.count("<th>") + row.count("<td>") for row in rows} == {rows[0].count("<th>")}
        assert "<td></td>" not in table


HOSTILE = "</script><img src=x onerror=go> | [x](javascript:y) `a` *b* \u2028"


@pytest.mark.parametrize("language", list(PAGES))
def test_nothing_that_data_and_claims_name_becomes_markup(language: str) -> None:
    data = json.dumps({"shade": {"zh": HOSTILE, "en": HOSTILE, "note": {"zh": HOSTILE, "en": HOSTILE}}})
    texts = json.dumps({"river-plan": {"zh": HOSTILE, "en": HOSTILE, "date": "</td>"}})
    figure = HOSTILE.replace("|", "").replace("[x](javascript:y)", "")
    page = _many("lin2020", 1).replace("1.2 million trout | 2019 | –", f"{figure} | 3 {figure} | {figure} | {figure}")
    made = sample({"lin2020": page}, SAMPLE["themes"], glossary=data, formulations=texts)
    assert made.pages[0].claims[0].attributes.figures
    html = Markdown(extensions=["tables", "md_in_html", "attr_list"]).convert(
        "\n".join(bodies(made, language)[name] for name in NAMES)
    )
    assert "onerror=go" in html
    marked = re.search(r"<(?:/?script|img|code|em)\b|href=\"javascript:|\u2028", html)
    assert not marked, html[marked.start() - 300 : marked.end() + 100]
    for table in html.split("<table>")[1:]:
        rows = table.split("</table>")[0].split("<tr>")[1:]
        assert {row.count("<th>") + row.count("<td>") for row in rows} == {rows[0].count("<th>")}


def test_a_thousand_claims_are_set_side_by_side_in_a_moment() -> None:
    papers = {f"p{number}2020": _many(f"p{number}2020", 25) for number in range(40)}
    large = sample(papers, SAMPLE["themes"], glossary=SAMPLE["glossary"], formulations=SAMPLE["formulations"])
    assert sum(len(page.claims) for page in large.pages) == 1000
    began = time.process_time()
    weave(large, downloads={})
    assert time.process_time() - began < 8


def _many(key: str, claims: int) -> str:
    tail = (
        "(definition) · (defines: shade) · (quotes: river-plan) · (adds: forest-act) · (to: firms) · (level: nation)"
        " · (figure: 1.2 million trout | 2019 | –) · (chain: shade > cool-water > trout) · [#fish] · [#trees]"
    )
    lines = [
        f"- Claim {n} of {key} says what shade is. It says so at length. [@{key}, §{n} “phrase number {n}”] · {tail}"
        for n in range(claims)
    ]
    return f"---\ncitekey: {key}\n---\n# {key}\n\n## Recommendations\n\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("28.87%", "28.87", "%"),
        ("80%–85% of it", "80", "%"),
        ("110 hundred million tonnes", "11000000000", "tonnes"),
        ("705.8 ten thousand vehicles", "7058000", "vehicles"),
        ("2.1 trillion yuan", "2100000000000", "yuan"),
        ("more than 8,000 projects", "8000", "projects"),
        ("3–5 percentage points", "3", "percentage points"),
        ("44万亿元", "44000000000000", "元"),
        ("约110亿吨", "11000000000", "吨"),
        ("12.1个百分点", "12.1", "个百分点"),
        ("40%～45%", "40", "%"),
        ("0.7吨二氧化碳/千美元", "0.7", "吨二氧化碳/千美元"),
        ("3", "3", ""),
        ("−3.3%", "-3.3", "%"),
        ("-1,200 firms", "-1200", "firms"),
        ("second in the world", None, ""),
    ],
)
def test_amounts_of_one_unit_are_compared_whatever_they_are_counted_in(
    printed: str, value: str | None, unit: str
) -> None:
    found = amount(printed)
    assert (None if found.value is None else f"{found.value.normalize():f}", found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One 1.5. Two, says Lin et al. (2020). Three?", ["One 1.5.", "Two, says Lin et al. (2020).", "Three?"]),
        ("No. 5 of the U.S. Navy sank. It did.", ["No. 5 of the U.S. Navy sank.", "It did."]),
        ("一句“话。”两句！三句", ["一句“话。”", "两句！", "三句"]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_figure_is_shown_with_the_sentence_that_states_it() -> None:
    assert sentence_with("One is 1. Two is 2.", "2", "") == "Two is 2."
    assert sentence_with("One is 1. Two is 2.", "3", "") == "One is 1."
    assert sentence_with("", "3", "") == ""
    text = "It spent 108 trillion. By 2012, 108 firms came back. More than 8,000 stayed, 2,012 left."
    assert sentence_with(text, "108", "firms that returned 108 firms") == "By 2012, 108 firms came back."
    assert sentence_with(text, "12", "firms that left") == "By 2012, 108 firms came back."
    assert sentence_with(text, "8000", "") == "More than 8,000 stayed, 2,012 left."


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("../works/h.md#hall", "../works/h.md#hall"),
        ("lin2020.md", "../papers/lin2020.md"),
        ("#c-abc", "../papers/x.md#c-abc"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_lead_on_another_page_where_they_led(target: str, there: str) -> None:
    assert moved(f"A [b]({target})[^1].", "docs/papers/x.md", "docs/compare/y.md") == f"A [b]({there})."


def test_a_claim_moves_to_the_home_page_too() -> None:
    assert moved("[b](../works/h.md)", "docs/papers/x.md", "docs/index.md") == "[b](works/h.md)"


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("a | b", "a &#124; b"),
        (r"a \| b", "a &#124; b"),
        (r"a \\| b", r"a \\&#124; b"),
        ("`a|b` and `c`", "<code>a&#124;b</code> and `c`"),
        ("plain", "plain"),
    ],
)
def test_a_pipe_ends_no_cell(markdown: str, kept: str) -> None:
    assert cell(markdown) == kept


@pytest.mark.parametrize(
    ("file", "name", "expected"),
    [
        ("docs/themes/fish.md", "coverage", "Covers 1 of 2 papers; the newest is [Lin2020 2020]"),
        ("docs/themes/fish.md", "coverage", "in passing [Moss2019 2019](../papers/moss2019.md)."),
        ("docs/themes/fish.zh.md", "coverage", "；顺带提及者为[Moss2019（2019）](../papers/moss2019.md)。"),
        ("docs/themes/fish.md", "matrix", "| [Moss2019 2019](../papers/moss2019.md) (in passing) |"),
        (
            "docs/themes/fish.zh.md",
            "positions",
            "- [Moss2019（2019）](../papers/moss2019.md)（顺带提及）\n    - Trout like",
        ),
        ("docs/themes/trees.md", "coverage", "Covers 1 of 2 papers"),
        (
            "docs/themes/fish.md",
            "related",
            "Trees feed fish, too [@lin2020, §1 “shade cools the water”]; 1 claim speaks",
        ),
        ("docs/themes/fish.zh.md", "related", "：树木也养鱼；1 条论点兼论两者"),
        ("docs/themes/fish.md", "links", "[@lin2020, §1 “shade cools the water”]: ../papers/lin2020.md#c-"),
        ("docs/themes/index.md", "themes", "  \n  <small>1 paper · 1 in passing · 3 claims · newest 2020</small>"),
    ],
)
def test_a_theme_counts_the_papers_that_treat_it_in_substance(
    review: Review, file: str, name: str, expected: str
) -> None:
    text = weave(review, downloads={})[file]
    assert expected in {block.name: text[slice(*block.body)] for block in find_blocks(text)[0]}[name]


def test_the_guide_names_every_block() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "pages.md").read_text(encoding="utf-8")
    table = [line.split(" | ")[0] for line in guide.splitlines() if line.startswith("| `")]
    assert [name for name in NAMES if not any(f"`{name}`" in names for names in table)] == []

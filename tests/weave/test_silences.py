"""What the papers pass over: the counts are the locks', so that a clone without the papers says the same."""

from __future__ import annotations

from dataclasses import replace

import markdown
import pytest

from conspectus.model import Query, Review, Silence
from conspectus.pages import read_page
from conspectus.weave import weave

FILE = "docs/compare/silences.md"
PAGE = "# Silences\n\n<!-- conspectus:begin silences -->\n<!-- conspectus:end silences -->\n"
OWLS = Silence(
    "owls", {"zh": "猫头鹰", "en": "Owls | at night"}, Query(("猫头鹰", "鸮"), ("鸱鸮",)), 4, {"en": "A *note*."}
)


@pytest.fixture
def body(review: Review) -> str:
    counts = {"lin2020hean": {OWLS.query.key: {"二(一)": 2, "title": 1, "note": 1}}}
    papers = {
        key: replace(paper, lock=replace(paper.lock, counts=counts.get(key, {})) if paper.lock else None)
        for key, paper in review.papers.items()
    }
    page = read_page(PAGE, FILE, review.settings)
    made = replace(review, papers=papers, silences={"owls": OWLS}, pages=(*review.pages, page))
    return weave(made)[FILE]


def test_a_number_leads_to_where_the_words_stand(body: str) -> None:
    row = next(line for line in body.splitlines() if line.startswith("| [Owls"))
    assert "[4](#silence-owls)" in row
    assert "| **4** |" in row
    assert '<a id="silence-owls"></a>' in body
    entry = body.split('<a id="silence-owls">', 1)[1]
    assert "`猫头鹰` `鸮`; not within `鸱鸮`" in entry
    assert "§二（一）" in entry
    assert "title 1" in entry
    assert "Note 1" in entry
    assert "A \\*note\\*." in entry
    assert "`conspectus count '猫头鹰|鸮' --not '鸱鸮'`" in entry


def test_a_paper_in_which_nobody_counted_has_no_nought(body: str) -> None:
    row = next(line for line in body.splitlines() if line.startswith("| [Owls"))
    assert "–" in row


def test_the_table_is_a_table(body: str) -> None:
    shown = markdown.markdown(body, extensions=["tables", "md_in_html"])
    assert shown.count("<table>") == 1
    assert "Owls | at night" in shown


def test_words_with_quotes_and_backticks_stay_words(review: Review) -> None:
    odd = Silence("odd", {"en": "Odd"}, Query(("it's", "a`b", "<b>c</b>")))
    page = read_page(PAGE, FILE, review.settings)
    shown = markdown.markdown(
        weave(replace(review, silences={"odd": odd}, pages=(*review.pages, page)))[FILE],
        extensions=["tables", "md_in_html"],
    )
    assert "a`b <code>&lt;b&gt;c&lt;/b&gt;</code>" in shown
    assert """conspectus count 'it'"'"'s|a`b|&lt;b&gt;c&lt;/b&gt;'""" in shown

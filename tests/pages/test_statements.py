"""Sentences of authored prose: where they end, which citations are theirs, on which line they begin."""

from __future__ import annotations

import pytest

from conspectus.model import Settings
from conspectus.pages import read_page
from conspectus.pages.statements import clauses, page_statements, split_sentences

A = "[@a2020, §1 “two words”]"
B = "[@b2020, §一 “三个字吗。是”]"

SENTENCES = [
    (f"One holds. {A} Two holds {B}. Three", [f"One holds. {A}", f"Two holds {B}.", "Three"]),
    (f"甲成立。{A}乙成立{B}。丙吗？丁！", [f"甲成立。{A}", f"乙成立{B}。", "丙吗？", "丁！"]),
    ("Tan et al. say so, e.g. in §2. So does A. Smith vs. B. It grew by 1.2 percent.",
     ["Tan et al. say so, e.g. in §2.", "So does A. Smith vs. B. It grew by 1.2 percent."]),
    ("它问“怎样升级？”的问题。“好。”再说。", ["它问“怎样升级？”的问题。", "“好。”", "再说。"]),
    ("Who asks ‘why?’ is right. “It is.” (So be it.) Good",
     ["Who asks ‘why?’ is right.", "“It is.”", "(So be it.)", "Good"]),
    (f"One.[^1] Two. {A} {B} [#theme] Three.", ["One.[^1]", f"Two. {A} {B} [#theme]", "Three."]),
    ("See [a page. Really.](x.md) and `a. B` and https://a.example/x.Y there. Then @a2020 [p. 3] says.",
     ["See [a page. Really.](x.md) and `a. B` and https://a.example/x.Y there.", "Then @a2020 [p. 3] says."]),
    ("**Firms.** They act.", ["**Firms.**", "They act."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_a_paragraph_is_divided_into_sentences(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


def test_a_sentence_is_cut_where_a_citation_stands_beside_a_semicolon() -> None:
    assert clauses(f"甲成立{A}；乙成立；丙也成立。{B}") == (f"甲成立{A}；", f"乙成立；丙也成立。{B}")
    assert clauses(f"One; {A} two; three {B}") == (f"One; {A}", f"two; three {B}")


PAGE = f"""---
title: Ports
---
# Ports

<!-- conspectus:begin coverage -->
Woven. Text.
<!-- conspectus:end coverage -->

## The short answer

One holds. Two
holds {A}. It ends
here. <!-- a comment. Not text. -->

### Below

- First:
    - Second holds {B}

| a | b |
|---|---|
| c. d | e |

## Next

    code. Not text.
"""


def test_statements_have_lines_headings_and_parts() -> None:
    page = read_page(PAGE, "docs/themes/ports.md", Settings())
    found = list(page_statements(page))
    assert [(one.line, one.text[:8]) for one in found] == [
        (12, "One hold"),
        (12, "Two hold"),
        (13, "It ends "),
        (18, "First:"),
        (19, "Second h"),
        (21, "| a | b "),
        (23, "| c. d |"),
    ]
    assert found[0].headings == ("Ports", "The short answer")
    assert found[4].headings == ("Ports", "The short answer", "Below")
    assert found[3].introduces
    assert not found[4].introduces
    assert [one.listed for one in found[:5]] == [False, False, False, True, True]
    assert found[0].part == found[2].part != found[3].part
    assert [piece.citekey for piece in found[1].evidence] == ["a2020"]

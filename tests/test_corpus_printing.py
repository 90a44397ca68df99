"""The journal printer changes only how a text is set: taking the setting away gives the text back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.make_cases import case
from tests.corpus.print_like_a_journal import NO_END, NO_START, Layout, PageBreak, Piece, typeset

SENTENCES = st.lists(
    st.text("竹器手艺平台的在与，、“”（）0123456789%年", min_size=4, max_size=90).map(lambda text: "编" + text + "。"),
    min_size=1,
    max_size=8,
)
WORDS = st.text("abcdeinorstuv", min_size=1, max_size=14)
ENGLISH = st.lists(WORDS, min_size=3, max_size=120).map(" ".join)
WIDTHS = st.integers(12, 40)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(SENTENCES, WIDTHS, st.booleans())
def test_chinese_text_comes_back_when_line_ends_are_taken_away(texts: list[str], width: int, spaced: bool) -> None:
    text = typeset([Piece(text) for text in texts], Layout(width, spaced=spaced))
    assert squeezed(text) == squeezed("".join(texts))


@given(SENTENCES, WIDTHS, st.integers(1, 12))
def test_page_furniture_stands_between_two_lines_and_nowhere_else(texts: list[str], width: int, after: int) -> None:
    head = "◇题名◇"
    layout = Layout(width, breaks=(PageBreak(after, (head,)),))
    text = typeset([Piece(text) for text in texts], layout)
    assert text.count(head) <= 1
    assert squeezed(text.replace(head, "")) == squeezed("".join(texts))
    if head in text:
        assert re.search(rf"[^。]\n\n{head}\n [^ ]", text), "it cuts a sentence, and a leading space shows the new page"


@given(SENTENCES, WIDTHS)
def test_the_first_line_of_a_paragraph_is_two_characters_shorter(texts: list[str], width: int) -> None:
    """No line is wider than the column, apart from punctuation that hangs and a first unit that has no room."""
    for text in texts:
        lines = typeset([Piece(text)], Layout(width)).split("\n\n")
        for number, line in enumerate(lines):
            room = 2 * (width - (2 if number == 0 else 0))
            columns = sum(1 if ord(character) < 0x2000 else 2 for character in line.rstrip(NO_START))
            assert columns <= max(room, len(re.match(r"[!-~]*", line)[0]) if line else 0)  # type: ignore[index]


@given(SENTENCES, WIDTHS)
def test_closing_marks_do_not_open_a_line(texts: list[str], width: int) -> None:
    for text in texts:
        lines = typeset([Piece(text)], Layout(width)).split("\n\n")
        assert all(line[0] not in NO_START for line in lines[1:])
        assert all(line[-1] not in NO_END for line in lines[:-1] if len(line) > 1)


@given(ENGLISH, st.integers(30, 80))
def test_english_text_comes_back_when_printed_hyphens_are_taken_away(text: str, width: int) -> None:
    lines = typeset([Piece(text)], Layout(width, language="en", spaced=False)).split("\n")
    assert all(len(line) <= width for line in lines)
    joined = " ".join(lines)
    assert re.sub(r"- ", "", joined) == text


def test_a_compound_keeps_its_own_hyphen() -> None:
    text = typeset([Piece("a difference-in-differences design")], Layout(20, language="en", spaced=False))
    assert text == "a difference-in-\ndifferences design"


def test_printing_is_deterministic() -> None:
    pieces = [Piece("一、议价能力", 1), Piece("价格的形成离开了村庄。" * 9)]
    layout = Layout(22, breaks=(PageBreak(3, ("让手艺留在乡村", "17"), 18),))
    assert typeset(pieces, layout) == typeset(pieces, layout)


@given(st.integers(0, 2000))
def test_a_case_from_the_samples_says_what_was_printed(seed: int) -> None:
    made = case(seed)
    assert made == case(seed)
    for heading in made.headings:
        assert squeezed(heading) in squeezed(made.text)
    assert sum(len(group) for group in made.paragraphs) >= 2
    assert all(squeezed(words) in squeezed(made.text) for words in made.furniture)
    whole = sum(len(squeezed(paragraph)) for group in made.paragraphs for paragraph in group)
    heads = sum(len(squeezed(words)) for words in (*made.headings, *made.furniture))
    shown = 0 if made.byline in made.furniture else len(squeezed(made.title + made.byline))
    assert len(squeezed(made.text)) == whole + heads + shown

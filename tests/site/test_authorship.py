"""Who wrote a page: words in woven blocks are the scripts', the rest is people's."""

import pytest

from conspectus.site.authorship import authorship

PAGE = """# Shade

Trees shade the river. [@lin2020hean, §二 “树荫遮住水面”] · (assertion) · [#shade]

<!-- conspectus:begin record -->
- **Authors** [Lin Yi](../x.md)
<!-- conspectus:end record -->

<!-- conspectus:begin links -->
[@lin2020hean, §二 “树荫遮住水面”]: #c-ph4iqcct "Lin 2020"
<!-- conspectus:end links -->
"""


def test_words_are_counted_by_who_wrote_them() -> None:
    """Citations, themes, addresses and link definitions are no words."""
    found = authorship(PAGE)
    assert (found.blocks, found.woven, found.authored) == (("record",), 3, 6)
    assert found.percent == 33


@pytest.mark.parametrize(("text", "words"), [("树荫 cools 12.5 度", 5), ("one-way <b>street</b>", 2), ("", 0)])
def test_a_han_character_counts_as_much_as_a_western_word(text: str, words: int) -> None:
    assert authorship(text).authored == words


def test_where_both_wrote_neither_wrote_nothing() -> None:
    block = "<!-- conspectus:begin themes -->\n{}\n<!-- conspectus:end themes -->\n"
    assert authorship(block.format("one") + "word " * 1000).percent == 1
    assert authorship(block.format("word " * 1000) + "one").percent == 99
    assert authorship(block.format("one")).percent == 100
    assert authorship("one").percent == 0


def test_a_page_with_a_broken_block_is_people_s() -> None:
    assert authorship("<!-- conspectus:begin themes -->\none two\n").blocks == ()

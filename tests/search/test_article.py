"""What of a built page is text to be searched: what a reader sees, in runs that cross inline tags."""

from __future__ import annotations

import pytest

from conspectus.search.article import read_article

CHIP = '<span class="cs-citations">&#8239;<button type="button">Tan et al.</button></span>'


def texts(body: str) -> list[str]:
    """The blocks of an article with this body."""
    article = read_article(f'<html lang="zh"><article class="md-content__inner">{body}</article></html>', "page.html")
    assert article is not None
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ('<p>双<b>循</b><span lang="zh">环</span>，<a href="x.html">28</a>.87%</p>', ["双循环，28.87%"]),
        ("<p>全球价值链\n的攀升</p>", ["全球价值链的攀升"]),
        ("<p>global value\nchains &amp; &#8220;links&#8221;</p>", ["global value chains & “links”"]),
        ("<tr><td>一</td><td>二</td></tr>", ["一", "二"]),
    ],
)
def test_a_run_crosses_inline_tags_and_ends_with_its_block(body: str, runs: list[str]) -> None:
    assert texts(body) == runs


def test_a_chip_is_a_run_of_its_own_and_the_sentence_reads_past_it() -> None:
    assert sorted(texts(f"<p>One sees drivers{CHIP}, and another sees none.</p>")) == [
        "One sees drivers, and another sees none.",
        "Tan et al.",
    ]


@pytest.mark.parametrize(
    "unread",
    [
        '<span class="cs-unit">条论点</span>',
        '<div class="cs-explorer-note"><p>Filtering needs JavaScript.</p></div>',
        "<svg><text>label of a picture</text></svg>",
        "<nav><ul><li>navigation</li></ul></nav>",
        "<p data-search-exclude>left out by hand</p>",
        "<p hidden>hidden</p>",
    ],
)
def test_what_only_some_readers_see_is_not_searched(unread: str) -> None:
    assert texts(f"<p>49{unread}</p>") == ["49"]


def test_who_wrote_a_paper_stands_above_its_text() -> None:
    byline = '<p class="cs-byline"><span class="cs-author">Tan</span>, <span class="cs-author">Mu</span></p>'
    article = read_article(f"<html><article><h1>T</h1>{byline}<p>Tan</p></article></html>", "papers/t.html")
    assert article is not None
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("title", "T"),
        ("term", "Tan, Mu"),
        ("text", "Tan"),
    ]

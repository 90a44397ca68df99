"""A page as a whole: front matter, kind, language, title, stamps, citations."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model import Settings
from conspectus.pages import fingerprint, page_citations, page_themes, read_page, split_front_matter, stamp
from conspectus.pages.editing import with_claim

ENGLISH = Settings(language="en")


@pytest.mark.parametrize(
    ("file", "kind", "language"),
    [
        ("docs/papers/lin2024.md", "paper", "en"),
        ("docs/papers/lin2024.zh.md", "paper", "zh"),
        ("docs/papers/index.md", "other", "en"),
        ("docs/papers/index.zh.md", "other", "zh"),
        ("docs/papers/v1.0.md", "paper", "en"),
        ("docs/themes/trade.md", "theme", "en"),
        ("docs/guide/papers/lin2024.md", "other", "en"),
        ("docs/index.zh.md", "other", "zh"),
    ],
)
def test_kind_and_language_come_from_the_path(file: str, kind: str, language: str) -> None:
    page = read_page("# T\n", file, ENGLISH)
    assert (page.kind, page.language) == (kind, language)


def test_the_sites_language_is_that_of_pages_without_one() -> None:
    assert read_page("", "docs/index.md", Settings(language="zh")).language == "zh"


def test_only_paper_pages_state_claims() -> None:
    text = "## Findings\n- It rained. [@a, §1 “heavy rain fell”] · (assertion)\n"
    assert len(read_page(text, "docs/papers/a.md", ENGLISH).claims) == 1
    assert read_page(text, "docs/guide/pages.md", ENGLISH).claims == ()
    assert read_page(text, "docs/themes/a.md", ENGLISH).claims == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Front\n---\n# Heading\n", "Front"),
        ("# Heading {#id}\n", "Heading"),
        ("```\n# code\n```\n# Heading #\n", "Heading"),
        ("no heading\n", "x2024"),
    ],
)
def test_title_is_the_front_matters_or_the_first_headings(text: str, title: str) -> None:
    assert read_page(text, "docs/papers/x2024.md", ENGLISH).title == title


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("title: a\nvenue: b: c", "front-matter-invalid", 3),
        ("- a\n- b", "front-matter-invalid", 1),
        ("date: 2024-02-30", "front-matter-invalid", 1),
    ],
)
def test_bad_front_matter_is_a_finding_and_the_page_is_still_read(front: str, code: str, line: int) -> None:
    text = f"---\n{front}\n---\n# Title\n## Findings\n- It rained. [@a, §1 “heavy rain fell”] · (assertion)\n"
    page = read_page(text, "docs/papers/x.md", ENGLISH)
    assert [(finding.code, finding.line) for finding in page.findings] == [(code, line)]
    assert page.front_matter == {}
    assert page.title == "Title"
    assert len(page.claims) == 1


def test_front_matter_without_an_end_is_a_finding() -> None:
    page = read_page("---\ntitle: a\n\n# Heading\n", "docs/papers/x.md", ENGLISH)
    assert [finding.code for finding in page.findings] == ["front-matter-open"]


def test_empty_front_matter_is_fine() -> None:
    assert read_page("---\n---\ntext\n", "docs/papers/x.md", ENGLISH).findings == ()


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference() -> None:
    text = "---\ntitle: a\ncitekey: x\n---\n## Findings\n- It rained. [@x, §1 “heavy rain fell”] · (assertion)\n"
    page = read_page("\ufeff" + text.replace("\n", "\r\n"), "docs/papers/x.md", ENGLISH)
    assert page == read_page(text, "docs/papers/x.md", ENGLISH)


def test_the_fingerprint_is_of_the_page_without_its_stamp_and_without_woven_bodies() -> None:
    """Design rule 3: "sha-256 of the page (LF, NFC) without that line and without the bodies of woven blocks"."""
    page = "---\ntitle: a\n---\ntext\n<!-- conspectus:begin x -->\n<!-- conspectus:end x -->\n"
    expected = hashlib.sha256(page.encode()).hexdigest()
    woven = page.replace("begin x -->\n", "begin x -->\nbody\n")
    assert fingerprint(page) == fingerprint(woven) == expected
    assert fingerprint(stamp(woven).replace("\n", "\r\n")) == expected
    assert fingerprint(page.replace("title: a", "title: b")) != expected


def test_composed_and_decomposed_letters_are_the_same_page() -> None:
    assert fingerprint("caf\u00e9\n") == fingerprint("cafe\u0301\n")


def test_a_stamped_page_counts_as_drafted_until_it_is_touched() -> None:
    text = stamp("---\ntitle: a\n---\ntext\n<!-- conspectus:begin x -->\nold\n<!-- conspectus:end x -->\n")
    assert read_page(text, "docs/papers/x.md", ENGLISH).drafted
    assert read_page(text.replace("old", "new"), "docs/papers/x.md", ENGLISH).drafted
    assert not read_page(text.replace("text", "my text"), "docs/papers/x.md", ENGLISH).drafted


def test_a_stamp_that_a_formatter_broke_over_lines_is_still_one() -> None:
    text = stamp("---\ntitle: a\n---\ntext\n")
    digest = fingerprint(text)
    broken = text.replace(f"conspectus: {{drafted: {digest}}}", f"conspectus:\n  drafted: {digest}")
    assert broken != text
    assert read_page(broken, "docs/papers/x.md", ENGLISH).drafted


@given(st.text("ab:-# \n", max_size=40))
def test_stamping_twice_is_stamping_once(text: str) -> None:
    assert stamp(stamp(text)) == stamp(text)


def test_a_stamp_leaves_the_rest_of_the_page() -> None:
    front, body = split_front_matter(stamp("---\ntitle: a\n---\ntext\n"))
    assert front.splitlines()[0] == "title: a"
    assert front.splitlines()[1].startswith("conspectus: {drafted: ")
    assert body == "text\n"


def test_citations_and_themes_are_found_in_prose_only() -> None:
    text = (
        "---\ntitle: '[@front]'\n---\n# About [@one]\n\nSee [@two, p. 3; @three] and `[@code]`\nand [#trade].\n\n"
        "```\n[@fence] [#fence]\n```\n<!-- [@comment] -->\n<!-- conspectus:begin links -->\n[@woven]: x\n"
        "<!-- conspectus:end links -->\n- [-@four] [@five](link)\n"
    )
    cited = [(line, piece.text) for line, citation in page_citations(text) for piece in citation.pieces]
    assert cited == [(4, "@one"), (6, "@two, p. 3"), (6, "@three"), (16, "-@four")]
    assert list(page_themes(text)) == [(7, "trade")]


def test_a_theme_before_a_colon_is_a_theme_and_the_label_of_a_definition_is_none() -> None:
    text = "Trade [#trade]: two papers. [#fish]: more\n\n[#trade]: trade.md\n[#fish]: ../themes/fish.zh.md\n"
    assert list(page_themes(text)) == [(1, "trade"), (1, "fish")]


BRACKET = "[@x, §1 “heavy rain fell”]"
STUB = f"- … {BRACKET} · (assertion)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# T\n\n## Findings\n- one\n\n## Method\n", f"# T\n\n## Findings\n- one\n{STUB}\n\n## Method\n"),
        ("# T\n\n## Findings\n\n## Method\n", f"# T\n\n## Findings\n\n{STUB}\n\n## Method\n"),
        ("# T\n\n## 结论\n- 一\n", f"# T\n\n## 结论\n- 一\n{STUB}\n"),
        (
            "# T\n<!-- conspectus:begin links -->\n<!-- conspectus:end links -->\n",
            f"# T\n\n## Findings\n\n{STUB}\n\n<!-- conspectus:begin links -->\n<!-- conspectus:end links -->\n",
        ),
    ],
)
def test_a_stub_is_added_at_the_end_of_its_facet(before: str, after: str) -> None:
    text, line = with_claim(before, "findings", BRACKET, "en")
    assert text == after
    assert text.split("\n")[line - 1] == STUB


SIGNS = [
    *"ab港 \n\t-#*_`~<>!|[]@§“”;；·()（）0:.\r\u2028\f",
    "<!--",
    "-->",
    "---\n",
    "```\n",
    "[@a, §1 “",
    "conspectus:begin",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    page = read_page(f"## Findings\n{text}", "docs/papers/x.md", ENGLISH)
    assert all(finding.line and finding.line <= page.text.count("\n") + 1 for finding in page.findings)

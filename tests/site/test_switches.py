"""Links to the other languages of a page are for viewers without the site's head."""

from conspectus.site.templates import without_languages


def test_the_line_on_coverage_ends_with_its_sentence() -> None:
    woven = (
        "<!-- conspectus:begin coverage -->\n"
        "Covers 1 of 2 papers; the newest is [Lin 2020](../papers/lin.md). · [中文](fish.zh.md)\n"
        "<!-- conspectus:end coverage -->\n"
    )
    assert "[Lin 2020](../papers/lin.md).\n<!--" in without_languages(woven)


def test_the_record_of_a_paper_names_no_other_language() -> None:
    rows = "- **Citekey** `lin`\n- **Other language** [中文](lin.zh.md)\n- **Year** 2020\n"
    woven = f"<!-- conspectus:begin glance -->\n{rows}<!-- conspectus:end glance -->\n"
    assert "- **Citekey** `lin`\n- **Year** 2020\n" in without_languages(woven)


def test_what_an_author_wrote_stays() -> None:
    written = "See the paper. · [中文](lin.zh.md)\n"
    assert without_languages(written) == written

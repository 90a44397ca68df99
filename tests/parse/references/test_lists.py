"""A reference list is cut into its entries, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conspectus.model import Finding, Reference, Span
from conspectus.parse.references import read_list

ONE = "张三.论桥[J].桥梁,2020(1):1-9."
TWO = "李四.论路[J].道路,2021(2):10-19."
THREE = "王五.论船[J].航运,2022(3):20-29."
LINES = st.sampled_from(
    [
        f"[1] {ONE}",
        f"[2] {TWO}",
        f"- [3] {THREE}",
        f"3. {ONE}",
        TWO,
        "① 注释一则。",
        "续行文字",
        "",
        "# 标题",
        "(2) Smith J. A b. C, 2001.",
    ]
)


def read(text: str) -> tuple[tuple[Reference, ...], tuple[Finding, ...]]:
    return read_list(text, Span(0, len(text)))


def raws(text: str) -> list[str]:
    return [reference.raw for reference in read(text)[0]]


def test_numbered_entries_one_a_line() -> None:
    references, findings = read(f"[1] {ONE}\n[2] {TWO}\n")
    assert [(reference.number, reference.raw) for reference in references] == [(1, ONE), (2, TWO)]
    assert findings == ()


def test_every_kind_of_number_is_known() -> None:
    for first, second in (
        ("- [1] ", "- [2] "),
        ("［1］", "［2］"),
        ("1. ", "2. "),
        ("1 ", "2 "),
        ("(1) ", "(2) "),
        ("（1）", "（2）"),
        ("〔1〕", "〔2〕 "),
        ("1．", "2．"),
        ("1　", "2　"),
        ("①", "② "),
    ):
        assert raws(f"{first}{ONE}\n{second}{TWO}") == [ONE, TWO]


def test_a_wrapped_entry_is_joined_without_a_blank_inside_chinese() -> None:
    assert raws(f"[1] 张三.论\n桥[J].桥梁,2020(1):1-9.\n[2] {TWO}") == [ONE, TWO]


def test_a_page_number_that_a_page_break_left_inside_an_entry_is_left_out() -> None:
    references, findings = read(f"〔1〕张三.论\n· 38 ·\n桥[J].桥梁,2020(1):1-9.\n— 39 —\n〔2〕{TWO}")
    assert [reference.raw for reference in references] == [ONE, TWO]
    assert [finding.code for finding in findings] == ["text-in-references"] * 2


def test_headings_that_group_the_entries_by_language_are_left_out() -> None:
    references, findings = read(
        f"一、中文部分\n{ONE}\n{TWO}\n二、英文部分\nSmith, J. (2001). On rivers. Rivers, 1(2), 3-4."
    )
    assert [reference.title for reference in references] == ["论桥", "论路", "On rivers"]
    assert [finding.code for finding in findings] == ["text-in-references"] * 2


def test_a_wrapped_english_entry_is_joined_with_a_blank() -> None:
    text = "[1] SMITH J. A long\nroad[J]. Roads, 2020, 1(2): 3-4.\n[2] " + TWO
    assert raws(text)[0] == "SMITH J. A long road[J]. Roads, 2020, 1(2): 3-4."


def test_a_line_that_opens_with_a_date_of_access_goes_on_with_the_entry() -> None:
    references, _ = read("[1]萧石.慢船期[EB/OL].\n[2017-01-23]. http://example.com/a.htm.\n[2]" + TWO)
    assert [reference.number for reference in references] == [1, 2]
    assert references[0].accessed == "2017-01-23"


def test_two_numbered_entries_on_one_line_are_two() -> None:
    assert raws(f"[1] {ONE} [2] {TWO}\n[3] {THREE}") == [ONE, TWO, THREE]


def test_unnumbered_entries_stand_one_a_line() -> None:
    assert raws(f"{ONE}\n{TWO}\n{THREE}") == [ONE, TWO, THREE]


def test_an_unnumbered_entry_may_be_wrapped() -> None:
    assert raws(f"张三.论桥[J].桥梁,\n2020(1):1-9.\n{TWO}") == [ONE, TWO]


def test_a_footnote_that_cuts_an_entry_is_left_out_and_reported() -> None:
    text = f"[1] 张三.论\n\n① 数据见附表。\n\n- 桥[J].桥梁,2020(1):1-9.\n[2] {TWO}"
    references, findings = read(text)
    assert [reference.raw for reference in references] == [ONE, TWO]
    assert [finding.code for finding in findings] == ["text-in-references"]


def test_numbers_that_start_again_are_reported() -> None:
    references, findings = read(f"[1] {ONE}\n[2] {TWO}\n[1] {THREE}")
    assert len(references) == 3
    assert [finding.code for finding in findings] == ["reference-numbering-restarts"]


def test_numbers_that_skip_or_repeat_are_reported() -> None:
    _, findings = read(f"[1] {ONE}\n[3] {TWO}\n[3] {THREE}")
    assert [finding.code for finding in findings] == ["reference-numbering-skips", "reference-number-repeated"]


def test_two_references_glued_into_one_are_reported() -> None:
    references, findings = read(f"[1] {ONE}{TWO}\n[2] {THREE}")
    assert [finding.code for finding in findings] == ["references-glued"]
    assert [(reference.number, reference.title) for reference in references] == [
        (1, "论桥"),
        (None, "论路"),
        (2, "论船"),
    ]
    assert all(reference.spans["title"].of(reference.raw) == reference.title for reference in references)


def test_places_are_those_of_the_whole_text() -> None:
    text = f"正文。\n参考文献\n[1] {ONE}\n[2] {TWO}\n"
    references, _ = read_list(text, Span(text.index("[1]"), len(text)))
    assert [reference.place_in_text.of(text) for reference in references if reference.place_in_text] == [
        f"[1] {ONE}",
        f"[2] {TWO}",
    ]


@given(st.lists(LINES, max_size=8).map("\n".join).filter(bool))
def test_entries_and_findings_cover_the_list(text: str) -> None:
    references, findings = read(text)
    covered = bytearray(len(text))
    places = [reference.place_in_text for reference in references if reference.place_in_text]
    places += [
        Span(finding.start, finding.end)
        for finding in findings
        if finding.start is not None and finding.end is not None
    ]
    for place in places:
        covered[place.start : place.end] = b"\x01" * len(place)
    assert not [letter for letter, seen in zip(text, covered, strict=True) if not seen and letter.strip()]


def test_an_english_translation_behind_a_chinese_entry_is_no_second_reference() -> None:
    references, findings = read(f"[1] {ONE}(Zhang San. On bridges[J]. Bridges, 2020(1): 1-9.)\n[2] {TWO}")
    assert findings == ()
    assert references[0].rest.startswith("Zhang San")
    assert references[0].confidence > 0.7


def test_entries_in_author_year_order_whose_lines_are_full_stay_apart() -> None:
    first, second = "谭明、邓海，2018：《论桥》，《桥梁》第6期。", "何以、陶然，2020：《论路》，《道路研究》第11期。"
    assert raws(f"{first}\n{second[:-7]}\n{second[-7:]}\n") == [first, second]

"""Citation marks in the running text: what is one, what it cites, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model import CitationMark, Name, Reference, Span
from conspectus.parse.citations import expand, find_marks

NUMBERED = [
    # text, mark as printed, numbers, cited page
    ("发展较快^[3]。", "^[3]", (3,), None),
    ("发展较快^[4-8]。", "^[4-8]", (4, 5, 6, 7, 8), None),
    ("发展较快^[7,18-21]。", "^[7,18-21]", (7, 18, 19, 20, 21), None),
    ("发展较快^{[47]36}。", "^{[47]36}", (47,), "36"),
    ("发展较快^[47]³⁵。", "^[47]³⁵", (47,), "35"),
    ("发展较快[47]36。", "[47]36", (47,), "36"),
    ("发展较快[47](第36页)。", "[47](第36页)", (47,), "36"),
    ("发展较快[47](P36-38)。", "[47](P36-38)", (47,), "36-38"),
    ("发展较快<sup>[1-2]</sup>。", "<sup>[1-2]</sup>", (1, 2), None),
    ("[6]开头的一行", "[6]", (6,), None),
    ("见文献[1, 2]。", "[1, 2]", (1, 2), None),
    ("见文献[1]~[3]。", "[1]~[3]", (1, 2, 3), None),
    ("见文献［5］。", "［5］", (5,), None),
    ("as shown [12, 14–16].", "[12, 14–16]", (12, 14, 15, 16), None),
    ("占比 $ \\% ^ { [ 3 ] }$ 。", "^ { [ 3 ] }$", (3,), None),
    ("见[3]2023年的数据", "[3]", (3,), None),
    ("发展较快〔3〕。", "〔3〕", (3,), None),
    ("发展较快^[3]^。", "^[3]^", (3,), None),
    ("发展较快[4](卷二)。", "[4](卷二)", (4,), "卷二"),
    ("发展较快[4]（卷首）。", "[4]（卷首）", (4,), "卷首"),
    ("发展较快[4](第三册)。", "[4](第三册)", (4,), "第三册"),
    ("后来的研究[4](见上文)认为", "[4]", (4,), None),
    ("后来的研究[2]23-25也多引用", "[2]23-25", (2,), "23-25"),
    ("调查对象[2]18-25岁", "[2]", (2,), None),
]
AUTHOR_YEAR = [
    ("有研究（李晓，2023；曲永，2023）认为", "（李晓，2023；曲永，2023）", [("李晓", "2023"), ("曲永", "2023")], None),
    ("有研究（史明，\n2020）认为", "（史明，\n2020）", [("史明", "2020")], None),
    ("有研究（参见张三等，2020：35）认为", "（参见张三等，2020：35）", [("张三", "2020")], "35"),
    ("夏春（2002）认为", "夏春（2002）", [("夏春", "2002")], None),
    (
        "根据李晓和王五（2003a，b）的测算",
        "李晓和王五（2003a，b）",
        [("李晓和王五", "2003a"), ("李晓和王五", "2003b")],
        None,
    ),
    ("正如周明等（2019）所说", "周明等（2019）", [("周明", "2019")], None),
    (
        "(Smith & Lee, 2020; Chen et al., 2019a)",
        "(Smith & Lee, 2020; Chen et al., 2019a)",
        [("Smith & Lee", "2020"), ("Chen", "2019a")],
        None,
    ),
    ("Gerard (1999) shows", "Gerard (1999)", [("Gerard", "1999")], None),
    ("as Smith and Lee (2020) show", "Smith and Lee (2020)", [("Smith and Lee", "2020")], None),
    ("as Chen et al. (2019a, 2019b) show", "Chen et al. (2019a, 2019b)", [("Chen", "2019a"), ("Chen", "2019b")], None),
    ("数据（国家统计局，2021）显示", "（国家统计局，2021）", [("国家统计局", "2021")], None),
    ("(World Bank, 2020)", "(World Bank, 2020)", [("World Bank", "2020")], None),
    ("有研究［温良，2011］认为", "［温良，2011］", [("温良", "2011")], None),
    ("有研究（温良，2011年）认为", "（温良，2011年）", [("温良", "2011")], None),
    ("有研究（温良2011）认为", "（温良2011）", [("温良", "2011")], None),
    ("数据（世界银行，2015）显示", "（世界银行，2015）", [("世界银行", "2015")], None),
    ("依据远洋渔业委员会（2015）的数据", "远洋渔业委员会（2015）", [("远洋渔业委员会", "2015")], None),
    (
        "有研究（王麗雲，2010；吳明儒、李德純，2013）",
        "（王麗雲，2010；吳明儒、李德純，2013）",
        [("王麗雲", "2010"), ("吳明儒、李德純", "2013")],
        None,
    ),
    ("見吳明儒（2013）", "吳明儒（2013）", [("吳明儒", "2013")], None),
    ("宓成蹊（2019）认为", "宓成蹊（2019）", [("宓成蹊", "2019")], None),
    ("戚雨舟等（2021）认为", "戚雨舟等（2021）", [("戚雨舟", "2021")], None),
    ("正如桑与之（2018）所说", "桑与之（2018）", [("桑与之", "2018")], None),
    ("有研究（桑与之和李明，2018）", "（桑与之和李明，2018）", [("桑与之和李明", "2018")], None),
    ("as Van der Meer (2016) shows", "Van der Meer (2016)", [("Van der Meer", "2016")], None),
]
NONE = [
    "增长较快（2019年）",
    "第二阶段（2019—2023年）",
    "取值[0,1]",
    "x∈[1,2]",
    "落在区间[1,2]内",
    "[目的]本文",
    "题名[J]",
    "[1](https://example.org)",
    "传播字[2014]10号",
    "地址（北京 100006）",
    "规划方案（2023）",
    "国务院白皮书（2021）",
    "全面改革（2002）",
    "Table (2020)",
    "since May (2020)",
    "面积 5 m² 与 10³",
    "（江苏，2019年）",
    "（第三次会议，2015年）",
    "London: Stonegate (2009)",
    "[Smith, 2011](https://example.org)",
]


def marks(text: str, known: tuple[Reference, ...] = ()) -> tuple[CitationMark, ...]:
    return find_marks(text, [Span(0, len(text))], known)


@pytest.mark.parametrize(("text", "printed", "numbers", "locator"), NUMBERED)
def test_a_numbered_mark_is_found_with_its_numbers(
    text: str, printed: str, numbers: tuple[int, ...], locator: str | None
) -> None:
    (mark,) = marks(text)
    assert (text[mark.start : mark.end], mark.numbers, mark.locator) == (printed, numbers, locator)


@pytest.mark.parametrize(("text", "printed", "works", "locator"), AUTHOR_YEAR)
def test_an_author_year_mark_is_found_with_its_works(
    text: str, printed: str, works: list[tuple[str, str]], locator: str | None
) -> None:
    (mark,) = marks(text)
    assert text[mark.start : mark.end] == printed
    assert [(work.author, work.year) for work in mark.works] == works
    assert mark.locator == locator


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert marks(text) == ()


def test_superscript_digits_are_marks_where_a_numbered_list_has_them() -> None:
    known = (Reference(raw="", number=1), Reference(raw="", number=2))
    assert [mark.numbers for mark in marks("发展较快¹，仍有不足²。", known)] == [(1,), (2,)]
    assert [mark.numbers for mark in marks("发展较快^1^，仍有不足^1,2^。", known)] == [(1,), (1, 2)]
    assert marks("发展较快¹，仍有不足²。") == ()


def test_an_author_of_the_list_is_recognised_before_a_year() -> None:
    known = (Reference(raw="", authors=(Name("萨缪尔森", "萨缪尔森"),)),)
    (mark,) = marks("早在萨缪尔森（1954）之前", known)
    assert [(work.author, work.year) for work in mark.works] == [("萨缪尔森", "1954")]


def test_only_the_given_ranges_are_searched() -> None:
    text = "发展[1]，不足[2]。"
    assert [mark.numbers for mark in find_marks(text, [Span(0, 6)])] == [(1,)]


def test_a_mark_without_an_entry_stays_a_mark() -> None:
    assert [mark.numbers for mark in marks("发展[9]", (Reference(raw="", number=1),))] == [(9,)]


def test_ranges_are_expanded_only_as_far_as_a_list_may_go() -> None:
    assert expand("7,18-21") == (7, 18, 19, 20, 21)
    assert expand("9-3") == (9, 3)


@given(st.text(alphabet=st.sampled_from("张三等[]()（），,;；1239-~^{}<sup>/ab年和。\n"), min_size=1, max_size=60))
def test_no_text_raises_and_marks_do_not_overlap(text: str) -> None:
    found = marks(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)

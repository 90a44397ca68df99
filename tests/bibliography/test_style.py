"""Records printed by the rules of GB/T 7714—2015."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conspectus.bibliography import format_work, work_of_reference
from conspectus.model import Name, Work
from conspectus.parse.references import parse_reference

PRINTED = [
    "张三, 李四, 王五, 等. 加快桥梁建设[J]. 当代桥梁, 2023, 40(12): 14-23.",
    "BAKER R E, Jr, LEE T, STONE H, et al. On the pace of learning[J]. Journal of Growth, 1988, 22(1): 3-42.",
    "在全国会议上强调 扎实推进[N]. 山城日报, 2023-09-10(1).",
    "外事讲话选: 第 1 卷[M]. 北京: 四海出版社, 2022: 277.",
    "库恩. 航海技术史[M]. 金海, 胡江, 译. 2 版. 上海: 长风出版社, 2012.",
    "程江. 大水的成因[M]//许山, 赵川. 流域对策. 北京: 远方出版社, 1999: 32-36.",
    "马川. 水循环[D]. 北京: 远山大学, 2011: 27.",
    "邓山. 节水阀: CN201399988877.6[P]. 2008-01-16.",
    "萧石. 慢船期[EB/OL]. (2001-11-16)[2002-03-08]. http://example.com/a.html.",
    "钱七. 平台治理[J/OL]. 山城学报: 1-9[2023-11-07]. https://doi.org/10.1234/j.abcd.2023.",
    "赵六. 港口[J/OL]. 史学季刊, 2012, 22: 81-86[2013-01-02]. http://example.com/b. DOI:10.1234/x.",
]


@pytest.mark.parametrize("printed", PRINTED)
def test_reading_and_printing_give_the_same_reference(printed: str) -> None:
    assert format_work(work_of_reference(parse_reference(printed))) == printed


def test_the_list_of_authors_ends_in_the_entrys_own_language() -> None:
    people = tuple(Name(f"{letter}", letter, "") for letter in "甲乙丙丁")
    assert format_work(Work(title="题", authors=people)).startswith("甲, 乙, 丙, 等. ")
    western = tuple(Name(f"Able {letter}", "Able", letter) for letter in "ABCD")
    assert format_work(Work(title="T", authors=western, language="en")).startswith("ABLE A, ABLE B, ABLE C, et al. ")


def test_supplied_values_stand_in_square_brackets() -> None:
    record = Work(title="题", authors=(Name("甲"),), container="刊", year="2020", supplied=("container", "year"))
    assert format_work(record) == "甲. 题[J]. [刊], [2020]."
    assert "[甲]" in format_work(replace(record, supplied=("authors",)))


def test_an_unknown_style_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="unknown citation style"):
        format_work(Work(title="题"), "house")

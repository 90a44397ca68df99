"""Every number, year and named institution of a claim must occur in its passages."""

from __future__ import annotations

import pytest

from conspectus.evidence import missing_institutions, numbers_beyond, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("增长28.870%", ["28.87"]),
        ("1,234,567 people and １，２００ ports", ["1234567", "1200"]),
        ("２０２３年，二〇二三年，二零二三年", ["2023"]),
        ("2019—2022年、2019-22", ["2019", "2022", "22"]),
        ("一百二十个、三千二百万人、两亿五千万、十五", ["120", "32000000", "250000000", "15"]),
        ("三个、一方面、十四五、千方百计、万一、百年", []),
        ("5G, 3D, GPT4, COVID-19 and H2O", []),
        ("the 1990s and the 21st century", ["1990", "21"]),
        ("1.2万 and 12000", ["1.2", "12000"]),
        ("0.50, 100, 3.14.15", ["0.5", "100", "3.14"]),
        ("100.0和100", ["100"]),
        ("-3.5和+3.5", ["3.5"]),
        ("百分之二十五", ["25"]),
        ("从10到20，共3项", ["10", "20", "3"]),
    ],
)
def test_numbers_are_compared_by_value_as_printed(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == numbers


@pytest.mark.parametrize(
    ("claim", "passage", "declared", "beyond"),
    [
        ("Exports grew 28.87% in 2021.", "２０２１年出口增长28.87%", (), ()),
        ("Exports grew 28.8% in 2020.", "2021年出口增长28.87%", (), ("28.8", "2020")),
        ("About 120 ports.", "约一百二十个港口", (), ()),
        ("Some 12,000 ports.", "约1.2万个港口", (), ("12000",)),
        ("Some 12,000 ports.", "约1.2万个港口", ("12,000",), ()),
        ("Three ports.", "四个港口", (), ()),
    ],
)
def test_a_claim_has_no_number_beyond_its_passage(
    claim: str, passage: str, declared: tuple[str, ...], beyond: tuple[str, ...]
) -> None:
    assert numbers_beyond(claim, numbers_in(passage), declared) == beyond


@pytest.mark.parametrize(
    ("claim", "passage", "missing"),
    [
        ("The World Bank counts ports.", "世界银行统计了港口", ()),
        ("The World Bank counts ports.", "国际货币基金组织统计了港口", ("World Bank",)),
        ("根据世界银行的数据", "the World Bank says", ()),
        ("根据虚构大学的数据", "虚构大学的调查", ()),
        ("根据虚构大学的数据", "某校的调查", ("虚构大学",)),
        ("根据虚构大学的数据", "a survey of ports", ()),
        ("The University of Nowhere counted.", "It was counted by the University of Nowhere.", ()),
        ("The University of Nowhere counted.", "It was counted.", ("University of Nowhere",)),
        ("各大学都有港口研究", "高校都有", ()),
    ],
)
def test_a_claim_names_no_institution_that_its_passage_does_not(
    claim: str, passage: str, missing: tuple[str, ...]
) -> None:
    assert missing_institutions(claim, [passage]) == missing

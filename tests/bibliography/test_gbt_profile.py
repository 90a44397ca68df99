"""The spacing of a printed list is seen in its entries, and what was read from a list is printed as it stood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.measure_styles import measure_sources, measure_strings

from conspectus.bibliography import work_of_reference
from conspectus.bibliography.styles import format_work
from conspectus.bibliography.styles.gbt import observe_profile, observe_profiles
from conspectus.bibliography.styles.profile import PROFILE_2015, PROFILE_2025, Profile
from conspectus.model import Work
from conspectus.parse.references import parse_reference

CLOSE = [
    "程江,林浦,郑帆,等.大水的成因:一个旁证[J].山城大学学报(社会科学版),2019,40(12):14-23.",
    "温岭.渡船时代[M].林浦,译.2版.上海:长风出版社,2012:277.",
    "马川.水循环[D].北京:远山大学,2011.",
    "PELL P Z Jr, LOWE T. On the pace of ferries[J].Journal of Harbours,1988,22(1):3-42.",
    "钱江.平台治理[J/OL].山城学报:1-9[2023-11-07].https://example.org/x.",
    "余斌.船长访谈[N].港口日报,2013-01-12(2).",
]
WIDE = [
    "程江，林浦，郑帆，等．大水的成因：一个旁证［J］．山城学报，2019，40（12）：14－23．",
    "程江，林浦. 大水的成因：一个旁证[J]. 山城学报，2019，40（12）：14-23.",
    "温岭. 渡船时代[M]. 上海：长风出版社，2012：277.",
]
SPACED = [
    "程江, 林浦. 大水的成因: 一个旁证 [J]. 山城学报, 2019, 40 (12): 14-23.",
    "许山. 船坞[C]// 港口学会. 港口论文集. 北京: 远方出版社, 1999: 32-36.",
    "赵川. 船闸[M]// 许山. 船坞大典. 北京: 远方出版社, 1998: 3-6.",
]


@pytest.mark.parametrize("printed", CLOSE)
def test_a_list_without_blanks_is_printed_without_blanks(printed: str) -> None:
    assert format_work(work_of_reference(parse_reference(printed)), profile=observe_profile(CLOSE)) == printed


@pytest.mark.parametrize("printed", WIDE[1:])
def test_a_list_in_full_width_is_printed_in_full_width(printed: str) -> None:
    assert format_work(work_of_reference(parse_reference(printed)), profile=observe_profile(WIDE[1:])) == printed


def test_blanks_before_brackets_and_behind_the_slashes_are_seen() -> None:
    seen = observe_profile(SPACED).chinese
    assert (seen.issue, seen.host, seen.close) == (" (", "// ", ")")
    for printed in SPACED[1:]:
        assert format_work(work_of_reference(parse_reference(printed)), profile=observe_profile(SPACED)) == printed


def test_chinese_and_western_entries_have_spacings_of_their_own() -> None:
    profile = observe_profile(CLOSE)
    assert (profile.chinese.names, profile.chinese.after_names) == (",", ".")
    assert (profile.western.names, profile.western.after_names, profile.western.suffix) == (", ", ". ", " ")


def test_an_entry_pasted_from_elsewhere_keeps_its_own_spacing() -> None:
    pasted = "许山. 船坞[J]. 港史, 2020(3): 3-9."
    printed = [*CLOSE, pasted]
    records = [work_of_reference(parse_reference(entry)) for entry in printed]
    own = observe_profiles(printed)
    assert [format_work(record, profile=profile) for record, profile in zip(records, own, strict=True)] == printed
    assert format_work(records[-1], profile=observe_profile(printed)) == "许山.船坞[J].港史,2020(3):3-9."


def test_where_nothing_is_seen_the_standard_holds() -> None:
    assert observe_profile([], values="half") == PROFILE_2015
    assert observe_profile(["no reference at all", ""]) == Profile(
        replace(PROFILE_2015.chinese, values=""), replace(PROFILE_2015.western, values="")
    )


def test_a_symbol_that_the_standard_does_not_have_there_is_not_copied() -> None:
    """A comma before the pages of an article without a year breaks the standard (2015 §8.8): a colon is printed."""
    odd = "钱江.平台治理[J/OL].山城学报,1-9[2023-11-07].https://example.org/x."
    profile = observe_profiles([*CLOSE[:4], odd])[-1]
    assert format_work(work_of_reference(parse_reference(odd)), profile=profile) == CLOSE[4]


@pytest.mark.parametrize(
    ("printed", "style"),
    [
        ("HO J. Proceedings of the Second Harbour Meeting[C]. Oslo: Port Press, 2001.", "gbt7714-2015"),
        (
            "周江，李山. 渡口数据集[DS/OL]. V1.0. 国家渡口数据中心（2023-05-17）[2025-06-04]. https://example.org/d.",
            "gbt7714-2025",
        ),
        ("Anon, 1981. On ferries[J]. Harbours, 2(3): 4.", "gbt7714-2015-author-year"),
        ("顾山. 江山水记[M]. 北京: 四海书局, [1936].", "gbt7714-2015"),
        ("顾山. 江山水记[M]. [出版地不详]: 四海书局, 1936.", "gbt7714-2015"),
        ("温岭. 渡口史[J]. 港史, 2020(3): 4. DOI:10.1234/x.", "gbt7714-2015"),
    ],
)
def test_what_a_list_by_the_standard_prints_is_printed_again(printed: str, style: str) -> None:
    """Case, marks, estimated years and versions come back as they stood."""
    base = PROFILE_2025 if "2025" in style else PROFILE_2015
    profile = observe_profile([printed], base)
    assert format_work(work_of_reference(parse_reference(printed)), style, profile=profile) == printed


def test_a_profile_leaves_the_other_styles_alone() -> None:
    work = Work(title="渡船", container="港史", year="2020")
    assert format_work(work, "apa", profile=observe_profile(CLOSE)) == format_work(work, "apa")


def test_the_printed_references_of_the_real_sources_come_back(real_papers: Path) -> None:
    """All but two, in which a comma stands for the colon before the pages."""
    whole, each = measure_sources(real_papers)
    assert (each.total, each.same, each.alike) == (83, 81, 81)
    assert whole.same >= 75
    assert {label for label, _, _ in each.wrong} == {"000 [5]", "000 [30]"}


def test_development_strings_come_back_from_their_bibtex(dev_data: Path) -> None:
    """At least 95 % of each edition and system, byte for byte in the spacing of their list."""
    scores = measure_strings(dev_data / "references-gbt7714.jsonl")
    for edition in ("2015", "2025"):
        for system in ("numeric", "authoryear"):
            score = scores[edition, system]
            assert score.same / score.total >= 0.95, score.wrong[:5]

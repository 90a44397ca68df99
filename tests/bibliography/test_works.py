"""Which records are the same work, and how records come about."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from conspectus.bibliography import same_work, work_of_article, work_of_reference
from conspectus.model import Article, Author, CleanText, Metadata, SourceText, Work
from conspectus.parse.references import parse_reference


def work(printed: str) -> Work:
    return work_of_reference(parse_reference(printed))


BASE = "张三,李四.加快桥梁建设 迈向更高水平[J].当代桥梁,2023(12):14-23."
SAME = [
    "张三, 李四. 加快桥梁建设迈向更高水平[J]. 当代桥梁, 2023(12): 14-23.",
    "张三，李四．加快桥梁建设　迈向更高水平［J］．当代桥梁，2023（12）：14-23．",
    "张三,李四.加快桥梁建设——迈向更高水平[J/OL].当代桥梁,1-10[2023-11-19].http://example.org/a.",
    "张三,等.加快桥梁建设 迈向更高水平[J].当代桥梁,2023,40(12):14-23.",
    "张三,李四.加快桥梁建设 迈向更高水平[J].当代桥梁,2024(1):14-23.",
]
OTHER = [
    "王五.加快桥梁建设 迈向更高水平[J].当代桥梁,2023(12):14-23.",
    "张三,李四.加快桥梁建设 迈向更高水平[J].道路学刊,2023(12):14-23.",
    "张三,李四.加快桥梁建设 迈向更高水平[J].当代桥梁,2019(12):14-23.",
    "张三,李四.加快桥梁建设 迈向更高水平[M].北京:远山出版社,2023.",
    "张三,李四.加快道路建设[J].当代桥梁,2023(12):14-23.",
]


@pytest.mark.parametrize("printed", SAME)
def test_width_blanks_and_stages_of_publication_do_not_make_another_work(printed: str) -> None:
    assert same_work(work(BASE), work(printed))
    assert same_work(work(printed), work(BASE))


@pytest.mark.parametrize("printed", OTHER)
def test_another_author_host_or_time_makes_another_work(printed: str) -> None:
    assert not same_work(work(BASE), work(printed))


def test_a_missing_subtitle_is_forgiven_when_all_else_agrees() -> None:
    long = work("张三.山区桥梁的维护与更新:来自西南的证据[J].当代桥梁,2023(12):14-23.")
    assert same_work(long, work("张三.山区桥梁的维护与更新[J].当代桥梁,2023(12):14-23."))
    assert not same_work(long, work("张三.山区桥梁的维护与更新[J].当代桥梁,2022(12):14-23."))


def test_equal_dois_decide() -> None:
    assert same_work(Work(title="a", doi="10.1/X"), Work(title="b", doi="10.1/x"))


def test_placeholder_dates_are_left_out() -> None:
    assert work("张三.论桥[J/OL].桥梁:1-9[0000-00-00].http://example.org/a.").accessed == ""


def test_an_article_becomes_a_record_with_its_supplied_fields_named() -> None:
    source = SourceText("a.txt", "", "txt", "utf-8", "")
    metadata = Metadata(title="论桥", authors=(Author("张三"),), journal="桥梁", year=2023)
    record = work_of_article(Article(0, CleanText(source, "", ()), Metadata()), metadata, ["journal", "year"])
    assert (record.container, record.year, record.authors[0].family) == ("桥梁", "2023", "张")
    assert record.supplied == ("container", "year")


def test_the_real_sources_share_four_works(real_papers: Path) -> None:
    lists = []
    for name in ("000_47143eaa5c8df9d3", "002_bb16d3c4dc0f1b80"):
        text = (real_papers / f"{name}.txt").read_text(encoding="utf-8")
        lists.append([work(printed) for printed in re.findall(r"^- \[[0-9]+\] (.*)$", text, re.MULTILINE)])
    shared = [(a.title, b.title) for a in lists[0] for b in lists[1] if same_work(a, b)]
    assert len(shared) == 4


def test_a_volume_kept_with_the_title_or_apart_from_it_is_the_same_work() -> None:
    apart = work("温良.桥梁史话:第3卷[M].北京:远山出版社,2020:375.")
    together = replace(apart, title="桥梁史话:第3卷", volume="")
    assert (apart.title, apart.volume) == ("桥梁史话", "3")
    assert same_work(apart, together)
    assert not same_work(apart, replace(apart, volume="1"))

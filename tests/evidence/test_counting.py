"""Counting words: what is searched, what counts once, and what a longer word takes away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.evidence.invented import article

from conspectus.evidence import counts_of, dump_lock, hits_of, lock_paper, parse_lock, relock
from conspectus.evidence.counting import folded
from conspectus.model import Query
from conspectus.site.locks import LockText

PAPER = article("""
abstract: 本文研究港口的融资。
abstract_en: Ports and their finance; SMEs.
# 一 | 金融与港口
国际金融危机之后,港口的金 融与投融资都变了。ＳＭＥ不是SMEs,也不是SME。
# 一(一) | 就业
就业岗位多于就业者。
note: 金融学院。
""")


def query(words: str, without: str = "") -> Query:
    return Query(tuple(words.split("|")), tuple(without.split("|")) if without else ())


@pytest.mark.parametrize(
    ("words", "without", "places"),
    [
        ("金融", "", {"一": 3, "note": 1}),
        ("金融", "国际金融危机|金融学院", {"一": 2}),
        ("金融|融资", "国际金融危机", {"abstract": 1, "一": 3, "note": 1}),
        ("就业|岗位|就业岗位", "", {"一(一)": 3}),
        ("SME", "", {"一": 2}),
        ("finance", "", {}),
        ("渔业", "", {}),
    ],
)
def test_words_are_counted_where_they_stand(words: str, without: str, places: dict[str, int]) -> None:
    """Headings count to their section, the longest word wins, white space and width do not matter in Chinese."""
    asked = query(words, without)
    assert counts_of(PAPER, [asked]) == {asked.key: places}


def test_hits_come_in_the_order_of_the_text_with_their_places() -> None:
    titled = replace(PAPER, metadata=replace(PAPER.metadata, title="就业研究"))
    hits = hits_of(titled, query("就业"))
    assert [(hit.section, hit.paragraph) for hit in hits] == [("title", 0), ("一(一)", 0), ("一(一)", 1), ("一(一)", 1)]
    assert hits[2].after.startswith("岗位多于")


def test_white_space_is_kept_between_latin_words_only() -> None:
    assert folded(" 数 据 the  port\nof 天津 ") == "数据the port of天津"


def test_a_lock_keeps_the_counts_and_pages_still_read_it_without_yaml() -> None:
    asked = query("金融|it's: a claim", "国际金融危机")
    lock, _ = lock_paper("lin2024", PAPER, {}, (), queries=[asked])
    text = dump_lock(lock)
    assert parse_lock(text, "x.lock") == lock
    assert lock.counts == {asked.key: {"一": 2, "note": 1}}
    assert [path for path, _ in LockText(text, "nowhere").glance().headings] == ["一", "一(一)"]


def test_without_the_source_counts_that_are_asked_for_stay_and_none_is_new() -> None:
    kept, gone, new = query("金融"), query("就业"), query("渔业")
    lock, _ = lock_paper("lin2024", PAPER, {}, (), queries=[kept, gone])
    assert relock(lock, (), [kept, new]).counts == {kept.key: lock.counts[kept.key]}

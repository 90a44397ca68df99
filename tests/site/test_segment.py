"""Chinese words get boundaries that Material's search can see."""

import json
from pathlib import Path

from conspectus.site.segment import segment, segment_index


def test_words_are_divided_and_latin_is_left_alone() -> None:
    assert segment("河流的水温 and shade") == "河流\u200b的\u200b水温\u200b and shade"


def test_segmenting_twice_changes_nothing() -> None:
    once = segment("夏天，两岸的树荫遮住水面。")
    assert segment(once) == once


def test_nothing_but_boundaries_is_added() -> None:
    text = "<p>夏天两岸的树荫（TFP）遮住水面</p>"
    assert segment(text).replace("\u200b", "") == text


def test_the_index_of_a_built_site_is_rewritten_once(tmp_path: Path) -> None:
    index = tmp_path / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(json.dumps({"config": {}, "docs": [{"location": "", "title": "水温", "text": "河流的水温"}]}))
    assert segment_index(tmp_path)
    assert json.loads(index.read_text(encoding="utf-8"))["docs"][0]["text"] == "河流\u200b的\u200b水温"
    assert not segment_index(tmp_path)


def test_a_site_without_search_is_left_alone(tmp_path: Path) -> None:
    assert not segment_index(tmp_path)

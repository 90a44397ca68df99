"""What of a passage a card shows, and where passages are kept."""

from pathlib import Path

import pytest

from conspectus.evidence.passages import read_passages, write_passages
from conspectus.site.passages import excerpt

PHRASE = "the phrase"


@pytest.mark.parametrize("before", [0, 10, 200])
@pytest.mark.parametrize("after", [0, 10, 200])
def test_an_excerpt_holds_the_phrase_and_keeps_the_limit(before: int, after: int) -> None:
    shown = excerpt("b" * before + PHRASE + "a" * after, PHRASE, 120)
    assert shown[1] == PHRASE
    assert len("".join(shown)) <= 120
    assert ("…" in shown[0], "…" in shown[2]) == (len(shown[0].strip("…")) < before, len(shown[2].strip("…")) < after)


def test_a_passage_that_fits_is_shown_whole() -> None:
    assert excerpt("a passage with the phrase in it", PHRASE, 120) == ("a passage with ", PHRASE, " in it")


def test_without_a_limit_all_is_shown() -> None:
    assert len("".join(excerpt("x" * 500 + PHRASE, PHRASE, None))) == 510


def test_a_phrase_that_is_not_there_is_not_marked() -> None:
    assert excerpt("x" * 130, PHRASE, 120) == ("x" * 119 + "…", "", "")


def test_passages_are_kept_by_id_and_written_once(tmp_path: Path) -> None:
    assert write_passages(tmp_path, "lin2020hean", {"c-aaaaaaaa": "一段话"})
    assert not write_passages(tmp_path, "lin2020hean", {"c-aaaaaaaa": "一段话"})
    assert read_passages(tmp_path, "lin2020hean") == {"c-aaaaaaaa": "一段话"}


def test_a_paper_without_passages_leaves_no_file(tmp_path: Path) -> None:
    assert not write_passages(tmp_path, "lin2020hean", {})
    assert read_passages(tmp_path, "lin2020hean") == {}


def test_a_file_of_another_form_is_no_cache(tmp_path: Path) -> None:
    write_passages(tmp_path, "a2020b", {"c-aaaaaaaa": "x"})
    (tmp_path / ".conspectus" / "passages" / "a2020b.json").write_text("[1", encoding="utf-8")
    assert read_passages(tmp_path, "a2020b") == {}

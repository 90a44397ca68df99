"""Locks: what they record, how they change, and what they say where the source is absent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.evidence.invented import article, complete_work

from conspectus.evidence import (
    LockError,
    dump_lock,
    evidence_state,
    load_lock,
    lock_paper,
    parse_lock,
    passages_of,
    relock,
)
from conspectus.model import Claim, Lock, Paper, Settings
from conspectus.pages import claim_id, read_page

PAPER = article(
    """
    ## 一 | 港口
    港口网络的密度提高了28.87%。
    航线与腹地共同决定港口。
    ## 二 | 航线
    航线延长了腹地，带来四十个新港口。
    """
)
OTHER = article(
    PAPER.text.text.replace("港口\n", "## 一 | 港口\n", 1).replace("航线\n", "## 二 | 航线\n", 1) + "\n末段。"
)


def claims(*evidence: str, text: str = "Ports grew.") -> tuple[Claim, ...]:
    lines = [f"- {text} [@lin2024, {piece}] · (assertion)" for piece in evidence]
    page = "---\ncitekey: lin2024\n---\n## Findings\n" + "\n".join(lines) + "\n"
    return read_page(page, "docs/papers/lin2024.md", Settings()).claims


def paper(own: Sequence[Claim], **fields: object) -> Paper:
    page = read_page("", "docs/papers/lin2024.md", Settings())
    return replace(Paper("lin2024", complete_work("x"), {"en": replace(page, claims=tuple(own))}), **fields)  # type: ignore[arg-type]


DENSITY = "§一 “港口网络的密度”"
HINTERLAND = "§二 “航线延长了腹地”"


def test_a_lock_records_place_and_hash_and_no_words_beyond_the_phrase() -> None:
    (claim,) = claims(DENSITY)
    lock, findings = lock_paper("lin2024", PAPER, {1: "zhou2020"}, [claim])
    (entry,) = lock.evidence
    sentence = "港口网络的密度提高了28.87%。"
    assert findings == ()
    assert (entry.claim, entry.section, entry.title, entry.paragraph) == (claim.id, "一", "港口", 1)
    assert [span.of(PAPER.text.source.text) for span in entry.spans] == [sentence]
    assert entry.passage == hashlib.sha256(sentence.encode()).hexdigest()
    assert entry.sha256 == PAPER.text.source.sha256
    assert entry.numbers == ("28.87",)
    assert "提高" not in dump_lock(lock)


def test_a_lock_reads_back_as_it_was_written() -> None:
    lock, _ = lock_paper("lin2024", PAPER, {2: "a", 1: "b"}, claims(DENSITY, HINTERLAND))
    lock = replace(lock, retired={"c-aaaaaaaa": "", "c-bbbbbbbb": lock.evidence[0].claim})
    text = dump_lock(lock)
    assert parse_lock(text, "evidence/lin2024.lock") == lock
    assert dump_lock(parse_lock(text, "evidence/lin2024.lock")) == text


def test_the_order_of_claims_makes_no_difference_to_a_lock() -> None:
    own = claims(DENSITY, HINTERLAND)
    assert lock_paper("lin2024", PAPER, {}, own) == lock_paper("lin2024", PAPER, {}, own[::-1])


def test_claims_in_two_languages_are_locked_once() -> None:
    lock, _ = lock_paper("lin2024", PAPER, {}, claims(DENSITY) + claims(DENSITY, text="港口增长。"))
    assert len(lock.evidence) == 1


def test_only_evidence_in_this_paper_is_locked() -> None:
    other = read_page(
        "## Findings\n- One. [@zhou2023, §1 “heavy rain fell”; @lin2024, §一 “港口网络的密度”] · (assertion)\n",
        "docs/papers/zhou2023.md",
        Settings(),
    ).claims
    lock, _ = lock_paper("lin2024", PAPER, {}, other)
    assert [entry.phrase for entry in lock.evidence] == ["港口网络的密度"]
    assert lock.evidence[0].claim == other[0].id


def test_evidence_that_is_not_there_is_a_finding_and_not_locked() -> None:
    lock, findings = lock_paper("lin2024", PAPER, {}, claims("§一 “港口网络密度高”"))
    assert lock.evidence == ()
    (finding,) = findings
    assert (finding.code, finding.file, finding.line) == ("evidence-not-found", "docs/papers/lin2024.md", 5)
    assert "港口网络的密度" in finding.hint


def test_a_claim_with_another_phrase_from_the_same_passage_takes_over_the_old_address() -> None:
    before, _ = lock_paper("lin2024", PAPER, {}, claims(DENSITY))
    (new,) = claims("§一 “密度提高了28.87%”")
    after, _ = lock_paper("lin2024", PAPER, {}, [new], before)
    assert after.retired == {before.evidence[0].claim: new.id}
    (third,) = claims("§一 “网络的密度提高了”")
    last, _ = lock_paper("lin2024", PAPER, {}, [third], after)
    assert last.retired == {before.evidence[0].claim: third.id, new.id: third.id}


def test_the_address_of_a_deleted_claim_is_retired_and_comes_back_with_it() -> None:
    own = claims(DENSITY, HINTERLAND)
    before, _ = lock_paper("lin2024", PAPER, {}, own)
    after, _ = lock_paper("lin2024", PAPER, {}, own[:1], before)
    assert after.retired == {own[1].id: ""}
    again, _ = lock_paper("lin2024", PAPER, {}, own, after)
    assert again.retired == {}


def test_without_the_source_a_lock_only_loses_entries() -> None:
    own = claims(DENSITY, HINTERLAND)
    before, _ = lock_paper("lin2024", PAPER, {}, own)
    after = relock(before, [own[0], *claims("§二 “四十个新港口”")])
    assert [entry.claim for entry in after.evidence] == [own[0].id]
    assert after.retired == {own[1].id: ""}


def test_another_conversion_is_moved_where_the_phrase_is_found_again() -> None:
    own = claims(DENSITY)
    before, _ = lock_paper("lin2024", PAPER, {}, own)
    after, findings = lock_paper("lin2024", OTHER, {}, own, before)
    assert after.evidence[0].state == "moved"
    assert after.evidence[0].sha256 == OTHER.text.source.sha256
    assert [finding.code for finding in findings] == ["evidence-moved"]
    assert lock_paper("lin2024", OTHER, {}, own, after)[0] == after


def test_what_another_conversion_lost_keeps_its_entry_unverified() -> None:
    own = claims(DENSITY)
    before, _ = lock_paper("lin2024", PAPER, {}, own)
    after, findings = lock_paper("lin2024", article("## 一 | 港口\n面目全非。"), {}, own, before)
    assert [finding.code for finding in findings] == ["evidence-not-found"]
    (entry,) = after.evidence
    assert (entry.state, entry.sha256) == ("unverified", PAPER.text.source.sha256)
    assert parse_lock(dump_lock(after), "x.lock") == after


@pytest.mark.parametrize(
    ("here", "locked", "phrase", "state"),
    [
        ("same", True, DENSITY, "verified"),
        ("same", False, DENSITY, "verified"),
        ("other", True, DENSITY, "moved"),
        ("same", True, "§一 “港口网络密度”", "unverified"),
        ("absent", True, DENSITY, "locked"),
        ("absent", True, "§一（二） “港口网络的密度”", "unverified"),
        ("absent", True, "§一 ¶2 “港口网络的密度”", "unverified"),
        ("absent", True, "§一 ¶1 “港口网络的密度”", "locked"),
        ("absent", False, DENSITY, "unverified"),
    ],
)
def test_states(here: str, locked: bool, phrase: str, state: str) -> None:
    """Design, Pages: verified, locked (source absent), unverified (phrase edited without it), moved."""
    lock = lock_paper("lin2024", PAPER, {}, claims(DENSITY))[0] if locked else None
    source = {"same": PAPER, "other": OTHER, "absent": None}[here]
    (claim,) = claims(phrase)
    found, finding = evidence_state(paper([claim], lock=lock, article=source), claim, claim.evidence[0])
    assert found == state
    assert (finding is None) is (state in {"verified", "locked"})


def test_a_phrase_edited_without_the_source_is_told_what_the_lock_has() -> None:
    lock, _ = lock_paper("lin2024", PAPER, {}, claims(DENSITY, HINTERLAND))
    (claim,) = claims("§一 “港口网络密度”")
    _, finding = evidence_state(paper([claim], lock=lock), claim, claim.evidence[0])
    assert finding is not None
    assert "“港口网络的密度”" in finding.hint


def test_passages_are_whole_paragraphs_by_the_id_of_their_evidence() -> None:
    lock, _ = lock_paper("lin2024", PAPER, {}, claims(DENSITY))
    identity = claim_id("lin2024", "一", "港口网络的密度")
    assert passages_of(PAPER, lock) == {identity: "港口网络的密度提高了28.87%。"}


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("lock: 1\ncitekey: [", "not YAML", 2),
        ("", "expected a lock", 1),
        ("lock: 7\n", "expected a lock", 1),
        ("lock: 1\ncitekey: a\n", "'source' is missing", None),
        ("lock: 1\ncitekey: a\nsource: {file: a, sha256: b, article: x}\n", "wrong value", None),
        ("lock: 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", "not YAML", 3),
    ],
)
def test_a_lock_that_cannot_be_read_says_why_and_where(tmp_path: Path, text: str, words: str, line: int | None) -> None:
    path = tmp_path / "evidence" / "a.lock"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LockError) as caught:
        load_lock(path)
    finding = caught.value.finding
    assert (finding.code, finding.file, finding.line) == ("lock-invalid", "evidence/a.lock", line)
    assert words in finding.message


def test_how_often_each_number_is_cited_stands_in_one_line_and_is_read_back() -> None:
    lock = Lock("lin2020hean", "lin.txt", "0" * 64, 0, references={1: "a", 2: "b"}, marks={2: 1, 1: 3})
    text = dump_lock(lock)
    assert "\nmarks: {1: 3, 2: 1}\n" in text
    assert parse_lock(text, "evidence/lin2020hean.lock") == lock
    assert "marks" not in dump_lock(replace(lock, marks={}))

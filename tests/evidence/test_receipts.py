"""The receipt: every piece of evidence looked up once, hashed against the lock, and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.evidence.invented import article, review

from conspectus.evidence import differences, dump_receipt, parse_receipt, take_receipt
from conspectus.model import Article, Lock, Paper, Review, Span

PAPER = article("""
# 一 | 引言
港口网络的密度提高了28.87%。
腹地的扩大靠的是铁路。
# 二 | 结论
四十个旧港口改了用途。
""")
CHINESE = """---
citekey: lin2024
---
## 主要结论

- 网络变密。[@lin2024, §一 “港口网络的密度”] · (论断)
- 腹地变大，密度也变。[@lin2024, §一 “腹地的扩大”; @lin2024, §一 “港口网络的密度”] · (论断)
"""
ENGLISH = CHINESE.replace("## 主要结论", "## Findings").replace("(论断)", "(assertion)")
BOTH = {"docs/papers/lin2024.md": ENGLISH, "docs/papers/lin2024.zh.md": CHINESE}


def own(found: Review) -> Paper:
    return found.papers["lin2024"]


def changed(found: Review, *, article: Article | None = PAPER, lock: Lock | None = None) -> Review:
    paper = replace(own(found), article=article, lock=lock or own(found).lock)
    return replace(found, papers={"lin2024": paper})


def test_a_claim_in_two_languages_is_one_claim_and_two_statements() -> None:
    receipt, findings = take_receipt(review(BOTH, {"lin2024": PAPER}))
    (paper,) = receipt.papers
    assert (paper.claims, paper.evidence, paper.passages, paper.state) == ((2, 2), (2, 2), 2, "verified")
    assert receipt.statements == {"en": 2, "zh": 2}
    assert receipt.complete
    assert findings == ()


def test_what_is_not_in_the_paper_is_not_counted_as_found() -> None:
    pages = {file: text.replace("腹地的扩大", "腹地的缩小") for file, text in BOTH.items()}
    receipt, findings = take_receipt(review(pages, {"lin2024": PAPER}))
    assert (receipt.claims, receipt.evidence) == ((1, 2), (1, 2))
    assert [finding.code for finding in findings] == ["evidence-not-found"]


@pytest.mark.parametrize("field", ["passage", "spans"])
def test_a_lock_that_was_tampered_with_does_not_verify(field: str) -> None:
    """Both what is read at the phrase and what the lock's spans cut out must have the hash of the lock."""
    found = review(BOTH, {"lin2024": PAPER})
    lock = own(found).lock
    assert lock is not None
    wrong = {"passage": "0" * 64} if field == "passage" else {"spans": (Span(0, 3),)}
    entries = tuple(replace(entry, **wrong) if "密度" in entry.phrase else entry for entry in lock.evidence)
    receipt, findings = take_receipt(changed(found, lock=replace(lock, evidence=entries)))
    assert (receipt.claims, receipt.evidence) == ((0, 2), (1, 2))
    assert {finding.code for finding in findings} == {"passage-differs"}


def test_evidence_that_is_not_locked_yet_is_not_verified() -> None:
    found = review(BOTH, {"lin2024": PAPER})
    lock = own(found).lock
    assert lock is not None
    receipt, findings = take_receipt(changed(found, lock=replace(lock, evidence=())))
    assert receipt.evidence == (0, 2)
    assert {finding.code for finding in findings} == {"passage-differs"}


def test_without_the_source_nothing_is_found_and_the_receipt_is_not_complete() -> None:
    receipt, _ = take_receipt(review(BOTH, {"lin2024": PAPER}, present=False))
    assert (receipt.claims, receipt.papers[0].state, receipt.complete) == ((0, 2), "absent", False)


def test_the_text_of_a_receipt_reads_back_and_nothing_else_does() -> None:
    receipt, _ = take_receipt(review(BOTH, {"lin2024": PAPER}))
    text = dump_receipt(receipt)
    assert parse_receipt(text) == receipt
    assert parse_receipt(text.replace("2 of 2 claims", "3 of 3 claims", 1)) is None
    assert parse_receipt("") is None


def test_a_clone_without_the_sources_tells_what_a_receipt_was_taken_of() -> None:
    receipt, _ = take_receipt(review(BOTH, {"lin2024": PAPER}))
    here = review(BOTH, {"lin2024": PAPER}, present=False)
    assert list(differences(receipt, here)) == []
    one = {"docs/papers/lin2024.zh.md": CHINESE}
    assert list(differences(receipt, review(one, {"lin2024": PAPER}))) == ["counts 4 statements; there are 2"]
    other = {file: text.replace("腹地的扩大", "腹地") for file, text in BOTH.items()}
    assert any("lin2024" in said for said in differences(receipt, review(other, {"lin2024": PAPER})))

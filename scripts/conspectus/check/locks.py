"""Locks against papers and pages, and sources that are not here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from conspectus.check import rules
from conspectus.check.scope import all_claims
from conspectus.evidence import RECEIPT_FILE, counts_of, differences, lock_paper, relock
from conspectus.evidence.rules import RECEIPT
from conspectus.model import Claim, Finding, Lock, Paper, Query, Review, Silence


def check_locks(review: Review) -> Iterator[Finding]:
    """Locks that would be written otherwise now: claims, or words to be counted, were added, changed or deleted."""
    claims = _claims_by_paper(review)
    queries = [silence.query for silence in review.silences.values()]
    for key, paper in review.papers.items():
        file = f"evidence/{key}.lock"
        own = claims.get(key, [])
        if paper.lock is None:
            if paper.article is not None and own:
                yield rules.LOCK_STALE.at(file, None, f"{key} has claims and no lock", "Run: conspectus convert")
            continue
        if difference := _difference(paper.lock, _fresh(paper, paper.lock, own, queries), queries):
            yield rules.LOCK_STALE.at(file, None, f"the lock of {key} {difference}", "Run: conspectus convert")


def check_receipt(review: Review) -> Iterator[Finding]:
    """A receipt that was taken before claims, evidence or papers changed."""
    if review.receipt is not None:
        hint = "Run 'conspectus weave' where the sources are."
        for difference in differences(review.receipt, review):
            yield RECEIPT.at(RECEIPT_FILE, None, f"the receipt {difference}", hint)


def check_silences(review: Review) -> Iterator[Finding]:
    """Silences whose words stand in the papers more or less often than when their notes were written."""
    counted = [_counted(paper, review.silences.values()) for paper in review.papers.values()]
    for silence in review.silences.values():
        counts = [of_paper.get(silence.query.key) for of_paper in counted]
        total = sum(sum(count.values()) for count in counts if count)
        if silence.hits is not None and None not in counts and total != silence.hits:
            message = f"{silence.id}: its note was written for {silence.hits} hits, and there are {total}"
            hint = "Read the hits (conspectus count), correct the note, then the number."
            yield rules.RECOUNT.at(f"{review.settings.docs_dir}/data/silences.yml", None, message, hint)


def _counted(paper: Paper, silences: Iterable[Silence]) -> Mapping[str, Mapping[str, int]]:
    """Key of each query → where its words stand in a paper, by its text or its lock; what nobody counted is absent."""
    if paper.article is not None:
        return counts_of(paper.article, (silence.query for silence in silences))
    return paper.lock.counts if paper.lock else {}


def check_sources(review: Review) -> Iterator[Finding]:
    """Sources that are not here while others are. Where none is, this is a clone, and nothing is amiss."""
    if all(paper.article is None for paper in review.papers.values()):
        return
    for key, paper in review.papers.items():
        if paper.article is None and paper.lock is not None:
            message = f"{paper.lock.file}, the source of {key}, is not here or has other bytes; its lock speaks for it"
            hint = "A source that was renamed or converted again is recognised by: conspectus convert"
            yield rules.ABSENT.at(f"evidence/{key}.lock", None, message, hint)


def _fresh(paper: Paper, lock: Lock, claims: list[Claim], queries: list[Query]) -> Lock:
    if paper.article is None:
        return relock(lock, claims, queries)
    return lock_paper(paper.citekey, paper.article, lock.references, claims, lock, queries=queries)[0]


def _difference(old: Lock, new: Lock, queries: Iterable[Query]) -> str:
    if old.sha256 != new.sha256:
        return "was taken from other bytes than the source has"
    before = {(entry.claim, entry.section, entry.phrase): entry for entry in old.evidence}
    after = {(entry.claim, entry.section, entry.phrase): entry for entry in new.evidence}
    if added := after.keys() - before.keys():
        return f"lacks evidence that the pages have: “{min(added)[2]}”"
    if gone := before.keys() - after.keys():
        return f"has evidence that no page has any more: “{min(gone)[2]}”"
    changed = [key for key in before if before[key] != after[key]]
    if changed:
        return f"places evidence otherwise than the paper does: “{min(changed)[2]}”"
    if uncounted := [query.key for query in queries if query.key not in old.counts]:
        return f"has not counted “{uncounted[0]}”"
    return "" if old.counts == new.counts else "counts words otherwise than the paper does, or words nobody asks for"


def _claims_by_paper(review: Review) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in all_claims(review):
        for key in dict.fromkeys(piece.citekey for piece in claim.evidence):
            found.setdefault(key, []).append(claim)
    return found

"""Locking a paper: what is recorded of each claim's passage, so that a clone without the source can check it.

A lock never holds words of a paper beyond evidence phrases and headings: of a passage it has the place, a hash
and the numbers in it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from conspectus.evidence.counting import counts_of
from conspectus.evidence.locate import Ambiguous, Found, NotFound, locate
from conspectus.evidence.numbers import numbers_in
from conspectus.evidence.reports import moved_finding, unlocated_finding
from conspectus.model import Article, Claim, Evidence, Finding, Locator, Lock, LockedEvidence, LockedSection, Query
from conspectus.pages import claim_id, normal_path


def lock_paper(  # noqa: PLR0913  a lock is made of six things
    citekey: str,
    article: Article,
    references: Mapping[int, str],
    claims: Iterable[Claim],
    previous: Lock | None = None,
    *,
    queries: Iterable[Query] = (),
) -> tuple[Lock, tuple[Finding, ...]]:
    """The lock of a paper whose source is here.

    Args:
        citekey: of the paper.
        article: the paper as read.
        references: printed number (or place in the list, from 1) → citekey of the cited work.
        claims: every claim that has evidence in this paper, on whichever page; other claims are passed over.
        previous: the lock so far, for ids that were retired and for what was found in other bytes.
        queries: words to count in the paper.

    Returns:
        The lock, and a finding for each piece of evidence that is not in the paper, is not in one place, or
        was found again in a source with other bytes. Evidence that was locked before and is not found now
        keeps its entry, as *unverified*.
    """
    own = list(_evidence_of(citekey, claims))
    known = {_key(entry.claim, entry): entry for entry in previous.evidence} if previous else {}
    entries: dict[tuple[str, str], LockedEvidence] = {}
    findings: list[Finding] = []
    for claim, piece in own:
        key = _key(claim.id, piece)
        found = locate(article, piece.locator)
        if isinstance(found, Found):
            entries[key] = _entry(claim.id, piece, article, found, known.get(key))
            findings += [moved_finding(claim, piece, found)] if entries[key].state == "moved" else []
        else:
            findings.append(unlocated_finding(claim, piece, found))
            if key in known:
                entries[key] = replace(known[key], state="unverified")
    lock = Lock(
        citekey=citekey,
        file=article.text.source.file,
        sha256=article.text.source.sha256,
        ordinal=article.ordinal,
        language=article.metadata.language,
        sections=tuple(_sections(article)),
        references=dict(references),
        marks=_marks(article),
        evidence=_sorted(entries.values()),
        retired=_retired(frozenset(claim.id for claim, _ in own), list(entries.values()), previous),
        counts=counts_of(article, queries),
        encoding=article.text.source.encoding,
    )
    return lock, tuple(findings)


def _marks(article: Article) -> dict[int, int]:
    """How many marks point at each number; a mark that points at several counts for each, once."""
    return dict(sorted(Counter(number for mark in article.citations for number in set(mark.numbers)).items()))


def relock(previous: Lock, claims: Iterable[Claim], queries: Iterable[Query] = ()) -> Lock:
    """The lock of a paper whose source is not here: entries of claims that are gone are retired, none is new.

    Counts of queries that are gone are dropped; a new query waits for the source.
    """
    own = list(_evidence_of(previous.citekey, claims))
    wanted = {_key(claim.id, piece) for claim, piece in own}
    entries = [entry for entry in previous.evidence if _key(entry.claim, entry) in wanted]
    retired = _retired(frozenset(claim.id for claim, _ in own), entries, previous)
    counts = {query.key: previous.counts[query.key] for query in queries if query.key in previous.counts}
    return replace(previous, evidence=_sorted(entries), retired=retired, counts=counts)


def evidence_id(piece: Evidence | LockedEvidence) -> str:
    """The id of a piece of evidence: that of a claim of which it is the first."""
    if isinstance(piece, LockedEvidence):
        return claim_id(piece.citekey, piece.section, piece.phrase)
    return claim_id(piece.citekey, piece.locator.section, piece.locator.phrase)


def locked_entry(lock: Lock | None, piece: Evidence) -> LockedEvidence | None:
    """The entry of ``lock`` for a piece of evidence, as long as it names the paragraph that was locked."""
    wanted = evidence_id(piece)
    paragraph = piece.locator.paragraph
    entries = lock.evidence if lock else ()
    fit = (entry for entry in entries if evidence_id(entry) == wanted and paragraph in {None, entry.paragraph})
    return next(fit, None)


def passages_of(article: Article, lock: Lock) -> dict[str, str]:
    """The whole paragraph of each locked piece of evidence, by ``evidence_id``."""
    located = ((evidence_id(entry), relocate(article, entry)) for entry in lock.evidence)
    text = article.text.text
    return {identity: found.place.span.of(text) for identity, found in located if isinstance(found, Found)}


def relocate(article: Article, entry: LockedEvidence) -> Found | NotFound | Ambiguous:
    """Where ``article`` has what was locked: the paragraph number counts only where the phrase is not alone."""
    found = locate(article, Locator(entry.section, entry.phrase))
    if isinstance(found, Ambiguous):
        return locate(article, Locator(entry.section, entry.phrase, entry.paragraph))
    return found


def passage_hash(text: str) -> str:
    """SHA-256 of a passage without white space, NFC: the same for every way of breaking its lines."""
    return hashlib.sha256("".join(unicodedata.normalize("NFC", text).split()).encode("utf-8")).hexdigest()


def _evidence_of(citekey: str, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Evidence]]:
    return ((claim, piece) for claim in claims for piece in claim.evidence if piece.citekey == citekey)


def _key(claim: str, piece: Evidence | LockedEvidence) -> tuple[str, str]:
    return claim, evidence_id(piece)


def _entry(
    claim: str, piece: Evidence, article: Article, found: Found, before: LockedEvidence | None
) -> LockedEvidence:
    text = found.place.span.of(article.text.text)
    source = article.text.source
    state = "verified"
    if before is not None and before.state != "unverified":
        state = before.state if before.sha256 == source.sha256 else "moved"
    return LockedEvidence(
        claim=claim,
        citekey=piece.citekey,
        section=normal_path(piece.locator.section),
        title=found.place.title,
        paragraph=found.place.number,
        phrase=piece.locator.phrase,
        sha256=source.sha256,
        spans=article.text.to_source(found.place.span),
        passage=passage_hash(text),
        state=state,
        numbers=numbers_in(text),
    )


def _sections(article: Article) -> Iterator[LockedSection]:
    held = Counter(paragraph.section for paragraph in article.paragraphs)
    for index, section in enumerate(article.sections):
        yield LockedSection(section.level, normal_path(section.path), section.title, held[index])


def _sorted(entries: Iterable[LockedEvidence]) -> tuple[LockedEvidence, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.claim, entry.section, entry.paragraph, entry.phrase)))


def _retired(live: frozenset[str], entries: Sequence[LockedEvidence], previous: Lock | None) -> dict[str, str]:
    """Ids that claims of this paper once had → the claim that took over, or nothing.

    A claim took over where it is new and the only one whose first evidence is the same passage.
    """
    if previous is None:
        return {}
    firsts = [entry for entry in entries if entry.claim == evidence_id(entry)]
    before = {entry.claim: entry for entry in previous.evidence if entry.claim == evidence_id(entry)}
    retired: dict[str, str] = {}
    for old, entry in before.items():
        if old not in live:
            heirs = {new.claim for new in firsts if new.passage == entry.passage and new.claim not in before}
            retired[old] = heirs.pop() if len(heirs) == 1 else ""
    for old, new in previous.retired.items():
        if old not in live:
            retired[old] = retired.get(new, new if new in live else "")
    return dict(sorted(retired.items()))

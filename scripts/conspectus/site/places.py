"""What is known of a place in a paper when a page is shown: from the lock, and from this machine's passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conspectus.evidence.passages import read_passages
from conspectus.model import Evidence
from conspectus.pages import claim_id
from conspectus.site.locks import LockText


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a card shows it. Empty or None: not known here."""

    path: str
    """Section path as printed in the locator, or a reserved name."""
    title: str
    paragraph: int | None
    phrase: str
    state: str
    """``verified``, ``locked``, ``unverified`` or ``moved``; empty where the lock has no entry."""
    passage: str


@dataclass(slots=True)
class Places:
    """The places of the papers that one page names: each paper's files are read once a page."""

    root: Path
    _locks: dict[str, LockText] = field(default_factory=dict)
    _passages: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def find(self, evidence: Evidence, claim: str = "") -> Place:
        """The place that ``evidence`` names; ``claim``: the claim whose first evidence it is said to be."""
        locator = evidence.locator
        lock = self._lock(evidence.citekey)
        entry = lock.claimed(claim, locator.section, locator.phrase) if claim else None
        if entry is None or locator.paragraph not in {None, entry.paragraph}:
            entries = lock.glance().places.get((locator.section, locator.phrase), ())
            entry = next((one for one in entries if locator.paragraph in {None, one.paragraph}), None)
        passages = self._passages_of(evidence.citekey)
        passage = ""
        if passages:
            # the id is a hash, which is not taken again where the page has it
            known = claim if entry is not None and entry.claim == claim else ""
            passage = passages.get(known or claim_id(evidence.citekey, locator.section, locator.phrase), "")
        if entry is None:
            title = lock.glance().title(locator.section)
            return Place(locator.section, title, locator.paragraph, locator.phrase, "", passage)
        state = "locked" if entry.state == "verified" and not passage else entry.state
        return Place(locator.section, entry.title, entry.paragraph, locator.phrase, state, passage)

    def old_ids(self, citekey: str, claim: str) -> tuple[str, ...]:
        """The ids that the claim ``claim`` once had, sorted, so that their published addresses still lead to it."""
        return self._lock(citekey).old_ids(claim)

    def _lock(self, citekey: str) -> LockText:
        found = self._locks.get(citekey)
        if found is None:
            found = self._locks[citekey] = LockText.of(self.root, citekey)
        return found

    def _passages_of(self, citekey: str) -> Mapping[str, str]:
        found = self._passages.get(citekey)
        if found is None:
            found = self._passages[citekey] = read_passages(self.root, citekey)
        return found

"""What was found of a review where its sources are: figures that a clone without them can show and compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaperReceipt:
    """What was found of one paper. Counts are pairs: found, and there are."""

    citekey: str
    sha256: str
    """Of the source's bytes, as the lock has it."""
    article: int
    """1-based place of the paper in its source."""
    state: str
    """``verified`` (the locked bytes), ``moved`` (found again in another conversion) or ``absent``."""
    claims: tuple[int, int]
    """A claim counts once in however many languages it is stated."""
    evidence: tuple[int, int]
    """Pieces of evidence in this paper, on whichever page; one that several statements rest on counts once."""
    passages: int
    """Paragraphs in which the evidence stands."""
    references: int
    """Entries of the paper's list."""
    digest: str
    """sha-256 over what is locked of the evidence: changes whenever a piece is added, dropped or found elsewhere."""

    @property
    def complete(self) -> bool:
        """Everything was found."""
        return self.claims[0] == self.claims[1] and self.evidence[0] == self.evidence[1]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was found of all papers of a review, in the order of their citekeys."""

    lock_format: int
    papers: tuple[PaperReceipt, ...] = ()
    statements: Mapping[str, int] = field(default_factory=dict)
    """How many statements rest on evidence, by language."""

    @property
    def claims(self) -> tuple[int, int]:
        """Claims found, and all."""
        return sum(paper.claims[0] for paper in self.papers), sum(paper.claims[1] for paper in self.papers)

    @property
    def evidence(self) -> tuple[int, int]:
        """Pieces of evidence found, and all."""
        return sum(paper.evidence[0] for paper in self.papers), sum(paper.evidence[1] for paper in self.papers)

    @property
    def sources(self) -> Mapping[str, int]:
        """sha-256 of each source that was here → how many papers of the review are in it; sorted."""
        counts: dict[str, int] = {}
        for paper in self.papers:
            if paper.state == "verified":
                counts[paper.sha256] = counts.get(paper.sha256, 0) + 1
        return dict(sorted(counts.items()))

    @property
    def complete(self) -> bool:
        """Every claim of every paper was found, and every source was here."""
        return all(paper.complete and paper.state != "absent" for paper in self.papers)

"""The receipt on disk: plain lines, no date, no path and no word of a paper, so that equal sources give equal text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conspectus.model import PaperReceipt, Receipt

RECEIPT_FILE = "evidence/receipt.txt"
"""Below the review's root."""

_HEAD = """\
# What 'conspectus verify' finds where the sources are. Written by conspectus; 'conspectus weave' renews it beside them.
"""
_HOW = {"verified": "same bytes", "moved": "another conversion", "absent": "source absent"}
_STATES = {words: state for state, words in _HOW.items()}
_FORMAT = re.compile(r"^lock format (\d+)$", re.MULTILINE)
_STATEMENTS = re.compile(r"^\d+ statements?(?: \((.*)\))?$", re.MULTILINE)
_LINE = re.compile(
    r"^source (?P<sha256>\w+)$|"
    r"^  article (?P<article>\d+) +(?P<citekey>\S+) +(?P<how>\w+ \w+) +"
    r"(?P<claims>\d+ of \d+) claims, (?P<evidence>\d+ of \d+) pieces of evidence in (?P<passages>\d+) passages, "
    r"(?P<references>\d+) references, locked (?P<digest>\w+)$",
    re.MULTILINE,
)


def dump_receipt(receipt: Receipt) -> str:
    """``receipt`` as the text of its file: sums first, then every source with its papers, a line each."""
    here = [paper for paper in receipt.papers if paper.state != "absent"]
    known = receipt.sources
    sums = [
        f"lock format {receipt.lock_format}",
        f"{len(known)} files, {len(here)} articles, {sum(paper.references for paper in here)} references",
        f"{sum(known.values())} of {len(receipt.papers)} papers recognised by their bytes",
        f"{_of(receipt.claims)} claims found",
        f"{_of(receipt.evidence)} pieces of evidence found, their passages hashed as in the locks",
        _statements(receipt),
    ]
    return _HEAD + "\n".join([*sums, "", *_sources(receipt)]).rstrip() + "\n"


def parse_receipt(text: str) -> Receipt | None:
    """The receipt that ``dump_receipt`` wrote as ``text``; None where it has another form."""
    form, statements = _FORMAT.search(text), _STATEMENTS.search(text)
    if form is None or statements is None:
        return None
    said = dict(entry.split(" ", 1) for entry in (statements[1] or "").split(", ") if " " in entry)
    receipt = Receipt(
        lock_format=int(form[1]),
        papers=tuple(sorted(_papers(text), key=lambda paper: paper.citekey)),
        statements={language: int(count) for language, count in said.items() if count.isdigit()},
    )
    return receipt if dump_receipt(receipt) == text else None


def _statements(receipt: Receipt) -> str:
    said = ", ".join(f"{language} {count}" for language, count in receipt.statements.items())
    return f"{sum(receipt.statements.values())} statements" + (f" ({said})" if said else "")


def _sources(receipt: Receipt) -> Iterator[str]:
    width = max((len(paper.citekey) for paper in receipt.papers), default=0)
    for sha256 in sorted({paper.sha256 for paper in receipt.papers}):
        yield f"source {sha256 or 'unknown'}"
        own = [paper for paper in receipt.papers if paper.sha256 == sha256]
        for paper in sorted(own, key=lambda paper: (paper.article, paper.citekey)):
            yield (
                f"  article {paper.article}  {paper.citekey:<{width}}  {_HOW[paper.state]}  "
                f"{_of(paper.claims)} claims, {_of(paper.evidence)} pieces of evidence in {paper.passages} passages, "
                f"{paper.references} references, locked {paper.digest}"
            )


def _papers(text: str) -> Iterator[PaperReceipt]:
    sha256 = ""
    for found in _LINE.finditer(text):
        if found["sha256"]:
            sha256 = "" if found["sha256"] == "unknown" else found["sha256"]
        elif found["how"] in _STATES:
            yield PaperReceipt(
                citekey=found["citekey"],
                sha256=sha256,
                article=int(found["article"]),
                state=_STATES[found["how"]],
                claims=_pair(found["claims"]),
                evidence=_pair(found["evidence"]),
                passages=int(found["passages"]),
                references=int(found["references"]),
                digest=found["digest"],
            )


def _of(pair: tuple[int, int]) -> str:
    return f"{pair[0]} of {pair[1]}"


def _pair(text: str) -> tuple[int, int]:
    found, _, total = text.partition(" of ")
    return int(found), int(total)

"""The works that the papers cite: each once, whichever papers cite it, and which printed entry means which work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conspectus.bibliography import Bibliography, work_of_reference
from conspectus.convert.identify import Identified
from conspectus.model import Reference, Work


def register_cited(
    papers: Iterable[Identified], reviewed: Bibliography, cited: Bibliography
) -> dict[str, dict[int, str]]:
    """For each paper: the number of each entry of its list → the citekey of the work it means.

    An entry that means a reviewed paper gets that paper's key. Entries without a printed number count from 1.
    A work that is already registered is refreshed from the entry that it was made from, so that the
    order in which papers arrive never changes a record.
    """
    found: dict[str, dict[int, str]] = {}
    seen: dict[str, list[Work]] = {}
    for paper in papers:
        numbers: dict[int, str] = {}
        for place, reference in enumerate(paper.article.references, 1):
            work = work_of_reference(reference)
            key = reviewed.find(work)
            if key is None:
                key = cited.find(work) or cited.add(work, reserved=reviewed.works)
                seen.setdefault(key, []).append(work)
            numbers.setdefault(_number(reference, place), key)
        found[paper.citekey] = numbers
    _refresh(cited, seen)
    return found


def _number(reference: Reference, place: int) -> int:
    return place if reference.number is None else reference.number


def _refresh(cited: Bibliography, seen: Mapping[str, list[Work]]) -> None:
    for key, works in seen.items():
        printed = cited.works[key].printed
        own = [work for work in works if work.printed == printed]
        if own:
            cited.refresh(key, own[0])

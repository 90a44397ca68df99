"""The works that the papers cite: each once, whichever papers cite it, and which printed entry means which work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conspectus.bibliography import Bibliography, work_of_reference
from conspectus.convert.identify import Identified, own_key
from conspectus.convert.library import Library
from conspectus.model import Lock, Reference, Work


def register_cited(
    papers: Iterable[Identified],
    reviewed: Bibliography,
    cited: Bibliography,
    locks: Mapping[str, Lock],
    library: Library | None = None,
) -> dict[str, dict[int, str]]:
    """For each paper: the number of each entry of its list → the citekey of the work it means.

    An entry that means a reviewed paper gets that paper's key. Entries without a printed number count from 1.
    A work that is already registered is refreshed from the entry that it was made from, so that the
    order in which papers arrive never changes a record. A work whose entry is gone gets the key that the
    paper's lock has for it; while the file has mistakes nothing is added for it, because the entry may be
    one of those that cannot be read. What the user's own exports (``library``) say of a work is added to it.
    """
    library = library or Library()
    found: dict[str, dict[int, str]] = {}
    seen: dict[str, list[Work]] = {}
    for paper in papers:
        numbers: dict[int, str] = {}
        lock = locks.get(paper.citekey)
        for place, reference in enumerate(paper.article.references, 1):
            work, own = library.complete(work_of_reference(reference))
            number = _number(reference, place)
            key = reviewed.find(work) or cited.find(work)
            if key is None:
                before = lock.references.get(number) if lock else None
                key = _register(work, before, own, reviewed, cited)
            if key in cited.works:
                seen.setdefault(key, []).append(work)
            numbers.setdefault(number, key)
        found[paper.citekey] = numbers
    _refresh(cited, seen, library)
    return found


def _register(work: Work, before: str | None, own: str, reviewed: Bibliography, cited: Bibliography) -> str:
    """The key of a work that no entry describes: the one it had ``before``, the user's ``own``, or a new one."""
    had = before if before not in cited.works and before not in reviewed.works else None
    if had is not None and cited.findings:
        return had
    return cited.add(work, reserved=reviewed.works, key=had or own_key(own, reviewed, cited))


def _number(reference: Reference, place: int) -> int:
    return place if reference.number is None else reference.number


def _refresh(cited: Bibliography, seen: Mapping[str, list[Work]], library: Library) -> None:
    for key, works in seen.items():
        printed = cited.works[key].printed
        own = [work for work in works if work.printed == printed]
        if own and not cited.is_touched(key):
            cited.refresh(key, library.keep(key, cited.works[key], own[0]))

"""``papers/README.md``: which sources the review was made from, and where a reader can get them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Finding, Lock, Settings, Work
from conspectus.pages import BrokenBlocksError, set_block
from conspectus.pages.rules import unreadable_page
from conspectus.sources.sidecar import load_sidecar
from conspectus.weave import escape

BLOCK = "sources"


def listing(
    root: Path, settings: Settings, locks: Iterable[Lock], works: Mapping[str, Work]
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The text of the papers folder's README by its path; a finding, and no text, where it must not be rewritten."""
    file = f"{settings.papers}/README.md"
    path = root / file
    body = _table(root, catalogue(settings.language), locks, works)
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return {file: set_block(text, BLOCK, body)}, ()
    except (OSError, UnicodeDecodeError) as error:
        return {}, (unreadable_page(file, error),)
    except BrokenBlocksError as error:
        return {}, tuple(replace(finding, file=file) for finding in error.findings)


def _table(root: Path, words: Catalogue, locks: Iterable[Lock], works: Mapping[str, Work]) -> str:
    by_file: dict[str, list[Lock]] = {}
    for lock in locks:
        by_file.setdefault(lock.file, []).append(lock)
    rows = [_row(root, words, file, own, works) for file, own in sorted(by_file.items())]
    return "\n".join([words.text("sources_head"), "| --- | --- | --- | --- |", *rows])


def _row(root: Path, words: Catalogue, file: str, locks: list[Lock], works: Mapping[str, Work]) -> str:
    ordered = sorted(locks, key=lambda lock: lock.ordinal)
    titles = "; ".join(escape(works[lock.citekey].title) for lock in ordered if lock.citekey in works)
    stated = load_sidecar(root / file, root).obtain
    addresses = [works[lock.citekey].url or _doi(works[lock.citekey]) for lock in ordered if lock.citekey in works]
    obtain = stated or next((address for address in addresses if address), "")
    where = f"<{obtain}>" if obtain.startswith("http") else escape(obtain) or words.text("sources_unknown")
    return f"| `{file.rsplit('/', 1)[-1]}` | {titles} | `{ordered[0].sha256}` | {where} |"


def _doi(work: Work) -> str:
    return f"https://doi.org/{work.doi}" if work.doi else ""

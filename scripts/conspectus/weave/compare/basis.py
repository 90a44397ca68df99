"""What claims rest on: papers and themes against the bases, with shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from conspectus.model import BASES, Claim
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import sentences
from conspectus.weave.escape import anchor, opening
from conspectus.weave.table import table


def basis_body(across: Across) -> str:
    """Two tables, papers and themes by basis, and each paper's claims under the bases they rest on."""
    words = across.words
    lines = [f"## {words.text('basis_by_paper')}", ""]
    if not across.claims:
        return "\n".join([*lines, words.text("none_yet")])
    used = [basis for basis in BASES if any(claim.basis == basis for claim in across.claims)]
    lines += [words.text("basis_lead"), "", *_papers(across, used)]
    if themed := _themes(across, used):
        lines += ["", f"## {words.text('basis_by_theme')}", "", words.text("basis_themes_lead"), "", *themed]
    lines += ["", f"## {words.text('basis_lists')}"]
    for key, claims in across.by_paper.items():
        if claims:
            lines += ["", *_list(across, key, claims, used)]
    return "\n".join(lines)


def _heads(across: Across, first: str, used: Sequence[str]) -> list[str]:
    words = across.words
    return [words.text(first), *(across.basis(basis) for basis in used), words.text("all_claims")]


def _counts(across: Across, claims: Sequence[Claim], used: Sequence[str]) -> list[str]:
    counts = Counter(claim.basis for claim in claims)
    return [*(across.share(counts[basis], len(claims)) for basis in used), str(len(claims))]


def _papers(across: Across, used: Sequence[str]) -> list[str]:
    rows = []
    for key, claims in across.by_paper.items():
        if claims:
            *shares, total = _counts(across, claims, used)
            rows.append([across.paper(key), *shares, f"[{total}](#basis-{key})"])
    rows.append([across.words.text("all_papers"), *_counts(across, across.claims, used)])
    return table(_heads(across, "paper", used), rows, "cs-matrix")


def _themes(across: Across, used: Sequence[str]) -> list[str]:
    found: dict[str, list[Claim]] = {}
    for claim in across.claims:
        for slug in claim.themes:
            found.setdefault(slug, []).append(claim)
    ranked = sorted(found, key=lambda slug: (-len(found[slug]), slug))
    rows = [[across.theme(slug), *_counts(across, found[slug], used)] for slug in ranked]
    return table(_heads(across, "theme", used), rows, "cs-matrix") if rows else []


def _list(across: Across, key: str, claims: Sequence[Claim], used: Sequence[str]) -> Iterator[str]:
    """A paper's claims in a box that opens, under what they rest on."""
    words = across.words
    label = across.corpus.label(key, across.page.language)
    counted = words.count("claims_count", len(claims))
    yield f"{anchor(f'basis-{key}')}"
    yield ""
    yield opening("details", "cs-list", markdown="1")
    yield f"<summary>{_summary(label)} · {counted}</summary>"
    yield ""
    for basis in used:
        own = [claim for claim in claims if claim.basis == basis]
        if own:
            yield f"- **{across.basis(basis)}** ({len(own)})"
            yield from (f"    - {across.to(claim, sentences(across.plain(claim))[0])}" for claim in own)
    yield ""
    yield "</details>"


def _summary(label: str) -> str:
    return label.replace("&", "&amp;").replace("<", "&lt;")

"""All recommendations, by whom they speak to and by theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from conspectus.model import ADDRESSEES, Claim
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import capital
from conspectus.weave.table import table

UNSTATED = "not stated"
"""The addressee of a recommendation that names none."""


def by_addressee_body(across: Across) -> str:
    """The recommendations under each addressee; one that speaks to two stands under both."""
    groups = {
        capital(across.words.name("addressees", code)): [claim for claim in _recommending(across) if code in _to(claim)]
        for code in ADDRESSEES
    }
    return _body(across, "recommendations", groups, ("themes", lambda claim: across.themes(claim.themes)))


def by_theme_body(across: Across) -> str:
    """The same under each theme, those with most recommendations first."""
    found: dict[str, list[Claim]] = {}
    for claim in _recommending(across):
        for slug in claim.themes or ("",):
            found.setdefault(slug, []).append(claim)
    ranked = sorted(found, key=lambda slug: (not slug, -len(found[slug]), slug))
    groups = {(across.theme(slug) if slug else across.words.text("no_theme")): found[slug] for slug in ranked}
    return _body(across, "recommendations_by_theme", groups, ("addressee", lambda claim: _addressees(across, claim)))


def _recommending(across: Across) -> list[Claim]:
    return [claim for claim in across.claims if claim.facet == "recommendations" or claim.attributes.addressees]


def _to(claim: Claim) -> tuple[str, ...]:
    return claim.attributes.addressees or (UNSTATED,)


def _addressees(across: Across, claim: Claim) -> str:
    return across.words.join([across.words.name("addressees", code) for code in _to(claim)])


def _body(
    across: Across,
    heading: str,
    groups: Mapping[str, Sequence[Claim]],
    extra: tuple[str, Callable[[Claim], str]],
) -> str:
    """The groups that have any claims, each a table; ``extra`` is a column's heading and what stands in it."""
    words = across.words
    lines = [f"## {words.text(heading)}", ""]
    claims = _recommending(across)
    if not claims:
        return "\n".join([*lines, words.text("none_yet")])
    lines.append(words.text("recommendations_lead", counted=_counted(across, claims)))
    heads = [words.text(key) for key in ("paper", "recommendation", extra[0], "place")]
    for name, group in groups.items():
        rows = [
            [across.paper(claim.citekey), across.text(claim), extra[1](claim), across.place(claim)] for claim in group
        ]
        if rows:
            counted = words.text("sentence", text=_counted(across, group))
            lines += ["", f"### {name}", "", counted, "", *table(heads, rows, "cs-texts")]
    return "\n".join(lines)


def _counted(across: Across, claims: Sequence[Claim]) -> str:
    papers = len({claim.citekey for claim in claims})
    return across.words.count("recommendations_count", len(claims), papers=across.words.count("papers_count", papers))

"""Official texts: which paper reports which, and what its author makes of it beyond that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conspectus.model import Claim, Formulation
from conspectus.weave.compare.across import Across
from conspectus.weave.escape import anchor, escape
from conspectus.weave.table import table


@dataclass(frozen=True, slots=True)
class _Quoted:
    """An official text with the claims that report it and those that read it further, by paper."""

    text: Formulation
    quotes: Mapping[str, tuple[Claim, ...]]
    adds: Mapping[str, tuple[Claim, ...]]


def formulations_body(across: Across) -> str:
    """A matrix of texts and papers, then each text with who reports it and who adds to it."""
    words = across.words
    quoted = _quoted(across)
    lines = [f"## {words.text('formulations')}", ""]
    if not quoted:
        return "\n".join([*lines, words.text("none_yet")])
    lines += [words.text("formulations_lead"), "", *_matrix(across, quoted)]
    for one in quoted:
        lines += ["", *_entry(across, one)]
    return "\n".join(lines)


def _quoted(across: Across) -> list[_Quoted]:
    """The texts that any claim names, by date; those without one last."""
    known = across.corpus.review.formulations
    named = dict.fromkeys(
        slug for claim in across.claims for slug in (*claim.attributes.quotes, *claim.attributes.adds)
    )
    order = {slug: place for place, slug in enumerate(known)}
    texts = [known.get(slug, Formulation(slug, {})) for slug in named]
    texts.sort(key=lambda text: (text.date or "9999", order.get(text.id, len(order)), text.id))
    return [_Quoted(text, _by_paper(across, "quotes", text.id), _by_paper(across, "adds", text.id)) for text in texts]


def _by_paper(across: Across, attribute: str, slug: str) -> dict[str, tuple[Claim, ...]]:
    found = {
        key: tuple(claim for claim in claims if slug in getattr(claim.attributes, attribute))
        for key, claims in across.by_paper.items()
    }
    return {key: claims for key, claims in found.items() if claims}


def _matrix(across: Across, quoted: list[_Quoted]) -> list[str]:
    papers = sorted({key for one in quoted for key in one.quotes})
    heads = [across.words.text("official_text"), *(across.paper(key) for key in papers)]
    rows = [[_named(across, one.text), *(across.numbered(one.quotes.get(key, ())) for key in papers)] for one in quoted]
    return table(heads, rows, "cs-matrix")


def _named(across: Across, text: Formulation) -> str:
    date = _date(across, text.date)
    name = f"[{escape(text.name(across.page.language))}](#text-{text.id})"
    return f"{name}<br>{escape(date)}" if date else name


def _date(across: Across, date: str) -> str:
    """``2023-09`` as the page's language reads it; any other form as it stands."""
    year, _, month = date[:7].partition("-")
    months = across.words.entries["months"]
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= len(months)):
        return date
    return across.words.text("year_month", year=year, month=months[int(month) - 1])


def _entry(across: Across, one: _Quoted) -> Iterator[str]:
    words = across.words
    name, date = one.text.name(across.page.language), _date(across, one.text.date)
    shown = words.text("with_other", name=name, other=date) if date else name
    yield f"### {anchor(f'text-{one.text.id}')}{escape(shown)}"
    further = {claim.id for own in one.adds.values() for claim in own}
    # a claim that both reports and adds says so once, under what is added
    only = {key: tuple(claim for claim in own if claim.id not in further) for key, own in one.quotes.items()}
    for key, papers, claims in (("reported", one.quotes, only), ("added", one.adds, one.adds)):
        yield ""
        yield f"**{words.text(key)}**{words.text('colon')}{across.papers(papers) or words.text('nobody')}"
        if said := [across.said(claim) for own in claims.values() for claim in own]:
            yield from ("", *said)
    if silent := [key for key in one.quotes if key not in one.adds]:
        yield ""
        yield words.text("nothing_added", papers=across.papers(silent))

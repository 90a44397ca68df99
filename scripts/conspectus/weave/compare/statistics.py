"""All figures that the papers print, in one table that sorts: by amount among figures of one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from conspectus.messages import catalogue, languages
from conspectus.model import Claim, Figure
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import capital, sentence_with
from conspectus.weave.escape import escape, opening
from conspectus.weave.table import table

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MINUS = ("-", "−", "–")
_UPTO = re.compile(r"\s*[-–—~～至]\s*\d[\d,.]*\s*")
_UNIT = re.compile(r"\s*(%|[^\s\d(（;；,，]+(?: [^\s\d(（;；,，]+)*)")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a printed figure amounts to, for sorting only: the value counts its ``万`` and ``million``."""

    value: Decimal | None
    """None where it has no digits."""
    unit: str = ""


def amount(printed: str) -> Amount:
    """The first number of a figure: ``110 hundred million tonnes`` is 11,000,000,000 of ``tonnes``."""
    found = _NUMBER.search(printed)
    if found is None:
        return Amount(None)
    value, rest = Decimal(found[0].replace(",", "")), printed[found.end() :]
    if printed[: found.start()].endswith(_MINUS):
        value = -value
    if upto := _UPTO.match(rest):
        rest = rest[upto.end() :]
    worth, pattern = _multipliers()
    while times := pattern.match(rest):
        value, rest = value * worth[times[1]], rest[times.end() :]
    unit = _UNIT.match(rest)
    return Amount(value, unit[1].strip() if unit else "")


@cache
def _multipliers() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """What the words of all languages multiply a number by, and how such a word is found."""
    worth = {
        word: times for language in languages() for word, times in catalogue(language).entries["multipliers"].items()
    }
    return worth, re.compile(rf"\s*({'|'.join(map(re.escape, worth))})(?![A-Za-z])")


def statistics_body(across: Across) -> str:
    """Every figure of every claim: what it measures, value, year, source, paper and basis."""
    words = across.words
    rows = [_row(across, claim, figure) for claim in across.claims for figure in claim.attributes.figures]
    lines = [f"## {words.text('statistics')}", ""]
    if not rows:
        return "\n".join([*lines, words.text("none_yet")])
    giving = [claim for claim in across.claims if claim.attributes.figures]
    papers = words.count("papers_count", len({claim.citekey for claim in giving}))
    lines += [words.count("statistics_lead", len(rows), papers=papers), ""]
    heads = [words.text(key) for key in ("measured", "value", "year", "source", "paper", "basis")]
    return "\n".join([*lines, *table(heads, rows, "cs-sortable cs-figures")])


def _row(across: Across, claim: Claim, figure: Figure) -> list[str]:
    return [
        "<br>".join(_measured(across, claim, figure)),
        _sorted(figure.value),
        escape(figure.year) or "–",
        escape(figure.source) or "–",
        across.paper(claim.citekey),
        across.basis(claim.basis),
    ]


def _measured(across: Across, claim: Claim, figure: Figure) -> Iterator[str]:
    """What the figure measures, linked to its claim, with the claim's sentence below; or the sentence alone."""
    number = _NUMBER.search(figure.value)
    sentence = sentence_with(across.plain(claim), number[0] if number else "", f"{figure.what} {figure.value}")
    yield across.to(claim, capital(figure.what) if figure.what else sentence)
    if figure.what:
        yield f"<small>{escape(sentence)}</small>"


def _sorted(printed: str) -> str:
    """The value as printed, with what the site's script sorts it by."""
    found = amount(printed)
    if found.value is None:
        return escape(printed)
    return f"{opening('span', data_sort=f'{found.value.normalize():f}', data_unit=found.unit)}{escape(printed)}</span>"

"""Claims: list items under a facet heading, read from a page and printed for one.

A claim is text, then evidence, then its basis, attributes and themes, separated by `` · ``::

    - Spill-overs carry 1.2 million jobs. [@key2024, §2.1 “one hundred and twenty”] · (cited study)
      · (converted: 1.2) · (level: industry) · [#innovation]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.model import Attributes, Claim, Evidence, Finding, Rule
from conspectus.pages import rules
from conspectus.pages.attributes import (
    AttributeFaultError,
    attribute_name,
    format_attributes,
    join_attributes,
    read_attribute,
)
from conspectus.pages.items import Item
from conspectus.pages.lines import without_code_spans
from conspectus.pages.locator import (
    EXPECTED,
    claim_id,
    format_bracket,
    parse_evidence,
    phrase_problem,
    split_evidence,
)
from conspectus.pages.vocabulary import basis_of, folded, vocabulary, words

BRACKET = re.compile(r"[\[［【]([@＠][^\[\]［］【】]*)[\]］】](?![\[(:])")
"""A citation bracket that is neither the text of a link nor the label of a definition."""

_CUTS = re.compile(r"\s*·\s*")
_THEME = re.compile(r"\[#([a-z][a-z0-9-]*)\]")
_PARENTHESIS = re.compile(r"[(（](.*)[)）]")
_CONVERTED = re.compile(r"(?P<word>[^:：]+)[:：](?P<numbers>.+)")
_NUMBERS = re.compile(r"\s*(?:[;；、，]|,\s)\s*")
_LIKE_EVIDENCE = re.compile(r"[§“”「」\"¶]")
NO_ATTRIBUTES = Attributes()

_TEXT_GAP = re.compile(r"\s+(?=[,.;:，。；：、])|\s{2,}")


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after a claim's evidence."""

    basis: str = ""
    themes: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES


def read_claim(item: Item, facet: str, citekey: str, file: str) -> tuple[Claim | None, tuple[Finding, ...]]:
    """The claim that a list item states, and what is wrong with it; None where it names no usable evidence."""
    reader = _Reader(item, file)
    masked = without_code_spans(item.text)
    evidence: list[Evidence] = []
    kept: list[str] = []
    at = end = 0
    for bracket in BRACKET.finditer(masked):
        if _LIKE_EVIDENCE.search(bracket[1]) is None:
            continue
        evidence += reader.evidence(item.text[bracket.start(1) : bracket.end(1)], bracket.start())
        kept.append(item.text[at : bracket.start()])
        at = end = bracket.end()
    if not kept:
        return None, (*reader.findings, *reader.no_evidence(masked))
    tail = reader.tail(item.text[end:], end)
    if not evidence:
        return None, tuple(reader.findings)
    first = evidence[0]
    claim = Claim(
        id=claim_id(first.citekey, first.locator.section, first.locator.phrase),
        citekey=citekey,
        facet=facet,
        text=_TEXT_GAP.sub(lambda gap: " " if len(gap[0]) > 1 else "", "".join(kept)).strip(),
        evidence=tuple(evidence),
        basis=tail.basis,
        themes=tail.themes,
        file=file,
        line=item.line,
        declared=tail.declared,
        attributes=tail.attributes,
    )
    return claim, tuple(reader.findings)


def format_claim(  # noqa: PLR0913  the parts of a claim are seven
    text: str,
    evidence: Sequence[Evidence],
    basis: str = "",
    *,
    themes: Sequence[str] = (),
    declared: Sequence[str] = (),
    attributes: Attributes = NO_ATTRIBUTES,
    language: str = "en",
) -> str:
    """The list item (one line, without a line end) that ``read_claim`` reads back as the same claim.

    Args:
        text: the reviewer's words.
        evidence: at least one piece, the first of which gives the claim its id.
        basis: one of ``BASES``, printed in ``language``; left out where empty.
        themes: slugs.
        declared: numbers declared as converted.
        attributes: what else the claim says of itself.
        language: of the page.
    """
    spoken = words(language)
    parts = [f"- {text} {format_bracket(tuple(evidence))}".replace("  ", " ")]
    if basis:
        parts.append(f"({spoken.bases[basis][0]})")
    if declared:
        parts.append(f"({spoken.converted}: {'; '.join(declared)})")
    parts += [*format_attributes(attributes, language), *(f"[#{slug}]" for slug in themes)]
    return " · ".join(parts)


class _Reader:
    """Reads the parts of one list item; what it cannot read becomes a finding with the part's line."""

    def __init__(self, item: Item, file: str) -> None:
        self._item = item
        self._file = file
        self.findings: list[Finding] = []

    def evidence(self, inner: str, offset: int) -> list[Evidence]:
        """The pieces of one bracket. A phrase that is not fit is reported and kept: it may still be found."""
        found: list[Evidence] = []
        for piece in split_evidence(inner):
            read = parse_evidence(piece)
            if read is None:
                hint = "The section comes after a comma, the phrase last, in quotation marks."
                self._say(rules.EVIDENCE, offset, f"found [{piece}], expected {EXPECTED}", hint)
                continue
            if problem := phrase_problem(read.locator.phrase):
                message = f"“{read.locator.phrase}” is no evidence phrase: {problem}"
                self._say(rules.PHRASE, offset, message, f"Run: conspectus claim {read.citekey} 'phrase'")
            found.append(read)
        return found

    def no_evidence(self, masked: str) -> tuple[Finding, ...]:
        """What to say of an item without a bracket that has a section and a phrase."""
        if self._item.parent:
            return ()
        cited = BRACKET.search(masked)
        found = f"“{_short(self._item.text)}” names no evidence"
        if cited:
            found = f"[{cited[1]}] names no section and phrase"
        hint = "A list item under a facet is a claim. Find a passage with: conspectus claim KEY 'phrase'"
        return (rules.NO_EVIDENCE.at(self._file, self._item.line, f"{found}, expected {EXPECTED}", hint),)

    def tail(self, text: str, offset: int) -> Tail:
        """Basis, converted numbers, attributes and themes; the first basis counts."""
        basis = ""
        themes: list[str] = []
        declared: list[str] = []
        attributes = Attributes()
        for part in _CUTS.split(text.strip().lstrip(".。").strip()):
            if theme := _THEME.fullmatch(part):
                themes.append(theme[1])
            elif inner := _PARENTHESIS.fullmatch(part):
                if numbers := converted_numbers(inner[1]):
                    declared += numbers
                elif attribute_name(inner[1]) is not None:
                    attributes = join_attributes(attributes, self._attribute(inner[1], offset))
                else:
                    basis = basis or self._basis(inner[1], offset)
            elif part:
                hint = "Expected “ · (basis)” and “ · [#theme]”, in this order, separated by “ · ”."
                self._say(rules.TAIL, offset, f"found “{_short(part)}” after the evidence", hint)
        if not basis and not any(found.code == rules.BASIS.code for found in self.findings):
            hint = "Add “ · (basis)” after the evidence; the bases are " + ", ".join(words("en").bases) + "."
            self._say(rules.NO_BASIS, offset, f"“{_short(self._item.text)}” does not say what it rests on", hint)
        return Tail(basis, tuple(dict.fromkeys(themes)), tuple(declared), attributes)

    def _attribute(self, printed: str, offset: int) -> Attributes:
        try:
            return read_attribute(printed)
        except AttributeFaultError as fault:
            self._say(
                rules.ATTRIBUTE, offset, str(fault), "The attributes are in the guide under “Attributes of a claim”."
            )
            return Attributes()

    def _basis(self, printed: str, offset: int) -> str:
        basis = basis_of(printed)
        if basis is None:
            hint = "The bases are " + ", ".join(words("en").bases) + "."
            self._say(rules.BASIS, offset, f"found basis “{printed}”", hint)
        return basis or ""

    def _say(self, rule: Rule, offset: int, message: str, hint: str) -> None:
        self.findings.append(rule.at(self._file, self._item.line_at(offset), message, hint))


def converted_numbers(inner: str) -> tuple[str, ...]:
    """The numbers of ``converted: a; b``, in any language; empty where the parenthesis says something else."""
    found = _CONVERTED.fullmatch(inner)
    if found is None or folded(found["word"]) not in {folded(spoken.converted) for spoken in vocabulary().values()}:
        return ()
    return tuple(number for number in _NUMBERS.split(found["numbers"].strip()) if number)


def _short(text: str) -> str:
    """Enough of ``text`` to find it on the page."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"

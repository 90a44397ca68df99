"""Definitions side by side: for each term what every paper that defines it says, and who uses it without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conspectus.model import Claim, Term
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import capital, plain
from conspectus.weave.escape import anchor, escape, link
from conspectus.weave.table import table


@dataclass(frozen=True, slots=True)
class _Defined:
    """A term with the claims that define it, by paper."""

    term: Term
    claims: Mapping[str, tuple[Claim, ...]]


def definitions_body(across: Across) -> str:
    """Every term that claims define, those that most papers define first."""
    words = across.words
    defined = _defined(across)
    lines = [f"## {words.text('definitions')}", ""]
    if not defined:
        return "\n".join([*lines, words.text("none_yet")])
    several = sum(len(one.claims) > 1 for one in defined)
    lines.append(words.count("definitions_lead", len(defined), several=several))
    used = _used(across, defined)
    known = {one.term.id for one in defined}
    for one in defined:
        lines += ["", *_entry(across, one, used.get(one.term.id, set()), known)]
    return "\n".join(lines)


def _defined(across: Across) -> list[_Defined]:
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in across.claims:
        for slug in claim.attributes.defines:
            found.setdefault(slug, {}).setdefault(claim.citekey, []).append(claim)
    glossary = across.corpus.review.glossary
    order = {slug: place for place, slug in enumerate(glossary)}
    ranked = sorted(found, key=lambda slug: (-len(found[slug]), order.get(slug, len(order)), slug))
    return [
        _Defined(glossary.get(slug, Term(slug, {})), {key: tuple(own) for key, own in found[slug].items()})
        for slug in ranked
    ]


def _entry(across: Across, one: _Defined, used: set[str], known: set[str]) -> Iterator[str]:
    words = across.words
    yield f"### {anchor(f'term-{one.term.id}')}{_heading(across, one.term)}"
    yield ""
    if said := words.text("sentence_separator").join([*_note(across, one.term, known), *_users(across, one, used)]):
        yield said
        yield ""
    rows = [_row(across, key, claim) for key, claims in one.claims.items() for claim in claims]
    heads = [words.text(key) for key in ("paper", "definition", "basis", "place")]
    yield from table(heads, rows, "cs-texts")


def _heading(across: Across, term: Term) -> str:
    """Its name with those in other languages; a heading begins with a capital."""
    name = term.name(across.page.language)
    others = [other for language, other in term.names.items() if language != across.page.language and other != name]
    shown = capital(name)
    return escape(across.words.text("with_other", name=shown, other=others[0]) if others else shown)


def _note(across: Across, term: Term, known: set[str]) -> Iterator[str]:
    if note := term.notes.get(across.page.language, ""):
        yield escape(note)
    if term.apart:
        near = [_near(across, slug, known) for slug in term.apart]
        yield across.words.text("apart", terms=across.words.join(near))


def _near(across: Across, slug: str, known: set[str]) -> str:
    return link(across.term(slug), f"#term-{slug}") if slug in known else across.term_link(slug)


def _users(across: Across, one: _Defined, used: set[str]) -> Iterator[str]:
    """Who defines the term, and who else names it; nothing where one paper is all there is."""
    others = sorted(used - one.claims.keys())
    if len(one.claims) + len(others) < 2:
        return
    parts = [across.words.text("defined_by", papers=across.papers(one.claims))]
    if others:
        parts.append(across.words.text("used_by", papers=across.papers(others)))
    yield across.words.text("sentence", text=across.words.text("clause_separator").join(parts))


def _row(across: Across, key: str, claim: Claim) -> list[str]:
    return [across.paper(key), across.text(claim), across.basis(claim.basis), across.place(claim)]


def _used(across: Across, defined: list[_Defined]) -> dict[str, set[str]]:
    """Term → the papers whose claims name it, the longest term counting where one holds another."""
    forms = _forms(across, {one.term.id for one in defined})
    if not forms:
        return {}
    pattern = _pattern(forms)
    used: dict[str, set[str]] = {}
    for key, claims in across.by_paper.items():
        text = "\n".join(plain(claim.text) for claim in claims)
        for found in {match[0].casefold() for match in pattern.finditer(text)}:
            slug = forms.get(found) or forms.get(found.removesuffix("s"), "")
            used.setdefault(slug, set()).add(key)
    return used


def _forms(across: Across, wanted: set[str]) -> dict[str, str]:
    """Form → term: the wanted terms' names, and every longer form that holds one, so that it is not mistaken."""
    glossary = across.corpus.review.glossary
    own = {term.name(across.page.language).casefold(): term.id for term in glossary.values() if term.id in wanted}
    longer = {
        form.casefold(): term.id
        for term in glossary.values()
        for form in term.forms(across.page.language)
        if any(name in form.casefold() for name in own)
    }
    return {**longer, **own}


def _pattern(forms: Mapping[str, str]) -> re.Pattern[str]:
    """The longest form first; a Western one as a whole word, in the plural too."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    found = (rf"\b{re.escape(form)}s?\b" if form.isascii() else re.escape(form) for form in ordered)
    return re.compile("|".join(found), re.IGNORECASE)

"""Definitions side by side: for each term what every paper that defines it says, and who uses it without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conspectus.model import Claim, Term
from conspectus.weave.compare.across import Across
from conspectus.weave.compare.text import capital
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
    known = {one.term.id for one in defined}
    for one in defined:
        lines += ["", *_entry(across, one, known)]
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


def _entry(across: Across, one: _Defined, known: set[str]) -> Iterator[str]:
    words = across.words
    yield f"### {anchor(f'term-{one.term.id}')}{_heading(across, one.term)}"
    yield ""
    if said := words.text("sentence_separator").join([*_note(across, one.term, known), *_users(across, one)]):
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
    if note := _note_of(across, term):
        yield escape(note)
    if term.apart:
        near = [_near(across, slug, known) for slug in term.apart]
        yield across.words.text("apart", terms=across.words.join(near))


def _note_of(across: Across, term: Term) -> str:
    """The term's own note, else that of a neighbour which names it too: one note speaks for a group."""
    glossary, language = across.corpus.review.glossary, across.page.language
    group = [term, *(glossary[slug] for slug in term.apart if slug in glossary and term.id in glossary[slug].apart)]
    return next((note for one in group if (note := one.notes.get(language, ""))), "")


def _near(across: Across, slug: str, known: set[str]) -> str:
    return link(across.term(slug), f"#term-{slug}") if slug in known else across.term_link(slug)


def _users(across: Across, one: _Defined) -> Iterator[str]:
    """Who defines the term, and who else names it; nothing where one paper is all there is."""
    others = sorted(_using(across, one.term.id) - one.claims.keys())
    if len(one.claims) + len(others) < 2:
        return
    parts = [across.words.text("defined_by", papers=across.papers(one.claims))]
    if others:
        parts.append(across.words.text("used_by", papers=across.papers(others)))
    yield across.words.text("sentence", text=across.words.text("clause_separator").join(parts))


def _row(across: Across, key: str, claim: Claim) -> list[str]:
    return [across.paper(key), across.text(claim), across.basis(claim.basis), across.place(claim)]


def _using(across: Across, slug: str) -> set[str]:
    """The papers whose claims say the term or name it in an attribute."""
    claims = across.corpus.term_claims.get(slug, frozenset())
    return {key for key, own in across.by_paper.items() if any(claim.id in claims for claim in own)}

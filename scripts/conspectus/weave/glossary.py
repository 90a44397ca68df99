"""The glossary: each term in every language with its reading, what else it is called, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from conspectus.model import Page, Term
from conspectus.pages import has_han
from conspectus.pages.reading import reading, toneless
from conspectus.pages.terms import stems_of
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import anchor, escape


def glossary_body(corpus: Corpus, page: Page) -> str:
    """Every term under its first letter: by name on the page of its language, a Chinese one by its reading."""
    terms = sorted(corpus.review.glossary.values(), key=lambda term: (_sorting(term, page.language), term.id))
    if not terms:
        return corpus.words(page.language).text("none_yet")
    parts = []
    for letter, group in groupby(terms, key=lambda term: _letter(term, page.language)):
        parts.append(f"## {letter}\n\n" + "\n".join(_entry(corpus, term, page.language) for term in group))
    return "\n\n".join(parts)


def pinyin_of(term: Term) -> str:
    """How the term's Chinese name is read, with tone marks; empty where it has none."""
    name = term.names.get("zh", "")
    return (term.pinyin or reading(name)) if has_han(name) else ""


def _entry(corpus: Corpus, term: Term, language: str) -> str:
    lines = [" · ".join(_names(term, language)), *_facts(corpus, term, language)]
    return f"- {anchor(term.id)}" + "  \n  ".join(line for line in lines if line)


def _names(term: Term, language: str) -> Iterator[str]:
    """The names, that of the page's language first; the reading stands behind the Chinese one."""
    for at, own in enumerate(sorted(term.names, key=lambda name: name != language)):
        name = escape(term.names[own])
        yield f"**{name}**" if at == 0 else name
        if own == "zh" and (pinyin := pinyin_of(term)):
            yield f"*{escape(pinyin)}*"


def _facts(corpus: Corpus, term: Term, language: str) -> Iterator[str]:
    words = corpus.words(language)
    forms = list(_other_forms(term, language))
    apart = [corpus.review.glossary[name] for name in term.apart if name in corpus.review.glossary]
    claims = len(corpus.term_claims.get(term.id, ()))
    if forms:
        yield words.text("glossary_also", forms=words.join([escape(form) for form in forms]))
    if apart:
        links = [f"[{escape(other.name(language))}](#{other.id})" for other in apart]
        yield words.text("glossary_apart", terms=words.join(links))
    yield escape(term.notes.get(language, ""))
    yield words.count("claims_count", claims) if claims else words.text("glossary_unused")


def _other_forms(term: Term, language: str) -> Iterator[str]:
    """What else the term is called, each form once: inflections are understood and not listed."""
    shown: set[object] = {stems_of(name) or name for name in term.names.values()}
    for own in sorted(term.also, key=lambda one: one != language):
        for form in term.also[own]:
            if (sign := stems_of(form) or form) not in shown:
                shown.add(sign)
                yield form


def _sorting(term: Term, language: str) -> str:
    name = term.name(language)
    return toneless(pinyin_of(term))[0] if has_han(name) else name.lower()


def _letter(term: Term, language: str) -> str:
    first = _sorting(term, language)[:1].upper()
    return first if first.isalpha() else "0–9"

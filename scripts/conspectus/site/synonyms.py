"""Search across languages: what a page calls by one name is found by its others, and by pinyin without tones.

The words stand in a field of their own of the search index, which is searched and never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conspectus.model import Term
from conspectus.pages import has_han
from conspectus.pages.reading import reading, toneless
from conspectus.pages.terms import TermFinder

FIELD = "synonyms"
MARK = "\u200b"
"""Divides Chinese words in the index."""

_BOOST = 0.5
"""A page that says the word itself comes first."""


def add_synonyms(index: dict[str, Any], glossary: Mapping[str, Term]) -> None:
    """Give each entry of a search index that names terms of the glossary their other names.

    Left as it is where the index names no fields: only the theme's own search knows more than title and text.
    """
    fields = index.get("config", {}).get("fields")
    if not fields or not glossary:
        return
    fields[FIELD] = {"boost": _BOOST}
    languages = dict.fromkeys(language for term in glossary.values() for language in term.names)
    finders = [TermFinder(glossary, language) for language in languages]
    other = {name: other_names(term) for name, term in glossary.items()}
    for entry in index["docs"]:
        said = f"{entry['title']}\n{entry['text']}".replace(MARK, "")
        names = {name for finder in finders for mention in finder.find(said) for name in mention.terms}
        if words := _beyond(said, (word for name in sorted(names) for word in other[name])):
            entry[FIELD] = " ".join(words)


def other_names(term: Term) -> tuple[str, ...]:
    """Every form of a term in every language, and its readings as they are typed, word by word and in one."""
    forms = [form for language in term.names for form in term.forms(language)]
    read = [pinyin for pinyin in (term.pinyin, *(reading(form) for form in forms if has_han(form))) if pinyin]
    typed = [typed for pinyin in read for typed in toneless(pinyin)]
    return tuple(dict.fromkeys([*forms, *typed, *(one.replace(" ", "") for one in typed)]))


def _beyond(said: str, forms: Iterable[str]) -> list[str]:
    """The words of ``forms`` that the text does not have, each once: a word that stood twice would count twice."""
    lower = said.lower()
    return [
        word for word in dict.fromkeys(word for form in forms for word in form.split()) if word.lower() not in lower
    ]

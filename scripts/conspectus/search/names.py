"""Names that mean the same: what is typed by one of them also finds the others, and says so.

Terms of the glossary with their forms in every language, names of authors with their readings, and titles by how they
are read. Keys are normalised and without spaces: ``xin zhi sheng chan li`` is typed in many ways.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from conspectus.bibliography.keys import romanised
from conspectus.model import Name, Paper, Term
from conspectus.pages.reading import reading, toneless
from conspectus.pages.script import has_han
from conspectus.search.normal import key

TITLE = "~"
"""Before the reading of a title, which is also found by its beginning."""


def names_of(glossary: Mapping[str, Term], papers: Iterable[Paper]) -> dict[str, str]:
    """What is typed → the forms that mean it, as a JSON list, the commonest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for term in glossary.values():
        _add(found, _forms(term), _readings(_forms(term), term.pinyin))
    for paper in papers:
        for author in paper.work.authors:
            _add(found, [_printed(author)], _spoken(author))
        title = paper.work.title
        for typed in _readings([title]) if has_han(title) else ():
            found[f"{TITLE}{key(typed)}"][title] = None
    return {typed: json.dumps(list(forms), ensure_ascii=False) for typed, forms in found.items() if typed}


def _add(found: dict[str, dict[str, None]], forms: list[str], readings: list[str]) -> None:
    """Let every form and reading find every form."""
    for typed in dict.fromkeys([*map(key, forms), *map(key, readings)]):
        found[typed] |= dict.fromkeys(forms)


def _forms(term: Term) -> list[str]:
    return list(dict.fromkeys(form for language in term.names for form in term.forms(language)))


def _readings(forms: list[str], known: str = "") -> list[str]:
    """How Chinese forms are typed in Latin letters; ``known`` is the reading of the first."""
    han = [form for form in forms if has_han(form)]
    marked = [known or reading(form) if form is forms[0] else reading(form) for form in han]
    if known and not han:
        marked = [known]
    return [typed for one in marked for typed in toneless(one)]


def _printed(author: Name) -> str:
    """A name as pages print it."""
    if not author.family:
        return author.literal
    return f"{author.family}{author.given}" if has_han(author.family) else f"{author.given} {author.family}".strip()


def _spoken(author: Name) -> list[str]:
    """How a Chinese name is typed in Latin letters, either part first; a Western one surname first."""
    family, given = romanised(author) if has_han(author.family) else (author.family, author.given)
    plain = [typed for one in (f"{family} {given}", f"{given} {family}") for typed in toneless(one)]
    return plain if author.family and author.given else []

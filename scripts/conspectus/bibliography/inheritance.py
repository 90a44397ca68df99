"""Fields that an entry takes over from another one: ``crossref`` and ``xdata`` (biblatex manual §2.4.1, appendix B).

Old BibTeX databases keep a volume's data in one entry and let its papers point at it; read alone, such a paper
has neither container nor year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_NEVER = frozenset(
    "crossref xref xdata ids entryset entrysubtype execute label options presort related relatedtype relatedstring "  # noqa: SIM905  a table
    "relatedoptions sortkey sorttitle shorthand indextitle usera userb userd usere userf annotation abstract "
    "keywords file langid".split()
)
_INTO_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_INTO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference".split()  # noqa: SIM905
)
_ARTICLES = frozenset({"article", "suppperiodical"})

Look = Callable[[str], Mapping[str, str] | None]
"""The fields of the entry with a key, or None."""


def with_inherited(kind: str, fields: Mapping[str, str], look: Look) -> Mapping[str, str]:
    """The entry's fields and, where it lacks them, those that it inherits. A circle of references ends it."""
    if "crossref" not in fields and "xdata" not in fields:
        return fields
    return _inherit(kind, fields, look, frozenset())


def _inherit(kind: str, fields: Mapping[str, str], look: Look, seen: frozenset[str]) -> dict[str, str]:
    own = dict(fields)
    for key in (part.strip() for part in fields.get("xdata", "").split(",")):
        if key and key not in seen and (data := look(key)):
            for name, value in _inherit("xdata", data, look, seen | {key}).items():
                own.setdefault(name, value)
    parent = fields.get("crossref", "").strip()
    if parent and parent not in seen and (data := look(parent)):
        renamed = _renames(kind)
        for name, value in _inherit("", data, look, seen | {parent}).items():
            if name not in _NEVER and not (name == "author" and kind in _PARTS and kind != "inbook"):
                own.setdefault(renamed.get(name, name), value)
    return own


def _renames(kind: str) -> Mapping[str, str]:
    if kind in _PARTS:
        return _INTO_BOOK
    return _INTO_JOURNAL if kind in _ARTICLES else {}

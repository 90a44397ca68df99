"""What of a record machines may be told as a fact of the work: only what is printed, in the parts they ask for."""

from __future__ import annotations

import re
from dataclasses import replace

from conspectus.bibliography.styles.people import family
from conspectus.model import Name, Work

_RANGE = re.compile(r"\s*([^-–,;\s]+)\s*(?:[-–]\s*([^-–,;\s]+))?")


def printed_only(work: Work) -> Work:
    """The record without the fields that a person supplied.

    Styles set those in square brackets; tags have no way to say so, and a reference manager would take them for
    print.
    """
    return replace(work, **{field: type(getattr(work, field))() for field in work.supplied if hasattr(work, field)})


def inverted(name: Name) -> str:
    """``谭, 志雄`` or ``Gereffi, Gary``, never in capitals; a group, or a name that cannot be divided, as it is."""
    if not (name.family and name.given):
        return name.literal
    given = f"{name.given}, {name.suffix}" if name.suffix else name.given
    return f"{family_name(name)}, {given}"


def family_name(name: Name) -> str:
    """The family name, one in capitals (``GEREFFI``) with small letters."""
    return family(name) if name.family.isupper() else name.family


def first_page(work: Work) -> str:
    """The first page of the first range, or an empty string."""
    found = _RANGE.match(work.pages)
    return found[1] if found else ""


def last_page(work: Work) -> str:
    """The last page of the first range (of ``42-64,205`` it is 64); the first where only one is given."""
    found = _RANGE.match(work.pages)
    return (found[2] or found[1]) if found else ""

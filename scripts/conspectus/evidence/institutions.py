"""Named institutions: one that a claim names must be named in its passages, in whichever language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import yaml

from conspectus.pages.script import HAN, has_han

_HAN_NAME = re.compile(rf"[{HAN}]{{2,14}}?(统计局|研究院|研究所|大学|科学院|委员会|基金会|协会|总署|总局)")
_LEADING = re.compile("^(?:根据|按照|依据|以及|[和与及由在据对])+")
_LATIN_NAME = re.compile(
    r"\b(?:University|Institute|Academy|Ministry|Bureau|Commission|Council|Agency|Association)"
    r"(?: (?:of|for|and|the|on)\b| [A-Z][\w-]+)*(?: [A-Z][\w-]+)"
    r"|\b(?:(?!The )[A-Z][\w-]+ )+(?:University|Institute|Academy|Bureau|Commission|Council|Agency|Association)\b"
)


def missing_institutions(claim: str, passages: Sequence[str]) -> tuple[str, ...]:
    """The institutions that the text ``claim`` names and none of ``passages`` does.

    A body in the table of ``institutions.yml`` is recognised in either language by any of its names. Others
    are recognised by how such names end and compared only where claim and passage share a script: a name that
    was translated cannot be compared.
    """
    passage = "\n".join(passages)
    missing = [
        next(name for name in names if _named(name, claim))
        for names in _known()
        if any(_named(name, claim) for name in names) and not any(_named(name, passage) for name in names)
    ]
    rest = _without_known(claim)
    if has_han(passage):
        named = ((_LEADING.sub("", found[0]), found[1]) for found in _HAN_NAME.finditer(rest))
        missing += [name for name, kind in named if not _ends_in(name, kind, passage)]
    else:
        missing += [found[0] for found in _LATIN_NAME.finditer(rest) if found[0].casefold() not in passage.casefold()]
    return tuple(dict.fromkeys(missing))


def known_institutions() -> tuple[str, ...]:
    """Every name of the bodies that are recognised in either language."""
    return tuple(_flat(_known()))


def _ends_in(name: str, kind: str, passage: str) -> bool:
    """Whether the passage has the name, or its end: what stands before a Chinese name cannot be told from it."""
    least = len(kind) + 2
    return any(name[at:] in passage for at in range(len(name) - least + 1))


def _named(name: str, text: str) -> bool:
    if name in text and has_han(name):
        return True
    text = text.replace("’", "'")
    # most texts name few bodies: the slower search is for those that may
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


def _without_known(claim: str) -> str:
    for name in sorted(_flat(_known()), key=len, reverse=True):
        claim = claim.replace(name, " ")
    return claim


def _flat(table: Iterable[Sequence[str]]) -> list[str]:
    return [name for names in table for name in names]


@cache
def _known() -> tuple[tuple[str, ...], ...]:
    text = resources.files("conspectus.evidence").joinpath("institutions.yml").read_text(encoding="utf-8")
    return tuple(tuple(str(name) for name in names) for names in yaml.safe_load(text))

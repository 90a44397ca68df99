"""Evidence as it is written on a page: ``@key, §path ¶2 “phrase”``, read and printed.

The locator follows pandoc's citation syntax (``[@key, locator]``), so that other tools see a citation.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache

from conspectus.model import Evidence, Locator
from conspectus.pages.script import HAN, has_han

RESERVED = ("abstract", "lead", "note", "table")
"""Section names for text that stands under no heading of its own."""

CITEKEY = r"[A-Za-z0-9_][A-Za-z0-9_:.+/-]*"
"""A citation key, as a regular expression."""

EXPECTED = "[@key, §section “phrase”]"

_EVIDENCE = re.compile(
    rf"@(?P<key>{CITEKEY})\s*[,，]\s*§\s*(?P<path>.+?)\s*(?:¶\s*(?P<paragraph>\d+)\s*)?"
    r"(?:“(?P<curly>[^“”]*)”|\"(?P<straight>[^\"]*)\"|「(?P<corner>[^「」]*)」)",
)
_SPLIT = re.compile(r"\s*[;；]\s*(?=@)")
_UNFIT_IN_PATH = re.compile(r"[\[\]*_`\\<>{}]")
"""What would end a link's label or begin markup or an attribute list: a heading may hold anything."""
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[{HAN}()])\s+|\s+(?=[{HAN}()])")
_UNFIT_IN_PHRASE = re.compile(
    r"[“”\"‘「」『』\[\](){}<>（）【】〔〕〖〗《》〈〉［］｛｝*_`\\§¶]"
    # an apostrophe stands between letters, a quotation mark does not
    r"|(?<!\w)['’]|['’](?!\w)",
)


@lru_cache(maxsize=16384)
def claim_id(citekey: str, section: str, phrase: str) -> str:
    """The claim's id: ``c-`` and eight letters or digits, a hash of key, section path and phrase.

    White space in the phrase (in one without Han: its kind and amount), and full or half width in the section
    path, make no difference.
    """
    words = unicodedata.normalize("NFC", phrase).split()
    parts = (citekey, normal_path(section), ("" if has_han(phrase) else " ").join(words))
    digest = hashlib.sha256("\n".join(parts).encode("utf-8")).digest()
    return "c-" + base64.b32encode(digest[:5]).decode("ascii").lower()


@lru_cache(maxsize=4096)
def normal_path(section: str) -> str:
    """A section path as paths are compared: NFKC, no space beside Chinese, nothing a link label cannot hold."""
    path = _UNFIT_IN_PATH.sub("", unicodedata.normalize("NFKC", section))
    return _SPACE_BESIDE_HAN.sub("", " ".join(path.split()))


def phrase_problem(phrase: str) -> str | None:
    """What keeps ``phrase`` from being an evidence phrase, in words; None where it is fit.

    A phrase has 4 to 16 characters of Han (white space not counted), or 2 to 8 words of at most 60
    characters, and neither quotes nor brackets.
    """
    if found := _UNFIT_IN_PHRASE.search(phrase):
        return f"it holds “{found[0]}”, and a phrase has no quotes, brackets or Markdown signs"
    if has_han(phrase):
        length = len("".join(phrase.split()))
        return None if 4 <= length <= 16 else f"it has {length} characters, and a phrase has 4 to 16"
    count = len(phrase.split())
    if not 2 <= count <= 8:
        return f"it has {count} word{'' if count == 1 else 's'}, and a phrase has 2 to 8"
    return None if len(phrase) <= 60 else f"it has {len(phrase)} characters, and a phrase has at most 60"


def split_evidence(inner: str) -> tuple[str, ...]:
    """The pieces of a bracket's inside: split at ``;`` or ``；`` followed by ``@``, never at a comma."""
    return tuple(_SPLIT.split(inner.strip().replace("＠", "@")))


def parse_evidence(piece: str) -> Evidence | None:
    """One piece of evidence, or None where it is not of the form ``@key, §path ¶n “phrase”``.

    The phrase is not judged here (see ``phrase_problem``); the section path comes back normalised.
    """
    found = _EVIDENCE.fullmatch(piece.strip())
    if found is None:
        return None
    phrase = next(run for run in (found["curly"], found["straight"], found["corner"]) if run is not None)
    paragraph = int(found["paragraph"]) if found["paragraph"] else None
    path = normal_path(found["path"])
    return Evidence(found["key"], Locator(path, " ".join(phrase.split()), paragraph)) if path else None


def format_evidence(evidence: Evidence) -> str:
    """``@key, §path ¶n “phrase”``, without the bracket around it."""
    return f"@{evidence.citekey}, {format_locator(evidence.locator)}"


def format_locator(locator: Locator) -> str:
    """``§path ¶n “phrase”``, as a page has it."""
    paragraph = f" ¶{locator.paragraph}" if locator.paragraph else ""
    return f"§{printed_path(locator.section)}{paragraph} “{locator.phrase}”"


def format_bracket(evidence: tuple[Evidence, ...]) -> str:
    """Several pieces of evidence in one bracket, as it is written on a page and used as a link's label."""
    return "[" + "; ".join(format_evidence(piece) for piece in evidence) + "]"


def printed_path(section: str) -> str:
    """A section path as it is printed: normalised, its parentheses full width beside Chinese."""
    path = normal_path(section)
    return path.replace("(", "（").replace(")", "）") if has_han(path) else path

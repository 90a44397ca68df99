"""One printed entry in, one ``Reference`` out: which style it is in, and the reader for that style."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace

from conspectus.model import Reference, Span
from conspectus.parse.references.fold import fold
from conspectus.parse.references.gbt import find_mark, read_marked
from conspectus.parse.references.halves import half_to_read
from conspectus.parse.references.patterns import take_addresses
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.settle import settle
from conspectus.parse.references.thesis import settle_thesis
from conspectus.parse.references.unmarked import read_unmarked

LONGEST = 3000
"""Characters of an entry that are looked at; those of large teams with all authors have about 2,000."""
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[nm]dash|[lr][sd]quo|#[0-9]{2,5}|#x[0-9a-fA-F]{2,4});")
_GAP = re.compile(r"\s{9,}")
_SEE = re.compile(
    r"(?:See(?:\s+(?:also|generally|e\.g\.))?|Cf\.)[,:]?\s+(?=[A-Z“\"])|见\s*[:：]?\s*(?=[A-Z])"
    r"|(?:参见|參見|详见|詳見|另见|又见|转引自)\s*[:：]?\s*(?=\S)"
)
"""What sends the reader of a footnote to a Western work and is no part of it."""
_BACK = re.compile(
    r"(?:同上|同前|同注|前引|前揭|上引|参?见?前注|(?:参见|见)?(?:前引|前揭|上注|同上)|[Ii]bid\b|[Ii]dem\b|[Oo]p\.\s?[Cc]it|[Ll]oc\.\s?[Cc]it)"
)
"""``同上书，第25页``, ``前引①，张三文``, ``Ibid., p. 3``: no reference of its own."""
_OPENERS = " .。．([（［"
_EDGES = " .,;。．，；([（［)]）］"
NUMBER = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s*(?P<square>[0-9]{1,3})\s*[\]1l](?!\s*[年月](?![\u4e00-\u9fff]))|\((?P<round>[0-9]{1,3})\)|(?P<dot>[0-9]{1,3})[.、。](?![0-9])"
    r"|(?P<circle>[①-⑳㉑-㉟㊱-㊿])|(?P<bare>[0-9]{1,3})\s+(?=[^\s0-9年月版卷期世亿万%—-])(?![a-z]))\s*[.、。]?\s*"
)


def parse_reference(raw: str, number: int | None = None) -> Reference:
    """One printed entry, field by field; never raises.

    ``raw`` is the entry as cleaned (unwrapped). A number in front of it (``[3]``, ``3.``, ``(3)``) is taken
    off; ``number`` wins over it. Fields hold what is printed, with blanks at the edges removed and runs of
    blanks made one; digits, years, pages and addresses are in half width, and whatever dash joins two pages is
    a hyphen (``45～59`` → ``45-59``; its span has what is printed); dates are ISO 8601; the
    title mark between a journal and its edition is left out (``《学报》（社科版）``). What the entry does not state
    stays empty: a year is never taken from a date of access. Spans refer to ``Reference.raw``, in which a gap of
    more than eight blanks has become one and an HTML entity (``&amp;``) its character.
    """
    body, printed = split_number(_GAP.sub(" ", _ENTITY.sub(lambda found: html.unescape(found.group()), raw)))
    sent = _SEE.match(body)
    if sent:
        return _read_part(body, sent.end(), len(body), printed if number is None else number)
    half = half_to_read(fold(body[:LONGEST])) if len(body) <= LONGEST else None
    if half:
        return _read_half(body, *half, printed if number is None else number)
    reading = Reading(raw=body[:LONGEST], number=printed if number is None else number)
    if refers_back(body):
        return replace(reading.finish(), confidence=0.0)
    addresses = take_addresses(reading)
    mark = find_mark(reading)
    if mark:
        read_marked(reading, mark, addresses)
    else:
        read_unmarked(reading, addresses)
    settle_thesis(reading)
    settle(reading)
    reference = reading.finish()
    return reference if len(body) <= LONGEST else _with_overflow(reference, body)


def refers_back(entry: str) -> bool:
    """Whether an entry without its number only sends to one before it (footnotes of law and history)."""
    return bool(_BACK.match(entry.strip())) and not find_mark(Reading(raw=entry[:LONGEST]))


def _read_half(body: str, start: int, end: int, number: int | None) -> Reference:
    """A bilingual entry, read from its half in the work's own language; the other half is its rest."""
    reference = _with_addresses(body, _read_part(body, start, end, number))
    left = (body[:start].strip().rstrip(_OPENERS), reference.rest, body[end:].strip(_EDGES))
    return replace(reference, rest=" ".join(piece for piece in left if re.search(r"\w", piece)))


def _with_addresses(body: str, reference: Reference) -> Reference:
    """The half that was read with the DOI, address and date of access that stand once, behind both halves."""
    whole = Reading(raw=body)
    take_addresses(whole)
    found = [name for name in ("doi", "url", "accessed") if name in whole.values and not getattr(reference, name)]
    if not found:
        return reference
    get = whole.values.get
    return replace(
        reference,
        doi=reference.doi or get("doi", ""),
        url=reference.url or get("url", ""),
        accessed=reference.accessed or get("accessed", ""),
        spans={**reference.spans, **{name: whole.spans[name] for name in found if name in whole.spans}},
    )


def _read_part(body: str, start: int, end: int, number: int | None) -> Reference:
    """The reference that stands in a part of an entry, with its spans in the whole entry."""
    reference = parse_reference(body[start:end])
    shift = start + body[start:end].index(reference.raw)
    spans = {name: Span(span.start + shift, span.end + shift) for name, span in reference.spans.items()}
    return replace(reference, raw=body, number=number, spans=spans)


def _with_overflow(reference: Reference, body: str) -> Reference:
    """An entry too long to be one: what lies behind the limit is kept unread."""
    rest = f"{reference.rest} {body[LONGEST:].strip()}".strip()
    return replace(reference, raw=body, rest=rest, confidence=0.0)


def split_number(raw: str) -> tuple[str, int | None]:
    """The entry without the number it opens with, and that number."""
    text = raw.strip()
    found = NUMBER.match(fold(text))
    if not found or not text[found.end() :].strip():
        return text.removeprefix("- ").strip() or text, None
    digits = next(group for group in found.groups() if group)
    return text[found.end() :], int(unicodedata.normalize("NFKC", digits))

"""Authors at the front of a Western entry, read name by name, and the title that a comma divides from them.

Entries in the styles of mathematics, engineering and history put a comma between authors, title and journal:
only the form of the names tells where they end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAP = "A-ZÀ-ÖØ-ÞŁŚŽŠČŞ"
_LOW = "a-zß-öø-ÿłśžščşńćęąőěř"
_PARTICLE = (
    r"(?:(?:van|von|der|den|Da|Dal|Del|Della|Des|Dos|de|del|della|di|da|dos|du|la|le|ten|ter|al|el|Van|Von|De|Le"
    r"|La|Di|Du|Mc|St\.)\s+)*"
)
_FAMILY = rf"{_PARTICLE}(?:[{_CAP}][{_LOW}{_CAP}'’`-]*[{_LOW}{_CAP}])"
_INITIALS = rf"(?:[{_CAP}][{_LOW}]?\.\s?-?\s?){{1,5}}(?<!\s)"
_SUFFIX = r"(?:,?\s+(?:Jr|Sr|III?|IV)\.?)?"
_END = r"(?=\s*(?:[,;.:(“\"«`&]|$|(?:1[5-9]|20)[0-9]{2})|\s+(?:and|et|und|e|y)\s)"
_INITIALS_FIRST = rf"{_INITIALS}\s?{_FAMILY}(?:\s{_FAMILY})?{_SUFFIX}{_END}"
_INVERTED = (
    rf"{_FAMILY}(?:\s{_FAMILY})?,\s*(?:{_INITIALS}|(?:[{_CAP}]\.[\s-]?){{0,4}}[{_CAP}]|[{_CAP}]{{1,3}}(?![{_LOW}{_CAP}]))(?:\s+(?:de|van|von"
    rf"|la)\b)*{_SUFFIX}{_END}"
)
_TRAILING = (
    rf"{_FAMILY}(?:\s{_FAMILY})?\s(?:{_INITIALS}|[{_CAP}](?:[\s-]?[{_CAP}]){{0,3}}(?![{_LOW}]))\.?{_SUFFIX}{_END}"
)
_MIDDLE = rf"{_FAMILY}(?:\s|-){_INITIALS}\s{_FAMILY}{_SUFFIX}{_END}"
_FULL = rf"{_FAMILY}\s(?:{_INITIALS}\s)?{_FAMILY}{_SUFFIX}{_END}"
_FULL_INVERTED = rf"{_FAMILY},\s*[{_CAP}][{_LOW}]+(?:[\s-][{_CAP}][{_LOW}]*\.?){{0,2}}{_END}"
_SURE = re.compile(f"{_INITIALS_FIRST}|{_MIDDLE}|{_INVERTED}|{_TRAILING}")
_FIRST = re.compile(f"{_INITIALS_FIRST}|{_MIDDLE}|{_INVERTED}|{_TRAILING}|{_FULL}|{_FULL_INVERTED}")
_LAST = re.compile(f"{_INITIALS_FIRST}|{_MIDDLE}|{_INVERTED}|{_TRAILING}|{_FULL}")
_JOINT = re.compile(r"\s*[,;]?\s*(?P<and>\band\b|\bet\b(?!\s*al)|\bund\b|&)\s*|\s*[,;]\s*")
_ET_AL = re.compile(r"\s*,?\s*(?:\(?et\s+al\b\.?\)?|and\s+others)(?=\s*[,.:;(]|\s)")
_ROLE = re.compile(
    r"\s*,?\s*[(\[]?\s*\b(?:[Ee]ds?\b\.?|[Ee]ditors?\b|[Hh]rsg\.|[Dd]ir\.|[Oo]rgs?\.)\s*[)\]]?(?=\s*[.,:])"
)
_CLOSING = re.compile(r"\s*(?:[,.:]|(?=\(|(?:1[5-9]|20)[0-9]{2}))\s*")
_HOST = re.compile(r",\s+(?=(?:in|In|to appear in|in:|In:)\s)")
_NAMED = re.compile(
    r",\s+(?=(?:Proc\b|Proceedings|Journal|J\.|IEEE|ACM|Trans\b|Ann(?:als|\.)|Bull|Comm\.|Lecture Notes|Ph\.?\s?D"
    r"|M\.?Sc|Master|Doctoral"
    r"|Tech(?:nical|\.)|Report|[Tt]hesis|[Tt]rans\.|[Vv]ol|pp?\.|eds?\.|edited by|[0-9]+(?:st|nd|rd|th) ed))"
)
_HOUSE = re.compile(
    r",\s+(?=[^,.()]{0,40}\b(?:Press|Publishers?|Publishing|Verlag|Wiley|Springer|Elsevier|Hall|Books"
    r"|University of|Addison|Gallimard|Kluwer|Routledge)\b)"
)
_STOP = re.compile(r"(?<![A-Z])(?<!\bvs)(?<!\bSt)[.?!]\s+(?=[A-Z(\[])")
_IMPRINT = re.compile(r"\s*\((?=[^()]*(?::|(?:1[5-9]|20)[0-9]{2})[^()]*\))")
_NUMBERS = re.compile(r"[,.]?\s*\(?\b(?:[0-9]{1,4}\s*[(:,]|[Vv]ol|[Nn]o\.|pp?\.|(?:1[5-9]|20)[0-9]{2}\b)")


@dataclass(frozen=True, slots=True)
class Front:
    """The people an entry opens with: where their names end, where the rest begins, and what closes the list."""

    end: int
    resume: int
    comma: bool


def names_end(text: str, start: int, end: int) -> Front | None:
    """The names at the front of an entry; None where none are printed.

    At least the first must have the form of a person's name. Those after it must have initials or be joined by
    ``and``, unless all of the list is closed by a stop: a title in capitals is not to be taken for a person.
    """
    loose, joined = _walk(text, start, end, _LAST)
    last = loose
    if loose is not None and not joined and not re.match(r"\s*(?:\.|et\s+al)", text[loose:end]):
        last, _ = _walk(text, start, end, _SURE)
    if last is None:
        return None
    role = _ROLE.match(text, last, end)
    closing = _CLOSING.match(text, role.end() if role else last, end)
    if closing and ":" in closing.group() and not _SURE.match(text, start, end):
        return None  # a place before its publisher
    if not closing or len(text[closing.end() : end].strip()) < 8:
        return None
    return Front(last, closing.end(), closing.group().strip() == "," and not role)


def _walk(text: str, start: int, end: int, pattern: re.Pattern[str]) -> tuple[int | None, bool]:
    """Where a run of names ends whose later members have the form ``pattern``, and whether ``and`` joins two."""
    at, last, joined, form = start, None, False, _FIRST
    while found := form.match(text, at, end):
        last = found.end()
        if et_al := _ET_AL.match(text, last, end):
            return et_al.end(), True
        joint = _JOINT.match(text, last, end)
        if not joint:
            break
        at = joint.end()
        joined_here = bool(joint.group("and"))
        form = _LAST if joined_here else pattern
        joined = joined or (joined_here and bool(form.match(text, at, end)))
    return last, joined


def title_after_comma(text: str, start: int, end: int) -> int | None:
    """Where a title ends whose parts are divided by commas: before the host, the journal or the publisher."""
    ends = [
        found.start()
        for pattern in (_HOST, _NAMED, _HOUSE, _IMPRINT, _STOP)
        if (found := pattern.search(text, start + 4, end))
    ]
    if ends:
        return min(ends)
    numbers = _NUMBERS.search(text, start + 4, end)
    cut = text.rfind(",", start, numbers.start() if numbers else end)
    return cut if cut > start + 4 else None

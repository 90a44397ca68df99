"""The words a reference takes from its own language: 等 or et al., 译 or trans, 2 版 or 2nd ed. (§6.1, §8.1.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.bibliography.styles.figures import edition_number, ordinal
from conspectus.bibliography.styles.scripts import CYRILLIC, HANGUL, KANA, mostly_chinese
from conspectus.model import Work


@dataclass(frozen=True, slots=True)
class Terms:
    """One language's words; ``{}`` takes the value, ``_`` the blank that a profile puts beside a figure."""

    language: str
    et_al: str
    translator: str
    edition: str
    volume: str
    anonymous: str
    no_date: str
    no_place: str
    no_publisher: str

    @property
    def cjk(self) -> bool:
        """Whether the entry is spaced as Chinese ones are."""
        return self.language in ("zh", "ja", "ko")


_CHINESE = Terms("zh", "等", "译", "{}_版", "第_{}_卷", "佚名", "无日期", "出版地不详", "出版者不详")
_JAPANESE = Terms("ja", "他", "訳", "{}_版", "第_{}_巻", "佚名", "無日付", "出版地不明", "出版者不明")
_KOREAN = Terms("ko", "외", "역", "{}_판", "제_{}_권", "Anon", "n.d.", "S.l.", "s.n.")
_RUSSIAN = Terms("ru", "и др.", "пер", "{}-е изд.", "Т. {}", "Anon", "n.d.", "S.l.", "s.n.")
_ENGLISH = Terms("en", "et al.", "trans", "{} ed.", "Vol. {}", "Anon", "n.d.", "S.l.", "s.n.")
_NAMED = {"japanese": _JAPANESE, "ja": _JAPANESE, "korean": _KOREAN, "ko": _KOREAN}
ANONYMOUS = frozenset({"佚名", "Anon", "Anonymous"})
"""Who stands for an author in an entry without one (§8.1.3)."""
UNKNOWN = frozenset({"出版地不详", "出版者不详", "出版社不详", "S.l.", "s.l.", "S.n.", "s.n."})
"""Words by which a record says that a publication does not state its place or publisher (§8.4)."""


def terms_of(work: Work) -> Terms:
    """The words of the entry's language: its title's script, else its authors' or publisher's, else as recorded."""
    named = _NAMED.get(work.language.lower())
    if named:
        return named
    people = " ".join(name.literal for name in (*work.authors, *work.editors, *work.holders))
    for text in (work.title, people, work.container, work.publisher, work.place):
        if text.strip():
            return _by_script(text)
    return _CHINESE if work.language == "zh" else _ENGLISH


def _by_script(text: str) -> Terms:
    if HANGUL.search(text):
        return _KOREAN
    if KANA.search(text):
        return _JAPANESE
    if mostly_chinese(text):
        return _CHINESE
    return _RUSSIAN if CYRILLIC.search(text) else _ENGLISH


_YEARS = 1000
"""An edition with a number from here on is named by its year (``1978 ed.``)."""


def edition_of(edition: str, terms: Terms, blank: str) -> str:
    """``2 版``, ``2nd ed.``, ``Rev. ed.``; the first edition is not recorded (§8.3); ``刻本`` is as it is."""
    number = edition_number(edition)
    if number == 1:
        return ""
    if number:
        shown = ordinal(number) if terms.language == "en" and number < _YEARS else str(number)
        return terms.edition.format(shown).replace("_", blank)
    if re.fullmatch(r"rev(?:ised)?\.?(?:\s+ed(?:ition|n)?\.?)?", edition, re.IGNORECASE):
        return "Rev. ed."
    return f"{edition} ed." if re.fullmatch("[A-Z][a-z]+", edition) else edition


def volume_of(volume: str, terms: Terms, blank: str) -> str:
    """``第 4 卷``, ``Vol. 4``; a volume in its own words (``第 1 册``) is as it is."""
    if not re.fullmatch(r"[0-9]+(?:[-–][0-9]+)?|[IVXLC]+", volume):
        return volume
    return terms.volume.format(volume).replace("_", blank)

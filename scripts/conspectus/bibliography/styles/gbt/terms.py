"""The words a reference takes from its own language: 等 or et al., 译 or trans, 2 版 or 2nd ed. (§6.1, §8.1.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.model import Work

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LETTER = re.compile("[A-Za-z]")
_MOSTLY = 8
"""A title is Chinese unless it has more than this many Latin letters to each of its Chinese characters."""
CJK = re.compile(f"{_HAN.pattern[:-1]}{_KANA.pattern[1:-1]}{_HANGUL.pattern[1:]}")
"""A Chinese character, a kana or a hangul syllable."""


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
    if _HANGUL.search(text):
        return _KOREAN
    if _KANA.search(text):
        return _JAPANESE
    if mostly_chinese(text):
        return _CHINESE
    return _RUSSIAN if _CYRILLIC.search(text) else _ENGLISH


def mostly_chinese(text: str) -> bool:
    """Whether a text is Chinese, with words in Latin letters or without."""
    return _MOSTLY * len(_HAN.findall(text)) > len(_LETTER.findall(text))


_NUMBERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
}  # fmt: skip
_YEARS = 1000
"""An edition with a number from here on is named by its year (``1978 ed.``)."""
_EDITION = re.compile(
    r"(?:第\s*)?([0-9]+|[一二三四五六七八九十]+|[a-z]+)(?:st|nd|rd|th)?\s*(?:版|판|ed(?:n|ition)?\.?)?", re.IGNORECASE
)


def edition_number(edition: str) -> int:
    """2 for ``2``, ``Second``, ``2nd ed.``, ``第二版``; 0 for an edition that has no number (``修订版``)."""
    found = _EDITION.fullmatch(edition.strip())
    if not found:
        return 0
    word = found.group(1).lower()
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def edition_of(edition: str, terms: Terms, blank: str) -> str:
    """``2 版``, ``2nd ed.``, ``Rev. ed.``; the first edition is not recorded (§8.3); ``刻本`` is as it is."""
    number = edition_number(edition)
    if number == 1:
        return ""
    if number:
        shown = _ordinal(number) if terms.language == "en" and number < _YEARS else str(number)
        return terms.edition.format(shown).replace("_", blank)
    if re.fullmatch(r"rev(?:ised)?\.?(?:\s+ed(?:ition|n)?\.?)?", edition, re.IGNORECASE):
        return "Rev. ed."
    return f"{edition} ed." if re.fullmatch("[A-Z][a-z]+", edition) else edition


def volume_of(volume: str, terms: Terms, blank: str) -> str:
    """``第 4 卷``, ``Vol. 4``; a volume in its own words (``第 1 册``) is as it is."""
    if not re.fullmatch(r"[0-9]+(?:[-–][0-9]+)?|[IVXLC]+", volume):
        return volume
    return terms.volume.format(volume).replace("_", blank)

"""Made-up references in styles that AnyStyle's entries hardly show, tagged word by word, for training.

A template, a line of ``invented_references.txt``, is made of parts ``tag=print`` divided by `` | ``; words in capitals
are filled in, ``(a / b)`` after a tilde is a choice. Names, titles, journals and houses are put
together from syllables and a few common words.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

TEMPLATES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()

_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
]
_CORES = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["", "n", "r", "l", "s", "m", "nd", "rt", "ck", "th"]
_NOUNS = [
    "study",
    "growth",
    "river",
    "network",
    "policy",
    "learning",
    "cell",
    "water",
    "market",
    "memory",
    "city",
    "language",
]
_JOINTS = ["of", "the", "in", "and", "for", "on", "with", "between", "from", "under"]
_JOURNALS = [
    "Journal of {}", "{} Review", "Annals of {}", "International Journal of {} Studies", "{} Letters", "{}",
    "{} and Society",
    "European Journal of {}", "{} Quarterly", "Advances in {}", "J {}", "J Appl {}", "Proc Natl Acad {}",
]  # fmt: skip
_TOWNS = ["London", "New York", "Cambridge, MA", "Berlin", "Chicago", "Oxford", "Paris", "Singapore", "Amsterdam"]
_HOUSES = ["{} Press", "University of {} Press", "{} University Press", "{}", "{} & {}", "{} Publishers", "{} Verlag"]
_GROUPS = ["World {} Organization", "Ministry of {}", "National {} Institute", "{} Commission"]
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_BLANK = re.compile(
    "INVERTED|HARVARD|SPANISH|NATURE|COLONS|SEMICOLONS|SEMICOLON|SLASHED|ETFULL|BRAZIL|CAPSNAME|VANCOUVER|SPACED|FIRST"
    "|PLAIN|FULL|EDITORS|PERSON|GROUP|NAME|TITLE|CAPITALS|ABBREVIATED|JOURNAL|HOUSE|TOWN|YEAR|MONTH|MON|DAY|PAGES"
    "|HYPHEN|ARXIV|ANUM2|NUM2|NUM4|NUM|URL|DOI"
)
_CHOICE = re.compile(r"~\(((?:[^()]|\([^()]*\))*?) \)")


class Inventor:
    """Makes one reference after another; the same ``seed`` makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)  # noqa: S311  nothing is kept secret

    def entry(self) -> list[tuple[str, str]]:
        """One reference: its words, each with its tag."""
        line = self.pick.choice(TEMPLATES)
        while "~(" in line:
            line = _CHOICE.sub(lambda found: self.pick.choice(found.group(1).split(" / ")), line)
        words: list[tuple[str, str]] = []
        for part in line.split(" | "):
            tag, _, pattern = part.partition("=")
            filled = _BLANK.sub(self._filled, pattern)
            words += [(word, tag) for word in filled.split()]
        return words

    def _filled(self, found: re.Match[str]) -> str:
        printed: str = getattr(self, f"_{found.group().lower()}")()
        return printed

    def _some(self) -> range:
        return range(self.pick.choice((1, 1, 2, 2, 3, 4, 6)))

    def _word(self) -> str:
        syllables = [self.pick.choice(_ONSETS) + self.pick.choice(_CORES) for _ in range(self.pick.randint(1, 3))]
        return "".join(syllables) + self.pick.choice(_CODAS)

    def _name(self) -> str:
        return self._word().capitalize()

    def _person(self) -> str:
        return f"{self._name()} {self._name()}"

    def _initials(self, stop: str = ". ") -> str:
        return "".join(
            self.pick.choice("ABCDEFGHJKLMNPRSTW") + stop for _ in range(self.pick.choice((1, 1, 2)))
        ).strip()

    def _joined(self, names: list[str], last: str) -> str:
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1]

    def _inverted(self) -> str:
        return self._joined([f"{self._name()}, {self._initials()}" for _ in self._some()], ", & ")

    def _harvard(self) -> str:
        return self._joined([f"{self._name()}, {self._initials()}" for _ in self._some()], " and ")

    def _by_surname(self, between: str, last: str) -> str:
        """Names with initials, the family name first."""
        names = [f"{self._name()}, {self._initials()}" for _ in self._some()]
        return names[0] if len(names) == 1 else between.join(names[:-1]) + last + names[-1]

    def _spanish(self) -> str:
        return self._by_surname(", ", self.pick.choice((" y ", " e ", " et ", " und ")))

    def _nature(self) -> str:
        return self._by_surname(", ", " & ") + self.pick.choice(("", "", " et al."))

    def _colons(self) -> str:
        return self._by_surname(", ", ", ")

    def _semicolons(self) -> str:
        return self._by_surname("; ", "; ")

    def _in_full(self, between: str, last: str) -> str:
        """Names in full, the family name first."""
        names = [f"{self._name()}, {self._name()}" for _ in self._some()[:4]]
        return names[0] if len(names) == 1 else between.join(names[:-1]) + last + names[-1]

    def _semicolon(self) -> str:
        return self._in_full("; ", "; ")

    def _slashed(self) -> str:
        return self._in_full("/", "/")

    def _etfull(self) -> str:
        return self._in_full(", ", self.pick.choice((" et ", " und ", " y ")))

    def _brazil(self) -> str:
        return "; ".join(f"{self._name().upper()}, {self._name()}" for _ in self._some()[:3])

    def _capsname(self) -> str:
        return f"{self._name().upper()} {self._name()}"

    def _spaced(self) -> str:
        return ", ".join(f"{self._name()} {self._initials('')}" for _ in self._some())

    def _plain(self) -> str:
        return self._joined([self._person() for _ in self._some()], self.pick.choice((" and ", ", and ", ", ")))

    def _vancouver(self) -> str:
        names = [f"{self._name()} {self._initials('')}" for _ in self._some()]
        return ", ".join(names) + (", et al." if len(names) > 3 else ".")

    def _first(self) -> str:
        names = [f"{self._initials()} {self._name()}" for _ in self._some()]
        listed = self._joined(names, " and " if len(names) < 3 else ", and ")
        return f"{listed} et al." if len(names) == 1 and self.pick.random() < 0.3 else listed

    def _editors(self) -> str:
        return self._joined([f"{self._initials()} {self._name()}" for _ in range(self.pick.randint(1, 3))], " & ")

    def _full(self) -> str:
        others = [self._person() for _ in list(self._some())[1:]]
        first = f"{self._name()}, {self._name()}{self.pick.choice(('', ' ' + self._initials()))}"
        return self._joined([first, *others], ", and ") if len(others) < 3 else f"{first}, et al"

    def _group(self) -> str:
        return self.pick.choice(_GROUPS).format(self._name())

    def _title(self) -> str:
        count = self.pick.randint(3, 11)
        lists = _JOINTS, _NOUNS, [self._word() for _ in range(4)]
        words = [self._name(), *[self.pick.choice(self.pick.choice(lists)) for _ in range(count)]]
        if self.pick.random() < 0.3:
            at = self.pick.randrange(2, len(words))
            words[at - 1 : at + 1] = [f"{words[at - 1]}:", words[at].capitalize()]
        elif self.pick.random() < 0.2:
            at = self.pick.randrange(0, min(4, len(words) - 1))
            words[at] = f"{words[at]},"
        return " ".join([*words, self.pick.choice(_NOUNS)])

    def _capitals(self) -> str:
        return " ".join(word if word in _JOINTS else word[0].upper() + word[1:] for word in self._title().split())

    def _journal(self) -> str:
        return self.pick.choice(_JOURNALS).format(self.pick.choice(_NOUNS).capitalize())

    def _abbreviated(self) -> str:
        words = [self._word().capitalize()[: self.pick.randint(3, 6)] + "." for _ in range(self.pick.randint(1, 3))]
        before, behind = self.pick.choice(
            (("", ""), ("J. ", ""), ("", " Q."), ("", " B"), ("", " Lett."), ("Ann. ", ""))
        )
        return before + " ".join(words) + behind

    def _arxiv(self) -> str:
        return f"{self.pick.randint(1001, 2412)}.{self.pick.randint(1000, 99999):05}"

    def _house(self) -> str:
        return self.pick.choice(_HOUSES).format(self._name(), self._name())

    def _town(self) -> str:
        return self.pick.choice(_TOWNS)

    def _year(self) -> str:
        return str(self.pick.randint(1965, 2025))

    def _num(self) -> str:
        return str(self.pick.randint(1, 240))

    def _num2(self) -> str:
        return str(self.pick.randint(1, 12))

    def _num4(self) -> str:
        return str(self.pick.randint(1000, 99999))

    def _anum2(self) -> str:
        return f"{self.pick.choice('AB')}{self._num2()}"

    def _pages(self, dash: str = "–") -> str:
        first = self.pick.randint(1, 1900)
        return f"{first}{dash}{first + self.pick.randint(3, 40)}"

    def _hyphen(self) -> str:
        return self._pages("-")

    def _month(self) -> str:
        return self.pick.choice(_MONTHS)

    def _mon(self) -> str:
        return self._month()[:3]

    def _day(self) -> str:
        return str(self.pick.randint(1, 28))

    def _url(self) -> str:
        return f"https://www.{self._word()}.org/{self._word()}/{self._word()}"

    def _doi(self) -> str:
        return f"10.{self.pick.randint(1000, 9999)}/{self._word()}.{self.pick.randint(100, 99999)}"

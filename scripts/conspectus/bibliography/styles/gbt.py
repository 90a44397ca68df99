"""Records as printed references, by the rules of GB/T 7714—2015, numeric, without the number."""

from __future__ import annotations

import re
from typing import ClassVar

from pybtex.richtext import Text

from conspectus.bibliography.styles.base import WorkStyle
from conspectus.model import Name, Work

_HAN = re.compile("[\u3400-\u9fff]")
_AUTHORS_SHOWN = 3


class GBT2015(WorkStyle):
    """GB/T 7714—2015, numeric (§9.1)."""

    name: ClassVar[str] = "gbt7714-2015"

    def compose(self, work: Work, letter: str = "") -> Text:  # noqa: ARG002  a numeric style has no letters
        """One reference without its number."""
        return Text(_Entry(work).text())


class GBT2015AuthorYear(GBT2015):
    """GB/T 7714—2015, author and year (§9.2)."""

    name: ClassVar[str] = "gbt7714-2015-author-year"


class GBT2025(GBT2015):
    """GB/T 7714—2025, numeric."""

    name: ClassVar[str] = "gbt7714-2025"


class GBT2025AuthorYear(GBT2025):
    """GB/T 7714—2025, author and year."""

    name: ClassVar[str] = "gbt7714-2025-author-year"


class _Entry:
    """One record being put into words."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def text(self) -> str:
        work = self.work
        people = self._people(work.authors, et_al=work.et_al)
        head = f"{people}{'' if people.endswith('.') else '.'} " if people else ""
        title = self._shown("title")
        if work.identifier:
            title += f": {work.identifier}"
        opening = f"{head}{title}{self._mark()}"
        imprint = self._imprint()
        separator = "//" if work.container and work.type not in ("J", "N") else ". "
        body = f"{opening}{separator}{imprint}" if imprint else opening
        body += self._accessed()
        if work.url:
            body += f". {work.url}"
        if work.doi and work.doi.casefold() not in work.url.casefold():
            body += f". DOI:{work.doi}"
        return body if body.endswith(".") else f"{body}."

    def _shown(self, name: str) -> str:
        """A field's value, in square brackets where a person supplied it."""
        value: str = getattr(self.work, name)
        return f"[{value}]" if value and name in self.work.supplied else value

    def _mark(self) -> str:
        code, carrier = self.work.type, self.work.carrier
        if not carrier and self.work.url:
            carrier = "OL"
        return f"[{code}/{carrier}]" if carrier else f"[{code}]"

    def _people(self, people: tuple[Name, ...], *, et_al: bool = False) -> str:
        shown = people[:_AUTHORS_SHOWN]
        names = ", ".join(format_name(person) for person in shown)
        if names and (et_al or len(people) > _AUTHORS_SHOWN):
            chinese = bool(_HAN.search(shown[0].literal)) or (self.work.language == "zh" and _HAN.search(names))
            names += ", 等" if chinese else ", et al."
        return f"[{names}]" if names and "authors" in self.work.supplied else names

    def _imprint(self) -> str:
        if self.work.type in ("J", "N") and self.work.container:
            return self._serial()
        parts = [part for part in (self._translators(), self.work.edition and self._edition()) if part]
        host = self._host()
        issued = self._issued()
        return ". ".join(part for part in (host, *parts, issued) if part)

    def _host(self) -> str:
        if not self.work.container:
            return ""
        editors = self._people(self.work.editors)
        return f"{editors}. {self._shown('container')}" if editors else self._shown("container")

    def _translators(self) -> str:
        names = self._people(self.work.translators)
        return f"{names}, 译" if names else ""

    def _edition(self) -> str:
        edition = self.work.edition
        return (
            edition if not edition.isdigit() else (f"{edition} 版" if self.work.language == "zh" else f"{edition} ed")
        )

    def _serial(self) -> str:
        """``刊名, 年, 卷(期): 页``, or for a newspaper ``报名, 日期(版次)`` (§8.8)."""
        if self.work.type == "N":
            page = f"({self._shown('pages')})" if self.work.pages else ""
            dated = ", ".join(
                part for part in (self._shown("container"), self.work.date or self._shown("year")) if part
            )
            return dated + page
        parts = [self._shown("container"), self._shown("year")]
        text = ", ".join(part for part in (*parts, self._shown("volume")) if part)
        if self.work.issue:
            text += f"({self._shown('issue')})"
        pages = self._shown("pages") or self._shown("article_number")
        return f"{text}: {pages}" if pages else text

    def _issued(self) -> str:
        place, publisher = self._shown("place"), self._shown("publisher")
        source = f"{place}: {publisher}" if place and publisher else place or publisher
        dated = self._shown("year")
        if self.work.type in ("EB", "P", "DS", "DB", "PP") and self.work.date:
            dated = self.work.date if self.work.type == "P" else f"({self.work.date})"
        text = ", ".join(part for part in (source, dated) if part)
        pages = self._shown("pages")
        return f"{text}: {pages}" if pages and text else text or pages

    def _accessed(self) -> str:
        return f"[{self.work.accessed}]" if self.work.accessed else ""


def format_name(person: Name) -> str:
    """``谭志雄``, ``GEREFFI G``, ``LUCAS R E Jr``; a group as it is."""
    if not person.family or _HAN.search(person.literal) or not person.given:
        return person.literal
    initials = " ".join(_initials(person.given))
    return " ".join(part for part in (person.family.upper(), initials, person.suffix) if part)


def _initials(given: str) -> list[str]:
    """The initials of given names without full stops; a hyphen between two of them stays."""
    found: list[str] = []
    for word in re.split(r"[\s.]+", given.strip()):
        if not word:
            continue
        if word.isupper() and len(word) <= 3 and "-" not in word:
            found.extend(word)
        else:
            found.append("-".join(part[:1].upper() for part in word.split("-") if part))
    return found

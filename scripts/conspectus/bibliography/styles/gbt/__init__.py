"""References by GB/T 7714 of 2015 and 2025, numeric and author-year, as pybtex style plugins.

One entry takes the words of its own language (等 or et al.), whatever the list is in. The editions differ in a
few rules (``rules``), the lists of papers in their spacing (``profile``), which can be observed from a printed
list (``observe``).
"""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar

from pybtex.richtext import Text

from conspectus.bibliography.styles.base import WorkStyle
from conspectus.bibliography.styles.gbt.elements import Elements
from conspectus.bibliography.styles.gbt.observe import observe_profile, observe_profiles
from conspectus.bibliography.styles.gbt.reference import reference
from conspectus.bibliography.styles.gbt.rules import EDITION_2015, EDITION_2025, Rules
from conspectus.bibliography.styles.gbt.terms import terms_of
from conspectus.bibliography.styles.profile import PROFILE_2015, PROFILE_2025, Profile, Spacing
from conspectus.model import Work

__all__ = [
    "GBT2015",
    "GBT2025",
    "PROFILE_2015",
    "PROFILE_2025",
    "GBT2015AuthorYear",
    "GBT2025AuthorYear",
    "Profile",
    "Spacing",
    "observe_profile",
    "observe_profiles",
]


class _GBT(WorkStyle):
    """What the editions and their two systems share."""

    rules: ClassVar[Rules]
    author_year: ClassVar[bool] = False

    def __init__(self, *arguments: Any, profile: Profile | None = None, **options: Any) -> None:  # noqa: ANN401  pybtex's own
        super().__init__(*arguments, **options)
        self.profile = profile or self.rules.profile

    def printed_as(self, profile: Profile) -> WorkStyle:
        """The style with the spacing of a printed list."""
        style = copy(self)  # not made anew: pybtex would look up its plugins each time
        style.profile = profile
        return style

    def compose(self, work: Work, letter: str = "") -> Text:
        """One reference without its number, in the words of its language and the spacing of the list."""
        terms = terms_of(work)
        spacing = self.profile.chinese if terms.cjk else self.profile.western
        return Text(reference(Elements(work, self.rules, terms, spacing, self.author_year, letter)))


class GBT2015(_GBT):
    """GB/T 7714—2015, numeric (§9.1)."""

    name: ClassVar[str] = "gbt7714-2015"
    rules: ClassVar[Rules] = EDITION_2015


class GBT2015AuthorYear(GBT2015):
    """GB/T 7714—2015, author and year (§9.2)."""

    name: ClassVar[str] = "gbt7714-2015-author-year"
    author_year: ClassVar[bool] = True


class GBT2025(_GBT):
    """GB/T 7714—2025, numeric."""

    name: ClassVar[str] = "gbt7714-2025"
    rules: ClassVar[Rules] = EDITION_2025


class GBT2025AuthorYear(GBT2025):
    """GB/T 7714—2025, author and year."""

    name: ClassVar[str] = "gbt7714-2025-author-year"
    author_year: ClassVar[bool] = True

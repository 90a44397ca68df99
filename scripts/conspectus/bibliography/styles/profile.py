"""How a list spaces the identifying symbols of GB/T 7714: the widths and blanks that the standard leaves to print.

The standard names the symbols (``.``, ``:``, ``,``, ``//``, ``( )``) and their order. Whether a blank follows
them, whether they are full width, and whether 等 follows a comma differ from list to list; a :class:`Profile`
holds just that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spacing:
    """The symbols of one list as printed, each with its blanks."""

    names: str = ", "
    """Between two names, and between a name and 译."""
    et_al: str = ", "
    """Before 等 or et al."""
    suffix: str = ", "
    """Before ``Jr``."""
    after_names: str = ". "
    stop: str = ". "
    """Between any two other elements."""
    link: str = ". "
    """Before an address or a DOI."""
    year: str = ", "
    """Before a year or a date."""
    volume: str = ", "
    place: str = ": "
    """Between place and publisher."""
    title: str = ": "
    """Between a title and what belongs to it."""
    pages: str = ": "
    issue: str = "("
    """Opens the bracket of an issue or a date, with the blank before it."""
    close: str = ")"
    host: str = "//"
    figures: str = " "
    """Between a figure and a Chinese word that the style adds (``2 版``)."""
    end: str = "."
    values: str = "half"
    """Width given to the symbols inside titles and names: ``half``, ``full``, or empty for as they are."""


_FULL = Spacing(
    names="，",
    et_al="，",
    suffix="，",
    year="，",
    volume="，",
    place="：",
    title="：",
    pages="：",
    issue="（",
    close="）",
    values="full",
)


@dataclass(frozen=True, slots=True)
class Profile:
    """The spacing of a list: that of its Chinese, Japanese and Korean entries, and that of the others."""

    chinese: Spacing = Spacing()
    western: Spacing = Spacing()


PROFILE_2015 = Profile()
"""GB/T 7714—2015: half width, a blank behind ``.``, ``,`` and ``:``."""
PROFILE_2025 = Profile(_FULL, _FULL)
"""GB/T 7714—2025: ``，：（）`` in full width for every entry, the full stop in half width."""

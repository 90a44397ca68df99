"""A bibliographic record: what the ``.bib`` files hold and every citation style and export starts from."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.model.reference import Name


@dataclass(frozen=True, slots=True)
class Work:
    """One work, reviewed or cited. An empty string means that the record does not state the field.

    Values are plain text (no TeX). ``printed`` is the reference exactly as a paper printed it, without
    its number. ``supplied`` names the fields that a person supplied because the paper does not print
    them; styles set those in square brackets.
    """

    title: str
    type: str = "J"
    """Document type code of GB/T 7714."""
    carrier: str = ""
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    holders: tuple[Name, ...] = ()
    """Who holds a patent, where that is not its inventor (``authors``)."""
    protected: tuple[str, ...] = ()
    """Parts of the title and of the host's whose capitals are their own (in braces in BibTeX)."""
    title_en: str = ""
    container: str = ""
    container_en: str = ""
    container_short: str = ""
    """The journal's abbreviated name."""
    series: str = ""
    event: str = ""
    """The conference at which it was given."""
    genre: str = ""
    """What kind of thesis, report or manuscript it is, in its own words (``硕士学位论文``, ``PhD thesis``)."""
    edition: str = ""
    version: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    doi: str = ""
    identifier: str = ""
    """Number of a patent, standard, report or archive document."""
    archive: str = ""
    """Where an electronic copy is kept (``arXiv``, ``ChinaXiv``)."""
    eprint: str = ""
    """Its number in ``archive``."""
    url: str = ""
    accessed: str = ""
    isbn: str = ""
    issn: str = ""
    cn: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    """From a user's own export only; never written into a repository's ``.bib``."""
    note: str = ""
    language: str = "zh"
    printed: str = ""
    supplied: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Keys under which the work was once published (biblatex ``ids``)."""

"""References as records, BibTeX files as the registry of citation keys, and printed citations."""

from conspectus.bibliography.export import bibtex_of
from conspectus.bibliography.keys import propose_key
from conspectus.bibliography.registry import Bibliography
from conspectus.bibliography.styles import format_work
from conspectus.bibliography.works import same_work, work_of_article, work_of_reference

__all__ = [
    "Bibliography",
    "bibtex_of",
    "format_work",
    "propose_key",
    "same_work",
    "work_of_article",
    "work_of_reference",
]

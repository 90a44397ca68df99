"""The review as a manuscript: its pages as continuous prose with citations and a bibliography, for Word and LaTeX."""

from conspectus.manuscript.compose import Manuscript, compose
from conspectus.manuscript.data import claim_address, claims_csv, find_claim, review_data
from conspectus.manuscript.docx import docx_of
from conspectus.manuscript.latex import latex_of
from conspectus.manuscript.pandoc import PandocError, find_pandoc
from conspectus.manuscript.scope import Keys, Scope, UnknownNameError, scope_of

__all__ = [
    "Keys",
    "Manuscript",
    "PandocError",
    "Scope",
    "UnknownNameError",
    "claim_address",
    "claims_csv",
    "compose",
    "docx_of",
    "find_claim",
    "find_pandoc",
    "latex_of",
    "review_data",
    "scope_of",
]

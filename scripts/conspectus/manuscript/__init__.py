"""The review as a manuscript: its pages as continuous prose with citations and a bibliography, for Word and LaTeX."""

from conspectus.manuscript.compose import Manuscript, compose
from conspectus.manuscript.data import (
    attributes_data,
    cites_data,
    claim_address,
    claims_csv,
    evidence_data,
    figure_data,
    find_claim,
    page_address,
    review_data,
)
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
    "attributes_data",
    "cites_data",
    "claim_address",
    "claims_csv",
    "compose",
    "docx_of",
    "evidence_data",
    "figure_data",
    "find_claim",
    "find_pandoc",
    "latex_of",
    "page_address",
    "review_data",
    "scope_of",
]

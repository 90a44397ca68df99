"""The domain types every other room speaks in: frozen, slotted, with no input or output of their own."""

from conspectus.model.article import (
    Article,
    Aside,
    Author,
    Caption,
    CitationMark,
    CitedWork,
    Footnote,
    Funding,
    Metadata,
    Paragraph,
    Provenance,
    Section,
)
from conspectus.model.attributes import ADDRESSEES, LEVELS, Attributes, Figure
from conspectus.model.claim import (
    BASES,
    FACETS,
    SUBSTANCE,
    THEME_SECTIONS,
    Claim,
    Comparison,
    Evidence,
    Locator,
    Relation,
    Side,
    Theme,
)
from conspectus.model.draft import Draft, DraftClaim, KeyPhrase, Quantity
from conspectus.model.finding import Finding, Rule, Severity
from conspectus.model.page import Block, Lock, LockedEvidence, LockedSection, Page
from conspectus.model.receipt import PaperReceipt, Receipt
from conspectus.model.reference import Name, Reference
from conspectus.model.review import Paper, Review
from conspectus.model.settings import FORGES, STYLES, Settings
from conspectus.model.terms import Formulation, Query, Silence, Term
from conspectus.model.text import CleanText, Passage, Piece, SourceText, Span
from conspectus.model.work import Work

__all__ = [
    "ADDRESSEES",
    "BASES",
    "FACETS",
    "FORGES",
    "LEVELS",
    "STYLES",
    "SUBSTANCE",
    "THEME_SECTIONS",
    "Article",
    "Aside",
    "Attributes",
    "Author",
    "Block",
    "Caption",
    "CitationMark",
    "CitedWork",
    "Claim",
    "CleanText",
    "Comparison",
    "Draft",
    "DraftClaim",
    "Evidence",
    "Figure",
    "Finding",
    "Footnote",
    "Formulation",
    "Funding",
    "KeyPhrase",
    "Locator",
    "Lock",
    "LockedEvidence",
    "LockedSection",
    "Metadata",
    "Name",
    "Page",
    "Paper",
    "PaperReceipt",
    "Paragraph",
    "Passage",
    "Piece",
    "Provenance",
    "Quantity",
    "Query",
    "Receipt",
    "Reference",
    "Relation",
    "Review",
    "Rule",
    "Section",
    "Settings",
    "Severity",
    "Side",
    "Silence",
    "SourceText",
    "Span",
    "Term",
    "Theme",
    "Work",
]

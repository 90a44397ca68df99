"""The grammar of the site's pages: front matter, facets, claims with their evidence, woven blocks, stamps."""

from conspectus.pages.blocks import (
    BrokenBlocksError,
    conflict_lines,
    find_blocks,
    set_block,
    settle_conflicts,
    without_bodies,
)
from conspectus.pages.claims import BRACKET, format_claim
from conspectus.pages.lines import Line, page_lines, without_code_spans
from conspectus.pages.locator import (
    CITEKEY,
    RESERVED,
    claim_id,
    format_bracket,
    format_evidence,
    format_locator,
    normal_path,
    parse_evidence,
    phrase_problem,
    printed_path,
    split_evidence,
)
from conspectus.pages.page import page_citations, page_kind, page_language, page_name, page_themes, read_page
from conspectus.pages.stamp import fingerprint, split_front_matter, stamp
from conspectus.pages.vocabulary import Words, basis_of, facet_of, vocabulary, words

__all__ = [
    "BRACKET",
    "CITEKEY",
    "RESERVED",
    "BrokenBlocksError",
    "Line",
    "Words",
    "basis_of",
    "claim_id",
    "conflict_lines",
    "facet_of",
    "find_blocks",
    "fingerprint",
    "format_bracket",
    "format_claim",
    "format_evidence",
    "format_locator",
    "normal_path",
    "page_citations",
    "page_kind",
    "page_language",
    "page_lines",
    "page_name",
    "page_themes",
    "parse_evidence",
    "phrase_problem",
    "printed_path",
    "read_page",
    "set_block",
    "settle_conflicts",
    "split_evidence",
    "split_front_matter",
    "stamp",
    "vocabulary",
    "without_bodies",
    "without_code_spans",
    "words",
]

"""The findings that only the whole review can bring, one rule each."""

from __future__ import annotations

from conspectus.model import Rule, Severity

UNKNOWN_KEY = Rule("citekey-unknown", Severity.ERROR, "A page cites a key that no bibliography has.")
OLD_KEY = Rule("citekey-old", Severity.NOTE, "A page cites a work by a key that it once had.")
BROKEN_CITATION = Rule("citation-malformed", Severity.ERROR, "A bracket begins as a citation and names no key.")
UNKNOWN_THEME = Rule("theme-unknown", Severity.ERROR, "A page names a theme that has no page.")
UNKNOWN_ID = Rule("data-unknown", Severity.ERROR, "A claim names a term or an official text that the data do not have.")
FOREIGN = Rule("evidence-foreign", Severity.ERROR, "A claim's first evidence is in another paper than its page's.")
SAME_EVIDENCE = Rule("evidence-twice", Severity.ERROR, "Two claims on one page have the same first evidence.")
NO_EVIDENCE = Rule(
    "statement-without-evidence", Severity.ERROR, "A sentence on a theme's page cites no evidence for what it says."
)
UNCLAIMED = Rule("evidence-unclaimed", Severity.ERROR, "A page cites evidence that no claim of the paper has.")
ABSENCE = Rule(
    "absence-unchecked", Severity.WARNING, "A page says what no paper says, and was not compared with every paper."
)
SHARED = Rule("source-shared", Severity.ERROR, "A page shares 25 or more characters in a row with a source.")
ORPHAN = Rule("page-without-paper", Severity.ERROR, "A paper's page names no paper of the bibliography.")
NO_PAGE = Rule("paper-without-page", Severity.WARNING, "A paper of the bibliography has no page.")
PAGE_TWICE = Rule("page-twice", Severity.ERROR, "Two pages of one language are of the same paper.")
THEME_FIELD = Rule("theme-field-invalid", Severity.ERROR, "A field of a theme's page is not of the form it must have.")
NO_COUNTERPART = Rule("claim-untranslated", Severity.WARNING, "A claim of one language is missing in the other.")
COUNTERPART = Rule(
    "claim-translated-otherwise", Severity.WARNING, "A claim differs between languages in more than words."
)
PROSE_COUNTERPART = Rule(
    "page-translated-otherwise",
    Severity.WARNING,
    "A section cites evidence that it does not cite in the other language.",
)
TERM_AVOIDED = Rule("term-avoided", Severity.WARNING, "A page has a form that the glossary says to avoid.")
TERM_OTHERWISE = Rule(
    "term-translated-otherwise", Severity.WARNING, "A claim lacks a term that it has in the other language."
)
LABEL = Rule("link-label-invalid", Severity.ERROR, "A link definition has a label that Markdown cannot match.")
TARGET = Rule("link-target-missing", Severity.ERROR, "A link definition leads to a page that is not there.")
ANCHOR = Rule("link-anchor-missing", Severity.ERROR, "A link definition leads to a claim that is not there.")
ONE_PAPER = Rule("theme-on-one-paper", Severity.WARNING, "Fewer than two papers treat a theme in substance.")
FEW_THEMES = Rule(
    "paper-in-few-themes", Severity.WARNING, "A paper is treated in substance in fewer than three themes."
)
NOT_CITABLE = Rule("not-yet-citable", Severity.WARNING, "A paper's entry lacks a field that citing it needs.")
CITED_INCOMPLETE = Rule("cited-incomplete", Severity.NOTE, "A cited work's entry lacks a field that citing it needs.")
DUPLICATE = Rule("duplicate-work", Severity.WARNING, "Two entries describe one work.")
LOCK_STALE = Rule("lock-out-of-date", Severity.WARNING, "A lock does not say what its paper and pages say.")
RECOUNT = Rule("silence-to-reread", Severity.WARNING, "What a silence's note says was written for another count.")
UNTOLD = Rule(
    "change-untold", Severity.NOTE, "The page of changes does not tell a release, or a day that it tells elsewhere."
)
ABSENT = Rule("source-absent", Severity.NOTE, "A paper's source is not here, though others are.")

RULES = (
    UNKNOWN_KEY,
    OLD_KEY,
    BROKEN_CITATION,
    UNKNOWN_THEME,
    UNKNOWN_ID,
    FOREIGN,
    SAME_EVIDENCE,
    NO_EVIDENCE,
    UNCLAIMED,
    ABSENCE,
    SHARED,
    ORPHAN,
    NO_PAGE,
    PAGE_TWICE,
    THEME_FIELD,
    NO_COUNTERPART,
    COUNTERPART,
    PROSE_COUNTERPART,
    TERM_AVOIDED,
    TERM_OTHERWISE,
    LABEL,
    TARGET,
    ANCHOR,
    ONE_PAPER,
    FEW_THEMES,
    NOT_CITABLE,
    CITED_INCOMPLETE,
    DUPLICATE,
    LOCK_STALE,
    RECOUNT,
    UNTOLD,
    ABSENT,
)
"""Every rule of this room, in the order the guide prints them."""

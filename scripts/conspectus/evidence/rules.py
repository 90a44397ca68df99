"""The findings that holding claims against their papers can bring, one rule each."""

from __future__ import annotations

from conspectus.model import Rule, Severity

SECTION = Rule("evidence-no-section", Severity.ERROR, "The paper has no section of the path that evidence names.")
NOT_FOUND = Rule("evidence-not-found", Severity.ERROR, "An evidence phrase does not occur in the section it names.")
PARAGRAPH = Rule("evidence-no-paragraph", Severity.ERROR, "A section has fewer paragraphs than evidence says.")
AMBIGUOUS = Rule(
    "evidence-ambiguous", Severity.ERROR, "An evidence phrase occurs in several paragraphs of its section."
)
UNVERIFIED = Rule("evidence-unverified", Severity.ERROR, "Evidence is not in the lock and its source is not here.")
PASSAGE = Rule("passage-differs", Severity.ERROR, "A passage is not the one that the lock records.")
MOVED = Rule("evidence-moved", Severity.NOTE, "Evidence was found again in another conversion of the paper.")
NUMBER = Rule("number-not-in-passage", Severity.ERROR, "A claim has a number that its passages do not have.")
INSTITUTION = Rule(
    "institution-not-in-passage", Severity.WARNING, "A claim names a body that its passages do not name."
)
RECEIPT = Rule("receipt-out-of-date", Severity.WARNING, "The receipt was taken of other claims, evidence or papers.")
LOCK = Rule("lock-invalid", Severity.ERROR, "A lock cannot be read.")

RULES = (SECTION, NOT_FOUND, PARAGRAPH, AMBIGUOUS, UNVERIFIED, PASSAGE, MOVED, NUMBER, INSTITUTION, LOCK, RECEIPT)
"""Every rule of this room, in the order the guide prints them."""

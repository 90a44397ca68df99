"""The table of everything ``check`` looks for; the guide prints it."""

from __future__ import annotations

from conspectus.check import rules
from conspectus.evidence.rules import RULES as EVIDENCE_RULES
from conspectus.model import Rule
from conspectus.pages.rules import RULES as PAGE_RULES

RULES: tuple[Rule, ...] = (*PAGE_RULES, *EVIDENCE_RULES, *rules.RULES)
"""Every rule with its code, severity and summary. What reading sources, sidecars and BibTeX reports comes on top."""


def markdown_table() -> str:
    """The rules as a Markdown table, in the order of ``RULES``, as the guide prints it."""
    rows = [f"| `{rule.code}` | {rule.severity} | {rule.summary} |" for rule in RULES]
    return "\n".join(["| code | severity | what it says |", "|---|---|---|", *rows])

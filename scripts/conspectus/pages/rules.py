"""The findings that reading a page can bring, one rule each."""

from __future__ import annotations

from conspectus.model import Finding, Rule, Severity

UNREADABLE = Rule("unreadable-page", Severity.ERROR, "A page is not UTF-8, or a folder has a page's name.")
FRONT_MATTER = Rule(
    "front-matter-invalid", Severity.ERROR, "The front matter is not valid YAML, or not a mapping of fields."
)
FRONT_MATTER_OPEN = Rule("front-matter-open", Severity.ERROR, "The front matter begins with --- and never ends.")
BLOCK_OPEN = Rule("block-open", Severity.ERROR, "A woven block begins and does not end.")
BLOCK_CLOSED = Rule("block-not-begun", Severity.ERROR, "A woven block ends that did not begin.")
BLOCK_NESTED = Rule("block-nested", Severity.ERROR, "A woven block begins inside another.")
BLOCK_TWICE = Rule("block-twice", Severity.ERROR, "A page has two woven blocks of the same name.")
BLOCK_MARKER = Rule("block-marker", Severity.ERROR, "A line looks like the marker of a woven block and is none.")
CONFLICT = Rule("merge-conflict", Severity.ERROR, "A merge conflict is left in the authored text of a page.")
DATA = Rule(
    "data-invalid", Severity.ERROR, "A file of the review's data has an entry or a field that is not as it must be."
)
NO_EVIDENCE = Rule("claim-without-evidence", Severity.ERROR, "A list item under a facet names no evidence.")
EVIDENCE = Rule("evidence-malformed", Severity.ERROR, "A piece of evidence is not written as the grammar asks.")
PHRASE = Rule("phrase-unfit", Severity.ERROR, "An evidence phrase is too short, too long, or holds quotes or brackets.")
TAIL = Rule("claim-malformed", Severity.ERROR, "What follows a claim's evidence is neither its basis nor a theme.")
BASIS = Rule("basis-unknown", Severity.ERROR, "A claim's basis is not one of the bases there are.")
ATTRIBUTE = Rule("attribute-malformed", Severity.ERROR, "An attribute of a claim has a name or a value that is none.")
NO_BASIS = Rule("basis-missing", Severity.WARNING, "A claim does not say what it rests on.")
FACET = Rule("facet-unknown", Severity.WARNING, "A claim stands under a heading that is not a facet.")
FACET_TWICE = Rule("facet-twice", Severity.WARNING, "A page has the same facet twice.")
NOT_STATED = Rule("not-stated-but-claims", Severity.WARNING, "A facet is said to be absent and has claims.")

RULES = (
    UNREADABLE,
    FRONT_MATTER,
    FRONT_MATTER_OPEN,
    BLOCK_OPEN,
    BLOCK_CLOSED,
    BLOCK_NESTED,
    BLOCK_TWICE,
    BLOCK_MARKER,
    CONFLICT,
    DATA,
    NO_EVIDENCE,
    EVIDENCE,
    PHRASE,
    TAIL,
    BASIS,
    ATTRIBUTE,
    NO_BASIS,
    FACET,
    FACET_TWICE,
    NOT_STATED,
)
"""Every rule of this room, in the order the guide prints them."""


def unreadable_page(file: str, error: OSError | UnicodeDecodeError) -> Finding:
    """The finding for a page that could not be read, without the paths of this machine."""
    problem = error.strerror if isinstance(error, OSError) else f"not UTF-8 at byte {error.start}"
    return UNREADABLE.at(file, None, f"cannot be read: {problem}", "Save it as UTF-8 text, or take it away.")

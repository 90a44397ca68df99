"""What is said of evidence that could not be taken as it stands."""

from __future__ import annotations

from difflib import get_close_matches

from conspectus.evidence import rules
from conspectus.evidence.locate import Ambiguous, Found, NotFound
from conspectus.evidence.nearest import Suggestion
from conspectus.model import Claim, Evidence, Finding, Lock
from conspectus.pages import format_evidence, normal_path, printed_path

_RULES = {"section": rules.SECTION, "paragraph": rules.PARAGRAPH, "phrase": rules.NOT_FOUND}


def unlocated_finding(claim: Claim, piece: Evidence, answer: NotFound | Ambiguous) -> Finding:
    """The finding for evidence that is not in its paper, or in several paragraphs of its section."""
    phrase, section = piece.locator.phrase, printed_path(piece.locator.section)
    if isinstance(answer, Ambiguous):
        numbers = ", ".join(f"§{printed_path(found.place.path)} ¶{found.place.number}" for found in answer.candidates)
        message = (
            f"“{phrase}” stands in {len(answer.candidates)} paragraphs of §{section} of {piece.citekey}: {numbers}"
        )
        hint = "Name the paragraph (§section ¶n “phrase”), or choose a longer phrase."
        return rules.AMBIGUOUS.at(claim.file, claim.line, message, hint)
    message = {
        "section": f"{piece.citekey} has no §{section}, where “{phrase}” should stand",
        "paragraph": f"§{section} of {piece.citekey} has no paragraph {piece.locator.paragraph}",
        "phrase": f"“{phrase}” does not occur in {_place(piece)} of {piece.citekey}",
    }[answer.missing]
    return _RULES[answer.missing].at(claim.file, claim.line, message, _nearest(piece, answer.suggestions))


def moved_finding(claim: Claim, piece: Evidence, found: Found) -> Finding:
    """The note that evidence was found again in a source with other bytes than those it was taken from."""
    message = f"“{piece.locator.phrase}” was found again in another conversion of {piece.citekey}"
    hint = f"Read §{printed_path(found.place.path)} ¶{found.place.number} once to see that it says the same."
    return rules.MOVED.at(claim.file, claim.line, message, hint)


def unverified_finding(claim: Claim, piece: Evidence, lock: Lock | None) -> Finding:
    """The finding for evidence that is not in the lock, where the source is not here to look it up."""
    message = f"“{piece.locator.phrase}” is not in evidence/{piece.citekey}.lock and the paper is not here"
    hint = "Put the paper into the papers folder and run: conspectus convert"
    section = normal_path(piece.locator.section)
    locked = {entry.phrase for entry in lock.evidence if entry.section == section} if lock else set()
    if near := get_close_matches(piece.locator.phrase, sorted(locked), n=1):
        hint = f"The lock has “{near[0]}” there. {hint}"
    return rules.UNVERIFIED.at(claim.file, claim.line, message, hint)


def _place(piece: Evidence) -> str:
    paragraph = f" ¶{piece.locator.paragraph}" if piece.locator.paragraph else ""
    return f"§{printed_path(piece.locator.section)}{paragraph}"


def _nearest(piece: Evidence, suggestions: tuple[Suggestion, ...]) -> str:
    if not suggestions:
        return f"Nothing like it is in the paper. Look for another phrase: conspectus claim {piece.citekey} 'phrase'"
    nearest = suggestions[0]
    what = "It stands in" if nearest.score == 1 else "Nearest is"
    return f"{what} [{format_evidence(Evidence(piece.citekey, nearest.locator))}]"

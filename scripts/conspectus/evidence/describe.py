"""What ``conspectus claim KEY 'phrase'`` says: where a phrase stands and the evidence to write for it."""

from __future__ import annotations

from dataclasses import dataclass

from conspectus.evidence.locate import locate_all
from conspectus.evidence.matching import occurrences
from conspectus.evidence.nearest import Suggestion, suggest
from conspectus.evidence.places import Place, places
from conspectus.model import Article, Evidence, Locator, Passage
from conspectus.pages import format_bracket, format_locator, phrase_problem

SHOWN = 40
"""Characters shown on each side of a phrase."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One paragraph that holds the phrase."""

    place: Place
    passage: Passage
    alone: bool
    """The phrase identifies the paragraph in its section without ``¶n``."""
    evidence: str
    """The bracket to write: ``[@key, §path “phrase”]``."""


@dataclass(frozen=True, slots=True)
class Description:
    """All that is to be said of a phrase in a paper."""

    phrase: str
    problem: str | None
    """Why the phrase cannot be evidence; None where it can."""
    occurrences: tuple[Occurrence, ...]
    nearest: tuple[Suggestion, ...] = ()
    """Where the phrase does not occur at all: what is most like it."""

    @property
    def evidence(self) -> str | None:
        """The bracket to write, where the phrase is fit and stands in one paragraph of the paper only."""
        return self.occurrences[0].evidence if len(self.occurrences) == 1 and self.problem is None else None

    @property
    def lines(self) -> tuple[str, ...]:
        """The description for a terminal, a line each."""
        lines = [f"“{self.phrase}” cannot be evidence: {self.problem}"] if self.problem else []
        if not self.occurrences:
            lines.append(f"“{self.phrase}” does not occur in the paper")
            lines += [f"  nearest: {format_locator(near.locator)}" for near in self.nearest]
        for found in self.occurrences:
            place = found.place
            heading = "" if place.title == place.path else f" {place.title}"
            lines += [f"§{place.path}{heading}, paragraph {place.number}", f"  …{_line(found.passage)}…"]
            lines.append(f"  {_verdict(found)}: {found.evidence}")
        return tuple(lines)


def describe_phrase(article: Article, phrase: str, citekey: str) -> Description:
    """Every paragraph of ``article`` that holds ``phrase``, with the evidence to write for it."""
    phrase = " ".join(phrase.split())
    text = article.text.text
    found: list[Occurrence] = []
    for place in places(article):
        spans = occurrences(text, place.span, phrase)
        if spans:
            alone = len(locate_all(article, Locator(place.path, phrase))) == 1
            locator = Locator(place.path, phrase, None if alone else place.number)
            bracket = format_bracket((Evidence(citekey, locator),))
            found.append(Occurrence(place, Passage.cut(text, spans[0], SHOWN), alone, bracket))
    nearest = () if found else suggest(article, phrase)
    return Description(phrase, phrase_problem(phrase), tuple(found), nearest)


def _verdict(found: Occurrence) -> str:
    return "identifies this paragraph" if found.alone else "not alone in its section, so ¶ is needed"


def _line(passage: Passage) -> str:
    return " ".join(f"{passage.prefix}{passage.exact}{passage.suffix}".split())

"""One concept, one term: forms that are not to be written, and terms that a translation says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conspectus.check import rules
from conspectus.check.evidence import plain_text
from conspectus.check.scope import review_pages
from conspectus.model import Claim, Finding, Page, Review, Term
from conspectus.pages import BRACKET_PATTERN, without_code_spans
from conspectus.pages.items import Item
from conspectus.pages.page import authored_parts
from conspectus.pages.terms import Mention, TermFinder, says

_SHORT = 2
_QUOTED = re.compile(
    # an apostrophe stands inside a word or behind its last letter, a quotation mark before its first
    r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"|(?<!\w)'[^']{1,120}'(?!\w)|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉"
    rf"|(?<!\*)\*[^*]+\*(?!\*)|(?<!\w)_[^_]+_(?!\w)|{BRACKET_PATTERN}|\]\([^()]*\)|https?://\S+"
)


def check_terms(review: Review) -> Iterator[Finding]:
    """Forms that the glossary says to avoid, outside quotation marks, titles and headings."""
    finders = _Finders(review)
    if any(term.avoid for term in review.glossary.values()):
        for page in review_pages(review):
            yield from _avoided(review, finders, page)


def check_translations(review: Review) -> Iterator[Finding]:
    """Terms of a claim that its other language's version says in none of their forms."""
    finders = _Finders(review)
    for paper in review.papers.values() if review.glossary else ():
        for page in paper.pages.values():
            for other in paper.pages.values():
                if page.language != review.settings.language and other is not page:
                    claims = {claim.id: claim for claim in other.claims}
                    pairs = ((claim, claims[claim.id]) for claim in page.claims if claim.id in claims)
                    for claim, counterpart in pairs:
                        yield from _otherwise(review, finders, (page, claim), (other, counterpart))


@dataclass(slots=True)
class _Finders:
    """The finder of each language's forms, made when it is first asked for."""

    review: Review
    made: dict[str, TermFinder] | None = None

    def of(self, language: str) -> TermFinder:
        self.made = self.made if self.made is not None else {}
        if language not in self.made:
            self.made[language] = TermFinder(self.review.glossary, language)
        return self.made[language]


def _avoided(review: Review, finders: _Finders, page: Page) -> Iterator[Finding]:
    for part in authored_parts(page.text):
        if isinstance(part, Item):
            text = _QUOTED.sub(lambda found: " " * len(found[0]), without_code_spans(part.text))
            for mention in finders.of(page.language).find(text):
                if mention.avoid:
                    instead = " or ".join(
                        f"“{review.glossary[name].name(page.language)}”" for name in sorted(mention.terms)
                    )
                    hint = f"Write {instead}, or put the words of others in quotation marks."
                    message = f"“{mention.text}” is a form that the glossary avoids"
                    yield rules.TERM_AVOIDED.at(page.file, part.line_at(mention.start), message, hint)


def _otherwise(
    review: Review, finders: _Finders, here: tuple[Page, Claim], there: tuple[Page, Claim]
) -> Iterator[Finding]:
    (page, claim), (other, counterpart) = here, there
    said = plain_text(counterpart.text)
    for mention in finders.of(page.language).find(plain_text(claim.text)):
        terms = [review.glossary[name] for name in sorted(mention.terms)]
        if _is_general(mention, terms, page.language):
            continue
        forms = [form for term in terms for form in term.forms(other.language)]
        if forms and not says(said, forms):
            message = (
                f"“{mention.text}” of {claim.file}:{claim.line} is here in none of its forms, such as “{forms[0]}”"
            )
            hint = "Use the term, add the form to its “also” in the glossary, or mark a general word with loose: true."
            yield rules.TERM_OTHERWISE.at(counterpart.file, counterpart.line, message, hint)


def _is_general(mention: Mention, terms: list[Term], language: str) -> bool:
    """Whether a translation need not repeat it: a loose term, or a short word beside its name (升级, 攀升)."""
    short = len(mention.text) <= _SHORT and all(mention.text != term.names.get(language) for term in terms)
    return mention.avoid or short or any(term.loose for term in terms)

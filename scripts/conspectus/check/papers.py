"""Pages and papers belong together, and a theme sets at least two papers side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from conspectus.check import rules
from conspectus.check.scope import claims_by_theme, paper_pages
from conspectus.model import Finding, Page, Review, Theme
from conspectus.pages import page_name, vocabulary

LEAST_THEMES = 3
"""In fewer themes a paper is hardly set beside the others."""


def check_papers(review: Review) -> Iterator[Finding]:
    """Pages without a paper, two pages for one paper and language, and papers without a page."""
    for page in paper_pages(review):
        key = str(page.front_matter.get("citekey") or "")
        taken = review.papers[key].pages.get(page.language) if key in review.papers else None
        if taken is not None and taken.file != page.file:
            hint = f"Put them together; only {taken.file} is woven and checked against the paper."
            yield rules.PAGE_TWICE.at(page.file, 1, f"{taken.file} is the page of {key} too", hint)
        if key not in review.papers:
            named = f"citekey “{key}”, which is not in bib/papers.bib" if key else "no citekey in its front matter"
            hint = f"Write “citekey: KEY” with a key of bib/papers.bib, such as {page_name(page.file)}."
            yield rules.ORPHAN.at(page.file, 1, f"this page has {named}", hint)
    for key, paper in review.papers.items():
        if not paper.pages:
            hint = "Run: conspectus convert"
            yield rules.NO_PAGE.at(
                "bib/papers.bib", None, f"{key} has no page in {review.settings.docs_dir}/papers", hint
            )


def check_themes(review: Review) -> Iterator[Finding]:
    """Themes that fewer than two papers treat in substance; one that only touches on it does not count."""
    pages: dict[str, list[Page]] = {}
    for page in review.pages:
        if page.kind == "theme":
            pages.setdefault(page_name(page.file), []).append(page)
            yield from _wrong_fields(page)
            yield from _unknown_names(review, page)
    tagged = claims_by_theme(review)
    for slug, own in pages.items():
        counts = tagged.get(slug, {})
        theme = review.themes.get(slug) or Theme(slug, slug, ())
        papers = [key for key, claims in counts.items() if theme.in_substance(key, len(claims))]
        if len(papers) < 2:
            resting = f"rests on {papers[0]} only" if papers else "rests on no paper"
            hint = f"Tag at least two claims of each of two papers with [#{slug}], or delete the page."
            yield rules.ONE_PAPER.at(own[0].file, 1, f"theme “{slug}” {resting}", hint)


def check_coverage(review: Review) -> Iterator[Finding]:
    """Papers that few themes treat in substance; a paper whose pages are still machine drafts is not asked."""
    tagged = claims_by_theme(review)
    for key, paper in review.papers.items() if len(review.themes) >= LEAST_THEMES else ():
        written = [page for page in paper.pages.values() if not page.drafted]
        counts = {slug: len(claims[key]) for slug, claims in tagged.items() if key in claims}
        treated = [slug for slug, theme in review.themes.items() if theme.in_substance(key, counts.get(slug, 0))]
        if written and len(treated) < LEAST_THEMES:
            themes = f"only the theme{'s' * (len(treated) > 1)} {' and '.join(treated)}" if treated else "no theme"
            message = f"{key} treats {themes} in substance, expected {LEAST_THEMES} at least"
            hint = "Tag at least two of its claims with each theme that it really speaks to: · [#theme]."
            yield rules.FEW_THEMES.at(written[0].file, 1, message, hint)


def _wrong_fields(page: Page) -> Iterator[Finding]:
    for name in ("terms", "related", "passing"):
        value = page.front_matter.get(name)
        if value is not None and not isinstance(value, list):
            message = f"“{name}” is a {type(value).__name__}, expected a list"
            yield rules.THEME_FIELD.at(page.file, 1, message, f"Write it as {name}: [one, another].")
    for relation in _listed(page, "related"):
        if isinstance(relation, Mapping) and "why" in relation:
            yield from _wrong_reason(page, relation["why"])


def _unknown_names(review: Review, page: Page) -> Iterator[Finding]:
    """Papers and themes that the front matter names and that are not there: they would have no effect, in silence."""
    passing, related = (_listed(page, name) for name in ("passing", "related"))
    themes = [relation.get("theme", "") if isinstance(relation, Mapping) else relation for relation in related]
    for field, names, known in (("passing", passing, review.papers), ("related", themes, review.themes)):
        for name in map(str, names):
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"Did you mean {near[0]}?" if near else "Correct it, or take it out."
                line = _line_of(page, name)
                yield rules.THEME_FIELD.at(page.file, line, f"“{field}” names “{name}”, which is not there", hint)


def _listed(page: Page, name: str) -> list[Any]:
    value = page.front_matter.get(name)
    return value if isinstance(value, list) else []


def _line_of(page: Page, words: str) -> int:
    return next((number for number, text in enumerate(page.text.splitlines(), 1) if words in text), 1)


def _wrong_reason(page: Page, why: object) -> Iterator[Finding]:
    """A reason that no language has: in YAML's short form a comma ends it, and its rest becomes a field."""
    stray = [str(key) for key in why if key not in vocabulary()] if isinstance(why, Mapping) else [str(why)]
    hint = 'Write it by language, in quotes: why: {en: "…", zh: "…"}.'
    for words in stray:
        yield rules.THEME_FIELD.at(page.file, _line_of(page, words), f"“{words}” in “why” belongs to no language", hint)

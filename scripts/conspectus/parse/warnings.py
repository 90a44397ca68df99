"""What a reader should look at: what the paper does not print, and where reading it was doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from conspectus.model import Article, Finding, Severity

_MISSING = (("title", "title"), ("authors", "authors"), ("journal", "journal"), ("year", "year"))


def warnings_of(article: Article) -> Iterator[Finding]:
    """Findings about one article, in a fixed order; codes are listed in the guide."""
    file = article.text.source.file
    for field, word in _MISSING:
        if not getattr(article.metadata, field):
            yield Finding(
                f"missing-{field}",
                f"the paper prints no {word} that was recognised",
                file,
                hint=f"supply it in the sidecar as `{field}`",
            )
    yield from _dangling(article, file)
    if not article.sections:
        yield Finding("no-sections", "no heading was recognised", file, severity=Severity.NOTE)


def _dangling(article: Article, file: str) -> Iterator[Finding]:
    """Marks that point at nothing."""
    numbered = [mark for mark in article.citations if mark.numbers]
    known = {reference.number for reference in article.references}
    if numbered and not article.references:
        first = numbered[0]
        yield Finding(
            "no-reference-list",
            f"{len(numbered)} citation marks are printed but no list of references",
            file,
            # there is nothing to mend: the paper is printed so
            severity=Severity.NOTE,
            start=first.start,
            end=first.end,
        )
        return
    for mark in numbered:
        lost = [number for number in mark.numbers if number not in known]
        if lost and known != {None}:
            names = ", ".join(map(str, lost))
            yield Finding(
                "dangling-citation",
                f"the list of references has no number {names}",
                file,
                start=mark.start,
                end=mark.end,
            )

"""A paper at a glance: how much it says of what, what its claims rest on, which themes they speak to, where it is used.

Every number leads to what it counts. Facets to which the paper says nothing are named in one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from conspectus.model import BASES, FACETS, Page, Paper
from conspectus.pages import facet_of
from conspectus.pages.items import Heading
from conspectus.pages.page import authored_parts
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, heading_anchor, link, opening

MOST_SHARING = 12
"""Most papers that are named for sharing cited works."""

_KEPT = "\u00a0"
"""Not broken: a name keeps its number, and no line begins with a dot."""


def glance_body(corpus: Corpus, paper: Paper, page: Page) -> str:
    """The list; empty for a page without claims."""
    if not page.claims:
        return ""
    rows = [(label, value) for label, value in _rows(corpus, paper, page) if value]
    lines = [f"- **{escape(label)}** {value}" for label, value in rows]
    return "\n".join([opening("div", "cs-glance", markdown="1"), "", *lines, "", "</div>"])


def _rows(corpus: Corpus, paper: Paper, page: Page) -> Iterator[tuple[str, str]]:
    words = corpus.words(page.language)
    anchors = _facet_anchors(page)
    facets = Counter(claim.facet for claim in page.claims)
    yield (
        words.count("claims_count", len(page.claims)),
        _counted((_to(words.name("facets", name), anchors.get(name)), facets[name]) for name in FACETS),
    )
    silent = [words.name("facets", name) for name in FACETS if name in page.not_stated and not facets[name]]
    yield words.text("glance_silent"), " · ".join(map(escape, silent))
    bases = Counter(claim.basis for claim in page.claims)
    ranked = sorted((name for name in BASES if bases[name]), key=lambda name: -bases[name])
    yield words.text("glance_bases"), _counted((escape(words.name("bases", name)), bases[name]) for name in ranked)
    yield words.text("themes"), _themes(corpus, page)
    citing = corpus.cited_by.get(paper.citekey, {})
    yield words.text("cited_by"), words.join([corpus.paper_link(key, page.file, page.language) for key in citing])
    yield words.text("shares_works"), _sharing(corpus, paper, page)


def _counted(items: Iterable[tuple[str, int]]) -> str:
    return f"{_KEPT}· ".join(f"{name}{_KEPT}{count}" for name, count in items if count)


def _to(name: str, anchor: str | None) -> str:
    return link(name, f"#{anchor}") if anchor else escape(name)


def _facet_anchors(page: Page) -> Mapping[str, str]:
    """Facet → id of its heading on the page."""
    headings = [part for part in authored_parts(page.text) if isinstance(part, Heading)]
    named = ((facet_of(heading.text), heading_anchor(heading.text)) for heading in headings)
    return {facet: anchor for facet, anchor in named if facet and anchor}


def _themes(corpus: Corpus, page: Page) -> str:
    """The themes that the claims speak to, those that most speak to first."""
    slugs = Counter(slug for claim in page.claims for slug in claim.themes if slug in corpus.review.themes)
    return _counted((corpus.theme_link(slug, page.file, page.language), count) for slug, count in slugs.most_common())


def _sharing(corpus: Corpus, paper: Paper, page: Page) -> str:
    """The papers that share most cited works with this one, each with the number of works."""
    counts = Counter(other for key in corpus.cites(paper.citekey) if corpus.work(key) for other in corpus.cited_by[key])
    counts.pop(paper.citekey, None)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHARING]
    return _counted((corpus.paper_link(other, page.file, page.language), count) for other, count in most)

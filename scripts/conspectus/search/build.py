"""From the pages of a built site to the files that its search reads.

What there is: ``manifest.js`` (how the rest is cut, loaded with the first key), ``i<n>.js`` (units and their places),
``n<n>.js`` (names that mean the same), ``t<n>.js`` (texts, for what is shown of a result), ``facets.js`` (which block
belongs to which facet, theme and paper, loaded behind the first results). Each is a script that calls one function, so
that a site opened from a folder can be searched, and the same pages give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from conspectus.disk import write_text
from conspectus.search.article import Article, Block, read_article
from conspectus.search.normal import normalise
from conspectus.search.postings import encode_list, index, text_of
from conspectus.search.table import Table, cut

FOLDER = "search"
FORMAT = 1
SEGMENT = 2400
"""Characters of a text file, about: what is fetched for one result."""

UNSEARCHED = ("404.", "search.")
"""Pages that are found by other means; how their names begin."""
STRONG = {"title": 0, "heading": 1, "term": 1}
"""Blocks that stand first in a page's text, so that a place tells whether it is a title or a passing mention."""


KINDS = {"title": "T", "heading": "H", "term": "D", "claim": "C", "text": "P", "aside": "A"}
"""How a text file calls the kinds of blocks."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What results are narrowed by that stands in no block."""

    labels: Mapping[str, str]
    """How it is called, by language."""
    authors: tuple[str, ...] = ()
    year: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the review knows and the pages do not say in a form to read back."""

    papers: Mapping[str, PaperFacts] = field(default_factory=dict)
    """By citekey."""
    themes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Labels by slug and language."""
    names: Mapping[str, str] = field(default_factory=dict)
    """``names.names_of``."""
    phrases: tuple[str, ...] = ()
    """What readers are likely to ask for as a whole."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a page: the blocks of one text file, each with its normalised text and its place on the page."""

    article: Article
    first: bool
    blocks: tuple[tuple[int, Block, str], ...]

    @property
    def length(self) -> int:
        return sum(len(text) + 1 for _at, _block, text in self.blocks)


def build_search(site: Path, facts: Facts) -> int:
    """Write the search files of a built site; the number of pages that can be found."""
    articles = list(read_site(site))
    for name, text in search_files(articles, facts).items():
        write_text(site / FOLDER / name, text)
    return len(articles)


def read_site(site: Path) -> Iterator[Article]:
    """The articles of a site: by language, so that numbers in a list are near one another, then by address."""
    paths = [path for path in site.rglob("*.html") if not path.relative_to(site).as_posix().startswith(UNSEARCHED)]
    read = (read_article(path.read_text(encoding="utf-8"), path.relative_to(site).as_posix()) for path in paths)
    return iter(sorted((one for one in read if one), key=lambda one: (one.language, one.kind, one.url)))


def search_files(articles: Sequence[Article], facts: Facts) -> dict[str, str]:
    """The search files by name."""
    segments = [segment for article in articles for segment in _segments(article)]
    blocks = [(segment, block, text) for segment in segments for _at, block, text in segment.blocks]
    lists, heavy = index(text_of(text for _segment, _block, text in blocks), map(normalise, facts.phrases))
    units, names = cut(lists.items()), cut(facts.names.items(), 6000)
    payloads: dict[str, object] = {
        **_numbered("i", units),
        **_numbered("n", names),
        **{f"t{at}": _shown(segment) for at, segment in enumerate(segments)},
        "facets": _facets(segments, blocks, facts),
    }
    bodies = {name: _json(payload) for name, payload in payloads.items()}
    version = hashlib.sha256("\n".join(bodies.values()).encode("utf-8")).hexdigest()[:12]
    manifest = {
        "format": FORMAT,
        "pages": _pages(segments),
        "languages": _languages(segments),
        "kinds": _kinds(segments),
        "units": units.directory,
        "names": names.directory,
        "heavy": heavy,
    }
    bodies["manifest"] = _json(manifest)
    return {f"{name}.js": f'conspectusSearch.take("{version}","{name}",{body})\n' for name, body in bodies.items()}


def _numbered(letter: str, table: Table) -> dict[str, object]:
    return {f"{letter}{at}": file for at, file in enumerate(table.files)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _segments(article: Article) -> Iterator[_Segment]:
    """A page cut into parts of bounded size, titles and headings first."""
    numbered = [(at, block, normalise(block.text)) for at, block in enumerate(article.blocks)]
    ordered = sorted((one for one in numbered if one[2]), key=lambda one: STRONG.get(one[1].kind, 2))
    part: list[tuple[int, Block, str]] = []
    length, first = 0, True
    for one in ordered:
        if part and length + len(one[2]) > SEGMENT:
            yield _Segment(article, first, tuple(part))
            part, length, first = [], 0, False
        part.append(one)
        length += len(one[2]) + 1
    if part:
        yield _Segment(article, first, tuple(part))


def _pages(segments: Sequence[_Segment]) -> str:
    """For each page: language and kind, the length and blocks of its title and of all that is strong, its segments."""
    languages, kinds = _languages(segments), _kinds(segments)
    numbers: list[int] = []
    for page in _by_page(segments):
        article = page[0].article
        strong = [(block, text) for segment in page for _at, block, text in segment.blocks if block.kind in STRONG]
        title = [len(text) + 1 for block, text in strong if block.kind == "title"]
        numbers += [languages.index(article.language), kinds.index(article.kind)]
        numbers += [sum(title), len(title), sum(len(text) + 1 for _block, text in strong), len(strong), len(page)]
        numbers += [number for segment in page for number in (segment.length, len(segment.blocks))]
    return encode_list(numbers)


def _languages(segments: Iterable[_Segment]) -> list[str]:
    return sorted({segment.article.language for segment in segments})


def _kinds(segments: Iterable[_Segment]) -> list[str]:
    return sorted({segment.article.kind for segment in segments})


def _by_page(segments: Iterable[_Segment]) -> list[list[_Segment]]:
    pages: list[list[_Segment]] = []
    for segment in segments:
        if segment.first:
            pages.append([])
        pages[-1].append(segment)
    return pages


def _shown(segment: _Segment) -> dict[str, object]:
    """What is shown of a page: address, title and the blocks; headings and anchors are named once."""
    article = segment.article
    headings = _numbers(block.heading for _at, block, _text in segment.blocks)
    anchors = _numbers(block.anchor for _at, block, _text in segment.blocks)
    blocks = [
        [at, KINDS[block.kind], anchors[block.anchor], headings[block.heading], block.text]
        for at, block, _text in segment.blocks
    ]
    shown = {"url": article.url, "title": article.title, "language": article.language, "kind": article.kind}
    return {**shown, "headings": list(headings), "anchors": list(anchors), "blocks": blocks}


def _numbers(names: Iterable[str]) -> dict[str, int]:
    """The distinct names in their order, each with its number."""
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _facets(
    segments: Sequence[_Segment], blocks: Sequence[tuple[_Segment, Block, str]], facts: Facts
) -> dict[str, object]:
    """Which facet and themes each block has, and which paper each page is of."""
    facets = list(dict.fromkeys(block.facet for _segment, block, _text in blocks if block.facet))
    themes = sorted({theme for _segment, block, _text in blocks for theme in block.themes})
    sets = list(dict.fromkeys((block.facet, block.themes) for _segment, block, _text in blocks))
    numbers = {one: at for at, one in enumerate(sets)}
    runs: list[int] = []
    for own, group in groupby(blocks, key=lambda one: numbers[one[1].facet, one[1].themes]):
        lengths = [len(text) + 1 for _segment, _block, text in group]
        runs += [sum(lengths), len(lengths), own]
    papers = sorted(facts.papers)
    pages = [_paper(page[0].article, papers) for page in _by_page(segments)]
    return {
        "runs": encode_list(runs),
        "sets": [[facets.index(facet) if facet else -1, [themes.index(theme) for theme in own]] for facet, own in sets],
        "facets": facets,
        "themes": [[theme, dict(facts.themes.get(theme, {}))] for theme in themes],
        "papers": [[key, *_facts_of(facts.papers[key])] for key in papers],
        "pages": encode_list(page + 1 for page in pages),
    }


def _paper(article: Article, papers: Sequence[str]) -> int:
    """Which of the papers a page is of, -1 for none."""
    name = article.url.rsplit("/", 1)[-1].split(".")[0]
    return papers.index(name) if article.kind == "paper" and name in papers else -1


def _facts_of(paper: PaperFacts) -> tuple[dict[str, str], tuple[str, ...], str]:
    return dict(paper.labels), paper.authors, paper.year


__all__ = ["Facts", "PaperFacts", "build_search", "read_site", "search_files"]

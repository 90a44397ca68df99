"""Cited works that several papers have in common, and who cites them; in a large review a matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conspectus.pictures.heat import Cell, Head, Heat, draw_heat
from conspectus.pictures.network import Aside, Network, Read, Reader, draw_network
from conspectus.weave.compare.across import Across
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape
from conspectus.weave.pictures.chains import paper_names
from conspectus.weave.pictures.scene import Plate, Scene, Target, paper_target
from conspectus.weave.pictures.years import span_name, spans_of
from conspectus.weave.table import table

MOST_READERS = 8
"""Most papers that lines are drawn for."""

MOST_LINES = 30
"""Most lines that can be followed; of more works and papers cross in a matrix."""

MOST_COLUMNS = 16
"""Most papers that have a column; of more the works' papers are counted by year."""

MOST_WORKS = 24
"""Most works that are shown."""

MOST_SPANS = 8
_MOST_ASIDE = 24


def works_plate(scene: Scene) -> Plate | None:
    """The works that papers have in common; None where there are none."""
    found = in_common(scene.corpus)
    shown = found[:MOST_WORKS]
    if not shown:
        return None
    cited = scene.corpus.cited_by
    readers = sorted({reader for key in shown for reader in cited[key]})
    if len(readers) > MOST_READERS or sum(len(cited[key]) for key in shown) > MOST_LINES:
        return _matrix(scene, shown, readers, len(found))
    return _network(scene, shown, readers, len(found))


def in_common(corpus: Corpus) -> list[str]:
    """Keys of works that more than one paper cites, and of reviewed papers that another cites; most cited first."""
    found = {key for key in corpus.review.papers if corpus.cited_by.get(key)} | {*corpus.shared_works}
    return sorted(found, key=lambda key: (-len(corpus.cited_by[key]), key))


def without_list(corpus: Corpus) -> list[str]:
    """Citekeys of the papers for which no list of cited works is at hand."""
    return [key for key in sorted(corpus.review.papers) if not corpus.cites(key)]


def alone(corpus: Corpus, citekey: str) -> int:
    """How many of the works that a paper cites no other paper cites."""
    return sum(len(corpus.cited_by[key]) == 1 for key in corpus.cites(citekey))


def _values(scene: Scene, works: Sequence[str], every: int) -> dict[str, object]:
    corpus, words = scene.corpus, scene.words
    return {
        "works": words.count("works_count", len(works)),
        "common": every,
        "all": len(corpus.cited_by),
        "number": len(works),
        "papers": words.count("papers_count", len(corpus.review.papers)),
        "without": len(without_list(corpus)),
        "top": corpus.label(works[0], scene.language),
        "times": words.count("papers_count", len(corpus.cited_by[works[0]])),
    }


def _network(scene: Scene, works: Sequence[str], readers: Sequence[str], every: int) -> Plate:
    corpus = scene.corpus
    names = paper_names(scene)
    ids = {key: f"w{place}" for place, key in enumerate([*works, *(key for key in readers if key not in works)])}
    network = Network(
        {ids[key]: _reader(scene, key, names) for key in readers},
        {ids[key]: _read(scene, key, ids) for key in works},
        _asides(scene, readers, names),
        scene.words.join(["", ""]),
    )
    told = scene.told("picture_works", **_values(scene, works, every), readers=len(readers))
    wide, narrow = (draw_network(network, narrow=small) for small in (False, True))
    lists = [key for key in sorted(corpus.review.papers) if corpus.cites(key)]
    return Plate(told, wide, narrow, lambda across: _tables(scene, works, lists, across))


def _reader(scene: Scene, key: str, names: Mapping[str, str]) -> Reader:
    words, corpus = scene.words, scene.corpus
    notes = (
        words.count("works_count", len(corpus.cites(key))),
        words.count("picture_alone", alone(corpus, key)),
    )
    return Reader(names[key], scene.address(paper_target(key)), notes)


def _read(scene: Scene, key: str, ids: Mapping[str, str]) -> Read:
    corpus = scene.corpus
    work = corpus.work(key)
    by = {ids[reader]: _numbers(numbers) for reader, numbers in corpus.cited_by[key].items()}
    note = scene.words.text("picture_under_review") if key in corpus.review.papers else ""
    title = work.title if work else key
    return Read(corpus.label(key, scene.language), title, scene.address(scene.work(key)), by, note)


def _numbers(numbers: Sequence[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]"


def _asides(scene: Scene, readers: Sequence[str], names: Mapping[str, str]) -> tuple[Aside, ...]:
    missing = without_list(scene.corpus)
    apart = [key for key in sorted(scene.corpus.review.papers) if key not in readers and key not in missing]
    groups = (("picture_nothing_common", apart), ("picture_without_list", missing))
    return tuple(Aside(scene.words.text(why), _named(scene, keys, names)) for why, keys in groups if keys)


def _named(scene: Scene, keys: Sequence[str], names: Mapping[str, str]) -> tuple[Reader, ...]:
    found = [Reader(names[key], scene.address(paper_target(key))) for key in keys[:_MOST_ASIDE]]
    left = len(keys) - len(found)
    return (*found, Reader(scene.words.count("picture_and_more", left), "")) if left else tuple(found)


def _tables(scene: Scene, works: Sequence[str], lists: Sequence[str], across: Across) -> list[str]:
    """The works with who cites them, then the papers with how much they cite."""
    words, start, corpus = scene.words, across.page.file, scene.corpus
    common = [
        [_work_link(scene, key, start), str(len(corpus.cited_by[key])), _citing(scene, key, start)] for key in works
    ]
    papers = [
        [
            scene.link(corpus.label(key, scene.language), paper_target(key), start),
            str(len(corpus.cites(key))),
            str(alone(corpus, key)),
        ]
        for key in lists
    ]
    heads = [words.text(key) for key in ("work", "papers", "picture_cited_by")]
    own = [words.text(key) for key in ("paper", "works", "picture_only_here")]
    return [*table(heads, common, numbers={1}), "", *table(own, papers, numbers={1, 2})]


def _work_link(scene: Scene, key: str, start: str) -> str:
    work = scene.corpus.work(key)
    title = escape(work.title) if work else ""
    return f"{scene.link(scene.corpus.label(key, scene.language), scene.work(key), start)}<br>{title}"


def _citing(scene: Scene, key: str, start: str) -> str:
    corpus = scene.corpus
    links = (
        f"{scene.link(corpus.label(reader, scene.language), paper_target(reader), start)} {escape(_numbers(numbers))}"
        for reader, numbers in corpus.cited_by[key].items()
    )
    return scene.words.join(list(links))


@dataclass(frozen=True, slots=True)
class _Column:
    """A paper, or those of some years."""

    name: str
    target: Target | None
    papers: tuple[str, ...]


def _columns(scene: Scene, readers: Sequence[str]) -> tuple[_Column, ...]:
    if len(readers) <= MOST_COLUMNS:
        return tuple(_Column(scene.corpus.label(key, scene.language), paper_target(key), (key,)) for key in readers)
    spans = spans_of({key: scene.corpus.review.papers[key] for key in readers}, MOST_SPANS)
    return tuple(_Column(span_name(scene, span), None, span.papers) for span in spans)


def _matrix(scene: Scene, works: Sequence[str], readers: Sequence[str], every: int) -> Plate:
    """Works by the papers that cite them, or by the years of these."""
    columns = _columns(scene, readers)
    counts = {
        (row, place): count
        for row, key in enumerate(works)
        for place, column in enumerate(columns)
        if (count := sum(reader in scene.corpus.cited_by[key] for reader in column.papers))
    }
    heat = _heat(scene, works, columns, counts)
    name = "picture_works_many" if len(readers) > MOST_COLUMNS else "picture_works_matrix"
    told = scene.told(name, **_values(scene, works, every), readers=len(readers))
    wide, narrow = (draw_heat(heat, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(scene, works, columns, counts, across))


def _heat(
    scene: Scene, works: Sequence[str], columns: Sequence[_Column], counts: Mapping[tuple[int, int], int]
) -> Heat:
    corpus, words = scene.corpus, scene.words
    rows = tuple(
        Head(_full_name(scene, key), scene.address(scene.work(key)), len(corpus.cited_by[key])) for key in works
    )
    heads = tuple(
        Head(column.name, scene.address(column.target) if column.target else "", len(column.papers))
        for column in columns
    )
    cells = {
        (row, column): Cell(
            count,
            rows[row].address,
            words.text(
                "picture_cell",
                row=rows[row].name,
                column=heads[column].name,
                claims=words.count("papers_count", count),
            ),
        )
        for (row, column), count in counts.items()
    }
    return Heat(rows, heads, cells)


def _full_name(scene: Scene, key: str) -> str:
    work = scene.corpus.work(key)
    label = scene.corpus.label(key, scene.language)
    return scene.words.text("pair", label=label, value=work.title) if work else label


def _table(
    scene: Scene,
    works: Sequence[str],
    columns: Sequence[_Column],
    counts: Mapping[tuple[int, int], int],
    across: Across,
) -> list[str]:
    words, start = scene.words, across.page.file
    named = (scene.link(column.name, column.target, start) if column.target else column.name for column in columns)
    heads = [words.text("work"), *named, words.text("papers")]
    rows = [
        [
            _work_link(scene, key, start),
            *(str(counts.get((row, column), "–")) for column in range(len(columns))),
            str(len(scene.corpus.cited_by[key])),
        ]
        for row, key in enumerate(works)
    ]
    return table(heads, rows, numbers=range(1, len(heads)))

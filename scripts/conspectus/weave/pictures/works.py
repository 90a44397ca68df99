"""Cited works that several papers have in common, and who cites them; in a large review, by the papers' years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conspectus.pictures.heat import Cell, Head, Heat, draw_heat
from conspectus.pictures.network import Aside, Network, Read, Reader, draw_network
from conspectus.weave.compare.across import Across
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape
from conspectus.weave.pictures.chains import paper_names
from conspectus.weave.pictures.scene import Plate, Scene, paper_target
from conspectus.weave.pictures.years import Span, span_name, spans_of
from conspectus.weave.table import table

MOST_READERS = 12
"""Most papers that have a place of their own; of more the works' papers are counted by year."""

MOST_LINES = 48
"""Most lines that can be followed."""

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
        return _by_year(scene, shown, len(found))
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


def _by_year(scene: Scene, works: Sequence[str], every: int) -> Plate:
    """Works by the years of the papers that cite them."""
    corpus = scene.corpus
    readers = {reader for key in works for reader in corpus.cited_by[key]}
    spans = spans_of({key: corpus.review.papers[key] for key in sorted(readers)}, MOST_SPANS)
    counts = {
        (row, column): count
        for row, key in enumerate(works)
        for column, span in enumerate(spans)
        if (count := sum(reader in corpus.cited_by[key] for reader in span.papers))
    }
    heat = _heat(scene, works, spans, counts)
    told = scene.told("picture_works_many", **_values(scene, works, every))
    wide, narrow = (draw_heat(heat, narrow=small) for small in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(scene, works, spans, counts, across))


def _heat(scene: Scene, works: Sequence[str], spans: Sequence[Span], counts: Mapping[tuple[int, int], int]) -> Heat:
    corpus, words = scene.corpus, scene.words
    rows = tuple(
        Head(_full_name(scene, key), scene.address(scene.work(key)), len(corpus.cited_by[key])) for key in works
    )
    columns = tuple(Head(span_name(scene, span), "", len(span.papers)) for span in spans)
    cells = {
        (row, column): Cell(
            count,
            rows[row].address,
            words.text(
                "picture_cell",
                row=rows[row].name,
                column=columns[column].name,
                claims=words.count("papers_count", count),
            ),
        )
        for (row, column), count in counts.items()
    }
    return Heat(rows, columns, cells)


def _full_name(scene: Scene, key: str) -> str:
    work = scene.corpus.work(key)
    label = scene.corpus.label(key, scene.language)
    return scene.words.text("pair", label=label, value=work.title) if work else label


def _table(
    scene: Scene, works: Sequence[str], spans: Sequence[Span], counts: Mapping[tuple[int, int], int], across: Across
) -> list[str]:
    words, start = scene.words, across.page.file
    heads = [words.text("work"), *(span_name(scene, span) for span in spans), words.text("papers")]
    rows = [
        [
            _work_link(scene, key, start),
            *(str(counts.get((row, column), "–")) for column in range(len(spans))),
            str(len(scene.corpus.cited_by[key])),
        ]
        for row, key in enumerate(works)
    ]
    return table(heads, rows, numbers=range(1, len(heads)))

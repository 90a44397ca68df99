"""The conversion: sources to bibliography, locks and drafted pages, then everything woven.

The stages stand in the order data moves. Each writes only what changed, and nothing a person has touched;
a run without new material touches no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

from conspectus.bibliography import Bibliography
from conspectus.config import load_settings
from conspectus.convert.cited import register_cited
from conspectus.convert.drafting import draft_pages
from conspectus.convert.identify import Identified, identify
from conspectus.convert.library import load_library
from conspectus.convert.listing import listing
from conspectus.convert.locking import claims_by_paper, keep_lock, keep_receipt, lock_file
from conspectus.convert.report import Report
from conspectus.convert.run import Run
from conspectus.convert.seen import compare_seen, remember_seen
from conspectus.convert.unchanged import last_report, remember_report, state_of_sources
from conspectus.evidence import lock_paper
from conspectus.model import Lock
from conspectus.project import CITED_BIB, PAPERS_BIB, load_locks, load_pages, load_silences, open_review
from conspectus.sources.folder import Reading, list_libraries, list_sources, read_all
from conspectus.weave import weave, write_woven


def convert(
    root: Path,
    only: Sequence[Path] = (),
    *,
    executor: Executor | None = None,
    progress: Callable[[str], None] = lambda _file: None,
) -> Report:
    """Convert the sources of the review at ``root``.

    Args:
        root: the folder that holds ``mkdocs.yml``.
        only: sources whose papers are drafted; all where empty. The others are still read, because themes
            are found across all papers.
        executor: runs the per-paper stages; without one they run here, one after the other.
        progress: told each source's name once it was read.

    Raises:
        ConfigError: ``mkdocs.yml`` is missing or wrong.
    """
    settings = load_settings(root)
    unchanged = last_report(root, settings)
    if unchanged is not None:
        return unchanged
    given = state_of_sources(root, settings)
    run = Run(root, settings)
    readings = read_all(list_sources(root, settings), root, memory=root, executor=executor, progress=progress)
    locks, lock_findings = load_locks(root)
    papers, references = _bibliography(run, readings, locks)
    chosen = {path.resolve() for path in only}
    selected = {paper.citekey for paper in papers if not chosen or (root / paper.reading.file).resolve() in chosen}
    draft_pages(run, papers, references, selected, executor)
    unreadable = {finding.file for finding in lock_findings}
    _write_locks(run, [paper for paper in papers if lock_file(paper.citekey) not in unreadable], references, locks)
    _weave(run, readings)
    run.findings += [*lock_findings, *(finding for reading in readings for finding in reading.findings)]
    run.findings += compare_seen(root, readings, locks)
    remember_seen(root, readings)
    report = _report(run, readings, len(papers))
    if not only and given == state_of_sources(root, settings):
        # what was put there while this ran is for the next conversion
        remember_report(root, settings, report)
    return report


def _report(run: Run, readings: Sequence[Reading], articles: int) -> Report:
    return Report(
        read=tuple(reading.file for reading in readings if not reading.failed),
        articles=articles,
        drafted=tuple(sorted(run.drafted)),
        kept=tuple(sorted(run.kept)),
        written=tuple(sorted(set(run.written))),
        failed=tuple(reading.file for reading in readings if reading.failed),
        findings=tuple(run.findings),
    )


def _bibliography(
    run: Run, readings: Sequence[Reading], locks: Mapping[str, Lock]
) -> tuple[tuple[Identified, ...], dict[str, dict[int, str]]]:
    cited = Bibliography.load(run.root / CITED_BIB)
    reviewed = Bibliography.load(run.root / PAPERS_BIB, reserved=cited.works)
    library = load_library(list_libraries(run.root, run.settings), run.root)
    run.findings += library.findings
    identification = identify(readings, locks, reviewed, library)
    references = register_cited(identification.papers, reviewed, cited, locks, library)
    run.findings += library.kept_finding()
    for bibliography, file in ((reviewed, PAPERS_BIB), (cited, CITED_BIB)):
        if bibliography.save():
            run.written.append(file)
        run.findings += bibliography.findings
    run.kept += [f"{PAPERS_BIB}: {key}" for key in identification.kept]
    run.findings += identification.findings
    return identification.papers, references


def _write_locks(
    run: Run,
    papers: Iterable[Identified],
    references: Mapping[str, Mapping[int, str]],
    locks: Mapping[str, Lock],
) -> None:
    pages, page_findings = load_pages(run.root, run.settings)
    run.findings += [*page_findings, *(finding for page in pages for finding in page.findings)]
    claims = claims_by_paper(pages)
    silences, _ = load_silences(run.root, run.settings)
    queries = [silence.query for silence in silences.values()]
    for paper in papers:
        key = paper.citekey
        cited, own = references.get(key, {}), claims.get(key, ())
        lock, findings = lock_paper(key, paper.article, cited, own, locks.get(key), queries=queries)
        run.written += keep_lock(run.root, lock, paper.article)
        run.findings += findings


def _weave(run: Run, readings: Sequence[Reading]) -> None:
    review, receipt = keep_receipt(open_review(run.root, readings=readings))
    run.written += receipt
    locks = [paper.lock for paper in review.papers.values() if paper.lock]
    works = {key: paper.work for key, paper in review.papers.items()}
    listed, findings = listing(run.root, run.settings, locks, works)
    run.findings += findings
    run.written += write_woven(review, weave(review) | listed)

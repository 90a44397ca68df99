"""The conversion: sources to bibliography, locks and drafted pages, then everything woven.

The stages stand in the order data moves. Each writes only what changed, and nothing a person has touched;
a run without new material touches no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from conspectus.bibliography import Bibliography
from conspectus.config import load_settings
from conspectus.convert.cited import register_cited
from conspectus.convert.identify import Identified, identify
from conspectus.convert.listing import listing
from conspectus.convert.report import Report
from conspectus.convert.seen import compare_seen, remember_seen
from conspectus.convert.sources import Reading, list_sources, read_all
from conspectus.convert.unchanged import last_report, remember_report
from conspectus.disk import write_text
from conspectus.evidence import dump_lock, lock_paper, passages_of
from conspectus.model import Article, Claim, Draft, Finding, Lock, Page, Settings, Theme
from conspectus.pages import fingerprint, read_page, stamp
from conspectus.project import CITED_BIB, EVIDENCE, PAPERS_BIB, load_locks, load_pages, open_review, themes_of
from conspectus.site.passages import write_passages
from conspectus.summarize import Lexicon, build_lexicon, draft_article
from conspectus.themes import find_themes, tag_claims
from conspectus.weave import draft_paper, draft_theme, weave


@dataclass(slots=True)
class _Run:
    """One conversion under way: where it works and what it has done so far."""

    root: Path
    settings: Settings
    drafted: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def write(self, file: str, text: str) -> None:
        if write_text(self.root / file, text):
            self.written.append(file)

    def draft(self, file: str, text: str) -> None:
        """Write a drafted page, unless a person changed the one that is there, or it says the same already."""
        present = self._present(file)
        if present is not None and not present.drafted:
            self.kept.append(file)
        elif present is None or fingerprint(present.text) != fingerprint(text):
            self.write(file, stamp(text))
            self.drafted.append(file)

    def is_written(self, file: str) -> bool:
        """Whether a person has written or changed the page."""
        present = self._present(file)
        return present is not None and not present.drafted

    def _present(self, file: str) -> Page | None:
        """The page that is there; one that is not UTF-8 counts as changed by a person."""
        path = self.root / file
        if not path.exists():
            return None
        text = path.read_bytes().decode("utf-8", errors="replace")
        return read_page(text, file, self.settings)


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
    run = _Run(root, settings)
    readings = read_all(list_sources(root, settings), root, executor=executor, progress=progress)
    locks, lock_findings = load_locks(root)
    papers, references = _bibliography(run, readings, locks)
    chosen = {path.resolve() for path in only}
    selected = {paper.citekey for paper in papers if not chosen or (root / paper.reading.file).resolve() in chosen}
    _draft_pages(run, papers, references, selected, executor)
    _write_locks(run, papers, references, locks)
    _weave(run, readings)
    run.findings += [*lock_findings, *(finding for reading in readings for finding in reading.findings)]
    run.findings += compare_seen(root, readings, locks)
    remember_seen(root, readings)
    report = _report(run, readings, len(papers))
    if not only:
        remember_report(root, settings, report)
    return report


def _report(run: _Run, readings: Sequence[Reading], articles: int) -> Report:
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
    run: _Run, readings: Sequence[Reading], locks: Mapping[str, Lock]
) -> tuple[tuple[Identified, ...], dict[str, dict[int, str]]]:
    cited = Bibliography.load(run.root / CITED_BIB)
    reviewed = Bibliography.load(run.root / PAPERS_BIB, reserved=cited.works)
    identification = identify(readings, locks, reviewed)
    references = register_cited(identification.papers, reviewed, cited)
    for bibliography, file in ((reviewed, PAPERS_BIB), (cited, CITED_BIB)):
        if bibliography.save():
            run.written.append(file)
        run.findings += bibliography.findings
    run.kept += [f"{PAPERS_BIB}: {key}" for key in identification.kept]
    run.findings += identification.findings
    return identification.papers, references


def _draft_pages(
    run: _Run,
    papers: Sequence[Identified],
    references: Mapping[str, Mapping[int, str]],
    selected: set[str],
    executor: Executor | None,
) -> None:
    lexicon = build_lexicon([paper.article for paper in papers])
    drafts = _drafts(papers, lexicon, executor)
    pages, _ = load_pages(run.root, run.settings)
    registry = themes_of(pages, run.settings)
    cites = {key: frozenset(numbers.values()) for key, numbers in references.items()}
    material = {paper.citekey: (paper.article, drafts[paper.citekey]) for paper in papers}
    found = find_themes(material, lexicon, tuple(registry.values()), cites)
    written = {paper.citekey for paper in papers if run.is_written(_paper_file(run, paper))}
    themes, tags = _speaking(material, found, registry, written)
    for paper in papers:
        if paper.citekey in selected:
            draft = drafts[paper.citekey]
            text = draft_paper(paper.citekey, paper.article, draft, paper.work, tags[paper.citekey], run.settings)
            run.draft(_paper_file(run, paper), text)
    _draft_themes(run, themes, papers)


def _paper_file(run: _Run, paper: Identified) -> str:
    return page_file("papers", paper.citekey, paper.article.metadata.language, run.settings)


Tags = Mapping[str, Mapping[int, tuple[str, ...]]]
"""For each paper: the index of a drafted claim → the slugs of its themes."""


def _speaking(
    material: Mapping[str, tuple[Article, Draft]],
    found: Sequence[Theme],
    registry: Mapping[str, Theme],
    written: Collection[str],
) -> tuple[tuple[Theme, ...], Tags]:
    """The themes of the registry and the new ones that drafted claims of two papers speak to, and the claims' tags.

    Papers in ``written`` have pages of their own, which say themselves what their claims speak to.
    """

    def tagged(themes: Sequence[Theme]) -> dict[str, Mapping[int, tuple[str, ...]]]:
        return {key: tag_claims(draft, article, key, themes) for key, (article, draft) in material.items()}

    papers = Counter(
        slug
        for key, own in tagged(found).items()
        if key not in written
        for slug in {slug for slugs in own.values() for slug in slugs}
    )
    kept = {theme.slug for theme in found if theme.slug in registry or papers[theme.slug] > 1}
    themes = tuple(
        replace(theme, related=tuple(relation for relation in theme.related if relation.theme in kept))
        for theme in found
        if theme.slug in kept
    )
    return themes, tagged(themes)


def _draft_themes(run: _Run, themes: Sequence[Theme], papers: Sequence[Identified]) -> None:
    languages = {paper.citekey: paper.article.metadata.language for paper in papers}
    for theme in themes:
        language = _language_of(theme, languages)
        run.draft(
            page_file("themes", theme.slug, language, run.settings), stamp(draft_theme(theme, language, run.settings))
        )


def _language_of(theme: Theme, languages: Mapping[str, str]) -> str:
    """The language most of a theme's papers are written in; on a tie the first paper's."""
    spoken = [languages[key] for key in theme.papers if key in languages]
    return max(spoken, key=spoken.count) if spoken else "zh"


def _drafts(papers: Sequence[Identified], lexicon: Lexicon, executor: Executor | None) -> dict[str, Draft]:
    articles = [paper.article for paper in papers]
    one = partial(draft_article, lexicon=lexicon)
    made = map(one, articles) if executor is None else executor.map(one, articles)
    return dict(zip((paper.citekey for paper in papers), made, strict=True))


def page_file(folder: str, name: str, language: str, settings: Settings) -> str:
    """The file of a page: ``x.md`` in the site's default language, ``x.<language>.md`` in another."""
    infix = "" if language == settings.language else f".{language}"
    return f"{settings.docs_dir}/{folder}/{name}{infix}.md"


def _write_locks(
    run: _Run,
    papers: Iterable[Identified],
    references: Mapping[str, Mapping[int, str]],
    locks: Mapping[str, Lock],
) -> None:
    pages, page_findings = load_pages(run.root, run.settings)
    run.findings += page_findings
    claims = claims_by_paper(pages)
    for paper in papers:
        key = paper.citekey
        lock, findings = lock_paper(key, paper.article, references.get(key, {}), claims.get(key, ()), locks.get(key))
        run.findings += findings
        run.write(f"{EVIDENCE}/{key}.lock", dump_lock(lock))
        write_passages(run.root, key, passages_of(paper.article, lock))


def claims_by_paper(pages: Iterable[Page]) -> dict[str, list[Claim]]:
    """Every claim that has evidence in a paper, on whichever page it stands, by that paper's citekey."""
    found: dict[str, list[Claim]] = {}
    for page in pages:
        for claim in page.claims:
            for key in dict.fromkeys(piece.citekey for piece in claim.evidence):
                found.setdefault(key, []).append(claim)
    return found


def _weave(run: _Run, readings: Sequence[Reading]) -> None:
    review = open_review(run.root, readings=readings)
    locks = [paper.lock for paper in review.papers.values() if paper.lock]
    works = {key: paper.work for key, paper in review.papers.items()}
    for file, text in sorted((weave(review) | listing(run.root, run.settings, locks, works)).items()):
        run.write(file, text)

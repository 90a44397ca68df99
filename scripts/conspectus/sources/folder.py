"""The folder of sources: which files it holds, and their articles, read on all cores and remembered by content."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from conspectus.model import Article, Finding, Settings, Severity, SourceText, Span
from conspectus.parse import parse_source
from conspectus.read import SourceError, read_source
from conspectus.sources.memory import keep, recall
from conspectus.sources.sidecar import Sidecar, apply_sidecar, load_sidecar

CACHE = Path(".conspectus") / "articles"
NOT_SOURCES = frozenset({"readme.md", "readme.txt", ".gitkeep"})
LIBRARY_SUFFIXES = frozenset({".bib", ".ris", ".enw", ".json", ".cnki"})
"""Exports of a reference manager that may lie beside the sources."""
SIDECAR_SUFFIXES = frozenset({".yml", ".yaml"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one source: its articles, or the finding that says why there are none."""

    file: str
    """Path below the review's root, with forward slashes."""
    sha256: str = ""
    articles: tuple[Article, ...] = ()
    sidecar: Sidecar = field(default_factory=Sidecar)
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the source could not be read at all."""
        return not self.articles


def list_sources(root: Path, settings: Settings) -> list[Path]:
    """The sources of the review at ``root``, sorted; sidecars, the folder's README and hidden files are not sources."""
    folder = root / settings.papers
    return sorted(path for path in folder.rglob("*") if _is_source(path, folder)) if folder.is_dir() else []


def list_libraries(root: Path, settings: Settings) -> list[Path]:
    """The exports of reference managers beside the sources, sorted (``papers/zotero.bib``)."""
    files = (path for path in (root / settings.papers).rglob("*") if path.suffix.lower() in LIBRARY_SUFFIXES)
    return sorted(path for path in files if path.is_file() and not path.name.startswith((".", "~$")))


def _is_source(path: Path, folder: Path) -> bool:
    if any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
        return False
    if path.is_dir():
        # a folder that ends like a paper was meant as one: reading it gives the finding
        return path.suffix.lower() in {".txt", ".md"}
    return path.name.lower() not in NOT_SOURCES and path.suffix.lower() not in SIDECAR_SUFFIXES | LIBRARY_SUFFIXES


def read_all(
    paths: Sequence[Path],
    root: Path,
    *,
    memory: Path | None = None,
    executor: Executor | None = None,
    progress: Callable[[str], None] = lambda _file: None,
) -> tuple[Reading, ...]:
    """The readings of ``paths`` in the order given, by the ``executor``'s workers or, without one, here.

    One source that cannot be read never stops the others: its reading holds the finding.

    Args:
        paths: the sources.
        root: the folder their names are relative to; nothing is written in it.
        memory: the review in whose ``.conspectus`` folder readings are remembered by content; none where None.
        executor: any pool of workers.
        progress: told each source's name once it was read.
    """
    if executor is None:
        return tuple(_told(_read(path, root, memory), progress) for path in paths)
    futures = {executor.submit(_read, path, root, memory): path for path in paths}
    done = {futures[future]: _told(future.result(), progress) for future in as_completed(futures)}
    return tuple(done[path] for path in paths)


def _told(reading: Reading, progress: Callable[[str], None]) -> Reading:
    progress(reading.file)
    return reading


def _read(path: Path, root: Path, memory: Path | None) -> Reading:
    file = path.relative_to(root).as_posix()
    sidecar = load_sidecar(path, root)
    try:
        source = read_source(path, root)
    except SourceError as error:
        finding = Finding(code=error.code, message=error.message, file=file, severity=Severity.ERROR)
        return Reading(file, sidecar=sidecar, findings=(*sidecar.findings, finding))
    articles = _remembered(memory, source.sha256, sidecar.starts)
    if articles is None:
        try:
            articles = parse_source(source, sidecar.starts)
        except Exception as error:  # noqa: BLE001  a defect of ours in one paper must never stop the others
            return Reading(file, source.sha256, sidecar=sidecar, findings=(*sidecar.findings, _defect(file, error)))
        _remember(memory, source.sha256, sidecar.starts, articles)
    own = tuple(apply_sidecar(_from(article, file), sidecar) for article in articles)
    findings = [*sidecar.findings, *_lost_starts(sidecar, source, own), *_located(own, file)]
    if not own:
        findings.append(_no_article(file))
    return Reading(file, source.sha256, own, sidecar, tuple(findings))


def _lost_starts(sidecar: Sidecar, source: SourceText, articles: Sequence[Article]) -> Iterator[Finding]:
    """The opening phrases of a sidecar that do not stand in the source, or begin no article."""
    text = "".join(source.text.split())
    lost = [start for start in sidecar.starts if "".join(start.split()) not in text]
    for start in lost:
        yield Finding(
            code="start-not-found",
            message=f"articles: starts: “{start}” does not stand in {source.file}",
            file=sidecar.file,
            severity=Severity.ERROR,
            hint="Copy the article's first words from the source as they are printed.",
        )
    if not lost and len(articles) < len(sidecar.starts):
        message = f"{len(sidecar.starts)} articles are said to start in {source.file}, {len(articles)} were found"
        yield Finding("start-not-found", message, sidecar.file, severity=Severity.ERROR)


def _from(article: Article, file: str) -> Article:
    """The article with its present file name, which may have changed since it was remembered."""
    source = article.text.source
    if source.file == file:
        return article
    return replace(article, text=replace(article.text, source=replace(source, file=file)))


def _located(articles: Iterable[Article], file: str) -> Iterator[Finding]:
    for article in articles:
        for warning in article.warnings:
            line = warning.line or _line(article, warning)
            yield replace(warning, file=warning.file or file, line=line)


def _line(article: Article, warning: Finding) -> int | None:
    """The 1-based line of the source that a warning about a range of the cleaned text means."""
    if warning.start is None or warning.end is None or warning.end <= warning.start:
        return None
    spans = article.text.to_source(Span(warning.start, warning.end))
    return article.text.source.text.count("\n", 0, spans[0].start) + 1 if spans else None


def _defect(file: str, error: Exception) -> Finding:
    log.debug("%s", file, exc_info=error)
    return Finding(
        code="internal-error",
        message=f"reading it failed inside the program: {type(error).__name__}: {error}",
        file=file,
        severity=Severity.ERROR,
        hint="This is a defect of conspectus; please report it. The other sources were read.",
    )


def _no_article(file: str) -> Finding:
    return Finding(
        code="no-article",
        message="no article was found in it: no title, and no text that reads like a paper's",
        file=file,
        severity=Severity.ERROR,
        hint="If it is a paper, give its beginning in a sidecar: articles: [{starts: …}].",
    )


@cache
def program_hash() -> str:
    """A hash of the program's own files: what another version read is read again."""
    digest = hashlib.sha256()
    for path in sorted(Path(str(files("conspectus"))).rglob("*")):
        if path.suffix in {".py", ".yml", ".txt", ".tsv", ".json"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _place(root: Path, sha256: str, starts: Sequence[str]) -> Path:
    key = hashlib.sha256("\0".join((sha256, program_hash(), *starts)).encode()).hexdigest()
    return root / CACHE / f"{key[:32]}.pickle"


def _remembered(memory: Path | None, sha256: str, starts: Sequence[str]) -> tuple[Article, ...] | None:
    if memory is None:
        return None
    found = recall(_place(memory, sha256, starts))
    articles = found if isinstance(found, tuple) else ()
    return articles if articles and all(isinstance(article, Article) for article in articles) else None


def _remember(memory: Path | None, sha256: str, starts: Sequence[str], articles: tuple[Article, ...]) -> None:
    if memory is not None:
        keep(_place(memory, sha256, starts), articles)

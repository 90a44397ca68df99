"""A review on disk and in memory: bibliography, locks, pages and, where they are here, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from conspectus.bibliography import Bibliography
from conspectus.config import load_settings
from conspectus.evidence import RECEIPT_FILE, LockError, load_lock, parse_receipt
from conspectus.evidence.rules import RECEIPT
from conspectus.model import (
    Article,
    Finding,
    Lock,
    Page,
    Paper,
    Receipt,
    Relation,
    Review,
    Settings,
    Silence,
    Term,
    Theme,
)
from conspectus.pages import page_name, read_page
from conspectus.pages.datafiles import (
    FORMULATIONS,
    GLOSSARY,
    SILENCES,
    read_formulations,
    read_glossary,
    read_silences,
)
from conspectus.pages.rules import unreadable_page
from conspectus.sources.folder import Reading, list_sources, read_all

PAPERS_BIB = "bib/papers.bib"
CITED_BIB = "bib/cited.bib"
EVIDENCE = "evidence"
DATA = "data"

T = TypeVar("T")


def open_review(root: Path, *, with_sources: bool = True, readings: Sequence[Reading] | None = None) -> Review:
    """The review at ``root``.

    Args:
        root: the folder that holds ``mkdocs.yml``.
        with_sources: read the sources that are present, so that passages can be compared; otherwise the
            locks speak for them.
        readings: readings of the sources that the caller already has.

    Raises:
        ConfigError: ``mkdocs.yml`` is missing or wrong.
    """
    settings = load_settings(root)
    if readings is None:
        readings = read_all(list_sources(root, settings), root, memory=root) if with_sources else ()
    findings: list[Finding] = [finding for reading in readings for finding in reading.findings]
    reviewed = Bibliography.load(root / PAPERS_BIB)
    cited = Bibliography.load(root / CITED_BIB)
    findings += [*reviewed.findings, *cited.findings, *_alias_findings(reviewed, cited)]
    locks = _kept(load_locks(root), findings)
    pages = _kept(load_pages(root, settings), findings)
    articles = match_articles(readings, locks.values())
    own_pages = _pages_by_paper(pages)
    papers = {
        key: Paper(key, work, own_pages.get(key, {}), lock=locks.get(key), article=articles.get(key))
        for key, work in sorted(reviewed.works.items())
    }
    return Review(
        root=root,
        settings=settings,
        papers=papers,
        works=cited.works,
        aliases=_aliases(reviewed, cited),
        themes=themes_of(pages, settings),
        glossary=_kept(load_glossary(root, settings), findings),
        formulations=_kept(_load_data(root, settings, FORMULATIONS, read_formulations), findings),
        silences=_kept(load_silences(root, settings), findings),
        pages=pages,
        receipt=_kept(load_receipt(root), findings),
        findings=tuple(findings),
    )


def _kept(loaded: tuple[T, Iterable[Finding]], findings: list[Finding]) -> T:
    """What was loaded; what is wrong with it joins ``findings``."""
    value, wrong = loaded
    findings += wrong
    return value


def _aliases(reviewed: Bibliography, cited: Bibliography) -> dict[str, str]:
    """Old keys of both bibliographies; a key that an entry has now is none."""
    both = {**cited.aliases, **reviewed.aliases}
    return {old: key for old, key in both.items() if old not in reviewed.works and old not in cited.works}


def _alias_findings(reviewed: Bibliography, cited: Bibliography) -> Iterator[Finding]:
    """Aliases of one bibliography that mean something else in the other."""
    for own, other, file in ((reviewed, cited, PAPERS_BIB), (cited, reviewed, CITED_BIB)):
        for alias, key in own.aliases.items():
            meant = alias if alias in other.works else other.aliases.get(alias)
            if meant is not None:
                message = f"{alias!r}, an alias of {key}, is also a key or alias in the other bibliography ({meant})."
                yield Finding("bib-alias", message, file=file, hint="Take it out of one of the two.")


def _pages_by_paper(pages: Iterable[Page]) -> dict[str, dict[str, Page]]:
    """Each paper's pages by language. Of two in one language (a finding) the one named by the citekey counts."""
    found: dict[str, dict[str, Page]] = {}
    for page in pages:
        if page.kind == "paper" and (key := page.front_matter.get("citekey")):
            own = found.setdefault(str(key), {})
            if page.language not in own or page_name(page.file) == key:
                own[page.language] = page
    return found


def load_locks(root: Path) -> tuple[dict[str, Lock], list[Finding]]:
    """Every lock of the review by citekey; a lock that cannot be read is a finding."""
    locks: dict[str, Lock] = {}
    findings: list[Finding] = []
    for path in sorted((root / EVIDENCE).glob("*.lock")):
        try:
            lock = load_lock(path)
        except LockError as error:
            findings.append(error.finding)
        else:
            locks[lock.citekey] = lock
    return locks, findings


def load_receipt(root: Path) -> tuple[Receipt | None, list[Finding]]:
    """The review's receipt, None where there is none; one that cannot be read is a finding."""
    path = root / RECEIPT_FILE
    if not path.exists():
        return None, []
    try:
        receipt = parse_receipt(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        receipt = None
    hint = "Run 'conspectus weave' where the sources are."
    wrong = [] if receipt else [RECEIPT.at(RECEIPT_FILE, None, "the receipt is not as the program writes it", hint)]
    return receipt, wrong


def load_pages(root: Path, settings: Settings) -> tuple[tuple[Page, ...], list[Finding]]:
    """Every Markdown page below the site's folder, sorted by path; one that is not UTF-8 is a finding."""
    pages: list[Page] = []
    findings: list[Finding] = []
    for path in sorted((root / settings.docs_dir).rglob("*.md")):
        file = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            findings.append(unreadable_page(file, error))
            continue
        pages.append(read_page(text, file, settings))
    return tuple(pages), findings


def load_silences(root: Path, settings: Settings) -> tuple[dict[str, Silence], tuple[Finding, ...]]:
    """The subjects that the papers are searched for, and what is wrong with their file."""
    return _load_data(root, settings, SILENCES, read_silences)


def load_glossary(root: Path, settings: Settings) -> tuple[dict[str, Term], tuple[Finding, ...]]:
    """The terms of the review's glossary by id, and what is wrong with them; empty where there is none."""
    return _load_data(root, settings, GLOSSARY, read_glossary)


def _load_data(
    root: Path, settings: Settings, name: str, read: Callable[[str, str], tuple[dict[str, T], tuple[Finding, ...]]]
) -> tuple[dict[str, T], tuple[Finding, ...]]:
    """One file of ``docs/data/``; empty where there is none."""
    file = f"{settings.docs_dir}/{DATA}/{name}"
    path = root / file
    if not path.exists():
        return {}, ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return {}, (unreadable_page(file, error),)
    return read(text, file)


def match_articles(readings: Iterable[Reading], locks: Iterable[Lock]) -> dict[str, Article]:
    """The articles that are here, by the citekey under which their source's bytes are locked."""
    known = {(lock.sha256, lock.ordinal): lock.citekey for lock in locks}
    return {
        known[place]: article
        for reading in readings
        for article in reading.articles
        if (place := (reading.sha256, article.ordinal)) in known
    }


def themes_of(pages: Iterable[Page], settings: Settings) -> dict[str, Theme]:
    """The registry of themes: what the theme pages' front matter says, the default language's page first."""
    own: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda page: page.language != settings.language):
        if page.kind == "theme":
            own.setdefault(page_name(page.file), []).append(page)
    return {slug: _theme(slug, of_theme) for slug, of_theme in sorted(own.items())}


def _theme(slug: str, pages: Sequence[Page]) -> Theme:
    """A theme as the first of its pages states it; a paper that any of them passes over is passed over."""
    matter: Mapping[str, object] = pages[0].front_matter
    related = matter.get("related")
    passing = [key for page in pages for key in _texts(page.front_matter.get("passing"))]
    return Theme(
        slug=slug,
        label=str(matter.get("label") or pages[0].title or slug),
        terms=_texts(matter.get("terms")),
        related=tuple(_relation(item) for item in related) if isinstance(related, list) else (),
        passing=tuple(dict.fromkeys(passing)),
    )


def _relation(raw: object) -> Relation:
    if isinstance(raw, Mapping):
        why = raw.get("why")
        return Relation(
            theme=str(raw.get("theme", "")),
            kind=str(raw.get("kind", "papers")),
            members=_texts(raw.get("members")),
            why={str(language): str(text) for language, text in why.items()} if isinstance(why, Mapping) else {},
        )
    return Relation(theme=str(raw), kind="papers")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()

"""The whole review to text: every woven block of every page, the lists, and the pages of cited works.

Nothing is written here; what is on disk is compared with, or replaced by, what these functions return.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from conspectus.disk import write_text
from conspectus.messages import catalogue
from conspectus.model import Finding, Page, Review, Rule, Severity
from conspectus.pages import BrokenBlocksError
from conspectus.pages.rules import FRONT_MATTER, UNREADABLE
from conspectus.weave import compare
from conspectus.weave.blocks import empty_block, fill, restamp
from conspectus.weave.citations import cited_body
from conspectus.weave.cite import cite_paper
from conspectus.weave.copies import published
from conspectus.weave.corpus import Corpus
from conspectus.weave.downloads import COPIED, download_files
from conspectus.weave.downloads import FOLDER as BIB
from conspectus.weave.glance import glance_body
from conspectus.weave.head import FOLDER as HEADS
from conspectus.weave.head import head_files
from conspectus.weave.index import index_blocks
from conspectus.weave.links import PageLinks, Targets
from conspectus.weave.mentions import GUIDE
from conspectus.weave.pictures import Gallery, own_files
from conspectus.weave.places import Places, page_file, page_name, review_languages
from conspectus.weave.record import details_body, record_body, references_body
from conspectus.weave.theme import THEME_BLOCKS, theme_blocks
from conspectus.weave.verification import verification_files
from conspectus.weave.works import initials, keys_of, letters_body, ranked, ranking_body, shared_body, works_body

STALE = Rule("stale-block", Severity.ERROR, "A woven block does not say what the review says now.")
UNWOVEN = Rule("not-woven", Severity.ERROR, "A page that the program generates is missing.")

SURPLUS = Rule("surplus-file", Severity.ERROR, "A woven file belongs to a paper or theme that is no longer there.")

RULES = (STALE, UNWOVEN, SURPLUS)
"""Every rule of this room, in the order the guide prints them."""

CITING = frozenset({"positions", "related"}) | compare.CITING
"""The woven blocks that hold citations."""

_WOVEN = frozenset({".bib", ".ris", ".json", ".html"})
"""Suffixes of the files that are woven for single papers and themes."""


def weave(review: Review, downloads: Mapping[str, str] | None = None) -> dict[str, str]:
    """The new text of every page with woven blocks, and of every generated file, by path below the root.

    A page whose block markers are broken is left out (``broken_pages`` names it).

    Args:
        review: the review as it stands on disk.
        downloads: texts of the review's own ``.bib`` files by name; read from its ``bib/`` where not given.
    """
    return _weave(review, downloads)[0]


def broken_pages(review: Review) -> tuple[Finding, ...]:
    """What is wrong with the markers of the pages that cannot be woven."""
    return _weave(review)[1]


def _weave(review: Review, downloads: Mapping[str, str] | None = None) -> tuple[dict[str, str], tuple[Finding, ...]]:
    texts: dict[str, str] = {}
    broken: list[Finding] = []
    pages = {page.file: page for page in review.pages}
    # a page that is there and could not be read is not one that is missing
    present = pages.keys() | {finding.file for finding in review.findings if finding.code == UNREADABLE.code}
    generated = {page.file: page for page in _generated_pages(review) if page.file not in present}
    corpus = Corpus(review, Places.of(review, generated))
    gallery = Gallery(corpus)
    for file, result in _woven(gallery, pages, generated):
        if isinstance(result, BrokenBlocksError):
            broken += [replace(finding, file=file) for finding in result.findings]
        else:
            texts[file] = result
    texts.update(gallery.files(texts))
    texts.update(download_files(corpus, bibliographies(review.root) if downloads is None else downloads))
    texts.update(head_files(corpus))
    texts.update(verification_files(corpus))
    return texts, tuple(broken)


def surplus(review: Review, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The woven files of papers and themes that are gone: on disk, in folders of nothing else, not in ``texts``."""
    settings = review.settings
    folders = [f"{settings.docs_dir}/{BIB}/papers", f"{settings.docs_dir}/{BIB}/themes"]
    if settings.custom_dir:
        folders.append(f"{settings.custom_dir}/{HEADS}")
    found = (path for folder in folders for path in (review.root / folder).rglob("*") if path.suffix in _WOVEN)
    files = (path.relative_to(review.root).as_posix() for path in found if path.is_file())
    every = chain(files, own_files(review.root, settings.docs_dir))
    return tuple(sorted(file for file in every if file not in texts))


def stale(review: Review) -> tuple[Finding, ...]:
    """What ``weave`` would change, one finding a file, and the pages it cannot weave."""
    hint = "Run 'conspectus weave' and commit what it changes."
    texts, broken = _weave(review)
    findings = list(broken)
    present = {page.file: page.text for page in review.pages}
    for file, text in sorted(texts.items()):
        now = present.get(file) or _read(review.root / file)
        if now is None:
            findings.append(UNWOVEN.at(file, None, "this file is woven and is not there", hint))
        elif now != text:
            findings.append(STALE.at(file, _first_difference(now, text), "a woven block is stale from here on", hint))
    for file in surplus(review, texts):
        findings.append(SURPLUS.at(file, None, "what this file was woven from is no longer there", hint))  # noqa: PERF401
    return tuple(findings)


def weave_to_disk(review: Review) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Weave and write what changed: the files written or removed, and what kept pages from being woven."""
    texts, broken = _weave(review)
    return write_woven(review, texts), broken


def write_woven(review: Review, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write what changed of ``texts`` and remove what is surplus: the files concerned, sorted."""
    written = [file for file, text in texts.items() if write_text(review.root / file, text)]
    removed = surplus(review, texts)
    for file in removed:
        (review.root / file).unlink()
    return tuple(sorted((*written, *removed)))


def _first_difference(now: str, text: str) -> int:
    pairs = zip(now.splitlines(), text.splitlines(), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), min(len(now), 1))


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _woven(
    gallery: Gallery, pages: Mapping[str, Page], generated: Mapping[str, Page]
) -> Iterator[tuple[str, str | BrokenBlocksError]]:
    targets = Targets(gallery.corpus)
    for file, page in sorted({**pages, **generated}.items()):
        if any(finding.code == FRONT_MATTER.code for finding in page.findings):
            # what the page is about cannot be told, so nothing that it holds may be replaced
            continue
        try:
            text = _weave_page(gallery, targets, page)
        except BrokenBlocksError as error:
            yield file, error
        else:
            if text != page.text or file in generated or page.blocks:
                yield file, text


def _weave_page(gallery: Gallery, targets: Targets, page: Page) -> str:
    bodies, required = _bodies(gallery.corpus, page)
    bodies |= gallery.blocks(page)
    if back := targets.backlinks.of(page):
        bodies["backlinks"] = back
        required |= {"backlinks"}
    # of what the program writes itself only the claims set side by side cite anything
    silent = dict.fromkeys((*bodies, "cited", "links"), "") | {name: bodies[name] for name in CITING if name in bodies}
    linked = PageLinks.of(fill(page.text, silent, required=required & CITING), page.file, page.language, targets)
    bodies["cited"] = cited_body(linked.cited, page.file) if "links" in required else ""
    bodies["links"] = linked.body()
    empty = {name for name in ("cited", "links") if not bodies[name]}
    return restamp(page, fill(page.text, bodies, required=(required | {"cited"}) - empty))


def _bodies(corpus: Corpus, page: Page) -> tuple[dict[str, str], frozenset[str]]:
    """The blocks that ``page`` may have, and those it must have."""
    name = page_name(page.file, corpus.review.settings)
    folder, _, last = name.rpartition("/")
    paper = corpus.review.papers.get(str(page.front_matter.get("citekey", "")))
    if paper is not None and folder == "papers":
        bodies = {
            "record": record_body(corpus, paper, page),
            "glance": glance_body(corpus, paper, page),
            "cite": "\n\n".join([details_body(corpus, paper, page), cite_paper(corpus, paper.citekey, page)]),
            "references": references_body(corpus, paper, page),
        }
        needed = {key for key, body in bodies.items() if body}
        return bodies, frozenset({*needed, "links"})
    if folder == "themes" and last in corpus.review.themes:
        return theme_blocks(corpus, last, page), frozenset({*THEME_BLOCKS, "links"})
    if folder == "works":
        return _works_blocks(corpus, last, page), frozenset({"ranking", "coins"} if last == "index" else {"coins"})
    if name == "papers/index":
        keys = sorted(corpus.review.papers)
        return {**_any_blocks(corpus, page), "coins": corpus.coins(keys)}, frozenset({"coins"} if keys else ())
    cites = frozenset() if folder.split("/")[0] == GUIDE else frozenset({"links"})
    return _any_blocks(corpus, page), cites


def _any_blocks(corpus: Corpus, page: Page) -> dict[str, str]:
    """The bodies of those blocks that any page but a paper's or a theme's may hold."""
    return {**index_blocks(corpus, page), **compare.compare_blocks(corpus, page)}


def _works_blocks(corpus: Corpus, name: str, page: Page) -> dict[str, str]:
    own = _any_blocks(corpus, page)
    if name == "index":
        own["shared"] = shared_body(corpus, page.file, page.language)
        own["ranking"] = ranking_body(corpus, page.file, page.language)
        own["letters"] = letters_body(corpus, page.file, page.language)
        return {**own, "coins": corpus.coins(ranked(corpus))}
    own["works"] = works_body(corpus, name, page.file, page.language)
    return {**own, "coins": corpus.coins(keys_of(corpus, name))}


def _generated_pages(review: Review) -> Iterator[Page]:
    """The pages that the program makes where they are missing; a person may then write around their blocks."""
    corpus = Corpus(review, Places.of(review))
    for language in review_languages(review):
        words = catalogue(language)
        for name, more in (("papers", ("coins",)), ("themes", ("picture-themes",))):
            yield _page(review, f"{name}/index", language, words.text(name), words.text(f"{name}_intro"), name, *more)
        intro = words.text("works_intro")
        own = ("picture-works", "shared", "ranking", "letters", "coins")
        yield _page(review, "works/index", language, words.text("works"), intro, *own)
        for letter in initials(corpus):
            title = words.text("works_initial", initial=letter.upper())
            yield _page(review, f"works/{letter}", language, title, "", "works", "coins")


def _page(review: Review, name: str, language: str, title: str, intro: str, *blocks: str) -> Page:
    front = f'---\ntitle: "{title}"\nlang: {language}\n---'
    parts = [front, f"# {title}", empty_block("languages"), *([intro] if intro else []), *map(empty_block, blocks)]
    file = page_file(review.settings, name, language)
    return Page(file, "other", language, "\n\n".join(parts) + "\n", {"title": title, "lang": language}, title)


def bibliographies(root: Path) -> dict[str, str]:
    """The texts of the review's BibTeX files by name, as they are published."""
    texts = ((name, _read(root / "bib" / name)) for name in COPIED)
    return {name: published(text) for name, text in texts if text is not None}

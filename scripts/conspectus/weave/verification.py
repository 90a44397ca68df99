"""What the page “Verify it yourself” works with: where every claim's passage is in the sources, and its hash.

The browser finds the passages in the reader's own copies. So the data hold places, hashes and evidence phrases, as
the locks do, and no passage. They are scripts that set a variable, because a page that is opened from a folder may
not fetch a file.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from conspectus.evidence import evidence_id
from conspectus.model import Claim, Evidence, LockedEvidence, Page, Paper, PaperReceipt, Receipt
from conspectus.pages import printed_path
from conspectus.pages.plain import plain
from conspectus.weave.corpus import Corpus
from conspectus.weave.labels import full_name
from conspectus.weave.table import table

FOLDER = "data"
"""Below the site's folder."""
BLOCK = "verify"
SCHEMA = "conspectus/verification-1"


def verify_body(corpus: Corpus, page: Page) -> str:
    """The place on ``page`` where the script puts its form, and what is said where there is no script."""
    without = html.escape(corpus.words(page.language).text("verify_noscript"))
    return f'<div id="cs-verify" class="cs-verify"><noscript><p>{without}</p></noscript></div>'


def verification_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The data of the pages that have the block, by path below the review's root; nothing where none has."""
    pages = [page for page in corpus.review.pages if any(block.name == BLOCK for block in page.blocks)]
    if not pages:
        return
    base = f"{corpus.review.settings.docs_dir}/{FOLDER}"
    yield f"{base}/verification.js", _script("conspectusVerification", _places(corpus))
    for language in sorted({page.language for page in pages}):
        yield f"{base}/verification.{language}.js", _script("conspectusClaims", _texts(corpus, language))


def receipt_body(corpus: Corpus, page: Page) -> str:
    """The last receipt as a table: what was found of each paper where its source is."""
    words = corpus.words(page.language)
    receipt = corpus.review.receipt
    if receipt is None or not receipt.papers:
        return words.text("receipt_none")
    head = [words.text(key) for key in ("paper", "receipt_source", "receipt_claims", "receipt_evidence")]
    rows = [_receipt_row(corpus, paper, page) for paper in receipt.papers]
    return f"{_receipt_sums(corpus, receipt, page.language)}\n\n" + "\n".join(table(head, rows, numbers=range(2, 4)))


def _receipt_sums(corpus: Corpus, receipt: Receipt, language: str) -> str:
    words = corpus.words(language)
    (claims, claims_all), (evidence, evidence_all) = receipt.claims, receipt.evidence
    return words.text(
        "receipt_sums",
        files=len(receipt.sources),
        recognised=sum(receipt.sources.values()),
        papers=len(receipt.papers),
        claims=claims,
        claims_all=claims_all,
        evidence=evidence,
        evidence_all=evidence_all,
        statements=sum(receipt.statements.values()),
        languages=len(receipt.statements),
        references=sum(paper.references for paper in receipt.papers),
    )


def _receipt_row(corpus: Corpus, paper: PaperReceipt, page: Page) -> list[str]:
    words = corpus.words(page.language)
    name = corpus.paper_link(paper.citekey, page.file, page.language)
    state = words.name("receipt_states", paper.state)
    pairs = (words.text("found_of", found=found, total=total) for found, total in (paper.claims, paper.evidence))
    return [name, f"`{paper.sha256[:12]}…` {state}", *pairs]


def _script(name: str, data: Mapping[str, Any]) -> str:
    """A script that sets ``window.name``: the entries of lists and mappings of the second level stand a line each."""
    parts = ",\n".join(f"{json.dumps(key)}: {_lines(value)}" for key, value in data.items())
    return f"window.{name} = {{\n{parts}\n}};\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_json, value)) + "\n]"
    if isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"{_json(key)}: {_json(item)}" for key, item in value.items()) + "\n}"
    return _json(value)


def _json(value: object) -> str:
    """JSON that is also JavaScript, and that no page can take for the end of a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _places(corpus: Corpus) -> dict[str, Any]:
    papers = [paper for _, paper in sorted(corpus.review.papers.items()) if paper.lock is not None]
    return {
        "schema": SCHEMA,
        "sources": {paper.lock.sha256: paper.lock.encoding for paper in papers if paper.lock},
        "papers": [_paper(paper) for paper in papers],
    }


def _paper(paper: Paper) -> dict[str, Any]:
    """One paper: its passages once, its pieces of evidence with their passage, its claims with their pieces."""
    lock = paper.lock
    entries = {_key(entry): entry for entry in lock.evidence} if lock else {}
    passages = {entry.passage: [[span.start, span.end] for span in entry.spans] for entry in entries.values()}
    numbers = {passage: number for number, passage in enumerate(passages)}
    places = {key: number for number, key in enumerate(entries)}
    claims = {claim.id: claim for page in paper.pages.values() for claim in page.claims}
    return {
        "key": paper.citekey,
        "sha256": lock.sha256 if lock else "",
        "language": lock.language if lock else "",
        "passages": [{"sha256": passage, "spans": spans} for passage, spans in passages.items()],
        "evidence": [
            [printed_path(entry.section), entry.title, entry.paragraph, entry.phrase, numbers[entry.passage]]
            for entry in entries.values()
        ],
        "claims": [[claim.id, _own(claim, paper.citekey, places)] for claim in claims.values()],
    }


def _key(entry: LockedEvidence) -> tuple[str, int]:
    return evidence_id(entry), entry.paragraph


def _own(claim: Claim, citekey: str, places: Mapping[tuple[str, int], int]) -> list[int]:
    """The numbers of a claim's pieces of evidence in its paper; -1 for one that is not locked."""
    own = [piece for piece in claim.evidence if piece.citekey == citekey]
    return [_place(piece, places) for piece in own]


def _place(piece: Evidence, places: Mapping[tuple[str, int], int]) -> int:
    wanted, paragraph = evidence_id(piece), piece.locator.paragraph
    fit = (number for (found, at), number in places.items() if found == wanted and paragraph in {None, at})
    return next(fit, -1)


def _texts(corpus: Corpus, language: str) -> dict[str, Any]:
    """What the page names in ``language``: what papers are called, and the text of every claim."""
    papers = {key: paper for key, paper in sorted(corpus.review.papers.items()) if paper.lock is not None}
    called = partial(corpus.label, language=language)
    return {
        "papers": {key: _called(corpus, paper, language) for key, paper in papers.items()},
        "claims": {
            claim.id: [plain(claim.text, called), page.language]
            for paper in papers.values()
            for page in sorted(paper.pages.values(), key=lambda page: page.language == language)
            for claim in page.claims
        },
    }


def _called(corpus: Corpus, paper: Paper, language: str) -> list[str]:
    """Label, title, authors, and the address of the page below the site's root."""
    page = paper.page(language)
    docs = f"{corpus.review.settings.docs_dir}/"
    address = page.file.removeprefix(docs).removesuffix(".md") + ".html" if page else ""
    authors = corpus.words(language).join([full_name(name) for name in paper.work.authors])
    return [corpus.label(paper.citekey, language), page.title if page else paper.work.title, authors, address]

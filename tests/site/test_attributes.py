"""Attributes of a claim on the built page: words for readers, never an id or the syntax that states them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from conspectus.pages import claim_id

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "attributes.yml").read_text(encoding="utf-8"))
BRACKET = "[@lin2020hean, §二（一） “树荫遮住水面”]"
CLAIM = claim_id("lin2020hean", "二(一)", "树荫遮住水面")
PAGE = f"""## Mechanisms

- Shade cools. {BRACKET} · (assertion) · {{tail}} · [#river-shade]

{BRACKET}: #{CLAIM} "林一（2020）"
[#river-shade]: ../themes/river-shade.md "River shade"
"""
GLOSSARY = "shade: {en: shade, zh: 树荫}\ncool-water: {en: cool water, zh: 水温下降}\n"
TEXTS = "river-plan: {en: River plan, zh: 河流规划}\n"


@pytest.fixture
def told(root: Path, render: Callable[..., str]) -> Callable[[str], tuple[list[str], list[str], str]]:
    """The notes of a claim with a tail: their texts, their titles, and all of the claim's meta line."""
    data = root / "docs" / "data"
    data.mkdir(parents=True)
    (data / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (data / "formulations.yml").write_text(TEXTS, encoding="utf-8")

    def _told(tail: str) -> tuple[list[str], list[str], str]:
        made = render(PAGE.format(tail=tail))
        meta = made.split('<span class="cs-meta">')[1].split('<span class="cs-cite-claim">')[0]
        found = re.findall(r'<span[^>]*class="cs-note[^>]*?(?: title="([^"]*)")?>(.*?)</span>', meta)
        return [text for _, text in found], [title for title, _ in found if title], meta

    return _told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_attributes_are_words(told: Callable[[str], tuple[list[str], list[str], str]], case: dict[str, Any]) -> None:
    texts, titles, meta = told(case["tail"])
    assert texts == case["text"]
    assert titles == case.get("titles", [])
    assert '<span class="cs-basis" title="Basis: assertion">assertion</span>' in meta
    assert meta.index("cs-basis") < meta.index("cs-note") < meta.index("cs-theme")


def test_without_the_reviews_data_an_id_is_read_as_words(render: Callable[..., str]) -> None:
    made = render(PAGE.format(tail="(chain: cool-water > deep-shade)"))
    assert 'title="cool water → deep shade">Causal chain</span>' in made
    assert "cool-water" not in made

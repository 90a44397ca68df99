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
def told(root: Path, render: Callable[..., str]) -> Callable[[str], tuple[str, str]]:
    """What stands under a claim with a tail: the line, and the claim's card."""
    data = root / "docs" / "data"
    data.mkdir(parents=True)
    (data / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (data / "formulations.yml").write_text(TEXTS, encoding="utf-8")

    def _told(tail: str) -> tuple[str, str]:
        line, card = (
            render(PAGE.format(tail=tail)).split('<span class="cs-meta">')[1].split('<cs-card aria-label="About')
        )
        return line, card.split('<span class="cs-fact cs-cite-claim">')[0]

    return _told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_attributes_are_words(told: Callable[[str], tuple[str, str]], case: dict[str, Any]) -> None:
    line, card = told(case["tail"])
    assert re.findall(r'<span class="cs-note">(.*?)</span>', line) == case.get("notes", [])
    kinds = re.findall(r'<button aria-label="About this claim(?:: )?([^"]*)"', line)
    assert kinds == [case.get("button", "")]
    facts = re.findall(r'<span class="cs-fact"><b>(.*?)</b> ((?:<span>.*?</span>)*)</span>', card)
    found = {label: re.findall(r"<span>(.*?)</span>", values) for label, values in facts}
    assert found == case.get("card", {})
    assert line.startswith('<span class="cs-basis">assertion</span>&nbsp;· ')
    assert line.index("cs-theme") < line.index("cs-about")


def test_without_the_reviews_data_an_id_is_read_as_words(render: Callable[..., str]) -> None:
    made = render(PAGE.format(tail="(chain: cool-water > deep-shade)"))
    assert "<b>Causal chains</b> <span>cool water → deep shade</span>" in made
    assert "cool-water" not in made

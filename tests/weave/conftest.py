# ruff: noqa: E501  a claim is one line
"""An invented review of two papers, in memory: one Chinese, one English, with a shared work and a theme."""

from pathlib import Path

import pytest

from conspectus.model import Lock, LockedEvidence, LockedSection, Name, Page, Paper, Review, Settings, Span, Theme, Work
from conspectus.pages import claim_id, read_page

CHINESE = """---
title: 河岸树木与水温
citekey: lin2020hean
---
# 河岸树木与水温

<!-- conspectus:begin record -->
<!-- conspectus:end record -->

<!-- conspectus:begin cite -->
<!-- conspectus:end cite -->

## 机理

- 树荫使水温下降。 [@lin2020hean, §二（一） “树荫遮住水面”] · （论断） · [#river-shade]
- 与前人一致 [@lin2020hean, §二（一） ¶2 “与早先观测一致”; @moss2019shade, §2 “shade cools the water”] · （转引研究） · [#river-shade] · [#fish]

## 局限

*未说明*

<!-- conspectus:begin references -->
<!-- conspectus:end references -->

<!-- conspectus:begin links -->
<!-- conspectus:end links -->
"""

ENGLISH = """---
title: Shade and trout
citekey: moss2019shade
---
# Shade and trout

<!-- conspectus:begin record -->
<!-- conspectus:end record -->

<!-- conspectus:begin cite -->
<!-- conspectus:end cite -->

## Findings

- Water under trees is cooler, as others saw [@hall2001trees, p. 7]. [@moss2019shade, §2 “shade cools the water”] · (own measurement) · [#river-shade]

<!-- conspectus:begin references -->
<!-- conspectus:end references -->

<!-- conspectus:begin links -->
<!-- conspectus:end links -->
"""

THEME = """---
title: River shade
slug: river-shade
label: River shade
terms: [shade, 树荫]
related:
  - {theme: fish, kind: works, members: [hall2001trees]}
---
# River shade

<!-- conspectus:begin coverage -->
<!-- conspectus:end coverage -->

## Synthesis

Both find it cooler [@moss2019shade, §2 “shade cools the water”].
"""

FISH = """---
title: Fish
slug: fish
label: Fish
terms: [trout]
---
# Fish
"""


def _lock(key: str, phrase: str, section: str, references: dict[int, str], retired: dict[str, str]) -> Lock:
    identity = claim_id(key, section, phrase)
    place = LockedEvidence(
        identity, key, section, "Shade" if section == "2" else "树荫", 1, phrase, "0" * 64, (Span(0, 9),), "0"
    )
    sections = (LockedSection(1, section, "Shade" if section == "2" else "树荫", 2),)
    return Lock(key, f"{key}.txt", "0" * 64, 0, "en", sections, references, (place,), retired)


def _pages(settings: Settings) -> dict[str, Page]:
    texts = {
        "docs/papers/lin2020hean.zh.md": CHINESE,
        "docs/papers/moss2019shade.md": ENGLISH,
        "docs/themes/river-shade.md": THEME,
        "docs/themes/fish.md": FISH,
    }
    return {file: read_page(text, file, settings) for file, text in texts.items()}


@pytest.fixture
def review(tmp_path: Path) -> Review:
    settings = Settings(language="en", site_name="Shade", custom_dir="overrides")
    pages = _pages(settings)
    lin = Work(
        "河岸树木与水温",
        authors=(Name("林一"), Name("何 二"), Name("吴三")),
        container="河流学报",
        year="2020",
        volume="3",
        issue="2",
        pages="1-9",
        doi="10.1000/rivers.2020(3)2",
        keywords=("树荫", "水温"),
        supplied=("year",),
    )
    moss = Work(
        "Shade and trout", authors=(Name("Moss A", "Moss", "A"),), container="Brooks", year="2019", language="en"
    )
    hall = Work(
        "Trees <b>by</b> the river", type="M", authors=(Name("Hall B", "Hall", "B"),), year="2001", language="en"
    )
    gone = {"c-oldone12": claim_id("lin2020hean", "二(一)", "树荫遮住水面"), "c-gone1234": ""}
    locks = {
        "lin2020hean": _lock("lin2020hean", "树荫遮住水面", "二(一)", {1: "hall2001trees", 2: "moss2019shade"}, gone),
        "moss2019shade": _lock("moss2019shade", "shade cools the water", "2", {4: "hall2001trees"}, {}),
    }
    papers = {
        "lin2020hean": Paper("lin2020hean", lin, {"zh": pages["docs/papers/lin2020hean.zh.md"]}, locks["lin2020hean"]),
        "moss2019shade": Paper(
            "moss2019shade", moss, {"en": pages["docs/papers/moss2019shade.md"]}, locks["moss2019shade"]
        ),
    }
    themes = {
        "river-shade": Theme("river-shade", "River shade", ("shade",), related=()),
        "fish": Theme("fish", "Fish", ("trout",)),
    }
    return Review(tmp_path, settings, papers, {"hall2001trees": hall}, themes=themes, pages=tuple(pages.values()))

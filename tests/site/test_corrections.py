"""Suggest a correction: at each claim of a review with a forge, in the page's language, small; nothing without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from conspectus.messages import catalogue
from conspectus.model import Settings
from conspectus.publish.forge import FORMS
from conspectus.site.corrections import correction

CLAIM = """## Mechanisms

- Shade cools. [@lin2020hean, §二（一） “树荫遮住水面”] · (assertion)

[@lin2020hean, §二（一） “树荫遮住水面”]: #c-ph4iqcct "林一"
"""
HREF = re.compile(r'class="cs-correct" href="([^"]+)"')


def set_up(root: Path, **settings: str) -> None:
    own = ", ".join(f"{name}: {value}" for name, value in settings.items() if name == "forge")
    top = "".join(f"{name}: {value}\n" for name, value in settings.items() if name != "forge")
    (root / "mkdocs.yml").write_text(f"{top}extra: {{conspectus: {{language: en, {own}}}}}\n", encoding="utf-8")


def test_a_claim_offers_none_where_no_repository_is_named(render: Callable[..., str]) -> None:
    assert not HREF.search(render(CLAIM))


@pytest.mark.parametrize("forge", FORMS)
def test_a_claim_offers_an_issue_on_the_forge_that_the_settings_name(
    root: Path, render: Callable[..., str], forge: str
) -> None:
    set_up(root, repo_url="https://git.example.edu/rivers/review", site_url="https://rivers.example/r", forge=forge)
    found = HREF.search(render(CLAIM))
    assert found
    query = parse_qs(urlsplit(unescape(found[1])).query)
    title, body = query.values()
    assert re.fullmatch(r"Correction: c-[a-z2-7]{8}", title[0])
    assert re.fullmatch(r"https://rivers\.example/r/\S*#c-[a-z2-7]{8}\n\n", body[0])


def test_an_issue_costs_a_claim_few_bytes(root: Path, render: Callable[..., str]) -> None:
    before = len(render(CLAIM).encode())
    set_up(root, repo_url="https://github.com/rivers/review", site_url="https://rivers.example/review/")
    assert len(render(CLAIM).encode()) - before < 320


def test_a_repository_on_an_unknown_host_needs_the_setting(root: Path, render: Callable[..., str]) -> None:
    set_up(root, repo_url="https://git.example.edu/rivers/review")
    assert not HREF.search(render(CLAIM))
    set_up(root, repo_url="https://github.com/rivers/review", forge="none")
    assert not HREF.search(render(CLAIM))


def test_a_page_is_named_in_its_language_and_its_title_is_no_markup() -> None:
    settings = Settings(repository="https://github.com/rivers/review")
    found = correction(settings, catalogue("zh"), '<img src=x onerror="alert(1)">&', "papers/x.zh.html")
    assert not set(found) & set("<>\" '")
    query = parse_qs(urlsplit(found).query)
    assert query == {"title": ['更正：<img src=x onerror="alert(1)">&'], "body": ["papers/x.zh.html\n\n"]}

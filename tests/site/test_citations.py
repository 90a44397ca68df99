"""Citations in the text become buttons with cards, and what only looks like them is left alone: case by case."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from conspectus.bibliography.review import LONGEST
from conspectus.evidence import dump_lock, load_lock
from conspectus.model import Lock, LockedEvidence, LockedSection, Span
from conspectus.pages import normal_path, read_citations
from conspectus.site.locks import LockText

Render = Callable[..., str]

FOLDER = Path(__file__).parent / "cases"
DEFINITIONS = (FOLDER / "_definitions.md").read_text(encoding="utf-8")
CASES = yaml.safe_load((FOLDER / "citations.yml").read_text(encoding="utf-8"))


def rendered(render: Render, text: str, *changed: tuple[str, str]) -> str:
    """The output without cards and without the list; ``changed``: what the definitions have otherwise."""
    definitions = DEFINITIONS
    for old, new in changed:
        definitions = definitions.replace(old, new)
    made = render(text + definitions)
    return re.sub(r"(?s)<cs-card.*?</cs-card>|<ul>\s*<li><a id=\"ref-.*|<!--.*?-->", "", made).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_citation(render: Render, case: dict[str, Any]) -> None:
    made = rendered(render, case["markdown"])
    if "html" in case:
        assert made == case["html"]
    for text in case.get("has", []):
        assert text in made
    for text in case.get("has_not", []):
        assert text not in made


def test_works_whose_label_is_one_whole_are_one_link(render: Render) -> None:
    assert 'data-refs="hall2001trees moss2019shade" href="#ref-hall2001trees">' in rendered(
        render, "[see @hall2001trees, p. 7; @moss2019shade]", ("(see Hall, 2001, p. 7; Moss, 2019)", "[1-2]")
    )


def test_the_place_for_cards_says_their_words(render: Render) -> None:
    made = render(f"[@hall2001trees]{DEFINITIONS}")
    words = 'data-close="Close" data-search-exclude="" data-title="Evidence" data-works="Works cited on this page"'
    assert f'<div class="cs-cards" {words}></div>' in made


def test_definitions_that_are_not_the_last_thing_on_the_page_are_markdown_s_own(render: Render) -> None:
    fenced = '```\n<!-- conspectus:begin links -->\n[@x]: y "z"\n<!-- conspectus:end links -->\n```'
    assert "[@x]: y" in render(fenced)
    assert ">Hall, 2001</a>)" in render(f"[@hall2001trees]{DEFINITIONS}\nMore.\n")


CLAIMS = """## Mechanisms

- Shade *cools* the water &amp; more. {bracket} · (cited study) · [#river]

{bracket}: #c-ph4iqcct "林一（2020）"
[#river]: ../themes/river.md "River"
"""
BRACKET = "[@lin2020hean, §二（一） “树荫遮住水面”]"


def test_a_claim_has_its_own_citation(render: Render, root: Path) -> None:
    text = (
        "site_name: River shade\nsite_url: https://r.example/\n"
        "extra: {conspectus: {language: en, version: '1.2', released: 2026-03-04, authors: [Gray Ana]}}\n"
    )
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    made = render(CLAIMS.format(bracket=BRACKET))
    citation = re.search(r'<span class="cs-card-citation">(.*?)</span>', made)
    assert citation
    for part in (
        "Shade cools the water &amp; more",
        "River shade",
        "1.2",
        "2026-03-04",
        "https://r.example/#c-ph4iqcct",
    ):
        assert part in citation[1]
    assert 'data-copy-from=".cs-card-citation" hidden' in made
    assert '<button aria-label="About this claim" class="cs-about" popovertarget="cs-card-1"' in made
    assert '<a class="cs-card-link" href="#c-ph4iqcct">Link to this claim</a>' in made


def test_a_long_claim_is_cut_in_its_citation(render: Render) -> None:
    made = render(CLAIMS.replace("Shade *cools*", "Shade " * 60).format(bracket=BRACKET))
    citation = re.search(r'<span class="cs-card-citation">(.*?)…', made)
    assert citation
    assert len(citation[1]) < LONGEST


def test_what_stands_behind_evidence_outside_the_facets_is_dressed_and_not_lost(render: Render) -> None:
    made = render(CLAIMS.replace("Mechanisms", "Notes").format(bracket=BRACKET))
    assert '<span class="cs-basis">cited study</span>' in made
    assert '<a class="cs-theme" href="../themes/river.md">River</a>' in made
    assert "cs-about" not in made


def test_a_lock_of_another_form_is_read_all_the_same(root: Path) -> None:
    path = root / "evidence" / "lin2020hean.lock"
    other = path.read_text(encoding="utf-8").replace("- claim:", "-\n  claim:")
    path.write_text(other, encoding="utf-8")
    glance = LockText.of(root, "lin2020hean").glance()
    assert glance.places["二(一)", "树荫遮住水面"][0].paragraph == 3
    assert glance.title("二") == "机理"


scalars = st.text(st.sampled_from("ab一二'\":#-{}[]()&*!%@`|>? ~,."), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split()) or "x"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scalars, scalars, scalars)
def test_a_glance_at_a_lock_sees_what_reading_it_does(tmp_path: Path, section: str, title: str, phrase: str) -> None:
    place = LockedEvidence("c-aaaaaaaa", "k", section, title, 3, phrase, "a" * 64, (Span(5, 50),), "b" * 64)
    sections = (LockedSection(1, section, title, 1),)
    lock = Lock("k", "k.txt", "a" * 64, 0, "zh", sections, evidence=(place,), retired={"c-bbbbbbbb": "c-aaaaaaaa"})
    (tmp_path / "evidence").mkdir(exist_ok=True)
    path = tmp_path / "evidence" / "k.lock"
    path.write_text(dump_lock(lock), encoding="utf-8")
    text = LockText.of(tmp_path, "k")
    read, glance = load_lock(path).evidence[0], text.glance()
    (seen,) = glance.places[read.section, read.phrase]
    assert (seen.claim, seen.title, seen.paragraph, seen.state) == (read.claim, read.title, 3, read.state)
    assert glance.title(normal_path(section)) == title
    assert glance.retired == {"c-aaaaaaaa": ("c-bbbbbbbb",)}
    assert text.claimed("c-aaaaaaaa", read.section, read.phrase) == seen
    assert text.claimed("c-aaaaaaaa", read.section, "another phrase") is None
    assert text.old_ids("c-aaaaaaaa") == ("c-bbbbbbbb",)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("@＠[]［］【】ab1 ，,;；。-_.`\\$\n林"), max_size=30))
def test_any_text_is_read_and_rendered(text: str) -> None:
    for citation in read_citations(text):
        assert citation.pieces
        assert 0 <= citation.start < len(text)
    assert isinstance(Markdown(extensions=["conspectus"]).convert(text + DEFINITIONS), str)

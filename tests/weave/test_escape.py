"""Text from a source shows as it is, wherever it stands, and never becomes markup."""

import html
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.weave.escape import doi_link, escape, title_attribute, web_link

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "escape_cases.yml").read_text(encoding="utf-8"))
EXTENSIONS = ["attr_list", "admonition", "footnotes", "tables", "toc", "pymdownx.superfences", "conspectus"]
PLACES = {
    "paragraph": "{}",
    "item": "- {}",
    "heading": "## {}",
    "cell": "| a |\n| --- |\n| {} |",
    "link": "[{}](x.md)",
}
SHOWN = re.compile(r"</?(?:p|ul|li|h2|table|thead|tbody|tr|th|td|a)(?: (?:id|href)=\"[^\"<>]*\")*>|\n")


def _shown(text: str) -> str:
    made = markdown.markdown(text, extensions=EXTENSIONS)
    return html.unescape(SHOWN.sub("", made))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24] or "nothing")
def test_the_markdown_of_a_text(case: dict[str, Any]) -> None:
    assert escape(case["text"]) == case["markdown"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24] or "nothing")
def test_a_text_shows_its_own_characters_everywhere(case: dict[str, Any], place: str) -> None:
    plain = " ".join(case["text"].replace("\u200b", " ").replace("\u202e", "").split())
    if not plain:
        return
    before = "a" if place == "cell" else ""
    assert _shown(PLACES[place].format(escape(case["text"]))) == before + plain


@given(st.text(alphabet=r"""<>&"'`*_[](){}|#+-=:!.~^@§/\ a1汉"""))
def test_no_text_becomes_an_element(text: str) -> None:
    plain = " ".join(text.split())
    if plain:
        assert _shown(f"x {escape(text)} y") == f"x {plain} y"


def test_only_web_addresses_become_links() -> None:
    assert web_link("https://example.org/a b") == "[https://example.org/a b](<https://example.org/a%20b>)"
    assert web_link("javascript:alert(1)") == "javascript:alert(1)"
    assert web_link("example.org") == "example.org"


def test_a_doi_with_brackets_stays_one_address() -> None:
    assert doi_link("10.1000/a(1)<2>") == "[10.1000/a(1)&lt;2&gt;](<https://doi.org/10.1000/a%281%29%3C2%3E>)"


def test_a_link_title_cannot_end_early() -> None:
    assert title_attribute('say "no" <b>\n') == "say no b"

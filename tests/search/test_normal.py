"""Texts are compared in one form, the same in Python and in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.conftest import node

from conspectus.search.normal import key, normalise, words

CASES = json.loads((Path(__file__).parent / "cases" / "normal.json").read_text(encoding="utf-8"))
MORE = "aZé1 \u3000。，新质①ΣｶﾞガﾞﬁI\u0307ı\ud7a3각\u0301\U00020000—’\n"


@pytest.mark.parametrize(("text", "normal"), CASES)
def test_a_text_has_one_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text())
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_the_browser_makes_the_same_form() -> None:
    texts = [text for text, _normal in CASES]
    assert [one["text"] for one in node("normal.cjs", said=texts)] == [normal for _text, normal in CASES]


def test_the_browser_makes_the_same_form_of_anything() -> None:
    texts: list[str] = []

    @given(
        st.text(st.one_of(st.sampled_from(MORE), st.characters(codec="utf-8", categories=["L", "N", "P", "M", "Zs"])))
    )
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    for text, one in zip(texts, node("normal.cjs", said=texts), strict=True):
        assert one["text"] == normalise(text), text
        assert [(found["place"], found["word"]) for found in one["words"]] == words(normalise(text))


def test_every_unit_knows_its_place_in_the_text() -> None:
    (one,) = node("normal.cjs", said=["系统 ＧＭＭ é"])
    assert one["text"] == "系统gmm e"
    assert list(zip(one["from"], one["to"], strict=True)) == [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6), (7, 7), (7, 8)]


def test_a_key_has_no_spaces() -> None:
    assert key("New Quality  productive 力") == "newqualityproductive力"

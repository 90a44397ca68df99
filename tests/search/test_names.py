"""What is typed by one name finds the others: terms, authors, titles."""

from __future__ import annotations

import json

from conspectus.model import Name, Paper, Term, Work
from conspectus.search.names import names_of

TERMS = {
    "shade": Term("shade", {"zh": "树荫", "en": "river shade"}, also={"en": ("shading",)}),
    "green": Term("green", {"zh": "绿色", "en": "green"}, pinyin="lǜsè"),
    "five-g": Term("five-g", {"zh": "5G", "en": "5G"}),
}


def found(*authors: Name, title: str = "Shade") -> dict[str, list[str]]:
    papers = [Paper("k", Work(title, authors=authors))]
    return {typed: json.loads(forms) for typed, forms in names_of(TERMS, papers).items()}


def test_a_term_is_typed_by_any_form_or_reading() -> None:
    names = found()
    for typed in ("树荫", "rivershade", "shading", "shuyin"):
        assert names[typed] == ["树荫", "river shade", "shading"]
    assert names["luse"] == names["lvse"] == names["green"] == ["绿色", "green"]
    assert names["5g"] == ["5G"]


def test_an_author_is_typed_in_latin_letters_either_part_first() -> None:
    names = found(Name("单志雄", "单", "志雄"), Name("Moss, Ann", "Moss", "Ann"), Name("River Board"))
    assert names["shanzhixiong"] == names["zhixiongshan"] == names["单志雄"] == ["单志雄"]
    assert names["mossann"] == names["annmoss"] == ["Ann Moss"]
    assert names["riverboard"] == ["River Board"]


def test_a_title_is_found_by_how_it_is_read() -> None:
    assert found(title="河岸的树荫")["~heandeshuyin"] == ["河岸的树荫"]
    assert not [typed for typed in found(title="River shade") if typed.startswith("~")]

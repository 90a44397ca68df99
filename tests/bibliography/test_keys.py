"""Citation keys: readable, by rule, unique, ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.bibliography.keys import propose_key, surname_reading, unique_key
from conspectus.model import Work
from conspectus.parse.names import split_names

KEYS = [
    # authors, year, title, key
    ("谭明", "2024", "新质港口的意义", "tan2024xinzhi"),
    ("单文", "2021", "数据要素", "shan2021shuju"),
    ("欧阳文", "2020", "论绿色转型", "ouyang2020lvse"),
    ("吕明", "2020", "基于女性视角的测算", "lv2020nvxing"),
    ("赵六", "2021", "“双碳”目标下的布局", "zhao2021shuangtan"),
    ("赵六", "2021", "R&D资源配置", "zhao2021ziyuan"),
    ("赵六", "", "关于桥梁的研究", "zhaondqiaoliang"),
    ("赵六", "2021", "论语新解", "zhao2021yuxin"),
    ("赵六", "2021", "论基于女性视角的测算", "zhao2021nvxing"),
    ("阿依古丽·买买提", "2019", "关于绿洲的记录", "maimaiti2019lvzhou"),
    ("LUCAS R E Jr", "1988", "The pace of growth", "lucas1988pace"),
    ("国家统计局", "2022", "数据年报", "guojia2022shuju"),
    ("GERARD G", "1999", "International trade and upgrading", "gerard1999international"),
    ("Pérez-Ruiz JJ", "2014", "The governance of chains", "perezruiz2014governance"),
    ("van der Berg, A.", "2014", "On the mechanics of growth", "vanderberg2014mechanics"),
    ("World Bank", "2020", "World development report", "worldbank2020world"),
    ("乡村振兴研究课题组", "2023", "论高质量供给", "xiangcun2023gaozhi"),
    ("", "2022", "外事讲话选:第1卷", "waishi2022"),
    ("", "", "", "anonnd"),
]


@pytest.mark.parametrize(("authors", "year", "title", "key"), KEYS)
def test_the_key_follows_the_rule(authors: str, year: str, title: str, key: str) -> None:
    assert propose_key(Work(title=title, year=year, authors=split_names(authors)[0])) == key


@pytest.mark.parametrize(
    ("family", "reading"),
    [("单", "shan"), ("解", "xie"), ("仇", "qiu"), ("曾", "zeng"), ("尉迟", "yuchi"), ("万俟", "moqi"), ("王", "wang")],
)
def test_family_names_are_read_as_names(family: str, reading: str) -> None:
    assert surname_reading(family) == reading


def test_a_taken_key_gets_the_next_letter_whatever_its_case() -> None:
    assert unique_key("tan2024xinzhi", []) == "tan2024xinzhi"
    assert unique_key("tan2024xinzhi", [], ["Tan2024Xinzhi"]) == "tan2024xinzhia"
    assert unique_key("tan2024xinzhi", ["tan2024xinzhi", "tan2024xinzhia"]) == "tan2024xinzhib"


@given(st.text(max_size=30), st.text(max_size=20))
def test_every_key_is_ascii_letters_and_digits(title: str, author: str) -> None:
    key = propose_key(Work(title=title, authors=split_names(author)[0]))
    assert key
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()

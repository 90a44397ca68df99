"""Readings of Chinese terms."""

from __future__ import annotations

import pytest

from conspectus.pages.reading import reading, toneless

READINGS = {
    "全球价值链": "quánqiú jiàzhíliàn",
    "价值链重构": "jiàzhíliàn chónggòu",
    "重塑": "chóngsù",
    "重组": "chóngzǔ",
    "双重价值链": "shuāngchóng jiàzhíliàn",
    "供给侧结构性改革": "gōngjǐcè jiégòuxìng gǎigé",
    "链长制": "liànzhǎngzhì",
    "长三角": "chángsānjiǎo",
    "有为政府": "yǒu wéi zhèngfǔ",
    "绿色生产力": "lǜsè shēngchǎnlì",
    "全要素生产率": "quán yàosù shēngchǎnlǜ",
    "协调发展": "xiétiáo fāzhǎn",
    "5G": "5G",
    "西安": "xī’ān",
}


@pytest.mark.parametrize(("term", "pinyin"), READINGS.items())
def test_a_term_is_read(term: str, pinyin: str) -> None:
    assert reading(term) == pinyin


def test_without_tones_as_people_type() -> None:
    assert toneless("jiàzhíliàn chónggòu") == ("jiazhilian chonggou",)
    assert toneless("lǜsè") == ("luse", "lvse")
    assert toneless("Xī’ān") == ("xian",)

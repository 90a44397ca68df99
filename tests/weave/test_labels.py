"""How works are called: short labels in the language of the page, and Chinese names in pinyin on Western pages."""

from __future__ import annotations

import pytest

from conspectus.messages import catalogue
from conspectus.model import Name, Work
from conspectus.weave.labels import both_names, short_label

TAN = Name("谭志雄", "谭", "志雄")
LV = Name("吕越", "吕", "越")
SHAN = Name("单小明", "单", "小明")
GEREFFI = Name("Gereffi, Gary", "Gereffi", "Gary")
OFFICE = Name("国家统计局")


def work(*authors: Name, year: str = "2024") -> Work:
    return Work(title="题", authors=authors, year=year)


@pytest.mark.parametrize(
    ("authors", "language", "roman", "label"),
    [
        ((TAN,), "zh", False, "谭志雄（2024）"),
        ((TAN,), "en", False, "谭志雄 2024"),
        ((TAN,), "en", True, "Tan 2024"),
        ((LV, SHAN), "en", True, "Lü and Shan 2024"),
        ((TAN, LV, SHAN), "en", True, "Tan et al. 2024"),
        ((GEREFFI, TAN), "en", True, "Gereffi and Tan 2024"),
        ((OFFICE,), "en", True, "国家统计局 2024"),
    ],
)
def test_a_label_names_the_authors(authors: tuple[Name, ...], language: str, roman: bool, label: str) -> None:
    assert short_label(work(*authors), catalogue(language), roman=roman) == label


def test_a_label_says_that_no_year_is_stated() -> None:
    assert short_label(work(TAN, year=""), catalogue("en"), roman=True) == "Tan n.d."
    assert short_label(work(TAN, year=""), catalogue("zh")) == "谭志雄（未注年份）"


def test_a_record_in_a_western_language_has_both_names() -> None:
    assert both_names(TAN) == "Tan Zhixiong (谭志雄)"
    assert both_names(LV) == "Lü Yue (吕越)"
    assert both_names(GEREFFI) == "Gary Gereffi"
    assert both_names(OFFICE) == "国家统计局"

"""The words of the papers' own trade are kept whole."""

from __future__ import annotations

from tests.summarize.factory import make_article

from conspectus.summarize import build_lexicon
from conspectus.summarize.segment import Segmenter, english_words

FILLER = "桥梁；河流；树木；天气；音乐；球赛；电影；书籍；厨房；花园；山谷；海滩；医院；学校；钟表；椅子。\n" * 6
REPEATED = FILLER + "\n".join(
    f"{before}冷链仓储{after}。"
    for before, after in [("建设", "很难"), ("共用", "可行"), ("改造", "便宜"), ("没有", "不行"), ("投资", "见效")]
)


def test_printed_keywords_are_terms() -> None:
    article = make_article("title: 甲\nkeywords: 县域物流；统一配送\n\n正文。")
    assert {"县域物流", "统一配送"} <= set(build_lexicon([article]).terms)


def test_words_that_stand_together_in_free_company_are_a_term() -> None:
    article = make_article(f"title: 甲\n\n## 一、乙\n{REPEATED}")
    assert "冷链仓储" in build_lexicon([article]).terms


def test_the_lexicon_does_not_depend_on_the_order_of_papers() -> None:
    papers = [make_article(f"title: 甲\nkeywords: 词{number}语\n\n{REPEATED}") for number in range(3)]
    assert build_lexicon(papers) == build_lexicon(papers[::-1])


def test_a_term_is_one_word_to_the_segmenter() -> None:
    assert "县域物流" in Segmenter(("县域物流",)).words("发展县域物流网络", "zh")


def test_one_dictionary_does_not_leak_into_another() -> None:
    Segmenter(("县域物流",))
    assert "县域物流" not in Segmenter(()).words("发展县域物流网络", "zh")


def test_english_words_are_folded() -> None:
    assert english_words("Policies, firms' robots and a bus") == ["policy", "firm", "robot", "and", "a", "bus"]

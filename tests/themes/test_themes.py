"""Themes are found across papers, named with their words, stable, and never taken from quotations."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.summarize.factory import make_article

from conspectus.model import Article, Draft, Theme
from conspectus.summarize import Lexicon, build_lexicon, draft_article
from conspectus.themes import compare, find_themes, tag_claims

COLD = (
    "冷链仓储设施不足使蔬菜损耗上升，冷链仓储的温度记录也不完整。",
    "乡镇冷链仓储由旧粮站改造而来，蔬菜入库以后损耗明显下降。",
    "冷链仓储的电费由几家商户分担，温度传感器由县里统一采购。",
    "蔬菜损耗集中在装卸环节，冷链仓储可以缩短装卸等待。",
)
PEOPLE = (
    "乡村物流人才短缺，职业学校的培训课程与岗位要求脱节。",
    "职业学校开设物流人才培训课程，学员毕业后回到乡镇站点就业。",
    "物流人才培训由企业讲师授课，职业学校提供场地和补贴。",
    "培训课程覆盖驾驶和分拣，物流人才的工资因此提高。",
)
ROADS = (
    "农村公路养护资金不足，桥梁荷载限制货车通行。",
    "农村公路的桥梁加固以后，货车绕行里程大幅缩短。",
    "养护资金按照农村公路里程分配，桥梁检测每年进行。",
    "货车超载损坏农村公路，桥梁荷载需要重新核定。",
)


def _paper(*topics: tuple[str, ...], seed: int) -> str:
    """A paper with a section for each topic; its sentences are repeated in another order."""
    chance = random.Random(seed)  # noqa: S311  a fixed shuffle
    lines = [f"title: 县域物流调查之{seed}", "", "县域物流的调查分为几个部分。"]
    for number, sentences in enumerate(topics):
        lines.append(f"## {'一二三四'[number]}、{sentences[0][:6]}的情况")
        lines += ["".join(chance.sample(sentences, len(sentences))) + f"这是第{seed}县的记录。" for _ in range(4)]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def corpus() -> tuple[dict[str, tuple[Article, Draft]], Lexicon]:
    articles = {
        "an": make_article(_paper(COLD, PEOPLE, seed=1)),
        "bo": make_article(_paper(PEOPLE, ROADS, seed=2)),
        "cao": make_article(_paper(ROADS, COLD, seed=3)),
        "deng": make_article(_paper(COLD, PEOPLE, ROADS, seed=4)),
    }
    lexicon = build_lexicon(articles.values())
    return {key: (article, draft_article(article, lexicon)) for key, article in articles.items()}, lexicon


Corpus = tuple[dict[str, tuple[Article, Draft]], Lexicon]


def test_subjects_that_papers_share_are_found(corpus: Corpus) -> None:
    themes = find_themes(*corpus)
    words = {word for theme in themes for word in (theme.label, *theme.terms)}
    assert len(themes) >= 3
    for subject in ("冷链", "职业学校", "公路"):
        assert any(subject in word for word in words)


def test_a_theme_rests_on_at_least_two_papers_with_passages(corpus: Corpus) -> None:
    papers, _ = corpus
    for theme in find_themes(*corpus):
        assert len(theme.papers) > 1
        assert set(theme.passages) == set(theme.papers)
        for key, numbers in theme.passages.items():
            assert numbers
            assert all(0 <= number < len(papers[key][0].paragraphs) for number in numbers)


def test_slugs_are_unique_and_of_the_agreed_form(corpus: Corpus) -> None:
    slugs = [theme.slug for theme in find_themes(*corpus)]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", slug) for slug in slugs)


def test_relations_are_symmetric_and_few(corpus: Corpus) -> None:
    themes = {theme.slug: theme for theme in find_themes(*corpus)}
    for theme in themes.values():
        assert len({relation.theme for relation in theme.related}) < len(themes)
        for relation in theme.related:
            back = themes[relation.theme].related
            assert replace(relation, theme=theme.slug) in back


def test_works_that_both_cite_relate_two_themes(corpus: Corpus) -> None:
    cites = {"an": frozenset({"wang2019"}), "bo": frozenset({"wang2019"}), "cao": frozenset({"li2020"})}
    kinds = {
        (relation.kind, relation.members) for theme in find_themes(*corpus, cites=cites) for relation in theme.related
    }
    assert ("works", ("wang2019",)) in kinds
    assert all("li2020" not in members for _, members in kinds)


def test_one_paper_has_no_themes(corpus: Corpus) -> None:
    papers, lexicon = corpus
    assert find_themes({"an": papers["an"]}, lexicon) == ()
    assert find_themes({}, lexicon) == ()


def test_two_papers_are_enough(corpus: Corpus) -> None:
    papers, lexicon = corpus
    themes = find_themes({key: papers[key] for key in ("an", "deng")}, lexicon)
    assert all(set(theme.papers) == {"an", "deng"} for theme in themes)


def test_the_order_of_papers_changes_nothing(corpus: Corpus) -> None:
    papers, lexicon = corpus
    turned = {key: papers[key] for key in sorted(papers, reverse=True)}
    assert find_themes(turned, lexicon) == find_themes(papers, lexicon)


def test_known_themes_stay_as_they_are(corpus: Corpus) -> None:
    papers, lexicon = corpus
    known = Theme("cold-stores", "冷库", ("冷链仓储", "蔬菜"))
    unheard = Theme("opera", "地方戏曲", ("唱腔", "戏台"))
    themes = find_themes(papers, lexicon, (known, unheard))
    assert [(theme.slug, theme.label, theme.terms) for theme in themes[:2]] == [
        ("cold-stores", "冷库", ("冷链仓储", "蔬菜")),
        ("opera", "地方戏曲", ("唱腔", "戏台")),
    ]
    assert set(themes[0].papers) == {"an", "cao", "deng"}
    assert themes[1].papers == ()
    assert not any("冷链仓储" in (theme.label, *theme.terms) for theme in themes[2:])


def test_a_second_run_finds_what_the_first_found(corpus: Corpus) -> None:
    papers, lexicon = corpus
    first = find_themes(papers, lexicon)
    assert find_themes(papers, lexicon, first) == first


def test_a_ninth_paper_adds_themes_and_renames_none(corpus: Corpus) -> None:
    papers, lexicon = corpus
    first = find_themes({key: papers[key] for key in ("an", "deng")}, lexicon)
    later = find_themes(papers, lexicon, first)
    assert [(theme.slug, theme.label) for theme in later[: len(first)]] == [(t.slug, t.label) for t in first]


def test_papers_of_two_languages_do_not_disturb_each_other(corpus: Corpus) -> None:
    papers, lexicon = corpus
    text = "\n".join(
        ["title: Cold stores in rural towns", "language: en", "", "## 1 Cold stores"]
        + ["Cold stores cut vegetable loss. Shared cold stores need common rules for vegetable loss." * 5] * 6
    )
    english = make_article(text)
    pair = (english, draft_article(english, lexicon))
    mixed = find_themes({**papers, "smith": pair, "stone": pair}, lexicon)
    chinese = [theme for theme in mixed if not theme.label.isascii()]
    assert [theme.label for theme in chinese] == [theme.label for theme in find_themes(papers, lexicon)]
    assert all(not {"smith", "stone"} & set(theme.papers) for theme in chinese)


def test_a_shared_quotation_is_no_theme() -> None:
    speech = "主席在会议上强调，“要把农村公路和桥梁荷载以及养护资金三件事放在县域物流的首位，抓紧抓好抓实”。"
    own = ("白酒酿造使用高粱和曲药。", "陶瓷烧制使用高岭土和釉料。")
    articles = {
        key: make_article(f"title: {key}\n\n## 一、正文\n" + "\n".join([speech + line * 6] * 6))
        for key, line in zip(("an", "bo"), own, strict=True)
    }
    lexicon = build_lexicon(articles.values())
    papers = {key: (article, draft_article(article, lexicon)) for key, article in articles.items()}
    assert find_themes(papers, lexicon) == ()


def test_claims_are_tagged_with_up_to_three_themes(corpus: Corpus) -> None:
    papers, lexicon = corpus
    themes = find_themes(papers, lexicon)
    slugs = {theme.slug for theme in themes}
    article, draft = papers["deng"]
    tags = tag_claims(draft, article, "deng", themes)
    assert tags
    for index, tagged in tags.items():
        assert 0 <= index < len(draft.claims)
        assert 0 < len(tagged) <= 3
        assert set(tagged) <= slugs


def test_sentences_to_compare_stand_in_two_papers_at_their_places(corpus: Corpus) -> None:
    papers, lexicon = corpus
    for theme in find_themes(papers, lexicon):
        for pair in compare(theme, papers):
            one, other = pair.sides
            assert pair.kind in ("agreement", "contrast")
            assert one.citekey != other.citekey
            for side in pair.sides:
                assert side.text == side.span.of(papers[side.citekey][0].text.text)


def test_keep_and_drop_are_a_contrast() -> None:
    filler = "\n".join(f"第{n}类{word}的价格由{word}协会公布。" for n, word in enumerate("茶盐糖油米布纸铁铜锡"))
    one = make_article(f"title: 甲\n\n## 一、乙\n未来五年应当淘汰传统小型砖瓦窑，腾出土地种植果树。\n{filler}")
    other = make_article(f"title: 丙\n\n## 一、丁\n传统小型砖瓦窑也不能丢，修缮古建筑离不开这门手艺。\n{filler}")
    theme = Theme("kilns", "砖瓦窑", ("小型砖",), ("an", "bo"), {"an": (0,), "bo": (0,)})
    papers = {"an": (one, Draft((), (), ())), "bo": (other, Draft((), (), ()))}
    found = [pair for pair in compare(theme, papers) if "砖瓦窑" in pair.sides[0].text]
    assert [pair.kind for pair in found] == ["contrast"]


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    script = tmp_path / "themes.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from tests.themes.test_themes import COLD, PEOPLE, ROADS, _paper\n"
        "from tests.summarize.factory import make_article\n"
        "from conspectus.summarize import build_lexicon, draft_article\n"
        "from conspectus.themes import find_themes\n"
        "made = {k: make_article(_paper(*t, seed=n)) for n, (k, t) in enumerate(\n"
        "    [('an', (COLD, PEOPLE)), ('bo', (PEOPLE, ROADS)), ('cao', (ROADS, COLD)),\n"
        "     ('deng', (COLD, PEOPLE, ROADS))])}\n"
        "lexicon = build_lexicon(made.values())\n"
        "print(find_themes({k: (a, draft_article(a, lexicon)) for k, a in made.items()}, lexicon))\n",
        encoding="utf-8",
    )
    runs = [
        subprocess.run(  # noqa: S603  runs this test's own script
            [sys.executable, str(script)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert b"Theme(" in runs[0]

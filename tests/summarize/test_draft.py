"""What a draft holds: statements by facet, with exact places, nothing twice, nothing of others as the paper's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.summarize.factory import make_article

from conspectus.model import BASES, FACETS, Article, Draft
from conspectus.summarize import build_lexicon, draft_article

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def essay() -> Article:
    return make_article((CASES / "essay-zh.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def english() -> Article:
    return make_article((CASES / "paper-en.txt").read_text(encoding="utf-8"))


def _draft(article: Article) -> Draft:
    return draft_article(article, build_lexicon([article]))


def _facet(article: Article, facet: str) -> list[str]:
    return [claim.text for claim in _draft(article).claims if claim.facet == facet]


@pytest.mark.parametrize("name", ["essay-zh.txt", "paper-en.txt"])
def test_every_claim_is_the_text_at_its_place(name: str) -> None:
    article = make_article((CASES / name).read_text(encoding="utf-8"))
    for claim in _draft(article).claims:
        assert claim.text == claim.span.of(article.text.text)
        assert claim.facet in FACETS
        assert claim.basis in BASES
        assert all(number.span.start >= 0 for number in claim.quantities)


@pytest.mark.parametrize("name", ["essay-zh.txt", "paper-en.txt"])
def test_no_passage_is_claimed_twice(name: str) -> None:
    article = make_article((CASES / name).read_text(encoding="utf-8"))
    spans = [claim.span for claim in _draft(article).claims]
    assert all(not one.meets(other) for at, one in enumerate(spans) for other in spans[at + 1 :])


def test_claims_stand_in_the_order_of_facets_then_of_the_paper(essay: Article) -> None:
    order = [(FACETS.index(claim.facet), claim.span) for claim in _draft(essay).claims]
    assert order == sorted(order)


def test_headings_are_the_backbone_with_a_supporting_sentence(essay: Article) -> None:
    claims = {claim.text: claim for claim in _draft(essay).claims}
    for heading in ("建设共用冷链仓储", "推行统一配送", "培养乡村物流人才"):
        assert claims[heading].facet == "recommendations"
        assert claims[heading].support is not None
    assert claims["集中仓储降低单位成本"].facet == "mechanisms"
    support = claims["集中仓储降低单位成本"].support
    assert support is not None
    assert "装载率" in support.of(essay.text.text)


def test_the_question_is_the_papers_own(essay: Article) -> None:
    assert any("亟待解决" in text for text in _facet(essay, "question"))


def test_what_a_term_is_stands_under_concepts(essay: Article) -> None:
    assert any(text.startswith("县域物流是") for text in _facet(essay, "concepts"))


def test_a_cited_authors_method_is_not_the_papers_own(essay: Article) -> None:
    assert not any("周远" in text for text in _facet(essay, "method"))
    assert any("周远" in text for text in _facet(essay, "theory"))


def test_findings_come_from_the_abstract_and_from_own_measurement(essay: Article) -> None:
    found = _facet(essay, "findings")
    assert any("首要原因" in text for text in found)
    assert all(any(mark in text for mark in ("研究发现", "本文", "如图")) for text in found)


def test_an_essay_without_findings_has_none() -> None:
    article = make_article("title: 论共用\n\n共用是一种组织方式。\n## 一、共用的内涵\n共用使成本下降，也使关系改变。")
    assert _facet(article, "findings") == []


def test_a_speech_is_nobodys_claim(essay: Article) -> None:
    assert not any("总书记" in claim.text for claim in _draft(essay).claims)


def test_statistics_are_evidence_with_their_basis(essay: Article) -> None:
    claims = [claim for claim in _draft(essay).claims if "320.5" in claim.text]
    assert [(claim.facet, claim.basis) for claim in claims] == [("evidence", "official statistics")]
    assert [number.value for number in claims[0].quantities] == ["320.5", "12.4", "3.1"]


def test_an_ordinal_is_not_part_of_a_claim(essay: Article) -> None:
    assert not any(claim.text.startswith("第一") for claim in _draft(essay).claims)


def test_limitations_are_found(essay: Article) -> None:
    assert any("局限" in text for text in _facet(essay, "limitations"))


def test_printed_keywords_are_the_first_key_phrases(essay: Article) -> None:
    phrases = _draft(essay).phrases
    assert [(phrase.term, phrase.origin) for phrase in phrases[:3]] == [
        ("县域物流", "author"),
        ("冷链仓储", "author"),
        ("统一配送", "author"),
    ]
    assert len({phrase.term for phrase in phrases}) == len(phrases)


@pytest.mark.parametrize(
    ("facet", "words"),
    [
        ("question", "asks who gains"),
        ("theory", "Previous studies"),
        ("concepts", "is defined as"),
        ("findings", "loss fell by 1.8"),
        ("evidence", "3.2 million parcels"),
        ("recommendations", "Firms must agree"),
        ("limitations", "cannot rule out"),
    ],
)
def test_english_cues(english: Article, facet: str, words: str) -> None:
    assert any(words in text for text in _facet(english, facet))


def test_an_abbreviation_does_not_end_a_sentence(english: Article) -> None:
    assert any(text.endswith("e.g. farmers or shops.") for text in _facet(english, "question"))


def test_an_empty_article_has_an_empty_draft() -> None:
    article = make_article("title: 无\n\n")
    assert _draft(article) == Draft((), (), ())


def test_facets_are_bounded() -> None:
    lines = "\n".join(f"应加强第{number}座仓库的管理并完善其中的设备{number}。" for number in range(60))
    article = make_article(f"title: 仓库\n\n## 一、对策建议\n{lines}")
    assert len(_facet(article, "recommendations")) <= 12

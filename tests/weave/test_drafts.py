"""Drafted pages: every claim names its place, an outline holds no sentence of the paper, absences are said."""

from dataclasses import replace

import pytest
import yaml

from conspectus.model import (
    Article,
    CleanText,
    Draft,
    DraftClaim,
    KeyPhrase,
    Metadata,
    Page,
    Paragraph,
    Piece,
    Quantity,
    Relation,
    Section,
    Settings,
    SourceText,
    Span,
    Theme,
    Work,
)
from conspectus.pages import find_blocks, read_page, stamp
from conspectus.weave import draft_paper, draft_theme
from conspectus.weave.paper import PAPER_BLOCKS

HEADING = "一、树荫降低水温"
FIRST = "两岸乔木遮住了河面，午后的水温因而下降。"
SECOND = "<b>三个测站</b>的记录显示，2019年的平均水温下降了2.5%。"
THIRD = "应当在开阔河段补种柳树和桤木，并限制放牧。"
TEXT = "\n".join([HEADING, FIRST + SECOND, THIRD])


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def article() -> Article:
    source = SourceText("hean.txt", "0" * 64, "txt", "utf-8", TEXT)
    whole = Span(0, len(TEXT))
    heading = _span(HEADING)
    section = Section(1, "一", "树荫降低水温", "一", heading, heading.end, len(TEXT))
    paragraphs = tuple(
        Paragraph(0, "body", index, _span(words).start, _span(words).end)
        for index, words in enumerate((FIRST + SECOND, THIRD), 1)
    )
    clean = CleanText(source, TEXT, (Piece(whole, whole),))
    return Article(0, clean, Metadata(title="河岸*树木*"), sections=(section,), paragraphs=paragraphs)


@pytest.fixture
def draft() -> Draft:
    share = Quantity("2.5", "%", "2019", "", _span("2.5%"))
    claims = (
        DraftClaim("mechanisms", "树荫降低水温", _span("树荫降低水温"), 0, support=_span(FIRST)),
        DraftClaim("findings", SECOND, _span(SECOND), 0),
        DraftClaim("recommendations", THIRD, _span(THIRD), 0),
    )
    phrases = (
        KeyPhrase("水温", "author", 3, 1.0),
        KeyPhrase("柳树", "text", 1, 0.5),
        KeyPhrase("桤木", "text", 1, 0.4),
    )
    return Draft(claims, phrases, (share,))


def _page(article: Article, draft: Draft, drafts: str) -> Page:
    settings = Settings(language="zh", drafts=drafts)
    text = draft_paper("lin2020hean", article, draft, Work("河岸*树木*"), {0: ("river-shade",)}, settings)
    return read_page(stamp(text), "docs/papers/lin2020hean.md", settings)


@pytest.mark.parametrize("drafts", ["outline", "sentences"])
def test_a_draft_is_read_back_without_findings(article: Article, draft: Draft, drafts: str) -> None:
    page = _page(article, draft, drafts)
    assert page.findings == ()
    assert page.drafted
    assert page.front_matter["citekey"] == "lin2020hean"
    assert [block.name for block in page.blocks] == list(PAPER_BLOCKS)


@pytest.mark.parametrize("drafts", ["outline", "sentences"])
def test_two_claims_never_share_their_first_evidence(article: Article, draft: Draft, drafts: str) -> None:
    ids = [claim.id for claim in _page(article, draft, drafts).claims]
    assert ids
    assert len(ids) == len(set(ids))


def test_sentences_stand_as_the_paper_has_them_and_cannot_become_markup(article: Article, draft: Draft) -> None:
    page = _page(article, draft, "sentences")
    by_facet = {claim.facet: claim for claim in page.claims}
    assert by_facet["recommendations"].text == THIRD
    assert by_facet["mechanisms"].text == f"树荫降低水温：{FIRST}"
    assert by_facet["mechanisms"].themes == ("river-shade",)
    assert "<b>" not in page.text
    assert "# 河岸\\*树木\\*" in page.text


def test_an_outline_holds_headings_key_phrases_and_figures_only(article: Article, draft: Draft) -> None:
    page = _page(article, draft, "outline")
    texts = {claim.facet: claim.text for claim in page.claims}
    assert texts == {"mechanisms": "树荫降低水温", "evidence": "2.5%（2019）", "recommendations": "柳树 / 桤木"}
    assert "> 仅为提纲" in page.text


def test_what_an_outline_cannot_say_is_not_called_absent(article: Article, draft: Draft) -> None:
    page = _page(article, draft, "outline")
    findings = page.text.split("## 主要结论")[1].split("##")[0]
    assert findings.strip() == "*尚未撰写*"
    assert "findings" not in page.not_stated
    assert "limitations" in page.not_stated


def test_a_figure_that_a_sentence_gives_is_not_repeated(article: Article, draft: Draft) -> None:
    told = replace(draft, claims=(*draft.claims, DraftClaim("evidence", SECOND, _span(SECOND), 0)))
    evidence = [claim for claim in _page(article, told, "sentences").claims if claim.facet == "evidence"]
    assert len(evidence) == 1


def test_key_phrases_stand_in_a_section_of_their_own(article: Article, draft: Draft) -> None:
    assert "## 关键词语\n\n水温、柳树、桤木\n" in _page(article, draft, "outline").text


def test_a_drafted_theme_carries_what_the_registry_needs() -> None:
    theme = Theme("river-shade", "树荫: “遮阴”", ("树荫",), related=(Relation("fish", "works", ("hall2001trees",)),))
    text = draft_theme(theme, "zh", Settings())
    page = read_page(stamp(text), "docs/themes/river-shade.zh.md", Settings())
    assert page.findings == ()
    assert page.drafted
    assert page.front_matter["label"] == theme.label
    assert page.front_matter["related"] == [{"theme": "fish", "kind": "works", "members": ["hall2001trees"]}]
    names = [block.name for block in find_blocks(text)[0]]
    assert names == ["coverage", "positions", "matrix", "related", "bibliography", "cite", "coins", "links"]
    assert yaml.safe_load(text.split("---")[1])["slug"] == "river-shade"

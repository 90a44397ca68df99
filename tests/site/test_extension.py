"""The extension dresses citations, evidence, bases and themes that the page defines, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from conspectus.pages import claim_id

Render = Callable[..., str]

CLAIM = claim_id("lin2020hean", "二(一)", "树荫遮住水面")
BRACKET = "[@lin2020hean, §二（一） “树荫遮住水面”]"
LINKS = f"""

{BRACKET}: #{CLAIM} "林一（2020）"
[@hall2001trees]: ../works/h.md#hall2001trees "Hall 2001"
[@hall2001trees, p. 7]: ../works/h.md#hall2001trees "Hall 2001, p. 7"
[#river-shade]: ../themes/river-shade.md "River shade"
"""
PAGE = f"## Mechanisms\n\n- Shade cools. {BRACKET} · (cited study) · [#river-shade]\n- Another.{LINKS}"


def test_a_claim_has_its_id_as_anchor(render: Render) -> None:
    assert f'<li class="cs-claim" id="{CLAIM}">' in render(PAGE)


def test_an_id_the_claim_once_had_still_leads_to_it(render: Render) -> None:
    assert re.search(rf'id="{CLAIM}"><span class="cs-old" id="c-older111"></span>Shade cools\.', render(PAGE))


def test_a_second_item_with_the_same_evidence_gets_no_second_anchor(render: Render) -> None:
    text = PAGE.replace("- Another.", f"- Another. {BRACKET}")
    assert render(text).count(f'id="{CLAIM}"') == 1


@pytest.mark.parametrize("heading", ["## 机理", "### mechanisms", "# Mechanisms"])
def test_facets_are_known_in_every_language_and_at_every_level(render: Render, heading: str) -> None:
    assert f'id="{CLAIM}"' in render(PAGE.replace("## Mechanisms", heading))


def test_an_item_outside_the_facets_is_no_claim(render: Render) -> None:
    assert 'class="cs-claim"' not in render(PAGE.replace("## Mechanisms", "## Summary"))


def test_a_loose_list_is_read_like_a_tight_one(render: Render) -> None:
    text = PAGE.replace("- Another.", "\n- Another.")
    assert f'id="{CLAIM}"' in render(text)
    assert '<span class="cs-basis"' in render(text)


def test_the_chip_opens_its_card_without_script(render: Render) -> None:
    made = render(PAGE)
    card = re.search(r'popovertarget="([^"]+)"', made)
    assert card
    assert f'<cs-card aria-label="Evidence" id="{card[1]}" popover="auto"' in made
    assert '<button aria-label="Evidence: §二（一）"' in made


def test_all_cards_stand_at_the_page_s_end_where_search_leaves_them_out(render: Render) -> None:
    made = render(PAGE)
    assert '<div class="cs-cards" data-close="Close" data-search-exclude="" data-title="Evidence" data-works="' in made
    assert made.index("Another.") < made.index('aria-label="Evidence"')


def test_a_bracket_that_stands_twice_has_one_card(render: Render) -> None:
    made = render(f"One {BRACKET} and again {BRACKET}.{LINKS}")
    assert made.count('class="cs-chip"') == 2
    assert made.count("<cs-card") == 1


def test_a_marker_stays_with_its_word_and_its_stop(render: Render) -> None:
    made = render(f"Shade cools {BRACKET}.{LINKS}")
    assert 'cools<span class="cs-glue"><span class="cs-citations">&#8239;<button' in made
    assert ">§二（一）</button></span>.</span>" in made


def test_a_marker_on_a_line_of_its_own_stays_with_its_word_too(render: Render) -> None:
    made = render(f"- Shade cools.\n  {BRACKET} It does.\n- **Fish.**{LINKS}")
    assert 'cools.<span class="cs-citations">&#8239;<button' in made


def test_a_marker_in_chinese_has_its_room_from_the_style_sheet(root: Path, render: Render) -> None:
    (root / "mkdocs.yml").write_text("extra: {conspectus: {language: zh}}\n", encoding="utf-8")
    made = render(f"树荫降温 {BRACKET}，所谓“树荫”{BRACKET}。{LINKS}")
    assert '降温<span class="cs-glue"><span class="cs-citations">&#8288;<button' in made
    assert '”<span class="cs-glue"><span class="cs-citations cs-citations--closing">&#8288;<button' in made


def test_the_card_says_section_paragraph_and_phrase(render: Render) -> None:
    made = render(PAGE, quotes="none")
    assert '<span class="cs-card-place">§二（一） <span lang="zh">树荫的作用</span></span>' in made
    assert '<span class="cs-card-foot">paragraph 3 · ' in made
    assert '<q class="cs-card-phrase" dir="auto" lang="zh">树荫遮住水面</q>' in made


def test_a_short_quotation_has_at_most_120_characters_and_says_whose_it_is(render: Render) -> None:
    made = render(PAGE)
    quoted = re.search(r'<q class="cs-card-passage" dir="auto" lang="zh">(.*?)</q>', made)
    assert quoted
    assert "<mark>树荫遮住水面</mark>" in quoted[1]
    assert len(re.sub("<[^>]+>", "", quoted[1])) <= 120
    assert "verified against the source" in made
    elsewhere = PAGE.replace(f"#{CLAIM}", f"lin2020hean.md#{CLAIM}")
    assert '<span class="cs-card-source">林一（2020）</span>' in render(elsewhere)


def test_a_full_quotation_is_the_whole_passage(render: Render) -> None:
    assert render(PAGE, quotes="full").count("午后的水比开阔处凉。") == 20


def test_no_passage_is_shown_where_none_may_be(render: Render) -> None:
    assert "午后" not in render(PAGE, quotes="none")


def test_the_basis_and_the_theme_become_labels(render: Render) -> None:
    made = render(PAGE)
    assert '<span class="cs-basis">cited study</span>' in made
    assert '<a class="cs-theme" href="../themes/river-shade.md">River shade</a>' in made


def test_several_pieces_of_evidence_are_one_marker_with_an_entry_each(render: Render) -> None:
    other = "@moss2019shade, §2 “shade cools the water”"
    both = f"{BRACKET[:-1]}; {other}]"
    links = f'\n\n{both}: #{CLAIM} "林一（2020）"\n[{other}]: moss2019shade.md#c-abcdefgh "Moss 2019"\n'
    made = render(f"Both {both}{links}")
    assert made.count('class="cs-chip"') == 1
    assert 'aria-label="Evidence: 林一（2020）, Moss"' in made
    assert ">林一（2020）, Moss</button>" in made
    assert made.count('class="cs-card-entry"') == 2
    assert '<a class="cs-card-link" href="moss2019shade.md#c-abcdefgh">Go to the claim</a>' in made


def test_a_marker_names_three_papers_and_counts_the_others(render: Render) -> None:
    keys = ["ash", "birch", "cedar", "dogwood"]
    pieces = [f"@{key}2020x, §2 “shade cools the {key}”" for key in keys]
    links = "\n".join(f'[{piece}]: {piece[1:5]}.md#c-x "{piece[1:4].title()} 2020"' for piece in pieces)

    def shown(number: int) -> str:
        bracket = "; ".join(pieces[:number])
        return render(f'All [{bracket}]\n\n[{bracket}]: ash.md#c-x "Ash 2020"\n{links}\n')

    assert ">Ash, Bir, Ced</button>" in shown(3)
    assert ">Ash, Bir +2</button>" in shown(4)


def test_papers_that_would_be_called_the_same_keep_their_years(render: Render) -> None:
    pieces = ["@ash2019a, §2 “shade cools the water”", "@ash2020b, §2 “shade cools the water”"]
    links = "\n".join(f'[{piece}]: x.md#c-x "Ash {piece[4:8]}"' for piece in pieces)
    made = render(f"One [{pieces[0]}] and [{pieces[1]}].\n\n{links}\n")
    assert ">Ash 2019</button>" in made
    assert ">Ash 2020</button>" in made


def test_a_citation_without_evidence_is_a_link(render: Render) -> None:
    made = render(f"As [@hall2001trees] and [@hall2001trees, p. 7] say.{LINKS}")
    assert '<a class="cs-cited" href="../works/h.md#hall2001trees">Hall 2001</a>' in made
    assert ">Hall 2001, p. 7</a>" in made


@pytest.mark.parametrize(
    "text",
    [
        "`[@hall2001trees]` and `[#river-shade]`",
        "```\n[@hall2001trees]\n```",
        "    [@hall2001trees]",
        r"\[@hall2001trees]",
        "[@hall2001trees](https://example.org/)",
        "<mail@example.org> and mail@hall2001trees",
    ],
    ids=["code span", "fence", "indented code", "escaped", "link text", "e-mail"],
)
def test_code_links_and_addresses_are_left_alone(render: Render, text: str) -> None:
    assert "cs-" not in render(text + LINKS)


def test_a_bracket_that_the_page_does_not_define_stays_as_written(render: Render) -> None:
    assert "[@nobody1999, §1 “some words here”]" in render("See [@nobody1999, §1 “some words here”].")


def test_a_citation_in_a_heading_stays_out_of_its_id(render: Render) -> None:
    made = render(f"## Shade [@hall2001trees]\n\ntext{LINKS}")
    assert '<h2 data-toc-label="Shade" id="shade">' in made or '<h2 id="shade">' in made


def test_text_of_a_source_cannot_become_markup(render: Render) -> None:
    hostile = "[@lin2020hean, §二（一） “<img src=x onerror=y>”]"
    made = render(f'{hostile}\n\n{hostile}: #c-aaaaaaaa "<b>*x*</b>"\n')
    assert "<img" not in made
    assert "<b>" not in made
    assert "<em>" not in made


def test_one_converter_may_serve_several_pages(root: object) -> None:
    converter = Markdown(extensions=["conspectus"], extension_configs={"conspectus": {"root": str(root)}})
    first, second = converter.convert(PAGE), converter.reset().convert(PAGE)
    assert first == second


SILENT = """## Mechanisms

- Shade cools. {bracket} · (cited study)

## Method

*not stated*

## Limitations

*not stated*

<!-- conspectus:begin backlinks -->
## Used on

- [Rivers & \\[others\\]](../themes/river-shade.md): [1](#{claim})
<!-- conspectus:end backlinks -->
{links}"""


def test_facets_that_are_not_stated_are_one_line_and_keep_their_anchors(render: Render) -> None:
    made = render(SILENT.format(bracket=BRACKET, claim=CLAIM, links=LINKS))
    assert re.findall(r"<h2[^>]*>([^<]*)", made) == ["Mechanisms", "Used on"]
    assert (
        '<p class="cs-unstated">Not stated in the paper: <span id="method">Method</span>, '
        '<span id="limitations">Limitations</span></p>'
    ) in made
    assert made.index("Shade cools") < made.index("cs-unstated") < made.index(">Used on</h2>")


def test_a_facet_with_more_than_that_it_is_not_stated_keeps_its_heading(render: Render) -> None:
    text = SILENT.format(bracket=BRACKET, claim=CLAIM, links=LINKS)
    made = render(
        text.replace("## Limitations\n\n*not stated*", "## Limitations\n\n*not stated*\n\nBut see the notes.")
    )
    assert re.findall(r"<h2[^>]*>([^<]*)", made) == ["Mechanisms", "Limitations", "Used on"]


def test_a_claim_s_card_names_the_pages_that_rest_on_it(render: Render) -> None:
    made = render(SILENT.format(bracket=BRACKET, claim=CLAIM, links=LINKS))
    assert '<b>Used on</b> <span><a href="../themes/river-shade.md">Rivers &amp; [others]</a></span>' in made


def test_a_card_on_another_page_says_what_the_claim_rests_on(render: Render) -> None:
    links = LINKS.replace(f'#{CLAIM} "林一（2020）"', f'lin2020hean.md#{CLAIM} "林一（2020） · cited study"')
    made = render(f"Shade cools {BRACKET}.{links}")
    assert " · claim rests on: cited study · <a" in made
    assert '<span class="cs-card-source">林一（2020）</span>' in made
    assert 'aria-label="Evidence: 林一（2020）"' in made


def test_a_colon_behind_a_label_is_in_the_label(render: Render) -> None:
    made = render("- **甲**：一。\n- **乙**：二。\n")
    assert '<strong>甲<span class="cs-colon">：</span></strong>一。' in made

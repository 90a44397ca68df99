"""What the woven blocks of papers and themes say."""

import re
from dataclasses import replace

import markdown
import pytest

from conspectus.model import Page, Relation, Review
from conspectus.pages import find_blocks, read_page
from conspectus.weave import weave


@pytest.fixture
def woven(review: Review) -> dict[str, str]:
    return weave(review)


def _block(text: str, name: str) -> str:
    start, end = next(block.body for block in find_blocks(text)[0] if block.name == name)
    return text[start:end]


def test_the_head_says_who_what_kind_where_and_when(woven: dict[str, str]) -> None:
    head = _block(woven["docs/papers/lin2020hean.zh.md"], "record")
    assert '<p class="cs-venue">期刊论文 · 河流学报, [2020], 3(2): 1-9' in head
    authors = ("林一", "何 二", "吴三")
    assert "、".join(f'<span class="cs-author">{name}</span>' for name in authors) in head


def test_the_head_reads_western_names_given_name_first(woven: dict[str, str]) -> None:
    assert '<span class="cs-author">A Moss</span></p>' in _block(woven["docs/papers/moss2019shade.md"], "record")


def test_a_page_may_say_what_kind_of_text_the_paper_is(review: Review) -> None:
    file = "docs/papers/moss2019shade.md"
    kind = {"kind": "field study <1>"}
    papers = {
        key: replace(paper, pages={name: _stating(page, kind) for name, page in paper.pages.items()})
        for key, paper in review.papers.items()
    }
    stated = replace(review, papers=papers, pages=tuple(_stating(page, kind) for page in review.pages))
    assert '<p class="cs-venue">field study &lt;1&gt; · ' in _block(weave(stated)[file], "record")


def _stating(page: Page, fields: dict[str, str]) -> Page:
    return replace(page, front_matter={**page.front_matter, **fields})


def test_a_title_of_a_paper_cannot_become_markup(review: Review) -> None:
    papers = {
        key: replace(paper, work=replace(paper.work, title="<script>alert(1)</script> & [@moss2019shade]"))
        for key, paper in review.papers.items()
    }
    head = _block(weave(replace(review, papers=papers))["docs/papers/moss2019shade.md"], "record")
    assert '<p class="cs-original">&lt;script&gt;alert(1)&lt;/script&gt; &amp; [@moss2019shade]</p>' in head


def test_the_rest_of_the_record_is_a_box_that_opens(woven: dict[str, str]) -> None:
    cite = _block(woven["docs/papers/lin2020hean.zh.md"], "cite")
    assert cite.startswith('<details class="cs-record" markdown="1">\n<summary>完整著录</summary>\n')
    assert "- **发表于** 河流学报, \\[2020\\], 3(2): 1-9\n" in cite
    assert cite.index("cs-record") < cite.index("cs-cite")


def test_a_paper_at_a_glance_counts_its_claims_and_leads_to_them(woven: dict[str, str]) -> None:
    glance = _block(woven["docs/papers/lin2020hean.zh.md"], "glance")
    assert "- **2 条论点** [作用机制](#机理)\u00a02\n" in glance
    assert "- **论点依据** 论断\u00a01\n" in glance
    assert "[River shade](../themes/river-shade.md)\u00a02\u00a0· [Fish](../themes/fish.md)\u00a01\n" in glance


def test_a_paper_at_a_glance_names_in_one_line_of_what_it_says_nothing(review: Review) -> None:
    pages = tuple(replace(page, not_stated=("method", "limitations")) for page in review.pages)
    glance = _block(weave(replace(review, pages=pages))["docs/papers/moss2019shade.md"], "glance")
    assert "- **Not stated** Method · Limitations\n" in glance


def test_a_paper_at_a_glance_names_the_papers_that_cite_it_and_share_its_works(woven: dict[str, str]) -> None:
    glance = _block(woven["docs/papers/moss2019shade.md"], "glance")
    assert "- **Cited by** [林一 et al. \\[2020\\]](lin2020hean.zh.md)\n" in glance
    assert "(lin2020hean.zh.md)\u00a01\n" in glance


def test_a_paper_names_the_pages_that_rest_on_it_and_which_claims_they_use(woven: dict[str, str]) -> None:
    back = _block(woven["docs/papers/moss2019shade.md"], "backlinks")
    assert back.startswith("## Used on\n")
    assert re.search(r"- \[River shade\]\(\.\./themes/river-shade\.md\): \[1\]\(#c-\w+\)\n", back)


def test_a_page_that_nothing_rests_on_has_no_links_back(woven: dict[str, str]) -> None:
    assert "conspectus:begin backlinks" not in woven["docs/papers/lin2020hean.zh.md"]
    assert "conspectus:begin backlinks" not in woven["docs/themes/fish.md"]


def test_a_theme_names_the_pages_that_speak_of_it(review: Review) -> None:
    text = "# Home\n\nSee [#fish].\n"
    home = read_page(text, "docs/index.md", review.settings)
    woven = weave(replace(review, pages=(*review.pages, home)))
    assert _block(woven["docs/themes/fish.md"], "backlinks") == "Referred to on: [Home](../index.md)\n"


def test_addresses_of_claims_that_are_gone_still_lead_to_the_page(woven: dict[str, str]) -> None:
    assert '<a id="c-gone1234"></a>' in _block(woven["docs/papers/lin2020hean.zh.md"], "record")


def test_cited_works_keep_their_printed_numbers_and_lead_to_their_entries(woven: dict[str, str]) -> None:
    references = _block(woven["docs/papers/lin2020hean.zh.md"], "references")
    assert "- [\\[1\\]](../works/h.zh.md#hall2001trees) " in references
    assert "- [\\[2\\]](moss2019shade.md) " in references


def test_every_bracket_is_defined_verbatim_and_its_parts_too(woven: dict[str, str]) -> None:
    links = _block(woven["docs/papers/lin2020hean.zh.md"], "links")
    both = "[@lin2020hean, §二（一） ¶2 “与早先观测一致”; @moss2019shade, §2 “shade cools the water”]: #c-"
    assert both in links
    assert "[@moss2019shade, §2 “shade cools the water”]: moss2019shade.md#c-" in links
    assert '[#river-shade]: ../themes/river-shade.md "River shade"' in links


def test_a_citation_of_a_work_leads_to_its_entry(woven: dict[str, str]) -> None:
    links = _block(woven["docs/papers/moss2019shade.md"], "links")
    assert '[@hall2001trees, p. 7]: ../works/h.md#hall2001trees "(Hall, 2001)7"' in links


def test_code_and_unknown_keys_get_no_definition(review: Review) -> None:
    page = next(page for page in review.pages if page.file == "docs/themes/fish.md")
    text = page.text + "\nNot `[@hall2001trees]` nor [@nobody1999] nor [#nothing].\n"
    pages = tuple(replace(page, text=text) if page.file == "docs/themes/fish.md" else page for page in review.pages)
    assert "hall2001trees" not in _block(weave(replace(review, pages=pages))["docs/themes/fish.md"], "links")


def test_each_cell_of_the_matrix_opens_its_claims(woven: dict[str, str]) -> None:
    matrix = _block(woven["docs/themes/river-shade.md"], "matrix")
    row = next(line for line in matrix.splitlines() if "lin2020hean" in line)
    assert row.count("](../papers/lin2020hean.zh.md#c-") == 2
    assert row.endswith(" | – |")


def test_positions_stand_side_by_side_with_their_evidence(woven: dict[str, str]) -> None:
    positions = _block(woven["docs/themes/river-shade.md"], "positions")
    assert positions.index("<summary>Mechanisms <small>1 paper · 2 claims</small>") < positions.index(
        "<summary>Findings"
    )
    assert "(../papers/lin2020hean.zh.md)\n    - 树荫使水温下降。 [@lin2020hean, §二（一） “树荫遮住水面”]" in positions
    assert positions.count('open="open"') == 1


def test_coverage_counts_papers_and_names_the_newest(woven: dict[str, str]) -> None:
    coverage = _block(woven["docs/themes/river-shade.md"], "coverage")
    assert coverage.startswith("Covers 1 of 2 papers; the newest is [林一 et al.")
    assert "in passing [Moss 2019](../papers/moss2019shade.md)." in coverage


def test_related_themes_say_why(review: Review) -> None:
    stated = replace(review.themes["river-shade"], related=(Relation("fish", "works", ("hall2001trees",)),))
    text = weave(replace(review, themes={**review.themes, "river-shade": stated}))["docs/themes/river-shade.md"]
    related = _block(text, "related")
    assert "[Fish](fish.md): 1 claim speaks to both; their papers share 1 cited work ([Hall 2001](" in related


def test_the_bibliography_adds_the_works_that_papers_of_the_theme_share(woven: dict[str, str]) -> None:
    bibliography = _block(woven["docs/themes/river-shade.md"], "bibliography")
    assert bibliography.index("moss2019shade.md") < bibliography.index("### Cited by more than one paper")
    assert "Trees &lt;b&gt;by&lt;/b&gt; the river" in bibliography


def test_a_theme_without_papers_says_so(review: Review) -> None:
    empty = replace(review, papers={})
    assert "None yet." in _block(weave(empty)["docs/themes/fish.md"], "positions")


def test_without_the_extension_every_bracket_is_still_a_link(woven: dict[str, str]) -> None:
    text = woven["docs/papers/lin2020hean.zh.md"].split("---\n", 2)[2]
    made = markdown.markdown(text, extensions=["tables"])
    assert '<a href="#c-' in made
    assert ">@lin2020hean, §二（一） “树荫遮住水面”</a> · （论断） · <a " in made
    assert '<a href="../themes/fish.md" title="Fish">#fish</a>' in made
    assert "]: " not in made

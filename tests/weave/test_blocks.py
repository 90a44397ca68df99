"""What the woven blocks of papers and themes say."""

from dataclasses import replace

import markdown
import pytest

from conspectus.model import Relation, Review
from conspectus.pages import find_blocks
from conspectus.weave import weave


@pytest.fixture
def woven(review: Review) -> dict[str, str]:
    return weave(review)


def _block(text: str, name: str) -> str:
    start, end = next(block.body for block in find_blocks(text)[0] if block.name == name)
    return text[start:end]


def test_a_record_sets_supplied_values_in_square_brackets(woven: dict[str, str]) -> None:
    record = _block(woven["docs/papers/lin2020hean.zh.md"], "record")
    assert "- **发表于** 河流学报, \\[2020\\], 3(2): 1-9\n" in record


def test_a_record_reads_western_names_given_name_first(woven: dict[str, str]) -> None:
    assert "- **Authors** A Moss\n" in _block(woven["docs/papers/moss2019shade.md"], "record")
    assert "- **作者** 林一、何 二、吴三\n" in _block(woven["docs/papers/lin2020hean.zh.md"], "record")


def test_a_record_links_themes_and_the_papers_that_cite_it(woven: dict[str, str]) -> None:
    record = _block(woven["docs/papers/moss2019shade.md"], "record")
    assert "- **Themes** [River shade](../themes/river-shade.md)\n" in record
    assert "- **Cited by** [林一 et al. \\[2020\\]](lin2020hean.zh.md)\n" in record


def test_a_record_counts_the_works_shared_with_other_papers(woven: dict[str, str]) -> None:
    assert "(lin2020hean.zh.md) (1)\n" in _block(woven["docs/papers/moss2019shade.md"], "record")


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
    assert positions.index("### Mechanisms") < positions.index("### Findings")
    assert "(../papers/lin2020hean.zh.md): 树荫使水温下降。 [@lin2020hean, §二（一） “树荫遮住水面”]" in positions


def test_coverage_counts_papers_and_names_the_newest(woven: dict[str, str]) -> None:
    coverage = _block(woven["docs/themes/river-shade.md"], "coverage")
    assert coverage.startswith("Covers 1 of 2 papers; newest claim of 2020 ([林一 et al.")
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

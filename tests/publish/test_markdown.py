"""The Markdown beside a page: everything the page says, links that lead somewhere, no machinery."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from conspectus.model import Review, Settings
from conspectus.pages import read_page, split_front_matter
from conspectus.publish.markdown import readable

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(?<!\\)\]\(<?([^()\s<>]+)>?\)")

PAGE = """---
title: River shade
---
# River shade

<!-- conspectus:begin record -->
- **Authors** Lin He
<a id="c-aaaaaaaa"></a>
<!-- conspectus:end record -->

<!-- a note to the writers -->
<details class="cs-cite" markdown="1" data-copy="Copy">
<summary>Cite</summary>

- **APA** <span class="cs-ref">Lin. <em>Rivers</em>\\[J\\].</span>

</details>

## Mechanisms

- Shade cools, says @hall2001 [p. 3], and so do others [@hall2001;
  @lin2020hean]. [@lin2020hean, §二（一） “树荫遮住水面”; @lin2020hean, §abstract “两岸”] · (assertion) · [#shade]
- More in [#shade]: it cools. [All](../explore.md?theme=shade#x)
- `[@lin2020hean, §二（一） “树荫遮住水面”]` is how it is written{ .cs-sign }, mail x@example.org.

```markdown
<!-- conspectus:begin links -->
[#shade] <span>stays</span>
```

<span class="Z3988" title="ctx_ver=Z39.88-2004"></span>

<!-- conspectus:begin links -->
[… @hall2001, p. 3]: ../works/h.md#hall2001 "Hall (2001)"
[@hall2001; @lin2020hean]: ../works/h.md#hall2001 "(Hall, 2001; 林, 2020)"
[@lin2020hean, §二（一） “树荫遮住水面”; @lin2020hean, §abstract “两岸”]: #c-ph4iqcct "林 \\"2020\\""
[@lin2020hean, §二（一） “树荫遮住水面”]: #c-ph4iqcct "林 2020"
[@lin2020hean, §abstract “两岸”]: other.md#c-bbbbbbbb "[林] 2020"
[#shade]: ../themes/shade.md "Shade & water"
<!-- conspectus:end links -->
"""


@pytest.fixture(scope="module")
def text() -> str:
    return readable(read_page(PAGE, "docs/papers/lin2020hean.md", Settings()))


def test_citations_are_links_with_the_labels_that_the_site_shows(text: str) -> None:
    assert "says [Hall (2001)](../works/h.md#hall2001), and" in text
    assert "others [(Hall, 2001; 林, 2020)](../works/h.md#hall2001)." in text
    assert "[§二（一） “树荫遮住水面”](#c-ph4iqcct); [\\[林\\] 2020, §abstract “两岸”](other.md#c-bbbbbbbb)" in text
    assert "· [Shade & water](../themes/shade.md)\n" in text
    assert "More in [Shade & water](../themes/shade.md): it cools." in text
    assert "[All](../explore.html?theme=shade#x)" in text


def test_a_claim_is_preceded_by_the_anchor_that_links_lead_to(text: str) -> None:
    assert '\n- <a id="c-' in text


def test_markup_comments_and_definitions_are_gone_and_their_words_are_not(text: str) -> None:
    prose = text.split("```", maxsplit=1)[0]
    assert "**Cite**" in prose
    assert "- **APA** Lin. *Rivers*\\[J\\]." in prose
    assert not re.search(r"<!--|<(?!a id=|/a>)|\{|Z3988|a note to the writers|\]:", prose)
    assert "c-aaaaaaaa" not in prose


def test_code_stays_as_it_is_written(text: str) -> None:
    assert "- `[@lin2020hean, §二（一） “树荫遮住水面”]` is how it is written, mail x@example.org." in text
    assert "```markdown\n<!-- conspectus:begin links -->\n[#shade] <span>stays</span>\n```" in text


def test_every_page_has_one_beside_it_that_says_what_it_is(review: Review, files: Mapping[str, str]) -> None:
    for page in review.pages:
        inside = page.file.removeprefix("docs/")
        head, body = split_front_matter(files[inside])
        stated = yaml.safe_load(head)
        assert (stated["title"], stated["language"]) == (page.title, page.language)
        assert stated["url"] == inside.removesuffix(".md") + ".html"
        assert body.lstrip().startswith("# ")


def test_no_page_of_this_review_leaves_a_citation_or_a_tag_behind(review: Review, files: Mapping[str, str]) -> None:
    for page in review.pages:
        if page.file.startswith("docs/guide/"):
            continue
        body = split_front_matter(files[page.file.removeprefix("docs/")])[1]
        body = re.sub(r"`[^`]*`", "", body)
        assert not re.search(r"\[@|\[#[a-z-]+\](?!:)|<!--|<(?!a id=|/a>|https?:)[a-z/]", body), page.file


def test_every_link_leads_to_a_file_and_every_anchor_is_there(review: Review, files: Mapping[str, str]) -> None:
    docs = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*")}
    broken = []
    for page in review.pages:
        inside = page.file.removeprefix("docs/")
        if inside.startswith("guide/"):
            continue
        for address in LINK.findall(files[inside]):
            if ":" in address.split("/")[0]:
                continue
            path, _, anchor = address.partition("#")
            path = path.replace(".html?", ".md?").partition("?")[0]
            path = path.partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(inside), unquote(path))) if path else inside
            missing = target not in files and target not in docs
            if missing or (anchor.startswith("c-") and f'id="{anchor}"' not in files[target]):
                broken.append((inside, address))
    assert broken == []

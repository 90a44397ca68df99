"""llms.txt: the form of llmstxt.org, both languages, links to Markdown, short in a large review."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from conspectus.model import Paper, Review
from conspectus.publish import machines
from conspectus.publish.llms import MOST_PAPERS

LINE = re.compile(r"- \[(?:[^\[\]\\]|\\.)+\]\(([^()\s]+)\)(?:: .+)?")


def test_the_file_has_the_form_that_llmstxt_org_gives(files: Mapping[str, str]) -> None:
    """An H1 with the name, a blockquote, other text, then H2 sections that are lists of links."""
    text = files["llms.txt"]
    head, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    assert re.match(r"# .+\n\n> .+\n\n", head)
    assert head.count("\n#") == 0
    for section in sections:
        title, _, body = section.partition("\n\n")
        assert title
        assert all(LINE.fullmatch(line) for line in body.strip().splitlines())


def test_every_link_leads_to_a_file_that_is_made(files: Mapping[str, str]) -> None:
    linked = [found[1] for line in files["llms.txt"].splitlines() if (found := LINE.fullmatch(line))]
    assert set(linked) <= set(files)
    assert {"papers/tan2024xinzhi.md", "papers/tan2024xinzhi.zh.md", "review.json"} <= set(linked)


def test_links_are_absolute_where_the_review_says_where_it_is_hosted(hosted: Review) -> None:
    text = machines(hosted).files["llms.txt"]
    assert "(https://example.org/review/themes/index.md)" in text
    assert "](papers/" not in text


def test_a_review_of_many_papers_is_entered_by_its_list(review: Review) -> None:
    key, paper = next(iter(review.papers.items()))
    page = paper.pages["en"]
    pages = [replace(page, file=f"docs/papers/{key}{number}.md") for number in range(MOST_PAPERS)]
    many = replace(review, papers={key: Paper(key, paper.work)}, pages=(*review.pages, *pages))
    text = machines(many).files["llms.txt"]
    assert f"papers/{key}1.md" not in text
    assert "papers/index.md" in text

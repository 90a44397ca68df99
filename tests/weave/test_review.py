"""Weaving changes woven blocks and nothing else, says what is stale, and leaves broken pages alone."""

from dataclasses import replace

from conspectus.model import Page, Review
from conspectus.pages import read_page, stamp, without_bodies
from conspectus.weave import broken_pages, stale, weave, weave_to_disk


def _with_texts(review: Review, texts: dict[str, str]) -> Review:
    """The review as it would be opened again with ``texts`` on disk."""
    pages: dict[str, Page] = {page.file: page for page in review.pages}
    for file, text in texts.items():
        if file.endswith(".md"):
            pages[file] = read_page(text, file, review.settings)
    papers = {
        key: replace(paper, pages={language: pages[page.file] for language, page in paper.pages.items()})
        for key, paper in review.papers.items()
    }
    return replace(review, pages=tuple(pages.values()), papers=papers)


def _woven(review: Review) -> Review:
    return _with_texts(review, weave(review))


def test_what_stands_outside_the_blocks_stays(review: Review) -> None:
    before = {page.file: page.text for page in review.pages}
    for file, text in weave(review).items():
        if file.startswith("docs/papers/") and file in before:
            assert _authored(text) == _authored(before[file])


def _authored(text: str) -> list[str]:
    """The lines outside woven blocks: a page may gain a block, and the blank line around it."""
    lines = without_bodies(text).splitlines()
    return [line for line in lines if line.strip() and not line.startswith("<!-- conspectus:")]


def test_weaving_twice_changes_nothing(review: Review) -> None:
    once = weave(review)
    assert weave(_with_texts(review, once)) == once


def test_pages_that_were_just_woven_are_not_stale(review: Review) -> None:
    weave_to_disk(review)
    assert stale(_woven(review)) == ()


def test_a_stale_block_is_found_with_its_file_and_line(review: Review) -> None:
    weave_to_disk(review)
    woven = _woven(review)
    file = "docs/papers/moss2019shade.md"
    changed = {file: next(p.text for p in woven.pages if p.file == file).replace("Brooks", "Streams")}
    (found,) = stale(_with_texts(woven, changed))
    assert (found.code, found.file, found.line) == ("stale-block", file, 10)


def test_a_missing_generated_page_is_found(review: Review) -> None:
    codes = {found.code for found in stale(review)}
    assert codes == {"stale-block", "not-woven"}


def test_only_changed_files_are_written(review: Review) -> None:
    assert weave_to_disk(review)[0]
    assert weave_to_disk(_woven(review))[0] == ()


def test_a_page_with_broken_markers_is_left_alone_and_reported(review: Review) -> None:
    file = "docs/themes/fish.md"
    broken = _with_texts(review, {file: "# Fish\n\n<!-- conspectus:begin matrix -->\n"})
    assert file not in weave(broken)
    (found,) = broken_pages(broken)
    assert (found.file, found.line) == (file, 3)


def test_a_merge_conflict_inside_a_block_is_settled(review: Review) -> None:
    woven = _woven(review)
    file = "docs/papers/moss2019shade.md"
    page = next(page for page in woven.pages if page.file == file)
    conflict = "<<<<<<< ours\n- **Citekey** `moss2019shade`\n=======\n- **Citekey** `moss`\n>>>>>>> theirs\n"
    torn = page.text.replace("- **Citekey** `moss2019shade`\n", conflict)
    assert weave(_with_texts(woven, {file: torn}))[file] == page.text


def test_an_untouched_draft_stays_untouched_when_it_is_woven(review: Review) -> None:
    file = "docs/papers/moss2019shade.md"
    text = next(page.text for page in review.pages if page.file == file)
    drafted = _with_texts(review, {file: stamp(text)})
    assert read_page(weave(drafted)[file], file, review.settings).drafted


def test_the_works_page_says_where_a_work_is_cited_and_under_which_number(review: Review) -> None:
    line = next(line for line in weave(review)["docs/works/h.md"].splitlines() if "hall2001trees" in line)
    assert line.startswith('- <a id="hall2001trees"></a>')
    assert "](../papers/lin2020hean.zh.md) \\[1\\]" in line
    assert "](../papers/moss2019shade.md) \\[4\\]" in line


def test_shared_works_come_first_on_the_index_of_works(review: Review) -> None:
    text = weave(review)["docs/works/index.md"]
    assert text.index("(h.md#hall2001trees)") < text.index("[H](h.md) (1)")


def test_every_list_has_a_page_in_both_languages(review: Review) -> None:
    woven = weave(review)
    for name in ("papers/index", "themes/index", "works/index", "works/h"):
        assert f"[中文]({name.rsplit('/', 1)[1]}.zh.md)" in woven[f"docs/{name}.md"]
        assert "[English](" in woven[f"docs/{name}.zh.md"]


def test_bibtex_files_are_copied_into_the_site(review: Review) -> None:
    assert weave(review, downloads={"papers.bib": "@article{a,}\n"})["docs/bib/papers.bib"] == "@article{a,}\n"


def test_a_new_block_stands_under_the_title_not_under_a_comment_in_the_front_matter(review: Review) -> None:
    file = "docs/themes/fish.md"
    text = "---\n# a comment\nlabel: Fish\n---\n\n# Fish\n\nSwim.\n"
    woven = weave(_with_texts(review, {file: text}))[file]
    assert woven.startswith("---\n# a comment\nlabel: Fish\n---\n\n# Fish\n\n<!-- conspectus:begin coverage -->\n")
    assert "<!-- conspectus:end coverage -->\n\nSwim.\n" in woven


def test_a_page_of_ones_own_may_cite_and_the_guide_writes_about_it(review: Review) -> None:
    text = "# Notes\n\nSee [@hall2001trees].\n"
    woven = weave(
        _with_texts(review, {"docs/notes.md": text, "docs/guide/pages.md": text, "docs/plain.md": "# Plain\n"})
    )
    assert '[@hall2001trees]: works/h.md#hall2001trees "(Hall, 2001)"' in woven["docs/notes.md"]
    assert "docs/guide/pages.md" not in woven
    assert "docs/plain.md" not in woven

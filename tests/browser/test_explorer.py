"""The explorer in the browser: what is chosen is shown, stands in the address, and can be taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.serving import Served

ROOT = Path(__file__).parents[2]
CLAIMS = ".cs-x-claim"
STATUS = ".cs-x-status"

Open = Callable[..., Page]


@pytest.fixture
def explore(tab: Page, review: Served) -> Open:
    """Opens the explorer with a query and waits for its claims."""

    def opened(query: str = "", page: str = "explore") -> Page:
        tab.goto(f"{review.url}{page}.html{query}")
        expect(tab.locator(STATUS)).to_have_text(re.compile(r"\d"))
        return tab

    return opened


@pytest.fixture(scope="module")
def columns(review_site: Path) -> dict[str, list[list[str]]]:
    """The data of the explorer of this review, in English."""
    text = (review_site / "data/explorer/en.js").read_text(encoding="utf-8")
    data: dict[str, list[list[str]]] = json.loads(text.partition("] = ")[2].rstrip(";\n"))
    return data


def shown(tab: Page) -> int:
    return int(re.findall(r"\d+", tab.locator(STATUS).inner_text())[0])


def test_every_claim_is_there_at_first_and_nothing_has_moved(
    explore: Open, columns: dict[str, list[list[str]]]
) -> None:
    tab = explore()
    assert shown(tab) == len(columns["facet"])
    assert tab.locator(CLAIMS).count() == min(50, len(columns["facet"]))
    shift = """() => new Promise(done => new PerformanceObserver(list =>
      done(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: "layout-shift", buffered: true})
      || setTimeout(done, 200, 0))"""
    assert tab.evaluate(shift) == 0


def test_a_filter_shows_its_claims_and_the_address_keeps_it(explore: Open) -> None:
    tab = explore()
    theme = tab.get_by_label("Theme", exact=True).get_by_role("checkbox").first
    theme.check()
    expect(tab).to_have_url(re.compile(r"\?theme=[a-z-]+$"))
    count = int(theme.locator("..").locator(".cs-x-count").inner_text())
    expect(tab.locator(STATUS)).to_have_text(re.compile(rf"^{count} "))
    tab.get_by_label("Group by").select_option("theme")
    expect(tab.locator(".cs-x-title")).to_have_count(1)
    tab.go_back()
    expect(tab.locator(".cs-x-title .cs-x-short").first).to_be_visible()
    assert shown(tab) == count
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"explore\.html$"))
    expect(theme).not_to_be_checked()
    tab.go_forward()
    expect(tab.locator(STATUS)).to_have_text(re.compile(rf"^{count} "))


def test_an_address_opens_its_selection(explore: Open) -> None:
    tab = explore("?theme=green&facet=findings&group=facet&sort=newest")
    assert shown(tab) > 0
    expect(tab.get_by_label("Sort by")).to_have_value("newest")
    expect(tab.locator(".cs-x-title")).to_have_text(re.compile(r"^Findings \d+$"))
    expect(tab.locator(".cs-x-chosen")).to_contain_text("Findings")
    tab.get_by_role("button", name="Remove all").click()
    expect(tab).to_have_url(re.compile(r"explore\.html\?sort=newest&group=facet$"))


def test_words_are_found_and_marked_and_one_entry_of_the_history(explore: Open) -> None:
    tab = explore()
    tab.get_by_label("Words").press_sequentially("value chain")
    expect(tab).to_have_url(re.compile(r"\?words=value\+chain$"))
    assert 0 < shown(tab) < 263
    texts = tab.locator(".cs-x-text").all_inner_texts()
    assert all("value" in text.lower() and "chain" in text.lower() for text in texts)
    assert {mark.lower() for mark in tab.locator(".cs-x-text mark").all_inner_texts()} == {"value", "chain"}
    tab.go_back()
    expect(tab).to_have_url(re.compile(r"explore\.html$"))
    expect(tab.get_by_label("Words")).to_have_value("")


def test_nothing_found_says_so(explore: Open) -> None:
    tab = explore("?words=qqqq")
    expect(tab.locator(STATUS)).to_have_text(re.compile("^No claim"))
    assert tab.locator(CLAIMS).count() == 0


def test_an_author_is_found_by_reading_and_a_long_list_by_a_part(explore: Open) -> None:
    tab = explore("?words=tan zhixiong")
    assert shown(tab) == explore("?author=谭志雄").locator(CLAIMS).count()
    tab.locator("summary", has_text="Author").click()
    finder = tab.get_by_label("Find: Author")
    if finder.is_visible():
        finder.fill("deng")
        expect(tab.get_by_role("group", name="Author")).to_contain_text("Deng Zhou")


def test_a_claim_leads_to_its_place(explore: Open) -> None:
    tab = explore("?theme=digital")
    link = tab.locator(".cs-x-place").first
    text = tab.locator(".cs-x-text").first.inner_text()
    link.click()
    expect(tab).to_have_url(re.compile(r"papers/\w+\.html#c-[a-z2-7]{8}$"))
    expect(tab.locator(".cs-claim:target")).to_contain_text(text[:40])


def test_the_selection_is_taken_away_as_a_table(explore: Open) -> None:
    tab = explore("?theme=green&group=facet")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == shown(tab)
    assert all("green" in row["themes"].split() and row["claim"] and row["title"] for row in rows)
    assert {row["claim"] for row in rows} == set(tab.locator(".cs-x-text").all_inner_texts())


def test_the_papers_of_the_selection_are_taken_away_as_bibtex(explore: Open) -> None:
    tab = explore("?theme=green")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="BibTeX").click()
    library = parse_string(download.value.path().read_text(encoding="utf-8"))
    papers = int(re.findall(r"\d+", tab.locator(STATUS).inner_text())[2])
    assert len(library.entries) == papers
    assert library.failed_blocks == []
    for entry in library.entries:
        assert (entry.raw or "-").strip() in (ROOT / f"docs/bib/papers/{entry.key}.bib").read_text(encoding="utf-8")


def test_the_link_of_the_selection_is_copied(context: BrowserContext, explore: Open) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = explore("?facet=limitations")
    tab.get_by_role("button", name="Copy link").click()
    expect(tab.locator(".cs-x-told")).to_have_text("The link is copied.")
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url


def test_it_is_used_with_the_keyboard_alone(explore: Open) -> None:
    tab = explore()
    tab.get_by_label("Words").focus()
    tab.keyboard.press("Tab")
    expect(tab.locator(".cs-x-filter summary").first).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab).to_have_url(re.compile("theme="))
    expect(tab.locator(".cs-x-values input").first).to_be_focused()
    tab.locator(".cs-x-next").focus() if tab.locator(".cs-x-next").is_visible() else None
    tab.get_by_label("Group by").focus()
    tab.keyboard.press("ArrowDown")
    expect(tab).to_have_url(re.compile("group=theme"))


def test_more_claims_come_when_asked_for_and_the_focus_goes_to_them(explore: Open) -> None:
    tab = explore()
    tab.get_by_role("button", name=re.compile("^Show 50 more")).click()
    expect(tab.locator(CLAIMS)).to_have_count(100)
    expect(tab.locator(".cs-x-place").nth(50)).to_be_focused()


def test_the_chinese_page_speaks_chinese_and_switching_keeps_the_selection(explore: Open) -> None:
    tab = explore("?theme=green&words=碳", page="explore.zh")
    assert shown(tab) > 0
    expect(tab.locator(".cs-x-text mark").first).to_have_text("碳")
    expect(tab.locator(STATUS)).to_contain_text("论点")
    tab.get_by_label("论点语言").select_option("en")
    expect(tab).to_have_url(re.compile("lang=en"))
    tab.get_by_label("词语").fill("")
    expect(tab.locator(".cs-x-text").first).to_have_attribute("lang", "en")
    tab.locator(".cs-language").first.click()
    expect(tab).to_have_url(re.compile(r"explore\.html\?theme=green"))
    expect(tab.locator(".cs-x-chosen")).to_contain_text("The green transition")


def test_the_filters_of_a_narrow_screen_open_with_a_button(explore: Open, tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    explore()
    toggle = tab.get_by_role("button", name="Filters")
    expect(tab.locator(".cs-x-panel")).to_be_hidden()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(tab.locator(".cs-x-panel")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_paper_has_all_claims_of_the_selection_and_no_controls(explore: Open) -> None:
    tab = explore()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(tab.locator(CLAIMS)).to_have_count(shown(tab))
    tab.emulate_media(media="print")
    expect(tab.locator(".cs-x-panel")).to_be_hidden()
    expect(tab.locator(".cs-x-head")).to_be_hidden()


def test_without_a_script_it_names_the_lists(context: BrowserContext, review: Served) -> None:
    window = context.browser.new_context(java_script_enabled=False) if context.browser else context
    tab = window.new_page()
    tab.goto(f"{review.url}explore.html")
    note = tab.locator(".cs-explorer-note")
    expect(note).to_be_visible()
    expect(note.get_by_role("link", name="Themes")).to_be_visible()
    window.close()


def test_it_works_from_a_folder(tab: Page, review_site: Path) -> None:
    tab.goto(f"{(review_site / 'explore.html').as_uri()}?theme=green")
    expect(tab.locator(STATUS)).to_have_text(re.compile("^17 of"))
    tab.get_by_label("Words").fill("carbon")
    expect(tab.locator(".cs-x-text mark").first).to_be_visible()


def test_data_that_do_not_come_leave_the_lists(tab: Page, review: Served) -> None:
    tab.route("**/data/explorer/*", lambda route: route.abort())
    tab.goto(f"{review.url}explore.html")
    expect(tab.locator(".cs-explorer-note")).to_be_visible()
    expect(tab.locator(STATUS)).to_contain_text("could not be loaded")

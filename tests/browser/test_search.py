"""Search as a reader meets it: from one key to the place that says it, in Chinese, English and pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from tests.browser.serving import Served

from conspectus.search.build import read_site
from conspectus.search.normal import normalise

Ask = Callable[[str, str], Locator]


@pytest.fixture
def ask(tab: Page, review: Served) -> Ask:
    """Open the search on a page and type a query; the dialog, with all that it has to say."""

    def asked(query: str, page: str = "index.zh.html") -> Locator:
        tab.goto(review.url + page)
        tab.keyboard.press("/")
        dialog = tab.locator("dialog.cs-search")
        dialog.locator(".cs-search__field").fill(query)
        expect(dialog.locator(".cs-search__status")).not_to_be_empty()
        return dialog

    return asked


@pytest.fixture(scope="module")
def texts(review_site: Path) -> list[str]:
    """The normalised text of every page, a block a line."""
    return ["\n".join(normalise(block.text) for block in one.blocks) for one in read_site(review_site)]


def settled(dialog: Locator) -> Locator:
    """Wait until other names and facets are there too."""
    expect(dialog.locator(".cs-search__results")).to_have_attribute("aria-busy", "false")
    return dialog


def counted(dialog: Locator) -> int:
    """How many pages were found, as the dialog says it."""
    number = re.match(r"\d+", dialog.locator(".cs-search__status").inner_text())
    return int(number[0]) if number else 0


@pytest.mark.parametrize("query", ["双循环", "国内大循环", "链长制", "攀升", "质", "TFP", "生产力的", "value chain"])
def test_the_pages_that_say_it_are_counted_and_it_is_marked(query: str, ask: Ask, texts: list[str]) -> None:
    dialog = settled(ask(query, "index.zh.html"))
    only = dialog.locator(".cs-search__only")
    if only.is_visible():
        only.click()
        expect(dialog.locator(".cs-search__also")).to_contain_text("只检索所输入的文字")
        settled(dialog)
    parts = normalise(query).split(" ")
    assert counted(dialog) == sum(all(part in text for part in parts) for text in texts)
    if counted(dialog):
        assert normalise(dialog.locator("mark").first.inner_text()) in {normalise(query), *parts}


def test_a_theme_that_is_called_so_comes_first(ask: Ask) -> None:
    first = ask("攀升", "index.zh.html").locator(".cs-search__hit").first
    expect(first.locator(".cs-search__title")).to_contain_text("价值链攀升与重构")
    expect(first.locator(".cs-search__kind")).to_have_text("主题")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("xinzhi shengchanli", "新质生产力"),
        ("xin zhi sheng chan li", "新质生产力"),
        ("NQPF", "新质生产力"),
        ("新质生产力", "new quality productive forces"),
        ("tan zhixiong", "谭志雄"),
        ("zhixiong tan", "谭志雄"),
    ],
)
def test_other_names_are_searched_and_said(query: str, says: str, ask: Ask) -> None:
    dialog = settled(ask(query, "index.html"))
    expect(dialog.locator(".cs-search__also")).to_contain_text(says)
    everything = counted(dialog)
    dialog.locator(".cs-search__only").click()
    expect(dialog.locator(".cs-search__also")).to_contain_text("only as typed")
    settled(dialog)
    assert counted(dialog) < everything


def test_a_paper_is_found_by_how_its_title_is_read(ask: Ask) -> None:
    dialog = settled(ask("jiakuai chanyelian chuangxin", "papers/index.html"))
    expect(dialog.locator(".cs-search__title").first).to_contain_text("加快产业链创新")


def test_nothing_of_the_search_is_fetched_before_the_first_key(tab: Page, review: Served) -> None:
    asked: list[str] = []
    review.sent.clear()
    tab.on("request", lambda request: asked.append(request.url.removeprefix(review.url)))
    tab.goto(review.url + "index.html", wait_until="networkidle")
    tab.locator(".cs-search-open").click()
    expect(tab.locator("dialog.cs-search .cs-search__field")).to_be_focused()
    assert [url for url in asked if url.startswith(("search/", "javascripts/search/"))] == []
    assert (sum(size for path, size in review.sent if path.endswith("/javascripts/search.js"))) < 4096
    tab.keyboard.press("a")
    expect(tab.locator("dialog.cs-search .cs-search__status")).not_to_be_empty()
    assert "search/manifest.js" in asked


def test_from_the_key_to_the_claim_and_back(tab: Page, review: Served) -> None:
    tab.goto(review.url + "papers/index.html")
    opener = tab.locator(".cs-search-open")
    opener.focus()
    tab.keyboard.press("Control+k")
    field = tab.locator("dialog.cs-search .cs-search__field")
    expect(field).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog.cs-search")).to_be_hidden()
    expect(opener).to_be_focused()
    tab.keyboard.press("/")
    tab.keyboard.type("TFP")
    expect(tab.locator("dialog.cs-search .cs-search__place").first).to_be_visible()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("dialog.cs-search .cs-search__title").first).to_be_focused()
    tab.keyboard.press("ArrowDown")
    place = tab.locator("dialog.cs-search .cs-search__place").first
    expect(place).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    address = place.get_attribute("href") or ""
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url(address)
    tab.wait_for_function("CSS.highlights.get('cs-found')?.size > 0")
    marked = tab.evaluate("[...CSS.highlights.get('cs-found')].map((range) => range.toString())")
    assert "TFP" in marked
    anchor = tab.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert anchor
    expect(tab.locator(f'[id="{anchor}"]')).to_be_attached()


def test_facets_narrow_to_as_many_pages_as_they_say(ask: Ask) -> None:
    dialog = settled(ask("价值链 创新", "index.zh.html"))
    for kind in ("theme", "facet", "author", "language"):
        value = dialog.locator(f"[aria-labelledby=cs-search-{kind}] .cs-search__value").first
        says = int(value.locator(".cs-search__count").inner_text())
        value.click()
        pressed = dialog.locator('.cs-search__value[aria-pressed="true"]')
        expect(pressed).to_have_count(1)
        assert counted(dialog) == says, kind
        expect(pressed).to_be_focused()
        pressed.click()
        expect(pressed).to_have_count(0)


def test_a_later_query_is_not_overtaken_by_an_earlier_answer(ask: Ask) -> None:
    dialog = ask("的", "index.zh.html")
    field = dialog.locator(".cs-search__field")
    for query in ("的", "链", "链长", "链长制"):
        field.fill(query)
    settled(dialog)
    expect(dialog.locator("mark").first).to_have_text("链长制")


def test_what_is_being_composed_is_not_asked(ask: Ask, tab: Page) -> None:
    dialog = settled(ask("链长制", "index.zh.html"))
    found = dialog.locator(".cs-search__status").inner_text()
    tab.evaluate(
        """() => {
          const field = document.querySelector("dialog.cs-search .cs-search__field");
          field.dispatchEvent(new CompositionEvent("compositionstart"));
          field.value = "lian chang";
          field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        }"""
    )
    tab.wait_for_function("new Promise((resolve) => setTimeout(() => resolve(true), 200))")
    assert dialog.locator(".cs-search__status").inner_text() == found


def test_results_have_an_address_of_their_own(tab: Page, review: Served) -> None:
    tab.goto(review.url + "search.zh.html?q=链长制")
    page = tab.locator(".cs-search--page")
    expect(page.locator(".cs-search__hit").first).to_be_visible()
    page.locator(".cs-search__field").fill("攀升")
    expect(page.locator("mark").first).to_contain_text("攀升")
    assert tab.evaluate("new URLSearchParams(location.search).get('q')") == "攀升"
    expect(page.locator(".cs-search__place").first).to_have_css("text-decoration-line", "none")


def test_an_author_finds_the_authors_papers_first(ask: Ask) -> None:
    dialog = ask("谭志雄", "index.zh.html")
    hits = dialog.locator(".cs-search__title")
    expect(hits.first).to_have_attribute("href", re.compile(r"papers/tan2024xinzhi\.zh\.html"))


def test_without_a_script_the_control_leads_to_the_lists(browser: Browser, review: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(review.url + "index.zh.html")
    tab.locator(".cs-search-open").click()
    tab.wait_for_url("**/search.zh.html")
    expect(tab.locator("noscript p, .cs-search__script").first).to_contain_text("JavaScript")
    expect(tab.locator("article").get_by_role("link", name="主题", exact=True)).to_be_visible()
    context.close()


def test_a_site_opened_from_a_folder_is_searched_too(tab: Page, review_site: Path) -> None:
    tab.goto((review_site / "index.zh.html").as_uri())
    tab.keyboard.press("/")
    tab.locator("dialog.cs-search .cs-search__field").fill("链长制")
    expect(tab.locator("dialog.cs-search mark").first).to_have_text("链长制")


def test_on_a_phone_the_search_fills_the_window(context: BrowserContext, review: Served) -> None:
    tab = context.new_page()
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(review.url + "index.zh.html")
    tab.locator(".cs-search-open").click()
    dialog = tab.locator("dialog.cs-search")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    dialog.locator(".cs-search__field").fill("新质生产力")
    settled(dialog)
    assert tab.evaluate("document.querySelector('dialog.cs-search').scrollWidth") <= 390
    dialog.get_by_role("button", name="关闭").click()
    expect(dialog).to_be_hidden()


def test_a_manifest_of_an_older_build_is_fetched_again(tab: Page, review: Served, review_site: Path) -> None:
    manifest = (review_site / "search" / "manifest.js").read_text(encoding="utf-8")
    older = re.sub(r'take\("\w+"', 'take("older"', manifest)

    def answer(route: Route) -> None:
        if route.request.url.endswith("manifest.js"):
            route.fulfill(body=older, content_type="text/javascript")
        else:
            route.continue_()

    tab.route("**/search/manifest.js*", answer)
    tab.goto(review.url + "index.zh.html")
    tab.keyboard.press("/")
    tab.locator("dialog.cs-search .cs-search__field").fill("链长制")
    expect(tab.locator("dialog.cs-search mark").first).to_have_text("链长制")
